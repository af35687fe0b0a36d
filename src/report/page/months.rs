//! The ratings of every knot, month by month (or week, quarter, year): how many, and the middle of them.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Period;
use super::problem::name;
use super::table::Table;
use crate::model::{Chart, Entry, Intensity};
use crate::report::legend::NOTHING_SAID;
use crate::scene::date_in_words;

/// Columns of ratings, so that a row fits a line.
const MOST_COLUMNS: usize = 12;

/// The ratings of each stretch of time, by its first day.
type Stretches = BTreeMap<Date, Vec<Intensity>>;

/// How the time is cut.
#[derive(Clone, Copy)]
enum Step {
    Week,
    Months(i8),
    Years(i16),
}

impl Step {
    /// The finest that fits a period into the columns.
    fn of(period: Period, with_days: bool) -> Self {
        match period.days() {
            ..=77 if with_days => Self::Week,
            ..=330 => Self::Months(1),
            331..=1000 => Self::Months(3),
            1001..=4000 => Self::Years(1),
            days => Self::Years((days / 4000 + 1) as i16),
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Week => "Ratings by week",
            Self::Months(1) => "Ratings by month",
            Self::Months(_) => "Ratings by quarter",
            Self::Years(_) => "Ratings by year",
        }
    }

    /// The first day of the stretch a day lies in.
    fn start(self, day: Date, period: Period) -> Date {
        match self {
            Self::Week => {
                let days = period.from().until(day).map_or(0, |span| span.get_days());
                period.from().saturating_add(i64::from(days / 7 * 7).days())
            }
            Self::Months(months) => {
                let month = (day.month() - 1) / months * months + 1;
                Date::new(day.year(), month, 1).unwrap_or(day)
            }
            Self::Years(years) => Date::new(day.year() / years * years, 1, 1).unwrap_or(day),
        }
    }

    fn heading(self, start: Date) -> String {
        match self {
            Self::Week => {
                let words = date_in_words(crate::model::When::Day(start));
                words
                    .rsplit_once(' ')
                    .map_or(words.clone(), |(day, _)| day.to_owned())
            }
            Self::Months(_) => {
                let words = date_in_words(crate::model::When::Month(start.year(), start.month()));
                // "Mar 26": the century is the period's.
                words.replace(" 20", " ")
            }
            Self::Years(_) => start.year().to_string(),
        }
    }
}

/// One row per knot: the median rating of each stretch, and of how many ratings it is.
pub(super) fn table(chart: &Chart, period: Period, with_days: bool) -> Table {
    let step = Step::of(period, with_days);
    let mut starts: Vec<Date> = Vec::new();
    let rows: Vec<(usize, &Entry, Stretches)> = chart
        .entries()
        .into_iter()
        .enumerate()
        .map(|(index, entry)| (index + 1, entry, stretches(entry, period, step)))
        .filter(|(_, _, values)| !values.is_empty())
        .collect();
    for (_, _, values) in &rows {
        starts.extend(values.keys());
    }
    starts.sort_unstable();
    starts.dedup();
    let left_out = starts.len().saturating_sub(MOST_COLUMNS);
    starts.drain(..left_out);
    let mut table = Table::new(step.label(), &[("Knot", 14)]);
    for start in &starts {
        table.headings.push(step.heading(*start));
        table.widths.push(6);
    }
    table.rows = rows
        .iter()
        .map(|(number, entry, values)| {
            let cells = starts.iter().map(|start| {
                values
                    .get(start)
                    .map_or(NOTHING_SAID.to_owned(), |v| cell(v))
            });
            let first = format!("{number} {}", name(*number, &entry.knot().name));
            std::iter::once(first).chain(cells).collect()
        })
        .collect();
    "The median rating, of all questions asked, and in brackets of how many ratings. Each single rating is in the data files."
        .clone_into(&mut table.note);
    table
}

fn stretches(entry: &Entry, period: Period, step: Step) -> Stretches {
    let mut values = Stretches::new();
    for rating in entry.ratings() {
        if let Some(value) = rating.score.intensity()
            && period.includes(rating.felt_at)
        {
            let start = step.start(rating.felt_at.first_day(), period);
            values.entry(start).or_default().push(value);
        }
    }
    values
}

fn cell(values: &[Intensity]) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted
        .get(sorted.len() / 2)
        .map_or(String::new(), |median| {
            format!("{median} ({})", sorted.len())
        })
}
