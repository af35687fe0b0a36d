//! The ratings of a period as a few lines over one time axis, ready to draw.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::problem::name;
use super::{Period, ThenNow, ranked};
use crate::analysis::{DAY_SECS, Moment, runs, thinned};
use crate::model::{Asked, Chart, Entry, MilestoneKind, When};
use crate::scene::date_in_words;

/// Rows on page one.
pub(super) const MOST_ROWS: usize = 5;
/// Columns in which a line shows its lowest and highest rating; more would not be seen on paper.
const COLUMNS: usize = 240;

/// Treatments from which on they no longer get a line each.
const MANY_TREATMENTS: usize = 40;

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
    /// What was asked; lines of different questions are never mixed.
    pub asked: Asked,
    /// Lines without a long gap: where on the axis (0 to 1), and the rating (0 to 10).
    pub runs: Vec<Vec<(f64, f64)>>,
    /// Releases and returns.
    pub events: Vec<Event>,
}

/// A few knots over one time axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The rows, those to lead with first.
    pub rows: Vec<Row>,
    /// Where treatments stand on the axis.
    pub treatments: Vec<f64>,
    /// Where months (or years) begin on the axis, with their names.
    pub ticks: Vec<(f64, String)>,
}

impl Timeline {
    /// Whether there are too many treatments for a line each.
    pub fn has_many_treatments(&self) -> bool {
        self.treatments.len() > MANY_TREATMENTS
    }

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
            .map(|treatment| period.share(treatment.at.order_second()))
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
    /// Number and name, as far as there is room beside it: two lines of wide letters.
    pub(super) fn label(&self) -> String {
        const CHARS: usize = 30;
        let (number, name) = (self.number, &self.name);
        match name.char_indices().nth(CHARS) {
            Some((end, _)) => {
                let start = name.get(..end).unwrap_or_default().trim_end();
                format!("{number} {start}…")
            }
            None => format!("{number} {name}"),
        }
    }

    /// None if there is nothing of the knot in the period.
    fn new(number: usize, entry: &Entry, period: Period) -> Option<Self> {
        let asked = ThenNow::of(entry, period).map_or(Asked::Now, |pair| pair.asked);
        let (from, to) = period.seconds();
        let runs: Vec<Vec<(f64, f64)>> = runs(entry.ratings(), asked)
            .into_iter()
            .map(|mut run| {
                run.retain(|point| (from..to).contains(&point.second));
                thinned(&run, from, to, COLUMNS)
                    .iter()
                    .map(|point| (period.share(point.second), f64::from(point.level)))
                    .collect()
            })
            .filter(|run: &Vec<(f64, f64)>| !run.is_empty())
            .collect();
        let events: Vec<Event> = entry
            .milestones()
            .iter()
            .filter(|milestone| period.includes(milestone.at))
            .filter_map(|milestone| {
                let released = match milestone.kind {
                    MilestoneKind::Released => true,
                    MilestoneKind::Returned => false,
                    MilestoneKind::Found | MilestoneKind::Eased | MilestoneKind::Flared => {
                        return None;
                    }
                };
                let x = period.share(milestone.at.order_second());
                Some(Event { released, x })
            })
            .collect();
        let some = !runs.is_empty() || !events.is_empty();
        some.then(|| Self {
            number,
            name: name(number, &entry.knot().name),
            asked,
            runs,
            events,
        })
    }
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
    period.share(When::Day(day).order_second() - DAY_SECS / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period::new(from.parse().unwrap(), to.parse().unwrap())
    }

    #[test]
    fn ticks_suit_the_length() {
        let labels = |from, to| -> Vec<String> {
            ticks(period(from, to))
                .into_iter()
                .map(|tick| tick.1)
                .collect()
        };
        assert_eq!(
            labels("2026-08-01", "2026-08-20"),
            ["1 Aug", "8 Aug", "15 Aug"]
        );
        assert_eq!(labels("2025-11-15", "2026-02-15"), ["Dec", "2026", "Feb"]);
        assert_eq!(
            labels("2017-03-01", "2020-03-01"),
            [
                "Apr", "Jul", "Oct", "2018", "Apr", "Jul", "Oct", "2019", "Apr", "Jul", "Oct",
                "2020"
            ]
        );
        assert_eq!(
            labels("2016-03-01", "2020-03-01"),
            ["2017", "2018", "2019", "2020"]
        );
    }
}
