//! The main job in the whole window, by pointer, keys and accessible names.

use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;

use knotmap::model::{Chart, Intensity, MilestoneKind, Side};
use knotmap::store;

use crate::support::window::{Desk, LEFT_BLADE, Look};

/// A spot of skin by the right shoulder blade.
const RIGHT_BLADE: Pos2 = pos2(690.0, 560.0);
/// Paper beside the body.
const PAPER: Pos2 = pos2(300.0, 200.0);

fn scores(desk: &Desk) -> Vec<u8> {
    let entries = desk.chart().entries();
    entries[0]
        .ratings()
        .iter()
        .filter_map(|rating| rating.score.intensity())
        .map(Intensity::get)
        .collect()
}

#[test]
fn one_click_a_name_a_digit_and_enter_make_a_rated_knot() {
    let desk = Desk::with_jeffrey();
    assert_eq!(desk.knot().name, "Jeffrey");
    assert_eq!(scores(&desk), [7]);
    assert!(desk.app().document().unwrap().session.draft().is_none());
}

#[test]
fn a_click_on_the_viewers_left_is_the_persons_left_and_every_sentence_says_so() {
    let desk = Desk::with_jeffrey();
    assert_eq!(desk.knot().place.side(), Side::Left);
    assert!(desk.has("Jeffrey, 7 of 10"));
    let node = desk
        .harness
        .get_all_by_label_contains("Jeffrey, 7 of 10")
        .next()
        .unwrap();
    let words = node.accesskit_node().label().unwrap();
    assert!(
        words.contains("left") && !words.contains("right"),
        "{words}"
    );

    let mut desk = Desk::with_new_chart();
    desk.click_at(RIGHT_BLADE);
    desk.key(Key::Enter);
    assert_eq!(desk.knot().place.side(), Side::Right);
    assert!(desk.has("your right") && !desk.has("not rated yet, your left"));
}

#[test]
fn a_number_after_a_space_stays_in_the_name() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(LEFT_BLADE);
    desk.type_text("Knot 2");
    desk.key(Key::Enter);
    assert_eq!(desk.knot().name, "Knot 2");
    assert_eq!(scores(&desk), [0u8; 0]);
}

#[test]
fn esc_before_any_entry_removes_the_knot_without_a_step() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(LEFT_BLADE);
    assert_eq!(desk.chart().knot_count(), 1);
    desk.key(Key::Escape);
    assert_eq!(desk.chart().knot_count(), 0);
    assert_eq!(
        desk.app()
            .document()
            .unwrap()
            .session
            .history()
            .undo_label(),
        None
    );
}

#[test]
fn digits_rate_next_week_and_quick_ones_amend() {
    let mut desk = Desk::with_jeffrey();
    desk.pass(SignedDuration::from_hours(24 * 7));
    desk.type_text("4");
    assert_eq!(scores(&desk), [7, 4]);
    desk.pass(SignedDuration::from_hours(1));
    desk.harness.event(egui::Event::Text("1".to_owned()));
    desk.harness.step();
    desk.type_text("0");
    assert_eq!(scores(&desk), [7, 4, 10]);
    desk.type_text("]");
    assert_eq!(scores(&desk), [7, 4, 10]);
}

#[test]
fn dragging_moves_the_knot_and_esc_puts_it_back() {
    let mut desk = Desk::with_jeffrey();
    let before = desk.knot().place;
    desk.drag(LEFT_BLADE, LEFT_BLADE + egui::vec2(40.0, 60.0));
    let after = desk.knot().place;
    assert!(
        after.pos.u() > before.pos.u() && after.pos.v() > before.pos.v(),
        "{before:?} {after:?}"
    );
    let at = LEFT_BLADE + egui::vec2(40.0, 60.0);
    desk.press(at);
    desk.harness.hover_at(at + egui::vec2(50.0, 0.0));
    desk.harness.step();
    desk.key(Key::Escape);
    desk.harness.drop_at(at + egui::vec2(50.0, 0.0));
    desk.settle();
    assert_eq!(desk.knot().place, after);
}

#[test]
fn dragging_the_skin_pans_and_places_nothing() {
    let mut desk = Desk::with_new_chart();
    desk.drag(LEFT_BLADE, RIGHT_BLADE);
    assert_eq!(desk.chart().knot_count(), 0);
}

#[test]
fn arrows_nudge_and_shift_nudges_ten_times_as_far() {
    let mut desk = Desk::with_jeffrey();
    let before = desk.knot().place.pos;
    desk.key(Key::ArrowRight);
    let one = desk.knot().place.pos.u() - before.u();
    desk.keys(Modifiers::SHIFT, Key::ArrowDown);
    let ten = desk.knot().place.pos.v() - before.v();
    assert!(one > 0.0 && (ten - 10.0 * one).abs() < 0.001, "{one} {ten}");
}

#[test]
fn undo_all_then_redo_all_then_save_and_reopen_is_identical() {
    let mut desk = Desk::with_jeffrey();
    desk.drag(LEFT_BLADE, LEFT_BLADE + egui::vec2(20.0, 30.0));
    desk.type_text("4");
    desk.keys(Modifiers::NONE, Key::R);
    desk.click_at(RIGHT_BLADE);
    desk.type_text("Right one3");
    desk.key(Key::Enter);
    let made: Chart = desk.chart().clone();
    for _ in 0..10 {
        desk.keys(Modifiers::COMMAND, Key::Z);
    }
    assert!(desk.chart().is_empty());
    for _ in 0..10 {
        desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(desk.chart(), &made);
    let path = desk.save_as("mine.ron");
    assert!(!desk.app().document().unwrap().session.is_dirty());
    assert_eq!(store::open(&path).unwrap().chart, made);
    let reopened = Desk::with(Look::default(), |_| Some(path));
    assert_eq!(reopened.chart(), &made);
}

#[test]
fn a_name_still_in_its_field_is_saved_with_the_chart() {
    let mut desk = Desk::with_jeffrey();
    desk.harness.get_by_label("Name of the knot").focus();
    desk.settle();
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("Geoff");
    let path = desk.save_as("mine.ron");
    assert!(std::fs::read_to_string(path).unwrap().contains("Geoff"));
}

#[test]
fn deleting_offers_undo_and_undo_brings_all_of_it_back() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::Delete);
    assert_eq!(desk.chart().knot_count(), 0);
    assert!(desk.has("Deleted 'Jeffrey'"));
    desk.harness
        .get_all_by_label("Undo")
        .last()
        .unwrap()
        .click();
    desk.settle();
    assert_eq!(scores(&desk), [7]);
}

