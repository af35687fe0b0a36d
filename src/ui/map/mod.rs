//! The map: the body with its knots, where things are placed, moved and looked at.

mod art_mesh;
mod brush;
mod camera;
mod card;
mod described;
mod draw;
mod extents;
mod focus;
mod gestures;
mod guard;
mod hover;
mod inset;
mod lining_up;
mod look;
mod marks;
mod photo;
mod picture;
mod regions;
mod rename;
mod ribbon;
mod snap;
mod spot;
mod tessellate;
mod travel;
mod views;

use std::sync::Arc;

use egui::{Color32, CornerRadius, Id, Pos2, Rect, Sense, Ui};
use kurbo::Shape as _;

use super::likes::Likes;
use super::{Outbox, PanelInput};
use crate::body::{Body, BodyView, Region};
use crate::model::{KnotId, Place, View};
use crate::scene::{self, Item, Look, Theme};
use crate::session::{Action, Session};
use crate::store::Contrast;

use art_mesh::ArtMesh;
pub use art_mesh::color32;
use brush::Tool;
pub use camera::Camera;
pub use card::take_digits;
use described::Overlay;
pub(in crate::ui) use draw::figures;
use extents::Extents;
use focus::KEEP_ARROWS;
pub(in crate::ui) use focus::focus_ring;
use gestures::Gesture;
use marks::MarkCache;
use photo::PhotoLayer;
pub use picture::Picture;
use regions::RegionList;
pub use rename::Renaming;
use views::Choice;

/// What makes a clip another one without letting a pixel more be seen, in points.
const OWN_CLIP: f32 = 0.01;

/// The body as it was drawn last, and what it was drawn from: each view of each build has an outline of its own.
#[derive(Debug)]
struct Drawn {
    theme: Theme,
    look: Look,
    outline: Arc<kurbo::BezPath>,
    art: Arc<Vec<Item>>,
}

/// The map between frames: its camera, what is cached, and the gesture in progress.
#[derive(Debug, Default)]
pub struct MapView {
    view: View,
    camera: Option<Camera>,
    viewport: Option<Rect>,
    /// What the camera was fitted to, as long as it was not moved since, in view space.
    fitted: Option<kurbo::Rect>,
    look: Look,
    art: Option<Drawn>,
    mesh: ArtMesh,
    regions: RegionList,
    overlay: Overlay,
    extents: Extents,
    photo: PhotoLayer,
    tool: Option<Tool>,
    marks: MarkCache,
    gesture: Gesture,
    /// The name being typed over a mark.
    pub renaming: Option<Renaming>,
    reveal: Option<KnotId>,
    /// The region that was asked for by name, among those of the view.
    spot: Option<usize>,
    /// Where the context menu was opened.
    menu_at: Option<Pos2>,
    wants_focus: bool,
}

impl MapView {
    /// The map's own id, for the keyboard focus.
    pub fn id() -> Id {
        Id::unique("knotmap-map")
    }

    /// The size of one screen pixel in view units.
    pub fn pixel(&self, ctx: &egui::Context) -> f64 {
        self.camera.map_or(0.0, |camera| {
            1.0 / (camera.scale * f64::from(ctx.pixels_per_point()))
        })
    }

    /// Brings a knot into sight in the next frame.
    pub fn reveal(&mut self, knot: KnotId) {
        self.reveal = Some(knot);
    }

    /// Takes the keyboard focus in the next frame.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// The view that is shown.
    pub fn view(&self) -> View {
        self.view
    }

    /// Shows another view, from the next frame on; a view without artwork is left out.
    pub fn show_view(&mut self, body: &Body, view: View) {
        if view != self.view && body.view(view).is_some() {
            *self = Self {
                view,
                look: self.look,
                photo: std::mem::take(&mut self.photo),
                tool: self.tool.take(),
                viewport: self.viewport,
                reveal: self.reveal,
                wants_focus: self.wants_focus,
                ..Self::default()
            };
        }
    }

    /// Shows the next view that has artwork, or the one before.
    pub fn turn(&mut self, body: &Body, backward: bool) {
        let mut views: Vec<View> = View::ALL
            .into_iter()
            .filter(|view| body.view(*view).is_some())
            .collect();
        if backward {
            views.reverse();
        }
        let after = views
            .iter()
            .copied()
            .cycle()
            .skip_while(|view| *view != self.view)
            .nth(1);
        if let Some(view) = after.filter(|_| views.contains(&self.view)) {
            self.show_view(body, view);
        }
    }

