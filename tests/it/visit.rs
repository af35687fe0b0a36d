//! Visit mode, as somebody uses it who lies on a table: few taps, large targets, every one stamped with its minute.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use jiff::SignedDuration;
use knotmap::model::{Intensity, Outcome, Score, TreatmentKind, Who};

use super::support::window::{Desk, Look};

fn numbers(desk: &Desk) -> Vec<u8> {
    let entries = desk.chart().entries();
    let scores = entries[0].ratings().iter().map(|rating| rating.score);
    scores
        .filter_map(Score::intensity)
        .map(Intensity::get)
        .collect()
}

#[test]
fn a_visit_becomes_ordinary_entries_stamped_with_their_minute() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::SHIFT, Key::T);
    desk.key(Key::Enter);
    assert!(desk.has("Minute 0"));
    desk.key(Key::Escape);
    assert!(
        desk.chart().treatments().is_empty(),
        "looking in leaves no trace"
    );
    desk.pass(SignedDuration::from_mins(1));
    desk.keys(Modifiers::SHIFT, Key::T);
    desk.pass(SignedDuration::from_mins(5));
    desk.click("Begin");
    desk.type_text("8");
    desk.pass(SignedDuration::from_mins(12));
    desk.click("Too much");
    desk.pass(SignedDuration::from_mins(40));
    desk.click("Released!");
    desk.click("Rate 2 of 10");
    desk.click("Rate 5 of 10");
    desk.click("Take back");
    desk.pass(SignedDuration::from_mins(8));
    desk.key(Key::Escape);
    let treatments = desk.chart().treatments();
    let treatment = treatments[0];
    assert_eq!(treatment.minutes, Some(60));
    let feedback: Vec<(u16, &str)> = treatment
        .feedback
        .iter()
        .map(|word| (word.minute, word.kind.label()))
        .collect();
    assert_eq!(feedback, [(12, "too much")]);
    assert_eq!(treatment.touched[0].outcome, Outcome::Released);
    assert_eq!(numbers(&desk), [7, 8, 2]);
    let entries = desk.chart().entries();
    let release = &entries[0].milestones()[0];
    assert_eq!(
        (release.treatment, release.minute),
        (Some(treatment.id), Some(52))
    );
    assert!(
        desk.has("Save treatment"),
        "what there was no time for can be added"
    );
}

#[test]
fn kind_hands_and_techniques_are_chosen_at_the_start_and_changed_in_a_tap() {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_mins(1));
    desk.keys(Modifiers::SHIFT, Key::T);
    desk.click("Therapeutic massage");
    desk.click("Myself");
    desk.click("scraping");
    assert!(desk.chart().treatments().is_empty(), "nothing was said yet");
    desk.click("Begin");
    desk.pass(SignedDuration::from_mins(20));
    desk.click("myofascial release");
    desk.pass(SignedDuration::from_mins(25));
    desk.click("Therapeutic massage · myofascial release");
    desk.click("Deep tissue massage");
    assert!(desk.has("Minute 45"), "back at the knot");
    desk.pass(SignedDuration::from_mins(15));
    desk.click("End visit");
    let treatments = desk.chart().treatments();
    let treatment = treatments[0];
    assert_eq!(treatment.kind, TreatmentKind::DeepTissue);
    assert_eq!(treatment.by, Who::Me);
    let techniques: Vec<(&str, Option<u16>)> = treatment
        .techniques
        .iter()
        .map(|technique| (technique.name.as_str(), technique.minutes))
        .collect();
    assert_eq!(
        techniques,
        [("scraping", Some(20)), ("myofascial release", Some(40))]
    );
}

#[test]
fn several_things_can_be_taken_back_and_a_release_is_said_once() {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_hours(24 * 30));
    desk.keys(Modifiers::SHIFT, Key::T);
    desk.key(Key::Enter);
    desk.type_text("6");
    desk.type_text("r");
    assert!(
        desk.has("'Jeffrey' let go after 30 days"),
        "said as everywhere"
    );
    desk.type_text("r");
    assert_eq!(desk.chart().entries()[0].milestones().len(), 1);
    desk.key(Key::Backspace);
    desk.key(Key::Backspace);
    desk.key(Key::Backspace);
    assert!(desk.chart().entries()[0].milestones().is_empty());
    assert!(desk.chart().treatments().is_empty());
    assert_eq!(numbers(&desk), [7], "what was before the visit stays");
}

