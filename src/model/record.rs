//! A record: the unit in which a chart is edited, logged and merged.

use super::{
    CheckIn, CheckInId, Episode, EpisodeId, Goal, GoalId, Knot, KnotId, Milestone, MilestoneId,
    Person, Photo, Rating, RatingId, Treatment, TreatmentId, View,
};

/// One record of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The person.
    Person(Box<Person>),
    /// A knot, without its ratings and milestones.
    Knot(Box<Knot>),
    /// A rating of a knot.
    Rating(KnotId, Box<Rating>),
    /// A milestone of a knot.
    Milestone(KnotId, Box<Milestone>),
    /// A treatment.
    Treatment(Box<Treatment>),
    /// An episode.
    Episode(Box<Episode>),
    /// A check-in.
    CheckIn(Box<CheckIn>),
    /// A goal.
    Goal(Box<Goal>),
    /// A picture behind the map.
    Photo(Box<Photo>),
}

/// Names one record of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// The person; every chart has exactly one.
    Person,
    /// A knot.
    Knot(KnotId),
    /// A rating of a knot.
    Rating(KnotId, RatingId),
    /// A milestone of a knot.
    Milestone(KnotId, MilestoneId),
    /// A treatment.
    Treatment(TreatmentId),
    /// An episode.
    Episode(EpisodeId),
    /// A check-in.
    CheckIn(CheckInId),
    /// A goal.
    Goal(GoalId),
    /// The picture behind this view.
    Photo(View),
}

impl Record {
    /// The record's id.
    pub fn id(&self) -> RecordId {
        match self {
            Self::Person(_) => RecordId::Person,
            Self::Knot(knot) => RecordId::Knot(knot.id),
            Self::Rating(knot, rating) => RecordId::Rating(*knot, rating.id),
            Self::Milestone(knot, milestone) => RecordId::Milestone(*knot, milestone.id),
            Self::Treatment(treatment) => RecordId::Treatment(treatment.id),
            Self::Episode(episode) => RecordId::Episode(episode.id),
            Self::CheckIn(check_in) => RecordId::CheckIn(check_in.id),
            Self::Goal(goal) => RecordId::Goal(goal.id),
            Self::Photo(photo) => RecordId::Photo(photo.view),
        }
    }
}

impl From<Person> for Record {
    fn from(person: Person) -> Self {
        Self::Person(Box::new(person))
    }
}

impl From<Knot> for Record {
    fn from(knot: Knot) -> Self {
        Self::Knot(Box::new(knot))
    }
}

impl From<(KnotId, Rating)> for Record {
    fn from((knot, rating): (KnotId, Rating)) -> Self {
        Self::Rating(knot, Box::new(rating))
    }
}

impl From<(KnotId, Milestone)> for Record {
    fn from((knot, milestone): (KnotId, Milestone)) -> Self {
        Self::Milestone(knot, Box::new(milestone))
    }
}

impl From<Treatment> for Record {
    fn from(treatment: Treatment) -> Self {
        Self::Treatment(Box::new(treatment))
    }
}

impl From<Episode> for Record {
    fn from(episode: Episode) -> Self {
        Self::Episode(Box::new(episode))
    }
}

impl From<CheckIn> for Record {
    fn from(check_in: CheckIn) -> Self {
        Self::CheckIn(Box::new(check_in))
    }
}

impl From<Goal> for Record {
    fn from(goal: Goal) -> Self {
        Self::Goal(Box::new(goal))
    }
}

impl From<Photo> for Record {
    fn from(photo: Photo) -> Self {
        Self::Photo(Box::new(photo))
    }
}