    /// Shows what the view opens on, or all of the body, from the next frame on.
    pub fn fit(&mut self, body: &Body, whole: bool) {
        let Some(view) = body.view(self.view) else {
            return;
        };
        let camera = if whole {
            view.camera("whole")
        } else {
            view.cameras.first()
        };
        if let Some(camera) = camera {
            self.look_at(camera.rect);
        }
    }

    /// Starts renaming the knot selected last.
    pub fn rename(&mut self, session: Option<&Session>) {
        let knot = session.and_then(|session| session.chart().knot(session.selection().primary()?));
        self.renaming = knot.map(|knot| Renaming::new(knot.id, &knot.name));
    }

    /// Where a knot placed by command goes: where the context menu was opened, under a pointer that is over the
    /// map itself, or in the middle.
    pub fn place_for_new(&mut self, ctx: &egui::Context, body: &Body) -> Option<Place> {
        let (view, viewport, camera) = (body.view(self.view)?, self.viewport?, self.camera?);
        let pointer = match self
            .menu_at
            .take()
            .filter(|_| egui::Popup::is_any_open(ctx))
        {
            Some(pos) => Some(pos),
            None => ctx
                .input(|i| i.pointer.hover_pos())
                .filter(|pos| ctx.layer_id_at(*pos) == Some(egui::LayerId::background())),
        };
        let pointer = pointer.filter(|pos| viewport.contains(*pos));
        let under = pointer
            .and_then(|pos| view.pos(camera.map_from_screen(viewport, pos)))
            .filter(|pos| view.contains(*pos))
            .map(|pos| {
                let reach = snap::reach(ctx, &camera);
                snap::snapped(view, pos, reach, self.marks.known(), |_| true)
            });
        let pos = under.or_else(|| Some(view.nearest_inside(view.pos(camera.focus)?)))?;
        Some(Place::new(view.view, pos))
    }

    /// Zooms by a factor around the middle.
    pub fn zoom(&mut self, body: &Body, factor: f64) {
        if let (Some(viewport), Some(view), Some(mut camera)) =
            (self.viewport, body.view(self.view), self.camera)
        {
            camera.zoom_at(
                viewport,
                viewport.center(),
                factor,
                whole_scale(view, viewport),
            );
            self.camera = Some(camera);
            self.fitted = None;
        }
    }

    /// Draws the map into all the room there is and takes its gestures.
    pub fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
        self.turn_to_revealed(input);
        let Some(view) = input.body.view(self.view) else {
            return;
        };
        if self.line_up_ui(ui, input, out) {
            return;
        }
        let theme = scene_theme(ui);
        let viewport = ui.available_rect_before_wrap();
        let camera = self.camera_for(view, viewport);
        let marks = self.marks.get(input, view, theme);

