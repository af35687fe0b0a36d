//! The help menu: commands that explain the program.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, plain, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[
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
