//! Commands in menus.

use egui::{Response, Ui};

use super::Command;
use crate::session::{Action, Session};
use crate::ui::Outbox;
use crate::ui::map::ramp;
use crate::ui::widgets::rating_row;

/// Width of a context menu, in points.
const MENU_WIDTH: f32 = 250.0;

/// One row of a menu.
pub fn menu_item(ui: &mut Ui, command: Command, session: Option<&Session>, out: &mut Outbox) {
    let Some(spec) = command.spec() else { return };
    let mut button = egui::Button::new(command.text(session));
    if let Some(keys) = spec.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(keys);
    }
    if ui
        .add_enabled(command.is_enabled(session), button)
        .on_hover_text(spec.tooltip)
        .clicked()
    {
        out.run(command);
        ui.close();
    }
}

/// The menu of a right click on the map or a row of the list.
pub fn context_menu(response: &Response, session: &Session, out: &mut Outbox) {
    response.context_menu(|ui| {
        ui.set_min_width(MENU_WIDTH);
        let on_knot = !session.selection().is_empty();
        let commands: &[Command] = if on_knot {
            &[
                Command::MarkReleased,
                Command::MarkReturned,
                Command::Rename,
                Command::DuplicateMirrored,
                Command::Mirror,
                Command::Archive,
                Command::Delete,
            ]
        } else {
            &[Command::PlaceKnot, Command::Fit, Command::FitWhole]
        };
        if on_knot {
            rate_ui(ui, out);
        }
        for command in commands {
            menu_item(ui, *command, Some(session), out);
        }
    });
}

/// Rates the selected knots as they are now.
fn rate_ui(ui: &mut Ui, out: &mut Outbox) {
    if let Some(intensity) = rating_row(ui, None, ramp(ui)) {
        out.act(Action::RateSelected(intensity));
        ui.close();
    }
}
