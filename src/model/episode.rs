//! An episode: something else with a time that may matter to the knots.

use super::{EpisodeId, Intensity, Place, Stamp, When};

/// What kind of episode.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EpisodeKind {
    /// A headache.
    Headache,
    /// Sore muscles.
    Soreness,
    /// A workout.
    Workout,
    /// Stretching.
    Stretching,
    /// Sleep, usually poor.
    Sleep,
    /// A long day at a desk.
    DeskDay,
    /// Stress.
    Stress,
    /// Anything else, by its name.
    Other(String),
}

impl EpisodeKind {
    /// The kind in words.
    pub fn label(&self) -> &str {
        match self {
            Self::Headache => "Headache",
            Self::Soreness => "Soreness",
            Self::Workout => "Workout",
            Self::Stretching => "Stretching",
            Self::Sleep => "Sleep",
            Self::DeskDay => "Desk day",
            Self::Stress => "Stress",
            Self::Other(name) => name,
        }
    }

    /// The kind within a sentence: small letters, and own words as they were typed.
    pub fn in_sentence(&self) -> String {
        match self {
            Self::Other(name) => name.clone(),
            _ => self.label().to_lowercase(),
        }
    }
}

/// Something else with a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Episode {
    /// Names it for ever.
    pub id: EpisodeId,
    /// What kind.
    pub kind: EpisodeKind,
    /// When it began.
    pub from: When,
    /// When it ended, if known; never before it began.
    pub until: Option<When>,
    /// When it was entered.
    pub recorded_at: Stamp,
    /// How strong, if said.
    pub severity: Option<Intensity>,
    /// Where on the body, if said.
    pub place: Option<Place>,
    /// Anything else.
    pub note: String,
}

impl Episode {
    /// An episode of which only kind and time are known.
    pub fn new(id: EpisodeId, kind: EpisodeKind, from: When, recorded_at: Stamp) -> Self {
        Self {
            id,
            kind,
            from,
            until: None,
            recorded_at,
            severity: None,
            place: None,
            note: String::new(),
        }
    }
}
