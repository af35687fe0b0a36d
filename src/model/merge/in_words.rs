//! Values as they stand in the list of conflicts and in notes.

use std::fmt::Debug;

use crate::model::{
    Anchors, Asked, BodyPos, BodyShape, Depth, EpisodeKind, Extent, Intensity, Mark, MilestoneKind,
    PhotoPoint, PhotoSource, Place, Pressure, Score, Stamp, TreatmentId, TreatmentKind, When, Who,
};

/// A value in words.
pub(super) trait InWords {
    fn in_words(&self) -> String;

    /// Whether nothing was said.
    fn is_missing(&self) -> bool {
        false
    }
}

impl InWords for String {
    fn in_words(&self) -> String {
        if self.is_empty() {
            "nothing".to_owned()
        } else {
            format!("\"{self}\"")
        }
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}

impl InWords for bool {
    fn in_words(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl<T: InWords> InWords for Option<T> {
    fn in_words(&self) -> String {
        self.as_ref()
            .map_or_else(|| "not said".to_owned(), InWords::in_words)
    }

    fn is_missing(&self) -> bool {
        self.is_none()
    }
}

/// A treatment, and the minute of it.
impl InWords for (Option<TreatmentId>, Option<u16>) {
    fn in_words(&self) -> String {
        match self.1 {
            Some(minute) => format!("{}, minute {minute}", self.0.in_words()),
            None => self.0.in_words(),
        }
    }

    fn is_missing(&self) -> bool {
        self.0.is_missing()
    }
}

impl InWords for Place {
    fn in_words(&self) -> String {
        let (u, v) = (self.pos.u(), self.pos.v());
        let depth = self.depth.in_words();
        format!("{} view at {u:.4}, {v:.4}, {depth}", self.view.name())
    }
}

impl InWords for Extent {
    fn in_words(&self) -> String {
        match self {
            Self::RadiusMm(radius) => format!("{radius} mm around"),
            Self::Area(outlines) => {
                let outline = |points: &Vec<BodyPos>| {
                    let points = points.iter();
                    let points: Vec<String> = points
                        .map(|pos| format!("({:.4}, {:.4})", pos.u(), pos.v()))
                        .collect();
                    format!("outline {}", points.join(" "))
                };
                let outlines: Vec<String> = outlines.iter().map(outline).collect();
                outlines.join(", ")
            }
        }
    }
}

impl InWords for PhotoPoint {
    fn in_words(&self) -> String {
        format!("{} ‰ from the left, {} ‰ from the top", self.x, self.y)
    }
}

macro_rules! shown {
    ($($kind:ty),*) => {$(
        impl InWords for $kind {
            fn in_words(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

shown!(u16, Intensity, Score, Stamp, TreatmentId, When);

macro_rules! named {
    ($($kind:ty),*) => {$(
        impl InWords for $kind {
            fn in_words(&self) -> String {
                spaced(self)
            }
        }
    )*};
}

named!(
    Anchors,
    Asked,
    BodyShape,
    Depth,
    EpisodeKind,
    Mark,
    MilestoneKind,
    PhotoSource,
    Pressure,
    TreatmentKind,
    Who
);

/// The name of a choice in words: `TriggerPoint` is "trigger point".
fn spaced(choice: &impl Debug) -> String {
    let name = format!("{choice:?}");
    if name.contains('"') {
        return name;
    }
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
