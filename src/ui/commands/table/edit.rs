//! The edit menu: commands that change what is selected.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, ctrl, ctrl_shift, plain, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[
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
        Command::History,
        Menu::Edit,
        "History…",
        "See every step, and go back or forward to one",
        Needs::Chart,
    )
    .keys(&[ctrl_shift(Key::H)])
    .icon(Icon::Clock),
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
];
