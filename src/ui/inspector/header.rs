//! The knot's number, name and state.

use egui::{self, FontFamily, FontId, Id, RichText, Ui};

use super::fields::caption;
use super::line_field::LineField;
use super::{backdate, when_words};
use crate::analysis::state_at;
use crate::model::limits::NAME_CHARS;
use crate::model::{Entry, Knot, KnotId};
use crate::session::Action;
use crate::ui::theme::{SEMIBOLD, Tokens};
use crate::ui::{Outbox, PanelInput};

/// The name being typed, and the knot's number.
#[derive(Debug, Default)]
pub(super) struct NameField {
    line: LineField,
    /// What the number was counted from.
    number: Option<(u64, KnotId, usize)>,
}

impl NameField {
    /// Keeps a name that was typed and not finished.
    pub(super) fn keep(&self, knot: &Knot, out: &mut Outbox) {
        if let Some(name) = self.line.unsaved() {
            out.act(Action::Rename(knot.id, name.to_owned()));
        }
    }

    fn number(&mut self, input: PanelInput<'_>, knot: &Knot) -> usize {
        let roster = input.session.versions().of_roster();
        match self.number {
            Some((known, of, number)) if (known, of) == (roster, knot.id) => number,
            _ => {
                let entries = input.session.chart().entries();
                let index = entries.iter().position(|entry| entry.knot().id == knot.id);
                let number = index.map_or(0, |index| index + 1);
                self.number = Some((roster, knot.id, number));
                number
            }
        }
    }
}

/// Shows number, name and state; returns a name that was finished.
pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    entry: &Entry,
    field: &mut NameField,
) -> Option<String> {
    let tokens = Tokens::of(ui);
    let knot = entry.knot();
    let number = field.number(input, knot);
    let semibold = FontId::new(tokens.text_title, FontFamily::Name(SEMIBOLD.into()));
    let mut finished = None;
    ui.horizontal(|ui| {
        let number = RichText::new(number.to_string())
            .font(semibold.clone())
            .color(tokens.text_subdued);
        ui.label(number);
        let id = Id::unique("inspector-name").with(knot.id.bits());
        let response = field.line.show(ui, id, &knot.name, |edit| {
            edit.font(semibold)
                .hint_text("Unnamed knot")
                .char_limit(NAME_CHARS)
                .min_size(egui::Vec2::splat(tokens.control_height))
                .margin(egui::Margin::symmetric(6, 4))
        });
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Name of the knot")
        });
        finished = field.line.finished(&response).map(str::to_owned);
    });
    if finished.is_some() {
        field.line.settle();
    }
    let state = state_at(entry, input.moment());
    let today = backdate::today(input.now, input.zone);
    ui.label(when_words::state_line(&state, today));
    if knot.archived {
        caption(ui, "Archived");
    }
    finished
}
