//! The commands of the program: one table feeds menus, shortcuts, tooltips and the help sheet.

use egui::{Key, KeyboardShortcut, Modifiers, Response, Ui};

use super::Outbox;
use super::icons::Icon;
use crate::model::{MilestoneKind, Stamp};
use crate::session::{Action, History, Session};

/// Something the program can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Starts an empty chart.
    New,
    /// Asks for a chart and opens it.
    Open,
    /// Opens the sample as an untitled copy.
    OpenSample,
    /// Saves the chart.
    Save,
    /// Saves the chart under a name that is asked for.
    SaveAs,
    /// Exports the map as a picture or a page.
    ExportMap,
    /// Closes the window.
    Quit,
    /// Undoes the last step.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Renames the selected knot.
    Rename,
    /// Duplicates the selected knots.
    Duplicate,
    /// Duplicates the selected knots to the other side.
    DuplicateMirrored,
    /// Moves the selected knots to the other side.
    Mirror,
    /// Deletes the selected knots.
    Delete,
    /// Marks the selected knot released.
    MarkReleased,
    /// Marks the selected knot returned.
    MarkReturned,
    /// Puts the selected knots away or brings them back.
    Archive,
    /// Selects all knots.
    SelectAll,
    /// Places a knot under the pointer or in the middle of the map.
    PlaceKnot,
    /// Shows the upper back.
    Fit,
    /// Shows the whole body.
    FitWhole,
    /// Zooms in.
    ZoomIn,
    /// Zooms out.
    ZoomOut,
    /// Switches between light, dark and the system's theme.
    ThemeLight,
    /// See [`Command::ThemeLight`].
    ThemeDark,
    /// See [`Command::ThemeLight`].
    ThemeSystem,
    /// Shows the keys and gestures.
    Help,
    /// Says what the program is.
    About,
}

/// Where a command stands in the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Undo and the selected knots.
    Edit,
    /// Events in a knot's life.
    Knot,
    /// What is seen.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Knot, Self::View, Self::Help];

    /// The menu's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Knot => "Knot",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// What a command needs to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    Chart,
    Selection,
    Undo,
    Redo,
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
    needs: Needs,
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn spec(
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
    const fn keys(self, keys: &'static [KeyboardShortcut]) -> Self {
        Self { keys, ..self }
    }

    const fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    const fn line(self) -> Self {
        Self {
            line_above: true,
            ..self
        }
    }

    /// Its first key as text, for menus and tooltips.
    pub fn shortcut_text(&self, ctx: &egui::Context) -> Option<String> {
        self.keys.first().map(|keys| ctx.format_shortcut(keys))
    }
}

