//! How many ratings were entered on the day they were felt: diaries filled in afterwards are less reliable.

use super::Period;
use crate::model::{Chart, Rating, When};

/// Ratings of a period, and how they were entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SameDay {
    /// All ratings surely felt in the period.
    pub all: usize,
    /// Of these, the ones entered on the day they were felt.
    pub same_day: usize,
}

impl SameDay {
    /// Counts the ratings of a chart.
    pub fn of(chart: &Chart, period: Period) -> Self {
        let mut count = Self::default();
        for entry in chart.entries() {
            for rating in entry.ratings() {
                if period.includes(rating.felt_at) {
                    count.all += 1;
                    count.same_day += usize::from(is_same_day(rating));
                }
            }
        }
        count
    }

    /// Per cent entered the same day, rounded; none without ratings.
    pub fn percent(self) -> Option<usize> {
        (self.all > 0).then(|| (200 * self.same_day + self.all) / (2 * self.all))
    }

    /// "41 ratings, 85 % entered the same day".
    pub fn words(self) -> String {
        let ratings = match self.all {
            1 => "1 rating".to_owned(),
            all => format!("{all} ratings"),
        };
        self.percent().map_or_else(
            || "No ratings in this period".to_owned(),
            |percent| format!("{ratings}, {percent}\u{a0}% entered the same day"),
        )
    }
}

fn is_same_day(rating: &Rating) -> bool {
    matches!(rating.felt_at, When::Exact(_) | When::Day(_))
        && rating.felt_at.first_day() == rating.recorded_at.date()
}
