//! A passphrase in the window: set, asked for, changed and removed, and nowhere to be found.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use knotmap::store::{self, OpenError, Passphrase};

use crate::support::window::Desk;

const ONE: &str = "correct horse";
const TWO: &str = "battery staple";

fn typed(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

fn fill(desk: &mut Desk, field: &str, text: &str) {
    let role = egui::accesskit::Role::PasswordInput;
    desk.harness.get_by_role_and_label(role, field).focus();
    desk.settle();
    desk.type_text(text);
}

fn lock(desk: &mut Desk, passphrase: &str) {
    desk.click("File");
    desk.click_containing("Passphrase…");
    fill(desk, "Passphrase", passphrase);
    fill(desk, "The same again", passphrase);
}

/// Files the window has written in which a text stands.
fn files_with(dir: &Path, text: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| {
        if path.is_dir() {
            return files_with(&path, text);
        }
        // A pipe, by which a second window would call this one, has nothing to read.
        if !path.is_file() {
            return Vec::new();
        }
        let bytes = fs::read(&path).unwrap();
        let has = bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes());
        if has { vec![path] } else { Vec::new() }
    });
    below.collect()
}

fn assert_nothing_shows(desk: &Desk) {
    for text in ["Jeffrey", ONE, TWO] {
        assert_eq!(
            files_with(desk.folder.path(), text),
            Vec::<PathBuf>::new(),
            "{text}"
        );
    }
}

#[test]
fn a_chart_is_locked_and_asks_for_its_passphrase() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    lock(&mut desk, ONE);
    desk.click("Lock");
    assert!(desk.has("Locked with the new passphrase"));
    assert!(matches!(store::open(&path), Err(OpenError::Locked { .. })));
    let saved = store::open_with(&path, &[typed(ONE)]).unwrap().chart;
    assert_eq!(&saved, desk.chart());
    assert_nothing_shows(&desk);
    // What is done next goes to a locked log, and comes back from it.
    desk.type_text("5");
    desk.settle();
    let before = desk.chart().clone();
    let mut desk = desk.killed_and_started_again(None);
    assert_nothing_shows(&desk);
    assert!(desk.has("Bring back unsaved changes to mine.ron?"));
    fill(&mut desk, "Passphrase", TWO);
    desk.click("Unlock");
    assert!(desk.has("That is not its passphrase"));
    fill(&mut desk, "Passphrase", ONE);
    desk.key(Key::Enter);
    desk.click("Bring back");
    assert_eq!(desk.chart(), &before);
    desk.keys(Modifiers::COMMAND, Key::S);
    assert_nothing_shows(&desk);
    let mut desk = desk.killed_and_started_again(Some("mine.ron"));
    assert!(desk.app().document().is_none() && desk.has("mine.ron is locked"));
    fill(&mut desk, "Passphrase", TWO);
    desk.click("Unlock");
    assert!(desk.has("That is not its passphrase"));
    fill(&mut desk, "Passphrase", ONE);
    desk.click("Unlock");
    assert_eq!(desk.chart(), &before);
}

#[test]
fn what_waits_to_be_brought_back_is_locked_before_the_chart_is_said_to_be() {
    let mut desk = Desk::with_jeffrey();
    desk.save_as("mine.ron");
    desk.type_text("3");
    let before = desk.chart().clone();
    let mut desk = desk.killed_and_started_again(Some("mine.ron"));
    desk.click("Not now");
    let recovery = desk.folder.path().join("state/recovery");
    assert_eq!(files_with(&recovery, "Jeffrey").len(), 1);
    lock(&mut desk, ONE);
    desk.click("Lock");
    assert!(desk.has("Locked with the new passphrase"));
    assert_nothing_shows(&desk);
    // It can still be brought back, in this window and in the next.
    let mut desk = desk.killed_and_started_again(None);
    assert!(desk.has("Bring back unsaved changes to mine.ron?"));
    fill(&mut desk, "Passphrase", ONE);
    desk.click("Unlock");
    desk.click("Bring back");
    assert_eq!(desk.chart(), &before);
    assert_nothing_shows(&desk);
}

