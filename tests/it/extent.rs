//! How far a knot reaches: drawn on the map, measured, exported, and undone stroke by stroke.

use egui::Key;
use knotmap::body::Body;
use knotmap::model::Extent;
use knotmap::scene::{LIGHT, Scene};

use super::support::window::{Desk, LEFT_BLADE};

fn square_cm(desk: &Desk) -> f64 {
    let knot = desk.knot();
    let view = Body::shared().unwrap().view(knot.place.view).unwrap();
    let ruler_cm = desk.chart().person().ruler_cm();
    view.covered(knot, ruler_cm).map_or(0.0, |c| c.square_cm)
}

#[test]
fn an_extent_is_drawn_erased_and_undone_stroke_by_stroke() {
    let mut desk = Desk::with_jeffrey();
    let place = desk.knot().place;
    desk.key(Key::E);
    assert!(desk.has("Draw how far Jeffrey reaches"));
    desk.drag(LEFT_BLADE, LEFT_BLADE + egui::vec2(30.0, 40.0));
    let first = square_cm(&desk);
    assert!(first > 7.0, "{first}");
    desk.drag(LEFT_BLADE, LEFT_BLADE + egui::vec2(40.0, -40.0));
    let second = square_cm(&desk);
    assert!(second > first + 2.0, "{second} {first}");
    desk.click("Erase");
    desk.drag(LEFT_BLADE, LEFT_BLADE + egui::vec2(40.0, -40.0));
    assert!(square_cm(&desk) < second - 2.0);
    assert_eq!(desk.knot().place, place, "the brush moves no knot");
    for _ in 0..2 {
        desk.keys(egui::Modifiers::COMMAND, Key::Z);
    }
    assert!((square_cm(&desk) - first).abs() < 0.1);
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.knot().extent, None);
    desk.keys(egui::Modifiers::COMMAND, Key::Y);
    desk.key(Key::Escape);
    assert!(!desk.has("Draw how far Jeffrey reaches"));
    assert!(matches!(desk.knot().extent, Some(Extent::Area(_))));
    // After that a click places a knot again.
    desk.click_at(LEFT_BLADE + egui::vec2(0.0, 90.0));
    assert_eq!(desk.chart().entries().len(), 2);
}

#[test]
fn done_and_another_selection_end_drawing() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::E);
    desk.click("Done");
    assert!(!desk.has("Draw how far Jeffrey reaches"));
    desk.key(Key::E);
    assert!(desk.has("Draw how far Jeffrey reaches"));
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert!(!desk.has("Draw how far"), "the knot is gone");
}

#[test]
fn an_extent_is_part_of_what_is_handed_over() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::E);
    desk.drag(LEFT_BLADE, LEFT_BLADE + egui::vec2(30.0, 40.0));
    let now = "2026-11-22T09:00:00+01:00".parse().unwrap();
    let body = Body::shared().unwrap();
    let view = desk.knot().place.view;
    let moment = knotmap::analysis::Moment::Present(now);
    let scene = Scene::build(desk.chart(), body, view, None, moment, &LIGHT).unwrap();
    assert_eq!(scene.extents.len(), 2, "a fill and its edge");
    let path = desk.save_as("drawn.ron");
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("Outline("), "{text}");
}
