//! The gestures of the map with a pointer and on a trackpad. More of the wheel and the box is in `map`, fingers and pen
//! are in `touch`, several knots in `several`.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use knotmap::store::{Settings, Wheel};

use crate::support::window::{Desk, Look};

pub const ONE: Pos2 = pos2(512.0, 560.0);
const OTHER: Pos2 = pos2(690.0, 500.0);
/// Beside the body.
const PAPER: Pos2 = pos2(300.0, 200.0);
/// Skin without a knot.
pub const SKIN: Pos2 = pos2(560.0, 380.0);

pub fn two(settings: Settings) -> Desk {
    let mut desk = Desk::with_settings(Look::default(), settings, |_| None);
    desk.click("New chart");
    for (at, name) in [(ONE, "One"), (OTHER, "Other")] {
        desk.click_at(at);
        desk.type_text(name);
        desk.key(Key::Enter);
        wait(&mut desk);
    }
    desk
}

/// So long that the next click is none of a double click.
pub fn wait(desk: &mut Desk) {
    desk.pass(jiff::SignedDuration::from_secs(5));
}

pub fn selected(desk: &Desk) -> Vec<String> {
    let session = &desk.app().document().unwrap().session;
    let knots = session.selection().knots().iter();
    let names = knots.map(|id| session.chart().knot(*id).unwrap().name.clone());
    names.collect()
}

/// Where the mark of this name is on the screen.
pub fn mark(desk: &Desk, name: &str) -> Pos2 {
    let nodes = desk.harness.get_all_by_label_contains(name);
    let mut squares = nodes
        .map(|node| node.rect())
        .filter(|rect| rect.width() < 40.0);
    squares.next_back().unwrap().center()
}

pub fn both(desk: &Desk) -> [Pos2; 2] {
    [mark(desk, "One, "), mark(desk, "Other, ")]
}

pub fn undo_label(desk: &Desk) -> Option<String> {
    let history = desk.app().document().unwrap().session.history();
    history.undo_label().map(str::to_owned)
}

fn held(desk: &mut Desk, modifiers: Modifiers) {
    desk.harness.event(Event::ModifiersChanged(modifiers));
}

fn button(desk: &mut Desk, pos: Pos2, button: PointerButton, pressed: bool) {
    desk.harness.event(Event::PointerButton {
        pos,
        button,
        pressed,
        modifiers: Modifiers::NONE,
    });
    desk.harness.step();
}

/// The pointer moves, and the main button goes down or up, all within one frame: a frame here lasts a quarter second.
fn at_once(desk: &mut Desk, way: &[(Pos2, Option<bool>)]) {
    let events = &mut desk.harness.input_mut().events;
    for (pos, pressed) in way {
        events.push(Event::PointerMoved(*pos));
        events.extend(pressed.map(|pressed| Event::PointerButton {
            pos: *pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }));
    }
    desk.harness.step();
}

fn click_twice(desk: &mut Desk, pos: Pos2) {
    desk.harness.hover_at(pos);
    desk.harness.step();
    for _ in 0..2 {
        at_once(desk, &[(pos, Some(true)), (pos, Some(false))]);
    }
    desk.settle();
}

/// Drags with a button from one place to another and lets go.
fn drag_with(desk: &mut Desk, which: PointerButton, from: Pos2, to: Pos2) {
    desk.harness.hover_at(from);
    desk.harness.step();
    button(desk, from, which, true);
    for step in 1..=4 {
        desk.harness
            .hover_at(from + (to - from) * (step as f32 / 4.0));
        desk.harness.step();
    }
    button(desk, to, which, false);
    desk.settle();
}

pub fn near(one: Pos2, other: Pos2) -> bool {
    (one - other).length() < 1.0
}

#[test]
fn a_click_on_skin_places_and_escape_before_any_entry_leaves_no_step() {
    let mut desk = two(Settings::default());
    let before = undo_label(&desk);
    desk.click_at(SKIN);
    assert_eq!(desk.chart().knot_count(), 3);
    desk.key(Key::Escape);
    assert_eq!(desk.chart().knot_count(), 2);
    assert_eq!(undo_label(&desk), before);
}

