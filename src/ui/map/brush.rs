//! Drawing how far a knot reaches with the pointer: a brush that adds, erases and smooths, and a bar to leave by.

use std::sync::Arc;

use egui::{Align2, Area, Color32, Frame, Id, Key, PointerButton, Pos2, Rect, Response, Ui, vec2};

use super::MapView;
use super::art_mesh::ArtMesh;
use super::camera::Camera;
use super::gestures::Gesture;
use crate::analysis::state_at;
use crate::body::{BodyView, Brush, Mask};
use crate::model::{BodyPos, Knot, KnotId};
use crate::scene::{self, Item, Mark, Theme};
use crate::session::{Action, Session};
use crate::ui::inspector::fields::choices;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets::{ActionButton, primary_button};
use crate::ui::{Outbox, PanelInput};

/// Radii of the brush, in millimetres on the body.
const RADIUS_MM: std::ops::RangeInclusive<f64> = 5.0..=60.0;
const FIRST_RADIUS_MM: f64 = 15.0;
/// Width of the bar, in points, where there is room.
const BAR_WIDTH: f32 = 620.0;
/// Between the bar and the lower edge of the map, and what it takes of the map together with that, in points.
const BAR_RISE: f32 = 12.0;
const BAR_ROOM: f32 = 108.0;
/// What the buttons above the map take of it, in points.
const HEAD_ROOM: f32 = 44.0;
/// As drawing begins at least this much around the knot is in sight, and no more than fits: a hand's breadth on each
/// side, in view units.
const ROOM: f64 = 0.42;

/// The brush, while a knot's extent is being drawn.
#[derive(Debug)]
pub(super) struct Tool {
    knot: KnotId,
    brush: Brush,
    radius_mm: f64,
    stroke: Option<Stroke>,
    /// The rest of this press does nothing: Esc took it back.
    is_cancelled: bool,
    /// The knot was not brought into the middle yet.
    is_new: bool,
}

/// The pass of the brush in progress.
#[derive(Debug)]
struct Stroke {
    mask: Mask,
    last: BodyPos,
    art: Arc<Vec<Item>>,
    mesh: ArtMesh,
}

impl MapView {
    /// Starts drawing how far a knot reaches.
    pub fn draw_extent(&mut self, session: Option<&Session>) {
        let primary = session.and_then(|session| session.selection().primary());
        let Some(knot) = primary else { return };
        self.reveal = Some(knot);
        self.tool = Some(Tool {
            knot,
            brush: Brush::Add,
            radius_mm: FIRST_RADIUS_MM,
            stroke: None,
            is_cancelled: false,
            is_new: true,
        });
        self.wants_focus = true;
    }

    /// Esc: takes back the pass of the brush in progress, or else stops drawing. Returns whether it was drawing.
    pub fn cancel_drawing(&mut self) -> bool {
        let Some(tool) = &mut self.tool else {
            return false;
        };
        if tool.stroke.take().is_some() {
            tool.is_cancelled = true;
        } else {
            self.tool = None;
        }
        true
    }

    /// As drawing begins: the knot in the middle of what bar and buttons leave free, near enough to draw around it.
    pub(super) fn frame_drawing(&mut self, camera: &mut Camera, viewport: Rect, marks: &[Mark]) {
        let Some(tool) = self.tool.as_mut().filter(|tool| tool.is_new) else {
            return;
        };
        let Some(mark) = marks.iter().find(|mark| mark.knot == tool.knot) else {
            return;
        };
        tool.is_new = false;
        let top = viewport.top() + HEAD_ROOM;
        let bottom = (viewport.bottom() - BAR_ROOM).max(top + 1.0);
        let free = viewport.with_min_y(top).with_max_y(bottom);
        let fitting = f64::from(free.height().min(free.width())) / ROOM;
        camera.scale = camera.scale.max(fitting);
        camera.pan(free.center() - camera.screen_from_map(viewport, mark.at));
    }

    /// The knot whose extent the pass of the brush in progress shows.
    pub(super) fn brushed(&self) -> Option<KnotId> {
        let tool = self.tool.as_ref()?;
        tool.stroke.as_ref().map(|_| tool.knot)
    }

