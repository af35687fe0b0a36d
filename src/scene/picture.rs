//! The whole drawing of one view at one moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::{Affine, Rect, Shape as _};

use super::{Item, Look, Mark, Palette, Pin, base, extents, marks, marks_with, pins};
use crate::analysis::{KnotState, Moment};
use crate::body::{Body, BodyView};
use crate::model::{Chart, Knot, Side, View};

/// The letter that says which side of the person one looks at; printed in a top corner of every map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideLetter {
    /// The person's own side.
    pub side: Side,
    /// Whether it stands in the viewer's left corner, else in the right one.
    pub at_left: bool,
}

impl SideLetter {
    /// "L" or "R".
    pub const fn letter(self) -> &'static str {
        match self.side {
            Side::Right => "R",
            Side::Left | Side::Middle => "L",
        }
    }

    /// The letters of a view: both from behind and in front, one from the side.
    pub fn of(view: View) -> Vec<Self> {
        match view.side_at_screen_left() {
            Some(side) => vec![
                Self {
                    side,
                    at_left: true,
                },
                Self {
                    side: side.mirrored(),
                    at_left: false,
                },
            ],
            None => vec![Self {
                side: if view == View::Left {
                    Side::Left
                } else {
                    Side::Right
                },
                at_left: true,
            }],
        }
    }
}

/// What the map shows, without a screen.
#[derive(Clone, Debug)]
pub struct Scene {
    /// How one looks at the body.
    pub view: View,
    /// What is in the picture, in view space.
    pub bounds: Rect,
    /// A photo of the person's own behind the drawing, if that was asked for.
    pub behind: Option<Behind>,
    /// The base drawing, bottom first.
    pub art: Arc<Vec<Item>>,
    /// How far knots reach, bottom first.
    pub extents: Vec<Item>,
    /// The knots, bottom first.
    pub marks: Vec<Mark>,
    /// Landmarks and spinal levels, if they are wanted.
    pub pins: Vec<Pin>,
    /// L and R.
    pub sides: Vec<SideLetter>,
}

/// A photo behind the drawing.
#[derive(Clone, Debug)]
pub struct Behind {
    /// A JPEG file.
    pub jpeg: Arc<[u8]>,
    /// From thousandths of the photo's size to view space.
    pub fit: Affine,
}

impl Behind {
    /// How strongly the drawing lies over the photo, 0 to 1.
    pub const DRAWING: f32 = 0.55;
}

impl Scene {
    /// The scene of one view; none if the body chart lacks that view.
    ///
    /// `camera` is the id of one of the view's cameras; without it, or if there is no such camera, the first
    /// one that shows every mark is taken, or else the widest.
    pub fn build(
        chart: &Chart,
        body: &Body,
        view: View,
        camera: Option<&str>,
        moment: Moment,
        palette: &Palette,
    ) -> Option<Self> {
        Self::with_look(chart, body, view, camera, moment, palette, Look::default())
    }

    /// The same with more or less of the body drawn.
    pub fn with_look(
        chart: &Chart,
        body: &Body,
        view: View,
        camera: Option<&str>,
        moment: Moment,
        palette: &Palette,
        look: Look,
    ) -> Option<Self> {
        let body = body.in_shape(chart.person().shape);
        let body_view = body.view(view)?;
        let marks = marks(chart, body, body_view, moment, palette, &BTreeSet::new());
        let mut scene = Self::around(body, body_view, marks, camera, palette, look);
        scene.extents = extents(chart, body_view, moment, palette, None);
        Some(scene)
    }

    /// The scene of one view whose marks say nothing of themselves: for pictures beside which all of it stands in words.
    pub fn without_words(
        chart: &Chart,
        body: &Body,
        view: View,
        camera: Option<&str>,
        moment: Moment,
        palette: &Palette,
    ) -> Option<Self> {
        let body = body.in_shape(chart.person().shape);
        let body_view = body.view(view)?;
        let none = |_: &Knot, _: &KnotState<'_>| String::new();
        let marks = marks_with(chart, body_view, moment, palette, &BTreeSet::new(), none);
        let mut scene = Self::around(body, body_view, marks, camera, palette, Look::default());
        scene.extents = extents(chart, body_view, moment, palette, None);
        Some(scene)
    }

    /// Marks on the body.
    fn around(
        body: &Body,
        view: &BodyView,
        marks: Vec<Mark>,
        camera: Option<&str>,
        palette: &Palette,
        look: Look,
    ) -> Self {
        let named = camera.and_then(|id| view.camera(id));
        Self {
            view: view.view,
            bounds: named.map_or_else(|| frame_for(view, &marks), |camera| camera.rect),
            behind: None,
            art: base(body, view, palette, look),
            extents: Vec::new(),
            marks,
            pins: pins(body, view, look),
            sides: SideLetter::of(view.view),
        }
    }
}

/// The first camera that shows every mark with room around it, or else the widest, made wider if it must be.
fn frame_for(view: &BodyView, marks: &[Mark]) -> Rect {
    /// Room around a mark, as a share of the camera's width.
    const ROOM: f64 = 0.04;
    let shows_all = |rect: &Rect| {
        let inner = rect.inset(-ROOM * rect.width());
        marks.iter().all(|mark| inner.contains(mark.at))
    };
    let rects = || view.cameras.iter().map(|camera| camera.rect);
    rects().find(shows_all).unwrap_or_else(|| {
        let widest = rects().max_by(|a, b| a.area().total_cmp(&b.area()));
        let widest = widest.unwrap_or(view.outline.bounding_box());
        marks.iter().fold(widest, |frame, mark| {
            let room = ROOM * widest.width();
            frame.union(Rect::from_center_size(mark.at, (3.0 * room, 3.0 * room)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_left_is_marked_at_the_viewers_left_from_behind() {
        let letters = |view| -> Vec<(&str, bool)> {
            SideLetter::of(view)
                .into_iter()
                .map(|letter| (letter.letter(), letter.at_left))
                .collect()
        };
        assert_eq!(letters(View::Back), [("L", true), ("R", false)]);
        assert_eq!(letters(View::Front), [("R", true), ("L", false)]);
        assert_eq!(letters(View::Left), [("L", true)]);
        assert_eq!(letters(View::Right), [("R", true)]);
    }
}
