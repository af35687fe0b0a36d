//! What of the body the map draws, and the region under the pointer.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui};

use super::camera::Camera;
use super::{Drawn, MapView};
use crate::body::{Body, BodyView, Region};
use crate::scene::{self, Item, Look, Palette, Split, Theme};
use crate::ui::commands::Command;

impl MapView {
    /// What of the body is drawn.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The map of another chart in the same window: how one looks at the body stays.
    #[must_use]
    pub fn for_next_chart(&self) -> Self {
        Self {
            look: self.look,
            ..Self::default()
        }
    }

    /// Does what a command about layers and close-ups says.
    pub fn look_by(&mut self, body: &Body, command: Command) {
        match command {
            Command::DeeperLayer => self.look = self.look.deeper(),
            Command::ShallowerLayer => self.look = self.look.shallower(),
            Command::SplitView => {
                self.look = self.look.with_split(match self.look.split {
                    Split::Whole => Split::DeepRight,
                    Split::DeepRight => Split::DeepLeft,
                    Split::DeepLeft => Split::Whole,
                });
            }
            Command::Landmarks => self.look.landmarks = !self.look.landmarks,
            Command::Zones => self.look.zones = !self.look.zones,
            Command::NextCloseUp => self.next_close_up(body),
            _ => {}
        }
    }

    /// Looks at the stretch of the view after the one looked at now.
    fn next_close_up(&mut self, body: &Body) {
        let Some(view) = body.view(self.view) else {
            return;
        };
        let current = self
            .fitted
            .and_then(|rect| view.cameras.iter().position(|camera| camera.rect == rect));
        let next = current.map_or(0, |index| (index + 1) % view.cameras.len().max(1));
        if let Some(camera) = view.cameras.get(next) {
            self.look_at(camera.rect);
        }
    }

    /// Looks at a stretch of the view, from the next frame on.
    pub(super) fn look_at(&mut self, rect: kurbo::Rect) {
        if let Some(viewport) = self.viewport {
            self.camera = Some(Camera::fit(rect, viewport));
            self.fitted = Some(rect);
        }
    }

    /// The topmost drawn region under the pointer.
    pub(super) fn region_under<'a>(
        &self,
        view: &'a BodyView,
        camera: &Camera,
        viewport: Rect,
        pointer: Option<Pos2>,
    ) -> Option<&'a Region> {
        let pos = view.pos(camera.map_from_screen(viewport, pointer?))?;
        view.regions_at(pos)
            .into_iter()
            .find(|region| self.look.draws(view.view, region))
    }

    /// The body as it is drawn, made anew when what it is drawn from has changed.
    pub(super) fn art_for(&mut self, body: &Body, view: &BodyView, theme: Theme) -> Arc<Vec<Item>> {
        let look = self.look;
        let is_known = |drawn: &Drawn| {
            (drawn.theme, drawn.look) == (theme, look) && Arc::ptr_eq(&drawn.outline, &view.outline)
        };
        let drawn = self.art.take().filter(is_known).unwrap_or_else(|| Drawn {
            theme,
            look,
            outline: Arc::clone(&view.outline),
            art: scene::base(body, view, theme.palette(), look),
        });
        self.art.insert(drawn).art.clone()
    }

    /// Paints landmarks, spinal levels and the names of zones, as far as they are wanted.
    pub(super) fn pins(
        &self,
        ui: &Ui,
        body: &Body,
        view: &BodyView,
        camera: &Camera,
        viewport: Rect,
        palette: &Palette,
    ) {
        let pins = scene::pins(body, view, self.look);
        if pins.is_empty() {
            return;
        }
        let origin = camera.screen_from_map(viewport, kurbo::Point::ZERO);
        let from_view = kurbo::Affine::translate((f64::from(origin.x), f64::from(origin.y)))
            * kurbo::Affine::scale(camera.scale);
        let frame = kurbo::Rect::new(
            f64::from(viewport.left()),
            f64::from(viewport.top()),
            f64::from(viewport.right()),
            f64::from(viewport.bottom()),
        );
        let shapes = scene::pin_shapes(&pins, from_view, frame, palette);
        let painter = ui.painter().with_clip_rect(viewport);
        super::draw::figures(&painter, &shapes, Pos2::ZERO);
    }
}
