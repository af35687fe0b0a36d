//! What stands in front of the window: palette, settings, guide, report and data.

use egui::{Key, Modifiers};
use knotmap::ui::Command;

use super::stage::{Screen, Stage};
use super::whole::{run, screen};
use crate::support::window::Desk;

pub const SCREENS: &[Screen] = &[
    screen("palette", |stage| palette(stage, "")),
    screen("palette-found", |stage| palette(stage, "lev")),
    screen("palette-nothing", |stage| palette(stage, "qqqq")),
    screen("place-by-name", |stage| run(stage, Command::PlaceByName)),
    screen("settings", |stage| run(stage, Command::Settings)),
    screen("settings-end", settings_end),
    screen("help", |stage| run(stage, Command::Help)),
    screen("about", |stage| run(stage, Command::About)),
    screen("history", history),
    screen("tour", |stage| run(stage, Command::Tour)),
    screen("tour-years", |stage| tour(stage, 2)),
    screen("tour-release", |stage| tour(stage, 3)),
    screen("words", |stage| run(stage, Command::Words)),
    #[cfg(feature = "pdf")]
    screen("report", |stage| run(stage, Command::Report)),
    #[cfg(feature = "pdf")]
    screen("report-picture", |stage| report(stage, "Picture only")),
    #[cfg(feature = "pdf")]
    screen("report-card", |stage| report(stage, "Card of one knot")),
    #[cfg(feature = "pdf")]
    screen("report-brief", |stage| {
        report(stage, "Looking for a therapist")
    }),
    screen("export-map", |stage| run(stage, Command::ExportMap)),
    screen("export-data", |stage| run(stage, Command::ExportData)),
    screen("import", import),
    screen("import-trouble", |stage| imported(stage, "only names\n")),
];

fn palette(stage: &Stage, text: &str) -> Desk {
    let mut desk = stage.sample();
    desk.keys(Modifiers::COMMAND, Key::K);
    desk.type_text(text);
    desk
}

fn settings_end(stage: &Stage) -> Desk {
    let mut desk = run(stage, Command::Settings);
    desk.scroll_to("Behaviour");
    desk
}

fn history(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    desk.key(Key::R);
    desk.keys(Modifiers::COMMAND, Key::Z);
    desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    desk
}

fn tour(stage: &Stage, step: usize) -> Desk {
    let mut desk = run(stage, Command::Tour);
    for _ in 0..step {
        desk.choose("Next");
    }
    desk
}

#[cfg(feature = "pdf")]
fn report(stage: &Stage, what: &str) -> Desk {
    let mut desk = run(stage, Command::Report);
    desk.choose(what);
    desk.settle();
    desk
}

fn imported(stage: &Stage, csv: &str) -> Desk {
    let mut desk = stage.jeffrey();
    let path = desk.folder.path().join("diary.csv");
    std::fs::write(&path, csv).unwrap();
    desk.run(Command::ImportTable);
    desk.type_path(&path);
    desk.choose("Open");
    desk
}

fn import(stage: &Stage) -> Desk {
    let csv = "Date;Spot;How bad\n1.11.2026;Jeffrey;3\n2.11.2026;Jeffrey;5\n3.11.2026;Bob;5\n";
    imported(stage, csv)
}
