//! The person whose chart it is.

use super::{BodyShape, Contact, When};

/// What the person said about themselves; all of it optional, an empty text is "not said".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Name or initials, as they want it on an export.
    pub name: String,
    /// Date of birth, as exactly as they wish.
    pub born: Option<When>,
    /// Their own C7–PSIS length in millimetres, if measured; the ruler of the body frame.
    pub ruler_mm: Option<u16>,
    /// The build of the body that is drawn.
    pub shape: BodyShape,
    /// Medicines, in their own words.
    pub medicines: String,
    /// Conditions and allergies, in their own words.
    pub conditions: String,
    /// What they would like to ask a therapist or doctor.
    pub questions: String,
    /// What they look for in a therapist, in their own words.
    pub brief: String,
    /// Those who treat them.
    pub contacts: Vec<Contact>,
    /// Anything else.
    pub note: String,
}

impl Person {
    /// Mean C7–PSIS length in centimetres (SD 3.5, n = 22; Ernst et al. 2013).
    pub const MEAN_RULER_CM: f64 = 50.9;

    /// Shortest and longest ruler taken, in millimetres: beyond any adult.
    pub const RULER_MM: std::ops::RangeInclusive<u16> = 200..=900;

    /// The length of one body-frame unit in centimetres: their own if measured, else the mean.
    pub fn ruler_cm(&self) -> f64 {
        self.ruler_mm
            .map_or(Self::MEAN_RULER_CM, |mm| f64::from(mm) / 10.0)
    }
}
