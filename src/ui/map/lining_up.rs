//! Saying where three landmarks are on a photo.

use egui::{
    Align2, Color32, CornerRadius, FontId, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense,
    Stroke, TextureHandle, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::KEEP_ARROWS;
use crate::model::{Anchors, Photo, PhotoPoint, View};
use crate::session::Action;
use crate::ui::Outbox;
use crate::ui::inspector::fields::choices;
use crate::ui::theme::Tokens;
use crate::ui::widgets::primary_button;

/// Room for the words and buttons above the photo, in points.
const HEAD: f32 = 76.0;
/// Radius of a mark, and side of what takes the pointer, in points.
const MARK: f32 = 9.0;
const GRIP: f32 = 36.0;

#[derive(Clone, Copy)]
enum Handle {
    C7,
    Left,
    Right,
}

impl Handle {
    const ALL: [Self; 3] = [Self::C7, Self::Left, Self::Right];

    const fn name(self, view: View, anchors: Anchors) -> &'static str {
        let is_front = matches!(view, View::Front);
        match (self, anchors) {
            (Self::C7, _) if is_front => "Notch above the breastbone",
            (Self::C7, _) => "Base of the neck (C7)",
            (Self::Left, Anchors::Psis) if is_front => "Your left hip point",
            (Self::Right, Anchors::Psis) if is_front => "Your right hip point",
            (Self::Left, Anchors::Psis) => "Your left dimple",
            (Self::Right, Anchors::Psis) => "Your right dimple",
            (Self::Left, Anchors::Acromia) => "Your left shoulder tip",
            (Self::Right, Anchors::Acromia) => "Your right shoulder tip",
        }
    }

    /// Whether the mark lies on the left of the picture: in front one's left is on its right.
    const fn is_at_left(self, view: View) -> bool {
        match self {
            Self::C7 => false,
            Self::Left => !matches!(view, View::Front),
            Self::Right => matches!(view, View::Front),
        }
    }

    const fn point(self, photo: &Photo) -> PhotoPoint {
        match self {
            Self::C7 => photo.c7,
            Self::Left => photo.left,
            Self::Right => photo.right,
        }
    }

    fn moved(self, photo: Photo, to: PhotoPoint) -> Photo {
        match self {
            Self::C7 => Photo { c7: to, ..photo },
            Self::Left => Photo { left: to, ..photo },
            Self::Right => Photo { right: to, ..photo },
        }
    }
}

/// Shows the photo with its marks. Returns whether the person is done.
pub(super) fn show(ui: &mut Ui, texture: &TextureHandle, photo: &Photo, out: &mut Outbox) -> bool {
    let tokens = Tokens::of(ui.ctx());
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    ui.painter()
        .rect_filled(area, CornerRadius::ZERO, tokens.bg);
    let head = Rect::from_min_size(area.min, Vec2::new(area.width(), HEAD)).shrink(tokens.space_m);
    let builder = UiBuilder::new().max_rect(head);
    let is_done = ui
        .scope_builder(builder, |ui| head_ui(ui, photo, out))
        .inner;
    let room = Rect::from_min_max(Pos2::new(area.left(), area.top() + HEAD), area.max);
    let rect = fitted(texture.size_vec2(), room.shrink(tokens.space_m));
    let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
    ui.painter()
        .image(texture.id(), rect, whole, Color32::WHITE);
    for handle in Handle::ALL {
        if let Some(to) = handle_ui(ui, handle, photo, rect) {
            let photo = handle.moved(photo.clone(), to);
            out.act(Action::PutPhoto(Box::new(photo)));
        }
    }
    is_done
}

fn head_ui(ui: &mut Ui, photo: &Photo, out: &mut Outbox) -> bool {
    let side = if photo.view == View::Front {
        "right"
    } else {
        "left"
    };
    ui.label(format!(
        "Drag the three marks to where they are on the photo, or move them by Tab and arrows; your left is on its {side}"
    ));
    let mut is_done = false;
    ui.horizontal_wrapped(|ui| {
        let by_the_hips = if photo.view == View::Front {
            "By the hips"
        } else {
            "By the dimples"
        };
        let by = [
            (Anchors::Psis, by_the_hips),
            (Anchors::Acromia, "By the shoulders"),
        ];
        let chosen = choices(ui, by, Some(photo.anchors));
        if let Some(anchors) = chosen.filter(|anchors| *anchors != photo.anchors) {
            let photo = Photo {
                anchors,
                ..photo.clone()
            };
            out.act(Action::PutPhoto(Box::new(photo)));
        }
        is_done = primary_button(ui, "Done").clicked();
    });
    is_done
}

