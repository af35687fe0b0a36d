//! The shapes a view is made of, all in view space.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect};

use super::Level;
use crate::model::Side;

/// How deep a region lies, from the skin inward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Under the skin.
    Superficial,
    /// Below the superficial muscles.
    Intermediate,
    /// Nearest the bones.
    Deep,
}

impl Layer {
    /// All layers, from the skin inward.
    pub const ALL: [Self; 3] = [Self::Superficial, Self::Intermediate, Self::Deep];

    /// "superficial", "intermediate" or "deep": also the id of the layer's group in the artwork.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Superficial => "superficial",
            Self::Intermediate => "intermediate",
            Self::Deep => "deep",
        }
    }
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// A muscle or the visible part of one.
    Muscle,
    /// A sheet of connective tissue.
    Fascia,
    /// A tendon.
    Tendon,
    /// A bone near the skin.
    Bone,
    /// A named hollow with nothing drawn in it.
    Space,
}

impl RegionKind {
    /// The kind spelled this way in the artwork.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "muscle" => Self::Muscle,
            "fascia" => Self::Fascia,
            "tendon" => Self::Tendon,
            "bone" => Self::Bone,
            "space" => Self::Space,
            _ => return None,
        })
    }
}

/// A named shape of one layer on one side.
#[derive(Clone, Debug)]
pub struct Region {
    /// Names the shape in the artwork; the left and the right one share it.
    pub id: String,
    /// In words: "Lower trapezius". A visible strip and the whole muscle below share a name.
    pub name: String,
    /// The person's own side.
    pub side: Side,
    /// How deep it lies.
    pub layer: Layer,
    /// What it is.
    pub kind: RegionKind,
    /// The part of the body it belongs to: `upper_back`.
    pub group: String,
    /// Its closed border.
    pub path: Arc<BezPath>,
    /// Lines along its fibers, from origin to insertion; may be empty.
    pub fibers: Arc<BezPath>,
    /// Tight box around `path`.
    pub bounds: Rect,
    /// Stacking order inside the layer: higher is nearer the skin.
    pub z: f64,
    /// Whether to draw it fainter than the rest of its layer.
    pub faint: bool,
    /// How far outside the border still counts as this region, where it is too small to hit; view-space units.
    pub reach: f64,
}

/// A line that shapes the body: a fold, a furrow, a border.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Names the line; the left and the right one share it.
    pub id: String,
    /// The person's own side.
    pub side: Side,
    /// The line, open.
    pub path: Arc<BezPath>,
    /// How strongly to draw it, 0–1.
    pub opacity: f32,
}

/// The stylised outline of a bone.
#[derive(Clone, Debug)]
pub struct Bone {
    /// Names the bone; the left and the right one share it.
    pub id: String,
    /// In words: "Rib 4".
    pub name: String,
    /// The person's own side.
    pub side: Side,
    /// Its closed outline.
    pub path: Arc<BezPath>,
}

/// A point a hand can find.
#[derive(Clone, Debug)]
pub struct Landmark {
    /// Names the point; the left and the right one share it.
    pub id: String,
    /// In words: "C7 spinous process tip".
    pub name: String,
    /// The person's own side.
    pub side: Side,
    /// Where it is, in view space.
    pub point: Point,
    /// The vertebra whose spinous process it is, if it is one.
    pub level: Option<Level>,
}

/// A part of the body that takes the place of spine distance and level in words.
#[derive(Clone, Debug)]
pub struct Part {
    /// Names the part; the left and the right one share it.
    pub id: String,
    /// A limb: "upper arm". Otherwise a phrase: "at the base of the skull".
    pub name: String,
    /// Whether it is a limb, the same from every side, and follows "your left" directly.
    pub limb: bool,
    /// A rough closed border that may reach outside the silhouette.
    pub(super) path: BezPath,
}

/// A named stretch of a view to look at.
#[derive(Clone, Debug)]
pub struct Camera {
    /// Names the camera: `upper_back`.
    pub id: String,
    /// In words: "Upper back".
    pub name: String,
    /// What it shows, in view space.
    pub rect: Rect,
}
