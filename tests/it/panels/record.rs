//! What is said of a knot beside its ratings, and what becomes of text that is still being typed.

use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use knotmap::model::Entry;

use super::{Desk, click, desk, felt, jeffrey, knot, ratings, sized, type_into};

#[test]
fn a_name_is_kept_when_another_knot_is_selected_and_restored_by_escape() {
    let entries = vec![
        jeffrey(&[]),
        Entry::new(knot(2, "Ruth", 0.12), Vec::new(), Vec::new()),
    ];
    let mut harness = desk(entries);
    harness.run();
    type_into(&mut harness, "Name of the knot", "Jeff");
    let name = |harness: &Harness<'_, Desk>, index: usize| {
        harness.state().session.chart().entries()[index]
            .knot()
            .name
            .clone()
    };
    assert_eq!(name(&harness, 0), "Jeffrey", "not while it is being typed");
    harness.get_by_label_contains("2 Ruth").click();
    harness.run();
    assert_eq!(
        (name(&harness, 0), name(&harness, 1)),
        ("Jeff".to_owned(), "Ruth".to_owned())
    );

    type_into(&mut harness, "Name of the knot", "Ruthless");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(name(&harness, 1), "Ruth");
    type_into(&mut harness, "Name of the knot", "Ruthie");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(name(&harness, 1), "Ruthie");
}

#[test]
fn an_open_correction_is_kept_when_another_knot_is_selected() {
    let entries = vec![
        jeffrey(&[(10, felt(7))]),
        Entry::new(knot(2, "Ruth", 0.12), Vec::new(), Vec::new()),
    ];
    let mut harness = desk(entries);
    harness.run();
    click(&mut harness, "Edit rating of 12 Nov 2026, 08:15");
    type_into(&mut harness, "Note on this entry", "cold day");
    harness.get_by_label_contains("2 Ruth").click();
    harness.run();
    assert_eq!(ratings(&harness)[0].note, "cold day");
}

#[test]
fn depth_since_and_notes_change_the_record() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Deep");
    type_into(&mut harness, "Since when", "2021-05");
    harness.key_press(Key::Enter);
    harness.run();
    type_into(&mut harness, "Notes", "worse at the desk");
    let knot =
        |harness: &Harness<'_, Desk>| harness.state().session.chart().entries()[0].knot().clone();
    let changed = knot(&harness);
    assert_eq!(changed.place.depth, knotmap::model::Depth::Deep);
    assert_eq!(changed.since, Some("2021-05".parse().unwrap()));
    assert_eq!(changed.note, "worse at the desk");
    type_into(&mut harness, "Since when", "ages");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("Type a year, month or day")
            .is_some()
    );
    assert_eq!(knot(&harness).since, Some("2021-05".parse().unwrap()));
}

#[test]
fn families_are_linked_from_both_sides_and_findings_kept() {
    let other = Entry::new(knot(2, "Other", 0.12), Vec::new(), Vec::new());
    let entries = vec![jeffrey(&[]), other];
    let mut harness = sized(entries, Vec2::new(640.0, 3000.0), 1.0);
    harness.run();
    click(&mut harness, "Other");
    click(&mut harness, "Add a finding…");
    harness.get_all_by_label("Yes").next().unwrap().click();
    harness.run();
    click(&mut harness, "Keep finding");
    let session = &harness.state().session;
    let entries = session.chart().entries();
    let family = |index: usize| entries[index].knot().family.len();
    assert_eq!((family(0), family(1)), (1, 1));
    let finding = &entries[0].knot().findings[0];
    assert_eq!((finding.tight_band, finding.sore_spot), (Some(true), None));
}
