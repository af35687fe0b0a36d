//! The artwork against the references it was made from, and words against hits.

use kurbo::{ParamCurve as _, Point};

use super::{Body, BodyView, Layer, Level};
use crate::model::{BodyPos, Depth, Place, Side, View};

mod accuracy;
mod builds;
mod codes;
mod extent;
mod snap;
mod views;

fn back() -> &'static BodyView {
    Body::shared().unwrap().view(View::Back).unwrap()
}

fn pos(u: f64, v: f64) -> BodyPos {
    BodyPos::new(u, v).unwrap()
}

fn words(place: Place) -> String {
    Body::shared().unwrap().words(&place, 50.9).to_string()
}

fn swapped(sentence: &str) -> String {
    sentence
        .replace("left", "\u{0}")
        .replace("right", "left")
        .replace('\u{0}', "right")
}

#[test]
fn the_outline_is_symmetric() {
    let view = back();
    let points: Vec<Point> = view.outline.segments().map(|s| s.start()).collect();
    for p in &points {
        let mirrored = Point::new(-p.x, p.y);
        assert!(points.iter().any(|q| q.distance(mirrored) < 1e-9), "{p:?}");
    }
    assert!((view.bounds.x0 + view.bounds.x1).abs() < 1e-9);
}

#[test]
fn regions_come_deepest_first_and_in_pairs() {
    let regions = &back().regions;
    assert!(regions.is_sorted_by(|a, b| (b.layer, a.z) <= (a.layer, b.z)));
    for region in regions {
        let twin = regions
            .iter()
            .find(|r| r.id == region.id && r.side == region.side.mirrored());
        let twin = twin.unwrap();
        assert!(
            (twin.bounds.x0 + region.bounds.x1).abs() < 1e-9,
            "{}",
            region.id
        );
    }
    assert_eq!(
        regions
            .iter()
            .filter(|r| r.layer == Layer::Superficial)
            .count(),
        2 * 41
    );
}

#[test]
fn landmarks_lie_where_they_were_measured() {
    // Body heights from the mid-line and from the floor; C7 at 0.8604, C7–PSIS 0.2869.
    for (id, x, y) in [
        ("c7_spinous", 0.0, 0.8604),
        ("t4_spinous", 0.0, 0.8013),
        ("t7_spinous", 0.0, 0.7517),
        ("l4_spinous", 0.0, 0.6125),
        ("s2_spinous", 0.0, 0.5735),
        ("psis", -0.026, 0.5745),
        ("acromion_tip", -0.1125, 0.812),
        ("scapula_superior_angle", -0.045, 0.833),
        ("scapula_inferior_angle", -0.05, 0.741),
        ("iliac_crest_top", -0.056, 0.6078),
        ("greater_trochanter", -0.09, 0.5159),
        ("olecranon", -0.1505, 0.649),
        ("external_occipital_protuberance", 0.0, 0.924),
    ] {
        let found = back()
            .landmarks
            .iter()
            .find(|l| l.id == id && l.side != Side::Right)
            .unwrap();
        let wanted = Point::new(x / 0.2869, (0.8604 - y) / 0.2869);
        assert!(
            found.point.distance(wanted) < 0.005,
            "{id}: {:?}",
            found.point
        );
    }
}

#[test]
fn levels_in_words_agree_with_the_drawn_spine() {
    let body = Body::shared().unwrap();
    let drawn: Vec<(Level, f64)> = back()
        .landmarks
        .iter()
        .filter_map(|l| Some((l.level?, l.point.y)))
        .collect();
    assert_eq!(drawn.len(), 25);
    for (level, v) in drawn {
        assert_eq!(body.level(View::Back, pos(0.0, v)), Some(level), "v = {v}");
    }
}

#[test]
fn a_known_spot_is_named_and_so_is_its_mirror_image() {
    let body = Body::shared().unwrap();
    let left = Place::new(View::Back, pos(-0.12, 0.21));
    let said = body.words(&left, 50.9);
    assert!(
        back().point(left.pos).x < 0.0,
        "the person's left is the viewer's left from behind"
    );
    assert_eq!((said.side, said.level), (Side::Left, Level::parse("T4")));
    let layers: Vec<(&str, Layer)> = said
        .over
        .iter()
        .map(|c| (c.name.as_str(), c.layer))
        .collect();
    assert!(
        layers.contains(&("Lower trapezius", Layer::Superficial)),
        "{layers:?}"
    );
    assert!(
        layers.contains(&("Rhomboid major", Layer::Intermediate)),
        "{layers:?}"
    );
    assert!(
        said.to_string()
            .starts_with("your left, 6 cm from the spine, level T4, over lower trapezius, ")
    );
    assert!(
        said.neutral()
            .starts_with("left, 6 cm from the spine, level T4, over ")
    );
    assert_eq!(said.short(), "left, T4, 6 cm from spine");
    assert_eq!(words(left.mirrored()), swapped(&words(left)));
}

#[test]
fn depth_narrows_but_never_to_nothing() {
    let body = Body::shared().unwrap();
    let mut place = Place::new(View::Back, pos(0.12, 0.21));
    let mut layers = |depth| {
        place.depth = depth;
        let mut layers: Vec<Layer> = body
            .words(&place, 50.9)
            .over
            .iter()
            .map(|c| c.layer)
            .collect();
        layers.dedup();
        layers
    };
    assert_eq!(layers(Depth::Surface), [Layer::Superficial]);
    assert_eq!(layers(Depth::Middle), [Layer::Intermediate]);
    assert_eq!(layers(Depth::Deep), [Layer::Deep]);
    assert_eq!(layers(Depth::Unsure), Layer::ALL);
    // Nothing deep is drawn beside the shin bone.
    let calf = Place {
        depth: Depth::Deep,
        ..Place::new(View::Back, pos(0.20, 2.3))
    };
    assert!(!body.words(&calf, 50.9).over.is_empty());
}

#[test]
fn a_visible_strip_and_its_whole_muscle_are_one_candidate() {
    let said = words(Place::new(View::Back, pos(-0.22, 0.30)));
    assert_eq!(said.matches("infraspinatus").count(), 1, "{said}");
}

#[test]
fn limbs_head_and_mid_line_have_words_of_their_own() {
    let back = |u, v| words(Place::new(View::Back, pos(u, v)));
    assert!(
        back(-0.47, 0.6).starts_with("your left upper arm, over "),
        "{}",
        back(-0.47, 0.6)
    );
    assert!(
        back(0.25, 1.6).starts_with("your right thigh, over "),
        "{}",
        back(0.25, 1.6)
    );
    assert!(back(0.06, -0.17).starts_with("your right, at the base of the skull"));
    assert_eq!(back(0.0, -0.4), "on the mid-line, on the back of the head");
    assert!(back(0.005, 0.21).starts_with("on the mid-line, level T4"));
    assert!(back(0.03, 0.21).starts_with("your right, 1.5 cm from the spine, level T4"));
}

#[test]
fn cameras_start_with_the_upper_back() {
    let camera = back().cameras.first().unwrap();
    assert_eq!(
        (camera.id.as_str(), camera.name.as_str()),
        ("upper_back", "Upper back")
    );
    assert!((camera.rect.width() - 350.0 / 286.9).abs() < 1e-9);
    assert!(
        back()
            .camera("whole")
            .unwrap()
            .rect
            .contains(Point::new(0.7, 3.0))
    );
}
