//! How far knots reach, kept between frames.

use std::sync::Arc;

use egui::{Rect, Ui};
use kurbo::BezPath;

use super::art_mesh::ArtMesh;
use super::camera::Camera;
use crate::body::BodyView;
use crate::model::KnotId;
use crate::scene::{self, Item, Theme};
use crate::ui::PanelInput;

/// What the drawing is good for.
#[derive(Debug)]
struct Key {
    revision: u64,
    theme: Theme,
    outline: Arc<BezPath>,
    without: Option<KnotId>,
}

/// The extents of all knots but the one being drawn on.
#[derive(Debug, Default)]
pub(super) struct Extents {
    key: Option<Key>,
    art: Arc<Vec<Item>>,
    mesh: ArtMesh,
}

impl Extents {
    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        input: PanelInput<'_>,
        (view, theme): (&BodyView, Theme),
        without: Option<KnotId>,
        (camera, viewport): (&Camera, Rect),
    ) {
        let revision = input.session.revision();
        let is_known = self.key.as_ref().is_some_and(|key| {
            (key.revision, key.theme, key.without) == (revision, theme, without)
                && Arc::ptr_eq(&key.outline, &view.outline)
        });
        if !is_known {
            let chart = input.session.chart();
            let items = scene::extents(chart, view, input.moment(), theme.palette(), without);
            // A new drawing costs a mesh, and most changes to the chart change no extent.
            if *self.art != items {
                self.art = Arc::new(items);
            }
            self.key = Some(Key {
                revision,
                theme,
                outline: Arc::clone(&view.outline),
                without,
            });
        }
        if !self.art.is_empty() {
            let painter = ui.painter().with_clip_rect(viewport);
            let per_point = ui.pixels_per_point();
            painter.add(self.mesh.shape(&self.art, camera, viewport, per_point));
        }
    }
}