    /// The knot being drawn on, if it is still there to be drawn on in this view.
    fn tool_knot<'a>(&self, input: PanelInput<'a>) -> Option<&'a Knot> {
        let tool = self.tool.as_ref()?;
        let session = input.session;
        let knot = session.chart().knot(tool.knot);
        knot.filter(|knot| {
            knot.place.view == self.view && session.selection().primary() == Some(knot.id)
        })
    }

    /// Takes the pointer for the brush. Returns whether there is one, so that nothing else takes it.
    pub(super) fn brush_gestures(
        &mut self,
        ui: &Ui,
        response: &Response,
        input: PanelInput<'_>,
        view: &BodyView,
        camera: &mut Camera,
        out: &mut Outbox,
    ) -> bool {
        let Some(knot) = self.tool_knot(input) else {
            self.tool = None;
            return false;
        };
        let space = ui.input(|i| i.key_down(Key::Space));
        let pans = response.drag_started_by(PointerButton::Middle)
            || (space && response.drag_started_by(PointerButton::Primary));
        if pans && self.brushed().is_none() {
            self.gesture = Gesture::Pan;
        }
        if self.gesture == Gesture::Pan {
            camera.pan(response.drag_delta());
            if !ui.input(|i| i.pointer.any_down()) {
                self.gesture = Gesture::Idle;
            }
            return true;
        }
        let is_down = response.is_pointer_button_down_on()
            && !space
            && ui.input(|i| i.pointer.button_down(PointerButton::Primary));
        let pointer = response.interact_pointer_pos().filter(|_| is_down);
        let at = pointer.and_then(|pos| view.pos(camera.map_from_screen(response.rect, pos)));
        let person = input.session.chart().person();
        let Some(tool) = &mut self.tool else {
            return false;
        };
        match at {
            Some(at) if !tool.is_cancelled => tool.pass(view, knot, at, person.ruler_cm()),
            None if !is_down => {
                tool.is_cancelled = false;
                if let Some(stroke) = tool.stroke.take() {
                    let extent = stroke.mask.extent(view);
                    out.act(Action::PutExtent(knot.id, extent));
                }
            }
            Some(_) | None => {}
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        true
    }

    /// Paints the pass of the brush in progress and the brush itself.
    pub(super) fn paint_brush(
        &mut self,
        ui: &Ui,
        response: &Response,
        input: PanelInput<'_>,
        (view, theme): (&BodyView, Theme),
        camera: &Camera,
    ) {
        let Some(tool) = &mut self.tool else { return };
        let viewport = response.rect;
        let painter = ui.painter().with_clip_rect(viewport);
        let entry = input.session.chart().entry(tool.knot);
        if let (Some(stroke), Some(entry)) = (&mut tool.stroke, entry) {
            let state = state_at(entry, input.moment());
            let outlines = stroke.mask.outlines(view);
            let items = scene::extent(view.area_path(&outlines), &state, theme.palette());
            if stroke.art.as_slice() != items {
                stroke.art = Arc::new(items.to_vec());
            }
            let per_point = ui.pixels_per_point();
            painter.add(stroke.mesh.shape(&stroke.art, camera, viewport, per_point));
        }
        if let Some(pos) = response.hover_pos() {
            let tokens = Tokens::of(ui.ctx());
            let ruler_mm = input.session.chart().person().ruler_cm() * 10.0;
            let radius = (tool.radius_mm / ruler_mm * camera.scale) as f32;
            let ring = |width: f32, color: Color32| {
                painter.circle_stroke(pos, radius, egui::Stroke::new(width, color));
            };
            ring(3.0, tokens.panel.gamma_multiply(0.7));
            ring(1.5, tokens.accent);
        }
    }

    /// Shows what the brush does, and the way out.
    pub(super) fn brush_bar(
        &mut self,
        ui: &Ui,
        input: PanelInput<'_>,
        viewport: Rect,
        out: &mut Outbox,
    ) {
        let Some(knot) = self.tool_knot(input) else {
            return;
        };
        let Some(tool) = &mut self.tool else { return };
        let tokens = Tokens::of(ui.ctx());
        let width = BAR_WIDTH.min(viewport.width() - 2.0 * tokens.space_l);
        let at: Pos2 = viewport.center_bottom() - vec2(0.0, BAR_RISE);
        let area = Area::new(Id::unique("knotmap-brush"))
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(at)
            .constrain_to(viewport);
        let is_done = area.show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(tokens.space_m);
            frame
                .show(ui, |ui| {
                    ui.set_width(width - 2.0 * tokens.space_m);
                    tool.bar_ui(ui, knot, out)
                })
                .inner
        });
        if is_done.inner {
            self.tool = None;
            out.focus_map = true;
        }
    }
}

impl Tool {
    /// Moves the brush on to here.
    fn pass(&mut self, view: &BodyView, knot: &Knot, at: BodyPos, ruler_cm: f64) {
        let stroke = self.stroke.get_or_insert_with(|| {
            let extent = knot.extent.as_ref();
            let mask = extent.map(|extent| Mask::of(view, knot.place, extent, ruler_cm));
            Stroke {
                mask: mask.unwrap_or_else(Mask::empty),
                last: at,
                art: Arc::default(),
                mesh: ArtMesh::default(),
            }
        });
        let radius = self.radius_mm / (10.0 * ruler_cm);
        stroke
            .mask
            .stroke(view, (stroke.last, at), radius, self.brush);
        stroke.last = at;
    }

    /// Returns whether drawing is done.
    fn bar_ui(&mut self, ui: &mut Ui, knot: &Knot, out: &mut Outbox) -> bool {
        let tokens = Tokens::of(ui.ctx());
        let title = format!("Draw how far {} reaches", knot.display_name());
        let room = ui.available_width();
        let title = scene::fit(&title, tokens.text_body, true, room);
        ui.label(theme::semibold(title));
        let mut is_done = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(tokens.space_s, tokens.space_s);
            let brushes = [
                (Brush::Add, "Add"),
                (Brush::Erase, "Erase"),
                (Brush::Smooth, "Smooth"),
            ];
            if let Some(brush) = choices(ui, brushes, Some(self.brush)) {
                self.brush = brush;
            }
            let size = egui::Slider::new(&mut self.radius_mm, RADIUS_MM)
                .fixed_decimals(0)
                .suffix(" mm")
                .text("brush");
            ui.add(size);
            if knot.extent.is_some() && ui.add(ActionButton::new("Clear")).clicked() {
                out.act(Action::PutExtent(knot.id, None));
            }
            is_done = primary_button(ui, "Done").on_hover_text("Esc").clicked();
        });
        is_done
    }
}
