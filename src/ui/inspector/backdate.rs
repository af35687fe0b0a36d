//! When something was felt, chosen in one click: now, an hour ago, this morning, yesterday evening.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};

use crate::model::limits::FIRST_YEAR;
use crate::model::{Stamp, When};

/// The hour that "morning" stands for.
const MORNING: i8 = 8;
/// The hour that "evening" stands for.
const EVENING: i8 = 20;

/// A quick answer to "when was that?".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Right now.
    #[default]
    Now,
    /// An hour ago.
    HourAgo,
    /// 08:00 today; before that hour, 08:00 yesterday.
    Morning,
    /// 20:00 yesterday.
    YesterdayEvening,
    /// A date and time of day that are typed.
    Other,
}

impl Choice {
    /// All choices, the usual one first.
    pub const ALL: [Self; 5] = [
        Self::Now,
        Self::HourAgo,
        Self::Morning,
        Self::YesterdayEvening,
        Self::Other,
    ];

    /// The choice in words that are true at this time.
    pub fn label(self, now: Stamp, zone: &TimeZone) -> &'static str {
        match self {
            Self::Now => "Now",
            Self::HourAgo => "1 h ago",
            Self::Morning if is_past_morning(now, zone) => "This morning",
            Self::Morning => "Yesterday morning",
            Self::YesterdayEvening => "Yesterday evening",
            Self::Other => "Other…",
        }
    }

    /// The time it stands for; none for [`Self::Other`].
    pub fn stamp(self, now: Stamp, zone: &TimeZone) -> Option<Stamp> {
        let today = today(now, zone);
        let at = |date: Date, hour| Stamp::from_local(date.at(hour, 0, 0, 0), zone);
        match self {
            Self::Now => Some(now),
            Self::HourAgo => {
                let then = now.plus(SignedDuration::from_hours(-1)).timestamp();
                Some(Stamp::from_zoned(&Zoned::new(then, zone.clone())))
            }
            Self::Morning if is_past_morning(now, zone) => at(today, MORNING),
            Self::Morning => at(today.yesterday().ok()?, MORNING),
            Self::YesterdayEvening => at(today.yesterday().ok()?, EVENING),
            Self::Other => None,
        }
    }
}

/// The date where the person is.
pub fn today(now: Stamp, zone: &TimeZone) -> Date {
    zone.to_datetime(now.timestamp()).date()
}

fn is_past_morning(now: Stamp, zone: &TimeZone) -> bool {
    zone.to_datetime(now.timestamp()).hour() >= MORNING
}

/// Why a typed time cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackdateError {
    /// The text is no time of day.
    #[error("Type the time of day like 20:15, or leave it empty")]
    NotATime,
    /// It lies ahead of the present.
    #[error("That is still to come")]
    Future,
    /// Before the first year that a chart takes.
    #[error("A chart begins with the year {FIRST_YEAR}")]
    TooEarly,
}

/// The time of a date and a typed time of day; without the latter only the day is known.
///
/// In the hour that a clock change repeats the earlier one counts; in the hour it skips, the clock runs on.
///
/// # Errors
/// When the text is no time of day, or the time lies ahead of `now` or before 1900.
pub fn typed_when(
    date: Date,
    time: &str,
    now: Stamp,
    zone: &TimeZone,
) -> Result<When, BackdateError> {
    if date.year() < FIRST_YEAR {
        return Err(BackdateError::TooEarly);
    }
    if time.trim().is_empty() {
        return if date > today(now, zone) {
            Err(BackdateError::Future)
        } else {
            Ok(When::Day(date))
        };
    }
    let time = parse_time(time.trim()).ok_or(BackdateError::NotATime)?;
    let stamp = Stamp::from_local(date.to_datetime(time), zone).ok_or(BackdateError::NotATime)?;
    if stamp.second() > now.second() {
        Err(BackdateError::Future)
    } else {
        Ok(stamp.into())
    }
}

/// Reads "8:15", "08:15", "08.15", "8:15 pm" or "8 pm".
fn parse_time(text: &str) -> Option<Time> {
    let text = text.to_lowercase();
    let half = ["am", "pm"].into_iter().find(|half| text.ends_with(half));
    let Some(half) = half else {
        return parse_clock(&text);
    };
    let clock = text.trim_end_matches(half).trim_end();
    let time = if clock.contains([':', '.']) {
        parse_clock(clock)
    } else {
        parse_clock(&format!("{clock}:00"))
    }?;
    let hour = match (time.hour(), half) {
        (12, "am") => 0,
        (12, _) => 12,
        (hour @ 1..=11, "am") => hour,
        (hour @ 1..=11, _) => hour + 12,
        _ => return None,
    };
    Time::new(hour, time.minute(), 0, 0).ok()
}