#[test]
fn f2_renames_in_place_and_esc_restores() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::F2);
    desk.type_text("Geoff");
    desk.key(Key::Enter);
    assert_eq!(desk.knot().name, "Geoff");
    desk.key(Key::F2);
    desk.type_text("Nobody");
    desk.key(Key::Escape);
    assert_eq!(desk.knot().name, "Geoff");
}

#[test]
fn released_and_returned_are_milestones_and_look_different() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::R);
    assert!(desk.has("released today") || desk.has("released 22 Nov 2026"));
    desk.keys(Modifiers::SHIFT, Key::R);
    let entries = desk.chart().entries();
    let kinds: Vec<MilestoneKind> = entries[0]
        .milestones()
        .iter()
        .map(|milestone| milestone.kind)
        .collect();
    assert_eq!(kinds, [MilestoneKind::Released, MilestoneKind::Returned]);
}

#[test]
fn a_click_beside_the_body_deselects_and_one_on_the_mark_selects() {
    let mut desk = Desk::with_jeffrey();
    desk.click_at(PAPER);
    assert!(
        desk.app()
            .document()
            .unwrap()
            .session
            .selection()
            .is_empty()
    );
    desk.click_at(LEFT_BLADE);
    assert_eq!(desk.chart().knot_count(), 1);
    assert!(
        !desk
            .app()
            .document()
            .unwrap()
            .session
            .selection()
            .is_empty()
    );
}

#[test]
fn closing_with_something_to_lose_asks_and_dont_save_goes_on() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::COMMAND, Key::N);
    assert!(desk.has("Save changes to Untitled?"));
    desk.click("Cancel");
    assert_eq!(desk.chart().knot_count(), 1);
    desk.keys(Modifiers::COMMAND, Key::N);
    desk.click("Don't save");
    assert_eq!(desk.chart().knot_count(), 0);
}

#[test]
fn an_untouched_sample_closes_without_asking() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    assert_eq!(desk.chart().knot_count(), 5);
    assert!(desk.has("1 Jeffrey"));
    desk.keys(Modifiers::COMMAND, Key::N);
    assert_eq!(desk.chart().knot_count(), 0);
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_is_left_alone() {
    let broken = "(format: \"knotmap\", version: 2, knots: [(";
    let desk = Desk::with(Look::default(), |folder| {
        let path = folder.join("broken.ron");
        std::fs::write(&path, broken).unwrap();
        Some(path)
    });
    assert!(desk.has("Could not open the chart: line 1"));
    assert_eq!(
        std::fs::read_to_string(desk.folder.path().join("broken.ron")).unwrap(),
        broken
    );
    assert!(desk.app().document().is_none());
}

#[test]
fn a_file_changed_by_another_program_is_noticed_before_it_is_overwritten() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    let other = std::fs::read_to_string(&path)
        .unwrap()
        .replace("Jeffrey", "Geoffry");
    std::fs::write(&path, &other).unwrap();
    desk.type_text("3");
    desk.keys(Modifiers::COMMAND, Key::S);
    assert!(desk.has("was changed by another program"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), other);
    desk.click("Keep mine");
    assert!(std::fs::read_to_string(&path).unwrap().contains("Jeffrey"));
}

#[test]
fn the_map_is_exported_in_the_format_the_name_asks_for() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.folder.path().join("map.svg");
    desk.keys(Modifiers::COMMAND, Key::E);
    desk.type_path(&path);
    desk.click("Export");
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains("Jeffrey") && svg.contains("left"));
}

#[test]
fn exporting_over_the_charts_own_file_is_refused() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.svg");
    let before = std::fs::read(&path).unwrap();
    desk.keys(Modifiers::COMMAND, Key::E);
    desk.type_path(&path);
    desk.click("Export");
    desk.click("Replace");
    assert!(desk.has("this is the chart's own file"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn every_mark_is_named_and_reached_by_tab() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    for name in [
        "Jeffrey, ",
        "Left trap, ",
        "Right trap, ",
        "Low back right, ",
        "Under the skull, ",
    ] {
        assert!(desk.has(name), "{name}");
    }
    let mut selected = std::collections::BTreeSet::new();
    for _ in 0..40 {
        desk.key(Key::Tab);
        selected.extend(desk.app().document().unwrap().session.selection().primary());
    }
    assert_eq!(selected.len(), 5);
}

#[test]
fn a_settled_window_asks_for_no_repaint() {
    let mut desk = Desk::new();
    assert!(
        desk.repaint_delay().as_secs() >= 1,
        "welcome: {:?}",
        desk.repaint_delay()
    );
    desk.click("Try the sample");
    desk.click_at(LEFT_BLADE);
    desk.key(Key::Escape);
    assert!(
        desk.repaint_delay().as_secs() >= 1,
        "chart: {:?}",
        desk.repaint_delay()
    );
}
