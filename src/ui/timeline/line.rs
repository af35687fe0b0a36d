//! A lane from nearby: the rating line with a dot per rating.

use egui::epaint::Mesh;
use egui::{Align2, Color32, FontId, Painter, Pos2, Rangef, Rect, Shape, Stroke, pos2};

use super::axis::Axis;
use super::density::level_y;
use super::lanes::Lane;
use crate::analysis::runs;
use crate::model::{Entry, Rating};
use crate::ui::theme::Tokens;

/// A lane is drawn as a line while each rating has at least this much room, in points.
const ROOM: f32 = 3.0;
/// So few ratings are always drawn one by one.
const FEW: usize = 3;
/// Dots stand for ratings while each has at least this much room, in points.
const DOT_ROOM: f32 = 7.0;
/// Radius of a rating, in points.
const DOT: f32 = 2.8;
/// Radius of a rating that answers another question than the line, in points.
const SMALL_DOT: f32 = 1.8;
/// Width of the line, in points.
const PEN: f32 = 1.4;
/// How strong the ground under the line is.
const GROUND: f32 = 0.8;
/// Signs for "could not say" closer than this become one, in points.
const SIGN_ROOM: f32 = 8.0;

/// The ratings in view, with one more at either side so that lines reach the edges; none if there are too many to
/// be drawn one by one.
pub(super) fn few_in_view(entry: &Entry, axis: Axis, across: Rangef) -> Option<&[Rating]> {
    let before = |second: f64| {
        let is_before = |rating: &Rating| (rating.felt_at.order_second() as f64) < second;
        entry.ratings().partition_point(is_before)
    };
    let (start, end) = (before(axis.from), before(axis.to + 1.0));
    // What counts is the room they take, not the room there is: a year of evenings may stand in a corner.
    let x = |index: usize| {
        let rating = entry.ratings().get(index);
        rating.map(|rating| axis.x(rating.felt_at.order_second(), across))
    };
    let taken = match (x(start), end.checked_sub(1).and_then(x)) {
        (Some(first), Some(last)) if end > start => last - first,
        _ => 0.0,
    };
    let is_few = end - start <= FEW || (end - start) as f32 * ROOM <= taken;
    let around = start.saturating_sub(1)..(end + 1).min(entry.ratings().len());
    entry.ratings().get(around).filter(|_| is_few)
}

/// Adds the ground under the line of a lane to a mesh: the colour says the rating, as in a bar seen from afar.
pub(super) fn add_area(
    mesh: &mut Mesh,
    ramp: &[Color32; 11],
    (lane, ratings): (&Lane, &[Rating]),
    (axis, across, rect): (Axis, Rangef, Rect),
) {
    for run in runs(ratings, lane.asked) {
        let base = mesh.vertices.len() as u32;
        for point in &run {
            let color = ramp.get(point.level.round() as usize).copied();
            let color = color.unwrap_or_default().gamma_multiply(GROUND);
            let x = axis.x(point.second, across);
            mesh.colored_vertex(pos2(x, level_y(rect, point.level)), color);
            mesh.colored_vertex(pos2(x, rect.bottom()), color);
        }
        for segment in 1..run.len() as u32 {
            let left = base + 2 * (segment - 1);
            mesh.add_triangle(left, left + 1, left + 2);
            mesh.add_triangle(left + 1, left + 2, left + 3);
        }
    }
}

/// Paints the line of a lane.
pub(super) fn paint(
    painter: &Painter,
    tokens: &Tokens,
    ramp: &[Color32; 11],
    (lane, ratings): (&Lane, &[Rating]),
    (axis, across, rect): (Axis, Rangef, Rect),
) {
    let at = |second: i64, level: f32| pos2(axis.x(second, across), level_y(rect, level));
    for run in runs(ratings, lane.asked) {
        let points: Vec<Pos2> = run
            .iter()
            .map(|point| at(point.second, point.level))
            .collect();
        if let [one] = points.as_slice() {
            let level = run.first().map_or(0.0, |point| point.level);
            dot(painter, tokens, ramp, *one, level);
            continue;
        }
        let taken = points.last().map_or(0.0, |last| last.x - one_x(&points));
        let has_dots = points.len() as f32 * DOT_ROOM <= taken;
        let line = Stroke::new(PEN, tokens.text_subdued);
        painter.add(Shape::line(points.clone(), line));
        if has_dots {
            for (pos, point) in points.iter().zip(&run) {
                dot(painter, tokens, ramp, *pos, point.level);
            }
        }
    }
    let mut last = f32::NEG_INFINITY;
    for rating in ratings {
        let second = rating.felt_at.order_second();
        match rating.score.intensity() {
            None => {
                let x = axis.x(second, across);
                if x - last >= SIGN_ROOM {
                    last = x;
                    let font = FontId::proportional(tokens.text_small);
                    let at = pos2(x, rect.center().y);
                    painter.text(at, Align2::CENTER_CENTER, "?", font, tokens.text_subdued);
                }
            }
            // Other questions are not joined to the line, and not left out either.
            Some(intensity) if rating.asked != lane.asked => {
                let pos = at(second, f32::from(intensity.get()));
                let pen = Stroke::new(1.0, tokens.text_subdued);
                painter.circle(pos, SMALL_DOT, tokens.panel, pen);
            }
            Some(_) => {}
        }
    }
}

fn one_x(points: &[Pos2]) -> f32 {
    points.first().map_or(0.0, |first| first.x)
}

fn dot(painter: &Painter, tokens: &Tokens, ramp: &[Color32; 11], pos: Pos2, level: f32) {
    let fill = ramp.get(level.round() as usize).copied();
    let pen = Stroke::new(1.0, tokens.text_subdued);
    painter.circle(pos, DOT, fill.unwrap_or(tokens.panel), pen);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Knot, Place, Score, Stamp, View};

    #[test]
    fn ratings_are_drawn_one_by_one_until_they_are_too_many() {
        let mut ids = Ids::seeded(1);
        let start: Stamp = "1970-01-01T06:00:00Z".parse().unwrap();
        let ratings = (0..1000)
            .map(|day| {
                let at = start.plus(jiff::SignedDuration::from_hours(24 * day));
                Rating::now(ids.rating(), Score::Unknown, at)
            })
            .collect();
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        let entry = Entry::new(Knot::new(ids.knot(), place, start), ratings, Vec::new());
        let across = Rangef::new(0.0, 300.0);
        let day = 24.0 * 3600.0;
        let near = few_in_view(&entry, Axis::new(100.0 * day, 110.0 * day), across);
        assert_eq!(
            near.map(<[Rating]>::len),
            Some(12),
            "ten, and one at either side"
        );
        let far = few_in_view(&entry, Axis::new(0.0, 1000.0 * day), across);
        assert!(far.is_none());
        let beyond = few_in_view(&entry, Axis::new(2000.0 * day, 2010.0 * day), across);
        assert_eq!(beyond.map(<[Rating]>::len), Some(1));
    }
}
