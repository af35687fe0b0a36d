//! What a panel describes on the body, drawn softly over it.

use std::sync::Arc;

use egui::{Rect, Ui};
use kurbo::BezPath;

use super::MapView;
use super::art_mesh::ArtMesh;
use super::camera::Camera;
use super::draw;
use crate::body::{Body, BodyView};
use crate::scene::{Described, Item, Theme, site_shapes};

/// What is described, with its drawing.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    described: Described,
    made_for: Option<(Theme, Arc<BezPath>)>,
    art: Arc<Vec<Item>>,
    mesh: ArtMesh,
}

impl Overlay {
    /// Paints it over the body.
    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        body: &Body,
        view: &BodyView,
        theme: Theme,
        (camera, viewport): (&Camera, Rect),
    ) {
        if self.described.is_empty() {
            return;
        }
        let is_known = self
            .made_for
            .as_ref()
            .is_some_and(|(of, outline)| *of == theme && Arc::ptr_eq(outline, &view.outline));
        if !is_known {
            self.made_for = Some((theme, Arc::clone(&view.outline)));
            self.art = Arc::new(self.described.items(body, view, theme.palette()));
        }
        let painter = ui.painter().with_clip_rect(viewport);
        let per_point = ui.pixels_per_point();
        painter.add(self.mesh.shape(&self.art, camera, viewport, per_point));
        let ring = site_shapes(theme.palette());
        for site in self.described.sites(body, view) {
            draw::figures(&painter, &ring, camera.screen_from_map(viewport, site));
        }
    }
}

impl MapView {
    /// Draws this over the body from now on.
    pub fn describe(&mut self, described: Described) {
        if self.overlay.described != described {
            self.overlay = Overlay {
                described,
                ..Overlay::default()
            };
        }
    }
}
