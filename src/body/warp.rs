//! The builds of the body: one drawing, made broader or slighter about its mid-line.
//!
//! A build moves every point of the drawing sideways and no point up or down, smoothly and without folds, so it has
//! an inverse: a place keeps its region, its level and its landmarks in each, and is drawn where they are drawn.
//! The trunk and the legs grow about the mid-line, in the side views about their own middle; the arms keep their
//! distance from the trunk and grow outward; head and hands stay as they are.

use std::sync::Arc;

use kurbo::{BezPath, ParamCurve as _, PathEl, PathSeg, Point, Rect, Vec2};

use crate::model::{BodyShape, View};

/// Heights (v) at which a build is given; between them it runs smoothly.
const HEIGHTS: [f64; 16] = [
    -0.50, -0.14, -0.04, 0.06, 0.20, 0.38, 0.52, 0.65, 0.80, 1.00, 1.20, 1.45, 1.85, 2.30, 2.65,
    2.95,
];
/// Half width of trunk and legs from behind and in front.
const HALF_WIDTH: [f64; 16] = [
    0.17, 0.13, 0.115, 0.22, 0.44, 0.49, 0.42, 0.29, 0.27, 0.305, 0.345, 0.37, 0.335, 0.38, 0.34,
    0.34,
];
/// Where the middle of the body lies from the side, forward, and half its depth there.
const MIDDLE: [f64; 16] = [
    0.10, 0.14, 0.10, 0.03, 0.03, 0.06, 0.08, 0.085, 0.09, 0.07, 0.03, 0.08, 0.075, 0.01, 0.025,
    0.09,
];
const HALF_DEPTH: [f64; 16] = [
    0.19, 0.18, 0.14, 0.13, 0.18, 0.22, 0.21, 0.195, 0.183, 0.205, 0.21, 0.175, 0.125, 0.115,
    0.075, 0.15,
];
/// Where the middle of an arm lies from behind and in front.
const ARM: [f64; 16] = [
    0.45, 0.45, 0.45, 0.45, 0.45, 0.42, 0.44, 0.49, 0.555, 0.60, 0.66, 0.72, 0.72, 0.72, 0.72, 0.72,
];
/// How much of the arm's own growth there is at a height: none in the shoulder, where it is one with the trunk, and
/// none in the hand.
const ARM_SHARE: [f64; 16] = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.25, 0.8, 1.0, 0.9, 0.6, 0.15, 0.0, 0.0, 0.0, 0.0,
];
/// Where the middle of the gap between trunk and arm lies, from the armpit to the hip.
const GAP: [f64; 16] = [
    0.40, 0.40, 0.40, 0.40, 0.40, 0.40, 0.36, 0.335, 0.37, 0.41, 0.47, 0.50, 0.50, 0.50, 0.50, 0.50,
];
/// Half the way over which the gap takes up what trunk and arm move differently.
const GAP_HALF: f64 = 0.05;
/// Half the width of an arm.
const ARM_HALF: f64 = 0.09;

/// How much wider, and from the side deeper, a build is than the neutral one, as a share.
struct Build {
    width: [f64; 16],
    depth: [f64; 16],
    /// How far the body is moved forward from the side: a belly grows to the front.
    forward: [f64; 16],
    arm: f64,
    /// How much less the arm is moved outward than the trunk beside it would move it: it hangs from the shoulder.
    hang: [f64; 16],
}

