//! The sheet that asks what data to export.

use egui::{RichText, ScrollArea, Ui};

use super::{DataChoice, DataKind};
use crate::exchange::Table;
use crate::report::Share;
use crate::ui::modal::{foot, room_in_sheet, title};
use crate::ui::report::switches_ui;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{primary_button, quiet_button};

/// In a narrower sheet the switches stand under the kinds, in points.
const BESIDE_FROM: f32 = 620.0;
/// Width of the kinds beside the switches, in points.
const KINDS_WIDTH: f32 = 400.0;

/// What is chosen so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportSheet {
    kind: DataKind,
    share: Share,
}

impl Default for ExportSheet {
    fn default() -> Self {
        Self {
            kind: DataKind::Table(Table::Ratings),
            share: Share::default(),
        }
    }
}

/// What was chosen on the sheet.
pub(super) enum ExportChoice {
    Close,
    Export(DataChoice),
}

impl ExportSheet {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<ExportChoice> {
        let tokens = Tokens::of(ui.ctx());
        title(ui, "Export data");
        let is_wide = ui.available_width() >= BESIDE_FROM;
        let height = room_in_sheet(ui.ctx(), 200.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            if is_wide {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(KINDS_WIDTH);
                        self.kinds_ui(ui);
                    });
                    ui.add_space(tokens.space_l);
                    ui.vertical(|ui| self.share_ui(ui));
                });
            } else {
                self.kinds_ui(ui);
                self.share_ui(ui);
            }
        });
        foot(ui, |ui| {
            let export = primary_button(ui, "Choose where…").clicked();
            let cancel = quiet_button(ui, "Cancel").clicked();
            if export {
                Some(ExportChoice::Export(self.choice()))
            } else {
                cancel.then_some(ExportChoice::Close)
            }
        })
    }

    fn kinds_ui(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui.ctx());
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
    }

    /// What of it leaves.
    fn share_ui(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = tokens.space_xs;
        if self.kind == DataKind::Pack {
            // It never holds what the switches are about.
            let words = "A research pack leaves out all that could be switched off here";
            ui.label(RichText::new(words).color(tokens.text_subdued));
        } else {
            switches_ui(ui, &mut self.share);
        }
    }

    fn choice(self) -> DataChoice {
        let share = if self.kind == DataKind::Pack {
            Share::default()
        } else {
            self.share
        };
        DataChoice {
            kind: self.kind,
            share,
        }
    }
}
