//! Ratings around a treatment: before, right after, on the next day and a week later.
//!
//! These are ratings before and after, nothing more: what else happened in between is not known. The next day falls
//! into the 36 to 48 hours in which work on a muscle is often sore; it stands under its own name and nothing is
//! judged by it. One question is followed through a window, so that like is compared with like.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::{
    Asked, Chart, Entry, Intensity, KnotId, Outcome, Rating, RatingId, Stamp, Treatment,
    TreatmentId, When,
};

/// A rating before may be this old, in hours.
const BEFORE_HOURS: i64 = 72;
/// A rating right after comes within this time of the end, in hours.
const AFTER_HOURS: i64 = 6;
/// Days after which the lasting rating is looked for, and how many days it may be off.
const WEEK_DAYS: i64 = 7;
const WEEK_SLACK: i64 = 1;
const HOUR_SECS: i64 = 3600;
const DAY_SECS: i64 = 24 * HOUR_SECS;

/// A rating as it stands in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which rating.
    pub id: RatingId,
    /// The answer.
    pub level: Intensity,
    /// When it was felt.
    pub felt_at: When,
}

/// Why a window has no rating at one of its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoReading {
    /// Nobody rated the knot then.
    NotRated,
    /// That time is still to come.
    NotYet,
    /// Another treatment of the same knot came first: a rating then speaks of both.
    OtherTreatment,
    /// The treatment's date is not known well enough.
    DateUnknown,
}

impl NoReading {
    /// The reason in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotRated => "not rated",
            Self::NotYet => "still to come",
            Self::OtherTreatment => "another treatment came first",
            Self::DateUnknown => "date not known well enough",
        }
    }
}

/// The ratings of one knot around one treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window<'a> {
    /// The treatment.
    pub treatment: &'a Treatment,
    /// The knot it worked on.
    pub knot: KnotId,
    /// What became of it, as the person said.
    pub outcome: Outcome,
    /// The question the ratings answer.
    pub asked: Asked,
    /// The last rating before it began, at most three days old.
    pub before: Result<Reading, NoReading>,
    /// The first within six hours of its end, else the last while it went on.
    pub right_after: Result<Reading, NoReading>,
    /// The one nearest to a day later, on the next day of the calendar. Shown, never judged by.
    pub next_day: Result<Reading, NoReading>,
    /// The one nearest to seven days later, from the sixth day to the eighth.
    pub week: Result<Reading, NoReading>,
}

impl Window<'_> {
    /// Points from before to right after; below zero is lower.
    pub fn right_after_points(&self) -> Option<i8> {
        self.points(self.right_after)
    }

    /// Points from before to the next day.
    pub fn next_day_points(&self) -> Option<i8> {
        self.points(self.next_day)
    }

    /// Points from before to seven days later.
    pub fn week_points(&self) -> Option<i8> {
        self.points(self.week)
    }

    fn points(&self, later: Result<Reading, NoReading>) -> Option<i8> {
        let (before, later) = (self.before.ok()?, later.ok()?);
        Some(later.level.get() as i8 - before.level.get() as i8)
    }

    fn found(&self) -> usize {
        let ends = [self.before, self.week, self.next_day, self.right_after];
        // A pair that can be compared after a week counts most.
        let pair = usize::from(self.week_points().is_some()) * ends.len();
        pair + ends.iter().filter(|reading| reading.is_ok()).count()
    }
}

/// The windows of all treatments, oldest first, each with every knot it worked on.
pub fn windows(chart: &Chart, now: Stamp) -> Vec<Window<'_>> {
    let treatments = chart.treatments();
    let mut windows = Vec::new();
    for (index, treatment) in treatments.iter().enumerate() {
        for touched in &treatment.touched {
            let Some(entry) = chart.entry(touched.knot) else {
                continue;
            };
            let mut later = treatments.iter().skip(index + 1);
            let next = later.find(|later| outcome_for(later, touched.knot).is_some());
            let next = next.map(|next| next.at);
            windows.push(window(entry, treatment, touched.outcome, next, now));
        }
    }
    windows
}

/// The windows of one knot from a day on, oldest first; `treatments` are all there are, oldest first.
pub(super) fn windows_of<'a>(
    treatments: &[&'a Treatment],
    entry: &Entry,
    day: Date,
    now: Stamp,
) -> Vec<Window<'a>> {
    let own = own(treatments, entry.knot().id).into_iter();
    own.filter(|(treatment, ..)| treatment.at.last_day() >= day)
        .map(|(treatment, outcome, next)| window(entry, treatment, outcome, next, now))
        .collect()
}

