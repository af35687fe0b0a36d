//! The nine marks that therapists use on printed charts, as figures: no typeface has them all.
//!
//! No published standard was found; these follow the common printed key, and every page explains them.

use kurbo::{Arc, BezPath, Shape as _, Vec2};

use crate::model::Mark;
use crate::scene::{Color, Shape};

/// All nine, in the order of the key.
pub const CHART_MARKS: [Mark; 9] = [
    Mark::TenderPoint,
    Mark::TriggerPoint,
    Mark::Adhesion,
    Mark::Pain,
    Mark::Hypertonicity,
    Mark::Spasm,
    Mark::Inflammation,
    Mark::Rotation,
    Mark::Elevation,
];

/// What a mark stands for, in words.
pub const fn chart_mark_label(mark: Mark) -> &'static str {
    match mark {
        Mark::TenderPoint => "tender point",
        Mark::TriggerPoint => "trigger point",
        Mark::Adhesion => "adhesion",
        Mark::Pain => "pain",
        Mark::Hypertonicity => "tight, high tone",
        Mark::Spasm => "spasm",
        Mark::Inflammation => "inflammation",
        Mark::Rotation => "rotation",
        Mark::Elevation => "elevation",
    }
}

/// Its place in [`CHART_MARKS`].
pub fn chart_mark_index(mark: Mark) -> usize {
    CHART_MARKS
        .iter()
        .position(|one| *one == mark)
        .unwrap_or_default()
}

/// The figures of a mark, about 10 points across, around the origin.
pub fn chart_mark_shapes(mark: Mark, ink: Color) -> Vec<Shape> {
    const LINE_PT: f32 = 1.3;
    let path = |path: BezPath| Shape::Path {
        path,
        color: ink,
        width_pt: LINE_PT,
    };
    let lines = |lines: &[[(f64, f64); 2]]| {
        let mut all = BezPath::new();
        for [from, to] in lines {
            all.move_to(*from);
            all.line_to(*to);
        }
        path(all)
    };
    let circle = |radius_pt: f32, filled: bool| Shape::Circle {
        center_pt: Vec2::ZERO,
        radius_pt,
        fill: filled.then_some(ink),
        stroke: (!filled).then_some((ink, LINE_PT)),
        dash: false,
    };
    match mark {
        Mark::TenderPoint => vec![circle(2.6, true)],
        Mark::Pain => vec![circle(3.8, false)],
        Mark::Adhesion => vec![lines(&[
            [(-3.6, -3.6), (3.6, 3.6)],
            [(-3.6, 3.6), (3.6, -3.6)],
        ])],
        Mark::Elevation => vec![lines(&[[(-3.0, 4.2), (3.0, -4.2)]])],
        Mark::Hypertonicity => vec![lines(&[
            [(-4.2, -3.0), (4.2, -3.0)],
            [(-4.2, 0.0), (4.2, 0.0)],
            [(-4.2, 3.0), (4.2, 3.0)],
        ])],
        Mark::Spasm => vec![path(wave(-2.0)), path(wave(2.0))],
        Mark::TriggerPoint => vec![
            path(wave_to(0.0, 1.8)),
            lines(&[[(4.8, 0.0), (2.2, -2.4)], [(4.8, 0.0), (2.2, 2.4)]]),
        ],
        Mark::Inflammation => {
            let rays: Vec<[(f64, f64); 2]> = (0..8)
                .map(|turn| {
                    let (sin, cos) = (f64::from(turn) * std::f64::consts::FRAC_PI_4).sin_cos();
                    [(3.2 * cos, 3.2 * sin), (5.0 * cos, 5.0 * sin)]
                })
                .collect();
            vec![circle(1.9, false), lines(&rays)]
        }
        Mark::Rotation => vec![
            path(Arc::new((0.0, 0.0), (3.8, 3.8), 0.6, 5.0, 0.0).to_path(0.05)),
            lines(&[[(3.0, -2.4), (3.6, -5.0)], [(3.0, -2.4), (0.4, -2.6)]]),
        ],
    }
}

/// A tilde across the mark at this height.
fn wave(y: f64) -> BezPath {
    wave_to(y, 4.4)
}

fn wave_to(y: f64, end: f64) -> BezPath {
    let start = -4.6;
    let middle = f64::midpoint(start, end);
    let mut path = BezPath::new();
    path.move_to((start, y));
    path.curve_to((start + 1.0, y - 3.0), (middle - 1.0, y - 2.2), (middle, y));
    path.curve_to((middle + 1.0, y + 2.2), (end - 1.0, y + 2.4), (end, y));
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_has_a_figure_and_a_word_of_its_own() {
        for (index, one) in CHART_MARKS.iter().enumerate() {
            assert_eq!(chart_mark_index(*one), index);
            for other in CHART_MARKS.iter().skip(index + 1) {
                assert_ne!(chart_mark_label(*one), chart_mark_label(*other));
                let ink = Color::rgb(0, 0, 0);
                assert_ne!(chart_mark_shapes(*one, ink), chart_mark_shapes(*other, ink));
            }
        }
    }
}
