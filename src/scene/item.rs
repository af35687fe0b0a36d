//! The base drawing: filled shapes and lines in view space.
//!
//! View space: x to the viewer's right, y down, origin at C7, unit C7–PSIS.

use std::sync::Arc;

use kurbo::BezPath;

use super::Color;

/// The scale at which line widths are taken as they stand, in points per view unit.
const FULL_WIDTH_SCALE: f64 = 400.0;

/// A soft shade inside the edge of a filled shape, strongest at the edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    /// Its colour at the edge; it fades to nothing inward.
    pub color: Color,
    /// How far it reaches inward, in view units.
    pub width: f64,
}

/// One piece of the base drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A filled shape (non-zero winding).
    Fill {
        /// The shape, in view space.
        path: Arc<BezPath>,
        /// Its colour.
        color: Color,
        /// A soft shade inside its edge.
        shade: Option<Shade>,
    },
    /// A line with round caps and joins.
    Stroke {
        /// The line, in view space.
        path: Arc<BezPath>,
        /// Its colour.
        color: Color,
        /// Its weight in points; see [`line_width`].
        width_pt: f32,
        /// It is drawn only at this many points per view unit or more.
        min_scale: f32,
    },
}

/// How wide a line is drawn at a scale (points per view unit), in points.
///
/// Lines keep their weight while one zooms in, and thin out on a small body so that they do not clog it.
pub fn line_width(width_pt: f32, scale: f64) -> f32 {
    width_pt * (scale / FULL_WIDTH_SCALE).sqrt().clamp(0.45, 1.25) as f32
}
