//! What is said of a knot beside its ratings, and what becomes of text that is still being typed.

use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use knotmap::model::{Entry, PressureThreshold};

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
    let counts = "Jeffrey never flared, Other never flared, together never, too few to say";
    assert!(harness.query_by_label(counts).is_some());
    let finding = &entries[0].knot().findings[0];
    assert_eq!((finding.tight_band, finding.sore_spot), (Some(true), None));
    let recorded = finding.recorded_at;

    let edit = harness.get_by_label_contains("Edit finding of");
    edit.click();
    harness.run();
    harness.get_all_by_label("No").next().unwrap().click();
    harness.run();
    type_into(
        &mut harness,
        "Pressure at which it begins to hurt, in kg/cm²",
        "2,5",
    );
    let evenings = harness.get_all_by_label("Yesterday evening");
    evenings.last().unwrap().click();
    harness.run();
    click(&mut harness, "Keep finding");
    let findings = &knot_of(&harness, 0).findings;
    assert_eq!(findings.len(), 1);
    let finding = &findings[0];
    assert_eq!(finding.tight_band, Some(false));
    assert_eq!(finding.threshold.map(PressureThreshold::tenths), Some(25));
    assert_eq!(finding.at, "2026-11-21T20:00:00+01:00".parse().unwrap());
    assert_eq!(finding.recorded_at, recorded, "when it was entered stays");

    let delete = harness.get_by_label_contains("Delete finding of");
    delete.click();
    harness.run();
    assert!(knot_of(&harness, 0).findings.is_empty());
    for left in [1, 1, 0] {
        undo(&mut harness);
        assert_eq!(knot_of(&harness, 0).findings.len(), left);
    }
}

fn knot_of(harness: &Harness<'_, Desk>, index: usize) -> knotmap::model::Knot {
    let entries = harness.state().session.chart().entries();
    entries[index].knot().clone()
}

fn undo(harness: &mut Harness<'_, Desk>) {
    let at = knotmap::session::Now {
        stamp: super::now(),
        tick_secs: 99.0,
    };
    drop(
        harness
            .state_mut()
            .session
            .apply(knotmap::session::Action::Undo, at),
    );
    harness.run();
}
