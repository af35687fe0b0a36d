//! Shapes that stay as they are from frame to frame, kept as triangles.

use std::sync::Arc;

use egui::epaint::{Mesh, Tessellator};
use egui::{Painter, Shape};

/// Shapes without text, with what they were made from.
#[derive(Debug)]
pub(super) struct Still<K> {
    made_for: Option<(K, f32)>,
    mesh: Arc<Mesh>,
}

impl<K> Default for Still<K> {
    fn default() -> Self {
        Self {
            made_for: None,
            mesh: Arc::default(),
        }
    }
}

impl<K: PartialEq> Still<K> {
    /// Paints the shapes; they are made anew only where they were made from something else, or for other pixels.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        from: K,
        shapes: impl FnOnce() -> Vec<Shape>,
    ) {
        let made_for = Some((from, painter.pixels_per_point()));
        if self.made_for != made_for {
            self.made_for = made_for;
            let options = painter.ctx().tessellation_options(|options| *options);
            // Neither fonts nor prepared discs: what follows has no text, and is done once.
            let pixels = painter.pixels_per_point();
            let mut tessellator = Tessellator::new(pixels, options, [1, 1], Vec::new());
            let mut mesh = Mesh::default();
            for shape in shapes() {
                tessellator.tessellate_shape(shape, &mut mesh);
            }
            self.mesh = Arc::new(mesh);
        }
        if !self.mesh.is_empty() {
            painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, LayerId, Rect, pos2};

    use super::*;

    #[test]
    fn shapes_are_made_once_for_what_they_are_made_from() {
        let painter = Painter::new(
            egui::Context::default(),
            LayerId::background(),
            Rect::EVERYTHING,
        );
        let mut still = Still::default();
        let mut made = 0;
        for key in [1, 1, 2, 2, 1] {
            still.paint(&painter, key, || {
                made += 1;
                let side = Rect::from_min_max(pos2(0.0, 0.0), pos2(key as f32 * 10.0, 10.0));
                vec![Shape::rect_filled(side, 0, Color32::RED)]
            });
            let right = still.mesh.calc_bounds().right();
            assert!((right - key as f32 * 10.0).abs() < 2.0, "{right}");
        }
        assert_eq!(made, 3);
    }
}
