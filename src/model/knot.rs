//! A knot: one lasting sore spot with an id, a name and a place; self-reported, never a diagnosis.

use super::{BodyPos, Intensity, KnotId, Place, Stamp, When};

/// The symbol drawn for a knot: the nine marks therapists use on printed charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A tender spot, •.
    #[default]
    TenderPoint,
    /// A trigger point, ↝.
    TriggerPoint,
    /// An adhesion, ×.
    Adhesion,
    /// Pain, ○.
    Pain,
    /// Too much tone, ≡.
    Hypertonicity,
    /// A spasm, ≈.
    Spasm,
    /// An inflammation, ☼.
    Inflammation,
    /// A rotation, ↻.
    Rotation,
    /// An elevation, /.
    Elevation,
}

/// How far a knot reaches around its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A disc of this radius in millimetres.
    RadiusMm(u16),
    /// A closed outline in the body frame of the knot's view.
    Outline(Vec<BodyPos>),
}

/// One lasting sore spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// Names it for ever.
    pub id: KnotId,
    /// What the person calls it; may be empty.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// The symbol drawn for it.
    pub mark: Mark,
    /// How far it reaches, if said.
    pub extent: Option<Extent>,
    /// Since when the person has had it, if said.
    pub since: Option<When>,
    /// When it was put on the chart.
    pub recorded_at: Stamp,
    /// How it feels, in everyday words.
    pub feels: Vec<String>,
    /// The rating at or below which the person calls it quiet, if said.
    pub quiet_at: Option<Intensity>,
    /// Other knots that flare together with it.
    pub family: Vec<KnotId>,
    /// Put away: kept with all its history, no longer asked about.
    pub archived: bool,
    /// Anything else.
    pub note: String,
}

impl Knot {
    /// An unnamed knot of which only the place is known.
    pub fn new(id: KnotId, place: Place, recorded_at: Stamp) -> Self {
        Self {
            id,
            name: String::new(),
            place,
            mark: Mark::default(),
            extent: None,
            since: None,
            recorded_at,
            feels: Vec::new(),
            quiet_at: None,
            family: Vec::new(),
            archived: false,
            note: String::new(),
        }
    }

    /// Its name, or words that stand in for one.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() {
            "Unnamed knot"
        } else {
            &self.name
        }
    }
}