/// Every command, in menu order.
pub const TABLE: &[Spec] = &[
    spec(
        Command::New,
        Menu::File,
        "New chart",
        "Start an empty chart",
        Needs::Nothing,
    )
    .keys(&[ctrl(Key::N)])
    .icon(Icon::New),
    spec(
        Command::Open,
        Menu::File,
        "Open…",
        "Open a chart from a file",
        Needs::Nothing,
    )
    .keys(&[ctrl(Key::O)])
    .icon(Icon::Open),
    spec(
        Command::OpenSample,
        Menu::File,
        "Open the sample",
        "Look around in a made-up chart",
        Needs::Nothing,
    ),
    spec(
        Command::Save,
        Menu::File,
        "Save",
        "Save the chart to its file",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::S)])
    .icon(Icon::Save)
    .line(),
    spec(
        Command::SaveAs,
        Menu::File,
        "Save as…",
        "Save the chart to another file",
        Needs::Chart,
    )
    .keys(&[ctrl_shift(Key::S)]),
    spec(
        Command::ExportMap,
        Menu::File,
        "Export map…",
        "Save the map as PDF, PNG or SVG to hand over",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::E)])
    .icon(Icon::Export)
    .line(),
    spec(
        Command::Quit,
        Menu::File,
        "Quit",
        "Close the window",
        Needs::Nothing,
    )
    .keys(&[ctrl(Key::Q)])
    .line(),
    spec(
        Command::Undo,
        Menu::Edit,
        "Undo",
        "Take back the last step",
        Needs::Undo,
    )
    .keys(&[ctrl(Key::Z)])
    .icon(Icon::Undo),
    spec(
        Command::Redo,
        Menu::Edit,
        "Redo",
        "Do the last undone step again",
        Needs::Redo,
    )
    .keys(&[ctrl_shift(Key::Z), ctrl(Key::Y)])
    .icon(Icon::Redo),
    spec(
        Command::Duplicate,
        Menu::Edit,
        "Duplicate",
        "Copy the selected knots, without their history",
        Needs::Selection,
    )
    .keys(&[ctrl(Key::D)])
    .line(),
    spec(
        Command::DuplicateMirrored,
        Menu::Edit,
        "Duplicate to other side",
        "Copy the selected knots to the other side",
        Needs::Selection,
    ),
    spec(
        Command::Mirror,
        Menu::Edit,
        "Move to other side",
        "Mirror the selected knots left to right",
        Needs::Selection,
    )
    .keys(&[plain(Key::M)])
    .icon(Icon::Mirror),
    spec(
        Command::SelectAll,
        Menu::Edit,
        "Select all",
        "Select every knot",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::A)]),
    spec(
        Command::Delete,
        Menu::Edit,
        "Delete knot",
        "Delete the selected knots with their history",
        Needs::Selection,
    )
    .keys(&[plain(Key::Delete), plain(Key::Backspace)])
    .icon(Icon::Delete)
    .line(),
    spec(
        Command::PlaceKnot,
        Menu::Knot,
        "Place a knot here",
        "Place a knot under the pointer",
        Needs::Chart,
    )
    .keys(&[plain(Key::N)])
    .icon(Icon::Plus),
    spec(
        Command::Rename,
        Menu::Knot,
        "Rename",
        "Rename the selected knot",
        Needs::Selection,
    )
    .keys(&[plain(Key::F2), plain(Key::Enter)])
    .icon(Icon::Edit),
    spec(
        Command::MarkReleased,
        Menu::Knot,
        "Mark released",
        "Note that the knot let go",
        Needs::Selection,
    )
    .keys(&[plain(Key::R)])
    .icon(Icon::Released)
    .line(),
    spec(
        Command::MarkReturned,
        Menu::Knot,
        "Mark returned",
        "Note that the knot came back",
        Needs::Selection,
    )
    .keys(&[shift(Key::R)])
    .icon(Icon::Returned),
    spec(
        Command::Archive,
        Menu::Knot,
        "Archive",
        "Put the selected knots away, or bring them back",
        Needs::Selection,
    )
    .line(),
    spec(
        Command::Fit,
        Menu::View,
        "Upper back",
        "Show the upper back",
        Needs::Chart,
    )
    .keys(&[plain(Key::F), plain(Key::Home)])
    .icon(Icon::Fit),
    spec(
        Command::FitWhole,
        Menu::View,
        "Whole body",
        "Show the whole body",
        Needs::Chart,
    )
    .keys(&[shift(Key::F)]),
    spec(
        Command::ZoomIn,
        Menu::View,
        "Zoom in",
        "Zoom the map in",
        Needs::Chart,
    )
    .keys(&[plain(Key::Plus), plain(Key::Equals)])
    .icon(Icon::ZoomIn),
    spec(
        Command::ZoomOut,
        Menu::View,
        "Zoom out",
        "Zoom the map out",
        Needs::Chart,
    )
    .keys(&[plain(Key::Minus)])
    .icon(Icon::ZoomOut),
    spec(
        Command::ThemeSystem,
        Menu::View,
        "Theme of the system",
        "Light or dark as the system says",
        Needs::Nothing,
    )
    .line(),
    spec(
        Command::ThemeLight,
        Menu::View,
        "Light theme",
        "Dark ink on light paper",
        Needs::Nothing,
    )
    .icon(Icon::Light),
    spec(
        Command::ThemeDark,
        Menu::View,
        "Dark theme",
        "For the night",
        Needs::Nothing,
    )
    .icon(Icon::Dark),
    spec(
        Command::Help,
        Menu::Help,
        "Keys and gestures",
        "Everything the keyboard and the pointer do",
        Needs::Nothing,
    )
    .keys(&[plain(Key::F1), plain(Key::Questionmark)])
    .icon(Icon::Info),
    spec(
        Command::About,
        Menu::Help,
        "About knotmap",
        "Version, licences, and where the data stays",
        Needs::Nothing,
    ),
];

