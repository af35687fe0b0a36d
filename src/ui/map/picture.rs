//! A scene as a still picture: the same drawing as the map, without gestures.

use std::sync::Arc;

use egui::{Rect, Ui};

use super::art_mesh::ArtMesh;
use super::camera::Camera;
use super::draw;
use crate::scene::{Item, Palette, Scene};

/// A scene as a still picture, kept between frames.
#[derive(Debug, Default)]
pub struct Picture {
    mesh: ArtMesh,
    extents: Arc<Vec<Item>>,
    extents_mesh: ArtMesh,
}

impl Picture {
    /// Paints all of the scene into `rect`.
    pub fn paint(&mut self, ui: &Ui, scene: &Scene, rect: Rect, palette: &Palette) {
        let camera = Camera::fit(scene.bounds, rect);
        let painter = ui.painter().with_clip_rect(rect);
        painter.add(
            self.mesh
                .shape(&scene.art, &camera, rect, ui.pixels_per_point()),
        );
        if *self.extents != scene.extents {
            self.extents = Arc::new(scene.extents.clone());
        }
        if !self.extents.is_empty() {
            let per_point = ui.pixels_per_point();
            painter.add(
                self.extents_mesh
                    .shape(&self.extents, &camera, rect, per_point),
            );
        }
        let taken = draw::side_letters(&painter, rect, palette, scene.view);
        draw::marks(&painter, &scene.marks, &camera, rect, palette, &taken);
    }
}
