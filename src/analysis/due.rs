//! Ratings after a treatment that are missing and can still be given.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::DAY_SECS;
use super::events::first_dated_second;
use super::window::{NoReading, Reading, windows_of};
use crate::model::{Chart, KnotId, Stamp, Treatment, When};

/// How long after a day it is still asked about, in days: memory does not reach back further (`PMC2617790`).
const RECALL_DAYS: i64 = 2;
/// How many days after a treatment the second rating is asked for, and how far from that it may be.
const WEEK_DAYS: i64 = 7;
const SLACK_DAYS: i64 = 1;
/// The past week is looked back on once a month: after so many days.
const MONTH_DAYS: i64 = 30;

/// A rating that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due<'a> {
    /// The treatment it follows.
    pub treatment: &'a Treatment,
    /// The knot it worked on.
    pub knot: KnotId,
    /// How many days after the treatment it is for: 1 or 7.
    pub days: i64,
    /// When it would be felt: now, or on a day that is just over.
    pub felt_at: When,
}

/// The knots of treatments so recent that a rating after them can still be asked for, each once.
pub fn recently_treated(chart: &Chart, now: Stamp) -> Vec<KnotId> {
    let since = oldest(now);
    let mut knots = Vec::new();
    for treatment in chart.treatments() {
        if treatment.at.last_day() >= since {
            knots.extend(treatment.touched.iter().map(|touched| touched.knot));
        }
    }
    knots.sort_unstable();
    knots.dedup();
    knots
}

/// The ratings of the next day and of a week later that are missing for a knot, the oldest first.
///
/// Reads the knot's own ratings and nothing of the others.
pub fn due_of(chart: &Chart, knot: KnotId, now: Stamp) -> Vec<Due<'_>> {
    let today = now.date();
    let mut all = Vec::new();
    let Some(entry) = chart.entry(knot) else {
        return all;
    };
    for window in windows_of(&chart.treatments(), entry, oldest(now), now) {
        let is_exact = matches!(window.treatment.at, When::Exact(_) | When::Day(_));
        if !is_exact {
            continue;
        }
        let day = window.treatment.at.first_day();
        for (days, slack, reading) in [
            (1, 0, window.next_day),
            (WEEK_DAYS, SLACK_DAYS, window.week),
        ] {
            if let Some(felt_at) = asked_for(day, today, (days, slack), reading, now) {
                all.push(Due {
                    treatment: window.treatment,
                    knot,
                    days,
                    felt_at,
                });
            }
        }
    }
    all
}

/// Whether it is time to look back on a week: a month after the last time, or after the diary began.
pub fn week_is_due(chart: &Chart, now: Stamp) -> bool {
    let last = chart
        .check_ins()
        .into_iter()
        .rfind(|week| week.peg().is_some());
    let since = match last {
        Some(week) => week.at.last_day(),
        None => match first_dated_second(chart) {
            Some(second) => return now.second() - second >= MONTH_DAYS * DAY_SECS,
            None => return false,
        },
    };
    let passed = since.until(now.date());
    passed.is_ok_and(|passed| i64::from(passed.get_days()) >= MONTH_DAYS)
}

/// No older treatment can be asked about: adding a rating must not cost the more the longer a chart is kept.
fn oldest(now: Stamp) -> Date {
    let days = WEEK_DAYS + SLACK_DAYS + RECALL_DAYS;
    now.date().saturating_sub(days.days())
}

