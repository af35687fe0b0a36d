//! Pointer gestures on the map: click adds or selects, drag moves or pans, the wheel zooms.

use egui::{Key, PointerButton, Pos2, Rect, Response, Ui, Vec2};
use kurbo::Point;

use super::camera::Camera;
use super::marks::{clicked_mark, marks_at};
use super::travel::wheel;
use super::{MapView, snap};
use crate::body::BodyView;
use crate::model::{KnotId, Place};
use crate::scene::Mark;
use crate::session::Action;
use crate::ui::commands::{Command, context_menu, menu_keys};
use crate::ui::keys;
use crate::ui::{Outbox, PanelInput};

/// The drag in progress.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Gesture {
    /// None.
    #[default]
    Idle,
    /// Moves the selected knots; the grabbed one keeps this distance from the pointer, in view space.
    Move(KnotId, kurbo::Vec2),
    /// Moves what is seen.
    Pan,
    /// Selects the knots between this point of view space and the pointer.
    Box(Point),
    /// Was cancelled; the rest of the drag does nothing.
    Cancelled,
}

impl Gesture {
    /// The knot that was grabbed, if knots are moved.
    pub fn grabbed(self) -> Option<KnotId> {
        match self {
            Self::Move(knot, _) => Some(knot),
            _ => None,
        }
    }

    /// Whether nothing is being dragged.
    pub fn is_idle(self) -> bool {
        self == Self::Idle
    }
}

/// What the gestures of one frame are made of.
struct Frame<'a> {
    input: PanelInput<'a>,
    view: &'a BodyView,
    marks: &'a [Mark],
    viewport: Rect,
}

impl Frame<'_> {
    fn hits(&self, camera: &Camera, pos: Pos2) -> Vec<&Mark> {
        marks_at(self.marks, camera, self.viewport, pos)
    }
}

