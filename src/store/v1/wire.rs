//! What a version 1 file holds, as plain data borrowed from its text.
//!
//! A field left out was not said. Ids and times stay slices of the text, so that whatever is wrong with one can
//! be shown with its line and column.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::store::list::{EVENTS, ITEMS, KNOTS, RATINGS, at_most, said};
use crate::store::number::{Tenths, Whole};

/// Sideways, or forward in a side view.
pub(in crate::store) type U = Tenths<-15, 15>;
/// Down the spine.
pub(in crate::store) type V = Tenths<-10, 40>;
/// A step of the rating scale.
pub(in crate::store) type Step = Whole<0, 10>;
/// A step of the pressure scale.
pub(in crate::store) type Firmness = Whole<1, 5>;
/// Minutes, hours or millimetres.
pub(in crate::store) type Count = Whole<0, 65_535>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Document<'a> {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    #[serde(default, borrow)]
    pub person: Person<'a>,
    #[serde(borrow, default, deserialize_with = "at_most::<KNOTS, _, _>")]
    pub knots: Vec<Knot<'a>>,
    #[serde(borrow, default, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub treatments: Vec<Treatment<'a>>,
    #[serde(borrow, default, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub episodes: Vec<Episode<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::store) struct Person<'a> {
    pub name: String,
    #[serde(borrow, deserialize_with = "said")]
    pub born: Option<&'a str>,
    #[serde(deserialize_with = "said")]
    pub ruler_mm: Option<Whole<200, 900>>,
    pub medicines: String,
    pub conditions: String,
    pub questions: String,
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Knot<'a> {
    pub id: &'a str,
    #[serde(default)]
    pub name: String,
    pub place: Place,
    #[serde(default)]
    pub mark: Mark,
    #[serde(default, deserialize_with = "said")]
    pub extent: Option<Extent>,
    #[serde(borrow, default, deserialize_with = "said")]
    pub since: Option<&'a str>,
    pub recorded_at: &'a str,
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub feels: Vec<String>,
    #[serde(default, deserialize_with = "said")]
    pub quiet_at: Option<Step>,
    #[serde(borrow, default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub family: Vec<&'a str>,
    #[serde(default)]
    pub archived: bool,
    #[serde(default)]
    pub note: String,
    #[serde(borrow, default, deserialize_with = "at_most::<RATINGS, _, _>")]
    pub ratings: Vec<Rating<'a>>,
    #[serde(borrow, default, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub milestones: Vec<Milestone<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Rating<'a> {
    pub id: &'a str,
    pub felt_at: &'a str,
    /// Left out where it equals `felt_at`.
    #[serde(borrow, default, deserialize_with = "said")]
    pub recorded_at: Option<&'a str>,
    pub score: Score,
    #[serde(default)]
    pub asked: Asked,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Milestone<'a> {
    pub id: &'a str,
    pub at: &'a str,
    /// Left out where it equals `at`.
    #[serde(borrow, default, deserialize_with = "said")]
    pub recorded_at: Option<&'a str>,
    pub kind: MilestoneKind,
    #[serde(default)]
    pub by: Who,
    #[serde(borrow, default, deserialize_with = "said")]
    pub treatment: Option<&'a str>,
    #[serde(default, deserialize_with = "said")]
    pub minute: Option<Count>,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Treatment<'a> {
    pub id: &'a str,
    pub at: &'a str,
    /// Left out where it equals `at`.
    #[serde(borrow, default, deserialize_with = "said")]
    pub recorded_at: Option<&'a str>,
    pub kind: TreatmentKind,
    #[serde(default, deserialize_with = "said")]
    pub minutes: Option<Count>,
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub techniques: Vec<Technique>,
    /// Left out where it was a therapist.
    #[serde(default = "therapist")]
    pub by: Who,
    #[serde(default)]
    pub therapist: String,
    #[serde(default)]
    pub location: String,
    #[serde(default, deserialize_with = "said")]
    pub pressure_wanted: Option<Firmness>,
    #[serde(default, deserialize_with = "said")]
    pub pressure_got: Option<Firmness>,
    #[serde(borrow, default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub touched: Vec<Touched<'a>>,
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub after: Vec<AfterEffect>,
    #[serde(default)]
    pub said: String,
    #[serde(default)]
    pub cost: String,
    #[serde(default)]
    pub note: String,
}

fn therapist() -> Who {
    Who::Therapist
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Technique {
    pub name: String,
    #[serde(default, deserialize_with = "said")]
    pub minutes: Option<Count>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Touched<'a> {
    pub knot: &'a str,
    #[serde(default)]
    pub outcome: Outcome,
    #[serde(default, deserialize_with = "said")]
    pub minutes: Option<Count>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct AfterEffect {
    pub kind: AfterKind,
    #[serde(default, deserialize_with = "said")]
    pub severity: Option<Step>,
    #[serde(default, deserialize_with = "said")]
    pub hours: Option<Count>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Episode<'a> {
    pub id: &'a str,
    pub from: &'a str,
    #[serde(borrow, default, deserialize_with = "said")]
    pub until: Option<&'a str>,
    /// Left out where it equals `from`.
    #[serde(borrow, default, deserialize_with = "said")]
    pub recorded_at: Option<&'a str>,
    pub kind: EpisodeKind,
    #[serde(default, deserialize_with = "said")]
    pub severity: Option<Step>,
    #[serde(default, deserialize_with = "said")]
    pub place: Option<Place>,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Place {
    pub view: View,
    pub u: U,
    pub v: V,
    #[serde(default)]
    pub depth: Depth,
}

#[derive(Deserialize)]
pub(in crate::store) enum Extent {
    RadiusMm(Count),
    Outline(#[serde(deserialize_with = "at_most::<ITEMS, _, _>")] Vec<(U, V)>),
}

#[derive(Deserialize)]
pub(in crate::store) enum Score {
    Unknown,
    Felt(Step),
}

#[derive(Deserialize)]
pub(in crate::store) enum View {
    Back,
    Front,
    Left,
    Right,
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum Depth {
    #[default]
    Unsure,
    Surface,
    Middle,
    Deep,
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum Mark {
    #[default]
    TenderPoint,
    TriggerPoint,
    Adhesion,
    Pain,
    Hypertonicity,
    Spasm,
    Inflammation,
    Rotation,
    Elevation,
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum Asked {
    #[default]
    Now,
    OnPressing,
    Moving,
    WorstToday,
    AverageToday,
}

#[derive(Deserialize)]
pub(in crate::store) enum MilestoneKind {
    Found,
    Eased,
    Flared,
    Released,
    Returned,
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum Who {
    #[default]
    Me,
    Therapist,
    Doctor,
    Partner,
}

#[derive(Deserialize)]
pub(in crate::store) enum TreatmentKind {
    Swedish,
    DeepTissue,
    Therapeutic,
    Medical,
    TriggerPoint,
    HotStone,
    Sports,
    SelfCare,
    Physiotherapy,
    Needling,
    Other(String),
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum Outcome {
    #[default]
    NotSaid,
    Released,
    Eased,
    Same,
    Worse,
}

#[derive(Deserialize)]
pub(in crate::store) enum AfterKind {
    Soreness,
    Bruising,
    Headache,
    Dizziness,
}

#[derive(Deserialize)]
pub(in crate::store) enum EpisodeKind {
    Headache,
    Soreness,
    Workout,
    Stretching,
    Sleep,
    DeskDay,
    Stress,
    Other(String),
}
