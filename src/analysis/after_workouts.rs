//! Headaches and soreness in the 48 hours after workouts, before and after a date that was chosen.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::spread::Share;
use crate::model::{Chart, Episode, EpisodeKind, Stamp, When};

/// How long after a workout something still counts as following it, in hours.
const HOURS: i64 = 48;
/// The same in days, where no time of day is known.
const DAYS: i64 = 2;

/// Workouts followed by something, of all workouts, before a date and from it on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AfterWorkouts {
    /// Workouts before the date.
    pub before: Share,
    /// Workouts on the date and after it.
    pub after: Share,
}

/// How many workouts were followed by an episode of this kind within 48 hours, before and after a date.
///
/// A workout of which the 48 hours are not over yet does not count, nor one known only to the month or year.
pub fn after_workouts(chart: &Chart, kind: &EpisodeKind, date: Date, now: Stamp) -> AfterWorkouts {
    let episodes = chart.episodes();
    let mut found = AfterWorkouts::default();
    for workout in episodes.iter().filter(|e| e.kind == EpisodeKind::Workout) {
        let Some(is_over) = is_over(workout, now) else {
            continue;
        };
        if !is_over {
            continue;
        }
        let mut others = episodes.iter().filter(|other| other.kind == *kind);
        let is_followed = others.any(|other| follows(workout, other));
        let share = if workout.from.first_day() < date {
            &mut found.before
        } else {
            &mut found.after
        };
        share.add(is_followed);
    }
    found
}

fn ended(workout: &Episode) -> When {
    workout.until.unwrap_or(workout.from)
}

/// Whether the 48 hours after the workout are over; none if its date is not known well enough.
fn is_over(workout: &Episode, now: Stamp) -> Option<bool> {
    match ended(workout) {
        When::Exact(end) => Some(now.second() - end.second() >= HOURS * 3600),
        When::Day(day) => Some(now.date() > day.checked_add(DAYS.days()).ok()?),
        When::Month(..) | When::Year(_) => None,
    }
}

fn follows(workout: &Episode, other: &Episode) -> bool {
    match (ended(workout), other.from) {
        (When::Exact(end), When::Exact(from)) => {
            (0..=HOURS * 3600).contains(&(from.second() - end.second()))
        }
        (_, When::Month(..) | When::Year(_)) => false,
        (end, from) => {
            let days = end.last_day().until(from.first_day());
            days.is_ok_and(|days| (0..=DAYS).contains(&i64::from(days.get_days())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Story, stamp};

    #[test]
    fn workouts_worked_by_hand() {
        let mut story = Story::new();
        for (from, until) in [
            // Followed after 15 hours.
            (
                "2026-08-04T18:00:00+02:00",
                Some("2026-08-04T19:00:00+02:00"),
            ),
            // The headache is 49 hours after the end.
            (
                "2026-08-11T18:00:00+02:00",
                Some("2026-08-11T19:00:00+02:00"),
            ),
            // Known to the day; followed on the second day after.
            ("2026-08-20", None),
            // After the date, and not followed.
            ("2026-09-08T18:00:00+02:00", None),
            ("2026-09-10", None),
            // Not known well enough, and not over yet.
            ("2026-09", None),
            ("2026-11-30T18:00:00+01:00", None),
        ] {
            story.episode(EpisodeKind::Workout, from, until);
        }
        for from in [
            "2026-08-05T10:00:00+02:00",
            "2026-08-13T20:00:00+02:00",
            "2026-08-22",
            "2026-12-01T08:00:00+01:00",
        ] {
            story.episode(EpisodeKind::Headache, from, None);
        }
        let date = jiff::civil::date(2026, 9, 5);
        let now = stamp("2026-12-01T12:00:00+01:00");
        let found = after_workouts(&story.chart, &EpisodeKind::Headache, date, now);
        assert_eq!(found.before, Share { count: 2, of: 3 });
        assert_eq!(found.after, Share { count: 0, of: 2 });
        let sore = after_workouts(&story.chart, &EpisodeKind::Soreness, date, now);
        assert_eq!(sore.before, Share { count: 0, of: 3 });
    }

    #[test]
    fn what_came_before_does_not_follow() {
        let mut story = Story::new();
        story.episode(EpisodeKind::Workout, "2026-08-04T18:00:00+02:00", None);
        story.episode(EpisodeKind::Headache, "2026-08-04T17:00:00+02:00", None);
        // The same instant, told in another zone.
        story.episode(EpisodeKind::Soreness, "2026-08-04T16:00:00Z", None);
        let date = jiff::civil::date(2026, 9, 5);
        let now = stamp("2026-12-01T12:00:00+01:00");
        let count = |kind| after_workouts(&story.chart, kind, date, now).before.count;
        assert_eq!(count(&EpisodeKind::Headache), 0);
        assert_eq!(count(&EpisodeKind::Soreness), 1);
    }

    #[test]
    fn hours_stay_hours_where_the_clock_changes_and_between_zones() {
        let date = jiff::civil::date(2026, 12, 1);
        let now = stamp("2026-12-01T12:00:00+01:00");
        let follows = |workout: &str, headache: &str| {
            let mut story = Story::new();
            story.episode(EpisodeKind::Workout, workout, None);
            story.episode(EpisodeKind::Headache, headache, None);
            after_workouts(&story.chart, &EpisodeKind::Headache, date, now).before
        };
        let (yes, no) = (Share { count: 1, of: 1 }, Share { count: 0, of: 1 });
        // On 25 October the clock goes back an hour: 48 hours after seven in the evening it is six.
        let workout = "2026-10-24T19:00:00+02:00";
        assert_eq!(follows(workout, "2026-10-26T18:00:00+01:00"), yes);
        assert_eq!(follows(workout, "2026-10-26T18:00:01+01:00"), no);
        // 16:00 UTC two days later, told in Tokyo.
        let workout = "2026-08-04T18:00:00+02:00";
        assert_eq!(follows(workout, "2026-08-07T01:00:00+09:00"), yes);
        assert_eq!(follows(workout, "2026-08-07T01:00:01+09:00"), no);
        // Of a headache known only to the month nobody can say.
        assert_eq!(follows(workout, "2026-08"), no);
        // Two workouts minutes apart are two, and one headache follows both.
        let mut story = Story::new();
        story.episode(EpisodeKind::Workout, "2026-08-04T18:00:00+02:00", None);
        story.episode(EpisodeKind::Workout, "2026-08-04T18:10:00+02:00", None);
        story.episode(EpisodeKind::Headache, "2026-08-05T08:00:00+02:00", None);
        let both = after_workouts(&story.chart, &EpisodeKind::Headache, date, now).before;
        assert_eq!(both, Share { count: 2, of: 2 });
    }
}
