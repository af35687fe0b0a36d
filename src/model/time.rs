//! Times: exact ones with the person's own offset, and ones known only to the day, month or year.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, Zoned};

use super::limits::{END_YEAR, FIRST_YEAR};

/// Seconds of a day.
pub(super) const DAY_SECS: i64 = 24 * 3600;

/// A text that is not a time of the kind asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {wanted}")]
pub struct ParseTimeError {
    /// The text, cut short if long.
    pub text: String,
    /// What was expected, in words.
    pub wanted: &'static str,
}

impl ParseTimeError {
    pub(super) fn new(text: &str, wanted: &'static str) -> Self {
        Self {
            text: text.chars().take(40).collect(),
            wanted,
        }
    }
}

/// A moment to the second, and the offset from UTC where the person was: RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    pub(super) second: i64,
    pub(super) offset: Offset,
}

impl Stamp {
    /// The moment, to the second, at this offset; held to the years 1900–2200.
    pub fn new(at: Timestamp, offset: Offset) -> Self {
        let offset = Offset::from_seconds(offset.seconds() / 60 * 60).unwrap_or(Offset::UTC);
        let clamp = |year| {
            DateTime::new(year, 1, 1, 0, 0, 0, 0)
                .ok()
                .and_then(|t| Offset::UTC.to_timestamp(t).ok())
        };
        let (min, max) = (
            clamp(FIRST_YEAR).unwrap_or(at),
            clamp(END_YEAR).unwrap_or(at),
        );
        // Two days inside, so that no offset can push the local date out of the years that parse.
        let day = 2 * 24 * 3600;
        let second = at
            .as_second()
            .clamp(min.as_second() + day, max.as_second() - day);
        Self { second, offset }
    }

    /// The moment a zoned time names.
    pub fn from_zoned(zoned: &Zoned) -> Self {
        Self::new(zoned.timestamp(), zoned.offset())
    }

    /// A wall-clock time in a zone; in the hour a clock change repeats, the earlier one.
    pub fn from_local(local: DateTime, zone: &TimeZone) -> Option<Self> {
        zone.to_ambiguous_zoned(local)
            .compatible()
            .ok()
            .map(|zoned| Self::from_zoned(&zoned))
    }

    /// The instant.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_second(self.second).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Seconds since 1970 began, UTC.
    pub fn second(self) -> i64 {
        self.second
    }

    /// The clock and calendar as they stood where the person was.
    pub fn local(self) -> DateTime {
        self.offset.to_datetime(self.timestamp())
    }

    /// The date where the person was.
    pub fn date(self) -> Date {
        self.local().date()
    }

    /// The same date as days since 1970 began: for those who compare very many of them.
    pub fn day_number(self) -> i64 {
        (self.second + i64::from(self.offset.seconds())).div_euclid(DAY_SECS)
    }

    /// The same offset, this much later (or earlier).
    #[must_use]
    pub fn plus(self, duration: SignedDuration) -> Self {
        let at = self
            .timestamp()
            .checked_add(duration)
            .unwrap_or(self.timestamp());
        Self::new(at, self.offset)
    }
}

impl Ord for Stamp {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.second, self.offset.seconds()).cmp(&(other.second, other.offset.seconds()))
    }
}

impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.local();
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute(),
            local.second(),
            minutes.abs() / 60,
            minutes.abs() % 60,
        )
    }
}

impl FromStr for Stamp {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        parse_stamp(text).ok_or_else(|| {
            ParseTimeError::new(
                text,
                "a time with offset such as 2026-11-22T08:15:00+01:00, years 1900 to 2199",
            )
        })
    }
}

/// Reads the one spelling that [`Stamp`] writes, and `Z` for `+00:00`.
pub(super) fn parse_stamp(text: &str) -> Option<Stamp> {
    let (local, offset) = text.split_at_checked(19)?;
    let (date, time) = local.split_at_checked(10)?;
    let date = parse_date(date)?;
    let time = time.strip_prefix('T')?;
    let [hour, minute, second] = numbers(time, b':', [2, 2, 2])?;
    let time = Time::new(hour as i8, minute as i8, second as i8, 0).ok()?;
    let offset_secs = if offset == "Z" {
        0
    } else {
        parse_offset(offset)?
    };
    let offset = Offset::from_seconds(offset_secs).ok()?;
    let at = offset.to_timestamp(date.to_datetime(time)).ok()?;
    let stamp = Stamp::new(at, offset);
    (stamp.second == at.as_second()).then_some(stamp)
}

/// Reads `+02:00` as seconds east of Greenwich.
fn parse_offset(text: &str) -> Option<i32> {
    let (sign, east) = match text.split_at_checked(1)? {
        ("+", east) => (1, east),
        ("-", east) => (-1, east),
        _ => return None,
    };
    let [hours, minutes] = numbers(east, b':', [2, 2])?;
    if hours > 18 || minutes > 59 {
        return None;
    }
    Some(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

/// Reads digit groups of fixed widths with one separator between them, and nothing else.
pub(super) fn numbers<const N: usize>(
    text: &str,
    separator: u8,
    widths: [usize; N],
) -> Option<[i16; N]> {
    let mut bytes = text.bytes();
    let mut values = [0i16; N];
    for (index, (value, width)) in values.iter_mut().zip(widths).enumerate() {
        if index > 0 && bytes.next() != Some(separator) {
            return None;
        }
        for _ in 0..width {
            let byte = bytes.next().filter(u8::is_ascii_digit)?;
            *value = value.checked_mul(10)?.checked_add(i16::from(byte - b'0'))?;
        }
    }
    bytes.next().is_none().then_some(values)
}

pub(super) fn parse_date(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text, b'-', [4, 2, 2])?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (FIRST_YEAR..END_YEAR).contains(&year).then_some(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_stamp_keeps_the_wall_clock() {
        let stamp: Stamp = "2026-03-29T01:30:00+01:00".parse().unwrap();
        assert_eq!(stamp.local().hour(), 1);
        assert_eq!(stamp.timestamp().to_string(), "2026-03-29T00:30:00Z");
        assert_eq!(
            "2026-03-29T00:30:00Z".parse::<Stamp>().unwrap().second(),
            stamp.second()
        );
    }

    #[test]
    fn absurd_times_are_refused() {
        for text in [
            "",
            "2026",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2023-02-29T00:00:00Z",
            "2026-01-01T00:00:00+99:00",
            "2026-01-01T25:00:00Z",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00",
            "２０２６-01-01T00:00:00Z",
        ] {
            assert!(text.parse::<Stamp>().is_err(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_stamp_reads_back(second in -2_000_000_000i64..7_000_000_000, minutes in -1080i32..=1080) {
            let offset = Offset::from_seconds(minutes * 60).unwrap();
            let stamp = Stamp::new(Timestamp::from_second(second).unwrap(), offset);
            prop_assert_eq!(stamp.to_string().parse::<Stamp>(), Ok(stamp));
        }

        #[test]
        fn days_are_counted_on_the_persons_own_calendar(second in -2_000_000_000i64..7_000_000_000, minutes in -1080i32..=1080) {
            let offset = Offset::from_seconds(minutes * 60).unwrap();
            let stamp = Stamp::new(Timestamp::from_second(second).unwrap(), offset);
            let since = stamp.date().since(Date::constant(1970, 1, 1)).unwrap();
            prop_assert_eq!(i64::from(since.get_days()), stamp.day_number());
        }
    }
}
