//! The ratings of every knot, month by month (or week, quarter, year): how many, and the middle of them.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Period;
use super::problem::name;
use super::table::Table;
use crate::model::{Chart, Entry, Intensity, When};
use crate::report::legend::NOTHING_SAID;
use crate::scene::date_in_words;

/// Columns of ratings, so that a row fits a line.
const MOST_COLUMNS: usize = 12;

/// How often each rating, 0 to 10, was given in each stretch of time, by its first day.
type Stretches = Vec<(Date, Counts)>;
type Counts = [usize; Intensity::TEN.get() as usize + 1];

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

    /// The first day of the next stretch.
    fn after(self, start: Date) -> Date {
        match self {
            Self::Week => start.saturating_add(1.week()),
            Self::Months(months) => start.saturating_add(months.months()),
            Self::Years(years) => start.saturating_add(years.years()),
        }
    }

    fn heading(self, start: Date) -> String {
        match self {
            Self::Week => {
                let words = date_in_words(When::Day(start));
                words
                    .rsplit_once(' ')
                    .map_or(words.clone(), |(day, _)| day.to_owned())
            }
            Self::Months(_) => {
                let words = date_in_words(When::Month(start.year(), start.month()));
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
        starts.extend(values.iter().map(|(start, _)| *start));
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
                let found = values.iter().find(|(of, _)| of == start);
                found.map_or(NOTHING_SAID.to_owned(), |(_, counts)| cell(counts))
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
    let number = |day: Date| When::Day(day).first_day_number();
    let mut all = Stretches::new();
    // Ratings come in order, so most lie in the stretch of the one before.
    let (mut days, mut place) = (0..0, 0);
    for rating in entry.ratings() {
        if let Some(value) = rating.score.intensity()
            && period.includes(rating.felt_at)
        {
            if !days.contains(&rating.felt_at.first_day_number()) {
                let start = step.start(rating.felt_at.first_day(), period);
                days = number(start)..number(step.after(start));
                let known = all.iter().position(|(of, _)| *of == start);
                place = known.unwrap_or(all.len());
                if known.is_none() {
                    all.push((start, Counts::default()));
                }
            }
            let counts = all.get_mut(place).map(|(_, counts)| counts);
            if let Some(count) = counts.and_then(|counts| counts.get_mut(usize::from(value.get())))
            {
                *count += 1;
            }
        }
    }
    all
}

/// The median, the higher of two in the middle, and of how many ratings it is.
fn cell(counts: &Counts) -> String {
    let all: usize = counts.iter().sum();
    let mut below = 0;
    let median = counts.iter().position(|count| {
        below += count;
        below > all / 2
    });
    median.map_or(String::new(), |median| format!("{median} ({all})"))
}