/// One mark; returns where it was dragged to, when it is let go.
fn handle_ui(ui: &mut Ui, handle: Handle, photo: &Photo, rect: Rect) -> Option<PhotoPoint> {
    let tokens = Tokens::of(ui.ctx());
    let name = handle.name(photo.view, photo.anchors);
    let edge = f32::from(PhotoPoint::EDGE);
    let point = handle.point(photo);
    let share = Vec2::new(f32::from(point.x), f32::from(point.y)) / edge;
    let home = rect.min + share * rect.size();
    let id = Id::unique("knotmap-photo-mark").with(handle as u8);
    let response = ui.interact(
        Rect::from_center_size(home, Vec2::splat(GRIP)),
        id,
        Sense::drag() | Sense::focusable_noninteractive(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if let Some(to) = nudged(ui, &response, point) {
        return Some(to);
    }
    let pointer = response.interact_pointer_pos();
    let is_moved = response.dragged() || response.drag_stopped();
    let at = pointer
        .filter(|_| is_moved)
        .map_or(home, |pos| rect.clamp(pos));
    let painter = ui.painter();
    painter.circle(
        at,
        MARK,
        tokens.raised.gamma_multiply(0.6),
        Stroke::new(2.0, tokens.accent),
    );
    painter.circle_filled(at, 2.0, tokens.accent);
    if response.has_focus() {
        let ring = Stroke::new(tokens.focus_width, tokens.focus);
        painter.circle_stroke(at, MARK + 2.0 * tokens.focus_width, ring);
    }
    let font = FontId::proportional(tokens.text_small);
    let galley = painter.layout_no_wrap(name.to_owned(), font, tokens.text_strong);
    // Marks of both sides may stand close together: their names lie away from each other.
    let gap = MARK + tokens.space_s;
    let (beside, align) = if handle.is_at_left(photo.view) {
        (Vec2::new(-gap, 0.0), Align2::RIGHT_CENTER)
    } else {
        (Vec2::new(gap, 0.0), Align2::LEFT_CENTER)
    };
    let label = align.anchor_size(at + beside, galley.size());
    painter.rect_filled(
        label.expand(2.0),
        CornerRadius::same(3),
        tokens.raised.gamma_multiply(0.85),
    );
    painter.galley(label.min, galley, tokens.text_strong);
    response.drag_stopped().then(|| {
        let share = (at - rect.min) / rect.size() * edge;
        PhotoPoint::clamped(f64::from(share.x), f64::from(share.y))
    })
}

/// Where arrows move a mark that has the keyboard focus, by a thousandth, with Shift by ten.
fn nudged(ui: &Ui, response: &Response, point: PhotoPoint) -> Option<PhotoPoint> {
    if !response.has_focus() {
        return None;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, KEEP_ARROWS));
    let mut moved = Vec2::ZERO;
    ui.input_mut(|input| {
        for (key, way) in [
            (Key::ArrowLeft, -Vec2::X),
            (Key::ArrowRight, Vec2::X),
            (Key::ArrowUp, -Vec2::Y),
            (Key::ArrowDown, Vec2::Y),
        ] {
            for (modifiers, step) in [(Modifiers::SHIFT, 10.0), (Modifiers::NONE, 1.0)] {
                moved += way * step * input.count_and_consume_key(modifiers, key) as f32;
            }
        }
    });
    let to = Vec2::new(f32::from(point.x), f32::from(point.y)) + moved;
    (moved != Vec2::ZERO).then(|| PhotoPoint::clamped(f64::from(to.x), f64::from(to.y)))
}

/// The largest rectangle of this shape in the middle of the room.
fn fitted(size: Vec2, room: Rect) -> Rect {
    let scale = (room.width() / size.x).min(room.height() / size.y).max(0.0);
    Rect::from_center_size(room.center(), size * scale)
}