#[test]
fn a_click_on_paper_deselects_and_clicks_with_shift_or_control_toggle() {
    let mut desk = two(Settings::default());
    for modifiers in [Modifiers::SHIFT, Modifiers::COMMAND] {
        desk.click_at(ONE);
        assert_eq!(selected(&desk), ["One"]);
        wait(&mut desk);
        held(&mut desk, modifiers);
        desk.click_at(OTHER);
        assert_eq!(selected(&desk), ["One", "Other"]);
        wait(&mut desk);
        desk.click_at(OTHER);
        assert_eq!(selected(&desk), ["One"]);
        held(&mut desk, Modifiers::NONE);
        desk.click_at(PAPER);
        assert!(selected(&desk).is_empty());
        wait(&mut desk);
    }
    assert_eq!(desk.chart().knot_count(), 2);
}

#[test]
fn a_drag_of_less_than_six_points_moves_nothing_and_a_longer_one_is_one_step() {
    let mut desk = two(Settings::default());
    let before = both(&desk);
    at_once(
        &mut desk,
        &[
            (ONE, Some(true)),
            (ONE + vec2(4.0, 0.0), None),
            (ONE + vec2(4.0, 0.0), Some(false)),
        ],
    );
    desk.settle();
    assert_eq!(both(&desk), before);
    wait(&mut desk);
    desk.drag(ONE, ONE + vec2(-30.0, 20.0));
    assert!(!near(mark(&desk, "One, "), before[0]));
    assert_eq!(undo_label(&desk).as_deref(), Some("Move 'One'"));
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(both(&desk), before);
}

#[test]
fn escape_and_the_right_button_cancel_a_drag_and_open_no_menu() {
    for by_key in [true, false] {
        let mut desk = two(Settings::default());
        let (before, step) = (both(&desk), undo_label(&desk));
        let to = ONE + vec2(-30.0, 20.0);
        desk.press(ONE);
        desk.harness.hover_at(to);
        desk.harness.run_ok();
        assert!(!near(mark(&desk, "One, "), before[0]), "it moves live");
        if by_key {
            desk.harness.key_press(Key::Escape);
        } else {
            button(&mut desk, to, PointerButton::Secondary, true);
            button(&mut desk, to, PointerButton::Secondary, false);
        }
        desk.harness.run_ok();
        assert!(near(mark(&desk, "One, "), before[0]));
        desk.harness.drop_at(to);
        desk.settle();
        assert!(near(mark(&desk, "One, "), before[0]));
        assert_eq!(undo_label(&desk), step);
        assert!(!desk.has("Duplicate to other side"));
        assert_eq!(desk.chart().knot_count(), 2);
    }
}

#[test]
fn dragging_skin_or_paper_pans_exactly() {
    for from in [SKIN, PAPER] {
        let mut desk = two(Settings::default());
        let before = both(&desk);
        desk.drag(from, from + vec2(25.0, -15.0));
        let after = both(&desk);
        for (before, after) in before.into_iter().zip(after) {
            let moved = after - before;
            assert!((moved - vec2(25.0, -15.0)).length() < 1.5, "{moved}");
        }
        assert_eq!(desk.chart().knot_count(), 2);
    }
}

#[test]
fn the_middle_button_and_space_pan_even_from_a_knot() {
    let mut desk = two(Settings::default());
    let [one, _] = both(&desk);
    drag_with(
        &mut desk,
        PointerButton::Middle,
        ONE,
        ONE + vec2(30.0, -10.0),
    );
    let panned = mark(&desk, "One, ");
    assert!((panned - one - vec2(30.0, -10.0)).length() < 1.5);
    desk.harness.key_down(Key::Space);
    desk.harness.step();
    drag_with(
        &mut desk,
        PointerButton::Primary,
        panned,
        panned + vec2(-30.0, 10.0),
    );
    desk.harness.key_up(Key::Space);
    desk.settle();
    assert!(near(mark(&desk, "One, "), one));
    assert_ne!(undo_label(&desk).as_deref(), Some("Move 'One'"));
    assert_eq!(desk.chart().knot_count(), 2);
}