impl Command {
    /// The command's row of the table.
    pub fn spec(self) -> Option<&'static Spec> {
        TABLE.iter().find(|spec| spec.command == self)
    }

    /// Whether the command makes sense now.
    pub fn is_enabled(self, session: Option<&Session>) -> bool {
        let Some(spec) = self.spec() else {
            return false;
        };
        match (spec.needs, session) {
            (Needs::Nothing, _) | (Needs::Chart, Some(_)) => true,
            (_, None) => false,
            (Needs::Selection, Some(session)) => !session.selection().is_empty(),
            (Needs::Undo, Some(session)) => {
                session.history().undo_label().is_some() || session.draft().is_some()
            }
            (Needs::Redo, Some(session)) => session.history().redo_label().is_some(),
        }
    }

    /// What the command does to the open chart; nothing for commands of the window.
    pub fn actions(self, session: &Session, now: Stamp) -> Vec<Action> {
        let selected = session.selection().knots();
        let milestone = |kind| {
            let at = now.into();
            selected
                .iter()
                .map(move |knot| Action::AddMilestone {
                    knot: *knot,
                    kind,
                    at,
                })
                .collect()
        };
        match self {
            Self::Undo => vec![Action::Undo],
            Self::Redo => vec![Action::Redo],
            Self::Duplicate => vec![Action::Duplicate { mirrored: false }],
            Self::DuplicateMirrored => vec![Action::Duplicate { mirrored: true }],
            Self::Mirror => vec![Action::Mirror],
            Self::Delete => vec![Action::DeleteSelected],
            Self::MarkReleased => milestone(MilestoneKind::Released),
            Self::MarkReturned => milestone(MilestoneKind::Returned),
            Self::Archive => {
                let is_archived =
                    |knot| session.chart().knot(knot).is_some_and(|knot| knot.archived);
                vec![Action::SetArchived(
                    !selected.iter().copied().all(is_archived),
                )]
            }
            Self::SelectAll => {
                let entries = session.chart().entries();
                vec![Action::SelectAll(
                    entries.iter().map(|entry| entry.knot().id).collect(),
                )]
            }
            _ => Vec::new(),
        }
    }

    /// The command's text with what it would act on: "Undo move 'Jeffrey'".
    pub fn text(self, session: Option<&Session>) -> String {
        let text = self.spec().map_or("", |spec| spec.text);
        let history = session.map(Session::history);
        let about = match self {
            Self::Undo => history.and_then(History::undo_label),
            Self::Redo => history.and_then(History::redo_label),
            _ => None,
        };
        match about {
            Some(about) => {
                let mut letters = about.chars();
                let first = letters
                    .next()
                    .map(|c| c.to_lowercase().to_string())
                    .unwrap_or_default();
                format!("{text} {first}{}", letters.as_str())
            }
            None => text.to_owned(),
        }
    }
}

/// Takes the keys of enabled commands out of the frame's input, before any widget sees them.
///
/// While text is being typed only keys with Ctrl (Command on a Mac) and function keys count.
pub fn shortcuts(ctx: &egui::Context, session: Option<&Session>, out: &mut Outbox) {
    let typing = super::keys::is_typing(ctx);
    let button_focused = !super::keys::map_has_keys(ctx);
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
        for command in commands {
            menu_item(ui, *command, Some(session), out);
        }
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_key_on_any_system() {
        let mut seen = BTreeSet::new();
        // egui's own: zoom of the whole window, and quitting, which is ours too.
        let taken = [ctrl(Key::Plus), ctrl(Key::Minus), ctrl(Key::Num0)];
        for keys in TABLE.iter().flat_map(|spec| spec.keys).chain(&taken) {
            // COMMAND is Ctrl everywhere but on a Mac, where no command uses Ctrl: the same table holds for all.
            assert!(seen.insert(format!("{keys:?}")), "{keys:?} is there twice");
        }
    }

    #[test]
    fn every_command_has_one_row() {
        let commands: BTreeSet<Command> = TABLE.iter().map(|spec| spec.command).collect();
        assert_eq!(commands.len(), TABLE.len());
        assert!(Command::About.spec().is_some() && Command::New.spec().is_some());
    }
}
