//! Which times are marked along the axis, by the person's own calendar and clock. Pure: no screen.

use egui::Rangef;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan as _};

use super::axis::Axis;
use crate::model::Stamp;
use crate::ui::likes::clock_in_words;

/// Room for the label of a tick, in points.
const LABEL_ROOM: f64 = 64.0;
/// Most ticks that are ever made.
const MOST: usize = 400;

/// The distance between two ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Hours(i8),
    Days(i8),
    Weeks,
    Months(i8),
    Years(i16),
}

/// The distances ticks can have, the shortest first.
const STEPS: [Step; 15] = [
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Hours(12),
    Step::Days(1),
    Step::Days(2),
    Step::Weeks,
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
];

impl Step {
    /// About how long it is, in seconds; never more.
    fn secs(self) -> f64 {
        const DAY: f64 = 24.0 * 3600.0;
        match self {
            Self::Hours(hours) => f64::from(hours) * 3600.0,
            Self::Days(days) => f64::from(days) * DAY,
            Self::Weeks => 7.0 * DAY,
            Self::Months(months) => f64::from(months) * 28.0 * DAY,
            Self::Years(years) => f64::from(years) * 365.0 * DAY,
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Hours(hours) => i64::from(hours).hours(),
            Self::Days(days) => i64::from(days).days(),
            Self::Weeks => 7.days(),
            Self::Months(months) => i64::from(months).months(),
            Self::Years(years) => i64::from(years).years(),
        }
    }

    /// The last tick at or before a time.
    fn at_or_before(self, time: DateTime) -> Option<DateTime> {
        let date = time.date();
        let midnight = |date: Date| date.to_datetime(Time::midnight());
        Some(match self {
            Self::Hours(hours) => date.at(time.hour() / hours * hours, 0, 0, 0),
            // Even days of the month, so that ticks stay where they are while one pans.
            Self::Days(days) => {
                let day = (date.day() - 1) / days * days + 1;
                midnight(Date::new(date.year(), date.month(), day).ok()?)
            }
            Self::Weeks => {
                let back = date.weekday().to_monday_zero_offset();
                midnight(date.checked_sub(i64::from(back).days()).ok()?)
            }
            Self::Months(months) => {
                let month = (date.month() - 1) / months * months + 1;
                midnight(Date::new(date.year(), month, 1).ok()?)
            }
            Self::Years(years) => {
                let year = date.year().div_euclid(years) * years;
                midnight(Date::new(year, 1, 1).ok()?)
            }
        })
    }

    /// The tick after this one.
    fn next(self, tick: DateTime) -> Option<DateTime> {
        let next = tick.checked_add(self.span()).ok()?;
        match self {
            // Begins anew with each month: the 31st and the 1st would touch.
            Self::Days(days) if days > 1 && next.day() <= days => {
                Some(next.date().first_of_month().to_datetime(next.time()))
            }
            _ => Some(next),
        }
    }

    fn label(self, tick: DateTime, is_first: bool) -> String {
        let day = |tick: DateTime| tick.strftime("%-d %b").to_string();
        let is_new_year = tick.month() == 1 && tick.day() == 1;
        match self {
            Self::Hours(_) if tick.hour() != 0 && !is_first => clock_in_words(tick),
            Self::Hours(_) if tick.hour() != 0 => format!("{} {}", day(tick), clock_in_words(tick)),
            Self::Hours(_) | Self::Days(_) | Self::Weeks if is_new_year || is_first => {
                tick.strftime("%-d %b %Y").to_string()
            }
            Self::Hours(_) | Self::Days(_) | Self::Weeks => day(tick),
            Self::Months(_) if is_new_year => tick.year().to_string(),
            Self::Months(_) if is_first => tick.strftime("%b %Y").to_string(),
            Self::Months(_) => tick.strftime("%b").to_string(),
            Self::Years(_) => tick.year().to_string(),
        }
    }
}

/// One marked time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// In seconds since 1970 UTC.
    pub second: i64,
    /// What stands beside it.
    pub label: String,
}

