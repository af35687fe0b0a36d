//! What of the body the map draws.

use egui_kittest::kittest::Queryable as _;

use crate::support::window::Desk;

#[test]
fn l_goes_through_the_layers_and_stops_at_the_bones() {
    let mut desk = Desk::with_new_chart();
    for layer in ["intermediate", "deep", "deep"] {
        desk.key(egui::Key::L);
        assert!(desk.has(&format!("back view, {layer} layer, ")), "{layer}");
    }
    for layer in [
        "intermediate layer",
        "superficial layer",
        "skin only",
        "skin only",
    ] {
        desk.keys(egui::Modifiers::SHIFT, egui::Key::L);
        assert!(desk.has(&format!("back view, {layer}, ")), "{layer}");
    }
}

#[test]
fn a_split_names_the_persons_own_side_and_is_left_out_from_the_side() {
    let mut desk = Desk::with_new_chart();
    desk.key(egui::Key::S);
    assert!(desk.has("back view, intermediate layer on your right, "));
    desk.key(egui::Key::S);
    assert!(desk.has("back view, intermediate layer on your left, "));
    desk.click("Front");
    assert!(desk.has("front view, intermediate layer on your left, "));
    desk.click("Left side");
    assert!(desk.has("left view, intermediate layer, "));
    desk.key(egui::Key::S);
    desk.click("Back");
    assert!(desk.has("back view, intermediate layer, "));
}

#[test]
fn layers_and_close_ups_are_chosen_above_the_map() {
    let mut desk = Desk::with_new_chart();
    desk.click("Layers");
    desk.click("Deep muscles and bones");
    assert!(desk.has("back view, deep layer, "));
    desk.key(egui::Key::Escape);
    desk.click("Look at");
    desk.click("Whole back");
    assert!(!desk.has("Back and hips"), "the menu is closed");
}

#[test]
fn the_look_stays_with_the_window() {
    let mut desk = Desk::with_new_chart();
    desk.key(egui::Key::L);
    desk.keys(egui::Modifiers::COMMAND, egui::Key::N);
    assert!(desk.has("back view, intermediate layer, 0 knots"));
}

/// Pixels of the map that are bare paper.
fn paper(desk: &mut Desk) -> usize {
    let map = desk.harness.get_by_label_contains("Body map").rect();
    let picture = desk.harness.render().unwrap();
    let at = |x: f32, y: f32| *picture.get_pixel(x as u32, y as u32);
    let paper = at(map.left() + 3.0, map.center().y - 60.0);
    let mut count = 0;
    for x in (map.left() as u32..map.right() as u32).step_by(8) {
        for y in (map.top() as u32 + 60..map.bottom() as u32 - 40).step_by(8) {
            count += usize::from(at(x as f32, y as f32) == paper);
        }
    }
    count
}

#[test]
fn switching_layer_or_view_never_shows_a_bare_frame() {
    let mut desk = Desk::with_new_chart();
    let map = desk.harness.get_by_label_contains("Body map").rect();
    let all = (map.area() / 64.0) as usize;
    for (key, modifiers) in [
        (egui::Key::L, egui::Modifiers::NONE),
        (egui::Key::S, egui::Modifiers::NONE),
        (egui::Key::V, egui::Modifiers::NONE),
        (egui::Key::L, egui::Modifiers::SHIFT),
        (egui::Key::V, egui::Modifiers::SHIFT),
        (egui::Key::C, egui::Modifiers::NONE),
    ] {
        desk.harness.key_press_modifiers(modifiers, key);
        for frame in 0..3 {
            desk.harness.step();
            let bare = paper(&mut desk);
            assert!(
                bare < all * 9 / 10,
                "{key:?}, frame {frame}: {bare} of {all}"
            );
        }
    }
}

#[test]
fn the_build_of_the_body_is_chosen_and_taken_back() {
    use knotmap::model::BodyShape;
    let mut desk = Desk::with_jeffrey();
    let place = desk.knot().place;
    desk.key(egui::Key::Escape);
    desk.key(egui::Key::Escape);
    for (button, shape) in [
        ("Broader", BodyShape::Broader),
        ("Slighter", BodyShape::Slighter),
    ] {
        desk.pass(jiff::SignedDuration::from_secs(10));
        desk.click(button);
        assert_eq!(desk.chart().person().shape, shape);
        assert_eq!(desk.knot().place, place);
    }
    desk.keys(egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(desk.chart().person().shape, BodyShape::Broader);
    desk.keys(egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(desk.chart().person().shape, BodyShape::Neutral);
}

/// Corners of the triangles of the largest drawing that the last frame painted.
fn corners(desk: &Desk) -> usize {
    let shapes = desk.harness.output().shapes.iter();
    let meshes = shapes.map(|clipped| match &clipped.shape {
        egui::Shape::Mesh(mesh) => mesh.vertices.len(),
        _ => 0,
    });
    meshes.max().unwrap_or(0)
}

#[test]
fn every_frame_paints_the_body_while_views_and_layers_are_gone_through() {
    let mut desk = Desk::with_new_chart();
    assert!(corners(&desk) > 5_000);
    let watch = |desk: &mut Desk, what: &str| {
        for frame in 0..4 {
            desk.harness.step();
            let painted = corners(desk);
            // The outline alone, with its shade, is more than this.
            assert!(painted > 500, "{what}, frame {frame}: {painted}");
        }
    };
    for view in ["Left side", "Right side", "Front", "Back"] {
        desk.harness.get_by_label(view).click();
        watch(&mut desk, view);
        for (modifiers, steps) in [(egui::Modifiers::SHIFT, 2), (egui::Modifiers::NONE, 3)] {
            for _ in 0..steps {
                desk.harness.key_press_modifiers(modifiers, egui::Key::L);
                watch(&mut desk, view);
            }
        }
        desk.keys(egui::Modifiers::SHIFT, egui::Key::L);
        for _ in 0..3 {
            desk.harness.key_press(egui::Key::S);
            watch(&mut desk, view);
        }
        desk.keys(egui::Modifiers::SHIFT, egui::Key::L);
    }
}
