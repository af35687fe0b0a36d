//! Numbers with a range, checked while reading, so that the error knows line and column.

use serde::Deserialize;

/// A whole number from `MIN` to `MAX`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub(super) struct Whole<const MIN: u16, const MAX: u16>(pub u16);

impl<const MIN: u16, const MAX: u16> TryFrom<f64> for Whole<MIN, MAX> {
    type Error = String;

    // Read as a float, so that 3.5, −1 and NaN get a sentence of ours rather than "expected comma".
    fn try_from(number: f64) -> Result<Self, String> {
        if !(f64::from(MIN)..=f64::from(MAX)).contains(&number) {
            return Err(format!("{number} is outside the scale {MIN} to {MAX}"));
        }
        if number.fract() != 0.0 {
            return Err(format!(
                "{number} is not a whole number from {MIN} to {MAX}"
            ));
        }
        Ok(Self(number as u16))
    }
}

/// A coordinate in the body frame, from `MIN` to `MAX` tenths of a C7–PSIS length.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub(super) struct Tenths<const MIN: i16, const MAX: i16>(pub f64);

impl<const MIN: i16, const MAX: i16> TryFrom<f64> for Tenths<MIN, MAX> {
    type Error = String;

    fn try_from(number: f64) -> Result<Self, String> {
        let (min, max) = (f64::from(MIN) / 10.0, f64::from(MAX) / 10.0);
        if (min..=max).contains(&number) {
            Ok(Self(number))
        } else {
            Err(format!(
                "{number:?} is off the body: this coordinate goes from {min} to {max}"
            ))
        }
    }
}
