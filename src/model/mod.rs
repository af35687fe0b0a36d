//! The chart: what one person recorded, as plain data with rules.
//!
//! Everything here is free of files, screens and clocks: times and ids come in from outside. A chart changes
//! only through [`Edit`]s, and applying one gives back its inverse.

mod chart;
mod check;
mod edit;
mod episode;
mod id;
mod intensity;
mod knot;
pub mod limits;
mod milestone;
mod person;
mod place;
mod rating;
mod record;
mod time;
mod treatment;
mod when;

pub use chart::{Chart, Entry};
pub use edit::{Edit, EditError};
pub use episode::{Episode, EpisodeKind};
pub use id::{EpisodeId, Ids, KnotId, MilestoneId, ParseIdError, RatingId, TreatmentId};
pub use intensity::{Intensity, OutOfRange, Pressure, Score};
pub use knot::{Extent, Knot, Mark};
pub use milestone::{Milestone, MilestoneKind, Who};
pub use person::Person;
pub use place::{BodyPos, Depth, Place, PlaceError, Side, View};
pub use rating::{Asked, Rating};
pub use record::{Record, RecordId};
pub use time::{ParseTimeError, Stamp};
pub use treatment::{
    AfterEffect, AfterKind, Outcome, Technique, Touched, Treatment, TreatmentKind,
};
pub use when::When;
