use super::*;
use crate::analysis::testing::{Story, stamp};
use crate::model::KnotId;

fn at(story: &Story, knot: KnotId, day: &str) -> Life {
    let moment = Moment::At(stamp(&format!("{day}T23:00:00+01:00")));
    life(story.chart.entry(knot).unwrap(), moment)
}

fn state(story: &Story, knot: KnotId, day: &str) -> LifeState {
    at(story, knot, day).state
}

/// A knot from the first of January 2026 on.
fn start() -> (Story, KnotId) {
    let mut story = Story::new();
    let knot = story.knot("2026-01-01T10:00:00+01:00");
    (story, knot)
}

fn rate(story: &mut Story, knot: KnotId, days: &[(&str, u8)]) {
    for (day, level) in days {
        story.rate(knot, &format!("2026-{day}T20:00:00+01:00"), Some(*level));
    }
}

#[test]
fn new_for_two_weeks_and_then_active_without_a_single_rating() {
    let (story, knot) = start();
    assert_eq!(state(&story, knot, "2026-01-01"), LifeState::New);
    assert_eq!(state(&story, knot, "2026-01-14"), LifeState::New);
    let later = at(&story, knot, "2026-01-15");
    assert_eq!(later.state, LifeState::Active);
    assert_eq!(later.because, Because::TooFewRatings);
}

#[test]
fn what_was_there_for_years_is_not_new_on_its_first_day_here() {
    let (mut story, knot) = start();
    story.change(knot, |knot| knot.since = Some(When::Year(2019)));
    assert_eq!(state(&story, knot, "2026-01-02"), LifeState::Active);
}

#[test]
fn easing_needs_a_point_between_the_medians_worked_by_hand() {
    let (mut story, knot) = start();
    // On the first of March the last 14 days begin on 16 February.
    rate(
        &mut story,
        knot,
        &[
            ("02-02", 7),
            ("02-10", 6),
            ("02-15", 9),
            ("02-16", 6),
            ("02-20", 6),
            ("03-01", 6),
        ],
    );
    let life = at(&story, knot, "2026-03-01");
    let medians = Because::Medians {
        asked: Asked::Now,
        before: 7.0,
        now: 6.0,
    };
    assert_eq!((life.state, life.because), (LifeState::Easing, medians));
    rate(&mut story, knot, &[("02-17", 7), ("02-18", 7)]);
    // 6, 7, 7, 6, 6 has the median 6; one more 7 makes it 6.5.
    rate(&mut story, knot, &[("02-19", 7)]);
    assert_eq!(state(&story, knot, "2026-03-01"), LifeState::Active);
}

#[test]
fn one_rated_day_on_either_side_is_too_little_to_be_easing() {
    let (mut story, knot) = start();
    rate(
        &mut story,
        knot,
        &[("02-10", 8), ("02-20", 2), ("02-21", 2)],
    );
    let life = at(&story, knot, "2026-03-01");
    assert_eq!(
        (life.state, life.because),
        (LifeState::Active, Because::TooFewRatings)
    );
    // A second rating on the same day is no second day.
    rate(&mut story, knot, &[("02-10", 7)]);
    assert_eq!(state(&story, knot, "2026-03-01"), LifeState::Active);
}

#[test]
fn questions_are_not_mixed() {
    let (mut story, knot) = start();
    for day in ["02-08", "02-09"] {
        let at = format!("2026-{day}T20:00:00+01:00");
        story.rate_asked(knot, &at, Asked::OnPressing, Some(9));
    }
    rate(&mut story, knot, &[("02-20", 4), ("02-21", 4)]);
    assert_eq!(state(&story, knot, "2026-03-01"), LifeState::Active);
}

#[test]
fn only_words_release_and_return_a_knot() {
    let (mut story, knot) = start();
    rate(
        &mut story,
        knot,
        &[("02-20", 0), ("02-21", 0), ("02-22", 0)],
    );
    assert_eq!(state(&story, knot, "2026-02-22"), LifeState::Active);
    story.event(knot, MilestoneKind::Released, "2026-02-23");
    assert_eq!(state(&story, knot, "2026-02-23"), LifeState::Released);
    rate(&mut story, knot, &[("02-25", 8), ("02-26", 8)]);
    assert_eq!(state(&story, knot, "2026-02-26"), LifeState::Released);
    story.event(knot, MilestoneKind::Returned, "2026-02-27");
    assert_eq!(state(&story, knot, "2026-02-27"), LifeState::Returned);
    assert_eq!(
        state(&story, knot, "2026-02-24"),
        LifeState::Released,
        "as it was then"
    );
}

#[test]
fn quiet_after_thirty_days_unless_rated_above_the_threshold() {
    let (mut story, knot) = start();
    story.event(knot, MilestoneKind::Released, "2026-02-01");
    assert_eq!(
        state(&story, knot, "2026-03-02"),
        LifeState::Released,
        "29 days"
    );
    assert_eq!(
        state(&story, knot, "2026-03-03"),
        LifeState::Quiet,
        "30 days"
    );
    rate(&mut story, knot, &[("03-01", 2)]);
    assert_eq!(state(&story, knot, "2026-03-03"), LifeState::Quiet);
    rate(&mut story, knot, &[("03-02", 3)]);
    assert_eq!(state(&story, knot, "2026-03-03"), LifeState::Released);
    story.change(knot, |knot| knot.quiet_at = Intensity::new(3).ok());
    assert_eq!(
        state(&story, knot, "2026-03-03"),
        LifeState::Quiet,
        "its own threshold"
    );
}

