//! The whole main job by keyboard alone, and every screen with a name for everything that takes input.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use knotmap::model::{Intensity, MilestoneKind, Side};
use knotmap::store;
use knotmap::ui::{Command, TABLE};

use crate::support::window::{Desk, Look};

/// Types a command into the palette and does it.
fn run(desk: &mut Desk, command: Command) {
    let spec = command.spec().unwrap();
    desk.keys(Modifiers::COMMAND, Key::K);
    desk.type_text(spec.text.trim_end_matches('…'));
    desk.key(Key::Enter);
}

fn scores(desk: &Desk) -> Vec<u8> {
    let entries = desk.chart().entries();
    let ratings = entries[0].ratings().iter();
    ratings
        .filter_map(|rating| rating.score.intensity())
        .map(Intensity::get)
        .collect()
}

#[test]
fn placing_naming_rating_releasing_undoing_and_saving_need_no_pointer() {
    let mut desk = Desk::new();
    desk.keys(Modifiers::COMMAND, Key::N);
    desk.keys(Modifiers::SHIFT, Key::N);
    desk.type_text("rhomboid major left");
    desk.key(Key::Enter);
    desk.type_text("Jeffrey7");
    desk.key(Key::Enter);
    assert_eq!(desk.knot().name, "Jeffrey");
    assert_eq!(desk.knot().place.side(), Side::Left);

    desk.pass(jiff::SignedDuration::from_hours(24));
    desk.type_text("4");
    assert_eq!(scores(&desk), [7, 4]);
    desk.key(Key::R);
    desk.key(Key::F2);
    desk.type_text("Geoff");
    desk.key(Key::Enter);
    assert_eq!(desk.knot().name, "Geoff");

    // The menu of the knot, by its key.
    desk.keys(Modifiers::SHIFT, Key::F10);
    assert!(desk.has("Duplicate to other side"));
    desk.key(Key::Enter);
    let kinds = |desk: &Desk| -> Vec<MilestoneKind> {
        let entries = desk.chart().entries();
        let milestones = entries[0].milestones().iter();
        milestones.map(|milestone| milestone.kind).collect()
    };
    assert_eq!(
        kinds(&desk),
        [MilestoneKind::Released, MilestoneKind::Released]
    );
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(kinds(&desk), [MilestoneKind::Released]);

    let path = desk.folder.path().join("mine.ron");
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    assert_eq!(&store::open(&path).unwrap().chart, desk.chart());

    desk.key(Key::T);
    desk.pass(jiff::SignedDuration::from_mins(5));
    tab_to(&mut desk, "Save treatment");
    desk.key(Key::Enter);
    let treatments = desk.chart().treatments();
    assert_eq!(treatments[0].touched[0].knot, desk.knot().id);
    desk.key(Key::Escape);
    hand_over(&mut desk);

    let map = desk.folder.path().join("map.png");
    desk.keys(Modifiers::COMMAND, Key::E);
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text(&map.display().to_string());
    desk.key(Key::Enter);
    assert!(map.exists());
}

/// Presses Tab until what has this name has the focus.
fn tab_to(desk: &mut Desk, name: &str) {
    for _ in 0..120 {
        desk.key(Key::Tab);
        let focused = desk.harness.root().accesskit_node().tree_state.focus();
        if focused.and_then(|node| node.label()).as_deref() == Some(name) {
            return;
        }
    }
    panic!("{name} cannot be reached by Tab");
}

/// The page, from the keys that open it to the file.
#[cfg(feature = "pdf")]
fn hand_over(desk: &mut Desk) {
    let page = desk.folder.path().join("page.pdf");
    desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    desk.settle();
    tab_to(desk, "Save as…");
    desk.key(Key::Enter);
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text(&page.display().to_string());
    desk.key(Key::Enter);
    assert!(std::fs::read(&page).unwrap().starts_with(b"%PDF-"));
    desk.key(Key::Escape);
}

#[cfg(not(feature = "pdf"))]
fn hand_over(_desk: &mut Desk) {}

#[test]
fn the_history_lists_every_step_and_goes_to_one() {
    let mut desk = Desk::with_jeffrey();
    desk.key(Key::R);
    desk.keys(Modifiers::NONE, Key::ArrowRight);
    let after = desk.chart().clone();
    desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    assert!(desk.has("As it was opened"));
    desk.click_containing("Place 'Jeffrey'");
    assert!(desk.chart().entries()[0].milestones().is_empty());
    assert_eq!(scores(&desk), [7]);
    assert!(desk.has("undone"));
    let latest = desk.harness.get_all_by_label_contains(", undone").next();
    latest.unwrap().click();
    desk.settle();
    assert_eq!(desk.chart(), &after);
    desk.key(Key::Escape);
    assert!(!desk.has("As it was opened"));
}

/// A name is missed by the tests' own window, which stops at the first input without one.
#[test]
fn every_screen_that_a_command_opens_names_what_it_has() {
    for spec in TABLE.iter() {
        let opens = [
            Command::Help,
            Command::About,
            Command::Tour,
            Command::Words,
            Command::Timeline,
            Command::Compare,
        ];
        if !spec.text.ends_with('…') && !opens.contains(&spec.command) {
            continue;
        }
        let mut desk = Desk::with_jeffrey();
        run(&mut desk, spec.command);
        desk.key(Key::Escape);
        desk.key(Key::Escape);
    }
}

#[test]
fn what_has_the_keyboard_is_seen_and_named_all_the_way_round() {
    let mut desk = Desk::with(
        Look {
            size: egui::vec2(900.0, 700.0),
            ..Look::default()
        },
        |_| None,
    );
    desk.click("Try the sample");
    let mut names = std::collections::BTreeSet::new();
    for _ in 0..200 {
        desk.key(Key::Tab);
        let focused = desk.harness.root().accesskit_node().tree_state.focus();
        let name = focused.and_then(|node| node.label()).unwrap_or_default();
        names.insert(name);
    }
    let reached = |part: &str| names.iter().any(|name| name.contains(part));
    for part in ["File", "1 Jeffrey", "Body map", "Diary", "Front"] {
        assert!(reached(part), "{part}: {names:?}");
    }
}
