//! The report's sheet: what the preview shows is what is written, and what is switched off is not in it.

use egui::{Key, Modifiers};
use knotmap::model::Who;

use crate::support::window::Desk;

fn open(desk: &mut Desk) {
    desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    desk.settle();
}

fn save(desk: &mut Desk, name: &str) -> Vec<u8> {
    desk.click("Save as…");
    desk.settle();
    let path = desk.folder.path().join(name);
    desk.type_path(&path);
    desk.click("Save");
    desk.settle();
    std::fs::read(path).unwrap()
}

#[test]
fn the_page_is_previewed_and_saved() {
    let mut desk = Desk::with_jeffrey();
    open(&mut desk);
    assert!(desk.has("Page 1 of 3, just as it leaves"));
    desk.click("Next page");
    assert!(desk.has("Page 2 of 3, just as it leaves"));
    let bytes = save(&mut desk, "out.pdf");
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(desk.has("Report"), "the sheet stays open");
    desk.click("Close");
    assert!(!desk.has("Hand over"));
}

#[test]
fn a_picture_leaves_without_the_names_that_were_switched_off() {
    let mut desk = Desk::with_jeffrey();
    open(&mut desk);
    desk.click("Picture only");
    desk.settle();
    let named = String::from_utf8(save(&mut desk, "named.svg")).unwrap();
    assert!(named.contains("Jeffrey"));
    desk.click("Names and date of birth");
    desk.settle();
    let bare = String::from_utf8(save(&mut desk, "bare.svg")).unwrap();
    assert!(!bare.contains("Jeffrey") && bare.contains("data-number=\"1\""));
    assert!(save(&mut desk, "bare.png").starts_with(b"\x89PNG"));
}

#[test]
fn the_words_that_look_for_a_therapist_are_kept_in_the_chart() {
    let mut desk = Desk::with_jeffrey();
    open(&mut desk);
    desk.click("Looking for a therapist");
    desk.settle();
    desk.click("Keep these words");
    desk.settle();
    assert!(desk.chart().person().brief.contains("Jeffrey"));
}

#[test]
fn every_page_can_be_looked_at_before_it_leaves() {
    let mut desk = Desk::with_jeffrey();
    open(&mut desk);
    desk.click("Next page");
    desk.click("Next page");
    assert!(desk.has("Page 3 of 3, just as it leaves"));
    desk.click("Before and after");
    desk.settle();
    assert!(desk.has("Just as it leaves. Back view"));
    let both = String::from_utf8(save(&mut desk, "both.svg")).unwrap();
    assert!(both.contains("id=\"then-body\"") && both.contains("id=\"now-body\""));
    assert!(both.contains("not rated → 7"), "what changed is said");
}

#[test]
fn what_was_found_is_typed_back_and_corrected() {
    let mut desk = Desk::with_jeffrey();
    let after_visit = |desk: &mut Desk| {
        // The menu, not the tab beside the map.
        desk.click_nth("Diary", 0);
        desk.click("After a visit…");
    };
    after_visit(&mut desk);
    desk.click_nth("Yes", 0);
    desk.click_nth("No", 1);
    desk.click("Keep what was found");
    let finding = desk.knot().findings[0].clone();
    assert_eq!(
        (finding.by, finding.tight_band, finding.sore_spot),
        (Who::Therapist, Some(true), Some(false))
    );
    after_visit(&mut desk);
    desk.click_nth("Yes", 1);
    desk.click("Keep what was found");
    let findings = desk.knot().findings.clone();
    assert_eq!((findings.len(), findings[0].sore_spot), (1, Some(true)));
    desk.keys(Modifiers::COMMAND, Key::Z);
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert!(desk.knot().findings.is_empty());

    open(&mut desk);
    desk.click("After a visit…");
    assert!(desk.has("Keep what was found") && !desk.has("Hand over"));
    desk.click("Cancel");
    assert!(!desk.has("Keep what was found"));
}
