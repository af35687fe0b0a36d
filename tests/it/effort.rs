//! How many keys and clicks the things take that are done most often, and how long that takes a person.
//!
//! Times are estimates by the keystroke-level model (Card, Moran and Newell, Communications of the ACM 23(7), 1980):
//! a key 0.28 s, pointing 1.1 s, a click 0.2 s, a hand to the mouse or back 0.4 s, making up one's mind 1.35 s before
//! each of them. Nobody was timed.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::SignedDuration;
use knotmap::model::Asked;

use super::support::window::{Desk, Inputs};

const KEY_SECS: f64 = 0.28;
const POINT_SECS: f64 = 1.1;
const CLICK_SECS: f64 = 0.2;
const HAND_SECS: f64 = 0.4;
const MIND_SECS: f64 = 1.35;

/// How long a person takes who thinks before every key and every click, with a hand's way for each change.
fn estimate(inputs: Inputs) -> f64 {
    let keys = inputs.keys as f64 * (MIND_SECS + KEY_SECS);
    let clicks = inputs.clicks as f64 * (MIND_SECS + POINT_SECS + CLICK_SECS);
    // Turning the wheel is taken to be as long as pointing and clicking.
    let scrolls = inputs.scrolls as f64 * (MIND_SECS + POINT_SECS + CLICK_SECS);
    keys + clicks + scrolls + 2.0 * HAND_SECS
}

fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    desk.take_inputs();
    desk
}

#[test]
fn an_evening_check_in_of_five_knots_takes_at_most_twelve_keys() {
    let mut desk = sample();
    let before = desk.chart().rating_count();
    desk.key(Key::D);
    desk.type_text("3245x");
    desk.key(Key::Enter);
    assert_eq!(desk.chart().rating_count(), before + 5);
    let inputs = desk.take_inputs();
    let expected = Inputs {
        keys: 7,
        ..Inputs::default()
    };
    assert_eq!(inputs, expected);
    assert!(inputs.keys <= 12);
}

#[test]
fn a_treatment_of_two_knots_with_four_ratings_takes_less_than_forty_five_seconds() {
    let mut desk = sample();
    desk.pass(SignedDuration::from_mins(90));
    let (ratings, treatments) = (desk.chart().rating_count(), desk.chart().treatments().len());
    desk.key(Key::T);
    desk.click("Left trap");
    desk.click("Right trap");
    let side = desk.harness.get_by_label("New treatment").rect();
    desk.scroll(side.center() + egui::vec2(0.0, 200.0), 600.0);
    for (nth, rating) in [6, 3, 5, 2].into_iter().enumerate() {
        desk.click_nth(&format!("Rate {rating} of 10"), nth);
    }
    desk.click_nth("Eased", 0);
    desk.click_nth("Eased", 1);
    desk.click("Save treatment");
    assert_eq!(desk.chart().rating_count(), ratings + 4);
    assert_eq!(desk.chart().treatments().len(), treatments + 1);
    let inputs = desk.take_inputs();
    let expected = Inputs {
        keys: 1,
        clicks: 9,
        scrolls: 1,
    };
    assert_eq!(inputs, expected);
    let secs = estimate(inputs);
    assert!(secs < 45.0, "{secs}");
}

#[test]
fn every_question_is_two_keys_away_and_a_digit_answers_it() {
    let questions = [
        ("", "", Asked::Now),
        ("q", "", Asked::OnPressing),
        ("qq", "", Asked::Moving),
        ("", "qq", Asked::WorstToday),
        ("", "q", Asked::AverageToday),
    ];
    let mut desk = sample();
    desk.click_containing("1 Jeffrey, ");
    for (next, before, asked) in questions {
        desk.pass(SignedDuration::from_mins(1));
        desk.take_inputs();
        for _ in next.chars() {
            desk.key(Key::Q);
        }
        for _ in before.chars() {
            desk.keys(Modifiers::SHIFT, Key::Q);
        }
        assert!(desk.take_inputs().keys <= 2);
        desk.type_text("3");
        let entries = desk.chart().entries();
        let mut ratings = entries[0].ratings().iter();
        assert_eq!(ratings.next_back().unwrap().asked, asked);
    }
    desk.key(Key::D);
    desk.key(Key::Q);
    desk.type_text("3");
    desk.key(Key::Enter);
    let entries = desk.chart().entries();
    let asked = entries.iter().map(|entry| entry.ratings().last());
    assert!(
        asked
            .flatten()
            .any(|rating| rating.asked == Asked::OnPressing)
    );
}
