//! What happens to unsaved work when something else is about to take its place.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use knotmap::store;

use crate::support::window::{Desk, Look};

#[test]
fn save_in_the_question_saves_and_then_goes_on() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.folder.path().join("mine.ron");
    desk.keys(Modifiers::COMMAND, Key::N);
    desk.click("Save");
    desk.type_path(&path);
    desk.click("Save");
    assert_eq!(store::open(&path).unwrap().chart.knot_count(), 1);
    assert_eq!(desk.chart().knot_count(), 0);
}

#[test]
fn enter_on_cancel_cancels() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::COMMAND, Key::N);
    desk.harness.get_by_label("Cancel").focus();
    desk.settle();
    desk.key(Key::Enter);
    assert_eq!(desk.chart().knot_count(), 1);
    assert!(!desk.has("Save changes"));
}

#[test]
fn a_chart_edited_while_another_opens_is_asked_about() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.folder.path().join("other.ron");
    std::fs::copy("examples/jeffrey.ron", &path).unwrap();
    desk.save_as("mine.ron");
    desk.keys(Modifiers::COMMAND, Key::O);
    desk.type_path(&path);
    // The answer is on its way while the next rating is typed.
    desk.harness.key_press(Key::Enter);
    desk.harness.step();
    desk.harness.event(egui::Event::Text("3".to_owned()));
    desk.settle();
    let knots = desk.chart().knot_count();
    assert!(
        knots == 5 || desk.has("Save changes to mine.ron?"),
        "{knots} knots and no question"
    );
}

#[test]
fn two_saves_in_a_row_end_with_the_later_state_on_disk() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    for digit in ["3", "4"] {
        desk.pass(jiff::SignedDuration::from_hours(1));
        desk.harness.event(egui::Event::Text(digit.to_owned()));
        desk.harness.step();
        desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
        desk.harness.step();
    }
    desk.settle();
    assert!(!desk.app().document().unwrap().session.is_dirty());
    assert_eq!(&store::open(&path).unwrap().chart, desk.chart());
}

#[test]
fn the_undo_of_a_toast_undoes_only_its_own_step() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::R);
    desk.type_text("2");
    desk.harness
        .get_all_by_label("Undo")
        .last()
        .unwrap()
        .click();
    desk.settle();
    assert_eq!(desk.chart().rating_count(), 2);
    assert!(desk.has("Something else was done since"));
}

#[test]
fn opening_a_file_takes_the_place_of_an_unchanged_chart() {
    let desk = Desk::with(Look::default(), |_| Some("examples/jeffrey.ron".into()));
    assert_eq!(desk.chart().knot_count(), 5);
}
