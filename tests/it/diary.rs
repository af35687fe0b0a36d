//! The diary beside the map: treatments and episodes entered, corrected and deleted by name.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use jiff::SignedDuration;
use knotmap::model::{EpisodeKind, MilestoneKind, Outcome, Score, TreatmentKind};

use super::support::window::{Desk, LEFT_BLADE, Look};

fn felt(desk: &Desk) -> Vec<(String, Score)> {
    let entries = desk.chart().entries();
    let ratings = entries[0].ratings().iter();
    ratings
        .map(|rating| (rating.felt_at.to_string(), rating.score))
        .collect()
}

fn numbers(desk: &Desk) -> Vec<u8> {
    let scores = felt(desk).into_iter();
    scores
        .filter_map(|(_, score)| score.intensity())
        .map(knotmap::model::Intensity::get)
        .collect()
}

/// Jeffrey, and a treatment with ratings before and after, during which he let go.
fn with_treatment() -> Desk {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_mins(10));
    desk.key(Key::T);
    assert!(desk.has("New treatment"));
    desk.click("Released");
    assert_eq!(desk.count("Rate 6 of 10"), 2, "one before, one after");
    desk.click_nth("Rate 6 of 10", 0);
    desk.click_nth("Rate 2 of 10", 1);
    desk.click("Save treatment");
    desk
}

#[test]
fn a_treatment_with_a_selected_knot_is_logged_in_few_clicks() {
    let desk = with_treatment();
    let treatments = desk.chart().treatments();
    let treatment = treatments[0];
    assert_eq!(treatment.kind, TreatmentKind::Swedish);
    assert_eq!(treatment.at, "2026-11-22T07:25:00+01:00".parse().unwrap());
    assert_eq!(treatment.touched[0].outcome, Outcome::Released);
    assert_eq!(numbers(&desk), [6, 7, 2], "by when they were felt");
    let entries = desk.chart().entries();
    assert_eq!(entries[0].milestones()[0].treatment, Some(treatment.id));
    assert!(desk.has("Jeffrey released"));
}

#[test]
fn a_release_that_is_logged_with_a_treatment_is_celebrated_once() {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_hours(24 * 30));
    desk.key(Key::T);
    desk.click("Released");
    desk.click("Save treatment");
    assert!(desk.has("Logged Swedish massage. 'Jeffrey' let go after 30 days"));
    desk.pass(SignedDuration::from_mins(5));
    desk.click_containing("Edit Swedish massage of");
    desk.click("30");
    desk.click("Save treatment");
    assert!(!desk.has("let go after"), "said once");
}

#[test]
fn a_month_without_looking_back_is_asked_about_until_put_off() {
    let mut desk = Desk::with_jeffrey();
    assert!(!desk.has("how was the past week?"));
    desk.pass(SignedDuration::from_hours(24 * 31));
    assert!(desk.has("A month has passed: how was the past week?"));
    desk.click("Look back…");
    assert!(desk.has("How strong was the pain on average?"));
    desk.key(Key::Escape);
    desk.click("Not now");
    assert!(!desk.has("how was the past week?"));
}

#[test]
fn a_treatment_can_be_corrected_deleted_and_brought_back() {
    let mut desk = with_treatment();
    desk.click("Edit Swedish massage of 22 Nov 2026, 07:25");
    desk.click("Kind of treatment");
    desk.click("Deep tissue massage");
    desk.click("Eased");
    desk.click("Save treatment");
    let treatments = desk.chart().treatments();
    assert_eq!(treatments[0].kind, TreatmentKind::DeepTissue);
    assert_eq!(treatments[0].touched[0].outcome, Outcome::Eased);
    assert!(desk.chart().entries()[0].milestones().is_empty());

    desk.click("Delete deep tissue massage of 22 Nov 2026, 07:25");
    assert!(desk.chart().treatments().is_empty());
    assert_eq!(numbers(&desk), [6, 7, 2], "what was felt stays");
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.chart().treatments().len(), 1);
}

