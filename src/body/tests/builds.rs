//! The builds of the body, and hit tests against an independent one.

use kurbo::{ParamCurve as _, Point, Shape as _};
use proptest::prelude::*;

use super::pos;
use super::views::drawn;
use crate::body::view::nearest;
use crate::body::{Body, BodyView, Region};
use crate::model::{BodyPos, BodyShape, Place, View};

fn in_shape(shape: BodyShape, view: View) -> &'static BodyView {
    let body = Body::shared().unwrap().in_shape(shape);
    body.view(view).unwrap()
}

fn names(regions: Vec<&Region>) -> Vec<(String, crate::model::Side)> {
    regions
        .into_iter()
        .map(|r| (r.id.clone(), r.side))
        .collect()
}

#[test]
fn the_builds_differ_in_width_and_in_nothing_else() {
    for view in View::ALL {
        let neutral = in_shape(BodyShape::Neutral, view);
        let (broad, slight) = (
            in_shape(BodyShape::Broader, view),
            in_shape(BodyShape::Slighter, view),
        );
        let width = |view: &BodyView| {
            let waist = |x: f64| view.outline.contains(Point::new(x, 0.8));
            (-400..400)
                .filter(|x| waist(f64::from(*x) / 1000.0))
                .count()
        };
        assert!(
            width(slight) < width(neutral) && width(neutral) < width(broad),
            "{view:?}"
        );
        for other in [broad, slight] {
            assert_eq!(other.regions.len(), neutral.regions.len());
            assert!(
                (other.bounds.y0 - neutral.bounds.y0).abs() < 1e-3,
                "{view:?}"
            );
            assert!(
                (other.bounds.y1 - neutral.bounds.y1).abs() < 1e-3,
                "{view:?}"
            );
        }
    }
}

#[test]
fn asking_a_build_for_another_gives_that_one() {
    let body = Body::shared().unwrap();
    for one in BodyShape::ALL {
        for other in BodyShape::ALL {
            let again = body.in_shape(one).in_shape(other);
            assert!(
                std::ptr::eq(again, body.in_shape(other)),
                "{one:?} {other:?}"
            );
        }
    }
}

