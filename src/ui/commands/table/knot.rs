//! The knot menu: commands about a knot's life.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, ctrl, plain, shift, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[
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
        Command::PlaceByName,
        Menu::Knot,
        "Place a knot by name…",
        "Choose the part of the body from a list",
        Needs::Chart,
    )
    .keys(&[shift(Key::N)]),
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
        Command::NextQuestion,
        Menu::Knot,
        "Ask the next question",
        "What the next rating answers: now, on pressing, moving, worst or average today",
        Needs::Selection,
    )
    .keys(&[plain(Key::Q)])
    .line(),
    spec(
        Command::PreviousQuestion,
        Menu::Knot,
        "Ask the question before",
        "The same the other way round",
        Needs::Selection,
    )
    .keys(&[shift(Key::Q)]),
    spec(
        Command::DrawExtent,
        Menu::Knot,
        "Draw how far it reaches…",
        "Paint the knot's extent on the map",
        Needs::Selection,
    )
    .keys(&[plain(Key::E)])
    .icon(Icon::Edit)
    .line(),
    spec(
        Command::Family,
        Menu::Knot,
        "Link as a family",
        "Note that the selected knots flare together, or part them again",
        Needs::Several,
    )
    .keys(&[ctrl(Key::G)])
    .line(),
    spec(
        Command::Archive,
        Menu::Knot,
        "Archive",
        "Put the selected knots away, or bring them back",
        Needs::Selection,
    ),
];