/// The marked times in view, oldest first, so far apart that their labels have room.
pub fn ticks(axis: Axis, across: Rangef, zone: &TimeZone) -> Vec<Tick> {
    let room = axis.secs_per_point(across) * LABEL_ROOM;
    let longest = Step::Years(100);
    let step = STEPS.into_iter().find(|step| step.secs() >= room);
    let step = step.unwrap_or(longest);
    let mut ticks: Vec<Tick> = Vec::new();
    let mut next = local(axis.from, zone).and_then(|time| step.at_or_before(time));
    for _ in 0..MOST {
        let Some(tick) = next else { break };
        next = step.next(tick);
        let Some(stamp) = Stamp::from_local(tick, zone) else {
            continue;
        };
        let second = stamp.second();
        if second as f64 > axis.to {
            break;
        }
        // The hour that a clock change skips gives the same second twice.
        let is_new = ticks.last().is_none_or(|last| last.second < second);
        if second as f64 >= axis.from && is_new {
            let label = step.label(stamp.local(), ticks.is_empty());
            ticks.push(Tick { second, label });
        }
    }
    ticks
}

fn local(second: f64, zone: &TimeZone) -> Option<DateTime> {
    let at = Timestamp::from_second(second as i64).ok()?;
    Some(zone.to_datetime(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACROSS: Rangef = Rangef {
        min: 0.0,
        max: 1000.0,
    };

    /// Central Europe: clocks change on 29 March and 25 October 2026.
    fn zone() -> TimeZone {
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
    }

    fn second(text: &str) -> i64 {
        text.parse::<Stamp>().unwrap().second()
    }

    fn labels(from: &str, to: &str) -> Vec<String> {
        let axis = Axis::new(second(from) as f64, second(to) as f64);
        let found = ticks(axis, ACROSS, &zone());
        assert!(found.windows(2).all(|pair| {
            (pair[1].second - pair[0].second) as f64 >= axis.secs_per_point(ACROSS) * 55.0
        }));
        found.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn days_to_decades_are_marked_in_their_own_words() {
        assert_eq!(
            labels("2026-03-03T05:00:00+01:00", "2026-03-03T17:00:00+01:00"),
            [
                "3 Mar 05:00",
                "06:00",
                "07:00",
                "08:00",
                "09:00",
                "10:00",
                "11:00",
                "12:00",
                "13:00",
                "14:00",
                "15:00",
                "16:00",
                "17:00"
            ]
        );
        assert_eq!(
            labels("2025-12-29T00:00:00+01:00", "2026-01-12T00:00:00+01:00")[..7],
            [
                "29 Dec 2025",
                "30 Dec",
                "31 Dec",
                "1 Jan 2026",
                "2 Jan",
                "3 Jan",
                "4 Jan"
            ]
        );
        let year = labels("2025-11-15T00:00:00+01:00", "2026-11-15T00:00:00+01:00");
        assert_eq!(year[..3], ["Dec 2025", "2026", "Feb"]);
        let ten = labels("2016-11-22T00:00:00+01:00", "2026-11-22T00:00:00+01:00");
        assert_eq!(
            ten,
            (2017..=2026)
                .map(|year| year.to_string())
                .collect::<Vec<_>>()
        );
        let life = labels("1950-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        assert_eq!(life[..2], ["1955", "1960"]);
    }

    #[test]
    fn days_begin_at_midnight_on_both_sides_of_a_clock_change() {
        let axis = Axis::new(
            second("2026-03-27T12:00:00+01:00") as f64,
            second("2026-03-31T12:00:00+02:00") as f64,
        );
        let found: Vec<i64> = ticks(axis, ACROSS, &zone())
            .into_iter()
            .filter(|tick| !tick.label.contains(':'))
            .map(|tick| tick.second)
            .collect();
        assert_eq!(
            found,
            [
                "2026-03-28T00:00:00+01:00",
                "2026-03-29T00:00:00+01:00",
                "2026-03-30T00:00:00+02:00",
                "2026-03-31T00:00:00+02:00"
            ]
            .map(second)
        );
    }

    #[test]
    fn the_hour_that_is_skipped_is_marked_once() {
        let hours = labels("2026-03-29T00:30:00+01:00", "2026-03-29T06:40:00+02:00");
        assert_eq!(
            hours,
            ["29 Mar 01:00", "03:00", "04:00", "05:00", "06:00", "07:00"]
        );
    }

    #[test]
    fn every_second_day_begins_anew_with_the_month() {
        let found = labels("2026-02-20T00:00:00+01:00", "2026-03-08T00:00:00+01:00");
        assert_eq!(found.last().map(String::as_str), Some("7 Mar"));
        assert!(found.contains(&"1 Mar".to_owned()), "{found:?}");
    }
}
