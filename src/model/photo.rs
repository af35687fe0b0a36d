//! A picture of one's own body, laid behind the map.

use std::fmt;
use std::sync::Arc;

use super::View;

/// Where the picture is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum PhotoSource {
    /// In a file of its own, at this path.
    File(String),
    /// In the chart: the bytes of a PNG or JPEG file, made smaller.
    Embedded(Arc<[u8]>),
}

// A picture's bytes say nothing to a reader, and may be no one's to read.
impl fmt::Debug for PhotoSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Embedded(bytes) => write!(f, "Embedded({} bytes)", bytes.len()),
        }
    }
}

/// Which landmarks of the left and right side the picture is fitted by, beside the one at the base of the neck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchors {
    /// On the pelvis: behind its dimples (PSIS), in front the points of the hips (ASIS).
    #[default]
    Psis,
    /// The tips of the shoulders (acromia).
    Acromia,
}

/// A point of a picture in thousandths of its size: from its left edge and from its top, up to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoPoint {
    /// From the left edge.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

impl PhotoPoint {
    /// The right or lower edge.
    pub const EDGE: u16 = 1000;

    /// The point nearest to this one inside the picture.
    pub fn clamped(x: f64, y: f64) -> Self {
        // `as` makes 0 of what is no number.
        let inside = |value: f64| value.round().clamp(0.0, f64::from(Self::EDGE)) as u16;
        Self {
            x: inside(x),
            y: inside(y),
        }
    }
}

/// A picture behind one view of the map, and where three landmarks are on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The view it lies behind; each view has at most one.
    pub view: View,
    /// Where it is kept.
    pub source: PhotoSource,
    /// Which landmarks `left` and `right` are.
    pub anchors: Anchors,
    /// The base of the neck on the picture: behind the C7 spinous process, in front the suprasternal notch.
    pub c7: PhotoPoint,
    /// The landmark of the person's own left side on the picture.
    pub left: PhotoPoint,
    /// The landmark of the person's own right side on the picture.
    pub right: PhotoPoint,
}
