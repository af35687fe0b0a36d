//! The closed vocabularies of the tables: each value's word, and the way back.

use crate::model::{
    AfterKind, Asked, Depth, EpisodeKind, FeedbackKind, Mark, MilestoneKind, Outcome, Side,
    TreatmentKind, View, Who,
};

/// What stands in front of a kind in the person's own words.
const OTHER: &str = "other: ";

/// A closed vocabulary.
pub(super) struct Spelled<T: 'static>(&'static [(T, &'static str)]);

impl<T: PartialEq + Clone> Spelled<T> {
    /// The word for a value; empty if it has none.
    pub fn word(&self, value: &T) -> &'static str {
        let found = self.0.iter().find(|(known, _)| known == value);
        found.map_or("", |(_, word)| word)
    }

    /// The value of a word, as spelled here or in plain words: "On pressing".
    pub fn value(&self, text: &str) -> Option<T> {
        let word = text.trim().to_lowercase().replace([' ', '-'], "_");
        let found = self.0.iter().find(|(_, known)| *known == word);
        found.map(|(value, _)| value.clone())
    }

    /// All words, in order.
    pub fn words(&self) -> Vec<&'static str> {
        self.0.iter().map(|(_, word)| *word).collect()
    }
}

pub(super) const VIEWS: Spelled<View> = Spelled(&[
    (View::Back, "back"),
    (View::Front, "front"),
    (View::Left, "left"),
    (View::Right, "right"),
]);

pub(super) const SIDES: Spelled<Side> = Spelled(&[
    (Side::Left, "left"),
    (Side::Middle, "middle"),
    (Side::Right, "right"),
]);

pub(super) const DEPTHS: Spelled<Depth> = Spelled(&[
    (Depth::Unsure, "unsure"),
    (Depth::Surface, "surface"),
    (Depth::Middle, "middle"),
    (Depth::Deep, "deep"),
]);

pub(super) const ASKED: Spelled<Asked> = Spelled(&[
    (Asked::Now, "now"),
    (Asked::OnPressing, "on_pressing"),
    (Asked::Moving, "moving"),
    (Asked::WorstToday, "worst_today"),
    (Asked::AverageToday, "average_today"),
]);

pub(super) const MARKS: Spelled<Mark> = Spelled(&[
    (Mark::TenderPoint, "tender_point"),
    (Mark::TriggerPoint, "trigger_point"),
    (Mark::Adhesion, "adhesion"),
    (Mark::Pain, "pain"),
    (Mark::Hypertonicity, "hypertonicity"),
    (Mark::Spasm, "spasm"),
    (Mark::Inflammation, "inflammation"),
    (Mark::Rotation, "rotation"),
    (Mark::Elevation, "elevation"),
]);

pub(super) const WHO: Spelled<Who> = Spelled(&[
    (Who::Me, "me"),
    (Who::Therapist, "therapist"),
    (Who::Doctor, "doctor"),
    (Who::Partner, "partner"),
]);

pub(super) const MILESTONES: Spelled<MilestoneKind> = Spelled(&[
    (MilestoneKind::Found, "found"),
    (MilestoneKind::Eased, "eased"),
    (MilestoneKind::Flared, "flared"),
    (MilestoneKind::Released, "released"),
    (MilestoneKind::Returned, "returned"),
]);

pub(super) const OUTCOMES: Spelled<Outcome> = Spelled(&[
    (Outcome::NotSaid, "not_said"),
    (Outcome::Released, "released"),
    (Outcome::Eased, "eased"),
    (Outcome::Same, "same"),
    (Outcome::Worse, "worse"),
]);

pub(super) const AFTER: Spelled<AfterKind> = Spelled(&[
    (AfterKind::Soreness, "soreness"),
    (AfterKind::Bruising, "bruising"),
    (AfterKind::Headache, "headache"),
    (AfterKind::Dizziness, "dizziness"),
]);

pub(super) const FEEDBACK: Spelled<FeedbackKind> = Spelled(&[
    (FeedbackKind::TooMuch, "too_much"),
    (FeedbackKind::More, "more"),
    (FeedbackKind::JustRight, "just_right"),
]);

pub(super) const TREATMENTS: Spelled<TreatmentKind> = Spelled(&[
    (TreatmentKind::Swedish, "swedish"),
    (TreatmentKind::DeepTissue, "deep_tissue"),
    (TreatmentKind::Therapeutic, "therapeutic"),
    (TreatmentKind::Medical, "medical"),
    (TreatmentKind::TriggerPoint, "trigger_point"),
    (TreatmentKind::HotStone, "hot_stone"),
    (TreatmentKind::Sports, "sports"),
    (TreatmentKind::SelfCare, "self_care"),
    (TreatmentKind::Physiotherapy, "physiotherapy"),
    (TreatmentKind::Needling, "needling"),
]);

pub(super) const EPISODES: Spelled<EpisodeKind> = Spelled(&[
    (EpisodeKind::Headache, "headache"),
    (EpisodeKind::Soreness, "soreness"),
    (EpisodeKind::Workout, "workout"),
    (EpisodeKind::Stretching, "stretching"),
    (EpisodeKind::Sleep, "sleep"),
    (EpisodeKind::DeskDay, "desk_day"),
    (EpisodeKind::Stress, "stress"),
]);

/// A kind of treatment: a word of the list, or "other: " and the person's own.
pub(super) fn treatment_kind(kind: &TreatmentKind) -> String {
    match kind {
        TreatmentKind::Other(name) => format!("{OTHER}{name}"),
        known => TREATMENTS.word(known).to_owned(),
    }
}

/// The kind of treatment of this word or in these words; any text is one.
pub(super) fn parse_treatment_kind(text: &str) -> TreatmentKind {
    if let Some(name) = text.strip_prefix(OTHER) {
        return TreatmentKind::Other(name.to_owned());
    }
    let labelled = || {
        let mut all = TREATMENTS.0.iter().map(|(kind, _)| kind);
        let text = text.trim().to_lowercase();
        all.find(|kind| kind.label().to_lowercase() == text)
            .cloned()
    };
    TREATMENTS
        .value(text)
        .or_else(labelled)
        .unwrap_or_else(|| TreatmentKind::Other(text.trim().to_owned()))
}

/// A kind of episode: a word of the list, or "other: " and the person's own.
pub(super) fn episode_kind(kind: &EpisodeKind) -> String {
    match kind {
        EpisodeKind::Other(name) => format!("{OTHER}{name}"),
        known => EPISODES.word(known).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_word() {
        assert!(
            Asked::ALL
                .iter()
                .all(|asked| ASKED.value(ASKED.word(asked)) == Some(*asked))
        );
        assert!(
            MilestoneKind::ALL
                .iter()
                .all(|kind| !MILESTONES.word(kind).is_empty())
        );
        assert_eq!(ASKED.value("On pressing"), Some(Asked::OnPressing));
        assert_eq!(ASKED.value("later"), None);
    }

    #[test]
    fn a_kind_is_read_from_its_word_its_label_or_ones_own() {
        assert_eq!(
            parse_treatment_kind("deep_tissue"),
            TreatmentKind::DeepTissue
        );
        assert_eq!(
            parse_treatment_kind("Hot stone massage"),
            TreatmentKind::HotStone
        );
        for name in ["Reiki", "sports", ""] {
            let kind = TreatmentKind::Other(name.to_owned());
            assert_eq!(parse_treatment_kind(&treatment_kind(&kind)), kind);
        }
        assert_eq!(
            parse_treatment_kind("Reiki"),
            TreatmentKind::Other("Reiki".to_owned())
        );
    }
}
