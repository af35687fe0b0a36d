//! How many ratings were entered on the day they were felt.

use super::Span;
use super::spread::Share;
use crate::model::{Chart, Entry, Rating, When};

/// Ratings entered on the day they were felt, of all ratings felt within the range, or of all there are.
///
/// The day is that of the person's own calendar, where they felt it and where they entered it. A rating known only to
/// the month or year was not entered on its day.
pub fn entered_same_day(chart: &Chart, range: Option<Span>) -> Share {
    let entries = chart.entries().into_iter();
    let of_knots = entries.map(|entry| same_day_of(entry, range));
    of_knots.fold(Share::default(), Share::plus)
}

/// The same of one knot.
pub fn same_day_of(entry: &Entry, range: Option<Span>) -> Share {
    let mut share = Share::default();
    for rating in entry.ratings() {
        if range.is_none_or(|range| range.includes(rating.felt_at)) {
            share.add(is_same_day(rating));
        }
    }
    share
}

fn is_same_day(rating: &Rating) -> bool {
    match rating.felt_at {
        // Each by its own clock: on the day clocks change both still say the same date.
        When::Exact(_) | When::Day(_) => {
            rating.recorded_at.day_number() == rating.felt_at.first_day_number()
        }
        When::Month(..) | When::Year(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::stamp;
    use crate::model::{Ids, Score, Stamp};

    fn same(felt_at: &str, recorded: &str) -> bool {
        let recorded: Stamp = stamp(recorded);
        is_same_day(&Rating {
            felt_at: felt_at.parse().unwrap(),
            ..Rating::now(Ids::seeded(1).rating(), Score::Unknown, recorded)
        })
    }

    #[test]
    fn worked_by_hand() {
        assert!(same(
            "2026-09-05T08:00:00+02:00",
            "2026-09-05T23:59:00+02:00"
        ));
        assert!(!same(
            "2026-09-05T23:50:00+02:00",
            "2026-09-06T00:10:00+02:00"
        ));
        assert!(same("2026-09-05", "2026-09-05T22:00:00+02:00"));
        assert!(!same("2026-09-05", "2026-09-06T01:00:00+02:00"));
        assert!(!same("2026-09", "2026-09-05T22:00:00+02:00"));
    }

    #[test]
    fn the_day_clocks_change_is_one_day() {
        assert!(same(
            "2026-10-25T00:30:00+02:00",
            "2026-10-25T23:30:00+01:00"
        ));
        assert!(same(
            "2026-03-29T01:30:00+01:00",
            "2026-03-29T23:50:00+02:00"
        ));
        assert!(!same(
            "2026-10-25T00:30:00+02:00",
            "2026-10-26T00:10:00+01:00"
        ));
    }

    #[test]
    fn days_are_those_of_the_persons_own_calendar() {
        // In Auckland it is the sixth already, in UTC still the fifth.
        assert!(same(
            "2026-09-06T09:00:00+12:00",
            "2026-09-06T20:00:00+12:00"
        ));
        assert!(!same("2026-09-05T20:00:00Z", "2026-09-06T01:00:00Z"));
    }
}
