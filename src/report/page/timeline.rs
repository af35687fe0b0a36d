//! The ratings of a period as a few lines over one time axis, ready to draw.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::problem::name;
use super::{Period, ranked};
use crate::analysis::Moment;
use crate::model::{Chart, Entry, MilestoneKind, When};
use crate::scene::date_in_words;

/// Rows on page one.
const MOST_ROWS: usize = 5;
/// Points of a row that are drawn one by one; more are taken together.
const MOST_POINTS: usize = 180;
/// Gap after which a line is broken, as a share of the period, and at least this many days.
const GAP_SHARE: f64 = 0.12;
const GAP_DAYS: f64 = 10.0;

/// What happened to a knot at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// Released, else come back.
    pub released: bool,
    /// Where on the axis, 0 to 1.
    pub x: f64,
}

/// One knot over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number on the map.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Runs of ratings without a long gap: where on the axis (0 to 1), and the rating (0 to 10).
    pub runs: Vec<Vec<(f64, f64)>>,
    /// Releases and returns.
    pub events: Vec<Event>,
}

/// A few knots over one time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The rows, those to lead with first.
    pub rows: Vec<Row>,
    /// Where treatments stand on the axis.
    pub treatments: Vec<f64>,
    /// Where months (or years) begin on the axis, with their names.
    pub ticks: Vec<(f64, String)>,
}

impl Timeline {
    pub(super) fn new(chart: &Chart, period: Period, moment: Moment) -> Self {
        let rows = ranked(chart, moment)
            .into_iter()
            .filter_map(|(number, entry)| Row::new(number, entry, period))
            .take(MOST_ROWS)
            .collect();
        let mut treatments: Vec<f64> = chart
            .treatments()
            .into_iter()
            .filter(|treatment| period.includes(treatment.at))
            .map(|treatment| period.share(treatment.at))
            .collect();
        treatments.dedup_by(|a, b| (*a - *b).abs() < 1e-4);
        Self {
            rows,
            treatments,
            ticks: ticks(period),
        }
    }
}

impl Row {
    /// None if there is nothing of the knot in the period.
    fn new(number: usize, entry: &Entry, period: Period) -> Option<Self> {
        let points: Vec<(f64, f64)> = entry
            .ratings()
            .iter()
            .filter(|rating| period.includes(rating.felt_at))
            .filter_map(|rating| {
                let value = rating.score.intensity()?.get();
                Some((period.share(rating.felt_at), f64::from(value)))
            })
            .collect();
        let events: Vec<Event> = entry
            .milestones()
            .iter()
            .filter(|milestone| period.includes(milestone.at))
            .filter_map(|milestone| {
                let released = match milestone.kind {
                    MilestoneKind::Released => true,
                    MilestoneKind::Returned => false,
                    MilestoneKind::Found | MilestoneKind::Eased | MilestoneKind::Flared => return None,
                };
                let x = period.share(milestone.at);
                Some(Event { released, x })
            })
            .collect();
        let some = !points.is_empty() || !events.is_empty();
        some.then(|| Self {
            number,
            name: name(number, &entry.knot().name),
            runs: runs(&thinned(&points), period),
            events,
        })
    }
}

/// The points, or as many means of equal stretches of time as can be told apart.
fn thinned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    if points.len() <= MOST_POINTS {
        return points.to_vec();
    }
    let stretch = |point: &(f64, f64)| (point.0 * MOST_POINTS as f64) as usize;
    points
        .chunk_by(|a, b| stretch(a) == stretch(b))
        .map(|chunk| {
            let count = chunk.len() as f64;
            let sum = chunk.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
            (sum.0 / count, sum.1 / count)
        })
        .collect()
}

/// Broken where nothing was rated for long: a line there would be made up.
fn runs(points: &[(f64, f64)], period: Period) -> Vec<Vec<(f64, f64)>> {
    let gap = GAP_SHARE.max(GAP_DAYS / f64::from(period.days()));
    points
        .chunk_by(|a, b| b.0 - a.0 <= gap)
        .map(<[(f64, f64)]>::to_vec)
        .collect()
}

/// The beginnings of months, quarters or years in a period, at most about a dozen.
fn ticks(period: Period) -> Vec<(f64, String)> {
    let step = match period.days() {
        ..=45 => return day_ticks(period),
        46..=380 => 1,
        381..=1100 => 3,
        _ => 12,
    };
    let mut ticks = Vec::new();
    let mut day = Date::new(period.from().year(), 1, 1).unwrap_or(period.from());
    while day <= period.to() {
        if day >= period.from() {
            let words = date_in_words(When::Month(day.year(), day.month()));
            let month = words.split(' ').next().unwrap_or_default();
            let label = if step == 12 || day.month() == 1 {
                day.year().to_string()
            } else {
                month.to_owned()
            };
            ticks.push((start_of(period, day), label));
        }
        day = day.saturating_add(step.months());
    }
    ticks
}

/// Every seventh day of a short period.
fn day_ticks(period: Period) -> Vec<(f64, String)> {
    let mut ticks = Vec::new();
    let mut day = period.from();
    while day <= period.to() {
        let words = date_in_words(When::Day(day));
        let year = format!(" {}", day.year());
        let label = words.strip_suffix(&year).unwrap_or(&words).to_owned();
        ticks.push((start_of(period, day), label));
        day = day.saturating_add(7.days());
    }
    ticks
}

/// Where a day begins on the axis.
fn start_of(period: Period, day: Date) -> f64 {
    let half_a_day = 0.5 / f64::from(period.days());
    (period.share(When::Day(day)) - half_a_day).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period::new(from.parse().unwrap(), to.parse().unwrap())
    }

    #[test]
    fn a_line_is_broken_where_nothing_was_rated() {
        let points = [(0.0, 5.0), (0.1, 4.0), (0.5, 3.0), (0.55, 3.0)];
        let runs = runs(&points, period("2026-01-01", "2026-12-31"));
        assert_eq!(runs, [points[..2].to_vec(), points[2..].to_vec()]);
    }

    #[test]
    fn many_points_become_means_in_order() {
        let points: Vec<(f64, f64)> = (0..10_000)
            .map(|i| (f64::from(i) / 10_000.0, f64::from(i % 2) * 10.0))
            .collect();
        let thin = thinned(&points);
        assert_eq!(thin.len(), MOST_POINTS);
        assert!(thin.iter().all(|point| (point.1 - 5.0).abs() < 0.2));
        assert!(thin.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn ticks_suit_the_length() {
        let labels = |from, to| -> Vec<String> {
            ticks(period(from, to)).into_iter().map(|tick| tick.1).collect()
        };
        assert_eq!(labels("2026-08-01", "2026-08-20"), ["1 Aug", "8 Aug", "15 Aug"]);
        assert_eq!(labels("2025-11-15", "2026-02-15"), ["Dec", "2026", "Feb"]);
        assert_eq!(labels("2017-03-01", "2020-03-01"), ["Apr", "Jul", "Oct", "2018", "Apr", "Jul", "Oct", "2019", "Apr", "Jul", "Oct", "2020"]);
        assert_eq!(labels("2016-03-01", "2020-03-01"), ["2017", "2018", "2019", "2020"]);
    }
}
