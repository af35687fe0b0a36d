//! What was done in a period, by kind: counts and what the person reported, never what worked.

use serde::Serialize;

use super::Period;
use crate::model::{AfterKind, Chart, Outcome, Treatment};
use crate::report::legend::{NOTHING_SAID, one_line};

/// Kinds on page one; the rest are counted.
const MOST_KINDS: usize = 5;

/// All treatments of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Treated {
    /// The kind.
    pub kind: String,
    /// How many.
    pub count: usize,
    /// "60 min", "30–60 min" or "–" if never said.
    pub minutes: String,
    /// How many knots were worked on, all treatments together.
    pub touched: usize,
    /// How many of those were reported released.
    pub released: usize,
    /// How many were reported eased.
    pub eased: usize,
    /// How many were reported the same or worse.
    pub not_better: usize,
    /// "3 of 5", or "–" if nothing that followed was ever noted.
    pub soreness: String,
}

/// The treatments surely given in a period, oldest first.
pub(super) fn treatments_in(chart: &Chart, period: Period) -> Vec<&Treatment> {
    let all = chart.treatments().into_iter();
    all.filter(|treatment| period.includes(treatment.at))
        .collect()
}

/// By kind, the most frequent first, and how many kinds were left out.
pub(super) fn by_kind(chart: &Chart, period: Period) -> (Vec<Treated>, usize) {
    let mut kinds: Vec<(String, Vec<&Treatment>)> = Vec::new();
    for treatment in treatments_in(chart, period) {
        let label = one_line(treatment.kind.label());
        match kinds.iter_mut().find(|(kind, _)| *kind == label) {
            Some((_, treatments)) => treatments.push(treatment),
            None => kinds.push((label, vec![treatment])),
        }
    }
    kinds.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let more = kinds.len().saturating_sub(MOST_KINDS);
    kinds.truncate(MOST_KINDS);
    let rows = kinds
        .into_iter()
        .map(|(kind, treatments)| row(kind, &treatments));
    (rows.collect(), more)
}

fn row(kind: String, treatments: &[&Treatment]) -> Treated {
    let outcomes = |wanted: &[Outcome]| {
        let touched = treatments.iter().flat_map(|treatment| &treatment.touched);
        touched
            .filter(|touched| wanted.contains(&touched.outcome))
            .count()
    };
    let sore = treatments.iter().filter(|treatment| {
        let mut after = treatment.after.iter();
        after.any(|after| after.kind == AfterKind::Soreness)
    });
    let noted = treatments
        .iter()
        .any(|treatment| !treatment.after.is_empty());
    Treated {
        kind,
        count: treatments.len(),
        minutes: minutes(treatments),
        touched: treatments
            .iter()
            .map(|treatment| treatment.touched.len())
            .sum(),
        released: outcomes(&[Outcome::Released]),
        eased: outcomes(&[Outcome::Eased]),
        not_better: outcomes(&[Outcome::Same, Outcome::Worse]),
        soreness: if noted {
            format!("{} of {}", sore.count(), treatments.len())
        } else {
            NOTHING_SAID.to_owned()
        },
    }
}

fn minutes(treatments: &[&Treatment]) -> String {
    let said = || treatments.iter().filter_map(|treatment| treatment.minutes);
    match (said().min(), said().max()) {
        (Some(least), Some(most)) if least == most => format!("{least} min"),
        (Some(least), Some(most)) => format!("{least}–{most} min"),
        _ => NOTHING_SAID.to_owned(),
    }
}
