//! A scene set into a box on a page.

use kurbo::{Affine, Point, Rect, Size};

use crate::scene::{LABEL_SIZE_PT, Label, LabelRequest, Scene, measure, place_labels};

/// Size of the box kept clear for L and R in the upper corners, in points.
const CORNER: Size = Size::new(44.0, 40.0);

/// The share of the box that the scene's bounds fill where they are tightest.
const ROOM: f64 = 0.97;

/// A scene with a scale and labels, filling a box whose origin is its upper left corner.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is drawn.
    pub scene: Scene,
    /// The size of the box, in points.
    pub size: Size,
    /// Points per view unit.
    pub scale: f64,
    /// A label for each mark of the scene, where one found room.
    pub labels: Vec<Option<Label>>,
}

impl Figure {
    /// Fits all of the scene's bounds into a box of this size; what lies around them fills the rest.
    pub fn new(scene: Scene, size: Size) -> Self {
        let mut figure = Self::without_labels(scene, size);
        figure.labels = figure.place_labels();
        figure
    }

    /// The same with marks alone.
    pub fn without_labels(scene: Scene, size: Size) -> Self {
        let bounds = scene.bounds;
        let scale = ROOM * (size.width / bounds.width()).min(size.height / bounds.height());
        Self {
            scene,
            size,
            scale: if scale.is_finite() && scale > 0.0 {
                scale
            } else {
                1.0
            },
            labels: Vec::new(),
        }
    }

    /// From view space to points in the box.
    pub fn transform(&self) -> Affine {
        let middle = self.size.to_vec2() / 2.0;
        Affine::translate(middle)
            * Affine::scale(self.scale)
            * Affine::translate(-self.scene.bounds.center().to_vec2())
    }

    /// What of the view shows in the box, in view space.
    pub fn visible(&self) -> Rect {
        let size = self.size / self.scale;
        Rect::from_center_size(self.scene.bounds.center(), size)
    }

    fn place_labels(&self) -> Vec<Option<Label>> {
        let transform = self.transform();
        let numbers: Vec<String> = self
            .scene
            .marks
            .iter()
            .map(|mark| mark.number.to_string())
            .collect();
        let requests: Vec<LabelRequest<'_>> = self
            .scene
            .marks
            .iter()
            .zip(&numbers)
            .map(|(mark, number)| LabelRequest {
                at_pt: transform * mark.at,
                radius_pt: mark.radius_pt,
                label: &mark.label,
                short: number,
            })
            .collect();
        let frame = self.size.to_rect();
        let right = Point::new(frame.x1 - CORNER.width, 0.0);
        let corners = [CORNER.to_rect(), CORNER.to_rect() + right.to_vec2()];
        let mut labels = place_labels(&requests, frame.inset(-4.0), &corners, &|text| {
            measure(text, LABEL_SIZE_PT, true)
        });
        // A close-up leaves marks out, and their labels with them.
        for (label, request) in labels.iter_mut().zip(&requests) {
            if !frame.contains(request.at_pt) {
                *label = None;
            }
        }
        labels
    }
}
