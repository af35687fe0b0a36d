//! Moving and zooming what is seen of the map: by wheel, on a trackpad, and with two fingers on a touch screen.

use egui::{Response, Ui};

use super::camera::Camera;
use super::gestures::Gesture;
use super::{MapView, whole_scale};
use crate::body::BodyView;
use crate::session::Action;
use crate::store::Wheel;
use crate::ui::Outbox;
use crate::ui::likes::Likes;
use crate::ui::wheel::Turn;

/// How much one point of wheel travel zooms, as a power of e.
const ZOOM_PER_POINT: f32 = 0.003;

impl MapView {
    /// Two fingers on a touch screen move and zoom what is seen; whatever the first of them began is taken back.
    pub(super) fn two_fingers(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: &BodyView,
        camera: &mut Camera,
        out: &mut Outbox,
    ) -> bool {
        let touch = ui.input(egui::InputState::multi_touch);
        let on_map = response.is_pointer_button_down_on();
        let Some(touch) = touch.filter(|touch| on_map && response.rect.contains(touch.center_pos))
        else {
            return false;
        };
        if matches!(self.gesture, Gesture::Move(..)) {
            out.act(Action::CancelDrag);
        }
        self.gesture = Gesture::Cancelled;
        camera.pan(touch.translation_delta);
        let whole = whole_scale(view, response.rect);
        let zoom = f64::from(touch.zoom_delta);
        camera.zoom_at(response.rect, touch.center_pos, zoom, whole);
        true
    }
}

/// A wheel zooms at the pointer; two fingers on a trackpad pan; Ctrl+wheel and pinch zoom.
pub(super) fn wheel(ui: &Ui, response: &Response, view: &BodyView, camera: &mut Camera) {
    let Some(turn) = Turn::of(ui, response).filter(Turn::is_any) else {
        return;
    };
    let whole = whole_scale(view, response.rect);
    let zooms = match Likes::now().wheel {
        Wheel::Auto => turn.is_wheel,
        Wheel::Zooms => true,
        Wheel::Pans => false,
    };
    if turn.is_pinch() {
        camera.zoom_at(response.rect, turn.pos, turn.pinch, whole);
    } else if zooms {
        let zoom = turn.zoom(ZOOM_PER_POINT);
        camera.zoom_at(response.rect, turn.pos, zoom, whole);
    } else {
        camera.pan(turn.scroll);
    }
}
