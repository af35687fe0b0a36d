//! The camera on the map: which part of view space fills the window.

use egui::{Pos2, Rect, Vec2, pos2};
use kurbo::Point;

/// How far one can zoom in, as a multiple of the whole body.
const MAX_ZOOM: f64 = 24.0;
/// How far one can zoom out, as a multiple of the whole body.
const MIN_ZOOM: f64 = 0.7;
/// Room kept free around what is fitted, in points.
const MARGIN_PT: f32 = 12.0;
/// Room kept free above what is fitted, for the side letters and the views, in points.
const HEAD_PT: f32 = 40.0;

/// A point of view space in the middle of the map, and a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The point of view space in the middle of the map.
    pub focus: Point,
    /// Points per view unit.
    pub scale: f64,
}

impl Camera {
    /// The camera that shows all of `target` in `viewport`.
    pub fn fit(target: kurbo::Rect, viewport: Rect) -> Self {
        let mut room = viewport.shrink(MARGIN_PT);
        room.min.y += HEAD_PT.min(room.height() / 4.0).max(0.0);
        let size = room.size().max(Vec2::splat(1.0));
        let scale = (f64::from(size.x) / target.width()).min(f64::from(size.y) / target.height());
        let offset = room.center() - viewport.center();
        let offset = kurbo::Vec2::new(f64::from(offset.x), f64::from(offset.y)) / scale;
        Self {
            focus: target.center() - offset,
            scale,
        }
    }

    /// Where a point of view space is on the screen.
    pub fn screen_from_map(&self, viewport: Rect, point: Point) -> Pos2 {
        let offset = (point - self.focus) * self.scale;
        viewport.center() + Vec2::new(offset.x as f32, offset.y as f32)
    }

    /// Which point of view space is at a place on the screen.
    pub fn map_from_screen(&self, viewport: Rect, pos: Pos2) -> Point {
        let offset = pos - viewport.center();
        self.focus + kurbo::Vec2::new(f64::from(offset.x), f64::from(offset.y)) / self.scale
    }

    /// The part of view space that fills the viewport.
    pub fn visible(&self, viewport: Rect) -> kurbo::Rect {
        let min = self.map_from_screen(viewport, viewport.min);
        let max = self.map_from_screen(viewport, viewport.max);
        kurbo::Rect::from_points(min, max)
    }

    /// Moves what is seen by this much on the screen, exactly.
    pub fn pan(&mut self, delta: Vec2) {
        self.focus -= kurbo::Vec2::new(f64::from(delta.x), f64::from(delta.y)) / self.scale;
    }

    /// Zooms so that what is at `pos` stays there; `whole` is the scale at which the whole body fits.
    pub fn zoom_at(&mut self, viewport: Rect, pos: Pos2, factor: f64, whole: f64) {
        let anchor = self.map_from_screen(viewport, pos);
        self.scale = (self.scale * factor).clamp(whole * MIN_ZOOM, whole * MAX_ZOOM);
        let now = self.map_from_screen(viewport, pos);
        self.focus += anchor - now;
    }

    /// Keeps at least the middle of the map over `bounds`, so that the body cannot get lost.
    pub fn keep_near(&mut self, bounds: kurbo::Rect) {
        self.focus.x = self.focus.x.clamp(bounds.x0, bounds.x1);
        self.focus.y = self.focus.y.clamp(bounds.y0, bounds.y1);
    }

    /// Moves as little as needed to bring a point into sight, a margin from the edge.
    pub fn reveal(&mut self, viewport: Rect, point: Point) {
        let pos = self.screen_from_map(viewport, point);
        let room = viewport.shrink(
            40.0_f32
                .min(viewport.width() / 4.0)
                .min(viewport.height() / 4.0),
        );
        let nearest = pos2(
            pos.x.clamp(room.left(), room.right()),
            pos.y.clamp(room.top(), room.bottom()),
        );
        self.pan(nearest - pos);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn viewport() -> Rect {
        Rect::from_min_max(pos2(200.0, 40.0), pos2(900.0, 700.0))
    }

    #[test]
    fn fitting_shows_all_of_it() {
        let target = kurbo::Rect::new(-0.6, -0.5, 0.6, 0.7);
        let visible = Camera::fit(target, viewport()).visible(viewport());
        assert_eq!(visible.union(target), visible);
    }

    proptest! {
        #[test]
        fn zooming_keeps_the_point_under_the_pointer(
            x in 200f32..900.0, y in 40f32..700.0, factor in 0.2f64..5.0,
        ) {
            let mut camera = Camera { focus: Point::new(0.1, 0.3), scale: 500.0 };
            let before = camera.map_from_screen(viewport(), pos2(x, y));
            camera.zoom_at(viewport(), pos2(x, y), factor, 200.0);
            let after = camera.screen_from_map(viewport(), before);
            prop_assert!((after - pos2(x, y)).length() < 0.01);
        }

        #[test]
        fn screen_and_map_are_inverse(x in -1.0f64..1.0, y in -0.5f64..3.0, scale in 50f64..5000.0) {
            let camera = Camera { focus: Point::new(0.1, 0.3), scale };
            let pos = camera.screen_from_map(viewport(), Point::new(x, y));
            let back = camera.map_from_screen(viewport(), pos);
            prop_assert!((back - Point::new(x, y)).hypot() * scale < 0.5);
        }
    }
}
