//! Eleven buttons, 0 to 10.

use egui::{
    Align2, Color32, FontFamily, FontId, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo,
};

use super::action_button::paint_focus;
use crate::model::Intensity;
use crate::ui::likes::Likes;
use crate::ui::theme::{SEMIBOLD, Tokens, readable_on};

/// The narrowest a button gets in a narrow panel, in points.
const MIN_WIDTH: f32 = 20.0;
/// Size of the coloured bar under each number, which shows the scale, in points.
const BAR: Vec2 = Vec2::new(16.0, 3.0);
/// Buttons in the row.
const STEPS: f32 = 11.0;

/// One row of eleven buttons, filled with its step of the `ramp` where it is the `current` rating.
///
/// Returns the rating that was pressed in this frame. No current rating means none was given, which is not 0.
pub fn rating_row(
    ui: &mut Ui,
    current: Option<Intensity>,
    ramp: [Color32; 11],
) -> Option<Intensity> {
    let t = Tokens::of(ui);
    let (width, gap) = fit(ui.available_width(), t);
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (step, color) in Intensity::all().zip(ramp) {
            let size = Vec2::new(width, t.rating);
            if step_button(ui, step, size, color, current == Some(step)).clicked() {
                pressed = Some(step);
            }
        }
    });
    ends_ui(ui, STEPS * width + (STEPS - 1.0) * gap);
    pressed
}

/// What the two ends of the row are called, below it; left out where there is no room for both.
fn ends_ui(ui: &mut Ui, width: f32) {
    let t = Tokens::of(ui);
    let font = FontId::new(t.text_small, FontFamily::Proportional);
    let (least, most) = Likes::now().scale_ends();
    let [least, most] = [least, most].map(|words| {
        ui.painter()
            .layout_no_wrap(words.to_owned(), font.clone(), t.text_subdued)
    });
    if least.size().x + most.size().x + t.space_m > width {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, least.size().y), Sense::hover());
    let right = rect.right_top() - Vec2::new(most.size().x, 0.0);
    ui.painter().galley(rect.left_top(), least, t.text_subdued);
    ui.painter().galley(right, most, t.text_subdued);
}

/// Width of a button and the gap beside it, in points, in a row this wide.
fn fit(available: f32, t: &Tokens) -> (f32, f32) {
    let gap = if available >= STEPS * t.rating + (STEPS - 1.0) * t.space_xs {
        t.space_xs
    } else {
        t.space_xs / 2.0
    };
    let width = ((available - (STEPS - 1.0) * gap) / STEPS).floor();
    (width.clamp(MIN_WIDTH, t.rating), gap)
}

fn step_button(
    ui: &mut Ui,
    step: Intensity,
    size: Vec2,
    color: Color32,
    is_current: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (least, most) = Likes::now().scale_ends();
    let end = match step {
        Intensity::ZERO => Some(least),
        Intensity::TEN => Some(most),
        _ => None,
    };
    response.widget_info(|| {
        let name = format!("Rate {step} of 10");
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_current, name)
    });
    ui.accesskit_node_builder(response.id, |node| {
        if let Some(words) = end {
            node.set_description(words);
        }
    });
    if ui.is_rect_visible(rect) {
        paint_step(ui, &response, step, color, is_current);
    }
    match end {
        Some(words) => response.on_hover_text(words),
        None => response,
    }
}

fn paint_step(ui: &Ui, response: &Response, step: Intensity, color: Color32, is_current: bool) {
    let t = Tokens::of(ui);
    let rect = response.rect;
    let (fill, ink, bar, family) = if is_current {
        let ink = readable_on(color);
        (color, ink, ink, FontFamily::Name(SEMIBOLD.into()))
    } else {
        let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
            (true, _) => t.pressed,
            (false, true) => t.hover,
            (false, false) => t.control,
        };
        (fill, t.text_strong, color, FontFamily::Proportional)
    };
    let painter = ui.painter();
    painter.rect_filled(rect, t.radius_s, fill);
    let number_at = rect.center() - Vec2::new(0.0, BAR.y);
    let font = FontId::new(t.text_body, family);
    painter.text(number_at, Align2::CENTER_CENTER, step, font, ink);
    let bar_at = rect.center_bottom() - Vec2::new(0.0, t.space_xs + BAR.y / 2.0);
    painter.rect_filled(Rect::from_center_size(bar_at, BAR), BAR.y / 2.0, bar);
    paint_focus(ui, response, t.radius_s);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::LIGHT;

    #[test]
    fn the_row_shrinks_into_a_narrow_panel() {
        assert_eq!(fit(500.0, &LIGHT), (32.0, 4.0));
        assert_eq!(fit(392.0, &LIGHT), (32.0, 4.0));
        let (width, gap) = fit(320.0, &LIGHT);
        assert!(width * 11.0 + gap * 10.0 <= 320.0 && width >= MIN_WIDTH);
        assert!(fit(100.0, &LIGHT).0 >= MIN_WIDTH);
    }
}