/// When the missing rating would be felt, if it can still be given.
fn asked_for(
    day: Date,
    today: Date,
    (days, slack): (i64, i64),
    reading: Result<Reading, NoReading>,
    now: Stamp,
) -> Option<When> {
    if !matches!(reading, Err(NoReading::NotRated | NoReading::NotYet)) {
        return None;
    }
    let passed = i64::from(day.until(today).ok()?.get_days());
    if (passed - days).abs() <= slack {
        Some(now.into())
    } else if passed > days && passed <= days + slack + RECALL_DAYS {
        Some(When::Day(day.checked_add(days.days()).ok()?))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Story, stamp};
    use crate::model::Outcome;

    fn asked(story: &Story, now: &str) -> Vec<(i64, String)> {
        let now = stamp(now);
        let knots = recently_treated(&story.chart, now).into_iter();
        knots
            .flat_map(|knot| due_of(&story.chart, knot, now))
            .map(|due| (due.days, due.felt_at.to_string()))
            .collect()
    }

    #[test]
    fn what_can_still_be_said_is_asked_for_and_nothing_else() {
        let mut story = Story::new();
        let knot = story.knot("2026-08-01T10:00:00+02:00");
        story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
        let none: [(i64, String); 0] = [];
        let now = "2026-09-06T08:00:00+02:00";
        assert_eq!(asked(&story, "2026-09-05T20:00:00+02:00"), none);
        assert_eq!(asked(&story, now), [(1, now.to_owned())]);
        let recalled = [(1, "2026-09-06".to_owned())];
        assert_eq!(asked(&story, "2026-09-08T08:00:00+02:00"), recalled);
        assert_eq!(asked(&story, "2026-09-09T08:00:00+02:00"), none);
        let now = "2026-09-13T08:00:00+02:00";
        assert_eq!(asked(&story, now), [(7, now.to_owned())]);
        let recalled = [(7, "2026-09-12".to_owned())];
        assert_eq!(asked(&story, "2026-09-15T08:00:00+02:00"), recalled);
        assert_eq!(asked(&story, "2026-09-16T08:00:00+02:00"), none);
        story.rate(knot, "2026-09-12T08:00:00+02:00", Some(3));
        assert_eq!(asked(&story, "2026-09-13T08:00:00+02:00"), none);
    }

    #[test]
    fn a_knot_that_was_treated_again_is_not_asked_about_for_the_first() {
        let mut story = Story::new();
        let knot = story.knot("2026-08-01T10:00:00+02:00");
        story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
        story.treat("2026-09-11T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
        let now = "2026-09-12T08:00:00+02:00";
        assert_eq!(asked(&story, now), [(1, now.to_owned())]);
    }

    #[test]
    fn the_week_is_asked_about_once_a_month() {
        let is_due = |story: &Story, now| week_is_due(&story.chart, stamp(now));
        let mut story = Story::new();
        assert!(
            !is_due(&story, "2026-09-06T08:00:00+02:00"),
            "an empty chart"
        );
        story.knot("2026-08-01T10:00:00+02:00");
        assert!(!is_due(&story, "2026-08-30T10:00:00+02:00"));
        assert!(is_due(&story, "2026-08-31T10:00:00+02:00"));
        story.week("2026-08-31", Some(4));
        assert!(!is_due(&story, "2026-09-29T23:00:00+02:00"));
        assert!(is_due(&story, "2026-09-30T00:10:00+02:00"));
        // Safety answers alone are no week looked back on.
        story.week("2026-09-30", None);
        assert!(is_due(&story, "2026-09-30T00:10:00+02:00"));
    }

    #[test]
    fn the_next_day_is_one_of_the_calendar_also_where_the_clock_changes() {
        let mut story = Story::new();
        let knot = story.knot("2026-08-01T10:00:00+02:00");
        // On 25 October the clock goes back: that day has 25 hours.
        story.treat("2026-10-24T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
        let none: [(i64, String); 0] = [];
        assert_eq!(asked(&story, "2026-10-24T23:59:00+02:00"), none);
        let now = "2026-10-25T00:01:00+02:00";
        assert_eq!(asked(&story, now), [(1, now.to_owned())]);
        let now = "2026-10-25T23:59:00+01:00";
        assert_eq!(asked(&story, now), [(1, now.to_owned())]);
        let recalled = [(1, "2026-10-25".to_owned())];
        assert_eq!(asked(&story, "2026-10-26T00:01:00+01:00"), recalled);
        let now = "2026-10-31T08:00:00+01:00";
        assert_eq!(asked(&story, now), [(7, now.to_owned())]);
    }

    #[test]
    fn treatments_minutes_apart_are_asked_about_once_and_a_month_has_no_next_day() {
        let mut story = Story::new();
        let knot = story.knot("2026-08-01T10:00:00+02:00");
        story.treat("2026-09", &[(knot, Outcome::NotSaid)]);
        let none: [(i64, String); 0] = [];
        assert_eq!(asked(&story, "2026-09-02T08:00:00+02:00"), none);
        let first = story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
        story.change_treatment(first, |treatment| treatment.minutes = Some(10));
        story.treat("2026-09-05T11:20:00+02:00", &[(knot, Outcome::NotSaid)]);
        let now = "2026-09-06T08:00:00+02:00";
        assert_eq!(asked(&story, now), [(1, now.to_owned())]);
    }
}
