//! One half of a shape, cut at the mid-line.

use kurbo::{BezPath, PathEl, Point};

/// Error of the flattened cut shape, in view units: 0.05 mm.
const TOLERANCE: f64 = 1e-4;

/// The part of a closed shape on one side of the line x = 0: the positive one for a positive sign.
pub(super) fn half(path: &BezPath, sign: f64) -> BezPath {
    let mut contours: Vec<Vec<Point>> = Vec::new();
    kurbo::flatten(path, TOLERANCE, |element| match element {
        PathEl::MoveTo(p) => contours.push(vec![p]),
        PathEl::LineTo(p) => {
            if let Some(contour) = contours.last_mut() {
                contour.push(p);
            }
        }
        _ => {}
    });
    let mut cut = BezPath::new();
    for contour in contours {
        let kept = clipped(&contour, sign);
        let mut points = kept.iter();
        if let Some(first) = points.next() {
            cut.move_to(*first);
            for point in points {
                cut.line_to(*point);
            }
            cut.close_path();
        }
    }
    cut
}

/// A polygon cut at x = 0 (Sutherland and Hodgman 1974).
fn clipped(contour: &[Point], sign: f64) -> Vec<Point> {
    let inside = |p: &Point| p.x * sign >= 0.0;
    let mut kept = Vec::new();
    let next = contour.iter().cycle().skip(1);
    for (a, b) in contour.iter().zip(next) {
        if inside(a) {
            kept.push(*a);
        }
        if inside(a) != inside(b) {
            kept.push(Point::new(0.0, a.y + (b.y - a.y) * a.x / (a.x - b.x)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;

    use super::*;

    #[test]
    fn each_half_is_half() {
        let path = BezPath::from_svg("M-1 0L2 0L2 2L-1 2Z").unwrap();
        assert!((half(&path, 1.0).area().abs() - 4.0).abs() < 1e-9);
        assert!((half(&path, -1.0).area().abs() - 2.0).abs() < 1e-9);
        assert!(half(&path, -1.0).bounding_box().x1 <= 0.0);
        let one_sided = BezPath::from_svg("M1 0L2 0L2 2Z").unwrap();
        assert!(half(&one_sided, -1.0).is_empty());
    }
}
