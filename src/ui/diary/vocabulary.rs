//! The words offered for treatments, techniques and episodes; a person's own words come beside them.

use std::collections::BTreeSet;

use crate::model::{Chart, EpisodeKind, Outcome, Technique, TreatmentKind, Who};

/// The kinds of treatment: the usual ones, and then a person's own, most recent first.
pub(in crate::ui) fn treatment_kinds(chart: &Chart) -> Vec<TreatmentKind> {
    let treatments = chart.treatments();
    let own = treatments.iter().rev().filter_map(|t| match &t.kind {
        TreatmentKind::Other(name) => Some(name.as_str()),
        _ => None,
    });
    let usual = [
        TreatmentKind::Swedish,
        TreatmentKind::DeepTissue,
        TreatmentKind::Therapeutic,
        TreatmentKind::Medical,
        TreatmentKind::TriggerPoint,
        TreatmentKind::HotStone,
        TreatmentKind::Sports,
        TreatmentKind::SelfCare,
        TreatmentKind::Physiotherapy,
        TreatmentKind::Needling,
    ];
    let own = once(own).into_iter().map(TreatmentKind::Other);
    usual.into_iter().chain(own).collect()
}

/// The kinds of episode: the usual ones, and then a person's own, most recent first.
pub(in crate::ui) fn episode_kinds(chart: &Chart) -> Vec<EpisodeKind> {
    let episodes = chart.episodes();
    let own = episodes.iter().rev().filter_map(|it| match &it.kind {
        EpisodeKind::Other(name) => Some(name.as_str()),
        _ => None,
    });
    let usual = [
        EpisodeKind::Headache,
        EpisodeKind::Soreness,
        EpisodeKind::Workout,
        EpisodeKind::Stretching,
        EpisodeKind::DeskDay,
        EpisodeKind::Sleep,
        EpisodeKind::Stress,
    ];
    let own = once(own).into_iter().map(EpisodeKind::Other);
    usual.into_iter().chain(own).collect()
}

/// What can become of a knot in a treatment.
pub(in crate::ui) const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Released, "Released"),
    (Outcome::Eased, "Eased"),
    (Outcome::Same, "Same"),
    (Outcome::Worse, "Worse"),
];

/// Whose hands it was.
pub(in crate::ui) const HANDS: [(Who, &str); 4] = [
    (Who::Therapist, "A therapist"),
    (Who::Me, "Myself"),
    (Who::Partner, "Someone close"),
    (Who::Doctor, "A doctor"),
];

/// The techniques to offer: the person's own first, most recent first, then the common ones.
pub(in crate::ui) fn techniques(chart: &Chart) -> Vec<String> {
    let treatments = chart.treatments();
    let named = treatments.iter().rev().flat_map(|t| &t.techniques);
    once(
        named
            .map(|technique| technique.name.as_str())
            .chain(Technique::COMMON),
    )
}

/// The therapists named so far, most recent first, and then those of the address book.
pub(in crate::ui) fn therapists(chart: &Chart) -> Vec<String> {
    let treatments = chart.treatments();
    let named = treatments.iter().rev().map(|t| t.therapist.as_str());
    once(named.chain(chart.person().contacts.iter().map(|c| c.name.as_str())))
}

/// Where treatments took place so far, most recent first.
pub(in crate::ui) fn locations(chart: &Chart) -> Vec<String> {
    let treatments = chart.treatments();
    once(treatments.iter().rev().map(|t| t.location.as_str()))
}

/// Each text once, in order of first mention; none that is empty.
fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts
        .map(str::trim)
        .filter(|text| !text.is_empty() && seen.insert(*text))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_offered_once() {
        let words = ["b", " a ", "", "b", "a", "c"];
        assert_eq!(once(words.into_iter()), ["b", "a", "c"]);
    }
}
