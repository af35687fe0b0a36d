//! One setting: its name, and a button for each of its values.

use egui::{Layout, Role, Ui, WidgetInfo, vec2};

use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;

/// Width of the names, in points.
const NAME_WIDTH: f32 = 170.0;
/// In a narrower sheet names stand above their values, in points.
const BESIDE_FROM: f32 = 420.0;

/// Shows a setting and takes in what was chosen.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    options: &[(T, &str)],
    value: &mut T,
) {
    named_ui(ui, name, |ui| {
        for (option, text) in options {
            let chosen = option == value;
            let button = ui.add(ActionButton::new(text).selected(chosen));
            button.widget_info(|| {
                let label = format!("{name}, {text}");
                WidgetInfo::selected(Role::RadioButton, true, chosen, label)
            });
            if button.clicked() {
                *value = *option;
            }
        }
    });
}

/// A name, and beside or below it whatever `add` shows.
pub(super) fn named_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let t = Tokens::of(ui.ctx());
    if ui.available_width() < BESIDE_FROM {
        ui.label(name);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(t.space_xs, t.space_xs);
            add(ui);
        });
        return;
    }
    ui.horizontal_top(|ui| {
        let size = vec2(NAME_WIDTH, t.control_height);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(NAME_WIDTH);
            ui.label(name);
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(t.space_xs, t.space_xs);
            add(ui);
        });
    });
}