#[test]
fn nothing_has_to_be_scrolled_for_and_every_target_is_large() {
    for size in [
        Vec2::new(640.0, 480.0),
        Vec2::new(900.0, 700.0),
        Vec2::new(1600.0, 1000.0),
    ] {
        let look = Look {
            size,
            ..Look::default()
        };
        let mut desk = Desk::with(look, |_| None);
        desk.click("Try the sample");
        desk.keys(Modifiers::SHIFT, Key::T);
        desk.key(Key::Enter);
        for name in [
            "Rate 0 of 10",
            "Rate 10 of 10",
            "Released!",
            "Just right",
            "Take back",
        ] {
            let rect = desk.harness.get_by_label(name).rect();
            assert!(
                rect.bottom() <= size.y && rect.right() <= size.x,
                "{name} {rect:?} {size}"
            );
            assert!(
                rect.width() >= 44.0 && rect.height() >= 44.0,
                "{name} {rect:?}"
            );
        }
    }
}

#[test]
fn of_two_ratings_within_a_second_the_later_counts() {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_mins(1));
    desk.keys(Modifiers::SHIFT, Key::T);
    desk.key(Key::Enter);
    desk.type_text("95");
    assert_eq!(numbers(&desk), [7, 5]);
    desk.click("Take back");
    assert_eq!(numbers(&desk), [7, 9]);
    desk.pass(SignedDuration::from_secs(2));
    desk.type_text("4");
    assert_eq!(numbers(&desk), [7, 9, 4]);
}

#[test]
fn a_message_covers_no_button_of_a_visit() {
    for size in [
        Vec2::new(640.0, 480.0),
        Vec2::new(900.0, 700.0),
        Vec2::new(1600.0, 1000.0),
    ] {
        let look = Look {
            size,
            ..Look::default()
        };
        let mut desk = Desk::with(look, |_| None);
        desk.click("Try the sample");
        let events = |desk: &Desk| -> usize {
            let entries = desk.chart().entries().into_iter();
            entries.map(|entry| entry.milestones().len()).sum()
        };
        let before = events(&desk);
        desk.keys(Modifiers::SHIFT, Key::T);
        desk.key(Key::Enter);
        desk.type_text("r");
        assert_eq!(events(&desk), before + 1);
        let message = desk.harness.get_by_label_contains("Marked '").rect();
        let undo = desk.harness.get_by_label("Undo").rect();
        let message = message.union(undo);
        for name in [
            "Take back",
            "Just right",
            "Released!",
            "Rate 0 of 10",
            "Rate 10 of 10",
        ] {
            let button = desk.harness.get_by_label(name).rect();
            assert!(!button.intersects(message), "{name} {size}");
        }
        assert!(message.right() < size.x && message.bottom() < size.y);
        desk.click("Undo");
        assert_eq!(events(&desk), before);
    }
}

#[test]
fn with_text_twice_as_large_in_the_least_window_all_can_be_scrolled_to_and_no_word_is_cut() {
    let size = Vec2::new(320.0, 240.0);
    let look = Look {
        size,
        ..Look::default()
    };
    let mut desk = Desk::with(look, |_| None);
    desk.keys(Modifiers::COMMAND, Key::K);
    desk.type_text("Open the sample");
    desk.key(Key::Enter);
    desk.keys(Modifiers::SHIFT, Key::T);
    let fits = |desk: &Desk, name: &str, shown: &str| {
        let rect = desk.harness.get_by_label(name).rect();
        let words = knotmap::scene::measure(shown, 22.0, true);
        assert!(
            rect.left() >= 0.0 && rect.right() <= size.x,
            "{name} {rect:?}"
        );
        assert!(rect.height() >= 44.0, "{name} {rect:?}");
        assert!(words < rect.width(), "{name} is cut: {rect:?}");
        rect
    };
    for name in ["Begin", "Leave"] {
        let rect = fits(&desk, name, name);
        assert!(rect.bottom() <= size.y, "{name} is in sight at once");
    }
    desk.key(Key::Enter);
    let names = [
        "End visit",
        "Rate 0 of 10",
        "Rate 10 of 10",
        "Released!",
        "Too much",
        "More",
        "Just right",
        "Take back",
    ];
    for name in names {
        let shown = name.strip_prefix("Rate ").map_or(name, |_| "10");
        fits(&desk, name, shown);
    }
    // The last target is far below, and the wheel brings it into sight.
    let middle = egui::pos2(160.0, 120.0);
    for _ in 0..12 {
        desk.scroll(middle, 120.0);
    }
    let rect = desk.harness.get_by_label("Take back").rect();
    assert!(rect.top() >= 0.0 && rect.bottom() <= size.y, "{rect:?}");
}
