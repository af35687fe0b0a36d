//! Comparing two moments: what stands in the table, the three ways to see it, and the way back to the map.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::window::{Desk, Look};

/// The window on the sample, comparing its start with now.
fn compared() -> Desk {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    desk.click("Compare");
    desk
}

fn sentence(desk: &Desk) -> String {
    let node = desk.harness.get_by_label_contains("From ");
    node.accesskit_node().label().unwrap()
}

#[test]
fn the_start_and_now_stand_in_a_table_with_the_named_rule() {
    let desk = compared();
    let words = sentence(&desk);
    assert!(
        words.starts_with("From 2 Jun 2025 to 22 Nov 2026: "),
        "{words}"
    );
    assert!(
        words.contains("Jeffrey: 7 → 1 (−6, −86 %, much better)"),
        "{words}"
    );
    assert!(
        words.contains("Under the skull: not rated → not rated"),
        "{words}"
    );
    assert!(desk.has("−6, −86 %, much better") && desk.has("not on the chart then"));
    assert!(desk.has("Salaffi 2004") && desk.has("1, released"));
    assert!(
        !desk.has("Body map, "),
        "the comparison stands in for the map"
    );
}

#[test]
fn esc_and_the_button_lead_back_to_the_map_and_keys_change_nothing_meanwhile() {
    let mut desk = compared();
    let ratings = desk.chart().rating_count();
    desk.click_containing("1 Jeffrey, ");
    desk.type_text("9");
    desk.key(Key::ArrowLeft);
    assert_eq!(desk.chart().rating_count(), ratings);
    assert!(!desk.app().document().unwrap().session.is_dirty());
    desk.key(Key::Escape);
    assert!(desk.has("Body map, ") && !desk.has("From "));
    desk.key(Key::W);
    assert!(desk.has("From "));
    desk.click("Close the comparison");
    assert!(desk.has("Body map, "));
}

#[test]
fn a_picture_of_both_days_is_handed_over() {
    let mut desk = compared();
    desk.click("Picture of both…");
    desk.settle();
    assert!(desk.has("Hand over") && desk.has("Time, The two days compared"));
    let node = desk.harness.get_by_label_contains("Just as it leaves. ");
    let words = node.accesskit_node().label().unwrap();
    assert!(
        words.contains("2 Jun 2025 at the left, 22 Nov 2026 at the right"),
        "{words}"
    );
    desk.click("Close");
    assert!(desk.has("From "), "back to the comparison");
}

#[test]
fn every_way_to_see_it_and_every_view_can_be_shown() {
    let mut desk = compared();
    for mode in ["As a ghost", "Four maps", "Side by side"] {
        desk.click(mode);
        assert!(desk.has("From "), "{mode}");
    }
    for _ in 0..4 {
        desk.key(Key::V);
        assert!(desk.has("From "));
    }
}

#[test]
fn the_time_shown_is_what_is_compared_with_now() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    desk.harness.get_by_label("Timeline").focus();
    desk.settle();
    desk.key(Key::Home);
    desk.key(Key::ArrowRight);
    let day = desk
        .app()
        .document()
        .unwrap()
        .session
        .past()
        .unwrap()
        .date();
    desk.click("Compare");
    let day = knotmap::scene::date_in_words(day.to_string().parse().unwrap());
    assert!(sentence(&desk).starts_with(&format!("From {day} to 22 Nov 2026")));
}

#[test]
fn in_a_narrow_window_the_maps_get_the_room_of_the_panel_which_opens_as_a_drawer() {
    let look = Look {
        size: egui::vec2(900.0, 700.0),
        ..Look::default()
    };
    let mut desk = Desk::with(look, |_| None);
    desk.click("Try the sample");
    desk.click_containing("1 Jeffrey, ");
    assert!(desk.has("How strong is it?"));
    desk.key(Key::W);
    assert!(!desk.has("How strong is it?"));
    let height = |desk: &Desk| {
        let maps = desk.harness.get_by_label_contains("From ");
        maps.rect().height()
    };
    let alone = height(&desk);
    assert!(alone > 240.0, "{alone}");
    desk.keys(Modifiers::COMMAND, Key::I);
    assert!(desk.has("How strong is it?"));
    assert!((height(&desk) - alone).abs() < 60.0, "beside the maps");
    desk.key(Key::W);
    assert!(
        desk.has("How strong is it?") && desk.has("Body map, "),
        "under the map again"
    );
}
