//! Every kind of entry can be corrected and deleted, and brought back.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::support::window::Desk;

fn undo(desk: &mut Desk) {
    desk.keys(Modifiers::COMMAND, Key::Z);
}

#[test]
fn a_goal_and_its_answers_are_corrected_deleted_and_brought_back() {
    let mut desk = Desk::with_jeffrey();
    desk.click("Diary");
    desk.click("Goals");
    desk.harness.get_by_label("New goal").focus();
    desk.settle();
    desk.type_text("Swim");
    desk.key(Key::Enter);
    desk.click("Met");
    desk.click("Not met");
    desk.click("Edit goal Swim");
    desk.harness.get_by_label("Name of the goal").focus();
    desk.settle();
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("Swim 1 km");
    desk.click_nth("Met", 1);
    desk.click("Take answer 1 away");
    desk.click("Save goal");
    let goal = desk.chart().goals()[0];
    assert_eq!(goal.name, "Swim 1 km");
    let met: Vec<bool> = goal.checks.iter().map(|check| check.met).collect();
    assert_eq!(met, [true]);
    undo(&mut desk);
    assert_eq!(desk.chart().goals()[0].checks.len(), 2);
    desk.click("Delete goal Swim");
    assert!(desk.chart().goals().is_empty() && desk.has("Deleted goal 'Swim'"));
    undo(&mut desk);
    assert_eq!(desk.chart().goals().len(), 1);
}

#[test]
fn somebody_in_the_address_book_is_taken_out_and_brought_back() {
    let mut desk = Desk::with_jeffrey();
    desk.click("Diary");
    desk.click("Address book");
    desk.click("Add a contact");
    desk.harness.get_by_label("Name").focus();
    desk.settle();
    desk.type_text("Ines");
    assert_eq!(desk.chart().person().contacts[0].name, "Ines");
    desk.click("Take Ines out");
    assert!(desk.chart().person().contacts.is_empty());
    undo(&mut desk);
    assert_eq!(desk.chart().person().contacts[0].name, "Ines");
}

#[test]
fn an_episode_and_a_week_are_corrected_deleted_and_brought_back() {
    let mut desk = Desk::with_jeffrey();
    desk.click("Diary");
    desk.click("Add episode…");
    desk.click("Rate 5 of 10");
    desk.click("Save episode");
    desk.click_containing("Edit headache of");
    desk.click("Rate 3 of 10");
    desk.click("Save episode");
    assert_eq!(desk.chart().episodes()[0].severity.unwrap().get(), 3);
    desk.click_containing("Delete headache of");
    assert!(desk.chart().episodes().is_empty());
    undo(&mut desk);
    undo(&mut desk);
    assert_eq!(desk.chart().episodes()[0].severity.unwrap().get(), 5);

    // Scrolled for in the form: the safety questions stand between.
    desk.click("Past week…");
    desk.click_nth("Rate 4 of 10", 0);
    desk.click("Save answers");
    desk.click_containing("Edit answers on the week of");
    desk.click_nth("Rate 6 of 10", 0);
    desk.click("Save answers");
    assert_eq!(desk.chart().check_ins()[0].pain.unwrap().get(), 6);
    desk.click_containing("Delete answers on the week of");
    assert!(desk.chart().check_ins().is_empty());
    undo(&mut desk);
    assert_eq!(desk.chart().check_ins().len(), 1);
}
