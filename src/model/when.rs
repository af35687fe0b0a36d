//! Times as people know them: exact, or only the day, the month or the year.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::limits::{END_YEAR, FIRST_YEAR};
use super::time::{DAY_SECS, ParseTimeError, Stamp, numbers, parse_date, parse_stamp};

/// When something was: exact, or known only to the day, the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Only the year is known.
    Year(i16),
    /// Only the year and month (1–12) are known.
    Month(i16, i8),
    /// Only the date is known.
    Day(Date),
    /// Known to the second.
    Exact(Stamp),
}

impl When {
    /// The first day it can have been, on the person's own calendar.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
            Self::Month(year, month) => Date::new(year, month, 1).unwrap_or(Date::MIN),
            Self::Day(date) => date,
            Self::Exact(stamp) => stamp.date(),
        }
    }

    /// The last day it can have been, on the person's own calendar.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MAX),
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Day(_) | Self::Exact(_) => self.first_day(),
        }
    }

    /// The same as days since 1970 began: for those who compare very many of them.
    pub fn first_day_number(self) -> i64 {
        match self {
            Self::Exact(stamp) => stamp.day_number(),
            // It stands at noon.
            _ => self.order_second().div_euclid(DAY_SECS),
        }
    }

    /// Whether it was surely before `other`, as exactly as both are known.
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::Exact(this), Self::Exact(that)) => this < that,
            _ => self.last_day() < other.first_day(),
        }
    }

    /// Where it stands in order, as seconds since 1970 UTC.
    ///
    /// A day counts as its noon in UTC, a month as its first day, a year as its first of January.
    pub fn order_second(self) -> i64 {
        match self {
            Self::Exact(stamp) => stamp.second,
            _ => Offset::UTC
                .to_timestamp(self.first_day().at(12, 0, 0, 0))
                .map_or(0, Timestamp::as_second),
        }
    }

    /// Whether it lies in the years that a file can hold, 1900 to 2199, in a month there is.
    pub fn is_in_range(self) -> bool {
        let year = |year: i16| (FIRST_YEAR..END_YEAR).contains(&year);
        match self {
            // A stamp is never made with another year.
            Self::Exact(_) => true,
            Self::Day(date) => year(date.year()),
            Self::Month(of, month) => year(of) && (1..=12).contains(&month),
            Self::Year(of) => year(of),
        }
    }

    /// The exact time, if it is known.
    pub const fn exact(self) -> Option<Stamp> {
        match self {
            Self::Exact(stamp) => Some(stamp),
            _ => None,
        }
    }
}

impl From<Stamp> for When {
    fn from(stamp: Stamp) -> Self {
        Self::Exact(stamp)
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let precision = |when: &Self| match when {
            Self::Year(_) => (0, 0),
            Self::Month(..) => (1, 0),
            Self::Day(_) => (2, 0),
            Self::Exact(stamp) => (3, stamp.offset.seconds()),
        };
        self.order_second()
            .cmp(&other.order_second())
            .then_with(|| precision(self).cmp(&precision(other)))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(
                f,
                "{:04}-{:02}-{:02}",
                date.year(),
                date.month(),
                date.day()
            ),
            Self::Exact(stamp) => stamp.fmt(f),
        }
    }
}

impl FromStr for When {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        let year_ok = |year: &i16| (FIRST_YEAR..END_YEAR).contains(year);
        let parsed = match text.len() {
            4 => numbers(text, b'-', [4])
                .map(|[year]| year)
                .filter(year_ok)
                .map(Self::Year),
            7 => numbers(text, b'-', [4, 2])
                .filter(|[year, month]| year_ok(year) && (1..=12).contains(month))
                .map(|[year, month]| Self::Month(year, month as i8)),
            10 => parse_date(text).map(Self::Day),
            _ => parse_stamp(text).map(Self::Exact),
        };
        parsed.ok_or_else(|| {
            ParseTimeError::new(
                text,
                "a time such as 2026-11-22T08:15:00+01:00, 2026-11-22, 2026-11 or 2026",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn absurd_times_are_refused() {
        for text in ["20", "2026-13", "2026-02-30", "1066", "2300-01-01"] {
            assert!(text.parse::<When>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn partial_dates_sort_among_exact_ones() {
        let mut times: Vec<When> = [
            "2021-06-01T10:00:00+02:00",
            "2021",
            "2021-06",
            "2021-05-31",
            "2020-12-31",
        ]
        .iter()
        .map(|text| text.parse().unwrap())
        .collect();
        times.sort();
        let texts: Vec<String> = times.iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "2020-12-31",
                "2021",
                "2021-05-31",
                "2021-06-01T10:00:00+02:00",
                "2021-06"
            ]
        );
    }

    #[test]
    fn first_days_are_numbered_from_1970_on() {
        let number = |text: &str| text.parse::<When>().unwrap().first_day_number();
        assert_eq!(number("1970-01-01"), 0);
        assert_eq!(number("1969-12-31"), -1);
        assert_eq!(number("1970-02"), 31);
        assert_eq!(number("1971"), 365);
        assert_eq!(number("1970-01-02T00:30:00+02:00"), 1);
    }

    #[test]
    fn before_is_said_only_where_it_is_sure() {
        let before = |a: &str, b: &str| a.parse::<When>().unwrap().is_before(b.parse().unwrap());
        assert!(!before("2026-05-10", "2026-05-10T15:00:00+02:00"));
        assert!(!before("2026", "2026-05") && !before("2026-05", "2026"));
        assert!(before("2026-04", "2026-05-01") && before("2025", "2026-01"));
    }

    proptest! {
        #[test]
        fn an_exact_time_reads_back(second in -2_000_000_000i64..7_000_000_000) {
            let at = Timestamp::from_second(second).unwrap();
            let when = When::Exact(Stamp::new(at, Offset::UTC));
            prop_assert_eq!(when.to_string().parse::<When>(), Ok(when));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            drop(text.parse::<When>());
        }
    }
}
