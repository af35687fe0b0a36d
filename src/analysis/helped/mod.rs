//! What came before what: per kind of treatment, per technique and per therapist the ratings before and after, the
//! releases and the returns. No more than that is known, and [`NOTE`] belongs wherever these numbers are shown.

use std::collections::BTreeMap;

use super::case::{Case, cases_of};
use super::spread::{Share, Spread};
use crate::model::{Chart, KnotId, Stamp, Treatment, TreatmentId, When, Who};

/// What must be kept in mind with every such number: regression to the mean.
pub const NOTE: &str = "These are ratings before and after, no more than that. People tend to go when it is at its worst, and the worst tends to ease by itself. A few visits say little.";

/// How treatments are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// By the kind of treatment.
    #[default]
    Kind,
    /// By each technique used; a visit counts for every technique.
    Technique,
    /// By whose hands it was.
    Therapist,
}

/// One knot on one visit, to be drawn as a dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The visit.
    pub treatment: TreatmentId,
    /// When it was.
    pub at: When,
    /// The knot.
    pub knot: KnotId,
    /// Points from before to the next day; shown, not judged by.
    pub next_day: Option<i8>,
    /// Points from before to seven days later.
    pub week: Option<i8>,
    /// Whether it was said to release on this visit.
    pub released: bool,
}

/// What came of one kind of treatment, one technique or one therapist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    /// The kind, technique or therapist.
    pub name: String,
    /// How many treatments.
    pub visits: usize,
    /// How many times a knot was worked on.
    pub knots: usize,
    /// How many of those times the knot was said to release.
    pub releases: usize,
    /// Points from before to right after.
    pub right_after: Spread,
    /// Points from before to the next day, when muscles are often still sore: shown, not judged by.
    pub next_day: Spread,
    /// Points from before to seven days later.
    pub week: Spread,
    /// Releases after which the knot returned within 30 days, of those of which that is known.
    pub returned_in_30: Share,
    /// The same within 90 days.
    pub returned_in_90: Share,
    /// Every knot of every visit, oldest first.
    pub dots: Vec<Dot>,
}

impl Helped {
    /// Whether too few ratings a week later are known to say anything.
    pub fn is_too_few(&self) -> bool {
        self.week.is_too_few()
    }
}

/// The cases of a chart, by treatment and knot.
pub type Cases<'a> = BTreeMap<(TreatmentId, KnotId), &'a Case>;

/// What came of every kind of treatment, technique or therapist.
///
/// First those of which there is enough to say something, the lowest median after seven days first, then more
/// releases; after them those of which there is not, by the number of visits.
pub fn helped(chart: &Chart, by: By, now: Stamp) -> Vec<Helped> {
    let treatments = chart.treatments();
    let entries = chart.entries().into_iter();
    let cases: Vec<Case> = entries
        .flat_map(|entry| cases_of(&treatments, entry, now))
        .collect();
    let keyed = cases.iter();
    let cases = keyed.map(|case| ((case.treatment, case.knot), case));
    helped_from(chart, by, &cases.collect())
}

/// The same from cases that are known already.
pub fn helped_from(chart: &Chart, by: By, cases: &Cases<'_>) -> Vec<Helped> {
    let mut groups: BTreeMap<String, (String, usize, Vec<&Case>)> = BTreeMap::new();
    for treatment in chart.treatments() {
        let touched = treatment.touched.iter();
        let own = touched.filter_map(|touched| cases.get(&(treatment.id, touched.knot)));
        let own: Vec<&Case> = own.copied().collect();
        for name in names_of(treatment, by) {
            let group = groups.entry(name.to_lowercase());
            let (_, visits, all) = group.or_insert_with(|| (name, 0, Vec::new()));
            *visits += 1;
            all.extend(&own);
        }
    }
    let groups = groups.into_values();
    let mut all: Vec<Helped> = groups
        .map(|(name, visits, cases)| summary(name, visits, &cases))
        .collect();
    all.sort_by(|a, b| {
        let order = |helped: &Helped| {
            let few = helped.is_too_few();
            let median = helped.week.median().filter(|_| !few).unwrap_or(0.0);
            (few, median)
        };
        let ((a_few, a_median), (b_few, b_median)) = (order(a), order(b));
        a_few
            .cmp(&b_few)
            .then(a_median.total_cmp(&b_median))
            .then(b.releases.cmp(&a.releases))
            .then(b.visits.cmp(&a.visits))
            .then(a.name.cmp(&b.name))
    });
    all
}

/// The names under which a treatment counts, each once.
fn names_of(treatment: &Treatment, by: By) -> Vec<String> {
    match by {
        By::Kind => vec![treatment.kind.label().trim().to_owned()],
        By::Technique => {
            let mut names: Vec<String> = Vec::new();
            for technique in &treatment.techniques {
                let name = technique.name.trim();
                let is_new = !names.iter().any(|known| known.eq_ignore_ascii_case(name));
                if !name.is_empty() && is_new {
                    names.push(name.to_owned());
                }
            }
            names
        }
        By::Therapist => vec![match (treatment.therapist.trim(), treatment.by) {
            ("", Who::Me) => "Myself".to_owned(),
            ("", _) => "Not named".to_owned(),
            (name, _) => name.to_owned(),
        }],
    }
}

fn summary(name: String, visits: usize, cases: &[&Case]) -> Helped {
    let all = || cases.iter();
    let share = |known: fn(&Case) -> Option<bool>| {
        let mut share = Share::default();
        all()
            .filter_map(|case| known(case))
            .for_each(|returned| share.add(returned));
        share
    };
    Helped {
        name,
        visits,
        knots: cases.len(),
        releases: all().filter(|case| case.released.is_some()).count(),
        right_after: all().filter_map(|case| case.right_after).collect(),
        next_day: all().filter_map(|case| case.next_day).collect(),
        week: all().filter_map(|case| case.week).collect(),
        returned_in_30: share(|case| case.returned_in_30),
        returned_in_90: share(|case| case.returned_in_90),
        dots: all()
            .map(|case| Dot {
                treatment: case.treatment,
                at: case.at,
                knot: case.knot,
                next_day: case.next_day,
                week: case.week,
                released: case.released.is_some(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests;
