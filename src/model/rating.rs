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

    /// The question so many places further on, round and round.
    #[must_use]
    pub fn stepped(self, steps: isize) -> Self {
        let place = Self::ALL.iter().position(|asked| *asked == self);
        let count = Self::ALL.len() as isize;
        let next = (place.unwrap_or(0) as isize + steps).rem_euclid(count);
        Self::ALL.get(next as usize).copied().unwrap_or_default()
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_at_most_two_steps_away() {
        let near: Vec<Asked> = [-2, -1, 0, 1, 2]
            .map(|steps| Asked::Now.stepped(steps))
            .into();
        for asked in Asked::ALL {
            assert!(near.contains(&asked), "{asked:?}");
        }
        assert_eq!(Asked::AverageToday.stepped(1), Asked::Now);
        assert_eq!(Asked::Now.stepped(-1), Asked::AverageToday);
    }
}
