//! A part of the body that was asked for by name: outlined until the next click.

use egui::{Rect, Stroke, Ui, vec2};
use kurbo::{PathEl, Point};

use super::camera::Camera;
use super::{MapView, whole_scale};
use crate::body::{Body, BodyView};
use crate::model::View;
use crate::ui::theme::Tokens;

/// How far the drawn outline may lie from the curve, in points.
const ACCURACY_PT: f64 = 0.25;
/// Width of the outline, in points.
const PEN: f32 = 2.0;
/// Room left around the part, as a multiple of its own size.
const ROOM: f64 = 1.5;
/// The map is not zoomed in farther than this on a small part, as a multiple of the whole body.
const CLOSEST: f64 = 6.0;

impl MapView {
    /// Turns to a view, brings one of its regions into sight and outlines it until the next click.
    pub fn show_region(&mut self, body: &Body, view: View, index: usize) {
        self.show_view(body, view);
        self.spot = Some(index);
        let (Some(drawn), Some(viewport)) = (body.view(view), self.viewport) else {
            return;
        };
        let Some(region) = drawn.regions.get(index) else {
            return;
        };
        let bounds = region.bounds;
        let size = kurbo::Size::new(bounds.width() * ROOM, bounds.height() * ROOM);
        let target = size
            .to_rect()
            .with_origin(bounds.center() - size.to_vec2() / 2.0);
        let fitting = Camera::fit(target, viewport);
        let closest = whole_scale(drawn, viewport) * CLOSEST;
        let scale = fitting.scale.min(closest);
        let sees_it = self.camera.is_some_and(|camera| {
            let visible = camera.visible(viewport);
            visible.union(bounds) == visible && camera.scale <= scale
        });
        if !sees_it {
            let focus = bounds.center();
            self.camera = Some(Camera { focus, scale });
            self.fitted = None;
        }
    }

    /// Draws the outline around the region that was asked for.
    pub(super) fn paint_spot(&mut self, ui: &Ui, view: &BodyView, camera: &Camera, viewport: Rect) {
        let Some(region) = self.spot.and_then(|index| view.regions.get(index)) else {
            return;
        };
        if ui.input(|i| i.pointer.any_pressed()) {
            self.spot = None;
        }
        let tokens = Tokens::of(ui.ctx());
        let painter = ui.painter().with_clip_rect(viewport);
        let place = |point: Point| camera.screen_from_map(viewport, point);
        for line in polylines(region.path.elements(), ACCURACY_PT / camera.scale) {
            let points: Vec<egui::Pos2> = line.into_iter().map(place).collect();
            painter.add(egui::Shape::closed_line(
                points,
                Stroke::new(PEN, tokens.accent),
            ));
        }
        let above = place(Point::new(region.bounds.center().x, region.bounds.y0));
        let font = egui::FontId::proportional(tokens.text_body);
        let text = painter.layout_no_wrap(region.sided_name(), font, tokens.text_strong);
        let at =
            egui::Align2::CENTER_BOTTOM.anchor_size(above - vec2(0.0, tokens.space_s), text.size());
        let card = at.expand2(vec2(tokens.space_s, tokens.space_xs));
        painter.rect_filled(card, tokens.radius_s, tokens.raised);
        painter.galley(at.min, text, tokens.text_strong);
    }
}

/// A path as lines that keep this close to it.
fn polylines(path: &[PathEl], accuracy: f64) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    kurbo::flatten(path.iter().copied(), accuracy, |element| match element {
        PathEl::MoveTo(point) => lines.push(vec![point]),
        PathEl::LineTo(point) => {
            if let Some(line) = lines.last_mut() {
                line.push(point);
            }
        }
        _ => {}
    });
    lines
}
