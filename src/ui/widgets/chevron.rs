//! What shows that a list or a section opens, from the window's own icons in place of egui's triangles.

use egui::style::WidgetVisuals;
use egui::{Rect, Response, Ui, Vec2};

use crate::ui::icons::Icon;
use crate::ui::theme::Tokens;

/// From this share on a section counts as open.
const OPEN_FROM: f32 = 0.5;

/// Of a list to choose from; for [`egui::ComboBox::icon`].
pub fn list_chevron(ui: &Ui, rect: Rect, visuals: &WidgetVisuals, _is_open: bool) {
    let side = Vec2::splat(Tokens::of(ui).icon);
    let place = Rect::from_center_size(rect.center(), side);
    Icon::ChevronDown.paint(ui.painter(), place, visuals.fg_stroke.color);
}

/// Of a section that folds; for [`egui::CollapsingHeader::icon`].
pub fn section_chevron(ui: &mut Ui, openness: f32, response: &Response) {
    let side = Vec2::splat(Tokens::of(ui).icon);
    let place = Rect::from_center_size(response.rect.center(), side);
    let icon = if openness < OPEN_FROM {
        Icon::ChevronRight
    } else {
        Icon::ChevronDown
    };
    let color = ui.style().interact(response).fg_stroke.color;
    icon.paint(ui.painter(), place, color);
}
