//! What a therapist found during a visit, as it is typed back, and the edits that keep it.

use crate::analysis::{Moment, state_at};
use crate::model::{
    Chart, Edit, Entry, Finding, KnotId, PressureThreshold, Stamp, Treatment, TreatmentId, When,
    Who,
};
use crate::session::Action;
use crate::ui::PanelInput;
use crate::ui::inspector::findings::says_something;
use crate::ui::inspector::when_words::when_in_words;

/// The boxes of the therapist's page.
pub(super) const BOXES: [&str; 3] = ["Observation", "Assessment", "Plan"];

/// One knot being typed back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub knot: KnotId,
    pub finding: Finding,
    /// The pressure threshold as it is typed.
    pub threshold: String,
    /// Whether its answers are open from the start: the visit worked on it, or is not on the chart.
    pub is_open: bool,
}

/// Everything typed back of one visit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// The visit; none if it is not on the chart.
    pub visit: Option<TreatmentId>,
    /// Whose hands they were.
    pub by: Who,
    /// Of the visit as a whole, a text for each of [`BOXES`].
    pub said: [String; 3],
    /// Knot by knot, those worked on first.
    pub knots: Vec<Found>,
}

impl Record {
    /// What is known of a visit so far.
    pub fn of(input: PanelInput<'_>, visit: Option<TreatmentId>, by: Who) -> Self {
        let chart = input.session.chart();
        let treatment = visit.and_then(|id| chart.treatment(id));
        let at = treatment.map_or(When::Exact(input.now), |treatment| treatment.at);
        let touched = |knot| {
            let mut touched = treatment.iter().flat_map(|treatment| &treatment.touched);
            touched.any(|one| one.knot == knot)
        };
        let moment = Moment::Present(input.now);
        let mut entries = chart.entries();
        entries.retain(|entry| !entry.knot().archived || touched(entry.knot().id));
        entries.sort_by_key(|entry| {
            let is_released = state_at(entry, moment).is_released();
            (!touched(entry.knot().id), is_released)
        });
        let knots = entries.into_iter().map(|entry| {
            let finding = stored(entry, by, at).cloned();
            let finding = finding.unwrap_or_else(|| Finding::new(by, at, input.now));
            let threshold = finding.threshold.map(PressureThreshold::kg_per_cm2);
            Found {
                knot: entry.knot().id,
                threshold: threshold.map_or(String::new(), |pressure| pressure.to_string()),
                finding,
                is_open: visit.is_none() || touched(entry.knot().id),
            }
        });
        Self {
            visit,
            by,
            said: treatment.map_or_else(Default::default, |treatment| boxes(&treatment.said)),
            knots: knots.collect(),
        }
    }

    /// What keeps it; none if nothing is new.
    pub fn action(&self, chart: &Chart, now: Stamp) -> Option<Action> {
        let mut edits = Vec::new();
        for found in &self.knots {
            edits.extend(self.knot_edit(chart, found, now));
        }
        let knots = edits.len();
        let treatment = self.visit.and_then(|id| chart.treatment(id));
        if let Some(treatment) = treatment
            && boxes(&treatment.said) != self.said
        {
            edits.push(Edit::put(Treatment {
                said: text(&self.said),
                ..treatment.clone()
            }));
        }
        if edits.is_empty() {
            return None;
        }
        let of = treatment.map_or("today".to_owned(), |one| when_in_words(one.at));
        let what = match knots {
            0 => "what was said".to_owned(),
            1 => "what was found at 1 knot".to_owned(),
            many => format!("what was found at {many} knots"),
        };
        Some(Action::Record {
            edits,
            label: format!("Type back the visit of {of}"),
            done: Some(format!("Kept {what}")),
        })
    }

    /// The knot with its finding put, corrected or, where every answer was taken back, gone.
    fn knot_edit(&self, chart: &Chart, found: &Found, now: Stamp) -> Option<Edit> {
        let entry = chart.entry(found.knot)?;
        let old = stored(entry, self.by, found.finding.at);
        let new = says_something(&found.finding).then(|| Finding {
            by: self.by,
            recorded_at: old.map_or(now, |old| old.recorded_at),
            ..found.finding.clone()
        });
        if old == new.as_ref() {
            return None;
        }
        let mut knot = entry.knot().clone();
        let is_old = |finding: &Finding| Some(finding) == old;
        match (knot.findings.iter().position(is_old), new) {
            (Some(index), Some(new)) => *knot.findings.get_mut(index)? = new,
            (Some(index), None) => drop(knot.findings.remove(index)),
            (None, new) => knot.findings.extend(new),
        }
        knot.findings.sort_by_key(|finding| finding.at);
        Some(Edit::put(knot))
    }
}

/// The finding of these hands at this time.
fn stored(entry: &Entry, by: Who, at: When) -> Option<&Finding> {
    let mut findings = entry.knot().findings.iter();
    findings.find(|finding| finding.by == by && finding.at == at)
}

/// What was said of a visit, by box: lines without the name of a box belong to the one before, the first at first.
fn boxes(said: &str) -> [String; 3] {
    let mut boxes: [Vec<&str>; 3] = Default::default();
    let mut current = 0;
    for line in said.lines() {
        let named = BOXES.iter().enumerate().find_map(|(index, name)| {
            let rest = line.strip_prefix(name)?.strip_prefix(": ")?;
            Some((index, rest))
        });
        let (index, line) = named.unwrap_or((current, line));
        current = index;
        if let Some(lines) = boxes.get_mut(index) {
            lines.push(line);
        }
    }
    boxes.map(|lines| lines.join("\n"))
}

/// The boxes as one text; words that nobody sorted stay as they are.
fn text(said: &[String; 3]) -> String {
    let said = said.each_ref().map(|words| words.trim());
    match said {
        [all, "", ""] => all.to_owned(),
        some => {
            let named = BOXES.into_iter().zip(some);
            let named = named.filter(|(_, words)| !words.is_empty());
            let lines: Vec<String> = named
                .map(|(name, words)| format!("{name}: {words}"))
                .collect();
            lines.join("\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_goes_into_boxes_and_back() {
        let own = |words: [&str; 3]| words.map(str::to_owned);
        for said in [
            own(["Tight on the left.\nBetter after.", "", ""]),
            own(["Tight", "From the desk", "Come again\nin two weeks"]),
            own(["", "", "Heat at home"]),
            own(["", "", ""]),
        ] {
            assert_eq!(boxes(&text(&said)), said);
        }
        assert_eq!(text(&boxes("plain words: kept")), "plain words: kept");
    }
}
