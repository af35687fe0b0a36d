//! Gestures on the map that go beyond the main job.

use egui::{Event, Modifiers, MouseWheelUnit, Pos2, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use knotmap::model::{Side, View};

use crate::support::window::Desk;

const ONE: Pos2 = pos2(512.0, 560.0);
const OTHER: Pos2 = pos2(690.0, 560.0);

/// Two knots, named 1 and 2 by their places in the list.
fn two_knots() -> Desk {
    let mut desk = Desk::with_new_chart();
    for (at, name) in [(ONE, "One"), (OTHER, "Other")] {
        desk.click_at(at);
        desk.type_text(name);
        desk.key(egui::Key::Enter);
        desk.pass(jiff::SignedDuration::from_secs(5));
    }
    desk
}

fn selected(desk: &Desk) -> usize {
    desk.app()
        .document()
        .unwrap()
        .session
        .selection()
        .knots()
        .len()
}

/// Where the mark of this name is on the screen.
fn mark(desk: &Desk, name: &str) -> Pos2 {
    let nodes = desk.harness.get_all_by_label_contains(name);
    let mut squares = nodes
        .map(|node| node.rect())
        .filter(|rect| rect.width() < 40.0);
    squares.next_back().unwrap().center()
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut desk = two_knots();
    let (one, other) = (mark(&desk, "One, "), mark(&desk, "Other, "));
    desk.harness.hover_at(one);
    for _ in 0..3 {
        desk.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: Vec2::new(0.0, 1.0),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
        desk.settle();
    }
    let (one_after, other_after) = (mark(&desk, "One, "), mark(&desk, "Other, "));
    assert!((one_after - one).length() < 1.0, "{one} {one_after}");
    assert!(other_after.x - one_after.x > 1.2 * (other.x - one.x));
}

#[test]
fn a_trackpad_pans_exactly() {
    let mut desk = two_knots();
    let before = mark(&desk, "One, ");
    desk.harness.hover_at(OTHER);
    desk.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(30.0, -20.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    });
    desk.settle();
    let moved = mark(&desk, "One, ") - before;
    assert!((moved - vec2(30.0, -20.0)).length() < 1.0, "{moved}");
}

#[test]
fn shift_and_drag_selects_what_is_in_the_box() {
    let mut desk = two_knots();
    desk.click_at(pos2(300.0, 200.0));
    assert_eq!(selected(&desk), 0);
    desk.harness
        .event(Event::ModifiersChanged(Modifiers::SHIFT));
    desk.drag(ONE - vec2(60.0, 60.0), OTHER + vec2(60.0, 60.0));
    assert_eq!(selected(&desk), 2);
    assert_eq!(desk.chart().knot_count(), 2);
}

#[test]
fn one_digit_rates_all_that_is_selected_and_one_undo_takes_it_back() {
    let mut desk = two_knots();
    desk.keys(Modifiers::COMMAND, egui::Key::A);
    desk.type_text("6");
    assert_eq!(desk.chart().rating_count(), 2);
    desk.keys(Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(desk.chart().rating_count(), 0);
}

#[test]
fn two_knots_on_one_spot_can_each_be_reached() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(ONE);
    desk.type_text("Under");
    desk.key(egui::Key::Enter);
    desk.keys(Modifiers::COMMAND, egui::Key::D);
    // Back onto the first: the copy lies a little below.
    for _ in 0..17 {
        desk.key(egui::Key::ArrowUp);
    }
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..3 {
        desk.pass(jiff::SignedDuration::from_secs(1));
        desk.click_at(ONE);
        seen.extend(desk.app().document().unwrap().session.selection().primary());
    }
    assert_eq!(desk.chart().knot_count(), 2);
    assert_eq!(seen.len(), 2);
}

#[test]
fn what_was_fitted_stays_fitted_in_a_smaller_window() {
    let mut desk = two_knots();
    desk.harness.set_size(Vec2::new(1000.0, 600.0));
    desk.settle();
    let map = desk.harness.get_by_label_contains("Body map").rect();
    assert!(map.contains(mark(&desk, "One, ")) && map.contains(mark(&desk, "Other, ")));
}

#[test]
fn esc_closes_an_open_menu_and_leaves_the_card() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(ONE);
    desk.type_text("Jeff");
    desk.click("File");
    desk.key(egui::Key::Escape);
    assert_eq!(desk.chart().knot_count(), 1);
    assert!(!desk.has("Save as"));
}

#[test]
fn a_digit_answers_what_the_inspector_asks_about() {
    let mut desk = two_knots();
    desk.click("Yesterday evening");
    desk.type_text("7");
    let entries = desk.chart().entries();
    let rating = &entries[1].ratings()[0];
    assert_eq!(rating.felt_at.to_string(), "2026-11-21T20:00:00+01:00");
    desk.type_text("4");
    let entries = desk.chart().entries();
    let felt_at = entries[1].ratings()[1].felt_at.to_string();
    assert_eq!(felt_at, "2026-11-22T08:15:10+01:00");
}

#[test]
fn moving_to_the_other_side_says_so() {
    let mut desk = two_knots();
    desk.key(egui::Key::M);
    assert!(desk.has("Moved 'Other' to your left"));
}

#[test]
fn finding_a_knot_takes_its_name_and_enter() {
    let mut desk = two_knots();
    desk.keys(Modifiers::COMMAND, egui::Key::F);
    desk.type_text("one");
    desk.key(egui::Key::Enter);
    let primary = desk.app().document().unwrap().session.selection().primary();
    assert_eq!(primary, Some(desk.chart().entries()[0].knot().id));
}

#[test]
fn saving_while_the_card_is_open_keeps_it_open() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(ONE);
    desk.type_text("Draft");
    let path = desk.folder.path().join("mine.ron");
    desk.keys(Modifiers::COMMAND, egui::Key::S);
    desk.type_path(&path);
    desk.click("Save");
    assert_eq!(desk.knot().name, "Draft");
    assert!(desk.app().document().unwrap().session.draft().is_some());
    assert!(std::fs::read_to_string(path).unwrap().contains("Draft"));
}

#[test]
fn in_front_the_viewers_right_is_the_persons_left() {
    let mut desk = Desk::with_new_chart();
    desk.click("Front");
    desk.click_at(OTHER);
    desk.key(egui::Key::Enter);
    assert_eq!(desk.knot().place.view, View::Front);
    assert_eq!(desk.knot().place.side(), Side::Left);
    assert!(desk.has("not rated, your left"));
    assert!(!desk.has("not rated, your right"));
}

#[test]
fn v_turns_the_body_and_the_list_turns_it_back() {
    let mut desk = two_knots();
    for view in ["left", "right", "front", "back", "left"] {
        desk.key(egui::Key::V);
        assert!(desk.has(&format!("Body map, {view} view")), "{view}");
    }
    desk.click_containing("1 One, ");
    assert!(desk.has("Body map, back view"));
}

#[test]
fn on_a_side_view_moving_to_the_other_side_shows_the_other_side() {
    let mut desk = Desk::with_new_chart();
    desk.click("Left side");
    let map = desk.harness.get_by_label_contains("Body map").rect();
    desk.click_at(map.center() + vec2(0.0, 60.0));
    desk.type_text("Flank");
    desk.key(egui::Key::Enter);
    assert_eq!(desk.knot().place.side(), Side::Left);
    desk.key(egui::Key::M);
    assert_eq!(desk.knot().place.side(), Side::Right);
    assert!(desk.has("Body map, right view") && desk.has("Moved 'Flank' to your right"));
}
