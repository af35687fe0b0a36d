use super::*;
use crate::analysis::testing::{Story, stamp};
use crate::model::MilestoneKind;

const NOW: &str = "2026-12-01T12:00:00+01:00";

/// Before, right after, next day and week of the first window.
fn found(story: &Story) -> [Result<u8, NoReading>; 4] {
    found_at(story, NOW, 0)
}

fn found_at(story: &Story, now: &str, index: usize) -> [Result<u8, NoReading>; 4] {
    let windows = windows(&story.chart, stamp(now));
    let window = windows[index];
    [
        window.before,
        window.right_after,
        window.next_day,
        window.week,
    ]
    .map(|reading| reading.map(|reading| reading.level.get()))
}

#[test]
fn a_plain_window_worked_by_hand() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::Eased)]);
    for (felt_at, level) in [
        ("2026-09-02T10:59:00+02:00", 9), // more than 72 hours before
        ("2026-09-04T21:00:00+02:00", 8),
        ("2026-09-05T08:40:00+02:00", 7),
        ("2026-09-05T12:10:00+02:00", 2), // ten minutes after the end
        ("2026-09-06T09:00:00+02:00", 5),
        ("2026-09-06T13:00:00+02:00", 4), // nearest to a day after the end
        ("2026-09-11T20:00:00+02:00", 3),
        ("2026-09-12T20:00:00+02:00", 1), // the seventh day
        ("2026-09-14T12:00:00+02:00", 0),
    ] {
        story.rate(knot, felt_at, Some(level));
    }
    assert_eq!(found(&story), [Ok(7), Ok(2), Ok(4), Ok(1)]);
    let windows = windows(&story.chart, stamp(NOW));
    let points = windows[0];
    assert_eq!(points.right_after_points(), Some(-5));
    assert_eq!(points.next_day_points(), Some(-3));
    assert_eq!(points.week_points(), Some(-6));
}

#[test]
fn one_rating_gives_no_change_and_a_gap_is_said() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    let missing = Err(NoReading::NotRated);
    assert_eq!(found(&story), [missing; 4]);
    story.rate(knot, "2026-09-05T10:00:00+02:00", Some(7));
    story.rate(knot, "2026-09-06T10:00:00+02:00", None);
    assert_eq!(found(&story), [Ok(7), missing, missing, missing]);
    let windows = windows(&story.chart, stamp(NOW));
    assert_eq!(windows[0].week_points(), None);
}

#[test]
fn what_is_still_to_come_is_not_missing() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    let at = |now| found_at(&story, now, 0);
    let (yet, not) = (Err(NoReading::NotYet), Err(NoReading::NotRated));
    assert_eq!(at("2026-09-05T14:00:00+02:00")[2..], [yet, yet]);
    assert_eq!(at("2026-09-07T00:10:00+02:00")[2..], [not, yet]);
    assert_eq!(at("2026-09-13T23:59:00+02:00")[2..], [not, yet]);
    assert_eq!(at("2026-09-14T00:01:00+02:00")[2..], [not, not]);
}

#[test]
fn of_two_ratings_equally_near_the_earlier_counts() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    // Noon of the seventh day is a week after the end: 11:00 and 13:00 are as far from it.
    story.rate(knot, "2026-09-12T11:00:00+02:00", Some(3));
    story.rate(knot, "2026-09-12T13:00:00+02:00", Some(5));
    assert_eq!(found(&story)[3], Ok(3));
}

#[test]
fn days_are_those_of_the_persons_own_calendar() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    // In Auckland it is the sixth already, in UTC still the fifth.
    story.treat("2026-09-06T09:00:00+12:00", &[(knot, Outcome::NotSaid)]);
    story.rate(knot, "2026-09-06T23:30:00+12:00", Some(6));
    story.rate(knot, "2026-09-07T00:30:00+12:00", Some(4));
    assert_eq!(found(&story)[2], Ok(4));
}

#[test]
fn the_day_after_a_clock_change_is_a_day_of_the_calendar() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    // Clocks go back on 25 October: the day after begins 25 hours after its midnight.
    story.treat("2026-10-24T23:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    story.rate(knot, "2026-10-25T01:00:00+02:00", Some(5));
    story.rate(knot, "2026-10-25T23:30:00+01:00", Some(3));
    story.rate(knot, "2026-10-31T22:00:00+01:00", Some(2));
    let missing = Err(NoReading::NotRated);
    assert_eq!(found(&story), [missing, Ok(5), Ok(3), Ok(2)]);
}