fn wheel(desk: &mut Desk, unit: MouseWheelUnit, y: f32, modifiers: Modifiers) {
    desk.harness.hover_at(ONE);
    held(desk, modifiers);
    desk.harness.event(Event::MouseWheel {
        unit,
        delta: vec2(0.0, y),
        phase: TouchPhase::Move,
        modifiers,
        source: egui::MouseWheelSource::Unknown,
    });
    held(desk, Modifiers::NONE);
    desk.settle();
}

#[test]
fn control_and_the_wheel_zoom_at_the_pointer_with_any_device() {
    for (unit, y) in [(MouseWheelUnit::Line, 2.0), (MouseWheelUnit::Point, 60.0)] {
        let mut desk = two(Settings::default());
        let [one, other] = both(&desk);
        wheel(&mut desk, unit, y, Modifiers::COMMAND);
        let after = both(&desk);
        assert!(near(after[0], one), "{unit:?} {one} {}", after[0]);
        assert!(
            after[1].x - after[0].x > 1.05 * (other.x - one.x),
            "{unit:?}"
        );
    }
}

#[test]
fn the_setting_says_what_the_wheel_does() {
    for (setting, unit, zooms) in [
        (Wheel::Zooms, MouseWheelUnit::Point, true),
        (Wheel::Pans, MouseWheelUnit::Line, false),
    ] {
        let mut settings = Settings::default();
        settings.wheel = setting;
        let mut desk = two(settings);
        let [one, other] = both(&desk);
        wheel(&mut desk, unit, 2.0, Modifiers::NONE);
        let after = both(&desk);
        let grew = after[1].x - after[0].x - (other.x - one.x);
        assert_eq!(grew.abs() > 0.5, zooms, "{setting:?}");
        assert_eq!(near(after[0], one), zooms, "{setting:?}");
    }
}

#[test]
fn a_pinch_on_a_trackpad_zooms_at_the_pointer() {
    let mut desk = two(Settings::default());
    let [one, other] = both(&desk);
    desk.harness.hover_at(ONE);
    desk.harness.step();
    desk.harness.event(Event::Zoom(1.3));
    desk.settle();
    let after = both(&desk);
    assert!(near(after[0], one));
    let grew = (after[1].x - after[0].x) / (other.x - one.x);
    assert!((grew - 1.3).abs() < 0.02, "{grew}");
}

#[test]
fn a_double_click_renames_a_knot_and_fits_beside_the_body() {
    let mut desk = two(Settings::default());
    let before = both(&desk);
    wheel(&mut desk, MouseWheelUnit::Line, 2.0, Modifiers::NONE);
    assert_ne!(both(&desk), before);
    wait(&mut desk);
    click_twice(&mut desk, PAPER);
    let after = both(&desk);
    assert!(near(after[0], before[0]) && near(after[1], before[1]));
    wait(&mut desk);
    click_twice(&mut desk, ONE);
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("Jeffrey");
    desk.key(Key::Enter);
    assert_eq!(desk.chart().entries()[0].knot().name, "Jeffrey");
}

#[test]
fn the_right_button_and_shift_f10_open_the_menu_of_what_is_there() {
    let mut desk = two(Settings::default());
    desk.harness.hover_at(ONE);
    desk.harness.step();
    button(&mut desk, ONE, PointerButton::Secondary, true);
    button(&mut desk, ONE, PointerButton::Secondary, false);
    desk.settle();
    assert_eq!(selected(&desk), ["One"]);
    for item in [
        "Rate 6 of 10",
        "Log treatment…",
        "Rename",
        "Duplicate to other side",
        "Archive",
        "Delete knot",
    ] {
        assert!(desk.has(item), "{item}");
    }
    desk.key(Key::Escape);
    assert!(!desk.has("Duplicate to other side"));
    desk.click_at(ONE);
    wait(&mut desk);
    desk.keys(Modifiers::SHIFT, Key::F10);
    assert!(desk.has("Duplicate to other side"));
}

#[test]
fn resting_on_a_knot_shows_its_card() {
    let mut desk = two(Settings::default());
    desk.type_text("6");
    desk.harness.hover_at(OTHER);
    desk.harness.step();
    let lines = |desk: &Desk| desk.count("6 of 10");
    let before = lines(&desk);
    desk.harness.run_steps(6);
    desk.settle();
    assert!(lines(&desk) > before);
}
