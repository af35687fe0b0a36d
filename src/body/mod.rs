//! The body chart: views, outlines, regions, landmarks, hit tests, and places in words.
//!
//! Everything is read once from the artwork and facts in `assets/body/` and never changes. Shapes are given in
//! *view space*: x to the viewer's right, y down, origin at C7, unit = the C7–PSIS length. A body-frame point
//! lies at x = u · [`View::screen_sign`](crate::model::View::screen_sign), y = v on the neutral body, and where that
//! point was moved to on the others ([`Body::in_shape`]). Left and right are always the person's own.

mod art;
mod border;
mod codes;
mod error;
mod extent;
mod facts;
mod hit;
mod index;
mod level;
mod mask;
mod middle;
mod muscle;
mod photo;
mod shapes;
mod shared;
mod simplify;
mod snap;
mod svg;
mod view;
mod warp;
mod words;
mod zone;

#[cfg(test)]
mod tests;

pub use codes::{Code, Codes, MuscleCode};
pub use error::BodyError;
pub use extent::Covered;
pub use hit::Hit;
pub use level::Level;
pub use mask::{Brush, Mask};
pub use muscle::{Evidence, Muscle, Reach, Site};
pub use shapes::{Bone, Camera, Cue, Landmark, Layer, Part, Region, RegionKind};
pub use shared::Body;
pub use snap::{Guide, Known};
pub use view::BodyView;
pub use words::{CM_PER_INCH, Candidate, PlaceWords};
pub use zone::Zone;
