//! What can be chosen in the settings.

use serde::{Deserialize, Serialize};

/// How strongly text and lines stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contrast {
    /// Calm.
    #[default]
    Normal,
    /// As strong as can be.
    High,
}

/// Whether panels slide and messages fade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// Briefly.
    #[default]
    Brief,
    /// Not at all.
    None,
}

/// How lengths are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LengthUnit {
    /// Centimetres.
    #[default]
    Centimetres,
    /// Inches.
    Inches,
}

/// How times of day are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clock {
    /// 20:15.
    #[default]
    Hours24,
    /// 8:15 pm.
    Hours12,
}

/// The day a week begins with in calendars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WeekStart {
    /// As in ISO 8601.
    #[default]
    Monday,
    /// As in North America.
    Sunday,
    /// As in much of the Arab world.
    Saturday,
}

/// The words at the two ends of the scale of ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScaleWords {
    /// "Nothing felt" to "As bad as you can imagine".
    #[default]
    Plain,
    /// "No pain" to "Worst pain imaginable", as numeric rating scales for pain are often anchored.
    Pain,
    /// "Loose" to "As tight as can be", for whom it is tension rather than pain.
    Tension,
}

/// What a wheel or two fingers do on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wheel {
    /// A wheel zooms, two fingers on a trackpad pan.
    #[default]
    Auto,
    /// Always zooms.
    Zooms,
    /// Always pans; with Ctrl it zooms.
    Pans,
}

/// Whether a knot that is placed or dragged snaps to what is near.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Snapping {
    /// To the mid-line, landmarks and other knots.
    #[default]
    On,
    /// It goes exactly where the pointer is.
    Off,
}
