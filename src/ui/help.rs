//! The sheet with all keys and gestures.

use egui::{ScrollArea, Ui};

use super::commands::{Menu, TABLE, keys_in_words};
use super::modal::{Choice, foot, room_in_sheet, title};
use super::theme::{Tokens, semibold};
use super::widgets::primary_button;

/// Width of the keys on the help sheet, in points.
const KEYS_WIDTH: f32 = 150.0;

/// What the pointer and single keys do; commands come from their table.
const GESTURES: [(&str, &str); 15] = [
    (
        "Click the body",
        "Place a knot; type its name, then a digit, then Enter",
    ),
    (
        "Click a knot",
        "Select it; click again to reach one beneath",
    ),
    ("Shift+click", "Add a knot to the selection"),
    (
        "Drag a knot",
        "Move it; it snaps unless Alt is held; Esc puts it back",
    ),
    (
        "Drag the body",
        "Move the map; also with Space or the middle button",
    ),
    ("Shift+drag", "Select the knots in a box"),
    ("Wheel, pinch", "Zoom at the pointer"),
    ("Double-click", "Rename a knot; beside the body: fit"),
    ("0 … 9", "Rate the selected knots now; 1 then 0 is ten"),
    ("[ and ]", "One step lower or higher than last time"),
    (
        "Arrows",
        "Move the selected knots; Shift ten times as far, Alt one pixel",
    ),
    ("Tab", "Go through the knots"),
    (
        "On the timeline",
        "Click or drag for an earlier time; the wheel zooms, a drag moves, Shift+drag picks a range",
    ),
    (
        "Left, right there",
        "Event before or after; with Shift a day; Home and End",
    ),
    ("Space there", "Play through time, or stop"),
];

/// Shows the sheet.
pub(super) fn help_ui(ui: &mut Ui) -> Option<Choice> {
    title(ui, "Keys and gestures");
    let tokens = Tokens::of(ui.ctx());
    let height = room_in_sheet(ui.ctx(), 220.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = tokens.space_xs;
            for (keys, what) in GESTURES {
                row(ui, keys, what);
            }
            for menu in Menu::ALL {
                let specs = TABLE
                    .iter()
                    .filter(|spec| spec.menu == menu && !spec.keys.is_empty());
                ui.add_space(tokens.space_s);
                ui.label(semibold(menu.label()));
                for spec in specs {
                    let keys: Vec<String> = spec
                        .keys
                        .iter()
                        .map(|keys| keys_in_words(ui.ctx(), *keys))
                        .collect();
                    row(ui, &keys.join(" or "), spec.tooltip);
                }
            }
        });
    foot(ui, |ui| {
        primary_button(ui, "Close")
            .clicked()
            .then_some(Choice::Close)
    })
}

/// Keys, and beside them what they do; longer words go on below their own beginning.
fn row(ui: &mut Ui, keys: &str, what: &str) {
    let height = Tokens::of(ui.ctx()).row;
    ui.horizontal_top(|ui| {
        ui.allocate_ui(egui::vec2(KEYS_WIDTH, height), |ui| {
            ui.set_width(KEYS_WIDTH);
            ui.label(semibold(keys));
        });
        ui.vertical(|ui| ui.label(what));
    });
}
