//! A time as a person types it: exact, on their own clock, or only a date.

use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;

use crate::model::{ParseTimeError, Stamp, When};

/// A time from the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GivenTime {
    /// With its offset from UTC: RFC 3339.
    Exact(Stamp),
    /// On the local clock.
    Local(DateTime),
    /// Only a date.
    Day(Date),
}

impl GivenTime {
    /// As exactly as it was given.
    pub fn when(self, zone: &TimeZone) -> When {
        match self {
            Self::Day(date) => When::Day(date),
            Self::Exact(stamp) => stamp.into(),
            Self::Local(local) => {
                Stamp::from_local(local, zone).map_or(When::Day(local.date()), When::Exact)
            }
        }
    }

    /// The time itself; of a date, its last second on the local clock.
    pub fn end(self, zone: &TimeZone) -> Option<Stamp> {
        match self {
            Self::Day(date) => Stamp::from_local(date.at(23, 59, 59, 0), zone),
            Self::Local(local) => Stamp::from_local(local, zone),
            Self::Exact(stamp) => Some(stamp),
        }
    }
}

impl FromStr for GivenTime {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        parse(text.trim()).ok_or_else(|| ParseTimeError {
            text: text.chars().take(40).collect(),
            wanted: "a time such as \"2026-11-22 08:15\", 2026-11-22 or 2026-11-22T08:15:00+01:00, \
                     years 1900 to 2199",
        })
    }
}

fn parse(text: &str) -> Option<GivenTime> {
    let pieces = Pieces::parse(text).ok()?;
    // A zone's name would be a second opinion on the offset.
    if pieces.time_zone_annotation().is_some() {
        return None;
    }
    let date = pieces.date();
    // The chart's own rule for which dates it takes.
    When::Day(date).to_string().parse::<When>().ok()?;
    match (pieces.time(), pieces.to_numeric_offset()) {
        (None, None) => Some(GivenTime::Day(date)),
        (Some(time), None) => Some(GivenTime::Local(date.to_datetime(time))),
        (Some(time), Some(offset)) => {
            let at = offset.to_timestamp(date.to_datetime(time)).ok()?;
            Some(GivenTime::Exact(Stamp::new(at, offset)))
        }
        (None, Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> String {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        text.parse::<GivenTime>().unwrap().when(&zone).to_string()
    }

    #[test]
    fn times_are_read_as_a_person_types_them() {
        assert_eq!(when("2026-11-22"), "2026-11-22");
        assert_eq!(when("2026-11-22 08:15"), "2026-11-22T08:15:00+01:00");
        assert_eq!(when(" 2026-07-22T08:15:30 "), "2026-07-22T08:15:30+02:00");
        assert_eq!(when("2026-07-22T08:15:30Z"), "2026-07-22T08:15:30+00:00");
        assert_eq!(
            when("2026-07-22 08:15:30.5-03:30"),
            "2026-07-22T08:15:30-03:30"
        );
    }

    #[test]
    fn a_day_ends_in_its_last_second() {
        let given: GivenTime = "2026-11-22".parse().unwrap();
        let end = given.end(&TimeZone::UTC).unwrap();
        assert_eq!(end.to_string(), "2026-11-22T23:59:59+00:00");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "now",
            "08:15",
            "2026",
            "2026-02-30",
            "22.11.2026",
            "2026-11-22 25:00",
            "2026-11-22T08:15[Europe/Berlin]",
            "2026-11-22+01:00",
            "1066-10-14",
            "2300-01-01",
            "-002026-01-01",
        ] {
            assert!(text.parse::<GivenTime>().is_err(), "{text:?}");
        }
    }
}