impl MapView {
    #[expect(
        clippy::too_many_arguments,
        reason = "one call site; bundling them would only rename the list"
    )]
    pub(super) fn gestures(
        &mut self,
        ui: &Ui,
        response: &Response,
        input: PanelInput<'_>,
        view: &BodyView,
        marks: &[Mark],
        mut camera: Camera,
        out: &mut Outbox,
    ) -> Camera {
        let frame = Frame {
            input,
            view,
            marks,
            viewport: response.rect,
        };
        if self.two_fingers(ui, response, view, &mut camera, out) {
            return camera;
        }
        wheel(ui, response, view, &mut camera);
        if self.brush_gestures(ui, response, input, view, &mut camera, out) {
            return camera;
        }
        // Letting go of what was cancelled is no click.
        let was_cancelled = self.gesture == Gesture::Cancelled;
        self.start_drag(ui, response, &frame, &camera, out);
        self.continue_drag(ui, response, &frame, &mut camera, out);
        if !was_cancelled {
            self.clicks(ui, response, &frame, &camera, out);
        }
        let idle = self.gesture.is_idle();
        let over_mark = response
            .hover_pos()
            .is_some_and(|pos| !frame.hits(&camera, pos).is_empty());
        if response.hovered() || !idle {
            ui.ctx().set_cursor_icon(
                self.cursor(over_mark, frame.over_skin(&camera, response.hover_pos())),
            );
        }
        // The right button that cancels a drag does not also open a menu.
        if !was_cancelled && self.gesture != Gesture::Cancelled {
            let by_key = self.menu_by_key(ui, &frame, &camera);
            context_menu(response, by_key, input.session, out);
        }
        camera
    }

    /// Where the menu opens if its keys were pressed: at the selected knot, else in the middle of the map.
    fn menu_by_key(&mut self, ui: &Ui, frame: &Frame<'_>, camera: &Camera) -> Option<Pos2> {
        if !keys::map_has_keys(ui.ctx()) || keys::is_typing(ui.ctx()) || !menu_keys(ui.ctx()) {
            return None;
        }
        let primary = frame.input.session.selection().primary();
        let mark = frame.marks.iter().find(|mark| Some(mark.knot) == primary);
        let pos = mark.map(|mark| camera.screen_from_map(frame.viewport, mark.at));
        let pos = pos.filter(|pos| frame.viewport.contains(*pos));
        let pos = pos.unwrap_or_else(|| frame.viewport.center());
        self.menu_at = Some(pos);
        Some(pos)
    }

    fn start_drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        frame: &Frame<'_>,
        camera: &Camera,
        out: &mut Outbox,
    ) {
        let (space, shift) = ui.input(|i| (i.key_down(Key::Space), i.modifiers.shift));
        if response.drag_started_by(PointerButton::Middle) {
            self.gesture = Gesture::Pan;
        }
        if !response.drag_started_by(PointerButton::Primary) {
            return;
        }
        let Some(origin) = ui.input(|i| i.pointer.press_origin()) else {
            return;
        };
        let grabbed = frame
            .hits(camera, origin)
            .first()
            .map(|mark| (mark.knot, mark.at));
        let at = camera.map_from_screen(frame.viewport, origin);
        self.gesture = match grabbed {
            Some((knot, mark_at)) if !space => {
                if !frame.input.session.selection().contains(knot) {
                    out.act(Action::Select(knot));
                }
                out.act(Action::BeginDrag(knot));
                Gesture::Move(knot, mark_at - at)
            }
            _ if shift && !space => Gesture::Box(at),
            _ => Gesture::Pan,
        };
    }

    fn continue_drag(
        &mut self,
        ui: &Ui,
        response: &Response,
        frame: &Frame<'_>,
        camera: &mut Camera,
        out: &mut Outbox,
    ) {
        let cancel = ui.input(|i| {
            i.key_pressed(Key::Escape) || i.pointer.button_pressed(PointerButton::Secondary)
        });
        let pointer = response.interact_pointer_pos();
        match self.gesture {
            Gesture::Move(..) if cancel => {
                out.act(Action::CancelDrag);
                self.gesture = Gesture::Cancelled;
            }
            Gesture::Box(_) if cancel => self.gesture = Gesture::Cancelled,
            Gesture::Move(knot, offset) => {
                let moved = pointer.filter(|_| response.dragged()).and_then(|pos| {
                    let point = camera.map_from_screen(frame.viewport, pos) + offset;
                    let selection = frame.input.session.selection();
                    let place = frame.place_at(point)?;
                    let rests = |other| other != knot && !selection.contains(other);
                    Some(frame.snapped(ui.ctx(), camera, place, rests))
                });
                let here = frame
                    .input
                    .session
                    .chart()
                    .knot(knot)
                    .map(|knot| knot.place.pos);
                if let Some(place) = moved.filter(|place| Some(place.pos) != here) {
                    out.act(Action::DragTo(knot, place));
                }
            }
            Gesture::Pan => camera.pan(response.drag_delta() + held_back(ui, response)),
            Gesture::Box(from) => {
                if let Some(pos) = pointer {
                    Self::box_select(ui, frame, camera, (from, pos), response.drag_stopped(), out);
                }
            }
            Gesture::Idle | Gesture::Cancelled => {}
        }
        if response.drag_stopped()
            || (!self.gesture.is_idle() && !ui.input(|i| i.pointer.any_down()))
        {
            if matches!(self.gesture, Gesture::Move(..)) {
                out.act(Action::EndDrag);
            }
            self.gesture = Gesture::Idle;
        }
    }

    fn box_select(
        ui: &Ui,
        frame: &Frame<'_>,
        camera: &Camera,
        (from, to): (Point, Pos2),
        done: bool,
        out: &mut Outbox,
    ) {
        let rect = Rect::from_two_pos(camera.screen_from_map(frame.viewport, from), to);
        let tokens = crate::ui::theme::Tokens::of(ui.ctx());
        let painter = ui
            .ctx()
            .layer_painter(egui::LayerId::new(egui::Order::Foreground, MapView::id()));
        let stroke = egui::Stroke::new(1.0, tokens.accent);
        painter.with_clip_rect(frame.viewport).rect(
            rect,
            2,
            tokens.accent.gamma_multiply(0.12),
            stroke,
            egui::StrokeKind::Middle,
        );
        if done {
            let inside =
                |mark: &&Mark| rect.contains(camera.screen_from_map(frame.viewport, mark.at));
            out.act(Action::SelectAll(
                frame
                    .marks
                    .iter()
                    .filter(inside)
                    .map(|mark| mark.knot)
                    .collect(),
            ));
        }
    }

    fn clicks(
        &mut self,
        ui: &Ui,
        response: &Response,
        frame: &Frame<'_>,
        camera: &Camera,
        out: &mut Outbox,
    ) {
        let session = frame.input.session;
        let Some(pos) = response.interact_pointer_pos() else {
            return;
        };
        let hits = frame.hits(camera, pos);
        if response.secondary_clicked() {
            self.menu_at = Some(pos);
            match hits.first() {
                Some(mark) if session.selection().contains(mark.knot) => {}
                Some(mark) => out.act(Action::Select(mark.knot)),
                // The menu is about this spot, not about a knot selected elsewhere.
                None => out.act(Action::Deselect),
            }
            return;
        }
        if !response.clicked() || self.gesture == Gesture::Cancelled {
            return;
        }
        let extend = ui.input(|i| i.modifiers.shift || i.modifiers.command);
        let primary = session.selection().primary();
        if response.double_clicked() {
            if let Some(knot) = primary.filter(|id| hits.iter().any(|mark| mark.knot == *id)) {
                if session.draft().is_none() {
                    out.act(Action::Select(knot));
                    out.run(Command::Rename);
                }
            } else if hits.is_empty() && !frame.over_skin(camera, Some(pos)) {
                out.run(Command::Fit);
            }
            return;
        }
        match clicked_mark(&hits, primary) {
            Some(_) if extend => {
                if let Some(mark) = hits.first() {
                    out.act(Action::ToggleSelected(mark.knot));
                }
            }
            Some(knot) => out.act(Action::Select(knot)),
            None if session.draft().is_some() => out.act(Action::FinishDraft),
            None => match frame.place_under(camera, pos) {
                Some(place) if !extend => {
                    let place = frame.snapped(ui.ctx(), camera, place, |_| true);
                    out.act(Action::PlaceKnot(place));
                }
                _ => out.act(Action::Deselect),
            },
        }
    }

    fn cursor(&self, over_mark: bool, over_skin: bool) -> egui::CursorIcon {
        match self.gesture {
            Gesture::Move(..) | Gesture::Pan => egui::CursorIcon::Grabbing,
            Gesture::Box(_) => egui::CursorIcon::Crosshair,
            _ if over_mark => egui::CursorIcon::PointingHand,
            _ if over_skin => egui::CursorIcon::Crosshair,
            _ => egui::CursorIcon::Default,
        }
    }
}

