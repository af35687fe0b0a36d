//! The measures that researchers take from pain drawings, of the open knots at one moment.
//!
//! Formulas and sources are in `docs/measures.md`. They describe a drawing; none of them says how someone is.

use std::collections::BTreeSet;

use kurbo::Shape as _;

use super::{GAP_SECS, Moment, Span, state_at};
use crate::body::Body;
use crate::model::{BodyPos, Chart, Entry, Extent, Score, Side, View};

/// Side of a square of the grid on which areas are counted, in C7–PSIS lengths: about 3 mm.
const CELL: f64 = 0.006;
/// Seconds of a day.
const DAY_SECS: f64 = 24.0 * 3600.0;

/// Measures of the open knots at a moment; what there is nothing to measure by is none, not zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// How many knots are open.
    pub open: usize,
    /// Per cent of the silhouette of the back that drawn extents cover; none if no open knot there has one.
    pub extent_percent: Option<f64>,
    /// CHOIR segments (of 74) in which an open knot lies.
    pub regions: BTreeSet<String>,
    /// Middle of the open knots of the back that have a number, weighted by it, and how far they lie around it, in
    /// C7–PSIS lengths.
    pub centroid: Option<(BodyPos, f64)>,
    /// (R − L) ÷ (R + L) of the ratings on the right and the left, −1 to 1; none if both are 0.
    pub laterality: Option<f64>,
}

/// The open knots of a chart at a moment, with their rating if it is a number.
fn open(chart: &Chart, moment: Moment) -> Vec<(&Entry, Option<f64>)> {
    chart
        .entries()
        .into_iter()
        .filter(|entry| !entry.knot().archived)
        .filter_map(|entry| {
            let state = state_at(entry, moment);
            let weight = state.score().and_then(Score::intensity);
            let open = state.on_chart && !state.is_released();
            open.then(|| (entry, weight.map(|value| f64::from(value.get()))))
        })
        .collect()
}

/// The measures of a chart at a moment.
pub fn measures(chart: &Chart, body: &Body, moment: Moment) -> Measures {
    let open = open(chart, moment);
    let segments = open.iter().flat_map(|(entry, _)| {
        let choir = body.codes(&entry.knot().place).choir;
        choir.into_iter().map(|code| code.code)
    });
    let on = |side: Side| -> f64 {
        let knots = open
            .iter()
            .filter(|(entry, _)| entry.knot().place.side() == side);
        knots.filter_map(|(_, weight)| *weight).sum()
    };
    let (right, left) = (on(Side::Right), on(Side::Left));
    Measures {
        open: open.len(),
        extent_percent: extent_percent(chart, body, &open),
        regions: segments.collect(),
        centroid: centroid(&open),
        laterality: (right + left > 0.0).then(|| (right - left) / (right + left)),
    }
}

/// Share of segments that two moments have in common, of all in either: Jaccard, 0 to 1; none if neither has any.
pub fn overlap(one: &Measures, other: &Measures) -> Option<f64> {
    let all = one.regions.union(&other.regions).count();
    let both = one.regions.intersection(&other.regions).count();
    (all > 0).then(|| both as f64 / all as f64)
}

/// The sum over all knots of rating × days within a span.
///
/// A rating stands until the next of any question, for at most [`GAP_SECS`]; nothing is made up for the rest, and
/// nothing counts while a knot is released.
pub fn burden(chart: &Chart, span: Span) -> f64 {
    let (from, to) = (span.from().second(), span.to().second());
    let mut sum = 0.0;
    for entry in chart.entries() {
        let ratings = entry.ratings();
        for (index, rating) in ratings.iter().enumerate() {
            let start = rating.felt_at.order_second();
            let next = ratings
                .get(index + 1)
                .map(|next| next.felt_at.order_second());
            let end = next.unwrap_or(i64::MAX).min(start + GAP_SECS);
            let (start, end) = (start.max(from), end.min(to));
            let Some(value) = rating.score.intensity() else {
                continue;
            };
            if end > start && !is_released_then(entry, start) {
                sum += f64::from(value.get()) * (end - start) as f64 / DAY_SECS;
            }
        }
    }
    sum
}

