//! The stretch of time a page is about.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::{Chart, Stamp, When};
use crate::scene::date_in_words;

/// Weeks that a page looks back on unless told otherwise.
pub const USUAL_WEEKS: i64 = 12;

/// Whole days from `from` to `to`, both included, on the person's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// The days between two dates, in whichever order they are given.
    pub fn new(a: Date, b: Date) -> Self {
        Self {
            from: a.min(b),
            to: a.max(b),
        }
    }

    /// The twelve weeks up to today; if nothing was rated in them, those up to the last rating.
    pub fn usual(chart: &Chart, now: Stamp) -> Self {
        let until = |to: Date| Self::new(to.saturating_sub(USUAL_WEEKS.weeks()), to);
        let usual = until(now.date());
        let entries = chart.entries();
        let days = || {
            let ratings = entries.iter().flat_map(|entry| entry.ratings());
            ratings.map(|rating| rating.felt_at.last_day())
        };
        if days().any(|day| usual.contains(day)) {
            return usual;
        }
        let last = days().filter(|day| *day <= now.date()).max();
        last.map_or(usual, until)
    }

    /// Its first day.
    pub const fn from(self) -> Date {
        self.from
    }

    /// Its last day.
    pub const fn to(self) -> Date {
        self.to
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Whether something of this time surely lies in it.
    pub fn includes(self, when: When) -> bool {
        self.contains(when.first_day()) && self.contains(when.last_day())
    }

    /// Its length in days, at least 1.
    pub fn days(self) -> i32 {
        self.from.until(self.to).map_or(0, |span| span.get_days()) + 1
    }

    /// Where a day stands: 0 at its beginning, 1 at its end.
    pub fn share(self, when: When) -> f64 {
        let day = |date: Date| self.from.until(date).map_or(0, |span| span.get_days());
        let (first, last) = (day(when.first_day()), day(when.last_day()));
        let middle = match when {
            When::Exact(stamp) => {
                let time = stamp.local().time();
                f64::from(first) + (f64::from(time.hour()) + f64::from(time.minute()) / 60.0) / 24.0
            }
            _ => f64::from(first + last + 1) / 2.0,
        };
        (middle / f64::from(self.days())).clamp(0.0, 1.0)
    }

    /// "1 Aug – 28 Sep 2026" and so on.
    pub fn words(self) -> String {
        let (from, to) = (
            date_in_words(When::Day(self.from)),
            date_in_words(When::Day(self.to)),
        );
        if self.from == self.to {
            return to;
        }
        let year = format!(" {}", self.to.year());
        let from = from.strip_suffix(&year).map_or(from.as_str(), |short| short);
        format!("{from} – {to}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_says_its_days_and_takes_them_in_any_order() {
        let period = Period::new(day("2026-09-28"), day("2026-08-01"));
        assert_eq!(period.words(), "1 Aug – 28 Sep 2026");
        assert_eq!(period.days(), 59);
        let over = Period::new(day("2025-12-31"), day("2026-01-01"));
        assert_eq!(over.words(), "31 Dec 2025 – 1 Jan 2026");
        assert_eq!(Period::new(day("2026-01-01"), day("2026-01-01")).words(), "1 Jan 2026");
    }

    #[test]
    fn only_what_surely_lies_in_it_is_included() {
        let period = Period::new(day("2026-08-10"), day("2026-09-30"));
        let includes = |text: &str| period.includes(text.parse().unwrap());
        assert!(includes("2026-08-10") && includes("2026-09-30T23:59:00-08:00"));
        assert!(includes("2026-09") && !includes("2026-08") && !includes("2026"));
        assert!(!includes("2026-10-01T00:00:00Z"));
    }

    #[test]
    fn shares_run_from_the_first_morning_to_the_last_night() {
        let period = Period::new(day("2026-08-01"), day("2026-08-10"));
        let share = |text: &str| period.share(text.parse().unwrap());
        assert!(share("2026-08-01T00:00:00Z").abs() < 1e-9);
        assert!((share("2026-08-06T00:00:00+05:00") - 0.5).abs() < 1e-9);
        assert!((share("2026-08-10") - 0.95).abs() < 1e-9);
        assert!((share("2020-01-01") - 0.0).abs() < 1e-9);
    }
}
