//! The chart: what one person recorded, as plain data with rules.
//!
//! Everything here is free of files, screens and clocks: times and ids come in from outside. A chart changes
//! only through [`Edit`]s, and applying one gives back its inverse.

mod body_shape;
mod changes;
mod chart;
mod check;
mod check_in;
mod contact;
mod edit;
mod episode;
mod finding;
mod goal;
mod id;
mod intensity;
mod knot;
pub mod limits;
mod merge;
mod milestone;
mod person;
mod photo;
mod place;
mod rating;
mod record;
mod removal;
mod safety_question;
mod time;
mod treatment;
mod when;

pub use body_shape::BodyShape;
pub use changes::Changes;
pub use chart::{Chart, Entry, Parts};
pub use check_in::{CheckIn, SafetyAnswer};
pub use contact::Contact;
pub use edit::{Edit, EditError};
pub use episode::{Episode, EpisodeKind};
pub use finding::{Finding, PressureThreshold};
pub use goal::{Goal, GoalCheck};
pub use id::{
    CheckInId, EpisodeId, GoalId, Ids, KnotId, MilestoneId, ParseIdError, RatingId, TreatmentId,
};
pub use intensity::{Intensity, OutOfRange, Pressure, Score};
pub use knot::{Extent, Knot, Mark, SpreadsTo};
pub use merge::{Conflict, Merged, merge};
pub use milestone::{Milestone, MilestoneKind, Who};
pub use person::Person;
pub use photo::{Anchors, Photo, PhotoPoint, PhotoSource};
pub use place::{BodyPos, Depth, Place, PlaceError, Side, View};
pub use rating::{Asked, Rating};
pub use record::{Record, RecordId};
pub use safety_question::SafetyQuestion;
pub use time::{ParseTimeError, Stamp};
pub use treatment::{
    AfterEffect, AfterKind, Feedback, FeedbackKind, Outcome, Technique, Touched, Treatment,
    TreatmentKind,
};
pub use when::When;
