//! A photo of one's own behind the map: read off the window's thread, let through by the drawing, lined up by three
//! marks.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::{
    Align2, Area, Color32, Context, Frame, Id, Mesh, Pos2, Rect, RichText, TextureHandle, Ui, vec2,
};
use kurbo::Point;

use super::art_mesh::Strength;
use super::camera::Camera;
use super::{MapView, lining_up};
use crate::body::BodyView;
use crate::model::{Anchors, Photo, PhotoPoint, PhotoSource, View};
use crate::session::{Action, Session};
use crate::store::{self, Pixels};
use crate::ui::inspector::fields::capitalized;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets::{ActionButton, Emphasis, primary_button};
use crate::ui::worker::off_thread;
use crate::ui::{Outbox, PanelInput};

/// Width of the bar, in points, where there is room.
const BAR_WIDTH: f32 = 700.0;
/// Between the bar and the lower edge of the map, in points.
const BAR_RISE: f32 = 72.0;
/// How much of a photo is seen at first, 0 to 1.
const FIRST_OPACITY: f32 = 0.6;
/// Lines of the drawing fade by no more than this share, so that it can still be read over the photo.
const LINES_FADE: f32 = 0.35;

/// What has become of a photo's file.
#[derive(Default)]
enum State {
    /// There is none.
    #[default]
    None,
    Loading(Receiver<Result<Pixels, String>>),
    Ready(TextureHandle),
    Failed(String),
}

/// The photo of the shown chart between frames.
pub(super) struct PhotoLayer {
    source: Option<PhotoSource>,
    state: State,
    copying: Option<Receiver<Result<Vec<u8>, String>>>,
    opacity: f32,
    shows_bar: bool,
    pub(super) is_lining_up: bool,
}

impl Default for PhotoLayer {
    fn default() -> Self {
        Self {
            source: None,
            state: State::None,
            copying: None,
            opacity: FIRST_OPACITY,
            shows_bar: false,
            is_lining_up: false,
        }
    }
}

impl std::fmt::Debug for PhotoLayer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut fields = f.debug_struct("PhotoLayer");
        fields.field("source", &self.source).finish_non_exhaustive()
    }
}

impl MapView {
    /// The view a photo lies behind: the front if that is shown, else the back.
    fn photo_view(&self) -> View {
        match self.view {
            View::Front => View::Front,
            View::Back | View::Left | View::Right => View::Back,
        }
    }

    /// Opens the bar of the photo behind the view. Returns whether there is a photo.
    pub fn open_photo(&mut self, body: &crate::body::Body, session: Option<&Session>) -> bool {
        let view = self.photo_view();
        let photo = session.and_then(|session| session.chart().photo(view));
        self.photo.shows_bar = photo.is_some();
        if photo.is_some() {
            self.show_view(body, view);
        }
        photo.is_some()
    }

    /// A photo from a file, to be lined up next.
    pub fn new_photo(&mut self, body: &crate::body::Body, path: String) -> Photo {
        let view = self.photo_view();
        self.show_view(body, view);
        self.photo.shows_bar = true;
        self.photo.is_lining_up = true;
        // About where they are on a photo of a whole back or front.
        let (viewers_left, viewers_right) =
            (PhotoPoint { x: 420, y: 750 }, PhotoPoint { x: 580, y: 750 });
        let (left, right) = match view {
            View::Front => (viewers_right, viewers_left),
            _ => (viewers_left, viewers_right),
        };
        Photo {
            view,
            source: PhotoSource::File(path),
            anchors: Anchors::default(),
            c7: PhotoPoint { x: 500, y: 200 },
            left,
            right,
        }
    }

    /// Esc: leaves lining up, or closes the bar. Returns whether there was one.
    pub fn cancel_photo(&mut self) -> bool {
        let was_open = self.photo.is_lining_up || self.photo.shows_bar;
        if self.photo.is_lining_up {
            self.photo.is_lining_up = false;
        } else {
            self.photo.shows_bar = false;
        }
        was_open
    }

    /// Shows the photo alone with its three marks. Returns whether it did.
    pub(super) fn line_up_ui(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        out: &mut Outbox,
    ) -> bool {
        let photo = input.session.chart().photo(self.view);
        self.photo.update(ui.ctx(), photo, out);
        let layer = &mut self.photo;
        match (&layer.state, photo) {
            (State::Ready(texture), Some(photo)) if layer.is_lining_up => {
                if lining_up::show(ui, texture, photo, out) {
                    layer.is_lining_up = false;
                }
                true
            }
            _ => false,
        }
    }
}

impl PhotoLayer {
    /// Starts reading what is new and takes in what was read.
    fn update(&mut self, ctx: &Context, photo: Option<&Photo>, out: &mut Outbox) {
        let source = photo.map(|photo| &photo.source);
        if !is_same(source, self.source.as_ref()) {
            self.source = source.cloned();
            self.copying = None;
            self.state = match source.cloned() {
                None => {
                    (self.shows_bar, self.is_lining_up) = (false, false);
                    State::None
                }
                Some(source) => State::Loading(off_thread(ctx, move || store::load_photo(&source))),
            };
        }
        if let State::Loading(answer) = &self.state
            && let Ok(read) = answer.try_recv()
        {
            self.state = match read {
                Ok(pixels) => State::Ready(texture(ctx, &pixels)),
                Err(error) => {
                    (self.shows_bar, self.is_lining_up) = (true, false);
                    State::Failed(error)
                }
            };
        }
        let copied = self.copying.as_ref().and_then(|copy| copy.try_recv().ok());
        if let (Some(copied), Some(photo)) = (copied, photo) {
            self.copying = None;
            match copied {
                Ok(bytes) => out.act(Action::PutPhoto(Box::new(Photo {
                    source: PhotoSource::Embedded(Arc::from(bytes)),
                    ..photo.clone()
                }))),
                Err(error) => self.state = State::Failed(error),
            }
        }
    }

