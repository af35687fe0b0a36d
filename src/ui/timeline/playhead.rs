//! The line that says which moment is shown. Painted last, so that it can always be seen and grabbed.

use egui::{Color32, CornerRadius, Rangef, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use super::axis::Axis;
use super::layout::Layout;
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

fn handle(painter: &egui::Painter, layout: &Layout, x: f32, ink: Color32, groove: Color32) {
    let top = layout.axis.bottom() - HANDLE.y;
    let rect = Rect::from_min_size(pos2(x - HANDLE.x / 2.0, top), HANDLE);
    painter.rect_filled(rect, CornerRadius::same(4), ink);
    for dx in [-1.5, 1.5] {
        let y = rect.y_range().shrink(4.0);
        painter.vline(x + dx, y, Stroke::new(1.0, groove));
    }
}
