//! Commands in menus.

use egui::{Key, Modifiers, Popup, Pos2, Response, SetOpenCommand, Ui};

use super::Command;
use crate::session::{Action, Session};
use crate::ui::Outbox;
use crate::ui::map::ramp;
use crate::ui::theme::{menu_style, semibold};
use crate::ui::widgets::rating_row;

/// Width of a context menu, in points.
const MENU_WIDTH: f32 = 250.0;

/// What can be done on the bare map, with one knot, and with several.
const ON_MAP: &[Command] = &[
    Command::PlaceKnot,
    Command::PlaceByName,
    Command::Fit,
    Command::FitWhole,
];
const ON_KNOT: &[Command] = &[
    Command::MarkReleased,
    Command::MarkReturned,
    Command::LogTreatment,
    Command::Rename,
    Command::DuplicateMirrored,
    Command::Mirror,
    Command::Archive,
    Command::Delete,
];
const ON_SEVERAL: &[Command] = &[
    Command::MarkReleased,
    Command::MarkReturned,
    Command::LogTreatment,
    Command::Family,
    Command::DuplicateMirrored,
    Command::Mirror,
    Command::Archive,
    Command::Delete,
];

/// One row of a menu.
pub fn menu_item(
    ui: &mut Ui,
    command: Command,
    session: Option<&Session>,
    out: &mut Outbox,
) -> Option<Response> {
    let spec = command.spec()?;
    let mut button = egui::Button::new(command.text(session));
    if let Some(keys) = spec.shortcut_text(ui.ctx()) {
        button = button.shortcut_text(keys);
    }
    let item = ui
        .add_enabled(command.is_enabled(session), button)
        .on_hover_text(spec.tooltip);
    if item.clicked() {
        out.run(command);
        ui.close();
    }
    Some(item)
}

/// Whether the keys for a context menu were pressed: the menu key, or Shift+F10. They are taken.
pub fn menu_keys(ctx: &egui::Context) -> bool {
    ctx.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::Menu)
            || input.consume_key(Modifiers::SHIFT, Key::F10)
    })
}

/// The menu of a right click on the map or a row of the list; `by_key` is where it opens by keys, if it does now.
pub fn context_menu(
    response: &Response,
    by_key: Option<Pos2>,
    session: &Session,
    out: &mut Outbox,
) {
    let ctx = &response.ctx;
    let place = response.id.with("menu-by-key");
    if by_key.is_some() || response.secondary_clicked() {
        ctx.data_mut(|data| data.insert_temp(place, by_key));
    }
    let mut menu = Popup::context_menu(response).style(menu_style);
    if by_key.is_some() {
        menu = menu.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    // A menu of the pointer opens there, one of the keys at what has them.
    let at = ctx.data(|data| data.get_temp::<Option<Pos2>>(place));
    if let Some(pos) = at.flatten() {
        menu = menu.at_position(pos);
    }
    menu.show(|ui| {
        ui.set_min_width(MENU_WIDTH);
        let commands = match session.selection().knots() {
            [] => ON_MAP,
            [_] => ON_KNOT,
            several => {
                let count = format!("{} knots", several.len());
                ui.label(semibold(count));
                ON_SEVERAL
            }
        };
        if !session.selection().is_empty() {
            rate_ui(ui, out);
        }
        for (index, command) in commands.iter().enumerate() {
            let item = menu_item(ui, *command, Some(session), out);
            if let Some(item) = item.filter(|_| index == 0 && by_key.is_some()) {
                item.request_focus();
            }
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
