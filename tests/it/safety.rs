//! Safety in the window: what comes back after the program was killed, saves by themselves, two copies, earlier
//! versions.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};
use jiff::SignedDuration;
use knotmap::model::{Chart, Edit};
use knotmap::store;

use crate::support::window::{Desk, Look};

fn logs(desk: &Desk) -> usize {
    fs::read_dir(desk.folder.path().join("state/recovery")).map_or(0, Iterator::count)
}

/// Changes the name of the only knot in a file, as another program would.
fn rename_in(path: &Path, name: &str) {
    let mut chart = store::open(path).unwrap().chart;
    let mut knot = chart.entries()[0].knot().clone();
    name.clone_into(&mut knot.name);
    chart.apply(Edit::put(knot)).unwrap();
    store::save(&chart, path).unwrap();
}

/// Lets the window's own clock run, without the wall clock.
fn wait_secs(desk: &mut Desk, secs: usize) {
    desk.harness.run_steps(secs * 5);
    desk.settle();
}

#[test]
fn a_chart_that_was_never_saved_comes_back_after_a_kill() {
    let desk = Desk::with_jeffrey();
    let before = desk.chart().clone();
    let mut desk = desk.killed_and_started_again(None);
    assert!(desk.has("Bring back unsaved changes to Untitled?"));
    assert!(desk.has("adds 1 knot, 1 rating"));
    desk.click("Bring back");
    assert_eq!(desk.chart(), &before);
    assert!(desk.app().document().unwrap().session.is_dirty());
    // Killed again before it was saved: it comes back again, once.
    let mut desk = desk.killed_and_started_again(None);
    assert_eq!(logs(&desk), 1);
    desk.click("Bring back");
    assert_eq!(desk.chart(), &before);
    let path = desk.save_as("mine.ron");
    assert_eq!(store::open(&path).unwrap().chart, before);
    let desk = desk.killed_and_started_again(None);
    assert!(!desk.has("Bring back"));
    assert_eq!(logs(&desk), 0);
}

/// A start after two programs were killed on charts that were never saved, and these charts.
fn two_never_saved() -> (Desk, [Chart; 2]) {
    let desk = Desk::with_jeffrey();
    let first = desk.chart().clone();
    // The second program is killed, too, before anyone has looked at what the first left.
    let mut desk = desk.killed_and_started_again(None);
    desk.click("Not now");
    desk.keys(Modifiers::COMMAND, Key::N);
    desk.pass(SignedDuration::from_hours(1));
    desk.click_at(crate::support::window::LEFT_BLADE);
    desk.type_text("Igor4");
    desk.key(Key::Enter);
    let second = desk.chart().clone();
    (desk.killed_and_started_again(None), [first, second])
}

#[test]
fn two_charts_that_were_never_saved_come_back_one_after_the_other() {
    let (mut desk, [first, second]) = two_never_saved();
    assert_eq!(logs(&desk), 2);
    assert!(desk.has("Bring back unsaved changes to 2 charts?"));
    assert!(desk.has("adds 1 knot, 1 rating"));
    desk.click("Bring back");
    assert_eq!(desk.chart(), &first);
    assert!(desk.has("1 more chart with unsaved changes"));
    let path = desk.save_as("first.ron");
    // The other waits for as long as it takes, whatever becomes of this window.
    let mut desk = desk.killed_and_started_again(None);
    assert!(desk.has("Bring back unsaved changes to Untitled?"));
    desk.click("Bring back");
    assert_eq!(desk.chart(), &second);
    let other = desk.save_as("second.ron");
    assert_eq!(logs(&desk), 0);
    assert_eq!(store::open(&path).unwrap().chart, first);
    assert_eq!(store::open(&other).unwrap().chart, second);
}

#[test]
fn of_two_charts_one_is_discarded_and_the_other_comes_back() {
    let (mut desk, [first, _]) = two_never_saved();
    desk.click_containing("Untitled: 1 step, the last on 22 Nov 2026, 09:15");
    desk.click("Discard…");
    desk.click("Discard");
    assert_eq!(logs(&desk), 1);
    assert!(desk.has("Bring back unsaved changes to Untitled?"));
    desk.click("Bring back");
    assert_eq!(desk.chart(), &first);
}

