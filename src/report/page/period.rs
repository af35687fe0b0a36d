//! The stretch of time a page is about.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::analysis::{DAY_SECS, Span};
use crate::model::{Chart, Stamp, When};
use crate::scene::date_in_words;

/// Weeks that a page looks back on unless told otherwise.
pub const USUAL_WEEKS: i64 = 12;

/// Whole days from `from` to `to`, both included, on the person's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
    /// The same two as [`When::first_day_number`] counts them.
    numbers: (i64, i64),
}

impl Period {
    /// The days between two dates, in whichever order they are given.
    pub fn new(a: Date, b: Date) -> Self {
        let (from, to) = (a.min(b), a.max(b));
        let number = |day| When::Day(day).first_day_number();
        Self {
            from,
            to,
            numbers: (number(from), number(to)),
        }
    }

    /// The twelve weeks up to this day.
    pub fn until(to: Date) -> Self {
        Self::new(to.saturating_sub(USUAL_WEEKS.weeks()), to)
    }

    /// The twelve weeks up to today; if nothing was rated in them, those up to the last rating.
    pub fn usual(chart: &Chart, now: Stamp) -> Self {
        let usual = Self::until(now.date());
        let entries = chart.entries();
        let days = || {
            let ratings = entries.iter().flat_map(|entry| entry.ratings());
            ratings.map(|rating| rating.felt_at.last_day())
        };
        if days().any(|day| usual.contains(day)) {
            return usual;
        }
        let last = days().filter(|day| *day <= now.date()).max();
        last.map_or(usual, Self::until)
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
        let (from, to) = self.numbers;
        match when {
            When::Exact(stamp) => (from..=to).contains(&stamp.day_number()),
            _ => self.contains(when.first_day()) && self.contains(when.last_day()),
        }
    }

    /// Its length in days, at least 1.
    pub fn days(self) -> i32 {
        self.from.until(self.to).map_or(0, |span| span.get_days()) + 1
    }

    /// From its first second to its last on the clock of `now`.
    pub fn span(self, now: Stamp) -> Option<Span> {
        let now = now.to_string();
        let offset = now.get("2026-11-22T08:15:00".len()..)?;
        let at = |day, time| format!("{}T{time}{offset}", When::Day(day)).parse().ok();
        Some(Span::new(
            at(self.from, "00:00:00")?,
            at(self.to, "23:59:59")?,
        ))
    }

    /// All of the months it touches.
    #[must_use]
    pub fn whole_months(self) -> Self {
        Self::new(self.from.first_of_month(), self.to.last_of_month())
    }

    /// Its first second, and the first after it, as [`When::order_second`] counts them.
    pub fn seconds(self) -> (i64, i64) {
        let (from, to) = self.numbers;
        (from * DAY_SECS, (to + 1) * DAY_SECS)
    }

    /// Where a second stands: 0 at its beginning, 1 at its end.
    pub fn share(self, second: i64) -> f64 {
        let (from, to) = self.seconds();
        ((second - from) as f64 / (to - from).max(1) as f64).clamp(0.0, 1.0)
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
        if self.from.first_of_month() == self.to.first_of_month() {
            return format!("{}–{to}", self.from.day());
        }
        let year = format!(" {}", self.to.year());
        let from = from.strip_suffix(&year).unwrap_or(&from);
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
        let month = Period::new(day("2026-01-03"), day("2026-01-09"));
        assert_eq!(month.words(), "3–9 Jan 2026");
        let over = Period::new(day("2025-12-31"), day("2026-01-01"));
        assert_eq!(over.words(), "31 Dec 2025 – 1 Jan 2026");
        assert_eq!(
            Period::new(day("2026-01-01"), day("2026-01-01")).words(),
            "1 Jan 2026"
        );
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
        let share = |text: &str| period.share(text.parse::<When>().unwrap().order_second());
        assert!(share("2026-08-01T00:00:00Z").abs() < 1e-9);
        assert!((share("2026-08-06T00:00:00Z") - 0.5).abs() < 1e-9);
        assert!((share("2026-08-10") - 0.95).abs() < 1e-9);
        assert!((share("2020-01-01") - 0.0).abs() < 1e-9);
    }
}