        let response = ui.interact(viewport, Self::id(), Sense::click_and_drag());
        ui.advance_cursor_after_rect(viewport);
        self.hold_focus(ui, &response);
        let selected = input.session.selection().knots().len();
        let moved = hover::placed(input, self.gesture.grabbed());
        let guides = moved.map_or_else(Vec::new, |moved| snap::guides(input, view, &marks, moved));
        let placing = snap::placing_in_words(moved, &guides);
        let name = format!(
            "Body map, {} view, {}, {} knots, {selected} selected{placing}",
            self.view.name(),
            self.look.in_words(self.view),
            marks.len()
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &name));

        let before = camera;
        let camera = self.gestures(ui, &response, input, view, &marks, camera, out);
        let camera = self.follow(camera, view, viewport, &marks);
        if camera != before {
            self.fitted = None;
        }
        self.camera = Some(camera);

        let pointer = response.hover_pos().filter(|_| self.is_idle());
        let region = self.region_under(view, &camera, viewport, pointer);
        self.paint(ui, input, region, &marks, &camera, viewport, theme);
        self.paint_brush(ui, &response, input, (view, theme), &camera);
        self.paint_spot(ui, view, &camera, viewport);
        if let Some(moved) = moved {
            snap::paint(ui, (&guides, moved), view, (&camera, viewport));
        }
        self.nodes(ui, &response, input, (view, &marks), &camera, out);
        if self.tool.is_none() {
            hover::show(
                ui,
                &response,
                input,
                view,
                region,
                &marks,
                &camera,
                self.is_idle(),
                (moved, &guides),
            );
        }
        self.over_map(ui, input, view, &camera, viewport, out);
    }

    /// The cards, bars and buttons that stand over the map.
    fn over_map(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        view: &BodyView,
        camera: &Camera,
        viewport: Rect,
        out: &mut Outbox,
    ) {
        card::show(ui, input, view, camera, viewport, out);
        self.brush_bar(ui, input, viewport, out);
        if self.tool.is_none() {
            self.photo.bar(ui, input, view, viewport, out);
        }
        if let Some(choice) = views::show(ui, input.body, view, self.look, viewport) {
            self.choose(input.body, choice, out);
        }
        self.rename_ui(ui, input, view, camera, viewport, out);
    }

    fn choose(&mut self, body: &Body, choice: Choice, out: &mut Outbox) {
        match choice {
            Choice::View(view) => {
                out.act(Action::FinishDraft);
                out.act(Action::EndDrag);
                self.show_view(body, view);
            }
            Choice::Look(look) => self.look = look,
            Choice::Camera(rect) => self.look_at(rect),
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one call site; bundling them would only rename the list"
    )]
    fn paint(
        &mut self,
        ui: &Ui,
        input: PanelInput<'_>,
        region: Option<&Region>,
        marks: &[scene::Mark],
        camera: &Camera,
        viewport: Rect,
        theme: Theme,
    ) {
        let Some(view) = input.body.view(self.view) else {
            return;
        };
        let palette = theme.palette();
        let art = self.art_for(input.body, view, theme);
        let painter = ui.painter().with_clip_rect(viewport);
        painter.rect_filled(viewport, CornerRadius::ZERO, color32(palette.paper));
        let per_point = ui.pixels_per_point();
        let seen = (camera, viewport);
        self.mesh
            .set_strength(self.photo.paint(ui, input, view, seen));
        // With a clip of its own the large mesh is copied once and not grown by what is painted after it.
        let alone = painter.with_clip_rect(viewport.expand(OWN_CLIP));
        alone.add(self.mesh.shape(&art, camera, viewport, per_point));
        if let Some(region) = region {
            let raised = scene::raised(region, palette);
            painter.add(self.mesh.again(&raised, camera, viewport, per_point));
        }
        let brushed = self.brushed();
        self.extents.paint(ui, input, (view, theme), brushed, seen);
        self.overlay.paint(ui, input.body, view, theme, seen);
        self.pins(ui, input.body, view, camera, viewport, palette);
        let taken = draw::side_letters(&painter, viewport, palette, self.view);
        draw::marks(&painter, marks, camera, viewport, palette, &taken);
    }

    fn camera_for(&mut self, view: &BodyView, viewport: Rect) -> Camera {
        let before = self.viewport.replace(viewport);
        let first = || view.cameras.first().map(|camera| camera.rect);
        let whole = || first().unwrap_or_else(|| view.outline.bounding_box());
        match (self.camera, self.fitted) {
            (Some(camera), None) => camera,
            (Some(camera), Some(_)) if before == Some(viewport) => camera,
            // What was fitted and not moved since stays fitted when the window changes.
            (_, fitted) => {
                let rect = *self.fitted.insert(fitted.unwrap_or_else(whole));
                Camera::fit(rect, viewport)
            }
        }
    }
}

/// The scale at which the whole body fits.
fn whole_scale(view: &BodyView, viewport: Rect) -> f64 {
    Camera::fit(view.outline.bounding_box(), viewport).scale
}

/// The scene's colours that go with the window's theme and contrast.
pub fn scene_theme(ui: &Ui) -> Theme {
    match (ui.visuals().dark_mode, Likes::now().contrast) {
        (false, Contrast::Normal) => Theme::Light,
        (true, Contrast::Normal) => Theme::Dark,
        (false, Contrast::High) => Theme::LightHigh,
        (true, Contrast::High) => Theme::DarkHigh,
    }
}

/// The colours of the ratings 0 to 10.
pub fn ramp(ui: &Ui) -> [Color32; 11] {
    scene_theme(ui).palette().pain.map(color32)
}