    /// Paints the photo, to be drawn over. Returns how strongly, so that as much of it is seen as was chosen.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        input: PanelInput<'_>,
        view: &BodyView,
        (camera, viewport): (&Camera, Rect),
    ) -> Strength {
        let photo = input.session.chart().photo(view.view);
        let fit = photo.and_then(|photo| view.photo_fit(photo));
        let (State::Ready(texture), Some(fit)) = (&self.state, fit) else {
            return Strength::FULL;
        };
        let edge = f64::from(PhotoPoint::EDGE);
        let mut mesh = Mesh::with_texture(texture.id());
        for (x, y) in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)] {
            let at = camera.screen_from_map(viewport, fit * Point::new(x * edge, y * edge));
            mesh.vertices.push(egui::epaint::Vertex {
                pos: at,
                uv: Pos2::new(x as f32, y as f32),
                // From half way on the photo is all there and only the drawing fades.
                color: Color32::WHITE.gamma_multiply((2.0 * self.opacity).min(1.0)),
            });
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        ui.painter().with_clip_rect(viewport).add(mesh);
        Strength {
            // Muscles lie on skin: what is let through by both is the square.
            fills: 1.0 - self.opacity.sqrt(),
            lines: 1.0 - LINES_FADE * self.opacity,
        }
    }

    /// Shows what can be done with the photo.
    pub(super) fn bar(
        &mut self,
        ui: &Ui,
        input: PanelInput<'_>,
        view: &BodyView,
        viewport: Rect,
        out: &mut Outbox,
    ) {
        let photo = input.session.chart().photo(view.view);
        let Some(photo) = photo.filter(|_| self.shows_bar) else {
            return;
        };
        let tokens = Tokens::of(ui.ctx());
        let width = BAR_WIDTH.min(viewport.width() - 2.0 * tokens.space_l);
        let area = Area::new(Id::unique("knotmap-photo"))
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(viewport.center_bottom() - vec2(0.0, BAR_RISE))
            .constrain_to(viewport);
        area.show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(tokens.space_m);
            frame.show(ui, |ui| {
                ui.set_width(width - 2.0 * tokens.space_m);
                self.bar_ui(ui, photo, view.photo_fit(photo).is_some(), out);
            });
        });
    }

    fn bar_ui(&mut self, ui: &mut Ui, photo: &Photo, fits: bool, out: &mut Outbox) {
        let tokens = Tokens::of(ui.ctx());
        ui.label(theme::semibold("Photo behind the map"));
        let note = |ui: &mut Ui, text: &str, color: Color32| {
            ui.label(RichText::new(text).color(color));
        };
        match &self.state {
            State::Failed(error) => note(ui, &capitalized(error), tokens.danger),
            State::Loading(_) => note(ui, "Reading the photo…", tokens.text_subdued),
            State::Ready(_) if !fits => note(
                ui,
                "The three marks lie almost on one line; line the photo up again",
                tokens.danger,
            ),
            State::Ready(_) | State::None => {}
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(tokens.space_s, tokens.space_s);
            if matches!(self.state, State::Ready(_)) {
                let strength = egui::Slider::new(&mut self.opacity, 0.0..=1.0)
                    .custom_formatter(|value, _| format!("{:.0} %", value * 100.0))
                    .text("strength");
                ui.add(strength);
                if ui.add(ActionButton::new("Line it up")).clicked() {
                    self.is_lining_up = true;
                }
                self.keep_ui(ui, photo);
            }
            let remove = ActionButton::new("Remove photo").emphasis(Emphasis::Quiet);
            if ui.add(remove).clicked() {
                out.act(Action::RemovePhoto(photo.view));
            }
            if primary_button(ui, "Close").clicked() {
                self.shows_bar = false;
            }
        });
        let kept = match &photo.source {
            PhotoSource::File(path) => format!("Stays in its file, which must not move: {path}"),
            PhotoSource::Embedded(_) => "A small copy is kept in the chart".to_owned(),
        };
        note(
            ui,
            &format!("{kept}. Exports leave it out"),
            tokens.text_subdued,
        );
    }

    fn keep_ui(&mut self, ui: &mut Ui, photo: &Photo) {
        if !matches!(photo.source, PhotoSource::File(_)) {
            return;
        }
        if self.copying.is_some() {
            ui.label("Making a small copy…");
        } else if ui
            .add(ActionButton::new("Keep a copy in the chart"))
            .clicked()
        {
            let source = photo.source.clone();
            self.copying = Some(off_thread(ui.ctx(), move || store::small_copy(&source)));
        }
    }
}

fn texture(ctx: &Context, pixels: &Pixels) -> TextureHandle {
    let size = [pixels.width as usize, pixels.height as usize];
    let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
    ctx.load_texture("photo", image, egui::TextureOptions::LINEAR)
}

/// Whether two sources are one; an embedded picture is compared by where it lies, not byte by byte.
fn is_same(a: Option<&PhotoSource>, b: Option<&PhotoSource>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(PhotoSource::File(a)), Some(PhotoSource::File(b))) => a == b,
        (Some(PhotoSource::Embedded(a)), Some(PhotoSource::Embedded(b))) => Arc::ptr_eq(a, b),
        _ => false,
    }
}
