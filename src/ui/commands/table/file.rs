//! The file menu: commands that open, keep and hand over charts.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, ctrl, ctrl_shift, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[
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
        Needs::Writable,
    )
    .keys(&[ctrl(Key::S)])
    .icon(Icon::Save)
    .line(),
    spec(
        Command::SaveAs,
        Menu::File,
        "Save as…",
        "Save the chart to another file",
        Needs::Writable,
    )
    .keys(&[ctrl_shift(Key::S)]),
    spec(
        Command::Versions,
        Menu::File,
        "Earlier versions…",
        "Look at the chart as it was on other days and bring a version back",
        Needs::Chart,
    ),
    spec(
        Command::Passphrase,
        Menu::File,
        "Passphrase…",
        "Lock the chart with a passphrase, change it, or remove it",
        Needs::Writable,
    ),
    spec(
        Command::LeftBehind,
        Menu::File,
        "Bring back unsaved…",
        "Look for changes that were not saved when the program ended",
        Needs::Nothing,
    ),
    spec(
        Command::Report,
        Menu::File,
        "Report…",
        "Look at the page for a therapist or doctor, choose what it says, and save it",
        Needs::Chart,
    )
    .keys(&[ctrl_shift(Key::E)])
    .icon(Icon::Report)
    .line(),
    spec(
        Command::ExportMap,
        Menu::File,
        "Export map…",
        "Save the map as PDF, PNG or SVG to hand over",
        Needs::Chart,
    )
    .keys(&[ctrl(Key::E)])
    .icon(Icon::Export),
    spec(
        Command::ExportData,
        Menu::File,
        "Export data…",
        "Save ratings and all else as tables, for clinical systems or for a study",
        Needs::Chart,
    ),
    spec(
        Command::ImportTable,
        Menu::File,
        "Import ratings…",
        "Take in ratings or treatments from a table (CSV)",
        Needs::Writable,
    ),
    spec(
        Command::Settings,
        Menu::File,
        "Settings…",
        "Look, units, times and reminders",
        Needs::Nothing,
    )
    .keys(&[ctrl(Key::Comma)])
    .icon(Icon::Settings)
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
];
