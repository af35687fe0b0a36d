//! The line that says which moment is shown. Painted last, so that it can always be seen and grabbed.

use egui::{Color32, CornerRadius, Rangef, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use super::axis::Axis;
use super::layout::Layout;
use super::passing::Passing;
use crate::ui::theme::Tokens;
use crate::ui::{PanelInput, keys};

/// Size of the handle, in points.
const HANDLE: egui::Vec2 = vec2(11.0, 15.0);
/// Width of the line, in points.
const PEN: f32 = 2.0;
/// Dash and gap of the line that says where the present is, in points.
const DASH: (f32, f32) = (3.0, 3.0);

/// Paints the present, the playhead, and the ring around what has the keyboard.
pub(super) fn show(
    ui: &Ui,
    input: PanelInput<'_>,
    layout: &Layout,
    axis: Axis,
    response: &Response,
) {
    let tokens = Tokens::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(layout.rect);
    let is_past = input.session.past().is_some();
    let x = axis.x(input.moment().stamp().second(), layout.across);
    let now = axis.x(input.now.second(), layout.across);
    if is_past && layout.across.contains(now) {
        let ends = [
            pos2(now, layout.rect.top()),
            pos2(now, layout.rect.bottom()),
        ];
        let pen = Stroke::new(1.0, tokens.text_subdued);
        painter.extend(egui::Shape::dashed_line(&ends, pen, DASH.0, DASH.1));
    }
    let edges = Rangef::new(layout.across.min - 1.0, layout.across.max + 1.0);
    if edges.contains(x) {
        let held = response.is_pointer_button_down_on();
        let ink = match (is_past, held) {
            (true, true) => tokens.accent_pressed,
            (true, false) => tokens.accent,
            (false, _) => tokens.text_subdued,
        };
        painter.vline(x, layout.rect.y_range(), Stroke::new(PEN, ink));
        handle(&painter, layout, x, ink, tokens.panel);
    }
    if response.has_focus() && keys::shows_focus(ui.ctx()) {
        let ring = Stroke::new(tokens.focus_width, tokens.focus);
        let rect = layout.rect.shrink(1.0);
        painter.rect_stroke(rect, tokens.radius_s, ring, StrokeKind::Inside);
    }
}

/// Says beside the playhead, in the lane of treatments, what is being passed.
pub(super) fn passing(
    ui: &Ui,
    input: PanelInput<'_>,
    layout: &Layout,
    axis: Axis,
    passing: &Passing,
) {
    let words = match passing.techniques.as_str() {
        "" => passing.came_of_it.clone(),
        techniques => techniques.to_owned(),
    };
    if words.is_empty() || layout.flags.height() < 1.0 {
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(layout.rect);
    let font = egui::FontId::proportional(tokens.text_small);
    let galley = painter.layout_no_wrap(words, font, tokens.text_inverse);
    let size = galley.size() + vec2(2.0 * tokens.space_xs, 2.0);
    let x = axis.x(input.moment().stamp().second(), layout.across);
    let beside = tokens.space_xs + PEN;
    // Where there is no room on the right it stands on the left.
    let left = if x + beside + size.x <= layout.rect.right() {
        x + beside
    } else {
        x - beside - size.x
    };
    let corner = pos2(
        left.max(layout.rect.left()),
        layout.flags.center().y - size.y / 2.0,
    );
    let rect = Rect::from_min_size(corner, size);
    painter.rect_filled(rect, tokens.radius_s, tokens.inverse);
    painter.galley(
        rect.min + vec2(tokens.space_xs, 1.0),
        galley,
        tokens.text_inverse,
    );
}

fn handle(painter: &egui::Painter, layout: &Layout, x: f32, ink: Color32, groove: Color32) {
    let top = layout.axis.bottom() - HANDLE.y;
    let rect = Rect::from_min_size(pos2(x - HANDLE.x / 2.0, top), HANDLE);
    painter.rect_filled(rect, CornerRadius::same(4), ink);
    for dx in [-1.5, 1.5] {
        let y = rect.y_range().shrink(4.0);
        painter.vline(x + dx, y, Stroke::new(1.0, groove));
    }
}
