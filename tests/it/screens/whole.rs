//! The window as a whole: the welcome, the map and the timeline.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use knotmap::store::Recents;
use knotmap::ui::Command;

use super::stage::{Screen, Stage};
use crate::support::window::Desk;

pub const SCREENS: &[Screen] = &[
    screen("welcome", Stage::welcome),
    screen("welcome-recents", recents),
    screen("chart-empty", Stage::new_chart),
    screen("card", card),
    screen("map-sample", Stage::sample),
    screen("map-front", |stage| pressed(stage, &["Front"])),
    screen("map-left", |stage| pressed(stage, &["Left side"])),
    screen("map-deep", |stage| keyed(stage, &[Key::L, Key::L])),
    screen("map-split", |stage| keyed(stage, &[Key::L, Key::S, Key::B])),
    screen("map-zones", |stage| keyed(stage, &[Key::Z])),
    screen("map-whole", |stage| run(stage, Command::FitWhole)),
    screen("map-hover", hover),
    screen("map-menu", menu_of_knot),
    screen("map-several", several),
    screen("map-extent", extent),
    screen("map-photo", photo),
    screen("list-filter", |stage| run(stage, Command::Find)),
    screen("past", past),
    screen("past-entry", past_entry),
    screen("timeline-folded", |stage| run(stage, Command::Timeline)),
    screen("compare", |stage| run(stage, Command::Compare)),
    screen("compare-ghost", |stage| compared(stage, "As a ghost")),
    screen("compare-four", |stage| compared(stage, "Four maps")),
    screen("visit", visit),
    screen("reminder", reminder),
    screen("toast", toast),
    screen("toasts-warning", broken_settings),
    screen("menu-file", |stage| pressed(stage, &["File"])),
    screen("menu-edit", |stage| pressed(stage, &["Edit"])),
    screen("menu-knot", |stage| menu(stage, 2)),
    screen("menu-diary", |stage| menu(stage, 3)),
    screen("menu-view", |stage| pressed(stage, &["View"])),
    screen("menu-help", |stage| pressed(stage, &["Help"])),
];

pub const fn screen(name: &'static str, reach: fn(&Stage) -> Desk) -> Screen {
    Screen { name, reach }
}

/// The sample after a command.
pub fn run(stage: &Stage, command: Command) -> Desk {
    let mut desk = stage.sample();
    desk.run(command);
    desk
}

fn pressed(stage: &Stage, names: &[&str]) -> Desk {
    let mut desk = stage.sample();
    for name in names {
        desk.choose(name);
    }
    desk
}

fn keyed(stage: &Stage, keys: &[Key]) -> Desk {
    let mut desk = stage.sample();
    for key in keys {
        desk.key(*key);
    }
    desk
}

fn recents(stage: &Stage) -> Desk {
    Desk::with_settings(stage.look, stage.settings.clone(), |folder| {
        let mut recents = Recents::default();
        for name in [
            "back of 2025.ron",
            "my shoulders and neck, since the accident in March.ron",
            "me.ron",
        ] {
            recents.push(&folder.join(name));
        }
        recents.save(&folder.join("settings")).unwrap();
        None
    })
}

fn card(stage: &Stage) -> Desk {
    let mut desk = stage.new_chart();
    desk.place("rhomboid major left");
    desk.type_text("Jeffrey7");
    desk
}

/// Jeffrey's mark on the map.
fn mark(desk: &Desk) -> egui::Rect {
    let map = desk.harness.get_by_label_contains("Body map, ").rect();
    let marks = desk.harness.get_all_by_label_contains("Jeffrey, ");
    marks
        .map(|node| node.rect())
        .find(|rect| map.contains(rect.center()) && rect.width() < map.width() / 2.0)
        .unwrap()
}

fn hover(stage: &Stage) -> Desk {
    let mut desk = stage.sample();
    let at = mark(&desk).center();
    desk.harness.hover_at(at);
    desk.harness.run_steps(8);
    desk
}

fn menu_of_knot(stage: &Stage) -> Desk {
    let mut desk = stage.sample();
    desk.find("jeffrey");
    desk.keys(Modifiers::SHIFT, Key::F10);
    desk
}

fn several(stage: &Stage) -> Desk {
    let mut desk = stage.sample();
    desk.keys(Modifiers::COMMAND, Key::A);
    desk
}

fn extent(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    desk.key(Key::E);
    desk
}

fn photo(stage: &Stage) -> Desk {
    let mut desk = stage.new_chart();
    let path = desk.folder.path().join("back.jpg");
    let picture = image::RgbImage::from_fn(300, 400, |x, y| {
        image::Rgb([190 - (x / 6) as u8, 150 - (y / 10) as u8, 130])
    });
    picture.save(&path).unwrap();
    desk.run(Command::Photo);
    desk.type_path(&path);
    desk.choose("Choose");
    let start = std::time::Instant::now();
    while !desk.has("Your left dimple") && start.elapsed().as_secs() < 30 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        desk.settle();
    }
    desk
}

fn past(stage: &Stage) -> Desk {
    let mut desk = stage.sample();
    desk.find("jeffrey");
    if desk.harness.query_by_label("Timeline").is_none() {
        desk.run(Command::Timeline);
    }
    desk.harness.get_by_label("Timeline").focus();
    desk.settle();
    desk.key(Key::Home);
    for _ in 0..5 {
        desk.key(Key::ArrowRight);
    }
    desk
}

fn past_entry(stage: &Stage) -> Desk {
    let mut desk = past(stage);
    desk.choose("Add entry for this date");
    desk
}

fn compared(stage: &Stage, mode: &str) -> Desk {
    let mut desk = run(stage, Command::Compare);
    desk.choose(mode);
    desk
}

fn visit(stage: &Stage) -> Desk {
    let mut desk = stage.sample();
    desk.find("jeffrey");
    desk.run(Command::StartVisit);
    desk
}

fn reminder(stage: &Stage) -> Desk {
    let mut stage = stage.clone();
    stage.settings.reminder = Some(8);
    let mut desk = stage.jeffrey();
    desk.pass(jiff::SignedDuration::from_hours(24));
    desk.settle();
    desk
}

fn toast(stage: &Stage) -> Desk {
    let mut desk = stage.sample();
    desk.find("jeffrey");
    desk.key(Key::Delete);
    desk
}

fn broken_settings(stage: &Stage) -> Desk {
    Desk::with_settings(stage.look, stage.settings.clone(), |folder| {
        let path = folder.join("settings/settings.ron");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replacen('(', "(wheel: Purple(3), ", 1)).unwrap();
        None
    })
}

/// The menu at this place of the bar, whose name another thing has, too.
fn menu(stage: &Stage, place: usize) -> Desk {
    let name = ["File", "Edit", "Knot", "Diary", "View", "Help"][place];
    let mut desk = stage.sample();
    let first = desk.harness.get_all_by_label(name).next();
    first.unwrap().click_accesskit();
    desk.settle();
    desk
}
