//! Ratings and milestones: added, dated back, corrected and deleted by name.

use egui::Vec2;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use knotmap::model::{Asked, Milestone, MilestoneKind, Score};
use knotmap::session::{Action, Now};

use super::{click, desk, felt, jeffrey, now, ratings, sized, type_into};

#[test]
fn pressing_a_number_rates_the_knot_now() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("1 Jeffrey, not rated, left, 6 cm from the spine")
            .is_some()
    );
    click(&mut harness, "Rate 0 of 10");
    assert_eq!(ratings(&harness)[0].score, felt(0));
    assert_eq!(ratings(&harness)[0].felt_at, now().into());
    assert!(
        harness
            .query_by_label("Open · 0 of 10 (today, 08:15)")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("1 Jeffrey, 0 of 10, left")
            .is_some()
    );
    click(&mut harness, "Could not say");
    assert!(
        harness
            .query_by_label("Open · could not say (today, 08:15)")
            .is_some()
    );
}

#[test]
fn a_knot_that_was_never_rated_says_so_and_is_not_zero() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    assert!(harness.query_by_label("Not rated yet").is_some());
    assert!(harness.query_by_label("Open · not rated yet").is_some());
    assert!(harness.query_by_label_contains("0 of 10 (").is_none());
}

#[test]
fn a_rating_can_be_back_dated_and_the_next_one_is_about_now_again() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Yesterday evening");
    assert!(harness.query_by_label("yesterday, 20:00").is_some());
    click(&mut harness, "Rate 6 of 10");
    let rated = ratings(&harness);
    assert_eq!(
        rated[0].felt_at,
        "2026-11-21T20:00:00+01:00".parse().unwrap()
    );
    assert_eq!(rated[0].recorded_at, now());
    assert!(harness.query_by_label_contains("entered later").is_some());
    click(&mut harness, "Rate 3 of 10");
    assert_eq!(ratings(&harness)[1].felt_at, now().into());
}

#[test]
fn any_date_and_time_can_be_typed_but_none_that_is_to_come() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Other…");
    type_into(&mut harness, "Time of day", "08:16");
    assert!(harness.query_by_label("That is still to come").is_some());
    assert!(
        harness
            .get_by_label("Rate 5 of 10")
            .accesskit_node()
            .is_disabled()
    );
    type_into(&mut harness, "Time of day", "7:30");
    click(&mut harness, "Rate 5 of 10");
    assert_eq!(
        ratings(&harness)[0].felt_at,
        "2026-11-22T07:30:00+01:00".parse().unwrap()
    );
}

#[test]
fn a_day_is_picked_from_the_page_of_its_month() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Other…");
    click(&mut harness, "Date, 22 Nov 2026");
    assert!(
        harness
            .get_by_label("23 Nov 2026")
            .accesskit_node()
            .is_disabled()
    );
    click(&mut harness, "Month before");
    click(&mut harness, "31 Oct 2026");
    assert!(
        harness.query_by_label("Month before").is_none(),
        "the page closes"
    );
    assert!(harness.query_by_label("Date, 31 Oct 2026").is_some());
    type_into(&mut harness, "Time of day", "");
    harness.key_press(egui::Key::Delete);
    harness.run();
    click(&mut harness, "Rate 5 of 10");
    assert_eq!(ratings(&harness)[0].felt_at, "2026-10-31".parse().unwrap());
}

#[test]
fn what_was_asked_is_kept() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "What is asked");
    click(&mut harness, "on pressing");
    click(&mut harness, "Rate 8 of 10");
    assert_eq!(ratings(&harness)[0].asked, Asked::OnPressing);
    assert!(
        harness
            .query_by_label("Open · 8 of 10 on pressing (today, 08:15)")
            .is_some()
    );
}

#[test]
fn a_past_rating_can_be_edited_by_name() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7)), (3, felt(4))])]);
    harness.run();
    let before = ratings(&harness);
    click(&mut harness, "Edit rating of 12 Nov 2026, 08:15");
    click(&mut harness, "Rating");
    click(&mut harness, "2");
    type_into(&mut harness, "Note on this entry", "after the sauna");
    click(&mut harness, "Save entry");
    let after = ratings(&harness);
    assert_eq!(after[0].score, felt(2));
    assert_eq!(after[0].note, "after the sauna");
    assert_eq!(after[0].felt_at, before[0].felt_at);
    assert_eq!(after[1], before[1]);
    assert!(harness.query_by_label("Save entry").is_none());
}

