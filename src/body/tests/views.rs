//! What holds for every view, and what is particular to the front and the sides.

use kurbo::{Affine, BezPath, ParamCurve as _, Point, Rect, Shape as _};
use proptest::prelude::*;

use super::{pos, swapped, words};
use crate::body::{Body, BodyView, Layer, Level};
use crate::model::{Depth, Place, Side, View};

pub(super) fn drawn(view: View) -> &'static BodyView {
    Body::shared().unwrap().view(view).unwrap()
}

/// The side on which a point of a view lies, told from the screen alone.
fn side_on_screen(view: View, x: f64) -> Side {
    match view {
        View::Left => Side::Left,
        View::Right => Side::Right,
        _ if x.abs() <= Place::MIDDLE => Side::Middle,
        View::Back if x < 0.0 => Side::Left,
        View::Front if x > 0.0 => Side::Left,
        View::Back | View::Front => Side::Right,
    }
}

#[test]
fn every_region_is_a_shape_inside_the_outline() {
    // The outline's stroke is 1.5 drawing units wide.
    let slack = 1.5 / 286.9;
    for view in View::ALL.map(drawn) {
        for region in &view.regions {
            let name = (view.view, &region.id);
            assert!(region.path.area().abs() > 1e-4, "{name:?}");
            let points = region.path.segments().flat_map(|segment| {
                let along = (0..8).map(f64::from);
                along.map(move |step| segment.eval(step / 8.0))
            });
            for p in points {
                let near = crate::body::view::nearest(&view.outline, p).0 <= slack;
                assert!(view.outline.contains(p) || near, "{name:?} at {p:?}");
            }
        }
    }
}

#[test]
fn every_shape_is_on_the_side_it_is_said_to_be() {
    for view in View::ALL.map(drawn) {
        let shapes = (view.regions.iter().map(|r| (&r.id, r.side, &r.path)))
            .chain(view.cues.iter().map(|c| (&c.id, c.side, &c.path)))
            .chain(view.bones.iter().map(|b| (&b.id, b.side, &b.path)));
        for (id, side, path) in shapes {
            // Lines on the mid-line may be drawn as two halves that touch it.
            let x = path.bounding_box().center().x;
            let wanted = side_on_screen(view.view, if x.abs() < 1e-3 { 0.0 } else { x * 1e3 });
            assert_eq!(side, wanted, "{:?} {id}", view.view);
        }
        for mark in &view.landmarks {
            let wanted = side_on_screen(view.view, mark.point.x);
            assert_eq!(mark.side, wanted, "{:?} {}", view.view, mark.id);
        }
    }
}

#[test]
fn the_front_has_two_equal_halves() {
    let front = drawn(View::Front);
    for region in &front.regions {
        let twin = front
            .regions
            .iter()
            .find(|r| r.id == region.id && r.side == region.side.mirrored())
            .unwrap();
        let off = (twin.bounds.x0 + region.bounds.x1).abs();
        assert!(off < 1e-9, "{}", region.id);
    }
    let starts: Vec<Point> = front.outline.segments().map(|s| s.start()).collect();
    for p in &starts {
        let mirrored = Point::new(-p.x, p.y);
        assert!(starts.iter().any(|q| q.distance(mirrored) < 1e-9), "{p:?}");
    }
}

#[test]
fn the_right_side_is_the_left_one_in_a_mirror() {
    let (left, right) = (drawn(View::Left), drawn(View::Right));
    let flipped = |path: &BezPath| (Affine::FLIP_X * path).to_svg();
    let flipped_box = |rect: Rect| Rect::new(-rect.x1, rect.y0, -rect.x0, rect.y1);
    assert_eq!(right.view, View::Right);
    assert_eq!(right.outline.to_svg(), flipped(&left.outline));
    assert_eq!(right.bounds, flipped_box(left.bounds));
    assert_eq!(right.regions.len(), left.regions.len());
    for (r, l) in right.regions.iter().zip(&left.regions) {
        assert_eq!((&r.id, r.side, r.z), (&l.id, Side::Right, l.z));
        assert_eq!(r.path.to_svg(), flipped(&l.path));
        assert_eq!(r.fibers.to_svg(), flipped(&l.fibers));
        assert_eq!(r.bounds, flipped_box(l.bounds));
    }
    for (r, l) in right.cues.iter().zip(&left.cues) {
        assert_eq!(
            (r.side, r.path.to_svg()),
            (Side::Right, flipped(&l.path)),
            "{}",
            r.id
        );
    }
    for (r, l) in right.landmarks.iter().zip(&left.landmarks) {
        assert_eq!(
            (r.side, r.point),
            (Side::Right, Point::new(-l.point.x, l.point.y))
        );
    }
    for (r, l) in right.cameras.iter().zip(&left.cameras) {
        assert_eq!(r.rect, flipped_box(l.rect));
    }
}

