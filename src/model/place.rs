//! Where a knot is, in the body frame: a place survives any change of artwork.
//!
//! Frame: origin at the C7 spinous process; `v` runs down the spine and is 1 at the line of the posterior
//! superior iliac spines (PSIS); `u` runs sideways, positive toward the *person's own right*. The unit is the
//! person's C7–PSIS length, on average 50.9 cm (SD 3.5, n = 22; Ernst et al. 2013, BMC Res Notes 6:58).
//! In the side views `u` runs forward instead: positive toward the front of the body.

use std::fmt;

use super::limits::{MAX_U, MAX_V, MIN_V};

/// One way of looking at the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// From behind: the person's left is on the viewer's left.
    #[default]
    Back,
    /// From in front: the person's left is on the viewer's right.
    Front,
    /// From the person's left: the face looks to the viewer's left.
    Left,
    /// From the person's right: the face looks to the viewer's right.
    Right,
}

impl View {
    /// All views, in the order they are stepped through.
    pub const ALL: [Self; 4] = [Self::Back, Self::Left, Self::Right, Self::Front];

    /// The view's name in lower case, as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Front => "front",
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// +1 where positive `u` points to the viewer's right, −1 where it points to the viewer's left.
    pub const fn screen_sign(self) -> f64 {
        match self {
            Self::Back | Self::Right => 1.0,
            Self::Front | Self::Left => -1.0,
        }
    }

    /// The side of the person that the viewer's left edge shows, for the L and R marks; none in side views.
    pub const fn side_at_screen_left(self) -> Option<Side> {
        match self {
            Self::Back => Some(Side::Left),
            Self::Front => Some(Side::Right),
            Self::Left | Self::Right => None,
        }
    }
}

/// A side of the body, always the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The person's own left.
    Left,
    /// On the mid-line, within what anyone can place.
    Middle,
    /// The person's own right.
    Right,
}

impl Side {
    /// The opposite side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Middle => Self::Middle,
            Self::Right => Self::Left,
        }
    }

    /// "left", "middle" or "right".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Middle => "middle",
            Self::Right => "right",
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A place that is no number or lies far off any body.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("place ({u}, {v}) is off the body: u must be −1.5 to 1.5 and v −1 to 4")]
pub struct PlaceError {
    /// Sideways coordinate that was given.
    pub u: f64,
    /// Downward coordinate that was given.
    pub v: f64,
}

/// A point in the body frame, finite and near the body, kept to 4 decimals (about 0.05 mm).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BodyPos {
    u: f64,
    v: f64,
}

// Both coordinates are finite by construction, so equality is total.
impl Eq for BodyPos {}

impl BodyPos {
    /// The C7 spinous process.
    pub const ORIGIN: Self = Self { u: 0.0, v: 0.0 };

    /// The point at these body-frame coordinates.
    ///
    /// # Errors
    /// When a coordinate is not finite or lies outside the bounds of [`super::limits`].
    pub fn new(u: f64, v: f64) -> Result<Self, PlaceError> {
        // `contains` is false for NaN.
        if !(-MAX_U..=MAX_U).contains(&u) || !(MIN_V..=MAX_V).contains(&v) {
            return Err(PlaceError { u, v });
        }
        Ok(Self::rounded(u, v))
    }

    /// The nearest allowed point; what is not a number counts as 0.
    pub fn clamped(u: f64, v: f64) -> Self {
        let number = |x: f64| if x.is_nan() { 0.0 } else { x };
        Self::rounded(
            number(u).clamp(-MAX_U, MAX_U),
            number(v).clamp(MIN_V, MAX_V),
        )
    }

    fn rounded(u: f64, v: f64) -> Self {
        // Adding 0 turns −0 into 0, so that a place has one spelling.
        let round = |x: f64| (x * 10_000.0).round() / 10_000.0 + 0.0;
        Self {
            u: round(u),
            v: round(v),
        }
    }

