//! Small figures that keep their size on the page: what marks are made of.

use kurbo::{Affine, BezPath, Point, Vec2};

use super::Color;

/// Height of capitals and figures of the bundled font, as a share of the text size.
pub const CAP_HEIGHT: f32 = 0.727;

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A figure in points, y down, relative to the anchor of its mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A disc, a ring or both.
    Circle {
        /// Where its middle is.
        center_pt: Vec2,
        /// Its radius, to the middle of its line.
        radius_pt: f32,
        /// What fills it.
        fill: Option<Color>,
        /// The colour and width of its line, in points.
        stroke: Option<(Color, f32)>,
        /// Whether the line is dashed.
        dash: bool,
    },
    /// A line with round caps and joins.
    Path {
        /// The line.
        path: BezPath,
        /// Its colour.
        color: Color,
        /// Its width.
        width_pt: f32,
    },
    /// A line of text.
    Text {
        /// Its anchor sideways; and the height of the middle of its capitals, see [`CAP_HEIGHT`].
        at_pt: Vec2,
        /// The text.
        text: String,
        /// Its size.
        size_pt: f32,
        /// Semi-bold instead of regular.
        bold: bool,
        /// Which end of it stands at `at_pt`.
        anchor: Anchor,
        /// Its colour.
        color: Color,
    },
}

impl Shape {
    /// The same figure this much larger, and then moved.
    #[must_use]
    pub fn placed(self, by: Vec2, factor: f64) -> Self {
        let size = |pt: f32| pt * factor as f32;
        match self {
            Self::Circle {
                center_pt,
                radius_pt,
                fill,
                stroke,
                dash,
            } => Self::Circle {
                center_pt: center_pt * factor + by,
                radius_pt: size(radius_pt),
                fill,
                stroke: stroke.map(|(color, width)| (color, size(width))),
                dash,
            },
            Self::Path {
                path,
                color,
                width_pt,
            } => Self::Path {
                path: Affine::translate(by) * Affine::scale(factor) * path,
                color,
                width_pt: size(width_pt),
            },
            Self::Text {
                at_pt,
                text,
                size_pt,
                bold,
                anchor,
                color,
            } => Self::Text {
                at_pt: at_pt * factor + by,
                text,
                size_pt: size(size_pt),
                bold,
                anchor,
                color,
            },
        }
    }
}

/// A polyline through these points.
pub(super) fn polyline(points: &[(f64, f64)]) -> BezPath {
    let mut path = BezPath::new();
    for (index, &(x, y)) in points.iter().enumerate() {
        let point = Point::new(x, y);
        if index == 0 {
            path.move_to(point);
        } else {
            path.line_to(point);
        }
    }
    path
}