#[test]
fn the_face_looks_forward() {
    // The nose is the foremost point of the head, and u is positive forward.
    for (view, sign) in [(View::Left, -1.0), (View::Right, 1.0)] {
        let nose = Point::new(sign * 90.0 / 286.9, (88.0 - 139.6) / 286.9);
        let behind = Point::new(-nose.x, nose.y);
        let side = drawn(view);
        assert!(side.outline.contains(nose), "{view:?}");
        assert!(!side.outline.contains(behind), "{view:?}");
        assert!(side.pos(nose).unwrap().u() > 0.0, "{view:?}");
    }
}

#[test]
fn landmarks_lie_where_they_were_measured() {
    // Body heights from the mid-line (front) or the mid-coronal line (left), and from the floor.
    for (view, id, x, y) in [
        (View::Front, "suprasternal_notch", 0.0, 0.8177),
        (View::Front, "xiphisternal_joint", 0.0, 0.7265),
        (View::Front, "acromion_tip", 0.1125, 0.812),
        (View::Front, "coracoid_tip", 0.079, 0.803),
        (View::Front, "nipple", 0.056, 0.7325),
        (View::Front, "navel", 0.0, 0.6016),
        (View::Front, "asis", 0.073, 0.56),
        (View::Front, "patella_mid", 0.069, 0.284),
        (View::Left, "acromion_tip", -0.0096, 0.812),
        (View::Left, "c7_spinous", 0.0139, 0.8604),
        (View::Left, "tragion", -0.0215, 0.9237),
        (View::Left, "lateral_malleolus", -0.0131, 0.04),
    ] {
        let marks = &drawn(view).landmarks;
        let found = marks.iter().find(|l| l.id == id && l.side != Side::Right);
        let found = found.unwrap().point;
        let wanted = Point::new(x / 0.2869, (0.8604 - y) / 0.2869);
        assert!(found.distance(wanted) < 0.005, "{view:?} {id}: {found:?}");
    }
}

#[test]
fn levels_agree_with_the_spine_seen_from_the_side() {
    let body = Body::shared().unwrap();
    for view in [View::Left, View::Right].map(drawn) {
        let spine: Vec<(Level, Point)> = view
            .landmarks
            .iter()
            .filter_map(|l| Some((l.level?, l.point)))
            .collect();
        assert_eq!(spine.len(), 25);
        for (level, point) in spine {
            let at = view.pos(point).unwrap();
            if view.part(at).is_none() {
                assert_eq!(body.level(view.view, at), Some(level), "{point:?}");
            }
        }
    }
}

#[test]
fn a_spot_on_the_chest_is_named() {
    let left = Place::new(View::Front, pos(-0.12, 0.27));
    assert!(
        drawn(View::Front).point(left.pos).x > 0.0,
        "in front, the person's left is the viewer's right"
    );
    let said = words(left);
    let wanted = "your left, 6 cm from the mid-line, level T5, over pectoralis major, sternal part";
    assert!(said.starts_with(wanted), "{said}");
    assert_eq!(words(left.mirrored()), swapped(&said));
}

#[test]
fn a_spot_on_the_side_is_named() {
    let flank = words(Place::new(View::Left, pos(0.18, 0.75)));
    assert_eq!(
        flank,
        "your left side, level L2, over external oblique, internal oblique or transversus abdominis"
    );
    assert_eq!(
        words(Place::new(View::Right, pos(0.18, 0.75))),
        swapped(&flank)
    );
}

#[test]
fn limbs_face_and_belly_have_words_of_their_own() {
    for (view, u, v, start) in [
        (View::Front, 0.2, 1.6, "your right thigh, over "),
        (View::Front, -0.45, 0.6, "your left upper arm, over "),
        (View::Front, -0.1, -0.2, "your left, on the face"),
        (View::Front, 0.0, -0.4, "on the mid-line, on the forehead"),
        (
            View::Front,
            0.06,
            -0.02,
            "your right, 3 cm from the mid-line, level C6",
        ),
        (View::Front, 0.06, 1.1, "your right, low on the belly"),
        (
            View::Left,
            0.0,
            0.3,
            "your left shoulder, over middle deltoid",
        ),
        (View::Left, 0.0, 0.6, "your left upper arm, over "),
        (View::Right, 0.0, 0.95, "your right forearm, over "),
        (View::Right, -0.1, 1.2, "your right side, on the buttock"),
        (
            View::Left,
            0.07,
            1.7,
            "your left thigh, over iliotibial tract",
        ),
        (View::Right, 0.25, -0.2, "your right side, on the face"),
        (
            View::Left,
            0.1,
            0.0,
            "your left side, level C7, over sternocleidomastoid",
        ),
    ] {
        let said = words(Place::new(view, pos(u, v)));
        assert!(said.starts_with(start), "{said}");
    }
}