#[test]
fn an_edited_rating_can_be_moved_in_time() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7))])]);
    harness.run();
    click(&mut harness, "Edit rating of 12 Nov 2026, 08:15");
    type_into(&mut harness, "Time of day", "21:40");
    click(&mut harness, "Save entry");
    assert_eq!(
        ratings(&harness)[0].felt_at,
        "2026-11-12T21:40:00+01:00".parse().unwrap()
    );
}

#[test]
fn a_past_rating_can_be_deleted_and_brought_back() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7)), (3, felt(4))])]);
    harness.run();
    let before = ratings(&harness);
    click(&mut harness, "Delete rating of 12 Nov 2026, 08:15");
    assert_eq!(ratings(&harness), before[1..]);
    let at = Now {
        stamp: now(),
        tick_secs: 100.0,
    };
    drop(harness.state_mut().session.apply(Action::Undo, at));
    harness.run();
    assert_eq!(ratings(&harness), before);
}

#[test]
fn a_knot_is_marked_released_and_returned() {
    let mut harness = desk(vec![jeffrey(&[(3, felt(4))])]);
    harness.run();
    click(&mut harness, "Yesterday evening");
    click(&mut harness, "Mark released");
    assert!(
        harness
            .query_by_label("Released 21 Nov 2026 · 4 of 10 (19 Nov 2026, 08:15)")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("4 of 10, released 21 Nov 2026, left")
            .is_some()
    );
    click(&mut harness, "Mark returned");
    assert!(
        harness
            .query_by_label_contains("Came back 22 Nov 2026")
            .is_some()
    );
    click(&mut harness, "Edit milestone of 21 Nov 2026, 20:00");
    click(&mut harness, "Who says so");
    click(&mut harness, "A therapist says so");
    click(&mut harness, "Save entry");
    let milestones: Vec<Milestone> = harness.state().session.chart().entries()[0]
        .milestones()
        .to_vec();
    assert_eq!(milestones[0].kind, MilestoneKind::Released);
    assert_eq!(milestones[0].by, knotmap::model::Who::Therapist);
    click(&mut harness, "Delete milestone of 22 Nov 2026, 08:15");
    assert_eq!(
        harness.state().session.chart().entries()[0]
            .milestones()
            .len(),
        1
    );
}

#[test]
fn years_of_ratings_are_laid_out_only_where_they_are_seen() {
    let history: Vec<(i64, Score)> = (0..3650)
        .map(|day| (3650 - day, felt((day % 11) as u8)))
        .collect();
    let mut harness = sized(vec![jeffrey(&history)], Vec2::new(560.0, 700.0), 2.0);
    harness.run();
    harness.get_by_label("Show all 3650 entries").scroll_to_me();
    harness.run();
    click(&mut harness, "Show all 3650 entries");
    let laid_out = harness
        .query_all_by_label_contains("Delete rating of")
        .count();
    assert!((1..40).contains(&laid_out), "{laid_out}");
    assert!(
        harness
            .query_by_label_contains("Chart of 3650 ratings")
            .is_some()
    );
}

#[test]
fn everything_fits_into_a_narrow_panel() {
    let history = [(30, felt(7)), (20, Score::Unknown), (3, felt(10))];
    // 260 for the list, 280 for the inspector.
    let mut harness = sized(vec![jeffrey(&history)], Vec2::new(540.0, 1800.0), 2.0);
    harness.run();
    click(&mut harness, "Other…");
    click(&mut harness, "Edit rating of 2 Nov 2026, 08:15");
    for node in harness.query_all_by(|node| node.raw_bounds().is_some()) {
        let label = node.accesskit_node().label().unwrap_or_default();
        assert!(
            node.rect().right() <= 540.5,
            "{label} reaches {}",
            node.rect().right()
        );
    }
}