#[test]
fn what_was_locked_while_it_waited_is_brought_back_in_the_same_window() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    let before = desk.chart().clone();
    let mut desk = desk.killed_and_started_again(Some("mine.ron"));
    desk.click("Not now");
    lock(&mut desk, ONE);
    desk.click("Lock");
    desk.click("File");
    desk.click_containing("Bring back unsaved…");
    assert!(desk.has("1 step, the last on"));
    desk.click("Bring back");
    assert_eq!(desk.chart(), &before);
    assert_nothing_shows(&desk);
    desk.keys(Modifiers::COMMAND, Key::S);
    if desk.has("was changed by another program") {
        desk.click("Merge");
    }
    assert_nothing_shows(&desk);
    let saved = store::open_with(&path, &[typed(ONE)]).unwrap();
    assert_eq!(&saved.chart, desk.chart());
}

#[test]
fn a_passphrase_is_changed_and_removed_with_all_that_is_kept() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    lock(&mut desk, ONE);
    desk.click("Lock");
    lock(&mut desk, TWO);
    desk.click("Change");
    assert!(matches!(
        store::open_with(&path, &[typed(ONE)]),
        Err(OpenError::WrongPassphrase { .. })
    ));
    let real = path.canonicalize().unwrap();
    let kept = store::backups(&desk.folder.path().join("state/backups"), &real);
    assert!(!kept.is_empty());
    for version in &kept {
        assert!(store::open_with(&version.path, &[typed(TWO)]).is_ok());
    }
    desk.click("File");
    desk.click_containing("Passphrase…");
    desk.click("Remove passphrase…");
    desk.click("Keep it");
    assert!(store::open(&path).is_err());
    desk.click("File");
    desk.click_containing("Passphrase…");
    desk.click("Remove passphrase…");
    desk.click("Remove");
    assert!(desk.has("The passphrase is removed"));
    assert_eq!(&store::open(&path).unwrap().chart, desk.chart());
    desk.click("File");
    desk.click_containing("Earlier versions");
    assert!(desk.has("It holds 1 knot"));
}

#[test]
fn two_that_differ_and_an_empty_one_lock_nothing() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.click("File");
    desk.click_containing("Passphrase…");
    desk.click("Lock");
    assert!(desk.has("the passphrase is empty"));
    fill(&mut desk, "Passphrase", ONE);
    fill(&mut desk, "The same again", TWO);
    desk.click("Lock");
    assert!(desk.has("The two differ"));
    desk.click("Cancel");
    assert!(store::open(&path).is_ok());
    assert!(desk.app().document().unwrap().lock.seal().is_none());
}

#[test]
fn a_chart_that_was_never_saved_is_locked_from_its_first_save_on() {
    let mut desk = Desk::with_jeffrey();
    lock(&mut desk, ONE);
    desk.click("Lock");
    let path = desk.folder.path().join("mine.ron");
    desk.type_path(&path);
    // The log of what was done before is written anew, which takes a moment of work.
    let log = desk.folder.path().join("state/recovery");
    let started = std::time::Instant::now();
    while !files_with(&log, "Jeffrey").is_empty() && started.elapsed().as_secs() < 30 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_nothing_shows(&desk);
    desk.click("Save");
    assert_nothing_shows(&desk);
    assert!(store::open_with(&path, &[typed(ONE)]).is_ok());
}

#[test]
fn a_locked_file_that_was_changed_elsewhere_is_merged() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    lock(&mut desk, ONE);
    desk.click("Lock");
    desk.pass(jiff::SignedDuration::from_hours(1));
    desk.type_text("3");
    // Elsewhere it got another passphrase, too.
    let opened = store::open_with(&path, &[typed(ONE)]).unwrap();
    let mut knot = opened.chart.entries()[0].knot().clone();
    "Geoffrey".clone_into(&mut knot.name);
    let mut theirs = opened.chart.clone();
    theirs.apply(knotmap::model::Edit::put(knot)).unwrap();
    let care = store::Care {
        seal: Some(store::Seal::with_work(typed(TWO), 4)),
        ..store::Care::none("2026-11-22T09:15:00+01:00".parse().unwrap())
    };
    store::save_with_care(&theirs, &path, &care).unwrap();
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.click("Merge");
    assert!(desk.has("mine.ron is locked"));
    fill(&mut desk, "Passphrase", TWO);
    desk.click("Unlock");
    assert_eq!(desk.knot().name, "Geoffrey");
    assert_eq!(desk.chart().rating_count(), 2);
    let saved = store::open_with(&path, &[typed(TWO)]).unwrap();
    assert_eq!(&saved.chart, desk.chart());
    assert_eq!(
        files_with(desk.folder.path(), "Geoffrey"),
        Vec::<PathBuf>::new()
    );
}