fn is_released_then(entry: &Entry, second: i64) -> bool {
    use crate::model::MilestoneKind::{Released, Returned};

    let before = entry.milestones().iter().rev();
    before
        .filter(|milestone| milestone.at.order_second() <= second)
        .find(|milestone| matches!(milestone.kind, Released | Returned))
        .is_some_and(|milestone| milestone.kind == Released)
}

fn centroid(open: &[(&Entry, Option<f64>)]) -> Option<(BodyPos, f64)> {
    let points: Vec<(f64, BodyPos)> = open
        .iter()
        .filter(|(entry, _)| entry.knot().place.view == View::Back)
        .filter_map(|(entry, weight)| Some(((*weight)?, entry.knot().place.pos)))
        .collect();
    let sum: f64 = points.iter().map(|(weight, _)| weight).sum();
    if sum <= 0.0 {
        return None;
    }
    let mean = |of: fn(BodyPos) -> f64| -> f64 {
        points
            .iter()
            .map(|(weight, pos)| weight * of(*pos))
            .sum::<f64>()
            / sum
    };
    let middle = BodyPos::clamped(mean(BodyPos::u), mean(BodyPos::v));
    let around: f64 = points
        .iter()
        .map(|(weight, pos)| weight * pos.distance(middle).powi(2))
        .sum();
    Some((middle, (around / sum).sqrt()))
}

fn extent_percent(chart: &Chart, body: &Body, open: &[(&Entry, Option<f64>)]) -> Option<f64> {
    let back = body.view(View::Back)?;
    let ruler_mm = chart.person().ruler_cm() * 10.0;
    let drawn: Vec<(BodyPos, &Extent)> = open
        .iter()
        .map(|(entry, _)| entry.knot())
        .filter(|knot| knot.place.view == View::Back)
        .filter_map(|knot| Some((knot.place.pos, knot.extent.as_ref()?)))
        .collect();
    if drawn.is_empty() {
        return None;
    }
    let inside = |pos: BodyPos| {
        drawn.iter().any(|(at, extent)| match extent {
            Extent::RadiusMm(radius) => pos.distance(*at) * ruler_mm <= f64::from(*radius),
            Extent::Area(outlines) => {
                let around = outlines.iter().filter(|corners| is_inside(pos, corners));
                around.count() % 2 == 1
            }
        })
    };
    let cells = |length: f64| (length / CELL).ceil() as i32;
    let (mut covered, bounds) = (0_u32, back.bounds);
    for row in 0..cells(bounds.height()) {
        for column in 0..cells(bounds.width()) {
            let middle = |from: f64, index: i32| from + (f64::from(index) + 0.5) * CELL;
            let point = (middle(bounds.x0, column), middle(bounds.y0, row));
            let pos = back.pos(point.into());
            // Most cells lie in no extent, and that is quicker to see than whether they lie on the body.
            covered += u32::from(pos.is_some_and(|pos| inside(pos) && back.contains(pos)));
        }
    }
    let whole = back.outline.area().abs();
    (whole > 0.0).then(|| 100.0 * f64::from(covered) * CELL * CELL / whole)
}

