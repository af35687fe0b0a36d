//! The border of a closed shape, cut into pieces that run one way vertically, for quick hit tests.

use kurbo::{BezPath, ParamCurve as _, ParamCurveExtrema as _, PathSeg, Point, Rect, Shape as _};

use super::view::nearest;

/// Halvings that find where a piece crosses a height: as exact as the numbers are.
const HALVINGS: u32 = 52;

/// A stretch of border that only goes down or only goes up.
#[derive(Clone, Debug)]
struct Piece {
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
    /// +1 downward, −1 upward.
    way: i32,
    curve: PathSeg,
}

impl Piece {
    fn new(curve: PathSeg) -> Option<Self> {
        let (start, end) = (curve.start(), curve.end());
        let way = match start.y.partial_cmp(&end.y)? {
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Greater => -1,
            std::cmp::Ordering::Equal => return None,
        };
        Some(Self {
            top: start.y.min(end.y),
            bottom: start.y.max(end.y),
            left: start.x.min(end.x),
            right: start.x.max(end.x),
            way,
            curve,
        })
    }

    /// Whether a ray to the left crosses it. Its ends count so that pieces that meet are crossed once.
    fn is_crossed(&self, point: Point) -> bool {
        if point.y < self.top || point.y >= self.bottom || point.x < self.left {
            return false;
        }
        point.x >= self.right || self.at_height(point.y).x <= point.x
    }

    fn at_height(&self, y: f64) -> Point {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            let is_before = (self.curve.eval(middle).y < y) == (self.way > 0);
            if is_before {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.curve.eval(f64::midpoint(low, high))
    }
}

/// The border of a closed shape.
#[derive(Clone, Debug)]
pub(super) struct Border {
    /// Tight box around the shape.
    pub bounds: Rect,
    path: BezPath,
    pieces: Vec<Piece>,
}

impl Border {
    pub(super) fn new(path: &BezPath) -> Self {
        let mut pieces = Vec::new();
        for segment in path.segments() {
            let ranges = segment.extrema_ranges();
            pieces.extend(
                ranges
                    .into_iter()
                    .filter_map(|range| Piece::new(segment.subsegment(range))),
            );
        }
        Self {
            bounds: path.bounding_box(),
            path: path.clone(),
            pieces,
        }
    }

    /// Whether a point lies inside (non-zero winding).
    pub(super) fn contains(&self, point: Point) -> bool {
        let crossed = self.pieces.iter().filter(|piece| piece.is_crossed(point));
        self.bounds.contains(point) && crossed.map(|piece| piece.way).sum::<i32>() != 0
    }

    /// Distance to the nearest point of the border, and that point.
    pub(super) fn nearest(&self, point: Point) -> (f64, Point) {
        nearest(&self.path, point)
    }

    /// The border as a polyline, each line as two points.
    pub(super) fn lines(&self, tolerance: f64) -> Vec<(Point, Point)> {
        let mut lines = Vec::new();
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        kurbo::flatten(&self.path, tolerance, |element| match element {
            kurbo::PathEl::MoveTo(p) => (start, last) = (p, p),
            kurbo::PathEl::LineTo(p) => {
                lines.push((last, p));
                last = p;
            }
            kurbo::PathEl::ClosePath => lines.push((last, start)),
            kurbo::PathEl::QuadTo(..) | kurbo::PathEl::CurveTo(..) => {}
        });
        lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn inside_is_where_the_winding_is(
            corners in prop::collection::vec((0.0f64..1.0, 0.0f64..1.0), 9),
            x in -0.1f64..1.1, y in -0.1f64..1.1,
        ) {
            let mut path = BezPath::new();
            path.move_to(corners[0]);
            path.curve_to(corners[1], corners[2], corners[3]);
            path.line_to(corners[4]);
            path.curve_to(corners[5], corners[6], corners[7]);
            path.line_to(corners[8]);
            path.close_path();
            let border = Border::new(&path);
            let point = Point::new(x, y);
            prop_assume!(border.nearest(point).0 > 1e-6);
            prop_assert_eq!(border.contains(point), path.contains(point));
        }
    }
}