#[test]
fn a_release_known_to_the_month_counts_from_its_last_day() {
    let (mut story, knot) = start();
    story.event(knot, MilestoneKind::Released, "2026-02");
    assert_eq!(state(&story, knot, "2026-03-29"), LifeState::Released);
    assert_eq!(
        state(&story, knot, "2026-03-30"),
        LifeState::Quiet,
        "30 days after the 28th"
    );
}

#[test]
fn a_release_is_suggested_after_two_low_days_and_never_decided() {
    let (mut story, knot) = start();
    rate(&mut story, knot, &[("02-10", 7), ("02-20", 2)]);
    assert_eq!(at(&story, knot, "2026-02-20").suggestion, None, "one day");
    rate(&mut story, knot, &[("02-22", 1)]);
    let life = at(&story, knot, "2026-02-22");
    let days = ["2026-02-20".parse().unwrap(), "2026-02-22".parse().unwrap()];
    let at_most = Intensity::new(2).unwrap();
    assert_eq!(
        life.suggestion,
        Some(Suggestion::Released { days, at_most })
    );
    assert_eq!(life.state, LifeState::Active);
    assert_eq!(
        at(&story, knot, "2026-03-07").suggestion,
        None,
        "15 days old"
    );
    // One rating above it on either day, to whatever question.
    story.rate_asked(
        knot,
        "2026-02-22T08:00:00+01:00",
        Asked::OnPressing,
        Some(5),
    );
    assert_eq!(at(&story, knot, "2026-02-22").suggestion, None);
}

#[test]
fn a_day_on_which_it_could_not_be_said_is_no_low_day() {
    let (mut story, knot) = start();
    rate(&mut story, knot, &[("02-20", 1), ("02-21", 1)]);
    story.rate(knot, "2026-02-21T22:00:00+01:00", None);
    assert_eq!(at(&story, knot, "2026-02-21").suggestion, None);
}

#[test]
fn days_are_the_persons_own_also_where_the_clock_changes() {
    let (mut story, knot) = start();
    // 23:30 and 00:30 by the same clock are two days; clocks go back on 25 October.
    story.rate(knot, "2026-10-24T23:30:00+02:00", Some(1));
    story.rate(knot, "2026-10-25T00:30:00+02:00", Some(1));
    assert!(at(&story, knot, "2026-10-25").suggestion.is_some());
    let (mut story, knot) = start();
    story.rate(knot, "2026-10-25T00:30:00+02:00", Some(1));
    story.rate(knot, "2026-10-25T23:30:00+01:00", Some(1));
    assert_eq!(
        at(&story, knot, "2026-10-25").suggestion,
        None,
        "one day of 25 hours"
    );
}

#[test]
fn a_return_is_suggested_after_two_days_above_the_threshold() {
    let (mut story, knot) = start();
    rate(&mut story, knot, &[("02-19", 7)]);
    story.event(knot, MilestoneKind::Released, "2026-02-20");
    rate(&mut story, knot, &[("02-21", 6)]);
    assert_eq!(at(&story, knot, "2026-02-21").suggestion, None);
    rate(&mut story, knot, &[("02-22", 5)]);
    let found = at(&story, knot, "2026-02-22").suggestion;
    assert!(
        matches!(found, Some(Suggestion::Returned { .. })),
        "{found:?}"
    );
}

#[test]
fn days_to_release_and_until_return_with_what_is_not_known() {
    let (mut story, knot) = start();
    story.event(knot, MilestoneKind::Found, "2019");
    rate(&mut story, knot, &[("01-11", 7)]);
    story.event(knot, MilestoneKind::Released, "2026-02-10");
    story.event(knot, MilestoneKind::Returned, "2026-04");
    story.event(knot, MilestoneKind::Released, "2026-05-10T10:00:00+02:00");
    let life = at(&story, knot, "2026-06-20");
    assert_eq!((life.returns(), life.spells.len()), (1, 2));
    assert_eq!(life.spells[0].days_to_release(), Some((40, 40)));
    assert_eq!(
        life.spells[0].days_until_return(),
        Some((50, 79)),
        "1 to 30 April"
    );
    assert_eq!(life.spells[1].days_to_release(), Some((10, 39)));
    assert_eq!(life.spells[1].days_until_return(), None);
    assert_eq!(at(&story, knot, "2026-03-01").returns(), 0);
}

#[test]
fn a_returned_knot_that_eases_is_easing() {
    let (mut story, knot) = start();
    story.event(knot, MilestoneKind::Released, "2026-01-20");
    story.event(knot, MilestoneKind::Returned, "2026-02-02");
    rate(
        &mut story,
        knot,
        &[("02-03", 8), ("02-05", 7), ("02-20", 5), ("02-25", 4)],
    );
    assert_eq!(state(&story, knot, "2026-02-05"), LifeState::Returned);
    assert_eq!(state(&story, knot, "2026-03-01"), LifeState::Easing);
}
