//! The list of knots, walked and read by name.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use knotmap::model::{Entry, Knot, KnotId};
use knotmap::ui::Command;

use super::{click, desk, felt, jeffrey, knot, type_into};

#[test]
fn left_and_right_are_the_persons_own() {
    let entries = vec![
        jeffrey(&[]),
        Entry::new(knot(2, "Ruth", 0.12), Vec::new(), Vec::new()),
    ];
    let mut harness = desk(entries);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("1 Jeffrey, not rated, left,")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("2 Ruth, not rated, right,")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("Your left, 6 cm from the spine")
            .is_some()
    );
    harness.get_by_label_contains("2 Ruth").click();
    harness.run();
    assert!(
        harness
            .query_by_label_contains("Your right, 6 cm from the spine")
            .is_some()
    );
}

#[test]
fn about_you_is_there_when_nothing_is_selected() {
    let mut harness = desk(Vec::new());
    harness.run();
    assert!(
        harness
            .query_by_label("No knots yet. Click the map where it is sore.")
            .is_some()
    );
    click(&mut harness, "About you");
    type_into(
        &mut harness,
        "From C7 to PSIS in cm; leave empty if not measured",
        "48,5",
    );
    harness.key_press(Key::Enter);
    harness.run();
    type_into(&mut harness, "Medicines", "none");
    let person = harness.state().session.chart().person().clone();
    assert_eq!(person.ruler_mm, Some(485));
    assert_eq!(person.medicines, "none");
    click(&mut harness, "Place a knot");
    assert_eq!(harness.state().commands, [Command::PlaceKnot]);
}

#[test]
fn the_list_is_walked_with_arrows_and_found_by_name() {
    let entries = (1..=12)
        .map(|number| {
            Entry::new(
                knot(number, &format!("Spot {number}"), 0.12),
                Vec::new(),
                Vec::new(),
            )
        })
        .collect();
    let mut harness = desk(entries);
    harness.run();
    harness.get_by_label_contains("1 Spot 1,").click();
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(
        harness.state().session.selection().primary(),
        Some(KnotId::from_bits(3))
    );
    assert!(harness.get_by_label_contains("3 Spot 3,").is_focused());
    harness
        .get_by_label_contains("5 Spot 5,")
        .click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert_eq!(harness.state().session.selection().knots().len(), 2);
    assert!(
        harness
            .query_by_label_contains("2 knots selected")
            .is_some()
    );
    type_into(&mut harness, "Filter knots", "spot 11");
    assert!(harness.query_by_label_contains("11 Spot 11").is_some());
    assert!(harness.query_by_label_contains("5 Spot 5,").is_none());
}

#[test]
fn archived_knots_wait_in_a_section_of_their_own() {
    let archived = Knot {
        archived: true,
        ..knot(2, "Old", 0.1)
    };
    let mut harness = desk(vec![
        jeffrey(&[]),
        Entry::new(archived, Vec::new(), Vec::new()),
    ]);
    harness.run();
    assert!(harness.query_by_label_contains("2 Old").is_none());
    click(&mut harness, "Archived (1)");
    assert!(
        harness
            .query_by_label_contains("2 Old, not rated, archived")
            .is_some()
    );
}

#[test]
fn settled_panels_ask_for_no_repaint() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7)), (3, felt(4))])]);
    harness.run();
    let delay = harness
        .output()
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert!(delay.is_none_or(|delay| delay.as_secs() >= 1), "{delay:?}");
}
