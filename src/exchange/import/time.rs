//! Times as other tables write them; a day and a month are told apart only where that is sure.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;

use crate::model::{Stamp, When};

/// Whether the day or the month comes first in dates such as 3/4/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// 3/4/2026 is the third of April.
    DayFirst,
    /// 3/4/2026 is the fourth of March.
    MonthFirst,
}

/// How the times of one file are read.
pub(super) struct Clock<'a> {
    /// Where times without an offset were written.
    pub zone: &'a TimeZone,
    /// What was told, or what the file itself shows.
    pub order: Result<DayOrder, &'static str>,
}

impl<'a> Clock<'a> {
    /// The order is what was told, else what all dates of the file together show.
    pub fn new<'t>(
        zone: &'a TimeZone,
        told: Option<DayOrder>,
        texts: impl Iterator<Item = &'t str>,
    ) -> Self {
        let order = told.map_or_else(|| shown(texts), Ok);
        Self { zone, order }
    }

    /// A time; `time_of_day` counts where the date stands alone.
    pub fn read(&self, text: &str, time_of_day: Option<&str>) -> Result<When, String> {
        let text = text.trim();
        let when = match text.parse::<When>() {
            Ok(when) => when,
            Err(_) => self.read_loose(text)?,
        };
        match (when, time_of_day) {
            (When::Day(day), Some(clock)) => {
                let time = time_of_clock(clock).ok_or_else(|| no_time(clock))?;
                self.local(day.to_datetime(time))
            }
            _ => Ok(when),
        }
    }

    fn read_loose(&self, text: &str) -> Result<When, String> {
        if let Ok(pieces) = Pieces::parse(text) {
            let date = sound(pieces.date(), text)?;
            return match (pieces.time(), pieces.to_numeric_offset()) {
                (None, _) => Ok(When::Day(date)),
                (Some(time), None) => self.local(date.to_datetime(time)),
                (Some(time), Some(offset)) => {
                    let at = offset.to_timestamp(date.to_datetime(time));
                    let at = at.map_err(|_| no_time(text))?;
                    Ok(Stamp::new(at, offset).into())
                }
            };
        }
        let (date, clock) = match text.split_once([' ', 'T']) {
            Some((date, clock)) => (date.trim_end_matches(','), Some(clock)),
            None => (text, None),
        };
        let parts = Parts::of(date).ok_or_else(|| no_time(text))?;
        let date = sound(parts.date(self.order)?.ok_or_else(|| no_time(text))?, text)?;
        match clock {
            None => Ok(When::Day(date)),
            Some(clock) => {
                let time = time_of_clock(clock).ok_or_else(|| no_time(text))?;
                self.local(date.to_datetime(time))
            }
        }
    }

    fn local(&self, local: DateTime) -> Result<When, String> {
        let stamp = Stamp::from_local(local, self.zone);
        stamp
            .map(When::Exact)
            .ok_or_else(|| no_time(&local.to_string()))
    }
}

fn no_time(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    format!("\"{short}\" is no time such as 2026-11-22 08:15, 2026-11-22 or 22.11.2026")
}

/// The date, if it is one a chart takes.
fn sound(date: Date, text: &str) -> Result<Date, String> {
    match When::Day(date).to_string().parse() {
        Ok(When::Day(date)) => Ok(date),
        _ => Err(no_time(text)),
    }
}

/// A date in three numbers with the year last or first.
struct Parts {
    first: i8,
    second: i8,
    year: i16,
    /// What parts them settles the order: a dot always has the day first, and a leading year the month.
    order: Option<DayOrder>,
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        let separator = text.chars().find(|c| !c.is_ascii_digit())?;
        if !matches!(separator, '.' | '/' | '-') {
            return None;
        }
        let numbers: Vec<&str> = text.split(separator).collect();
        let [a, b, c] = numbers.as_slice() else {
            return None;
        };
        // A year of two digits could be a day.
        if a.len() == 4 {
            return Some(Self {
                first: b.parse().ok()?,
                second: c.parse().ok()?,
                year: a.parse().ok()?,
                order: Some(DayOrder::MonthFirst),
            });
        }
        (c.len() == 4).then_some(())?;
        Some(Self {
            first: a.parse().ok()?,
            second: b.parse().ok()?,
            year: c.parse().ok()?,
            order: (separator == '.').then_some(DayOrder::DayFirst),
        })
    }

    fn date(&self, told: Result<DayOrder, &'static str>) -> Result<Option<Date>, String> {
        let order = match self.order {
            Some(order) => order,
            None => told?,
        };
        let (day, month) = match order {
            DayOrder::DayFirst => (self.first, self.second),
            DayOrder::MonthFirst => (self.second, self.first),
        };
        Ok(Date::new(self.year, month, day).ok())
    }
}

