//! Something in a chart that looks odd, as data; whoever shows it finds the words.

use crate::model::{Intensity, When};

/// Something odd, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// What it is about.
    pub about: About,
    /// What is odd.
    pub what: What,
}

/// What an oddity is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The knot of this number, from 1.
    Knot(usize),
    /// The treatments.
    Treatments,
    /// The episodes.
    Episodes,
}

/// What was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// A knot.
    Knot,
    /// A rating.
    Rating,
    /// A milestone.
    Milestone,
    /// A treatment.
    Treatment,
    /// An episode.
    Episode,
}

impl Entered {
    /// The word for one of them.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Knot => "knot",
            Self::Rating => "rating",
            Self::Milestone => "milestone",
            Self::Treatment => "treatment",
            Self::Episode => "episode",
        }
    }
}

/// What is odd. Entries with the same oddity are counted, and the first of them in time is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The knot has no name.
    Unnamed,
    /// An earlier knot, of this number, has the same name but for letter case.
    SameName(usize),
    /// The knot lies outside the silhouette of its view.
    OutsideBody,
    /// It was reported released and not returned, yet rated clearly higher afterwards.
    RatedAfterRelease {
        /// When it was released.
        released: When,
        /// The first such rating.
        score: Intensity,
        /// When that was felt.
        felt_at: When,
    },
    /// Entries about a time, or made at a time, that has not come yet.
    InFuture {
        /// What was entered.
        entered: Entered,
        /// How many.
        count: usize,
        /// The first such time.
        first: When,
    },
    /// Entries made before what they tell of.
    EnteredBefore {
        /// What was entered.
        entered: Entered,
        /// How many.
        count: usize,
        /// The first such time.
        first: When,
    },
    /// Ratings entered long after they were felt.
    EnteredLate {
        /// How many.
        count: usize,
        /// When the first of them was felt.
        first: When,
    },
}
