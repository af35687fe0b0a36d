//! The artwork against the measurements it was made from, and the soundness of its shapes.

use std::collections::BTreeMap;

use kurbo::{BezPath, ParamCurve as _, PathEl, Point, Shape as _};

use super::views::drawn;
use crate::body::view::nearest;
use crate::body::{BodyView, Layer, Region};
use crate::model::{Side, View};

const LANDMARKS: &str = include_str!("../../../tests/files/body/landmarks.csv");
const OUTLINES: &str = include_str!("../../../tests/files/body/outlines.csv");

/// C7–PSIS length and height of C7 in body heights.
const UNIT: f64 = 0.2869;
const C7: f64 = 0.8604;
/// The views that have a drawing of their own.
const DRAWN: [View; 3] = [View::Back, View::Front, View::Left];

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| line.split(',').collect())
}

fn view_space(x: f64, y: f64) -> Point {
    Point::new(x / UNIT, (C7 - y) / UNIT)
}

#[test]
fn all_landmarks_lie_within_half_a_percent_of_the_body_height() {
    let mut seen = 0;
    for row in rows(LANDMARKS) {
        let number = |index: usize| row[index].parse::<f64>().unwrap();
        let mut found = false;
        for (view, x) in DRAWN.into_iter().zip([number(1), number(2), number(3)]) {
            let landmarks = &drawn(view).landmarks;
            let twins = landmarks.iter().filter(|l| l.id == row[0]);
            for landmark in twins {
                let x = match (view, landmark.side) {
                    (View::Back | View::Front, Side::Right) => -x,
                    _ => x,
                };
                let off = landmark.point.distance(view_space(x, number(4))) * UNIT;
                assert!(off <= 0.005, "{view:?} {} is {off} off", row[0]);
                found = true;
            }
        }
        assert!(found, "{} is drawn nowhere", row[0]);
        seen += 1;
    }
    assert_eq!(seen, 88);
}

#[test]
fn the_outlines_lie_within_a_fifth_of_a_percent_of_the_body_height() {
    for view in DRAWN {
        let wanted: Vec<Point> = rows(OUTLINES)
            .filter(|row| row[0] == view.name())
            .map(|row| view_space(row[1].parse().unwrap(), row[2].parse().unwrap()))
            .collect();
        assert!(wanted.len() > 200);
        let outline = &drawn(view).outline;
        for point in &wanted {
            let off = nearest(outline, *point).0 * UNIT;
            assert!(off <= 0.002, "{view:?}: {off} off at {point:?}");
        }
        let reference = polygon(&wanted);
        for segment in outline.segments() {
            for step in 0..8 {
                let point = segment.eval(f64::from(step) / 8.0);
                let off = nearest(&reference, point).0 * UNIT;
                assert!(off <= 0.002, "{view:?}: {off} off at {point:?}");
            }
        }
    }
}

fn polygon(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (index, point) in points.iter().enumerate() {
        if index == 0 {
            path.move_to(*point);
        } else {
            path.line_to(*point);
        }
    }
    path.close_path();
    path
}

/// The lines of a flattened closed path, contour by contour.
fn contours(path: &BezPath, tolerance: f64) -> Vec<Vec<Point>> {
    let mut all: Vec<Vec<Point>> = Vec::new();
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(p) => all.push(vec![p]),
        PathEl::LineTo(p) => {
            let contour = all.last_mut().unwrap();
            if contour.last().unwrap().distance(p) > 1e-9 {
                contour.push(p);
            }
        }
        _ => {}
    });
    for contour in &mut all {
        if contour.first().unwrap().distance(*contour.last().unwrap()) < 1e-9 {
            contour.pop();
        }
    }
    all
}

fn crosses((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let turn = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

fn crosses_itself(path: &BezPath) -> bool {
    contours(path, 3e-4).iter().any(|contour| {
        let count = contour.len();
        let line = |index: usize| (contour[index], contour[(index + 1) % count]);
        (0..count)
            .any(|i| (i + 2..count).any(|j| (j + 1) % count != i && crosses(line(i), line(j))))
    })
}

#[test]
fn every_shape_is_closed_and_crosses_itself_nowhere() {
    for view in View::ALL.map(drawn) {
        let regions = view.regions.iter().map(|r| (&r.id, &r.path));
        let bones = view.bones.iter().map(|b| (&b.id, &b.path));
        let outline = "outline".to_owned();
        for (id, path) in regions.chain(bones).chain([(&outline, &view.outline)]) {
            let ends =
                |wanted: fn(&PathEl) -> bool| path.elements().iter().filter(|e| wanted(e)).count();
            let starts = ends(|e| matches!(e, PathEl::MoveTo(_)));
            assert_eq!(starts, ends(|e| matches!(e, PathEl::ClosePath)), "{id}");
            assert!(path.area().abs() > 5e-5, "{:?} {id}", view.view);
            assert!(!crosses_itself(path), "{:?} {id}", view.view);
        }
    }
}

/// Share of a view-space unit square: 0.3 cm² on the body.
const OVERLAP: f64 = 1.2e-4;
/// Between points at which overlaps are looked for: 2 mm.
const STEP: f64 = 0.004;

/// By how much regions of a layer lie over each other, for each pair that does.
fn overlaps(view: &BodyView, layer: Layer) -> BTreeMap<(String, String), f64> {
    let regions: Vec<&Region> = view
        .regions
        .iter()
        .filter(|r| r.layer == layer && r.side != Side::Right)
        .collect();
    let mut found = BTreeMap::new();
    for (index, one) in regions.iter().enumerate() {
        for other in &regions[index + 1..] {
            let common = one.bounds.intersect(other.bounds);
            if common.width() <= 0.0 || common.height() <= 0.0 {
                continue;
            }
            let columns = (common.width() / STEP).ceil() as u32;
            let rows = (common.height() / STEP).ceil() as u32;
            let mut hits = 0;
            for column in 0..columns {
                for row in 0..rows {
                    let at = common.origin()
                        + kurbo::Vec2::new(f64::from(column) + 0.5, f64::from(row) + 0.5) * STEP;
                    hits += u32::from(one.path.contains(at) && other.path.contains(at));
                }
            }
            if hits > 0 {
                let pair = (one.id.clone(), other.id.clone());
                found.insert(pair, f64::from(hits) * STEP * STEP);
            }
        }
    }
    found
}

#[test]
fn regions_of_a_layer_lie_beside_each_other_or_are_stacked_on_purpose() {
    for view in DRAWN.map(drawn) {
        let z = |id: &str| view.regions.iter().find(|r| r.id == id).unwrap().z;
        for layer in Layer::ALL {
            for ((one, other), area) in overlaps(view, layer) {
                let stacked = layer != Layer::Superficial && (z(&one) - z(&other)).abs() > 0.1;
                let name = view.view;
                assert!(
                    area <= OVERLAP || stacked,
                    "{name:?} {one} and {other}: {area}"
                );
            }
        }
    }
}
