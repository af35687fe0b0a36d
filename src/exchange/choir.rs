//! CHOIR body map strings, as the R package `CHOIRBM` reads them: database numbers parted by commas.
//!
//! Standard numbers only (100 + n in front, 200 + n behind), which suit the male map and
//! `convert_bodymap`'s standard; a string holds no intensity. Beware: the lower number of a pair is the person's
//! right in front and left behind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cell::Cell;
use super::sheet::{Column, Kind, Sheet};
use crate::analysis::{Moment, state_at};
use crate::body::Body;
use crate::model::{Chart, Entry, Intensity, Rating, Score, When};

/// The segments of the knots that are open at a moment: on the chart, not put away, not released, and not rated 0.
pub fn choir_at(chart: &Chart, body: &Body, moment: Moment) -> String {
    let entries = chart.entries();
    let open = entries.iter().filter(|entry| {
        let state = state_at(entry, moment);
        let felt = state.score() != Some(Score::Felt(Intensity::ZERO));
        state.on_chart && !entry.knot().archived && !state.is_released() && felt
    });
    joined(open.flat_map(|entry| numbers(entry, body)))
}

/// One day and the segments marked on it.
struct Day {
    day: Date,
    bodymap: String,
}

/// For each day with ratings the segments of the knots rated above 0 on it; none if all were 0 or unknown.
fn days(chart: &Chart, body: &Body) -> Vec<Day> {
    let mut days: BTreeMap<Date, BTreeSet<u16>> = BTreeMap::new();
    for entry in chart.entries() {
        let numbers = numbers(entry, body);
        for rating in entry.ratings() {
            let Some(day) = day_of(rating) else {
                continue;
            };
            let marked = days.entry(day).or_default();
            if rating.score.intensity() > Some(Intensity::ZERO) {
                marked.extend(&numbers);
            }
        }
    }
    let day = |(day, marked): (Date, BTreeSet<u16>)| Day {
        day,
        bodymap: joined(marked),
    };
    days.into_iter().map(day).collect()
}

fn numbers(entry: &Entry, body: &Body) -> Vec<u16> {
    body.codes(&entry.knot().place).choir_numbers()
}

fn joined(numbers: impl IntoIterator<Item = u16>) -> String {
    let numbers: BTreeSet<u16> = numbers.into_iter().collect();
    let words: Vec<String> = numbers.iter().map(u16::to_string).collect();
    words.join(",")
}

/// One row for each day with ratings.
pub(super) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let columns = [
        Column::new("day", Kind::Time, "The day.", |row: &Day| {
            Cell::plain(row.day)
        }),
        Column::new(
            "bodymap",
            Kind::Text,
            "CHOIR database numbers of the segments with a knot rated above 0 that day, parted by commas; standard numbers.",
            |row| Cell::plain(&row.bodymap),
        ),
    ];
    Sheet::new(&columns, &days(chart, body))
}

/// On how many days there were ratings.
pub(super) fn day_count(chart: &Chart) -> usize {
    let entries = chart.entries();
    let ratings = entries.iter().flat_map(|entry| entry.ratings());
    ratings.filter_map(day_of).collect::<BTreeSet<Date>>().len()
}

/// The day on which it was felt, where that is known.
fn day_of(rating: &Rating) -> Option<Date> {
    match rating.felt_at {
        When::Exact(stamp) => Some(stamp.date()),
        When::Day(day) => Some(day),
        When::Month(..) | When::Year(_) => None,
    }
}