/// Chosen by eye: the waist is 24 % wider, the hips 13 %.
const BROADER: Build = Build {
    width: [
        0.0, 0.0, 0.10, 0.10, 0.09, 0.11, 0.17, 0.27, 0.31, 0.23, 0.16, 0.15, 0.11, 0.09, 0.04, 0.0,
    ],
    depth: [
        0.0, 0.0, 0.06, 0.10, 0.13, 0.16, 0.20, 0.28, 0.34, 0.27, 0.20, 0.16, 0.11, 0.10, 0.05, 0.0,
    ],
    forward: [
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.01, 0.025, 0.04, 0.025, 0.005, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
    arm: 0.16,
    hang: [
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.015, 0.028, 0.018, 0.004, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
};

/// Chosen by eye: waist and shoulders are 5 to 8 % narrower, the limbs 10 % thinner.
const SLIGHTER: Build = Build {
    width: [
        0.0, 0.0, -0.07, -0.08, -0.10, -0.10, -0.09, -0.08, -0.07, -0.09, -0.10, -0.12, -0.11,
        -0.12, -0.05, 0.0,
    ],
    depth: [
        0.0, 0.0, -0.04, -0.07, -0.09, -0.10, -0.10, -0.10, -0.10, -0.10, -0.11, -0.12, -0.11,
        -0.11, -0.05, 0.0,
    ],
    forward: [0.0; 16],
    arm: -0.16,
    hang: [0.0; 16],
};

/// How one view of the neutral body becomes a view of another build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Warp {
    shape: BodyShape,
    view: View,
}

impl Warp {
    /// Longest piece of a curve that is moved as one, in C7–PSIS lengths.
    const PIECE: f64 = 0.06;
    /// No build moves a point farther than this.
    const FARTHEST: f64 = 0.3;

    pub(super) const fn new(shape: BodyShape, view: View) -> Self {
        Self { shape, view }
    }

    const fn build(self) -> Option<&'static Build> {
        match self.shape {
            BodyShape::Neutral => None,
            BodyShape::Broader => Some(&BROADER),
            BodyShape::Slighter => Some(&SLIGHTER),
        }
    }

    /// Where a point of the neutral body is drawn.
    pub(super) fn apply(self, point: Point) -> Point {
        self.build().map_or(point, |build| {
            Point::new(self.moved(build, point.x, point.y), point.y)
        })
    }

    /// Which point of the neutral body is drawn there.
    pub(super) fn undo(self, point: Point) -> Point {
        let Some(build) = self.build() else {
            return point;
        };
        // What is drawn runs from left to right as the neutral body does, so halving finds it.
        let (mut low, mut high) = (point.x - Self::FARTHEST, point.x + Self::FARTHEST);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if self.moved(build, middle, point.y) < point.x {
                low = middle;
            } else {
                high = middle;
            }
        }
        Point::new(f64::midpoint(low, high), point.y)
    }

    fn moved(self, build: &Build, x: f64, v: f64) -> f64 {
        match self.view {
            View::Back | View::Front => {
                let far = x.abs();
                let half = at(&HALF_WIDTH, v);
                let trunk = at(&build.width, v) * half * (far / half).tanh();
                let arm = |far: f64| ((far - at(&ARM, v)) / ARM_HALF).tanh();
                let arm = build.arm * at(&ARM_SHARE, v) * ARM_HALF * (arm(far) - arm(0.0));
                let gap = |far: f64| ((far - at(&GAP, v)) / GAP_HALF).tanh();
                let hang = at(&build.hang, v) * (gap(far) - gap(0.0)) / 2.0;
                x + x.signum() * (trunk + arm - hang)
            }
            View::Left | View::Right => {
                let sign = self.view.screen_sign();
                let (half, middle) = (at(&HALF_DEPTH, v), at(&MIDDLE, v));
                let grown = at(&build.depth, v) * half * ((x * sign - middle) / half).tanh();
                x + sign * (grown + at(&build.forward, v))
            }
        }
    }

    /// A path of the neutral body as it is drawn.
    pub(super) fn path(self, path: &Arc<BezPath>) -> Arc<BezPath> {
        if self.build().is_none() {
            return Arc::clone(path);
        }
        let mut warped = BezPath::new();
        let mut elements = path.elements().iter();
        let mut start = Point::ZERO;
        let mut last = Point::ZERO;
        for element in elements.by_ref() {
            let segment = match *element {
                PathEl::MoveTo(p) => {
                    (start, last) = (p, p);
                    warped.move_to(self.apply(p));
                    continue;
                }
                PathEl::ClosePath => {
                    if last.distance(start) > 1e-9 {
                        self.add(&mut warped, PathSeg::Line(kurbo::Line::new(last, start)));
                    }
                    warped.close_path();
                    last = start;
                    continue;
                }
                PathEl::LineTo(p) => PathSeg::Line(kurbo::Line::new(last, p)),
                PathEl::QuadTo(a, p) => PathSeg::Quad(kurbo::QuadBez::new(last, a, p)),
                PathEl::CurveTo(a, b, p) => PathSeg::Cubic(kurbo::CubicBez::new(last, a, b, p)),
            };
            last = segment.end();
            self.add(&mut warped, segment);
        }
        Arc::new(warped)
    }

    /// A box around what was in a box of the neutral body.
    pub(super) fn rect(self, rect: Rect) -> Rect {
        const STEPS: u32 = 12;
        let at = |x: f64, step: u32| {
            let share = f64::from(step) / f64::from(STEPS);
            self.apply(Point::new(x, rect.y0 + rect.height() * share))
        };
        let rows = (0..=STEPS).map(|step| Rect::from_points(at(rect.x0, step), at(rect.x1, step)));
        rows.reduce(|all, row| all.union(row)).unwrap_or(rect)
    }

    /// Adds a moved segment: its ends exactly, its directions there as the build turns them.
    fn add(self, warped: &mut BezPath, segment: PathSeg) {
        let cubic = segment.to_cubic();
        let hull = (cubic.p1 - cubic.p0).hypot()
            + (cubic.p2 - cubic.p1).hypot()
            + (cubic.p3 - cubic.p2).hypot();
        let pieces = (hull / Self::PIECE).ceil().max(1.0) as u32;
        for piece in 0..pieces {
            let share = |n: u32| f64::from(n) / f64::from(pieces);
            let part = cubic.subsegment(share(piece)..share(piece + 1));
            let (p0, p3) = (self.apply(part.p0), self.apply(part.p3));
            let from_start = self.turned(part.p0, part.p1 - part.p0);
            let from_end = self.turned(part.p3, part.p2 - part.p3);
            warped.curve_to(p0 + from_start, p3 + from_end, p3);
        }
    }

    /// A short step at a point as it is drawn.
    fn turned(self, at: Point, step: Vec2) -> Vec2 {
        const SMALL: f64 = 1e-5;
        let slope = |by: Vec2| (self.apply(at + by) - self.apply(at - by)) / (2.0 * SMALL);
        slope(Vec2::new(SMALL, 0.0)) * step.x + slope(Vec2::new(0.0, SMALL)) * step.y
    }
}

