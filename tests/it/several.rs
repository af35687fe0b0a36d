//! Several selected knots: each thing done to all of them is one step, by pointer and by keys.

use egui::{Event, Key, Modifiers, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use knotmap::model::{Asked, BodyPos, MilestoneKind, Score};

use crate::support::window::Desk;

const SPOTS: [(Pos2, &str); 3] = [
    (pos2(512.0, 560.0), "One"),
    (pos2(690.0, 500.0), "Two"),
    (pos2(530.0, 450.0), "Three"),
];

/// Three knots, all selected with a box.
fn three() -> Desk {
    let mut desk = Desk::with_new_chart();
    for (at, name) in SPOTS {
        desk.click_at(at);
        desk.type_text(name);
        desk.key(Key::Enter);
        desk.pass(jiff::SignedDuration::from_secs(5));
    }
    select_all(&mut desk);
    desk
}

fn select_all(desk: &mut Desk) {
    let shift = |desk: &mut Desk, modifiers| desk.harness.event(Event::ModifiersChanged(modifiers));
    shift(desk, Modifiers::SHIFT);
    desk.drag(pos2(440.0, 400.0), pos2(740.0, 640.0));
    shift(desk, Modifiers::NONE);
    desk.settle();
    assert!(desk.has("3 knots selected"));
}

fn undo_label(desk: &Desk) -> String {
    let history = desk.app().document().unwrap().session.history();
    history.undo_label().unwrap_or_default().to_owned()
}

/// One undo takes the step of this name back.
fn undo(desk: &mut Desk, label: &str) {
    assert_eq!(undo_label(desk), label);
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_ne!(undo_label(desk), label);
}

fn scores(desk: &Desk) -> Vec<Vec<Score>> {
    let entries = desk.chart().entries();
    let scores = entries.iter().map(|entry| {
        let ratings = entry.ratings().iter();
        ratings.map(|rating| rating.score).collect()
    });
    scores.collect()
}

fn places(desk: &Desk) -> Vec<BodyPos> {
    let entries = desk.chart().entries();
    entries.iter().map(|entry| entry.knot().place.pos).collect()
}

#[test]
fn one_answer_rates_all_and_each_keeps_its_own() {
    let mut desk = three();
    desk.click("Rate 0 of 10");
    assert!(scores(&desk).iter().all(|scores| scores.len() == 1));
    undo(&mut desk, "Rate 3 knots 0");
    assert_eq!(desk.chart().rating_count(), 0);
    desk.click("Could not say");
    let unknown = vec![vec![Score::Unknown]; 3];
    assert_eq!(scores(&desk), unknown);
    desk.keys(Modifiers::COMMAND, Key::Z);
    desk.click("Yesterday evening");
    desk.type_text("7");
    let entries = desk.chart().entries();
    for entry in &entries {
        let rating = &entry.ratings()[0];
        assert_eq!(rating.felt_at.to_string(), "2026-11-21T20:00:00+01:00");
        assert_eq!(rating.asked, Asked::Now);
    }
    undo(&mut desk, "Rate 3 knots 7");
}

#[test]
fn the_panel_marks_links_and_deletes_all() {
    let mut desk = three();
    desk.click("Mark released");
    let released = |desk: &Desk| {
        let entries = desk.chart().entries();
        let milestones = entries.iter().flat_map(|entry| entry.milestones());
        let kinds = milestones.filter(|it| it.kind == MilestoneKind::Released);
        kinds.count()
    };
    assert_eq!(released(&desk), 3);
    undo(&mut desk, "Mark 3 knots released");
    assert_eq!(released(&desk), 0);
    desk.click("Link as a family");
    let entries = desk.chart().entries();
    assert!(entries.iter().all(|entry| entry.knot().family.len() == 2));
    desk.click("Part the family");
    undo(&mut desk, "Part 3 knots");
    undo(&mut desk, "Link 3 knots");
    desk.click("Delete 3 knots");
    assert_eq!(desk.chart().knot_count(), 0);
    undo(&mut desk, "Delete 3 knots");
    assert_eq!(desk.chart().knot_count(), 3);
}

#[test]
fn keys_do_the_same() {
    let mut desk = three();
    for (modifiers, key, label) in [
        (Modifiers::NONE, Key::R, "Mark 3 knots released"),
        (Modifiers::SHIFT, Key::R, "Mark 3 knots returned"),
        (Modifiers::COMMAND, Key::G, "Link 3 knots"),
        (Modifiers::NONE, Key::M, "Mirror 3 knots"),
        (Modifiers::NONE, Key::Delete, "Delete 3 knots"),
    ] {
        desk.keys(modifiers, key);
        undo(&mut desk, label);
    }
    assert_eq!(desk.chart().knot_count(), 3);
}

#[test]
fn the_menu_of_several_says_how_many_and_acts_on_all() {
    let mut desk = three();
    desk.key(Key::Menu);
    assert!(desk.has("3 knots"));
    assert!(!desk.has("Rename  "), "one name for all makes no sense");
    let items = desk.harness.get_all_by_label_contains("Link as a family");
    let in_menu = items.max_by(|one, other| one.rect().width().total_cmp(&other.rect().width()));
    in_menu.unwrap().click();
    desk.settle();
    undo(&mut desk, "Link 3 knots");
}

#[test]
fn drag_and_arrows_move_all_together() {
    let mut desk = three();
    let before = places(&desk);
    let moved = |desk: &Desk| {
        let after = places(desk);
        let pairs = before.iter().zip(&after);
        pairs
            .map(|(one, other)| (other.u() - one.u(), other.v() - one.v()))
            .collect::<Vec<_>>()
    };
    let alike = |moves: &[(f64, f64)]| {
        let [first, rest @ ..] = moves else {
            return false;
        };
        let near = |one: f64, other: f64| (one - other).abs() < 0.0002;
        first.0.hypot(first.1) > 0.003
            && rest
                .iter()
                .all(|it| near(it.0, first.0) && near(it.1, first.1))
    };
    desk.drag(SPOTS[1].0, SPOTS[1].0 + vec2(12.0, 31.0));
    assert!(alike(&moved(&desk)), "{:?}", moved(&desk));
    undo(&mut desk, "Move 3 knots");
    assert_eq!(places(&desk), before);
    desk.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert!(alike(&moved(&desk)), "{:?}", moved(&desk));
    undo(&mut desk, "Move 3 knots");
    assert_eq!(places(&desk), before);
}

#[test]
fn rows_of_the_list_are_added_and_taken_out_by_keys() {
    let mut desk = three();
    let selected = |desk: &Desk| {
        let session = &desk.app().document().unwrap().session;
        session.selection().knots().len()
    };
    desk.harness
        .get_all_by_label_contains("1 One, ")
        .find(|node| node.rect().width() > 100.0)
        .unwrap()
        .click();
    desk.settle();
    assert_eq!(selected(&desk), 1);
    desk.keys(Modifiers::SHIFT, Key::ArrowDown);
    desk.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&desk), 3);
    desk.keys(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(selected(&desk), 2);
    desk.keys(Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(selected(&desk), 2, "only looked at");
    desk.keys(Modifiers::COMMAND, Key::Space);
    assert_eq!(selected(&desk), 3);
    desk.key(Key::ArrowUp);
    assert_eq!(selected(&desk), 1);
}

#[test]
fn what_was_typed_for_one_knot_is_kept_when_several_are_selected() {
    let mut desk = three();
    desk.click("Two");
    desk.harness.get_by_label("Name of the knot").focus();
    desk.settle();
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("Renamed");
    select_all(&mut desk);
    let entries = desk.chart().entries();
    assert!(entries.iter().any(|entry| entry.knot().name == "Renamed"));
}