    /// Sideways, positive toward the person's right (side views: forward), in C7–PSIS lengths.
    pub const fn u(self) -> f64 {
        self.u
    }

    /// Down the spine from C7, in C7–PSIS lengths.
    pub const fn v(self) -> f64 {
        self.v
    }

    /// The same height on the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self::rounded(-self.u, self.v)
    }

    /// Distance to another point, in C7–PSIS lengths.
    pub fn distance(self, other: Self) -> f64 {
        (self.u - other.u).hypot(self.v - other.v)
    }
}

/// How deep the person feels a knot to lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Not said.
    #[default]
    Unsure,
    /// Just under the skin.
    Surface,
    /// In the middle layers.
    Middle,
    /// Deep, near the bone.
    Deep,
}

/// Where a knot is: a view, a point in the body frame, and how deep it feels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The view it was placed in.
    pub view: View,
    /// The point in the body frame.
    pub pos: BodyPos,
    /// How deep it feels.
    pub depth: Depth,
}

impl Place {
    /// Half-width of the strip called the middle, in C7–PSIS lengths: about 5 mm, the width of a spinous process.
    pub const MIDDLE: f64 = 0.01;

    /// A place whose depth is not said.
    pub const fn new(view: View, pos: BodyPos) -> Self {
        Self {
            view,
            pos,
            depth: Depth::Unsure,
        }
    }

    /// Which side of the person it is on.
    pub fn side(&self) -> Side {
        match self.view {
            View::Left => Side::Left,
            View::Back | View::Front if self.pos.u().abs() <= Self::MIDDLE => Side::Middle,
            View::Back | View::Front if self.pos.u() < 0.0 => Side::Left,
            View::Right | View::Back | View::Front => Side::Right,
        }
    }

    /// The same place on the other side of the body.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self.view {
            View::Back | View::Front => Self {
                pos: self.pos.mirrored(),
                ..self
            },
            View::Left => Self {
                view: View::Right,
                ..self
            },
            View::Right => Self {
                view: View::Left,
                ..self
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(view: View, u: f64) -> Place {
        Place::new(view, BodyPos::new(u, 0.3).unwrap())
    }

    #[test]
    fn sides_are_the_persons_own_in_every_view() {
        assert_eq!(place(View::Back, -0.1).side(), Side::Left);
        assert_eq!(place(View::Back, 0.1).side(), Side::Right);
        assert_eq!(place(View::Front, -0.1).side(), Side::Left);
        assert_eq!(place(View::Front, 0.1).side(), Side::Right);
        assert_eq!(place(View::Back, 0.005).side(), Side::Middle);
        assert_eq!(place(View::Left, 0.1).side(), Side::Left);
        assert_eq!(place(View::Right, 0.1).side(), Side::Right);
    }

    #[test]
    fn the_persons_left_is_on_the_viewers_left_only_from_behind() {
        assert_eq!(View::Back.side_at_screen_left(), Some(Side::Left));
        assert_eq!(View::Front.side_at_screen_left(), Some(Side::Right));
        // u = −1 is the person's left.
        assert!(-View::Back.screen_sign() < 0.0);
        assert!(-View::Front.screen_sign() > 0.0);
    }

    #[test]
    fn places_off_the_body_are_refused() {
        for (u, v) in [
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
            (1e300, 0.0),
            (0.0, -2.0),
            (2.0, 0.0),
        ] {
            assert!(BodyPos::new(u, v).is_err(), "({u}, {v})");
        }
    }

    proptest! {
        #[test]
        fn mirroring_twice_changes_nothing(u in -1.5f64..1.5, v in -1.0f64..4.0) {
            for view in View::ALL {
                let place = Place::new(view, BodyPos::new(u, v).unwrap());
                prop_assert_eq!(place.mirrored().mirrored(), place);
                prop_assert_eq!(place.mirrored().side(), place.side().mirrored());
            }
        }
    }
}