/// A value given at [`HEIGHTS`], at a height: a smooth curve through them that overshoots none (Fritsch and Butland
/// 1984).
fn at(values: &[f64; 16], v: f64) -> f64 {
    let point = |index: usize| HEIGHTS.get(index).copied().zip(values.get(index).copied());
    let above = HEIGHTS.partition_point(|height| *height <= v);
    let (Some((x0, y0)), Some((x1, y1))) = (point(above.wrapping_sub(1)), point(above)) else {
        let end = if above == 0 {
            values.first()
        } else {
            values.last()
        };
        return end.copied().unwrap_or_default();
    };
    let slope = |a: Option<(f64, f64)>, b: Option<(f64, f64)>| match (a, b) {
        (Some(a), Some(b)) => (b.1 - a.1) / (b.0 - a.0),
        _ => 0.0,
    };
    let here = (y1 - y0) / (x1 - x0);
    let before = slope(point(above.wrapping_sub(2)), Some((x0, y0)));
    let after = slope(Some((x1, y1)), point(above + 1));
    let gentle = |a: f64, b: f64| {
        if a * b > 0.0 {
            2.0 * a * b / (a + b)
        } else {
            0.0
        }
    };
    let (m0, m1) = (gentle(before, here), gentle(here, after));
    let (step, t) = (x1 - x0, (v - x0) / (x1 - x0));
    let (t2, t3) = (t * t, t * t * t);
    y0 * (2.0 * t3 - 3.0 * t2 + 1.0)
        + step * m0 * (t3 - 2.0 * t2 + t)
        + y1 * (3.0 * t2 - 2.0 * t3)
        + step * m1 * (t3 - t2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_build_has_an_inverse_and_no_folds(x in -1.4f64..1.4, y in -0.9f64..3.9) {
            for view in View::ALL {
                for shape in BodyShape::ALL {
                    let warp = Warp::new(shape, view);
                    let point = Point::new(x, y);
                    let drawn = warp.apply(point);
                    prop_assert!(warp.undo(drawn).distance(point) < 1e-9, "{view:?} {shape:?}");
                    prop_assert!((drawn.x - x).abs() < Warp::FARTHEST);
                    let beside = warp.apply(Point::new(x + 1e-4, y));
                    prop_assert!(beside.x - drawn.x > 0.5e-4, "{view:?} {shape:?} folds");
                }
            }
        }

        #[test]
        fn both_halves_grow_alike(x in 0.0f64..1.4, y in -0.9f64..3.9) {
            for shape in BodyShape::ALL {
                let (back, front) = (Warp::new(shape, View::Back), Warp::new(shape, View::Front));
                let right = back.apply(Point::new(x, y));
                let left = back.apply(Point::new(-x, y));
                prop_assert!((right.x + left.x).abs() < 1e-12);
                prop_assert_eq!(front.apply(Point::new(x, y)), right);
                let one = Warp::new(shape, View::Left).apply(Point::new(x, y));
                let other = Warp::new(shape, View::Right).apply(Point::new(-x, y));
                prop_assert!((one.x + other.x).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_moved_path_follows_the_moved_points() {
        let path =
            Arc::new(BezPath::from_svg("M0.1 0.2C0.5 0.3 0.4 0.9 0.2 1.1L0.1 0.6Z").unwrap());
        for shape in [BodyShape::Broader, BodyShape::Slighter] {
            let warp = Warp::new(shape, View::Back);
            let moved = warp.path(&path);
            for segment in path.segments() {
                for step in 0..=20 {
                    let wanted = warp.apply(segment.eval(f64::from(step) / 20.0));
                    let (off, _) = super::super::view::nearest(&moved, wanted);
                    assert!(off < 2e-4, "{shape:?}: {off}");
                }
            }
        }
    }
}
