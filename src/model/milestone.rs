//! A milestone: an event in a knot's life, with who says so.

use super::{MilestoneId, Stamp, TreatmentId, When};

/// What happened to a knot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneKind {
    /// It was found.
    Found,
    /// It eased.
    Eased,
    /// It flared up.
    Flared,
    /// It let go.
    Released,
    /// It came back.
    Returned,
}

impl MilestoneKind {
    /// All kinds, in the order of a knot's life.
    pub const ALL: [Self; 5] = [
        Self::Found,
        Self::Eased,
        Self::Flared,
        Self::Released,
        Self::Returned,
    ];

    /// "released", "returned" and so on.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Eased => "eased",
            Self::Flared => "flared",
            Self::Released => "released",
            Self::Returned => "returned",
        }
    }
}

/// Who says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// The person.
    #[default]
    Me,
    /// A therapist.
    Therapist,
    /// A doctor.
    Doctor,
    /// Someone close, for example a partner.
    Partner,
}

/// One event in a knot's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Names it within its knot, for ever.
    pub id: MilestoneId,
    /// What happened.
    pub kind: MilestoneKind,
    /// When it happened.
    pub at: When,
    /// When it was entered.
    pub recorded_at: Stamp,
    /// Who says so.
    pub by: Who,
    /// During which treatment, if any.
    pub treatment: Option<TreatmentId>,
    /// Minutes into that treatment, if said.
    pub minute: Option<u16>,
    /// Anything else.
    pub note: String,
}

impl Milestone {
    /// An event the person reports, outside any treatment.
    pub fn new(id: MilestoneId, kind: MilestoneKind, at: When, recorded_at: Stamp) -> Self {
        Self {
            id,
            kind,
            at,
            recorded_at,
            by: Who::Me,
            treatment: None,
            minute: None,
            note: String::new(),
        }
    }

    /// Order among the milestones of a knot: by when it happened, then entered; in the same second in the order
    /// of a knot's life, so that "returned" follows "released"; then by id.
    pub fn order(&self) -> (i64, i64, MilestoneKind, MilestoneId) {
        let (at, recorded) = (self.at.order_second(), self.recorded_at.second());
        (at, recorded, self.kind, self.id)
    }
}