#[test]
fn treatments_minutes_apart_do_not_share_a_rating_after() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    let short = story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    story.change_treatment(short, |treatment| treatment.minutes = Some(10));
    story.treat("2026-09-05T11:20:00+02:00", &[(knot, Outcome::NotSaid)]);
    story.rate(knot, "2026-09-05T10:50:00+02:00", Some(7));
    story.rate(knot, "2026-09-05T11:15:00+02:00", Some(5));
    story.rate(knot, "2026-09-05T12:30:00+02:00", Some(3));
    story.rate(knot, "2026-09-12T12:30:00+02:00", Some(1));
    let both = Err(NoReading::OtherTreatment);
    assert_eq!(found(&story), [Ok(7), Ok(5), both, both]);
    let second = found_at(&story, NOW, 1);
    let missing = Err(NoReading::NotRated);
    assert_eq!(second, [Ok(5), Ok(3), missing, Ok(1)]);
}

#[test]
fn a_treatment_of_another_knot_does_not_stand_in_the_way() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    let other = story.knot("2026-08-02T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    story.treat("2026-09-08T11:00:00+02:00", &[(other, Outcome::NotSaid)]);
    story.rate(knot, "2026-09-12T12:30:00+02:00", Some(1));
    assert_eq!(found(&story)[3], Ok(1));
}

#[test]
fn a_date_known_to_the_day_has_a_next_day_and_a_week_but_no_hours() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05", &[(knot, Outcome::NotSaid)]);
    story.rate(knot, "2026-09-04", Some(7));
    story.rate(knot, "2026-09-05T20:00:00+02:00", Some(2));
    story.rate(knot, "2026-09-06", Some(3));
    story.rate(knot, "2026-09-11", Some(4));
    let expected = [Ok(7), Err(NoReading::DateUnknown), Ok(3), Ok(4)];
    assert_eq!(found(&story), expected);
}

#[test]
fn a_date_known_only_to_the_month_has_no_window() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09", &[(knot, Outcome::NotSaid)]);
    story.rate(knot, "2026-09-04", Some(7));
    assert_eq!(found(&story), [Err(NoReading::DateUnknown); 4]);

    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    story.rate(knot, "2026-09", Some(7));
    assert_eq!(found(&story), [Err(NoReading::NotRated); 4]);
}

#[test]
fn one_question_is_followed_through_a_window() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
    story.rate_asked(
        knot,
        "2026-09-05T09:00:00+02:00",
        Asked::OnPressing,
        Some(9),
    );
    story.rate(knot, "2026-09-05T10:00:00+02:00", Some(4));
    story.rate(knot, "2026-09-06T10:00:00+02:00", Some(3));
    story.rate_asked(
        knot,
        "2026-09-12T10:00:00+02:00",
        Asked::OnPressing,
        Some(6),
    );
    let missing = Err(NoReading::NotRated);
    assert_eq!(found(&story), [Ok(9), missing, missing, Ok(6)]);
}

#[test]
fn without_a_rating_after_its_end_the_last_while_it_went_on_counts() {
    let mut story = Story::new();
    let knot = story.knot("2026-08-01T10:00:00+02:00");
    story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::Released)]);
    story.event(knot, MilestoneKind::Released, "2026-09-05T11:52:00+02:00");
    story.rate(knot, "2026-09-05T11:00:00+02:00", Some(7));
    story.rate(knot, "2026-09-05T11:20:00+02:00", Some(6));
    story.rate(knot, "2026-09-05T11:53:00+02:00", Some(2));
    assert_eq!(found(&story)[..2], [Ok(7), Ok(2)]);
}

#[test]
fn a_rating_before_is_at_most_seventy_two_hours_old_and_one_after_six() {
    let before = |felt_at: &str| {
        let mut story = Story::new();
        let knot = story.knot("2026-08-01T10:00:00+02:00");
        story.treat("2026-09-05T11:00:00+02:00", &[(knot, Outcome::NotSaid)]);
        story.rate(knot, felt_at, Some(7));
        found(&story)
    };
    let missing = Err(NoReading::NotRated);
    assert_eq!(before("2026-09-02T11:00:00+02:00")[0], Ok(7));
    assert_eq!(before("2026-09-02T10:59:59+02:00")[0], missing);
    // It ends at noon.
    assert_eq!(before("2026-09-05T18:00:00+02:00")[1], Ok(7));
    assert_eq!(before("2026-09-05T18:00:01+02:00")[1], missing);
}