/// The window of one knot around one treatment, if it worked on it.
pub fn window_around(
    chart: &Chart,
    treatment: TreatmentId,
    knot: KnotId,
    now: Stamp,
) -> Option<Window<'_>> {
    let entry = chart.entry(knot)?;
    let mut own = own(&chart.treatments(), knot).into_iter();
    let (treatment, outcome, next) = own.find(|(it, ..)| it.id == treatment)?;
    Some(window(entry, treatment, outcome, next, now))
}

/// The treatments that worked on a knot, what became of it in each, and when it was treated again.
fn own<'a>(
    treatments: &[&'a Treatment],
    knot: KnotId,
) -> Vec<(&'a Treatment, Outcome, Option<When>)> {
    let mut own: Vec<(&Treatment, Outcome, Option<When>)> = Vec::new();
    for treatment in treatments.iter().copied() {
        let Some(outcome) = outcome_for(treatment, knot) else {
            continue;
        };
        if let Some((_, _, next)) = own.last_mut() {
            *next = Some(treatment.at);
        }
        own.push((treatment, outcome, None));
    }
    own
}

/// What became of a knot in a treatment that worked on it.
fn outcome_for(treatment: &Treatment, knot: KnotId) -> Option<Outcome> {
    let mut touched = treatment.touched.iter();
    let touched = touched.find(|touched| touched.knot == knot)?;
    Some(touched.outcome)
}

/// The window of one knot; `next` is when it was treated again.
fn window<'a>(
    entry: &Entry,
    treatment: &'a Treatment,
    outcome: Outcome,
    next: Option<When>,
    now: Stamp,
) -> Window<'a> {
    let nothing = Window {
        treatment,
        knot: entry.knot().id,
        outcome,
        asked: Asked::Now,
        before: Err(NoReading::DateUnknown),
        right_after: Err(NoReading::DateUnknown),
        next_day: Err(NoReading::DateUnknown),
        week: Err(NoReading::DateUnknown),
    };
    let Some(times) = Times::of(treatment, next, now) else {
        return nothing;
    };
    let ratings = times.near(entry.ratings());
    let asked = Asked::ALL.map(|asked| {
        let all: Vec<Reading> = ratings
            .iter()
            .filter(|rating| rating.asked == asked)
            .filter_map(reading)
            .collect();
        Window {
            asked,
            before: times.before(&all),
            right_after: times.right_after(&all),
            next_day: times.next_day(&all),
            week: times.week(&all),
            ..nothing
        }
    });
    // Of questions that say as much, the usual one first.
    let best = asked.into_iter().rev().max_by_key(Window::found);
    best.unwrap_or(nothing)
}

fn reading(rating: &Rating) -> Option<Reading> {
    Some(Reading {
        id: rating.id,
        level: rating.score.intensity()?,
        felt_at: rating.felt_at,
    })
}

/// When a treatment began and ended, and how far its window reaches.
struct Times {
    /// The day it was on, by the person's own calendar.
    day: Date,
    began: Option<i64>,
    ended: Option<i64>,
    next: Option<When>,
    now: Stamp,
}

impl Times {
    /// None for a treatment known only to the month or year.
    fn of(treatment: &Treatment, next: Option<When>, now: Stamp) -> Option<Self> {
        let began = match treatment.at {
            When::Exact(stamp) => Some(stamp.second()),
            When::Day(_) => None,
            When::Month(..) | When::Year(_) => return None,
        };
        let minutes = i64::from(treatment.minutes.unwrap_or(0));
        Some(Self {
            day: treatment.at.first_day(),
            began,
            ended: began.map(|began| began + 60 * minutes),
            next,
            now,
        })
    }

