//! The knot's history: a chart of all ratings, and every entry with its date.

use egui::Ui;

use super::chart::HistoryChart;
use super::entries::Entries;
use super::hint_ui;
use crate::analysis::ratings_by;
use crate::model::Entry;
use crate::ui::widgets::section_heading;
use crate::ui::{Outbox, PanelInput};

/// The history of the shown knot between frames.
#[derive(Debug, Default)]
pub(super) struct History {
    chart: HistoryChart,
    entries: Entries,
}

impl History {
    /// Whether an entry is being corrected.
    pub(super) fn is_editing(&self) -> bool {
        self.entries.is_editing()
    }

    /// Closes an entry that is being corrected, as it was. Returns whether there was one.
    pub(super) fn cancel(&mut self) -> bool {
        self.entries.cancel()
    }

    /// Shows chart and entries; those of an earlier time cannot be changed.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        entry: &Entry,
        out: &mut Outbox,
    ) {
        section_heading(ui, "History");
        if ratings_by(entry, input.moment()).is_empty() {
            hint_ui(ui, "Not rated yet");
        } else {
            self.chart.show(ui, input, entry);
        }
        self.entries.show(ui, input, entry, out);
    }

    /// Keeps what was typed into an entry and not finished.
    pub(super) fn keep(&mut self, input: PanelInput<'_>, entry: &Entry, out: &mut Outbox) {
        self.entries.keep(input, entry, out);
    }
}