/// Whether a point lies inside a closed outline: a ray to the right crosses it an odd number of times.
fn is_inside(pos: BodyPos, corners: &[BodyPos]) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossings = corners.iter().zip(next).filter(|(a, b)| {
        let spans = (a.v() > pos.v()) != (b.v() > pos.v());
        spans && pos.u() < a.u() + (pos.v() - a.v()) / (b.v() - a.v()) * (b.u() - a.u())
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Ids, Intensity, Knot, Milestone, MilestoneKind, Parts, Place, Rating, Stamp,
    };

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn chart(knots: &[(f64, f64, u8, Option<u16>)]) -> Chart {
        let mut ids = Ids::seeded(1);
        let at = stamp("2026-05-01T00:00:00Z");
        let entries = knots.iter().map(|(u, v, value, radius)| {
            let place = Place::new(View::Back, BodyPos::new(*u, *v).unwrap());
            let knot = Knot {
                extent: radius.map(Extent::RadiusMm),
                ..Knot::new(ids.knot(), place, at)
            };
            let score = Score::Felt(Intensity::new(*value).unwrap());
            Entry::new(knot, vec![Rating::now(ids.rating(), score, at)], Vec::new())
        });
        Chart::from_parts(Parts {
            entries: entries.collect(),
            ..Parts::default()
        })
        .unwrap()
    }

    fn now(chart: &Chart) -> Measures {
        let moment = Moment::Present(stamp("2026-05-02T00:00:00Z"));
        measures(chart, Body::shared().unwrap(), moment)
    }

    #[test]
    fn sides_weigh_by_their_ratings_and_nothing_is_not_zero() {
        assert_eq!(now(&Chart::new()), Measures::default());
        let both = now(&chart(&[(-0.1, 0.2, 2, None), (0.1, 0.2, 6, None)]));
        assert_eq!(both.laterality, Some(0.5));
        let (middle, around) = both.centroid.unwrap();
        assert!((middle.u() - 0.05).abs() < 1e-9 && (middle.v() - 0.2).abs() < 1e-9);
        // Weights 2 and 6 at 0.15 and 0.05 from the middle: √((2·0.0225 + 6·0.0025) ÷ 8).
        assert!((around - 0.0866).abs() < 1e-3, "{around}");
        assert_eq!(now(&chart(&[(0.1, 0.2, 0, None)])).laterality, None);
        assert_eq!(both.extent_percent, None);
        assert!(both.regions.len() == 2, "{:?}", both.regions);
    }

    #[test]
    fn a_disc_covers_its_share_of_the_back() {
        let one = now(&chart(&[(0.12, 0.4, 5, Some(40))]))
            .extent_percent
            .unwrap();
        let twice = now(&chart(&[
            (0.12, 0.4, 5, Some(40)),
            (0.12, 0.4, 1, Some(40)),
        ]));
        let area = std::f64::consts::PI * (40.0_f64 / 509.0).powi(2);
        let whole = Body::shared().unwrap().view(View::Back).unwrap();
        let body = whole.outline.area().abs();
        assert!((one - 100.0 * area / body).abs() < 0.03, "{one}");
        assert_eq!(
            twice.extent_percent,
            Some(one),
            "what lies on top counts once"
        );
    }

    #[test]
    fn an_outline_is_inside_where_a_ray_leaves_it_once() {
        let pos = |u, v| BodyPos::new(u, v).unwrap();
        let square = [pos(0.0, 0.0), pos(0.2, 0.0), pos(0.2, 0.2), pos(0.0, 0.2)];
        assert!(is_inside(pos(0.1, 0.1), &square));
        assert!(!is_inside(pos(0.3, 0.1), &square) && !is_inside(pos(-0.1, 0.1), &square));
        assert!(!is_inside(pos(0.1, 0.1), &[]));
    }

    #[test]
    fn overlap_is_of_segments_and_none_of_nothing() {
        let one = now(&chart(&[(-0.1, 0.2, 2, None), (0.1, 0.2, 6, None)]));
        let other = now(&chart(&[(0.1, 0.2, 6, None)]));
        assert_eq!(overlap(&one, &other), Some(0.5));
        assert_eq!(overlap(&one, &one), Some(1.0));
        assert_eq!(overlap(&Measures::default(), &Measures::default()), None);
    }

    #[test]
    fn a_rating_burdens_for_two_weeks_at_most_and_not_while_released() {
        let mut chart = chart(&[(0.1, 0.2, 5, None)]);
        let span = |to| Span::new(stamp("2026-05-01T00:00:00Z"), stamp(to));
        assert!((burden(&chart, span("2026-05-03T00:00:00Z")) - 10.0).abs() < 1e-9);
        assert!((burden(&chart, span("2026-12-31T00:00:00Z")) - 70.0).abs() < 1e-9);
        let id = chart.entries()[0].knot().id;
        let at = stamp("2026-04-01T00:00:00Z");
        let gone = Milestone::new(
            Ids::seeded(3).milestone(),
            MilestoneKind::Released,
            at.into(),
            at,
        );
        chart.apply(crate::model::Edit::put((id, gone))).unwrap();
        assert!(burden(&chart, span("2026-12-31T00:00:00Z")).abs() < 1e-9);
    }
}
