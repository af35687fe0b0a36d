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
        Command::Tour,
        Menu::Help,
        "Tour…",
        "What the program is for, in six pictures",
        Needs::Nothing,
    )
    .line(),
    spec(
        Command::Words,
        Menu::Help,
        "What do these words mean?",
        "Knots, ratings, kinds of massage and techniques in plain words",
        Needs::Nothing,
    ),
    spec(
        Command::About,
        Menu::Help,
        "About knotmap",
        "Version, licences, and where the data stays",
        Needs::Nothing,
    ),
];
