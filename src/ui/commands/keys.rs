//! Keys of commands.

use egui::{Key, KeyboardShortcut};

use super::{Command, TABLE};
use crate::session::Session;
use crate::ui::Outbox;

/// Takes the keys of enabled commands out of the frame's input, before any widget sees them.
///
/// While text is being typed only keys with Ctrl (Command on a Mac) and function keys count.
pub fn shortcuts(ctx: &egui::Context, session: Option<&Session>, out: &mut Outbox) {
    // In an open menu or combo plain keys are its own, as in a text field.
    let typing = crate::ui::keys::is_typing(ctx) || egui::Popup::is_any_open(ctx);
    let button_focused = !crate::ui::keys::map_has_keys(ctx);
    let mut rows: Vec<(&KeyboardShortcut, Command)> = TABLE
        .iter()
        .flat_map(|spec| spec.keys.iter().map(|keys| (keys, spec.command)))
        .collect();
    // Ctrl+Shift+S also matches Ctrl+S: more modifiers first.
    rows.sort_by_key(|(keys, _)| {
        std::cmp::Reverse(u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt))
    });
    for (keys, command) in rows {
        let is_plain = !keys.modifiers.command;
        let is_function = matches!(keys.logical_key, Key::F1 | Key::F2);
        if typing && (is_plain && !is_function || is_text_editing(command)) {
            continue;
        }
        // Enter and the like belong to a focused button.
        if button_focused && keys.logical_key == Key::Enter {
            continue;
        }
        // Taken even if the command makes no sense now: Ctrl+Shift+Z with nothing to redo must not undo.
        let pressed = ctx.input_mut(|input| input.consume_shortcut(keys));
        if pressed && command.is_enabled(session) {
            out.run(command);
        }
    }
}

/// Commands whose keys mean something else inside a text field.
fn is_text_editing(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo | Command::SelectAll)
}
