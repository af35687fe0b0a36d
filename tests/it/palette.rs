//! The palette in the whole window, by keys alone.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use knotmap::analysis::Moment;
use knotmap::model::{Side, View};
use knotmap::ui::{Command, TABLE};

use crate::support::window::Desk;

fn open(desk: &mut Desk, typed: &str) {
    desk.keys(Modifiers::COMMAND, Key::K);
    desk.type_text(typed);
}

#[test]
fn a_knot_is_found_by_name_and_selected() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    open(&mut desk, "jeff");
    desk.key(Key::Enter);
    let session = &desk.app().document().unwrap().session;
    let knot = session.selection().primary().unwrap();
    assert_eq!(session.chart().knot(knot).unwrap().name, "Jeffrey");
    assert!(!desk.has("1 found"));
}

#[test]
fn the_first_line_found_is_the_chosen_one_and_arrows_move_on() {
    let mut desk = Desk::with_new_chart();
    open(&mut desk, "levator");
    let chosen = |desk: &Desk| {
        let all = desk.harness.get_all_by_label_contains("Levator scapulae, ");
        let chosen: Vec<String> = all
            .filter(|node| node.accesskit_node().is_selected() == Some(true))
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        assert_eq!(chosen.len(), 1, "{chosen:?}");
        chosen[0].clone()
    };
    let first = chosen(&desk);
    desk.key(Key::ArrowDown);
    assert_ne!(chosen(&desk), first);
    desk.key(Key::Escape);
    assert!(!desk.has("Levator scapulae, left"));
    assert_eq!(desk.chart().knot_count(), 0);
}

#[test]
fn a_knot_is_placed_by_naming_the_part_of_the_body_and_its_side() {
    for (typed, side) in [("levator left", Side::Left), ("levator right", Side::Right)] {
        let mut desk = Desk::with_new_chart();
        desk.keys(Modifiers::SHIFT, Key::N);
        desk.type_text(typed);
        desk.key(Key::Enter);
        desk.type_text("Jeffrey7");
        desk.key(Key::Enter);
        let knot = desk.knot();
        assert_eq!(knot.place.side(), side);
        assert_eq!(knot.place.view, View::Back);
        assert_eq!(knot.name, "Jeffrey");
        let body = knotmap::body::Body::shared().unwrap();
        let words = body.words(&knot.place, 50.9).to_string();
        assert!(words.contains("levator scapulae"), "{words}");
    }
}

#[test]
fn a_month_shows_the_chart_as_it_was_and_today_returns() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    let now = "2026-11-22T08:15:00+01:00".parse().unwrap();
    let moment = |desk: &Desk| desk.app().document().unwrap().session.moment(now);
    open(&mut desk, "march");
    desk.key(Key::Enter);
    let end = "2026-03-31T23:59:59+01:00".parse().unwrap();
    assert_eq!(moment(&desk), Moment::At(end));
    open(&mut desk, "today");
    desk.key(Key::Enter);
    assert_eq!(moment(&desk), Moment::Present(now));
}

#[test]
fn every_command_is_found_by_its_own_words() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::COMMAND, Key::K);
    for spec in TABLE.iter().filter(|spec| spec.command != Command::Palette) {
        desk.keys(Modifiers::COMMAND, Key::A);
        desk.type_text(spec.text.trim_end_matches('…'));
        assert!(desk.has(spec.tooltip), "{}", spec.text);
    }
}

#[test]
fn a_command_that_lacks_something_says_what_and_does_nothing() {
    let mut desk = Desk::with_new_chart();
    open(&mut desk, "delete knot");
    assert!(desk.has("Select a knot first"));
    desk.key(Key::Enter);
    assert!(desk.has("1 found"));
}

#[test]
fn an_episode_is_found_by_its_kind_and_opened_in_the_diary() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    let episodes = desk.chart().episodes();
    let latest = episodes.iter().rev().find(|it| it.severity.is_some());
    let (kind, from) = latest
        .map(|it| (it.kind.label().to_owned(), it.from))
        .unwrap();
    open(&mut desk, &kind);
    let words = format!("{kind}, {}", knotmap::scene::date_in_words(from));
    desk.click_containing(&words);
    assert!(desk.has("Kind of episode"), "its form is open");
}
