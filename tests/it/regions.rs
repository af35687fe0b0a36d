//! What a screen reader hears of the body: its regions, with side, layer and the knots in them.

use egui::{Key, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use knotmap::body::{Body, Region};
use knotmap::model::{Place, Side, View};

use super::support::window::Desk;

/// Names of the regions of a layer under a place.
fn under(place: Place, layer: &str) -> Vec<&'static str> {
    let view = Body::shared().unwrap().view(place.view).unwrap();
    let regions = view.regions_at(place.pos).into_iter();
    let of_layer = regions.filter(|region: &&Region| region.layer.name() == layer);
    of_layer.map(|region| region.name.as_str()).collect()
}

/// The only region that says it holds this knot; of two neighbours at a border the first.
fn said(desk: &Desk, knot: &str) -> String {
    let part = format!("knot: {knot}, ");
    let node = desk
        .harness
        .get_all_by_label_contains(&part)
        .next()
        .unwrap();
    node.accesskit_node().label().unwrap()
}

#[test]
fn every_region_says_its_side_its_layer_and_the_knots_in_it() {
    for (view, button) in [(View::Back, "Back"), (View::Front, "Front")] {
        for (side, x) in [(Side::Left, -1.0), (Side::Right, 1.0)] {
            let mut desk = Desk::with_new_chart();
            desk.click(button);
            // From behind, the person's left is the viewer's left; in front it is the other way round.
            let x = if view == View::Front { -x } else { x };
            let map = desk.harness.get_by_label_contains("Body map").rect();
            desk.click_at(map.center() + egui::vec2(x * 90.0, 0.0));
            desk.type_text("Jeffrey7");
            desk.key(Key::Enter);
            let place = desk.knot().place;
            assert_eq!((place.view, place.side()), (view, side));
            for layer in ["superficial", "intermediate", "deep"] {
                let wanted = under(place, layer);
                let named = |name: &&str| {
                    let label =
                        format!("{name}, your {side}, {layer} layer, 1 knot: Jeffrey, 7 of 10");
                    desk.count(&label) == 1
                };
                assert!(
                    wanted.iter().all(named),
                    "{view:?} {side} {layer} {wanted:?}"
                );
                if layer == "superficial" {
                    let name = wanted[0];
                    let other = format!(
                        "{name}, your {}, superficial layer, no knots",
                        side.mirrored()
                    );
                    assert_eq!(desk.count(&other), 1, "{other}");
                    assert!(said(&desk, "Jeffrey").starts_with(name));
                }
                desk.key(Key::L);
            }
        }
    }
}

#[test]
fn what_is_not_known_of_a_knot_is_said_in_the_region_too() {
    let mut desk = Desk::with_jeffrey();
    let at = desk
        .harness
        .get_all_by_label_contains("Jeffrey, 7 of 10, ")
        .map(|node| node.rect())
        .find(|rect| rect.width() < 40.0)
        .map_or(Pos2::ZERO, |rect| rect.center());
    desk.click_at(at + egui::vec2(0.0, 26.0));
    desk.type_text("Ruth");
    desk.key(Key::Enter);
    // It may share a region with the first one.
    let says = |desk: &Desk, rating: &str| {
        let alone = desk.has(&format!("1 knot: Ruth, {rating}"));
        alone || desk.has(&format!("2 knots: Jeffrey, 7 of 10; Ruth, {rating}"))
    };
    assert!(says(&desk, "not rated"));
    desk.type_text("0");
    assert!(says(&desk, "0 of 10"));
}

#[test]
fn the_regions_are_walked_by_arrows_and_take_a_knot() {
    let mut desk = Desk::with_new_chart();
    desk.harness
        .get_by_label_contains("Regions, back view")
        .focus();
    desk.settle();
    let read_out = |desk: &Desk| {
        let list = desk.harness.get_by_label_contains("Regions, back view");
        let node = list.accesskit_node();
        node.active_descendant().map(|item| item.label().unwrap())
    };
    assert_eq!(read_out(&desk), None);
    let mut walked = Vec::new();
    for _ in 0..6 {
        desk.key(Key::ArrowDown);
        walked.push(read_out(&desk).unwrap());
    }
    walked.dedup();
    assert_eq!(walked.len(), 6, "{walked:?}");
    assert!(walked[0].contains("your left") && walked[1].contains("your right"));
    desk.key(Key::ArrowUp);
    assert_eq!(read_out(&desk).as_deref(), Some(walked[4].as_str()));
    assert_eq!(desk.chart().knot_count(), 0);
    desk.key(Key::Enter);
    assert_eq!(desk.chart().knot_count(), 1);
    let place = desk.knot().place;
    let name = walked[4].split(", your ").next().unwrap();
    assert!(
        under(place, "superficial").contains(&name),
        "{name} {place:?}"
    );
}

#[test]
fn pressing_a_region_through_the_accessibility_bus_shows_it() {
    let mut desk = Desk::with_new_chart();
    desk.key(Key::C);
    let label = "Lower trapezius, your right, superficial layer, no knots";
    let before = desk.harness.get_by_label(label).rect();
    desk.harness.get_by_label(label).click_accesskit();
    desk.settle();
    let map = desk.harness.get_by_label_contains("Body map").rect();
    let after = desk.harness.get_by_label(label).rect();
    assert!(map.contains_rect(after), "{before} {after} {map}");
    assert_eq!(desk.chart().knot_count(), 0, "it places nothing");
}
