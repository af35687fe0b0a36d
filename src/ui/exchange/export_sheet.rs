//! The sheet that asks what data to export.

use egui::{RichText, ScrollArea, Ui};

use super::DataKind;
use crate::exchange::Table;
use crate::ui::modal::{foot, room_in_sheet, title};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{primary_button, quiet_button};

/// What is chosen so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportSheet {
    kind: DataKind,
}

impl Default for ExportSheet {
    fn default() -> Self {
        Self {
            kind: DataKind::Table(Table::Ratings),
        }
    }
}

/// What was chosen on the sheet.
pub(super) enum ExportChoice {
    Close,
    Export(DataKind),
}

impl ExportSheet {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<ExportChoice> {
        let tokens = Tokens::of(ui.ctx());
        title(ui, "Export data");
        let height = room_in_sheet(ui.ctx(), 200.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let spacing = ui.spacing_mut();
            spacing.item_spacing.y = 0.0;
            // What is said of a kind stands under its name, not under the dot.
            spacing.indent = spacing.icon_width + spacing.icon_spacing;
            for kind in DataKind::all() {
                let format = kind.ending().to_uppercase();
                let label = match kind {
                    DataKind::Table(_) => format!("{} ({format})", kind.label()),
                    _ => kind.label().to_owned(),
                };
                ui.radio_value(&mut self.kind, kind, label);
                ui.indent(("about", kind.label()), |ui| {
                    let about = RichText::new(kind.about())
                        .size(tokens.text_small)
                        .color(tokens.text_subdued);
                    ui.label(about);
                });
                ui.add_space(tokens.space_s);
            }
        });
        foot(ui, |ui| {
            let export = primary_button(ui, "Choose where…").clicked();
            let cancel = quiet_button(ui, "Cancel").clicked();
            if export {
                Some(ExportChoice::Export(self.kind))
            } else {
                cancel.then_some(ExportChoice::Close)
            }
        })
    }
}
