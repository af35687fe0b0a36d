//! Questions about files, and what keeps a chart from being lost.

use egui::{Key, Modifiers};
use jiff::SignedDuration;
use knotmap::model::Edit;
use knotmap::store;
use knotmap::ui::Command;

use super::stage::{Screen, Stage};
use super::whole::screen;
use crate::support::window::Desk;

pub const SCREENS: &[Screen] = &[
    screen("unsaved", unsaved),
    screen("save-path", |stage| saving(stage, None)),
    screen("replace", replace),
    screen("trouble", trouble),
    screen("recovery", |stage| {
        left_behind(stage).killed_and_started_again(None)
    }),
    screen("recovery-discard", discard),
    screen("changed", changed),
    screen("merged", merged),
    screen("copies", copies),
    #[cfg(unix)]
    screen("open-twice", open_twice),
    screen("versions", versions),
];

fn unsaved(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    desk.keys(Modifiers::COMMAND, Key::N);
    desk
}

/// The question where to save, or the chart saved under a name.
fn saving(stage: &Stage, name: Option<&str>) -> Desk {
    let mut desk = stage.jeffrey();
    match name {
        Some(name) => drop(desk.save_as(name)),
        None => desk.keys(Modifiers::COMMAND, Key::S),
    }
    desk
}

fn replace(stage: &Stage) -> Desk {
    let mut desk = saving(stage, Some("mine.ron"));
    let other = desk.folder.path().join("other.ron");
    std::fs::write(&other, "()").unwrap();
    desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    desk.type_path(&other);
    desk.choose("Save");
    desk
}

fn trouble(stage: &Stage) -> Desk {
    let mut desk = stage.welcome();
    let path = desk.folder.path().join("broken.ron");
    std::fs::write(&path, "(format: \"knotmap\", version: 99)").unwrap();
    desk.keys(Modifiers::COMMAND, Key::O);
    desk.type_path(&path);
    desk.choose("Open");
    desk
}

/// A chart with steps that were not saved.
fn left_behind(stage: &Stage) -> Desk {
    let mut desk = saving(stage, Some("mine.ron"));
    desk.type_text("3");
    desk.pass(SignedDuration::from_mins(5));
    desk.type_text("4");
    desk
}

fn discard(stage: &Stage) -> Desk {
    let mut desk = left_behind(stage).killed_and_started_again(None);
    desk.choose("Discard…");
    desk
}

/// Another program has named the knot otherwise, while it was rated here.
fn both_changed(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    let path = desk.save_as("mine.ron");
    desk.pass(SignedDuration::from_hours(1));
    desk.type_text("3");
    rename(&path, "Geoffrey");
    desk
}

fn rename(path: &std::path::Path, name: &str) {
    let mut chart = store::open(path).unwrap().chart;
    let mut knot = chart.entries()[0].knot().clone();
    name.clone_into(&mut knot.name);
    chart.apply(Edit::put(knot)).unwrap();
    store::save(&chart, path).unwrap();
}

fn changed(stage: &Stage) -> Desk {
    let mut desk = both_changed(stage);
    desk.keys(Modifiers::COMMAND, Key::S);
    desk
}

fn merged(stage: &Stage) -> Desk {
    let mut desk = both_changed(stage);
    desk.key(Key::F2);
    desk.type_text("Geoff");
    desk.key(Key::Enter);
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.choose("Merge");
    desk
}

fn copies(stage: &Stage) -> Desk {
    let mut desk = saving(stage, Some("mine.ron"));
    let path = desk.folder.path().join("mine.ron");
    let copy = path.with_file_name("mine.sync-conflict-20261122-081500-ABC.ron");
    std::fs::copy(&path, &copy).unwrap();
    rename(&copy, "Geoffrey");
    desk.settle();
    desk.killed_and_started_again(Some("mine.ron"))
}

#[cfg(unix)]
fn open_twice(stage: &Stage) -> Desk {
    let desk = saving(stage, Some("mine.ron"));
    let path = desk.folder.path().join("mine.ron");
    let state = desk.folder.path().join("state");
    let second = Desk::with_settings(stage.look, stage.settings.clone(), |folder| {
        std::os::unix::fs::symlink(&state, folder.join("state")).unwrap();
        Some(path)
    });
    drop(desk);
    second
}

fn versions(stage: &Stage) -> Desk {
    let mut desk = both_changed(stage);
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.choose("Keep mine");
    desk.run(Command::Versions);
    desk
}
