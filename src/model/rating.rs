//! A rating: how strong a knot was, what was asked, and when.

use super::{RatingId, Score, Stamp, When};

/// What the person was asked to rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// How it is right now.
    #[default]
    Now,
    /// How it is when pressed.
    OnPressing,
    /// How it is when moving.
    Moving,
    /// The worst of the day.
    WorstToday,
    /// The average of the day.
    AverageToday,
}

impl Asked {
    /// All questions, the usual one first.
    pub const ALL: [Self; 5] = [
        Self::Now,
        Self::OnPressing,
        Self::Moving,
        Self::WorstToday,
        Self::AverageToday,
    ];

    /// The question in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::OnPressing => "on pressing",
            Self::Moving => "moving",
            Self::WorstToday => "worst today",
            Self::AverageToday => "average today",
        }
    }
}

/// One answer to "how strong is it?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Names it within its knot, for ever.
    pub id: RatingId,
    /// The answer: a number, or "could not say".
    pub score: Score,
    /// What was asked.
    pub asked: Asked,
    /// When it was felt.
    pub felt_at: When,
    /// When it was entered.
    pub recorded_at: Stamp,
    /// Anything else.
    pub note: String,
}

impl Rating {
    /// A plain rating of how a knot is right now.
    pub fn now(id: RatingId, score: Score, at: Stamp) -> Self {
        Self {
            id,
            score,
            asked: Asked::Now,
            felt_at: at.into(),
            recorded_at: at,
            note: String::new(),
        }
    }

    /// Order among the ratings of a knot: by when it was felt, then entered, then id.
    pub fn order(&self) -> (i64, i64, RatingId) {
        (
            self.felt_at.order_second(),
            self.recorded_at.second(),
            self.id,
        )
    }
}
