//! The few kinds of input that the sections share.

use egui::{self, ComboBox, Response, RichText, TextEdit, Ui};

use crate::model::limits::TEXT_CHARS;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, list_chevron};

/// A small caption above a field.
pub(in crate::ui) fn caption(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    ui.label(
        RichText::new(text)
            .size(tokens.text_small)
            .color(tokens.text_subdued),
    )
}

/// The text with a capital first letter.
pub(in crate::ui) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What is wrong with what was typed.
pub(in crate::ui) fn error_ui(ui: &mut Ui, text: &str) {
    let tokens = Tokens::of(ui);
    ui.label(
        RichText::new(text)
            .size(tokens.text_small)
            .color(tokens.danger),
    );
}

/// A few choices side by side; returns the one that was pressed.
pub(in crate::ui) fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    options: impl IntoIterator<Item = (T, &'static str)>,
    current: Option<T>,
) -> Option<T> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for (value, label) in options {
            let button = ActionButton::new(label).selected(current == Some(value));
            if ui.add(button).clicked() {
                pressed = Some(value);
            }
        }
    });
    pressed
}

/// A list that opens on a click; `name` names it for screen readers.
pub(in crate::ui) fn combo<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    options: impl IntoIterator<Item = (T, &'static str)>,
    value: &mut T,
) -> bool {
    let options: Vec<_> = options.into_iter().collect();
    let shown = options
        .iter()
        .find(|(option, _)| option == value)
        .map_or("", |(_, label)| label);
    let before = *value;
    let combo = ComboBox::from_id_salt(name)
        .icon(list_chevron)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            for (option, label) in options {
                ui.selectable_value(value, option, label);
            }
        });
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    before != *value
}

/// A text of several lines under its caption; returns whether it was changed.
pub(in crate::ui) fn paragraph(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> bool {
    let label = caption(ui, name);
    let edit = TextEdit::multiline(text)
        .hint_text(hint)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .char_limit(TEXT_CHARS);
    ui.add(edit).labelled_by(label.id).changed()
}