impl Frame<'_> {
    /// The place at a point of view space, held inside the outline.
    fn place_at(&self, point: Point) -> Option<Place> {
        let pos = self.view.nearest_inside(self.view.pos(point)?);
        Some(Place::new(self.view.view, pos))
    }

    /// The place under the pointer, if that is on the body.
    fn place_under(&self, camera: &Camera, pos: Pos2) -> Option<Place> {
        let at = self.view.pos(camera.map_from_screen(self.viewport, pos))?;
        self.view
            .contains(at)
            .then(|| Place::new(self.view.view, at))
    }

    /// The place that this one snaps to.
    fn snapped(
        &self,
        ctx: &egui::Context,
        camera: &Camera,
        place: Place,
        rests: impl Fn(KnotId) -> bool,
    ) -> Place {
        let reach = snap::reach(ctx, camera);
        let pos = snap::snapped(self.view, place.pos, reach, self.marks, rests);
        Place { pos, ..place }
    }

    fn over_skin(&self, camera: &Camera, pos: Option<Pos2>) -> bool {
        pos.is_some_and(|pos| self.place_under(camera, pos).is_some())
    }
}

/// What a drag that begins now moved already before it was known to be one: what is panned stays under the pointer.
fn held_back(ui: &Ui, response: &Response) -> Vec2 {
    let origin = ui.input(|i| i.pointer.press_origin());
    let origin = origin.filter(|_| response.drag_started());
    let way = origin.zip(response.interact_pointer_pos());
    way.map_or(Vec2::ZERO, |(from, to)| to - from - response.drag_delta())
}
