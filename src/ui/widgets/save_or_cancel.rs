//! The foot of a form.

use egui::Ui;

use super::{primary_button, quiet_button};

/// How a form was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// What it says counts.
    Saved,
    /// It does not.
    Cancelled,
}

/// The button that keeps what a form says, and the one that does not; returns the one that was pressed.
pub fn save_or_cancel(ui: &mut Ui, save: &str, can_save: bool) -> Option<Closed> {
    let [saved, cancelled] = ui
        .horizontal_wrapped(|ui| {
            let saved = ui.add_enabled_ui(can_save, |ui| primary_button(ui, save).clicked());
            [saved.inner, quiet_button(ui, "Cancel").clicked()]
        })
        .inner;
    if saved {
        Some(Closed::Saved)
    } else {
        cancelled.then_some(Closed::Cancelled)
    }
}
