//! The keyboard focus of the map.

use egui::{CornerRadius, EventFilter, Rect, Ui};

use super::MapView;
use crate::ui::theme::Tokens;

/// Arrows move knots, so they must not move the keyboard focus.
pub(super) const KEEP_ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

impl MapView {
    pub(super) fn hold_focus(&mut self, ui: &Ui, response: &egui::Response) {
        if std::mem::take(&mut self.wants_focus) || response.is_pointer_button_down_on() {
            response.request_focus();
        }
        ui.memory_mut(|memory| memory.set_focus_lock_filter(Self::id(), KEEP_ARROWS));
    }
}

pub(super) fn focus_ring(ui: &Ui, viewport: Rect) {
    let tokens = Tokens::of(ui.ctx());
    let ring = egui::Stroke::new(tokens.focus_width, tokens.focus);
    let rect = viewport.shrink(1.0);
    ui.painter()
        .rect_stroke(rect, CornerRadius::ZERO, ring, egui::StrokeKind::Inside);
}
