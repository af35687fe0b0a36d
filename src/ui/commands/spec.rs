//! One row of the command table.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::session::Session;
use crate::ui::icons::Icon;

/// Where a command stands in the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Undo and the selected knots.
    Edit,
    /// Events in a knot's life.
    Knot,
    /// Treatments, check-ins and everything else with a time.
    Diary,
    /// What is seen.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::Edit,
        Self::Knot,
        Self::Diary,
        Self::View,
        Self::Help,
    ];

    /// The menu's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Knot => "Knot",
            Self::Diary => "Diary",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// What a command needs to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    Chart,
    Selection,
    /// Two selected knots or more.
    Several,
    Undo,
    Redo,
    /// An earlier time is shown.
    Past,
    /// A chart that this program may write.
    Writable,
}

impl Needs {
    /// What of it is missing, as a hint what to do first.
    pub(super) fn missing(self, session: Option<&Session>) -> Option<&'static str> {
        let (is_there, hint) = match (self, session) {
            (Self::Nothing, _) | (Self::Chart, Some(_)) => return None,
            (_, None) => (false, "Open a chart first"),
            (Self::Selection, Some(session)) => {
                (!session.selection().is_empty(), "Select a knot first")
            }
            (Self::Several, Some(session)) => {
                let is_there = session.selection().knots().len() > 1;
                (is_there, "Select two knots or more first")
            }
            (Self::Undo, Some(session)) => {
                let is_there =
                    session.history().undo_label().is_some() || session.draft().is_some();
                (is_there, "Nothing to undo")
            }
            (Self::Redo, Some(session)) => (
                session.history().redo_label().is_some(),
                "Nothing was undone",
            ),
            (Self::Writable, Some(session)) => (
                session.may_change(),
                "A newer knotmap made this chart. It is only shown",
            ),
            (Self::Past, Some(session)) => (session.past().is_some(), "This is how it is today"),
        };
        (!is_there).then_some(hint)
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// Its menu.
    pub menu: Menu,
    /// Its text in menus and on buttons.
    pub text: &'static str,
    /// What it does, for tooltips and the help sheet.
    pub tooltip: &'static str,
    /// Its keys, the shown one first.
    pub keys: &'static [KeyboardShortcut],
    /// Its icon, if it has one.
    pub icon: Option<Icon>,
    /// Whether a line stands above it in its menu.
    pub line_above: bool,
    pub(super) needs: Needs,
}

pub(super) const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub(super) const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

pub(super) const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

pub(super) const fn spec(
    command: Command,
    menu: Menu,
    text: &'static str,
    tooltip: &'static str,
    needs: Needs,
) -> Spec {
    Spec {
        command,
        menu,
        text,
        tooltip,
        keys: &[],
        icon: None,
        line_above: false,
        needs,
    }
}

impl Spec {
    pub(super) const fn keys(self, keys: &'static [KeyboardShortcut]) -> Self {
        Self { keys, ..self }
    }

    pub(super) const fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    pub(super) const fn line(self) -> Self {
        Self {
            line_above: true,
            ..self
        }
    }

    /// Its first key as text, for menus and tooltips.
    pub fn shortcut_text(&self, ctx: &egui::Context) -> Option<String> {
        self.keys.first().map(|keys| keys_in_words(ctx, *keys))
    }
}

/// A shortcut as it stands on the keys: "Ctrl+," and not "Ctrl+Comma".
pub fn keys_in_words(ctx: &egui::Context, keys: KeyboardShortcut) -> String {
    let words = ctx.format_shortcut(&keys);
    let key = keys.logical_key;
    let sign = match key {
        Key::Comma | Key::Minus | Key::Plus | Key::Equals | Key::Slash | Key::Questionmark => {
            key.symbol_or_name()
        }
        _ => return words,
    };
    match words.strip_suffix(key.name()) {
        Some(modifiers) => format!("{modifiers}{sign}"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_by_what_stands_on_them() {
        let ctx = egui::Context::default();
        ctx.set_os(egui::os::OperatingSystem::Nix);
        let words = |keys| keys_in_words(&ctx, keys);
        assert_eq!(words(ctrl(Key::Comma)), "Ctrl+,");
        assert_eq!(words(plain(Key::Plus)), "+");
        assert_eq!(words(plain(Key::Minus)), "−");
        assert_eq!(words(ctrl_shift(Key::S)), "Ctrl+Shift+S");
    }
}