#[test]
fn changes_to_a_file_come_back_and_can_be_discarded() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    desk.keys(Modifiers::COMMAND, Key::Z);
    desk.type_text("4");
    let before = desk.chart().clone();
    let mut desk = desk.killed_and_started_again(None);
    assert!(desk.has("Bring back unsaved changes to mine.ron?"));
    desk.click("Discard…");
    desk.click("Back");
    desk.click("Bring back");
    assert_eq!(desk.chart(), &before);
    let mut desk = desk.killed_and_started_again(None);
    desk.click("Not now");
    let mut desk = desk.killed_and_started_again(None);
    desk.click("Discard…");
    desk.click("Discard");
    assert_eq!(logs(&desk), 0);
    assert_eq!(store::open(&path).unwrap().chart.rating_count(), 1);
}

#[test]
fn a_file_changed_since_is_merged_with_what_comes_back() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.pass(SignedDuration::from_hours(1));
    desk.type_text("3");
    rename_in(&path, "Geoffrey");
    let mut desk = desk.killed_and_started_again(None);
    assert!(desk.has("Another program has changed the file since"));
    desk.click("Bring back");
    assert_eq!(desk.knot().name, "Geoffrey");
    assert_eq!(desk.chart().rating_count(), 2);
    assert!(desk.has("Merged, with"));
}

#[test]
fn nothing_comes_back_after_an_orderly_end() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::COMMAND, Key::N);
    desk.click("Don't save");
    assert_eq!(desk.chart().knot_count(), 0);
    assert_eq!(logs(&desk), 0);
}

#[test]
fn a_chart_with_a_file_is_saved_by_itself() {
    let mut desk = Desk::with_jeffrey();
    wait_secs(&mut desk, 200);
    assert!(desk.app().document().unwrap().session.is_dirty());
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    assert!(desk.app().document().unwrap().session.is_dirty());
    wait_secs(&mut desk, 20);
    assert!(!desk.app().document().unwrap().session.is_dirty());
    assert_eq!(&store::open(&path).unwrap().chart, desk.chart());
}

#[test]
fn a_changed_file_is_not_saved_over_by_itself() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    rename_in(&path, "Geoffrey");
    let told = (0..30).any(|_| {
        wait_secs(&mut desk, 1);
        desk.has("was changed by another program and is not saved by itself")
    });
    assert!(told);
    assert!(fs::read_to_string(&path).unwrap().contains("Geoffrey"));
}

#[test]
fn a_deleted_file_is_called_gone_and_saved_again() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    fs::remove_file(&path).unwrap();
    let told = (0..30).any(|_| {
        wait_secs(&mut desk, 1);
        desk.has("mine.ron is gone and is not saved by itself")
    });
    assert!(told && !path.exists(), "it was made again by itself");
    desk.keys(Modifiers::COMMAND, Key::S);
    assert!(desk.has("It was deleted, renamed or moved since it was opened"));
    assert!(!desk.has("Merge") && !desk.has("changed by another program"));
    desk.click("Cancel");
    assert!(!path.exists() && desk.app().document().unwrap().could_lose());
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.click("Save again");
    assert_eq!(&store::open(&path).unwrap().chart, desk.chart());
    assert!(!desk.app().document().unwrap().could_lose());
}

#[test]
fn a_chart_whose_folder_is_gone_is_saved_elsewhere() {
    let mut desk = Desk::with_jeffrey();
    let folder = desk.folder.path().join("charts");
    fs::create_dir(&folder).unwrap();
    let path = desk.save_as("charts/mine.ron");
    desk.type_text("3");
    let moved = desk.folder.path().join("moved");
    fs::rename(&folder, &moved).unwrap();
    desk.keys(Modifiers::COMMAND, Key::S);
    assert!(desk.has("Its folder was deleted, renamed or moved, or its disk is away"));
    assert!(!desk.has("Save again"));
    desk.click("Save as…");
    let other = desk.folder.path().join("other.ron");
    desk.type_path(&other);
    desk.click("Save");
    assert_eq!(&store::open(&other).unwrap().chart, desk.chart());
    assert!(!path.exists() && moved.join("mine.ron").exists());
}

