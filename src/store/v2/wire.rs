//! What a version 2 file holds, as plain data borrowed from its text.
//!
//! A field left out was not said. Ids and times stay slices of the text, so that whatever is wrong with one can
//! be shown with its line and column.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::store::list::{EVENTS, ITEMS, KNOTS, RATINGS, VIEWS, at_most, said};
use crate::store::number::Whole;
pub(in crate::store) use crate::store::v1::wire::{
    AfterEffect, AfterKind, Asked, Count, Depth, Episode, EpisodeKind, Extent, Firmness, Mark,
    Milestone, MilestoneKind, Outcome, Place, Rating, Score, Step, Technique, Touched,
    TreatmentKind, U, V, View, Who,
};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::store) struct Document<'a> {
    #[serde(rename = "format")]
    pub _format: IgnoredAny,
    #[serde(rename = "version")]
    pub _version: IgnoredAny,
    #[serde(borrow)]
    pub person: Person<'a>,
    #[serde(borrow, deserialize_with = "at_most::<KNOTS, _, _>")]
    pub knots: Vec<Knot<'a>>,
    #[serde(borrow, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub treatments: Vec<Treatment<'a>>,
    #[serde(borrow, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub episodes: Vec<Episode<'a>>,
    #[serde(borrow, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub check_ins: Vec<CheckIn<'a>>,
    #[serde(borrow, deserialize_with = "at_most::<EVENTS, _, _>")]
    pub goals: Vec<Goal<'a>>,
    #[serde(borrow, deserialize_with = "at_most::<VIEWS, _, _>")]
    pub photos: Vec<Photo<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::store) struct Person<'a> {
    pub name: String,
    #[serde(borrow, deserialize_with = "said")]
    pub born: Option<&'a str>,
    #[serde(deserialize_with = "said")]
    pub ruler_mm: Option<Whole<200, 900>>,
    pub shape: BodyShape,
    pub medicines: String,
    pub conditions: String,
    pub questions: String,
    pub brief: String,
    #[serde(deserialize_with = "at_most::<ITEMS, _, _>")]
    pub contacts: Vec<Contact>,
    pub note: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::store) struct Contact {
    pub name: String,
    pub place: String,
    pub reach: String,
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
    /// Further outlines of a drawn area, beside the one of `extent` or within it.
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub extent_more: Vec<Outline>,
    #[serde(borrow, default, deserialize_with = "said")]
    pub since: Option<&'a str>,
    pub recorded_at: &'a str,
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub feels: Vec<String>,
    #[serde(default, deserialize_with = "said")]
    pub quiet_at: Option<Step>,
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub spreads_to: Vec<SpreadsTo>,
    #[serde(default)]
    pub worse_with: String,
    #[serde(default)]
    pub better_with: String,
    #[serde(default)]
    pub avoid: String,
    #[serde(borrow, default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub findings: Vec<Finding<'a>>,
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
#[serde(transparent)]
pub(in crate::store) struct Outline(
    #[serde(deserialize_with = "at_most::<ITEMS, _, _>")] pub Vec<(U, V)>,
);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct SpreadsTo {
    pub zone: String,
    pub side: Side,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Finding<'a> {
    pub at: &'a str,
    /// Left out where it equals `at`.
    #[serde(borrow, default, deserialize_with = "said")]
    pub recorded_at: Option<&'a str>,
    pub by: Who,
    #[serde(default, deserialize_with = "said")]
    pub tight_band: Option<bool>,
    #[serde(default, deserialize_with = "said")]
    pub sore_spot: Option<bool>,
    #[serde(default, deserialize_with = "said")]
    pub spreads: Option<bool>,
    #[serde(default, deserialize_with = "said")]
    pub recognised: Option<bool>,
    #[serde(default, deserialize_with = "said")]
    pub twitches: Option<bool>,
    /// In tenths of kg/cm².
    #[serde(default, deserialize_with = "said")]
    pub threshold_tenths: Option<Whole<1, 300>>,
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
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub feedback: Vec<Feedback>,
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
pub(in crate::store) struct Feedback {
    pub minute: Count,
    pub kind: FeedbackKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct CheckIn<'a> {
    pub id: &'a str,
    pub at: &'a str,
    /// Left out where it equals `at`.
    #[serde(borrow, default, deserialize_with = "said")]
    pub recorded_at: Option<&'a str>,
    #[serde(default, deserialize_with = "said")]
    pub pain: Option<Step>,
    #[serde(default, deserialize_with = "said")]
    pub enjoyment: Option<Step>,
    #[serde(default, deserialize_with = "said")]
    pub activity: Option<Step>,
    #[serde(default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub safety: Vec<SafetyAnswer>,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct SafetyAnswer {
    pub question: String,
    pub yes: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Goal<'a> {
    pub id: &'a str,
    pub name: String,
    pub recorded_at: &'a str,
    #[serde(borrow, default, deserialize_with = "at_most::<ITEMS, _, _>")]
    pub checks: Vec<GoalCheck<'a>>,
    #[serde(default)]
    pub archived: bool,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct GoalCheck<'a> {
    pub at: &'a str,
    pub met: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Photo<'a> {
    pub view: View,
    #[serde(borrow)]
    pub source: PhotoSource<'a>,
    #[serde(default)]
    pub anchors: Anchors,
    /// In thousandths of the picture's width and height, from its upper left corner.
    pub c7: (Thousandths, Thousandths),
    pub left: (Thousandths, Thousandths),
    pub right: (Thousandths, Thousandths),
}

pub(in crate::store) type Thousandths = Whole<0, 1000>;

#[derive(Deserialize)]
pub(in crate::store) enum PhotoSource<'a> {
    File(String),
    /// A PNG or JPEG file in base 64.
    #[serde(borrow)]
    Embedded(&'a str),
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum Anchors {
    #[default]
    Psis,
    Acromia,
}

#[derive(Default, Deserialize)]
pub(in crate::store) enum BodyShape {
    #[default]
    Neutral,
    Broader,
    Slighter,
}

#[derive(Deserialize)]
pub(in crate::store) enum Side {
    Left,
    Middle,
    Right,
}

#[derive(Deserialize)]
pub(in crate::store) enum FeedbackKind {
    TooMuch,
    More,
    JustRight,
}