fn parse_clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.'])?;
    let number = |text: &str, widest: usize| {
        let is_plain =
            !text.is_empty() && text.len() <= widest && text.bytes().all(|b| b.is_ascii_digit());
        is_plain.then(|| text.parse::<i8>().ok()).flatten()
    };
    let minute = number(minute, 2).filter(|_| minute.len() == 2)?;
    Time::new(number(hour, 2)?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Central Europe, without a time zone database: clocks change on 29 March and 25 October 2026.
    fn zone() -> TimeZone {
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
    }

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn chosen(choice: Choice, now: &str) -> String {
        choice.stamp(stamp(now), &zone()).unwrap().to_string()
    }

    #[test]
    fn yesterday_evening_is_by_yesterdays_clock() {
        let evening = |now| chosen(Choice::YesterdayEvening, now);
        assert_eq!(
            evening("2026-10-25T09:00:00+01:00"),
            "2026-10-24T20:00:00+02:00"
        );
        assert_eq!(
            evening("2026-03-29T09:00:00+02:00"),
            "2026-03-28T20:00:00+01:00"
        );
        assert_eq!(
            evening("2026-11-22T00:05:00+01:00"),
            "2026-11-21T20:00:00+01:00"
        );
        assert_eq!(
            evening("2027-01-01T12:00:00+01:00"),
            "2026-12-31T20:00:00+01:00"
        );
    }

    #[test]
    fn an_hour_ago_is_an_hour_ago_even_when_the_clock_is_put_back() {
        assert_eq!(
            chosen(Choice::HourAgo, "2026-10-25T02:30:00+01:00"),
            "2026-10-25T02:30:00+02:00"
        );
        assert_eq!(
            chosen(Choice::HourAgo, "2026-11-22T00:15:00+01:00"),
            "2026-11-21T23:15:00+01:00"
        );
    }

    #[test]
    fn a_morning_that_has_not_come_is_yesterdays_and_says_so() {
        let early = stamp("2026-11-22T07:59:00+01:00");
        assert_eq!(Choice::Morning.label(early, &zone()), "Yesterday morning");
        assert_eq!(
            chosen(Choice::Morning, "2026-11-22T07:59:00+01:00"),
            "2026-11-21T08:00:00+01:00"
        );
        let late = stamp("2026-11-22T08:00:00+01:00");
        assert_eq!(Choice::Morning.label(late, &zone()), "This morning");
        assert_eq!(
            chosen(Choice::Morning, "2026-11-22T23:00:00+01:00"),
            "2026-11-22T08:00:00+01:00"
        );
    }

    #[test]
    fn no_choice_lies_ahead() {
        for hour in 0..24 {
            let now = stamp(&format!("2026-03-29T{hour:02}:10:00+02:00"));
            for choice in Choice::ALL {
                assert!(
                    choice.stamp(now, &zone()).is_none_or(|then| then <= now),
                    "{choice:?} at {now}"
                );
            }
        }
    }

    #[test]
    fn typed_times() {
        let now = stamp("2026-11-22T08:15:00+01:00");
        let typed = |date: &str, time: &str| typed_when(date.parse().unwrap(), time, now, &zone());
        let exact = |text: &str| Ok(When::Exact(stamp(text)));
        assert_eq!(
            typed("2026-11-21", "20:15"),
            exact("2026-11-21T20:15:00+01:00")
        );
        assert_eq!(
            typed("2026-07-01", " 7.05 "),
            exact("2026-07-01T07:05:00+02:00")
        );
        assert_eq!(typed("2026-11-21", ""), Ok("2026-11-21".parse().unwrap()));
        assert_eq!(
            typed("2026-11-22", "8:15"),
            exact("2026-11-22T08:15:00+01:00")
        );
        assert_eq!(typed("2026-11-22", "8:16"), Err(BackdateError::Future));
        assert_eq!(typed("2026-11-23", ""), Err(BackdateError::Future));
        assert_eq!(typed("1899-11-23", ""), Err(BackdateError::TooEarly));
        for wrong in [
            "25:00", "8", "8:5", "8:60", "-1:30", "08:15:00", "noon", "+8:15", ":",
        ] {
            assert_eq!(
                typed("2026-11-21", wrong),
                Err(BackdateError::NotATime),
                "{wrong}"
            );
        }
        // Neither the skipped nor the repeated hour fails.
        assert_eq!(
            typed("2026-03-29", "02:30"),
            exact("2026-03-29T03:30:00+02:00")
        );
        assert_eq!(
            typed("2026-10-25", "02:30"),
            exact("2026-10-25T02:30:00+02:00")
        );
    }
}
