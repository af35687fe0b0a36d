//! The keyboard focus of the map, and what is brought into sight.

use egui::{CornerRadius, EventFilter, Rect, Ui};
use kurbo::Shape as _;

use super::MapView;
use super::camera::Camera;
use crate::body::BodyView;
use crate::scene;
use crate::ui::theme::Tokens;
use crate::ui::{Outbox, PanelInput, keys};

/// Arrows move knots, so they must not move the keyboard focus.
pub(super) const KEEP_ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

impl MapView {
    /// Whether nothing is being dragged or drawn.
    pub(super) fn is_idle(&self) -> bool {
        self.gesture.is_idle() && self.tool.is_none()
    }

    pub(super) fn hold_focus(&mut self, ui: &Ui, response: &egui::Response) {
        // Pressed and let go within one slow frame it was a click all the same.
        let is_pressed = response.is_pointer_button_down_on() || response.clicked();
        if std::mem::take(&mut self.wants_focus) || is_pressed {
            response.request_focus();
        }
        ui.memory_mut(|memory| memory.set_focus_lock_filter(Self::id(), KEEP_ARROWS));
    }

    /// Says what is on the map to screen readers and in the order of the Tab key, and who has the keyboard focus.
    pub(super) fn nodes(
        &mut self,
        ui: &mut Ui,
        response: &egui::Response,
        input: PanelInput<'_>,
        (view, marks): (&BodyView, &[scene::Mark]),
        camera: &Camera,
        out: &mut Outbox,
    ) {
        if response.has_focus() && keys::shows_focus(ui.ctx()) {
            focus_ring(ui, response.rect);
        }
        let seen = (camera, response.rect);
        let mark_focused = self.mark_nodes(ui, marks, seen, input, out);
        keys::set_map_focused(ui.ctx(), mark_focused || response.has_focus());
        self.region_nodes(ui, input, (view, marks), seen, out);
    }

    pub(super) fn follow(
        &mut self,
        mut camera: Camera,
        view: &BodyView,
        viewport: Rect,
        marks: &[scene::Mark],
    ) -> Camera {
        if let Some(id) = self.reveal.take()
            && let Some(mark) = marks.iter().find(|mark| mark.knot == id)
        {
            camera.reveal(viewport, mark.at);
        }
        self.frame_drawing(&mut camera, viewport, marks);
        camera.keep_near(view.outline.bounding_box());
        camera
    }

    /// A knot that is to be seen may be on another view.
    pub(super) fn turn_to_revealed(&mut self, input: PanelInput<'_>) {
        let knot = self.reveal.and_then(|id| input.session.chart().knot(id));
        if let Some(knot) = knot {
            self.show_view(input.body, knot.place.view);
        }
    }
}

/// The ring around a map that has the keyboard.
pub(in crate::ui) fn focus_ring(ui: &Ui, viewport: Rect) {
    let tokens = Tokens::of(ui.ctx());
    let ring = egui::Stroke::new(tokens.focus_width, tokens.focus);
    let rect = viewport.shrink(1.0);
    ui.painter()
        .rect_stroke(rect, CornerRadius::ZERO, ring, egui::StrokeKind::Inside);
}