#[test]
fn the_arm_of_the_camera_is_the_persons_own() {
    for view in [View::Back, View::Front].map(drawn) {
        for (id, side) in [("left_arm", Side::Left), ("right_arm", Side::Right)] {
            let shown = view.camera(id).unwrap().rect;
            let at = view.pos(shown.center()).unwrap();
            assert_eq!(
                Place::new(view.view, at).side(),
                side,
                "{:?} {id}",
                view.view
            );
        }
    }
}

#[test]
fn every_view_shows_bones_and_muscles_in_every_layer() {
    for view in View::ALL.map(drawn) {
        assert!(view.bones.len() > 40, "{:?}", view.view);
        for layer in Layer::ALL {
            let count = view.regions.iter().filter(|r| r.layer == layer).count();
            assert!(count >= 8, "{:?} {layer:?}: {count}", view.view);
        }
    }
}

#[test]
fn nothing_of_the_throat_lies_over_the_face() {
    let front = drawn(View::Front);
    let jaw = (129.0 - 139.6) / 286.9;
    for region in front
        .regions
        .iter()
        .filter(|r| r.layer != Layer::Superficial)
    {
        assert!(region.bounds.y0 > jaw, "{}", region.id);
    }
}

#[test]
fn every_view_has_a_close_up_and_the_whole() {
    let cameras = |view| -> Vec<&str> {
        drawn(view)
            .cameras
            .iter()
            .map(|c| c.name.as_str())
            .collect()
    };
    let front = [
        "Chest and shoulders",
        "Chest and belly",
        "Neck and throat",
        "Belly and hips",
        "Left arm",
        "Right arm",
        "Legs",
        "Whole front",
    ];
    assert_eq!(cameras(View::Front), front);
    let side = [
        "Head to hip",
        "Head and neck",
        "Lower back and hip",
        "Arm",
        "Leg",
        "Whole side",
    ];
    assert_eq!(cameras(View::Left), side);
    assert_eq!(cameras(View::Right), cameras(View::Left));
    for view in View::ALL.map(drawn) {
        let whole = view.camera("whole").unwrap().rect;
        assert_eq!(whole.union(view.bounds), whole, "{:?}", view.view);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn words_say_the_side_one_sees(x in -0.9f64..0.9, y in -0.5f64..3.1) {
        for view in View::ALL {
            let at = drawn(view).pos(Point::new(x, y)).unwrap();
            let place = Place::new(view, at);
            let side = side_on_screen(view, drawn(view).point(at).x);
            prop_assert_eq!(place.side(), side);
            let said = words(place);
            prop_assert_eq!(said.contains("left"), side == Side::Left, "{}", said);
            prop_assert_eq!(said.contains("right"), side == Side::Right, "{}", said);
        }
    }

    #[test]
    fn mirrored_places_are_said_in_mirrored_words(u in -0.9f64..0.9, v in -0.5f64..3.1) {
        for view in View::ALL {
            for depth in [Depth::Unsure, Depth::Surface, Depth::Middle, Depth::Deep] {
                let place = Place { depth, ..Place::new(view, pos(u, v)) };
                prop_assert_eq!(words(place.mirrored()), swapped(&words(place)));
            }
        }
    }

    #[test]
    fn what_contains_a_point_is_hit(u in -0.9f64..0.9, v in -0.5f64..3.1) {
        for view in View::ALL.map(drawn) {
            let at = pos(u, v);
            let hit = Body::shared().unwrap().hit(view.view, at).unwrap();
            let point = view.point(at);
            prop_assert_eq!(hit.inside, view.outline.winding(point) != 0);
            for region in &view.regions {
                if region.path.winding(point) != 0 {
                    prop_assert!(hit.regions.iter().any(|r| std::ptr::eq(*r, region)), "{}", region.id);
                }
            }
            prop_assert!(hit.regions.is_sorted_by_key(|r| r.layer));
        }
    }

    #[test]
    fn dragging_stays_on_the_body(u in -1.5f64..1.5, v in -1.0f64..4.0) {
        for view in View::ALL.map(drawn) {
            let at = pos(u, v);
            let kept = view.nearest_inside(at);
            prop_assert!(view.contains(kept));
            prop_assert!(!view.contains(at) || kept == at);
            prop_assert_eq!(view.nearest_inside(kept), kept);
            prop_assert_eq!(view.pos(view.point(at)), Some(at));
        }
    }
}
