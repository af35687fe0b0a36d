//! Every command with its text, keys and icon.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use super::spec::{Menu, Needs, Spec, spec};
use crate::ui::icons::Icon;

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
        Command::Find,
        Menu::View,
        "Find a knot…",
        "Filter the list by name or side",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::F), plain(Key::Slash)])
    .icon(Icon::Search),
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
