//! What else can be said of a knot: its symbol and a note.

use egui::Ui;

use super::KnotEdit;
use super::fields::{caption, combo, paragraph};
use crate::model::Mark;

/// The nine marks by name.
const MARKS: [(Mark, &str); 9] = [
    (Mark::TenderPoint, "Tender point"),
    (Mark::TriggerPoint, "Trigger point"),
    (Mark::Adhesion, "Adhesion"),
    (Mark::Pain, "Pain"),
    (Mark::Hypertonicity, "Hypertonicity"),
    (Mark::Spasm, "Spasm"),
    (Mark::Inflammation, "Inflammation"),
    (Mark::Rotation, "Rotation"),
    (Mark::Elevation, "Elevation"),
];

/// Shows the symbol and the note.
pub(super) fn show(ui: &mut Ui, edit: &mut KnotEdit) {
    caption(ui, "Mark on a therapist's chart");
    if combo(ui, "Mark", MARKS, &mut edit.knot.mark) {
        edit.what = Some("mark");
    }
    for (name, hint, text, changed) in [
        (
            "Worse with",
            "A day at the desk, cold, a certain move",
            &mut edit.knot.worse_with,
            "what makes it worse",
        ),
        (
            "Better with",
            "Heat, a walk, a certain stretch",
            &mut edit.knot.better_with,
            "what makes it better",
        ),
        (
            "A therapist had better avoid",
            "Too much pressure there, lying face down",
            &mut edit.knot.avoid,
            "what to avoid",
        ),
    ] {
        if paragraph(ui, name, hint, text) {
            edit.what = Some(changed);
        }
    }
    if paragraph(
        ui,
        "Notes",
        "What it feels like, what sets it off",
        &mut edit.knot.note,
    ) {
        edit.what = Some("note");
    }
}
