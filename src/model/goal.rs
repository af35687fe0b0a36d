//! A goal of one's own, in plain words, and on which days it was met.

use super::{GoalId, Stamp, When};

/// Whether a goal was met at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalCheck {
    /// When.
    pub at: When,
    /// Whether it was met.
    pub met: bool,
}

/// Something the person wants to be able to do: "10 pull-ups without a headache next day".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Names it for ever.
    pub id: GoalId,
    /// The goal, in the person's own words.
    pub name: String,
    /// When it was set.
    pub recorded_at: Stamp,
    /// When it was met and when not, oldest first.
    pub checks: Vec<GoalCheck>,
    /// Put away: kept, no longer asked about.
    pub archived: bool,
    /// Anything else.
    pub note: String,
}

impl Goal {
    /// A goal that was never checked.
    pub fn new(id: GoalId, name: String, recorded_at: Stamp) -> Self {
        Self {
            id,
            name,
            recorded_at,
            checks: Vec::new(),
            archived: false,
            note: String::new(),
        }
    }
}
