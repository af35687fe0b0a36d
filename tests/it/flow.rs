//! The main job in the whole window, by pointer, keys and accessible names.

use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;

use knotmap::model::{Intensity, MilestoneKind, Side};

use crate::support::window::{Desk, Look};

/// A spot of skin by the left shoulder blade, as the window opens on an empty chart.
const LEFT_BLADE: Pos2 = pos2(512.0, 560.0);
/// The same height on the right.
const RIGHT_BLADE: Pos2 = pos2(690.0, 560.0);

fn with_jeffrey() -> Desk {
    let mut desk = Desk::with_new_chart();
    desk.click_at(LEFT_BLADE);
    desk.type_text("Jeffrey7");
    desk.key(Key::Enter);
    desk
}

fn scores(desk: &Desk) -> Vec<u8> {
    let entries = desk.chart().entries();
    entries[0]
        .ratings()
        .iter()
        .filter_map(|rating| rating.score.intensity())
        .map(Intensity::get)
        .collect()
}

#[test]
fn one_click_a_name_a_digit_and_enter_make_a_rated_knot() {
    let desk = with_jeffrey();
    assert_eq!(desk.knot().name, "Jeffrey");
    assert_eq!(desk.knot().place.side(), Side::Left);
    assert_eq!(scores(&desk), [7]);
    assert!(desk.app().document().unwrap().session.draft().is_none());
}