#[test]
fn landmarks_and_shapes_are_drawn_where_their_places_are() {
    for view in View::ALL {
        let neutral = in_shape(BodyShape::Neutral, view);
        for shape in [BodyShape::Broader, BodyShape::Slighter] {
            let other = in_shape(shape, view);
            for (a, b) in neutral.landmarks.iter().zip(&other.landmarks) {
                let place = neutral.pos(a.point).unwrap();
                assert!(other.point(place).distance(b.point) < 2e-4, "{}", a.id);
            }
            for (a, b) in neutral.regions.iter().zip(&other.regions) {
                for segment in a.path.segments() {
                    let place = neutral.pos(segment.eval(0.5)).unwrap();
                    let (off, _) = nearest(&b.path, other.point(place));
                    assert!(off < 1e-3, "{shape:?} {view:?} {}: {off}", a.id);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_place_is_the_same_in_every_build(u in -0.9f64..0.9, v in -0.5f64..3.1) {
        let at = pos(u, v);
        for view in View::ALL {
            let neutral = in_shape(BodyShape::Neutral, view);
            let place = Place::new(view, at);
            for shape in [BodyShape::Broader, BodyShape::Slighter] {
                let other = in_shape(shape, view);
                prop_assert_eq!(other.pos(other.point(at)), Some(at));
                prop_assert_eq!(other.contains(at), neutral.contains(at));
                prop_assert_eq!(other.nearest_inside(at), neutral.nearest_inside(at));
                prop_assert_eq!(names(other.regions_at(at)), names(neutral.regions_at(at)));
                let body = Body::shared().unwrap();
                prop_assert_eq!(body.in_shape(shape).words(&place, 50.9), body.words(&place, 50.9));
                // What is drawn there is what is said to be there, but for a hair along the borders.
                let point = other.point(at);
                for (a, b) in neutral.regions.iter().zip(&other.regions) {
                    let inside = a.path.contains(neutral.point(at));
                    let agrees = b.path.contains(point) == inside || nearest(&b.path, point).0 < 1e-3;
                    prop_assert!(agrees, "{shape:?} {view:?} {}", a.id);
                }
            }
        }
    }
}

/// The shapes of a drawing, read by a reader of their own: straight lines between closely set points of each curve.
mod source {
    use kurbo::{BezPath, ParamCurve as _, Point, Rect, Shape as _};

    pub struct Shape {
        pub id: String,
        pub mirrored: bool,
        lines: Vec<(Point, Point)>,
        bounds: Rect,
    }

    impl Shape {
        /// Even-odd: how many lines a ray to the right crosses.
        pub fn contains(&self, point: Point) -> bool {
            if !self.bounds.contains(point) {
                return false;
            }
            let crossed = self.lines.iter().filter(|(a, b)| {
                (a.y > point.y) != (b.y > point.y)
                    && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
            });
            crossed.count() % 2 == 1
        }

        /// Whether a point is so near the border that straight lines may tell it wrong.
        pub fn is_near(&self, point: Point, within: f64) -> bool {
            let mut lines = self.lines.iter();
            self.bounds.inflate(within, within).contains(point)
                && lines.any(|(a, b)| {
                    let along = *b - *a;
                    let share =
                        ((point - *a).dot(along) / along.hypot2().max(1e-12)).clamp(0.0, 1.0);
                    (*a + along * share - point).hypot() < within
                })
        }
    }

    pub fn shapes(svg: &str) -> Vec<Shape> {
        let document = roxmltree::Document::parse(svg).unwrap();
        let groups = ["superficial", "intermediate", "deep"];
        let nodes = document.descendants().filter(|node| {
            let parent = node.parent().and_then(|parent| parent.attribute("id"));
            node.attribute("data-kind").is_some() && parent.is_some_and(|id| groups.contains(&id))
        });
        nodes
            .map(|node| {
                let path = node
                    .children()
                    .find(|n| n.attribute("class") == Some("shape"));
                let path = BezPath::from_svg(path.unwrap().attribute("d").unwrap()).unwrap();
                let mut lines = Vec::new();
                for segment in path.segments() {
                    for step in 0..24 {
                        let at = |step: i32| segment.eval(f64::from(step) / 24.0);
                        lines.push((at(step), at(step + 1)));
                    }
                }
                Shape {
                    id: node.attribute("id").unwrap().to_owned(),
                    mirrored: node.attribute("data-mirror") != Some("no"),
                    lines,
                    bounds: path.bounding_box(),
                }
            })
            .collect()
    }
}

/// A number from 0 to 1, and the next state: Knuth's linear congruential generator.
fn random(state: &mut u64) -> f64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*state >> 11) as f64 / (1u64 << 53) as f64
}

#[test]
fn ten_thousand_points_of_each_view_are_hit_as_the_source_says() {
    let sources = [
        (View::Back, include_str!("../../../assets/body/back.svg")),
        (View::Front, include_str!("../../../assets/body/front.svg")),
        (View::Left, include_str!("../../../assets/body/left.svg")),
        (View::Right, include_str!("../../../assets/body/left.svg")),
    ];
    let mut state = 7;
    for (view, svg) in sources {
        let body = drawn(view);
        let shapes = source::shapes(svg);
        let mut told = 0;
        for _ in 0..10_000 {
            let x = body.bounds.x0 + body.bounds.width() * random(&mut state);
            let y = body.bounds.y0 + body.bounds.height() * random(&mut state);
            let at = BodyPos::new(x * view.screen_sign(), y).unwrap();
            let art = body.point(at);
            let art = Point::new(art.x * 286.9, art.y * 286.9 + 139.6);
            let flipped = Point::new(-art.x, art.y);
            let mut wanted = Vec::new();
            let mut doubtful = false;
            for shape in &shapes {
                let both = [(art, view != View::Right), (flipped, view != View::Left)];
                for (point, is_drawn) in both {
                    if is_drawn && (shape.mirrored || point == art) {
                        doubtful |= shape.is_near(point, 0.002);
                        if shape.contains(point) {
                            wanted.push(shape.id.clone());
                        }
                    }
                }
            }
            if doubtful {
                continue;
            }
            let mut found: Vec<String> = body
                .regions_around(at)
                .iter()
                .map(|r| r.id.clone())
                .collect();
            found.sort();
            wanted.sort();
            assert_eq!(found, wanted, "{view:?} at {at:?}");
            told += 1;
        }
        assert!(told > 9_000, "{view:?}: {told}");
    }
}
