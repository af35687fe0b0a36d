//! The same lines by weeks, counted from the first thing told, for a page that says no days.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::problem::name;
use super::timeline::{Event, MOST_ROWS, Row, Timeline};
use super::{Period, ThenNow, ranked};
use crate::analysis::Moment;
use crate::model::{Asked, Chart, Entry, Intensity, MilestoneKind, When};

/// Weeks without a rating after which a line ends, as for days: two.
const GAP_WEEKS: i32 = 2;
/// Weeks with a name on the axis.
const MOST_TICKS: i32 = 12;
const DAYS: i32 = 7;

/// Whole weeks from the first day of which anything is told.
#[derive(Clone, Copy)]
struct Weeks {
    first: Date,
    count: i32,
}

impl Weeks {
    /// None if nothing is told of any day.
    fn of(days: &[Date]) -> Option<Self> {
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let days = first.until(last).map_or(0, |span| span.get_days());
        Some(Self {
            first,
            count: days / DAYS + 1,
        })
    }

    /// The week of a day, from 0.
    fn index(self, day: Date) -> i32 {
        self.first.until(day).map_or(0, |span| span.get_days()) / DAYS
    }

    /// Where the middle of a week stands on the axis.
    fn share(self, week: i32) -> f64 {
        (f64::from(week) + 0.5) / f64::from(self.count)
    }

    /// The names of some weeks, at their beginnings.
    fn ticks(self) -> Vec<(f64, String)> {
        let step = (self.count + MOST_TICKS - 1) / MOST_TICKS;
        let weeks = (0..self.count).step_by(step.max(1) as usize);
        weeks
            .map(|week| {
                let share = f64::from(week) / f64::from(self.count);
                let label = match week {
                    0 => "week 1".to_owned(),
                    later => (later + 1).to_string(),
                };
                (share, label)
            })
            .collect()
    }
}

/// A time of the period that is known to the day.
fn day_in(period: Period, when: When) -> Option<Date> {
    let known = matches!(when, When::Exact(_) | When::Day(_));
    (known && period.includes(when)).then(|| when.first_day())
}

impl Timeline {
    /// The rows of [`Timeline`] with the median rating of each week.
    pub fn by_weeks(chart: &Chart, period: Period, moment: Moment) -> Self {
        let rows: Vec<(usize, &Entry)> = ranked(chart, moment)
            .into_iter()
            .filter(|(_, entry)| days(entry, period).next().is_some())
            .take(MOST_ROWS)
            .collect();
        let treated = chart.treatments().into_iter();
        let treated: Vec<Date> = treated.filter_map(|one| day_in(period, one.at)).collect();
        let told = rows.iter().flat_map(|(_, entry)| days(entry, period));
        let told: Vec<Date> = told.chain(treated.iter().copied()).collect();
        let (Some(weeks), false) = (Weeks::of(&told), rows.is_empty()) else {
            return Self::default();
        };
        let mut treatments: Vec<i32> = treated.into_iter().map(|day| weeks.index(day)).collect();
        treatments.dedup();
        Self {
            rows: rows
                .into_iter()
                .map(|(number, entry)| row(number, entry, period, weeks))
                .collect(),
            treatments: treatments.into_iter().map(|w| weeks.share(w)).collect(),
            ticks: weeks.ticks(),
        }
    }
}

/// The days on which a knot was rated, released or came back.
fn days(entry: &Entry, period: Period) -> impl Iterator<Item = Date> {
    let rated = entry.ratings().iter();
    let rated = rated.filter(|rating| rating.score.intensity().is_some());
    let turns = entry.milestones().iter().filter(|milestone| {
        matches!(
            milestone.kind,
            MilestoneKind::Released | MilestoneKind::Returned
        )
    });
    rated
        .map(|rating| rating.felt_at)
        .chain(turns.map(|turn| turn.at))
        .filter_map(move |when| day_in(period, when))
}

fn row(number: usize, entry: &Entry, period: Period, weeks: Weeks) -> Row {
    let asked = ThenNow::of(entry, period).map_or(Asked::Now, |pair| pair.asked);
    let mut by_week: BTreeMap<i32, Vec<Intensity>> = BTreeMap::new();
    for rating in entry.ratings() {
        if let (true, Some(day), Some(level)) = (
            rating.asked == asked,
            day_in(period, rating.felt_at),
            rating.score.intensity(),
        ) {
            by_week.entry(weeks.index(day)).or_default().push(level);
        }
    }
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut before: Option<i32> = None;
    for (week, mut levels) in by_week {
        levels.sort_unstable();
        let Some(median) = levels.get(levels.len() / 2) else {
            continue;
        };
        let point = (weeks.share(week), f64::from(median.get()));
        match runs.last_mut() {
            Some(run) if before.is_some_and(|before| week - before <= GAP_WEEKS) => run.push(point),
            _ => runs.push(vec![point]),
        }
        before = Some(week);
    }
    let events = entry.milestones().iter().filter_map(|milestone| {
        let released = match milestone.kind {
            MilestoneKind::Released => true,
            MilestoneKind::Returned => false,
            _ => return None,
        };
        let x = weeks.share(weeks.index(day_in(period, milestone.at)?));
        Some(Event { released, x })
    });
    Row {
        number,
        name: name(number, &entry.knot().name),
        asked,
        runs,
        events: events.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Knot, Parts, Place, Rating, Score, Stamp, View};

    fn chart(first: &str) -> Chart {
        let at: Stamp = "2026-01-01T08:00:00+01:00".parse().unwrap();
        let mut ids = Ids::seeded(3);
        let first: Date = first.parse().unwrap();
        let ratings = [(0, 8), (2, 6), (3, 6), (9, 5), (30, 1)].map(|(day, level)| Rating {
            felt_at: When::Day(first.saturating_add(jiff::Span::new().days(day))),
            ..Rating::now(
                ids.rating(),
                Score::Felt(Intensity::new(level).unwrap()),
                at,
            )
        });
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        let knot = Knot::new(ids.knot(), place, at);
        Chart::from_parts(Parts {
            entries: vec![Entry::new(knot, ratings.to_vec(), Vec::new())],
            ..Parts::default()
        })
        .unwrap()
    }

    #[test]
    fn weeks_count_from_the_first_rating_and_say_no_date() {
        let timeline = |first| {
            let day = |text: &str| text.parse().unwrap();
            let period = Period::new(day("2026-02-01"), day("2026-12-31"));
            let now = "2026-12-31T08:00:00+01:00".parse().unwrap();
            Timeline::by_weeks(&chart(first), period, Moment::Present(now))
        };
        let march = timeline("2026-03-03");
        assert_eq!(march, timeline("2026-07-22"), "no day can be told from it");
        let levels: Vec<Vec<f64>> = march.rows[0]
            .runs
            .iter()
            .map(|run| run.iter().map(|point| point.1).collect())
            .collect();
        assert_eq!(levels, [vec![6.0, 5.0], vec![1.0]]);
        let labels: Vec<&str> = march.ticks.iter().map(|tick| tick.1.as_str()).collect();
        assert_eq!(labels, ["week 1", "2", "3", "4", "5"]);
    }

    #[test]
    fn nothing_rated_is_no_timeline() {
        let day = |text: &str| text.parse().unwrap();
        let period = Period::new(day("2025-02-01"), day("2025-12-31"));
        let now = "2026-12-31T08:00:00+01:00".parse().unwrap();
        let timeline = Timeline::by_weeks(&chart("2026-03-03"), period, Moment::Present(now));
        assert_eq!(timeline, Timeline::default());
    }
}