    /// The ratings that can matter at all; they are in order of time.
    fn near<'a>(&self, ratings: &'a [Rating]) -> &'a [Rating] {
        let middle = When::Day(self.day).order_second();
        let (from, to) = (middle - 5 * DAY_SECS, middle + 11 * DAY_SECS);
        let second = |rating: &Rating| rating.felt_at.order_second();
        let first = ratings.partition_point(|rating| second(rating) < from);
        let last = ratings.partition_point(|rating| second(rating) <= to);
        ratings.get(first..last).unwrap_or_default()
    }

    fn before(&self, all: &[Reading]) -> Result<Reading, NoReading> {
        let counts = |reading: &&Reading| match (self.began, reading.felt_at) {
            (Some(began), When::Exact(felt)) => {
                (began - BEFORE_HOURS * HOUR_SECS..=began).contains(&felt.second())
            }
            // Within a day nobody knows what came first.
            _ => self
                .days_after(reading)
                .is_some_and(|days| (-3..0).contains(&days)),
        };
        let last = all.iter().rev().find(counts);
        last.copied().ok_or(NoReading::NotRated)
    }

    fn right_after(&self, all: &[Reading]) -> Result<Reading, NoReading> {
        let (Some(began), Some(ended)) = (self.began, self.ended) else {
            return Err(NoReading::DateUnknown);
        };
        let second = |reading: &Reading| reading.felt_at.exact().map(Stamp::second);
        let hours = ended..=ended + AFTER_HOURS * HOUR_SECS;
        let is_after = |reading: &&Reading| {
            second(reading).is_some_and(|felt| felt > began && hours.contains(&felt))
        };
        let is_during =
            |reading: &&Reading| second(reading).is_some_and(|felt| felt > began && felt < ended);
        let own = |reading: &&Reading| self.is_own(reading);
        let after = all.iter().filter(is_after).find(own);
        let found = after.or_else(|| all.iter().rev().filter(is_during).find(own));
        let is_rated = all.iter().any(|reading| is_after(&reading));
        found.copied().ok_or(self.reason(self.day, is_rated))
    }

    fn next_day(&self, all: &[Reading]) -> Result<Reading, NoReading> {
        let is_settled = |reading: &&Reading| match (self.ended, reading.felt_at) {
            (Some(ended), When::Exact(felt)) => felt.second() > ended + AFTER_HOURS * HOUR_SECS,
            _ => true,
        };
        self.nearest(all, 1, 0, is_settled)
    }

    fn week(&self, all: &[Reading]) -> Result<Reading, NoReading> {
        self.nearest(all, WEEK_DAYS, WEEK_SLACK, |_| true)
    }

    /// The rating nearest to this many days later, by the calendar and then by the clock.
    fn nearest(
        &self,
        all: &[Reading],
        days: i64,
        slack: i64,
        counts: impl Fn(&&Reading) -> bool,
    ) -> Result<Reading, NoReading> {
        let target = self.ended.map(|ended| ended + days * DAY_SECS);
        let off = |reading: &Reading| {
            let clock = target.map_or(0, |target| (reading.felt_at.order_second() - target).abs());
            Some(((self.days_after(reading)? - days).abs(), clock))
        };
        let is_near = |reading: &&Reading| off(reading).is_some_and(|(days, _)| days <= slack);
        let mut candidates = all.iter().filter(is_near).filter(&counts).peekable();
        let is_rated = candidates.peek().is_some();
        let own = candidates.filter(|reading| self.is_own(reading));
        let last_day = self.day.checked_add((days + slack).days());
        let nearest = own.min_by_key(|reading| off(reading)).copied();
        nearest.ok_or(self.reason(last_day.unwrap_or(self.day), is_rated))
    }

    /// Days by the calendar from the treatment to the rating, where the day is known.
    fn days_after(&self, reading: &Reading) -> Option<i64> {
        match reading.felt_at {
            When::Exact(_) | When::Day(_) => {
                let days = self.day.until(reading.felt_at.first_day()).ok()?;
                Some(i64::from(days.get_days()))
            }
            When::Month(..) | When::Year(_) => None,
        }
    }

    /// Whether no other treatment of the knot had begun by then.
    fn is_own(&self, reading: &Reading) -> bool {
        match (self.next, reading.felt_at) {
            (None | Some(When::Month(..) | When::Year(_)), _) => true,
            (Some(When::Exact(next)), When::Exact(felt)) => felt.second() <= next.second(),
            (Some(next), felt) => felt.first_day() < next.first_day(),
        }
    }

    /// Why there is nothing to be had by the end of this day.
    fn reason(&self, last_day: Date, is_rated: bool) -> NoReading {
        let next_day = self.next.map(When::first_day);
        if is_rated || next_day.is_some_and(|next| next <= last_day) {
            NoReading::OtherTreatment
        } else if self.now.date() <= last_day {
            NoReading::NotYet
        } else {
            NoReading::NotRated
        }
    }
}

#[cfg(test)]
mod tests;
