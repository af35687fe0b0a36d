//! A lane from afar: for each stretch of time a bar as high as the mean rating, with the highest above it.

use egui::epaint::{Color32, Mesh};
use egui::{Rangef, Rect, pos2};

use super::axis::Axis;
use crate::analysis::Pyramid;

/// Narrowest bar, in points.
const BAR: f64 = 2.0;
/// Thickness of the line on top of a bar, in points: pale colours alone would be lost.
const EDGE: f32 = 1.2;
/// How much of the colour of a bar the part up to the highest rating has.
const FAINT: f32 = 0.35;

/// Colours of the bars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Inks {
    pub(super) ramp: [Color32; 11],
    pub(super) edge: Color32,
    pub(super) unknown: Color32,
}

/// Adds the bars of one lane to a mesh.
pub(super) fn add_bars(
    mesh: &mut Mesh,
    pyramid: &Pyramid,
    axis: Axis,
    across: Rangef,
    lane: Rect,
    inks: &Inks,
) {
    let level = pyramid.level(axis.secs_per_point(across) * BAR);
    let secs = Pyramid::secs(level);
    for bin in pyramid.bins(level, axis.from as i64, axis.to as i64) {
        let start = i64::from(bin.index) * secs;
        let left = axis.x(start, across).max(across.min);
        let right = axis.x(start + secs, across).min(across.max);
        let across = Rangef::new(left, right);
        let Some(mean) = bin.mean() else {
            // Asked, and never known: a thin line in the middle, away from both 0 and 10.
            let y = lane.center().y;
            mesh.add_colored_rect(strip(across, y, y + EDGE), inks.unknown);
            continue;
        };
        let color = color(&inks.ramp, mean);
        let (top, mean_y) = (level_y(lane, f32::from(bin.high)), level_y(lane, mean));
        if mean_y - top > EDGE {
            mesh.add_colored_rect(strip(across, top, mean_y), color.gamma_multiply(FAINT));
        }
        mesh.add_colored_rect(strip(across, mean_y, lane.bottom()), color);
        mesh.add_colored_rect(strip(across, mean_y - EDGE, mean_y), inks.edge);
    }
}

/// Where a rating stands in a lane; 0 stands just above its lower edge.
pub(super) fn level_y(lane: Rect, level: f32) -> f32 {
    lane.bottom() - EDGE - level / 10.0 * (lane.height() - 2.0 * EDGE)
}

/// The colour of a mean: that of the nearest step.
fn color(ramp: &[Color32; 11], mean: f32) -> Color32 {
    let [lowest, ..] = ramp;
    ramp.get(mean.round() as usize).copied().unwrap_or(*lowest)
}

fn strip(across: Rangef, top: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(across.min, top), pos2(across.max, bottom))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACROSS: Rangef = Rangef {
        min: 0.0,
        max: 1000.0,
    };

    fn drawn(days: &[(i64, Option<u8>)], span_days: i64) -> Mesh {
        let pyramid = Pyramid::of_days(days);
        let axis = Axis::new(0.0, (span_days * 24 * 3600) as f64);
        let mut mesh = Mesh::default();
        let inks = Inks {
            ramp: [Color32::RED; 11],
            edge: Color32::BLACK,
            unknown: Color32::GRAY,
        };
        let lane = Rect::from_min_max(pos2(0.0, 0.0), pos2(1000.0, 20.0));
        add_bars(&mut mesh, &pyramid, axis, ACROSS, lane, &inks);
        mesh
    }

    #[test]
    fn a_gap_stays_empty_and_zero_is_not_a_gap() {
        let mesh = drawn(&[(0, Some(0)), (80, Some(10))], 100);
        let xs: Vec<f32> = mesh.vertices.iter().map(|vertex| vertex.pos.x).collect();
        assert!(xs.iter().all(|x| *x <= 10.01 || *x >= 799.9), "{xs:?}");
        assert!(xs.iter().any(|x| *x < 5.0), "a rating of 0 is drawn");
    }

    #[test]
    fn could_not_say_is_drawn_away_from_the_scale_ends() {
        let mesh = drawn(&[(0, None)], 100);
        assert!(!mesh.vertices.is_empty());
        assert!(mesh.vertices.iter().all(|vertex| {
            vertex.color == Color32::GRAY && (9.0..=13.0).contains(&vertex.pos.y)
        }));
    }

    #[test]
    fn what_is_drawn_does_not_grow_with_the_years() {
        let daily: Vec<(i64, Option<u8>)> = (0..3650).map(|day| (day, Some(5))).collect();
        let mesh = drawn(&daily, 3650);
        assert!(mesh.vertices.len() <= 500 * 12, "{}", mesh.vertices.len());
    }
}
