//! A treatment: a massage or other work, what was done, and what became of the knots it touched.

use super::{Intensity, KnotId, Pressure, Stamp, TreatmentId, When, Who};

/// What kind of work it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TreatmentKind {
    /// Swedish massage.
    Swedish,
    /// Deep tissue massage.
    DeepTissue,
    /// Therapeutic massage.
    Therapeutic,
    /// Medical, outcome-directed massage.
    Medical,
    /// Trigger-point work.
    TriggerPoint,
    /// Hot stone massage.
    HotStone,
    /// Sports massage.
    Sports,
    /// Work on oneself.
    SelfCare,
    /// Physiotherapy.
    Physiotherapy,
    /// Needling.
    Needling,
    /// Anything else, by its name.
    Other(String),
}

impl TreatmentKind {
    /// The kind in words.
    pub fn label(&self) -> &str {
        match self {
            Self::Swedish => "Swedish massage",
            Self::DeepTissue => "Deep tissue massage",
            Self::Therapeutic => "Therapeutic massage",
            Self::Medical => "Medical massage",
            Self::TriggerPoint => "Trigger-point work",
            Self::HotStone => "Hot stone massage",
            Self::Sports => "Sports massage",
            Self::SelfCare => "Self-care",
            Self::Physiotherapy => "Physiotherapy",
            Self::Needling => "Needling",
            Self::Other(name) => name,
        }
    }

    /// The kind within a sentence: small letters but for names, and own words as they were typed.
    pub fn in_sentence(&self) -> String {
        match self {
            Self::Swedish | Self::Other(_) => self.label().to_owned(),
            _ => self.label().to_lowercase(),
        }
    }
}

/// One technique used, in its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Technique {
    /// Its name: "scraping", "myofascial release", "pressure" and so on; an open vocabulary.
    pub name: String,
    /// For how many minutes, if said.
    pub minutes: Option<u16>,
}

impl Technique {
    /// The common techniques: offered first, and the only names a research pack holds.
    pub const COMMON: [&str; 10] = [
        "scraping",
        "myofascial release",
        "pressure",
        "stripping",
        "kneading",
        "long strokes",
        "cupping",
        "stretching",
        "heat",
        "cold",
    ];
}

/// What became of a knot in a treatment, as the person reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Not said.
    #[default]
    NotSaid,
    /// It let go.
    Released,
    /// It eased.
    Eased,
    /// It stayed the same.
    Same,
    /// It got worse.
    Worse,
}

/// A knot that a treatment worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Which knot.
    pub knot: KnotId,
    /// What became of it.
    pub outcome: Outcome,
    /// Minutes spent on it, if said.
    pub minutes: Option<u16>,
}

/// What can follow a treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AfterKind {
    /// Sore muscles.
    Soreness,
    /// A bruise.
    Bruising,
    /// A headache.
    Headache,
    /// Dizziness.
    Dizziness,
}

/// Something that followed a treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterEffect {
    /// What it was.
    pub kind: AfterKind,
    /// How strong, if said.
    pub severity: Option<Intensity>,
    /// For how many hours, if said.
    pub hours: Option<u16>,
}

/// What the person told the therapist about the pressure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedbackKind {
    /// Too much.
    TooMuch,
    /// More, please.
    More,
    /// Just right.
    JustRight,
}

impl FeedbackKind {
    /// "too much", "more" or "just right".
    pub const fn label(self) -> &'static str {
        match self {
            Self::TooMuch => "too much",
            Self::More => "more",
            Self::JustRight => "just right",
        }
    }
}

/// A word on the pressure, said during a treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// How many minutes into it.
    pub minute: u16,
    /// What was said.
    pub kind: FeedbackKind,
}

/// A massage or other work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Treatment {
    /// Names it for ever.
    pub id: TreatmentId,
    /// What kind of work.
    pub kind: TreatmentKind,
    /// When it began.
    pub at: When,
    /// When it was entered.
    pub recorded_at: Stamp,
    /// How long it took in minutes, if said.
    pub minutes: Option<u16>,
    /// What was done, in order.
    pub techniques: Vec<Technique>,
    /// Whether the person, a therapist or someone else did it.
    pub by: Who,
    /// The therapist's name; may be empty.
    pub therapist: String,
    /// Where; may be empty.
    pub location: String,
    /// The pressure the person wanted, if said.
    pub pressure_wanted: Option<Pressure>,
    /// The pressure the person got, if said.
    pub pressure_got: Option<Pressure>,
    /// What the person said about the pressure meanwhile, in order.
    pub feedback: Vec<Feedback>,
    /// Knots it worked on, and what became of each.
    pub touched: Vec<Touched>,
    /// What followed.
    pub after: Vec<AfterEffect>,
    /// What the therapist said.
    pub said: String,
    /// What it cost, in the person's own words ("80 EUR").
    pub cost: String,
    /// Anything else.
    pub note: String,
}

impl Treatment {
    /// A treatment of which only kind and time are known.
    pub fn new(id: TreatmentId, kind: TreatmentKind, at: When, recorded_at: Stamp) -> Self {
        Self {
            id,
            kind,
            at,
            recorded_at,
            minutes: None,
            techniques: Vec::new(),
            by: Who::Therapist,
            therapist: String::new(),
            location: String::new(),
            pressure_wanted: None,
            pressure_got: None,
            feedback: Vec::new(),
            touched: Vec::new(),
            after: Vec::new(),
            said: String::new(),
            cost: String::new(),
            note: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_capitals_within_a_sentence() {
        let thai = TreatmentKind::Other("Thai massage".to_owned());
        for (kind, words) in [
            (TreatmentKind::Swedish, "Swedish massage"),
            (TreatmentKind::DeepTissue, "deep tissue massage"),
            (thai, "Thai massage"),
        ] {
            assert_eq!(kind.in_sentence(), words);
        }
    }
}