/// What the dates of a file show about their order.
fn shown<'t>(texts: impl Iterator<Item = &'t str>) -> Result<DayOrder, &'static str> {
    let (mut day_first, mut month_first) = (false, false);
    for text in texts {
        let date = text
            .trim()
            .split([' ', 'T', ','])
            .next()
            .unwrap_or_default();
        if let Some(parts) = Parts::of(date).filter(|parts| parts.order.is_none()) {
            day_first |= parts.first > 12;
            month_first |= parts.second > 12;
        }
    }
    match (day_first, month_first) {
        (true, false) => Ok(DayOrder::DayFirst),
        (false, true) => Ok(DayOrder::MonthFirst),
        (true, true) => Err("some dates have the day first and others the month"),
        (false, false) => {
            Err("it does not show whether the day or the month comes first; say which")
        }
    }
}

/// "8:15", "08:15:30" or "8:15 pm".
fn time_of_clock(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    let (clock, noon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim(), Some(0)),
        (_, Some(clock)) => (clock.trim(), Some(12)),
        _ => (text.as_str(), None),
    };
    let mut numbers = clock.split(':');
    let mut next = || numbers.next().map(str::parse::<i8>);
    let hour = next()?.ok()?;
    let minute = next()?.ok()?;
    let second = match next() {
        Some(second) => second.ok()?,
        None => 0,
    };
    if numbers.next().is_some() {
        return None;
    }
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, told: Option<DayOrder>, others: &[&str]) -> Result<String, String> {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let all = others.iter().copied().chain([text]);
        let clock = Clock::new(&zone, told, all);
        clock.read(text, None).map(|when| when.to_string())
    }

    fn plain(text: &str) -> String {
        read(text, None, &[]).unwrap()
    }

    #[test]
    fn times_are_read_as_tables_have_them() {
        assert_eq!(
            plain("2026-11-22T08:15:00+01:00"),
            "2026-11-22T08:15:00+01:00"
        );
        assert_eq!(plain("2026-11-22 08:15"), "2026-11-22T08:15:00+01:00");
        assert_eq!(
            plain("2026-07-22T08:15:30.25Z"),
            "2026-07-22T08:15:30+00:00"
        );
        assert_eq!(plain(" 2026-11 "), "2026-11");
        assert_eq!(plain("22.11.2026"), "2026-11-22");
        assert_eq!(plain("3.4.2026 8:05"), "2026-04-03T08:05:00+02:00");
        assert_eq!(plain("2026/11/22 8:05:09"), "2026-11-22T08:05:09+01:00");
        assert_eq!(plain("11/22/2026, 12:15 AM"), "2026-11-22T00:15:00+01:00");
        assert_eq!(plain("22/11/2026 12:15 pm"), "2026-11-22T12:15:00+01:00");
    }

    #[test]
    fn day_and_month_are_told_apart_only_where_it_is_sure() {
        assert!(
            read("3/4/2026", None, &[])
                .unwrap_err()
                .contains("say which")
        );
        assert_eq!(
            read("3/4/2026", Some(DayOrder::DayFirst), &[]),
            Ok("2026-04-03".to_owned())
        );
        assert_eq!(
            read("3/4/2026", None, &["25/4/2026"]),
            Ok("2026-04-03".to_owned())
        );
        assert_eq!(
            read("3/4/2026", None, &["4/25/2026"]),
            Ok("2026-03-04".to_owned())
        );
        assert!(read("3/4/2026", None, &["4/25/2026", "25/4/2026"]).is_err());
        assert!(read("25/4/2026", Some(DayOrder::MonthFirst), &[]).is_err());
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "soon",
            "22.11.26",
            "31.2.2026",
            "22.11.1066",
            "1.1.2026 25:00",
            "13:15 pm",
            "1.1.2026 8",
        ] {
            assert!(read(text, None, &[]).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_time_of_day_may_stand_apart() {
        let zone = TimeZone::UTC;
        let clock = Clock::new(&zone, None, [].into_iter());
        let read = |text, time| clock.read(text, Some(time)).map(|when| when.to_string());
        assert_eq!(
            read("22.11.2026", "8:15"),
            Ok("2026-11-22T08:15:00+00:00".to_owned())
        );
        assert_eq!(read("2026-11", "8:15"), Ok("2026-11".to_owned()));
        assert!(read("2026-11-22", "morning").is_err());
    }
}