#[test]
fn esc_leaves_a_form_without_a_trace_and_undo_takes_the_whole_treatment_back() {
    let mut desk = with_treatment();
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert!(desk.chart().treatments().is_empty());
    assert_eq!(numbers(&desk), [7]);
    desk.key(Key::T);
    assert!(desk.has("New treatment"));
    desk.key(Key::Escape);
    assert!(!desk.has("New treatment"));
    assert!(desk.chart().treatments().is_empty());
}

#[test]
fn an_episode_is_added_with_its_end_and_listed() {
    let mut desk = Desk::with_jeffrey();
    desk.click("Diary");
    desk.click("Add episode…");
    desk.click("Kind of episode");
    desk.click("Workout");
    desk.click("Yesterday evening");
    desk.click("2 h");
    desk.click("Rate 5 of 10");
    desk.click("Save episode");
    let episodes = desk.chart().episodes();
    assert_eq!(episodes[0].kind, EpisodeKind::Workout);
    let (from, until) = (episodes[0].from, episodes[0].until.unwrap());
    assert_eq!(from.to_string(), "2026-11-21T20:00:00+01:00");
    assert_eq!(until.to_string(), "2026-11-21T22:00:00+01:00");
    assert_eq!(numbers(&desk), [7], "an episode's strength is no rating");
    assert!(desk.has("Workout · 5 of 10"));
}

#[test]
fn selecting_a_knot_shows_it_unless_a_form_is_open() {
    let mut desk = Desk::with_jeffrey();
    desk.click("Diary");
    desk.key(Key::Escape);
    desk.click_containing("1 Jeffrey");
    assert!(desk.has("How strong is it?"));
    desk.key(Key::Escape);
    desk.key(Key::T);
    desk.click_containing("1 Jeffrey");
    assert!(desk.has("New treatment"));
}

#[test]
fn a_check_in_of_the_sample_takes_seven_keys() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    let before = desk.chart().rating_count();
    let mut pressed = 0;
    let mut press = |desk: &mut Desk, key: Key, text: &str| {
        pressed += 1;
        if !text.is_empty() {
            desk.harness.event(egui::Event::Text(text.to_owned()));
        }
        desk.key(key);
    };
    press(&mut desk, Key::D, "d");
    assert!(desk.has("Save check-in"));
    for (key, text) in [
        (Key::Num3, "3"),
        (Key::X, "x"),
        (Key::Num4, "4"),
        (Key::Num0, "0"),
        (Key::Num1, "1"),
    ] {
        press(&mut desk, key, text);
    }
    press(&mut desk, Key::Enter, "");
    assert_eq!(pressed, 7);
    assert_eq!(desk.chart().rating_count(), before + 5);
    let last = |index: usize| {
        let entries = desk.chart().entries();
        let rating = entries[index].ratings().last().unwrap().clone();
        rating.score.intensity().unwrap().get()
    };
    // Open knots are asked about first; Jeffrey released, so he is the last.
    assert_eq!([1, 2, 3, 4, 0].map(last), [3, 10, 4, 0, 1]);
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.chart().rating_count(), before, "one step");
}

#[test]
fn a_skipped_knot_is_not_rated_and_esc_keeps_nothing() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::D);
    desk.key(Key::Space);
    desk.key(Key::Enter);
    assert_eq!(numbers(&desk), [7], "nothing is copied forward");
    desk.key(Key::D);
    desk.type_text("2");
    desk.key(Key::Escape);
    assert_eq!(numbers(&desk), [7]);
    assert!(!desk.has("Save check-in"));
}

#[test]
fn what_helped_says_how_few_visits_there_are() {
    let mut desk = with_treatment();
    desk.click("Helped");
    assert!(desk.has("Ratings before and after"));
    assert!(desk.has("n 0, too few to say"));
    assert!(desk.has("1 visit · a knot worked on once · released once"));
    desk.click("Therapist");
    assert!(desk.has("Not named"));
}