#[cfg(unix)]
#[test]
fn a_save_that_fails_is_tried_again_or_goes_elsewhere() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    // Whoever runs this may write everywhere; only the mark on the file keeps them from it.
    let marked = |is_marked| {
        let mode = if is_marked { 0o400 } else { 0o600 };
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    };
    marked(true);
    desk.keys(Modifiers::COMMAND, Key::S);
    assert!(desk.has("mine.ron is not saved") && desk.has("the file is marked read-only"));
    desk.click("Try again");
    assert!(desk.has("mine.ron is not saved"));
    marked(false);
    desk.click("Try again");
    assert_eq!(&store::open(&path).unwrap().chart, desk.chart());
    desk.type_text("4");
    marked(true);
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.click("Save as…");
    let other = desk.folder.path().join("other.ron");
    desk.type_path(&other);
    desk.click("Save");
    assert_eq!(&store::open(&other).unwrap().chart, desk.chart());
    assert_ne!(store::open(&path).unwrap().chart, *desk.chart());
}

#[test]
fn both_sides_of_a_changed_file_are_merged() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.pass(SignedDuration::from_hours(1));
    desk.type_text("3");
    rename_in(&path, "Geoffrey");
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.click("Merge");
    assert_eq!(desk.knot().name, "Geoffrey");
    let saved = store::open(&path).unwrap().chart;
    assert_eq!(&saved, desk.chart());
    assert_eq!(saved.rating_count(), 2);
}

#[test]
fn theirs_is_loaded_and_mine_can_be_undone_to() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.pass(SignedDuration::from_hours(1));
    desk.type_text("3");
    let mine = desk.chart().clone();
    rename_in(&path, "Geoffrey");
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.click("Load theirs");
    assert_eq!(desk.chart(), &store::open(&path).unwrap().chart);
    assert!(!desk.app().document().unwrap().session.is_dirty());
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.chart(), &mine);
}

#[test]
fn what_is_written_over_is_kept_and_can_be_restored() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    desk.type_text("3");
    rename_in(&path, "Geoffrey");
    desk.keys(Modifiers::COMMAND, Key::S);
    desk.click("Keep mine");
    assert_eq!(store::open(&path).unwrap().chart, *desk.chart());
    desk.click("File");
    desk.click_containing("Earlier versions");
    assert!(desk.has("It holds 1 knot, 1 rating"));
    desk.click("Restore");
    assert_eq!(desk.knot().name, "Geoffrey");
    assert!(desk.app().document().unwrap().session.is_dirty());
}

#[cfg(unix)]
#[test]
fn a_second_window_says_so() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    let state = desk.folder.path().join("state");
    let second = || {
        Desk::with(Look::default(), |folder| {
            std::os::unix::fs::symlink(&state, folder.join("state")).unwrap();
            Some(path.clone())
        })
    };
    assert!(second().has("mine.ron is open in another window"));
    let mut third = second();
    third.click("Close chart");
    assert!(third.app().document().is_none());
    desk.keys(Modifiers::COMMAND, Key::N);
    assert!(!second().has("is open in another window"));
}

#[test]
fn conflict_copies_beside_a_chart_are_offered() {
    let mut desk = Desk::with_jeffrey();
    let path = desk.save_as("mine.ron");
    let copy = path.with_file_name("mine.sync-conflict-20261122-081500-ABC.ron");
    fs::copy(&path, &copy).unwrap();
    let desk = desk.killed_and_started_again(Some("mine.ron"));
    assert!(!desk.has("Conflict copies"));
    rename_in(&copy, "Geoffrey");
    let mut desk = desk.killed_and_started_again(Some("mine.ron"));
    assert!(desk.has("Conflict copies of mine.ron"));
    desk.click("Close");
    let mut desk = desk.killed_and_started_again(Some("mine.ron"));
    desk.click("Merge 1 entry");
    assert_eq!(desk.knot().name, "Jeffrey");
    assert!(desk.knot().note.contains("Geoffrey"));
    assert!(copy.exists());
}

#[test]
fn an_upgraded_file_is_kept_and_that_is_said() {
    let small = include_str!("../files/v1/small.ron");
    let mut desk = Desk::with(Look::default(), |folder| {
        let path = folder.join("old.ron");
        fs::write(&path, small).unwrap();
        Some(path)
    });
    desk.key(Key::Tab);
    desk.type_text("3");
    desk.keys(Modifiers::COMMAND, Key::S);
    assert!(desk.has("Upgraded from format version 1"));
    let path = desk.folder.path().join("old.ron").canonicalize().unwrap();
    let kept = store::backups(&desk.folder.path().join("state/backups"), &path);
    assert_eq!(fs::read_to_string(&kept[0].path).unwrap(), small);
    assert_eq!(kept[0].version, 1);
}
