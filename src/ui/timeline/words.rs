//! Times in words for the timeline, and stamps where the person is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::analysis::{Moment, Span};
use crate::model::Stamp;
use crate::ui::likes::clock_in_words;

/// A time in full: "3 March 2026, 14:00".
pub fn time_in_words(stamp: Stamp) -> String {
    let local = stamp.local();
    format!("{}, {}", local.strftime("%-d %B %Y"), clock_in_words(local))
}

/// The date in full: "3 March 2026".
pub fn full_date(stamp: Stamp) -> String {
    stamp.date().strftime("%-d %B %Y").to_string()
}

/// What the chart shows: "Now, 3 March 2026, 14:00" in the present.
pub fn moment_in_words(moment: Moment) -> String {
    match moment {
        Moment::Present(now) => format!("Now, {}", time_in_words(now)),
        Moment::At(at) => time_in_words(at),
    }
}

/// A range of days: "1 Sep 2025 – 22 Nov 2026"; the year once where both ends share it.
pub fn span_in_words(span: Span) -> String {
    let (from, to) = (span.from().date(), span.to().date());
    let to_words = to.strftime("%-d %b %Y");
    if from == to {
        to_words.to_string()
    } else if from.year() == to.year() {
        format!("{} – {to_words}", from.strftime("%-d %b"))
    } else {
        format!("{} – {to_words}", from.strftime("%-d %b %Y"))
    }
}

/// A time by the clock where the person is.
pub fn stamp_at(second: i64, zone: &TimeZone) -> Option<Stamp> {
    let at = Timestamp::from_second(second).ok()?;
    Some(Stamp::from_zoned(&at.to_zoned(zone.clone())))
}

/// The whole days from one time to another, both given in either order, up to now.
pub fn days_between(one: i64, other: i64, now: Stamp, zone: &TimeZone) -> Option<Span> {
    let first = stamp_at(one.min(other), zone)?.date();
    let last = stamp_at(one.max(other), zone)?.date();
    let from = Stamp::from_local(first.at(0, 0, 0, 0), zone)?;
    let to = Stamp::from_local(last.at(23, 59, 59, 0), zone)?;
    (from < now).then(|| Span::new(from, to.min(now)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    #[test]
    fn times_are_said_in_full_by_the_persons_clock() {
        let at = stamp("2026-03-03T14:00:00-08:00");
        assert_eq!(time_in_words(at), "3 March 2026, 14:00");
        assert_eq!(moment_in_words(Moment::At(at)), "3 March 2026, 14:00");
        assert_eq!(
            moment_in_words(Moment::Present(at)),
            "Now, 3 March 2026, 14:00"
        );
    }

    #[test]
    fn a_range_is_whole_days_and_ends_now_at_the_latest() {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let now = stamp("2026-11-22T08:15:00+01:00");
        let second = |text: &str| stamp(text).second();
        let span = days_between(
            second("2026-11-25T00:00:00+01:00"),
            second("2026-03-29T05:00:00+02:00"),
            now,
            &zone,
        )
        .unwrap();
        assert_eq!(span.from().to_string(), "2026-03-29T00:00:00+01:00");
        assert_eq!(span.to(), now);
        assert_eq!(span_in_words(span), "29 Mar – 22 Nov 2026");
        let ahead = second("2026-12-25T00:00:00+01:00");
        assert_eq!(days_between(ahead, ahead, now, &zone), None);
    }
}
