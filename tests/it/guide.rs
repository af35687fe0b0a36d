//! The guide: the tour from first to last step, and looking up a word.

use crate::support::window::Desk;

#[test]
fn the_tour_goes_from_step_to_step_and_closes() {
    let mut desk = Desk::new();
    desk.click("Help");
    desk.click_containing("Tour…");
    assert!(desk.has("1 of 6"));
    for _ in 1..6 {
        desk.click("Next");
    }
    assert!(desk.has("6 of 6") && !desk.has("Next"));
    desk.click("Back");
    assert!(desk.has("5 of 6"));
    desk.click("Skip");
    assert!(!desk.has("5 of 6"));
}

#[test]
fn a_word_is_found_and_explained_with_its_source() {
    let mut desk = Desk::new();
    desk.click("Help");
    desk.click_containing("What do these words mean?");
    desk.click("Look up a word");
    desk.type_text("iastm");
    assert!(desk.has("Scraping") && desk.has("PMC5039777"));
    assert!(!desk.has("Cupping"));
    desk.key(egui::Key::Escape);
    assert!(!desk.has("Scraping"));
}

#[test]
fn keys_typed_over_the_guide_rate_nothing() {
    let mut desk = Desk::with_jeffrey();
    let before = desk.chart().rating_count();
    desk.click("Help");
    desk.click_containing("Tour…");
    desk.key(egui::Key::Num3);
    assert_eq!(desk.chart().rating_count(), before);
}
