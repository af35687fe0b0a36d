//! A typed path is kept until it worked.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::window::Desk;

/// What stands in the field for a path.
fn typed(desk: &Desk) -> String {
    let field = desk.harness.get_by_label("Path");
    field.accesskit_node().value().unwrap_or_default()
}

/// Asks for a path with these keys, types it and presses the button.
fn ask(desk: &mut Desk, key: Key, path: &Path, button: &str) {
    desk.keys(Modifiers::COMMAND, key);
    desk.type_path(path);
    desk.click(button);
}

#[test]
fn a_path_that_failed_is_there_to_be_corrected() {
    for (key, button, ending) in [(Key::S, "Save", "ron"), (Key::E, "Export", "svg")] {
        let mut desk = Desk::with_jeffrey();
        let missing = desk
            .folder
            .path()
            .join(format!("no-such-folder/x.{ending}"));
        ask(&mut desk, key, &missing, button);
        if key == Key::S {
            assert!(desk.has("is not saved"));
            desk.click("Save as…");
        } else {
            assert!(desk.has("That did not work"));
            desk.click("Change the path");
        }
        assert_eq!(typed(&desk), missing.display().to_string());
        let right = desk.folder.path().join(format!("x.{ending}"));
        desk.type_path(&right);
        desk.click(button);
        assert!(right.exists());
        assert!(!desk.has("That did not work"));
    }
}

#[test]
fn a_file_that_is_there_leaves_the_path_to_be_changed() {
    let mut desk = Desk::with_jeffrey();
    let taken = desk.folder.path().join("taken.svg");
    std::fs::write(&taken, "mine").unwrap();
    ask(&mut desk, Key::E, &taken, "Export");
    assert!(desk.has("Replace the file?"));
    desk.click("Change the path");
    assert_eq!(typed(&desk), taken.display().to_string());
    desk.click("Cancel");
    assert_eq!(std::fs::read_to_string(taken).unwrap(), "mine");
}

#[test]
fn what_worked_is_not_offered_after_another_fault() {
    let mut desk = Desk::with_jeffrey();
    desk.save_as("mine.ron");
    let broken = desk.folder.path().join("broken.ron");
    std::fs::write(&broken, "(").unwrap();
    ask(&mut desk, Key::O, &broken, "Open");
    assert!(desk.has("That did not work"));
    desk.click("Change the path");
    assert_eq!(typed(&desk), broken.display().to_string());
}

#[test]
fn a_menu_is_shown_to_its_end() {
    let mut desk = Desk::with_new_chart();
    desk.click_nth("File", 0);
    let quit = desk.harness.get_by_label_contains("Quit").rect();
    assert!(quit.bottom() < 840.0, "{quit}");
    desk.click_containing("Settings…");
    assert!(desk.has("A moved knot snaps"));
    desk.click("Done");
    desk.click_nth("View", 0);
    desk.click_containing("Dark theme");
    assert!(desk.harness.ctx.theme() == egui::Theme::Dark);
}
