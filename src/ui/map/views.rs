//! Buttons that turn the body, where more than one view has been drawn.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use crate::body::Body;
use crate::model::View;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, Emphasis};

/// Room for the buttons at the top of the map, in points.
const WIDTH: f32 = 260.0;

/// Shows a button for each view, and returns the one that was chosen.
pub fn show(ui: &mut Ui, body: &Body, current: View, map: Rect) -> Option<View> {
    let views: Vec<View> = View::ALL
        .into_iter()
        .filter(|view| body.view(*view).is_some())
        .collect();
    let tokens = Tokens::of(ui.ctx());
    if views.len() < 2 || map.width() < WIDTH + 4.0 * tokens.space_xxl {
        return None;
    }
    let top = map.center_top() + vec2(0.0, tokens.space_s);
    let rect = Rect::from_center_size(top + vec2(0.0, tokens.row / 2.0), vec2(WIDTH, tokens.row));
    let row = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = tokens.space_xs;
        let mut chosen = None;
        for view in views {
            let button = ActionButton::new(label(view)).emphasis(Emphasis::Quiet);
            if ui.add(button.selected(view == current)).clicked() {
                chosen = Some(view);
            }
        }
        chosen
    })
    .inner
}

fn label(view: View) -> &'static str {
    match view {
        View::Back => "Back",
        View::Left => "Left side",
        View::Right => "Right side",
        View::Front => "Front",
    }
}
