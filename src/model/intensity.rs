//! How strong: the 0–10 numeric rating scale (NRS-11), and what was answered when it was asked.

use std::fmt;

/// A number outside its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value} is outside the scale {min} to {max}")]
pub struct OutOfRange {
    /// What was given.
    pub value: u8,
    /// Lowest step of the scale.
    pub min: u8,
    /// Highest step of the scale.
    pub max: u8,
}

/// A rating on the 0–10 numeric scale: 0 "nothing", 10 "as bad as you can imagine".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Intensity(u8);

impl Intensity {
    /// The lowest rating: asked, and nothing felt. Not the same as not asked.
    pub const ZERO: Self = Self(0);
    /// The highest rating.
    pub const TEN: Self = Self(10);

    /// The intensity of this number.
    ///
    /// # Errors
    /// When `value` is above 10.
    pub const fn new(value: u8) -> Result<Self, OutOfRange> {
        if value > 10 {
            Err(OutOfRange {
                value,
                min: 0,
                max: 10,
            })
        } else {
            Ok(Self(value))
        }
    }

    /// The number, 0 to 10.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// This many steps up or down, held inside the scale.
    #[must_use]
    pub fn stepped(self, steps: i8) -> Self {
        Self(self.0.saturating_add_signed(steps).min(10))
    }

    /// All eleven steps, from 0 up.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..=10).map(Self)
    }
}

impl fmt::Display for Intensity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What was answered when someone was asked how strong a knot is.
///
/// Not being asked at all is the absence of a [`super::Rating`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Score {
    /// Asked, and the person could not say.
    Unknown,
    /// Asked, and answered; 0 is an answer.
    Felt(Intensity),
}

impl Score {
    /// The number, where there is one.
    pub const fn intensity(self) -> Option<Intensity> {
        match self {
            Self::Unknown => None,
            Self::Felt(intensity) => Some(intensity),
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("could not say"),
            Self::Felt(intensity) => intensity.fmt(f),
        }
    }
}

/// How firmly a therapist worked, 1 (feather-light) to 5 (as deep as can be borne).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pressure(u8);

impl Pressure {
    /// The pressure of this number.
    ///
    /// # Errors
    /// When `value` is not 1 to 5.
    pub const fn new(value: u8) -> Result<Self, OutOfRange> {
        if matches!(value, 1..=5) {
            Ok(Self(value))
        } else {
            Err(OutOfRange {
                value,
                min: 1,
                max: 5,
            })
        }
    }

    /// The number, 1 to 5.
    pub const fn get(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_ends_at_ten() {
        assert_eq!(Intensity::new(10), Ok(Intensity::TEN));
        assert!(Intensity::new(11).is_err());
        assert!(Pressure::new(0).is_err() && Pressure::new(6).is_err());
    }

    #[test]
    fn stepping_stays_inside() {
        assert_eq!(Intensity::ZERO.stepped(-1), Intensity::ZERO);
        assert_eq!(Intensity::TEN.stepped(1), Intensity::TEN);
        assert_eq!(Intensity::ZERO.stepped(3).get(), 3);
    }

    #[test]
    fn unknown_is_not_zero() {
        assert_ne!(Score::Unknown, Score::Felt(Intensity::ZERO));
        assert_eq!(Score::Unknown.intensity(), None);
    }
}
