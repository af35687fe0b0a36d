//! What was done in a period, by kind: counts and what the person reported, never what worked.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Period;
use crate::analysis::{Spread, Window, windows};
use crate::model::{AfterKind, Chart, Outcome, Stamp, Treatment, TreatmentId};
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
    /// The median rating before, "7 (n 5)", or "–" if there is none.
    pub before: String,
    /// Median points from before to the next day, "−2 (n 4)"; shown, not judged by.
    pub next_day: String,
    /// Median points from before to seven days later.
    pub week: String,
    /// How many knots were reported released.
    pub released: usize,
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
pub(super) fn by_kind(chart: &Chart, period: Period, now: Stamp) -> (Vec<Treated>, usize) {
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
    let windows = windows(chart, now);
    let rows = kinds.into_iter().map(|(kind, treatments)| {
        let ids: BTreeSet<TreatmentId> = treatments.iter().map(|one| one.id).collect();
        let own: Vec<&Window<'_>> = windows
            .iter()
            .filter(|window| ids.contains(&window.treatment.id))
            .collect();
        row(kind, &treatments, &own)
    });
    (rows.collect(), more)
}

fn row(kind: String, treatments: &[&Treatment], windows: &[&Window<'_>]) -> Treated {
    let sore = treatments.iter().filter(|treatment| {
        let mut after = treatment.after.iter();
        after.any(|after| after.kind == AfterKind::Soreness)
    });
    let noted = treatments.iter().any(|one| !one.after.is_empty());
    let touched = treatments.iter().flat_map(|one| &one.touched);
    let before = windows.iter().filter_map(|window| window.before.ok());
    let next_day: Spread = windows
        .iter()
        .filter_map(|one| one.next_day_points())
        .collect();
    let week: Spread = windows.iter().filter_map(|one| one.week_points()).collect();
    Treated {
        kind,
        count: treatments.len(),
        minutes: minutes(treatments),
        before: in_short(
            &before.map(|reading| reading.level.get() as i8).collect(),
            false,
        ),
        next_day: in_short(&next_day, true),
        week: in_short(&week, true),
        released: touched
            .filter(|touched| touched.outcome == Outcome::Released)
            .count(),
        soreness: if noted {
            format!("{} of {}", sore.count(), treatments.len())
        } else {
            NOTHING_SAID.to_owned()
        },
    }
}

/// "7 (n 5)" or, of changes, "−2 (n 4)"; the half of a median of two is kept.
fn in_short(spread: &Spread, is_change: bool) -> String {
    let Some(median) = spread.median() else {
        return NOTHING_SAID.to_owned();
    };
    let decimals = usize::from(median.fract() != 0.0);
    let number = if is_change && median != 0.0 {
        format!("{median:+.decimals$}").replace('-', "\u{2212}")
    } else {
        format!("{median:.decimals$}")
    };
    format!("{number} (n {})", spread.n())
}

fn minutes(treatments: &[&Treatment]) -> String {
    let said = || treatments.iter().filter_map(|treatment| treatment.minutes);
    match (said().min(), said().max()) {
        (Some(least), Some(most)) if least == most => format!("{least} min"),
        (Some(least), Some(most)) => format!("{least}–{most} min"),
        _ => NOTHING_SAID.to_owned(),
    }
}
