//! Eleven buttons, 0 to 10.

use egui::{
    Align2, Color32, FontFamily, FontId, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo,
};

use super::action_button::paint_focus;
use crate::model::Intensity;
use crate::store::Contrast;
use crate::ui::likes::Likes;
use crate::ui::theme::{SEMIBOLD, Tokens, contrast, readable_on};

/// Size of the coloured bar under each number, which shows the scale, in points.
const BAR: Vec2 = Vec2::new(16.0, 3.0);
/// In high contrast a bar that stands off its button by less than this has an edge, this wide in points.
const LEAST_CONTRAST: f32 = 3.0;
const EDGE: f32 = 1.0;
/// The widest a button gets, in points.
const MAX_WIDTH: f32 = 44.0;
/// Free room at both sides of a button, in points: what is pressed reaches to the neighbour, what is seen does not.
const SIDE: f32 = 1.0;
/// Buttons in all, and in the first of two rows.
const STEPS: usize = 11;
const FIRST_OF_TWO: usize = 6;

/// Eleven buttons, filled with its step of the `ramp` where it is the `current` rating; in two rows where one would
/// be too narrow for fingers.
///
/// Returns the rating that was pressed in this frame. No current rating means none was given, which is not 0.
pub fn rating_row(
    ui: &mut Ui,
    current: Option<Intensity>,
    ramp: [Color32; 11],
) -> Option<Intensity> {
    let t = Tokens::of(ui);
    let (columns, width) = fit(ui.available_width(), t);
    let mut pressed = None;
    let steps: Vec<(Intensity, Color32)> = Intensity::all().zip(ramp).collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0 * SIDE);
        for row in steps.chunks(columns) {
            ui.horizontal(|ui| {
                for (step, color) in row {
                    let size = Vec2::new(width, t.rating);
                    if step_button(ui, *step, size, *color, current == Some(*step)).clicked() {
                        pressed = Some(*step);
                    }
                }
            });
        }
    });
    ends_ui(ui, columns as f32 * width);
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

/// How many buttons stand side by side, and the width of one in points, in a row this wide.
fn fit(available: f32, t: &Tokens) -> (usize, f32) {
    let columns = if available >= STEPS as f32 * t.rating {
        STEPS
    } else {
        FIRST_OF_TWO
    };
    let width = (available / columns as f32).floor();
    let most = if columns == STEPS {
        t.rating + 2.0 * t.space_xs
    } else {
        MAX_WIDTH
    };
    (columns, width.clamp(t.rating, most))
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
    let rect = response.rect.shrink2(Vec2::new(SIDE, 0.0));
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
    let bar_rect = Rect::from_center_size(bar_at, BAR);
    if Likes::now().contrast == Contrast::High && contrast(bar, fill) < LEAST_CONTRAST {
        painter.rect_filled(bar_rect.expand(EDGE), BAR.y / 2.0 + EDGE, ink);
    }
    painter.rect_filled(bar_rect, BAR.y / 2.0, bar);
    paint_focus(ui, response, t.radius_s);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::LIGHT;

    #[test]
    fn a_narrow_panel_has_two_rows_and_no_button_is_too_small() {
        assert_eq!(fit(500.0, &LIGHT), (11, 40.0));
        assert_eq!(fit(352.0, &LIGHT), (11, 32.0));
        assert_eq!(fit(351.0, &LIGHT), (6, 44.0));
        for available in [192.0, 240.0, 300.0, 352.0, 700.0] {
            let (columns, width) = fit(available, &LIGHT);
            assert!(columns as f32 * width <= available && width >= 32.0);
        }
    }
}
