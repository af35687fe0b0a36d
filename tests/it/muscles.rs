//! Muscles in words beside the map, where a knot spreads, and the side while a knot is placed.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use knotmap::body::Body;
use knotmap::model::{Side, SpreadsTo};

use super::support::window::{Desk, LEFT_BLADE};

fn temple(side: Side) -> SpreadsTo {
    SpreadsTo {
        zone: "head_temple".to_owned(),
        side,
    }
}

#[test]
fn one_click_leads_from_a_knot_to_the_muscles_it_may_lie_in() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(LEFT_BLADE + egui::vec2(50.0, 0.0));
    desk.type_text("Jeffrey7");
    desk.key(Key::Enter);
    let under = Body::shared().unwrap().muscles_at(&desk.knot().place);
    assert!(under.len() > 1, "{under:?}");
    desk.click("About these muscles");
    assert!(desk.has("Jeffrey may lie in"));
    desk.click(&under[1].name);
    assert!(desk.has("Where it attaches"));
    assert!(desk.has("Your knots that may lie in it"));
    assert!(desk.has("none of it is a diagnosis"));
    // The knot's own side is meant; on the other side it is not.
    assert_eq!(desk.count("Jeffrey"), 1);
    desk.click("Your right");
    assert_eq!(desk.count("Jeffrey"), 0);
    desk.key(Key::Escape);
    assert!(desk.has("Jeffrey may lie in"));
}

#[test]
fn where_a_knot_spreads_is_said_undone_and_found_again() {
    let mut desk = Desk::with_jeffrey();
    // It lies below what is in sight.
    let add = "Add a place…";
    desk.harness.get_by_label(add).click_accesskit();
    desk.settle();
    desk.click("Temple");
    assert_eq!(desk.knot().spreads_to, [temple(Side::Left)]);
    assert!(desk.has("Temple, left"));
    desk.click("Muscles");
    desk.click("Temple");
    assert!(desk.has("Your knots that spread there"));
    assert_eq!(desk.count("Jeffrey"), 1);
    assert!(desk.has("Often described to reach there"));
    assert!(desk.has("Upper trapezius"));
    desk.click("Your right");
    assert_eq!(desk.count("Jeffrey"), 0);
    desk.key(Key::Escape);
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert!(desk.knot().spreads_to.is_empty());
    desk.keys(egui::Modifiers::COMMAND, Key::Y);
    desk.click("Knot");
    let remove = "Temple, left";
    desk.harness.get_by_label(remove).click_accesskit();
    desk.settle();
    assert!(desk.knot().spreads_to.is_empty());
}

#[test]
fn muscles_and_places_are_found_by_everyday_words() {
    let mut desk = Desk::with_new_chart();
    desk.click("Muscles");
    desk.click("Where it hurts, or a muscle");
    desk.type_text("migraine");
    assert!(desk.has("Temple") && !desk.has("Outer hip"));
    assert!(desk.has("No muscle by that name"));
    desk.click("Temple");
    assert!(desk.has("Temple, right"));
}

#[test]
fn the_side_is_said_while_a_knot_is_placed() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(LEFT_BLADE);
    assert!(desk.has("placing on the left side"));
    desk.key(Key::Enter);
    assert!(!desk.has("placing on the"));
}
