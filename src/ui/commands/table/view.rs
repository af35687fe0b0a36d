//! The view menu: commands about what is seen.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, ctrl, plain, shift, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[
    spec(
        Command::Palette,
        Menu::View,
        "Find anything…",
        "Type a command, a knot, a muscle or a date",
        Needs::Nothing,
    )
    .keys(&[ctrl(Key::K), ctrl(Key::P)])
    .icon(Icon::Search),
    spec(
        Command::Find,
        Menu::View,
        "Find a knot…",
        "Filter the list by name or side",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::F), plain(Key::Slash)]),
    spec(
        Command::NextView,
        Menu::View,
        "Next view",
        "Turn the body to the next view",
        Needs::Chart,
    )
    .keys(&[plain(Key::V)])
    .line(),
    spec(
        Command::PreviousView,
        Menu::View,
        "Previous view",
        "Turn the body to the view before",
        Needs::Chart,
    )
    .keys(&[shift(Key::V)]),
    spec(
        Command::DeeperLayer,
        Menu::View,
        "Deeper layer",
        "Draw the body one layer further in",
        Needs::Chart,
    )
    .keys(&[plain(Key::L)])
    .icon(Icon::Layers)
    .line(),
    spec(
        Command::ShallowerLayer,
        Menu::View,
        "Layer nearer the skin",
        "Draw the body one layer further out",
        Needs::Chart,
    )
    .keys(&[shift(Key::L)]),
    spec(
        Command::SplitView,
        Menu::View,
        "Split view",
        "Draw one half deeper than the other, then the other half, then both the same",
        Needs::Chart,
    )
    .keys(&[plain(Key::S)]),
    spec(
        Command::Landmarks,
        Menu::View,
        "Landmarks and levels",
        "Draw the points a hand can find and the levels of the spine",
        Needs::Chart,
    )
    .keys(&[plain(Key::B)]),
    spec(
        Command::Photo,
        Menu::View,
        "Photo behind the map…",
        "Lay a photo of yourself behind the back or the front; exports leave it out",
        Needs::Chart,
    ),
    spec(
        Command::Zones,
        Menu::View,
        "Zones",
        "Draw the zones in which pain is described",
        Needs::Chart,
    )
    .keys(&[plain(Key::Z)]),
    spec(
        Command::NextCloseUp,
        Menu::View,
        "Next close-up",
        "Look at the next part of the body",
        Needs::Chart,
    )
    .keys(&[plain(Key::C)])
    .line(),
    spec(
        Command::Fit,
        Menu::View,
        "Fit",
        "Show what the view opens on",
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
        Command::ToggleList,
        Menu::View,
        "List of knots",
        "Show or hide the list",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::B)])
    .icon(Icon::PanelLeft)
    .line(),
    spec(
        Command::ToggleSide,
        Menu::View,
        "Side panel",
        "Show or hide what is known of the knot, the diary and the rest",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::I)])
    .icon(Icon::PanelRight),
    spec(
        Command::Timeline,
        Menu::View,
        "Timeline",
        "Fold the timeline to a strip, or open it",
        Needs::Chart,
    )
    .icon(Icon::Clock),
    spec(
        Command::BackToToday,
        Menu::View,
        "Back to today",
        "Show the chart as it is now",
        Needs::Past,
    )
    .keys(&[shift(Key::B)])
    .icon(Icon::Calendar),
    spec(
        Command::Compare,
        Menu::View,
        "Compare",
        "See two moments side by side, and what changed between them",
        Needs::Chart,
    )
    .keys(&[plain(Key::W)]),
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
];
