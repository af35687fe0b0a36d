//! How far a knot reaches, as a shape on the body and as a share of it.

use kurbo::{BezPath, ParamCurve as _, Point, Shape as _};

use super::{BodyView, CM_PER_INCH};
use crate::model::{BodyPos, Extent, Knot};

/// How much of the body an extent covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// In square centimetres, as flat as the map is.
    pub square_cm: f64,
    /// As a share of what the view shows of the body, 0 to 1.
    pub share: f64,
}

impl Covered {
    /// "about 40 cm², 0.9 % of the body seen from this side"; the area in square inches where that is wanted.
    pub fn in_words(self, inches: bool) -> String {
        let share = self.share * 100.0;
        let share = if share < 0.095 {
            "less than 0.1".to_owned()
        } else {
            format!("{share:.1}")
        };
        let (area, unit) = if inches {
            (self.square_cm / (CM_PER_INCH * CM_PER_INCH), "in²")
        } else {
            (self.square_cm, "cm²")
        };
        let area = if area < 9.95 {
            format!("{area:.1}")
        } else {
            format!("{area:.0}")
        };
        format!("about {area} {unit}, {share} % of the body seen from this side")
    }
}

impl BodyView {
    /// Corners of a round extent.
    const CORNERS: u32 = 48;

    /// The outline of a knot's extent in view space, inside the silhouette; none without one, or in another view.
    pub fn extent_path(&self, knot: &Knot, ruler_cm: f64) -> Option<BezPath> {
        let extent = knot.extent.as_ref();
        match extent.filter(|_| knot.place.view == self.view)? {
            Extent::RadiusMm(radius) => {
                let radius = f64::from(*radius) / (10.0 * ruler_cm);
                let center = knot.place.pos;
                let corners = (0..Self::CORNERS).map(|corner| {
                    let angle =
                        std::f64::consts::TAU * f64::from(corner) / f64::from(Self::CORNERS);
                    let (sin, cos) = angle.sin_cos();
                    BodyPos::clamped(center.u() + radius * cos, center.v() + radius * sin)
                });
                let points: Vec<BodyPos> = corners.collect();
                Some(self.round_path(&points))
            }
            Extent::Area(outlines) => Some(self.area_path(outlines)),
        }
    }

    /// How much a knot's extent covers.
    pub fn covered(&self, knot: &Knot, ruler_cm: f64) -> Option<Covered> {
        let area = self.extent_path(knot, ruler_cm)?.area().abs();
        Some(Covered {
            square_cm: area * ruler_cm * ruler_cm,
            share: area / self.outline.area().abs(),
        })
    }

    /// An area with several pieces and holes; holes run the other way round.
    pub fn area_path(&self, outlines: &[Vec<BodyPos>]) -> BezPath {
        let curves: Vec<BezPath> = outlines
            .iter()
            .map(|outline| self.round_path(outline))
            .filter(|curve| !curve.is_empty())
            .collect();
        let mut path = BezPath::new();
        for (index, curve) in curves.iter().enumerate() {
            let start = curve.segments().next().map(|segment| segment.start());
            let others = curves.iter().enumerate();
            let around = others
                .filter(|(other, _)| *other != index)
                .filter(|(_, other)| start.is_some_and(|start| other.contains(start)));
            let is_hole = around.count() % 2 == 1;
            if (curve.area() < 0.0) == is_hole {
                path.extend(curve.iter());
            } else {
                path.extend(curve.reverse_subpaths().iter());
            }
        }
        path
    }

    /// A closed curve through these points (Catmull–Rom), each held inside the silhouette.
    pub fn round_path(&self, outline: &[BodyPos]) -> BezPath {
        let points: Vec<Point> = outline
            .iter()
            .map(|pos| self.point(self.nearest_inside(*pos)))
            .collect();
        let count = points.len();
        let at = |index: usize| {
            points
                .get(index % count.max(1))
                .copied()
                .unwrap_or_default()
        };
        let mut path = BezPath::new();
        if count < 3 {
            return path;
        }
        path.move_to(at(0));
        for index in 0..count {
            let (before, here, next, after) = (
                at(index + count - 1),
                at(index),
                at(index + 1),
                at(index + 2),
            );
            path.curve_to(
                here + (next - before) / 6.0,
                next - (after - here) / 6.0,
                next,
            );
        }
        path.close_path();
        path
    }
}
