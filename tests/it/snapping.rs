//! Snapping in the window: what is met is said and drawn, the side follows, and it can be kept from happening.

use egui::{Event, Modifiers, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use knotmap::model::{BodyPos, Side};
use knotmap::store::{Settings, Snapping};

use crate::support::window::{Desk, Look};

const ONE: Pos2 = pos2(512.0, 560.0);
const OTHER: Pos2 = pos2(690.0, 500.0);

fn place(desk: &mut Desk, at: Pos2, name: &str) {
    desk.click_at(at);
    desk.type_text(name);
    desk.key(egui::Key::Enter);
    desk.pass(jiff::SignedDuration::from_secs(5));
}

fn two(settings: Settings) -> Desk {
    let mut desk = Desk::with_settings(Look::default(), settings, |_| None);
    desk.click("New chart");
    place(&mut desk, ONE, "One");
    place(&mut desk, OTHER, "Other");
    desk
}

fn pos(desk: &Desk, index: usize) -> BodyPos {
    desk.chart().entries()[index].knot().place.pos
}

/// Whether both knots are as far down the spine.
fn is_level(desk: &Desk) -> bool {
    let [one, other] = [pos(desk, 0), pos(desk, 1)];
    BodyPos::clamped(one.u(), other.v()) == one
}

/// Begins to drag the second knot and holds it here.
fn hold(desk: &mut Desk, at: Pos2) {
    desk.press(OTHER);
    for share in [0.5, 1.0] {
        desk.harness.hover_at(OTHER + (at - OTHER) * share);
        desk.harness.step();
    }
    desk.harness.run_ok();
}

#[test]
fn a_dragged_knot_meets_the_level_of_another_and_says_so() {
    let mut desk = two(Settings::default());
    hold(&mut desk, pos2(690.0, ONE.y + 3.0));
    assert!(desk.has("placing on the right side, same level as One"));
    assert!(is_level(&desk));
    desk.harness.drop_at(pos2(690.0, ONE.y + 3.0));
    desk.settle();
    assert!(!desk.has("same level as One"), "guides go with the drag");
    desk.keys(Modifiers::COMMAND, egui::Key::Z);
    assert!(!is_level(&desk));
}

#[test]
fn alt_suspends_it_and_letting_go_of_alt_brings_it_back() {
    let mut desk = two(Settings::default());
    let at = pos2(690.0, ONE.y + 3.0);
    desk.press(OTHER);
    desk.harness.event(Event::ModifiersChanged(Modifiers::ALT));
    desk.harness.hover_at(at);
    desk.harness.run_ok();
    assert!(!is_level(&desk));
    assert!(!desk.has("same level as One"));
    desk.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    desk.harness.run_ok();
    assert!(is_level(&desk));
    desk.harness.drop_at(at);
    desk.settle();
}

#[test]
fn the_setting_turns_it_off() {
    let mut settings = Settings::default();
    settings.snapping = Snapping::Off;
    let mut desk = two(settings);
    hold(&mut desk, pos2(690.0, ONE.y + 3.0));
    assert!(!is_level(&desk));
    assert!(!desk.has("same level as One"));
}

#[test]
fn what_is_placed_meets_the_midline_and_the_side_said_is_the_side_it_gets() {
    for view in ["Back", "Front"] {
        let mut desk = Desk::with_new_chart();
        desk.click(view);
        let map = desk.harness.get_by_label_contains("Body map").rect();
        // Where the mid-line is, and a little beside it.
        let middle = map.center() + vec2(0.0, 60.0);
        let at = middle + vec2(4.0, 0.0);
        desk.click_at(at);
        assert!(desk.has("placing on the middle side, mid-line"), "{view}");
        assert_eq!(pos(&desk, 0).mirrored(), pos(&desk, 0));
        assert_eq!(desk.knot().place.side(), Side::Middle);
    }
}

#[test]
fn a_mirrored_spot_is_met_on_the_other_side() {
    let mut desk = Desk::with_new_chart();
    place(&mut desk, ONE, "One");
    let map = desk.harness.get_by_label_contains("Body map").rect();
    let across = pos2(2.0 * map.center().x - ONE.x - 3.0, ONE.y + 2.0);
    desk.click_at(across);
    assert!(desk.has("placing on the right side, across from One"));
    assert_eq!(pos(&desk, 1), pos(&desk, 0).mirrored());
}
