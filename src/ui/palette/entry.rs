//! What the palette can find.

use crate::model::{EpisodeId, Intensity, KnotId, TreatmentId, View, When};
use crate::ui::commands::Command;
use crate::ui::icons::Icon;

/// One region of the body as one view draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionAt {
    /// The view.
    pub view: View,
    /// Its index among the view's regions.
    pub index: usize,
}

/// Where the palette leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Do this.
    Run(Command),
    /// Select this knot and bring it into sight.
    Knot(KnotId),
    /// Select the knots that a treatment worked on.
    Treatment(TreatmentId),
    /// Open this episode in the diary.
    Episode(EpisodeId),
    /// Bring this part of the body into sight.
    Show(RegionAt),
    /// Place a knot in the middle of this part of the body.
    PlaceIn(RegionAt),
    /// Show this day, month or year.
    Time(When),
}

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Nothing.
    None,
    /// An icon.
    Icon(Icon),
    /// A knot's rating now; none for a knot that is not rated.
    Rating(Option<Intensity>),
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it leads.
    pub goal: Goal,
    /// Its text.
    pub text: String,
    /// What else finds it, such as a command's tooltip or a knot's place.
    pub more: String,
    /// What stands at the right: keys, a date, what kind of thing it is.
    pub aside: String,
    /// Its picture.
    pub picture: Picture,
    /// What is missing before it can be done.
    pub lacks: Option<&'static str>,
    /// What it is worth before anything is typed; breaks near ties.
    pub worth: u32,
}

impl Entry {
    /// A line that can be gone to, with nothing beside its text.
    pub fn new(goal: Goal, text: String, worth: u32) -> Self {
        Self {
            goal,
            text,
            more: String::new(),
            aside: String::new(),
            picture: Picture::None,
            lacks: None,
            worth,
        }
    }

    /// The whole line as one sentence, for screen readers.
    pub fn sentence(&self) -> String {
        let mut words = self.text.clone();
        for part in [self.more.as_str(), self.lacks.unwrap_or(&self.aside)] {
            if !part.is_empty() {
                words.push_str(", ");
                words.push_str(part);
            }
        }
        words
    }
}
