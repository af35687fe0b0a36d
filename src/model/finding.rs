//! What somebody's hands found at a knot: a record of what was said, not proof of anything.

use super::{Stamp, When, Who};

/// The pressure at which a spot begins to hurt, in tenths of kg/cm²: 0.1 to 30.0.
///
/// Smallest detectable change at the trapezius: 0.45–0.62 kg/cm² (`SciELO` article 2021000600708).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PressureThreshold(u16);

impl PressureThreshold {
    /// The threshold of this many tenths of kg/cm²; none for 0 and for more than 300.
    pub const fn from_tenths(tenths: u16) -> Option<Self> {
        if matches!(tenths, 1..=300) {
            Some(Self(tenths))
        } else {
            None
        }
    }

    /// In tenths of kg/cm².
    pub const fn tenths(self) -> u16 {
        self.0
    }

    /// In kg/cm².
    pub fn kg_per_cm2(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

/// What was found when a knot was examined; a question nobody asked has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// When it was found.
    pub at: When,
    /// When it was entered.
    pub recorded_at: Stamp,
    /// Who found it.
    pub by: Who,
    /// Whether a tight band was felt.
    pub tight_band: Option<bool>,
    /// Whether there was a sore spot.
    pub sore_spot: Option<bool>,
    /// Whether the pain spread elsewhere when pressed.
    pub spreads: Option<bool>,
    /// Whether the person said "that is my pain".
    pub recognised: Option<bool>,
    /// Whether it jumped or twitched.
    pub twitches: Option<bool>,
    /// The pressure at which it began to hurt, if measured.
    pub threshold: Option<PressureThreshold>,
    /// What was said, in plain words.
    pub note: String,
}

impl Finding {
    /// A finding of which only who and when are known.
    pub fn new(by: Who, at: When, recorded_at: Stamp) -> Self {
        Self {
            at,
            recorded_at,
            by,
            tight_band: None,
            sore_spot: None,
            spreads: None,
            recognised: None,
            twitches: None,
            threshold: None,
            note: String::new(),
        }
    }
}