#[test]
fn a_mark_on_a_known_spot_is_asked_about_and_a_released_knot_can_come_back() {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_mins(1));
    desk.key(Key::R);
    assert!(desk.chart().entries()[0].milestones().len() == 1);
    desk.click_at(LEFT_BLADE + egui::vec2(16.0, 0.0));
    assert!(desk.has("Has Jeffrey come back?"));
    desk.type_text("5");
    desk.pass(SignedDuration::from_mins(1));
    desk.click("Yes, it is back");
    assert_eq!(desk.chart().knot_count(), 1);
    assert_eq!(numbers(&desk), [7, 5]);
    let kinds: Vec<_> = desk.chart().entries()[0]
        .milestones()
        .iter()
        .map(|milestone| milestone.kind)
        .collect();
    assert_eq!(kinds, [MilestoneKind::Released, MilestoneKind::Returned]);
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(numbers(&desk), [7]);
    assert_eq!(desk.chart().entries()[0].milestones().len(), 1);

    desk.click_at(LEFT_BLADE + egui::vec2(16.0, 0.0));
    desk.click("No, another");
    assert!(!desk.has("Has Jeffrey come back?"));
    desk.type_text("Other");
    desk.key(Key::Enter);
    assert_eq!(desk.chart().knot_count(), 2);
}

#[test]
fn two_low_days_ask_whether_it_released_and_only_yes_makes_it_so() {
    let mut desk = Desk::with_jeffrey();
    assert!(desk.has("New"));
    for level in ["1", "2"] {
        desk.pass(SignedDuration::from_hours(24));
        desk.type_text(level);
    }
    assert!(desk.has("Has Jeffrey released?"));
    assert!(desk.chart().entries()[0].milestones().is_empty());
    desk.click("Not yet");
    assert!(!desk.has("Has Jeffrey released?"));
    desk.pass(SignedDuration::from_hours(24));
    desk.type_text("0");
    desk.click("Yes, released");
    let milestone = desk.chart().entries()[0].milestones()[0].clone();
    assert_eq!(milestone.kind, MilestoneKind::Released);
    assert!(desk.has("'Jeffrey' let go after 3 days"));
    desk.click("Why?");
    assert!(desk.has("A knot is released when you or someone treating you said so"));
    assert!(desk.has("You said so"));
}

#[test]
fn a_missing_rating_is_asked_for_on_the_next_day_and_can_be_put_off() {
    let mut desk = with_treatment();
    desk.pass(SignedDuration::from_hours(24));
    desk.click("Knot");
    assert!(desk.has("How is Jeffrey now, the day after the Swedish massage"));
    desk.click("Not now");
    assert!(!desk.has("How is Jeffrey now"));
}

/// A window so tall that nothing of the panel has to be scrolled to, with a knot in the middle of the back.
fn tall() -> Desk {
    let look = Look {
        size: egui::vec2(1280.0, 2600.0),
        ..Look::default()
    };
    let mut desk = Desk::with(look, |_| None);
    desk.click("New chart");
    desk.click_at(egui::pos2(600.0, 1200.0));
    desk.type_text("Jeffrey7");
    desk.key(Key::Enter);
    desk
}

#[test]
fn the_past_week_and_a_goal_are_kept() {
    let mut desk = tall();
    desk.click("Diary");
    desk.click("Past week…");
    for (index, step) in ["Rate 6 of 10", "Rate 4 of 10", "Rate 5 of 10"]
        .into_iter()
        .enumerate()
    {
        desk.click_nth(step, index);
    }
    assert!(desk.has("Mean of the three: 5.0 of 10"));
    desk.click_nth("Yes", 2);
    assert!(desk.has("Some of these are worth telling a doctor soon."));
    desk.click("Save answers");
    let weeks = desk.chart().check_ins();
    assert_eq!(weeks[0].peg(), Some(5.0));
    assert_eq!(weeks[0].safety.len(), 1, "what was not answered is not no");
    assert!(desk.has("Past week · 5.0 of 10"));

    desk.click("Goals");
    desk.harness.get_by_label("New goal").focus();
    desk.settle();
    desk.type_text("Sleep through");
    desk.key(Key::Enter);
    desk.click("Not met");
    desk.click("Met");
    let goals = desk.chart().goals();
    let met: Vec<bool> = goals[0].checks.iter().map(|check| check.met).collect();
    assert_eq!(
        (goals[0].name.as_str(), met),
        ("Sleep through", vec![false, true])
    );
    assert!(desk.has("met 1 of 2"));
}
