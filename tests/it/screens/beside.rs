//! The panel beside the map: everything its tabs and forms show.

use egui::Key;
use jiff::SignedDuration;
use knotmap::ui::Command;

use super::stage::{Screen, Stage};
use super::whole::{run, screen};
use crate::support::window::Desk;

pub const SCREENS: &[Screen] = &[
    screen("knot", Stage::sample_knot),
    screen("knot-history", |stage| scrolled(stage, "History")),
    screen("knot-details", |stage| scrolled(stage, "Details")),
    screen("knot-entry", entry),
    screen("knot-dated", dated),
    screen("knot-findings", findings),
    screen("knot-new", new_knot),
    screen("knot-released", released),
    screen("about-you", about_you),
    screen("diary", |stage| stage.tab("Diary")),
    screen("diary-goals", goals),
    screen("diary-contacts", |stage| diary(stage, &["Address book"])),
    screen("treatment", |stage| run(stage, Command::LogTreatment)),
    screen("treatment-more", treatment_more),
    screen("episode", |stage| diary(stage, &["Add episode…"])),
    screen("week", |stage| diary(stage, &["Past week…"])),
    screen("check-in", |stage| run(stage, Command::CheckIn)),
    screen("question", question),
    screen("suggestion", suggestion),
    screen("helped", |stage| stage.tab("Helped")),
    screen("muscles", |stage| stage.tab("Muscles")),
    screen("muscle-card", |stage| {
        muscles(stage, "upper trap", "Upper trapezius")
    }),
    screen("zone-card", |stage| muscles(stage, "migraine", "Temple")),
];

fn scrolled(stage: &Stage, heading: &str) -> Desk {
    let mut desk = stage.sample_knot();
    desk.scroll_to(heading);
    desk
}

fn entry(stage: &Stage) -> Desk {
    let mut desk = stage.sample_knot();
    // Only the rows in sight are there.
    desk.scroll_to("Details");
    desk.choose_containing("Edit rating of");
    desk.scroll_to("Save entry");
    desk
}

fn dated(stage: &Stage) -> Desk {
    let mut desk = stage.sample_knot();
    desk.choose("Other…");
    desk.choose_containing("Date, ");
    desk
}

fn findings(stage: &Stage) -> Desk {
    let mut desk = stage.sample_knot();
    desk.choose("Add a finding…");
    desk.scroll_to("Keep finding");
    desk
}

fn new_knot(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    desk.open_side();
    desk
}

fn released(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    desk.open_side();
    desk.pass(SignedDuration::from_hours(72));
    desk.key(Key::R);
    desk.choose("Why?");
    desk
}

fn about_you(stage: &Stage) -> Desk {
    let mut desk = stage.new_chart();
    desk.open_side();
    desk.choose("About you");
    desk
}

fn diary(stage: &Stage, names: &[&str]) -> Desk {
    let mut desk = stage.tab("Diary");
    for name in names {
        desk.choose(name);
    }
    desk
}

fn goals(stage: &Stage) -> Desk {
    let mut desk = diary(stage, &["Goals"]);
    desk.scroll_to("Goals");
    desk
}

fn treatment_more(stage: &Stage) -> Desk {
    let mut desk = run(stage, Command::LogTreatment);
    desk.choose("Techniques, pressure, what followed");
    desk.scroll_to("Techniques, pressure, what followed");
    desk
}

/// The day after a treatment, when a rating is asked for.
fn question(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    desk.pass(SignedDuration::from_mins(10));
    desk.open_side();
    desk.key(Key::T);
    desk.choose("Released");
    desk.choose("Save treatment");
    desk.pass(SignedDuration::from_hours(24));
    desk.choose("Knot");
    desk
}

/// After two low days it is asked whether the knot released.
fn suggestion(stage: &Stage) -> Desk {
    let mut desk = stage.jeffrey();
    for level in ["1", "2"] {
        desk.pass(SignedDuration::from_hours(24));
        desk.type_text(level);
    }
    desk.open_side();
    desk
}

fn muscles(stage: &Stage, words: &str, row: &str) -> Desk {
    let mut desk = stage.tab("Muscles");
    desk.focus("Where it hurts, or a muscle");
    desk.type_text(words);
    desk.choose(row);
    desk
}
