//! Where the person feels the knot spread.

use egui::{TextEdit, Ui};

use super::KnotEdit;
use super::fields::{caption, choices};
use crate::body::Body;
use crate::model::{Side, SpreadsTo};
use crate::ui::icons::Icon;
use crate::ui::muscles::zone_buttons;
use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;

/// The zones being looked through, while one is to be added.
#[derive(Debug, Default)]
pub(super) struct SpreadField {
    picker: Option<Picker>,
}

#[derive(Debug)]
struct Picker {
    side: Side,
    query: String,
    /// It was just opened and may lie below what is in sight.
    is_new: bool,
}

impl SpreadField {
    /// Closes the list of zones. Returns whether it was open.
    pub(super) fn cancel(&mut self) -> bool {
        self.picker.take().is_some()
    }

    /// Shows where the knot spreads, and lets zones be added and taken out.
    pub(super) fn show(&mut self, ui: &mut Ui, body: &Body, edit: &mut KnotEdit) {
        caption(ui, "Where does it spread?");
        let mut removed = None;
        ui.horizontal_wrapped(|ui| {
            let gap = Tokens::of(ui).space_xs;
            ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
            for (index, spread) in edit.knot.spreads_to.iter().enumerate() {
                let words = body.spread_words(spread);
                let button = ActionButton::new(&words).icon(Icon::Close);
                let response = ui.add(button).on_hover_text("Take it out again");
                if response.clicked() {
                    removed = Some(index);
                }
            }
            let add = ActionButton::new("Add a place…")
                .icon(Icon::Plus)
                .selected(self.picker.is_some());
            if ui.add(add).clicked() && self.picker.take().is_none() {
                let side = match edit.knot.place.side() {
                    Side::Left => Side::Left,
                    Side::Middle | Side::Right => Side::Right,
                };
                self.picker = Some(Picker {
                    side,
                    query: String::new(),
                    is_new: true,
                });
            }
        });
        if let Some(index) = removed {
            edit.knot.spreads_to.remove(index);
            edit.what = Some("where it spreads");
        }
        self.picker_ui(ui, body, edit);
    }

    fn picker_ui(&mut self, ui: &mut Ui, body: &Body, edit: &mut KnotEdit) {
        let Some(picker) = &mut self.picker else {
            return;
        };
        if std::mem::take(&mut picker.is_new) {
            ui.scroll_to_cursor(Some(egui::Align::Min));
        }
        let sides = [(Side::Left, "Your left"), (Side::Right, "Your right")];
        if let Some(side) = choices(ui, sides, Some(picker.side)) {
            picker.side = side;
        }
        let label = caption(ui, "Part of the body");
        let field = TextEdit::singleline(&mut picker.query)
            .hint_text("temple, arm, low back…")
            .desired_width(f32::INFINITY);
        ui.add(field).labelled_by(label.id);
        let query = picker.query.trim().to_lowercase();
        if let Some(zone) = zone_buttons(ui, body, &query) {
            let spread = SpreadsTo {
                zone: zone.id.clone(),
                side: picker.side,
            };
            if !edit.knot.spreads_to.contains(&spread) {
                edit.knot.spreads_to.push(spread);
                edit.what = Some("where it spreads");
            }
            self.picker = None;
        }
    }
}
