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
mod tests {
    use super::*;
    use crate::analysis::testing::{Story, stamp};
    use crate::model::{MilestoneKind, Outcome, Technique, TreatmentKind};

    const NOW: &str = "2026-12-01T12:00:00+01:00";

    /// Three visits of one kind (0, −2, −1 after a week) and two of another (−6, −5).
    fn story() -> Story {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00+01:00");
        let plain = TreatmentKind::Swedish;
        let deep = TreatmentKind::DeepTissue;
        for (month, kind, before, next_day, after) in [
            ("2026-02", plain.clone(), 7, 5, 7),
            ("2026-03", plain.clone(), 7, 6, 5),
            ("2026-04", plain, 6, 7, 5),
            ("2026-05", deep.clone(), 8, 9, 2),
            ("2026-06", deep, 7, 7, 2),
        ] {
            let visit = story.treat(
                &format!("{month}-10T11:00:00+01:00"),
                &[(knot, Outcome::Same)],
            );
            story.change_treatment(visit, |treatment| {
                treatment.kind = kind;
                let technique = |name: &str| Technique {
                    name: name.to_owned(),
                    minutes: None,
                };
                treatment.techniques = vec![technique("Scraping"), technique("scraping ")];
            });
            for (day, level) in [("10", before), ("11", next_day), ("17", after)] {
                let hour = if day == "10" { "09" } else { "13" };
                let at = format!("{month}-{day}T{hour}:00:00+01:00");
                story.rate(knot, &at, Some(level));
            }
        }
        story
    }

    #[test]
    fn medians_and_ranges_worked_by_hand() {
        let story = story();
        let all = helped(&story.chart, By::Kind, stamp(NOW));
        let row = |helped: &Helped| {
            let week = &helped.week;
            (
                helped.name.clone(),
                helped.visits,
                week.n(),
                week.median(),
                week.range(),
            )
        };
        assert_eq!(
            row(&all[0]),
            (
                "Swedish massage".to_owned(),
                3,
                3,
                Some(-1.0),
                Some((-2, 0))
            )
        );
        // The better numbers are two cases: too few to stand first.
        assert_eq!(
            row(&all[1]),
            (
                "Deep tissue massage".to_owned(),
                2,
                2,
                Some(-5.5),
                Some((-6, -5))
            )
        );
        assert!(!all[0].is_too_few() && all[1].is_too_few());
        assert_eq!(all[0].next_day.median(), Some(-1.0), "−2, −1 and 1");
        assert_eq!(all[0].dots.len(), 3);
        assert_eq!(all[0].dots[1].week, Some(-2));
    }

    #[test]
    fn soreness_of_the_next_day_is_shown_and_judges_nothing() {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00+01:00");
        for (month, kind, next_day, after) in [
            // Gone the next day and back after a week; sore the next day and better after a week.
            ("2026-02", TreatmentKind::Swedish, 1, 7),
            ("2026-03", TreatmentKind::DeepTissue, 9, 3),
            ("2026-04", TreatmentKind::Swedish, 2, 7),
            ("2026-05", TreatmentKind::DeepTissue, 9, 3),
            ("2026-06", TreatmentKind::Swedish, 1, 6),
            ("2026-07", TreatmentKind::DeepTissue, 8, 4),
        ] {
            let at = format!("{month}-10T11:00:00+01:00");
            let visit = story.treat(&at, &[(knot, Outcome::Same)]);
            story.change_treatment(visit, |treatment| treatment.kind = kind);
            story.rate(knot, &format!("{month}-10T09:00:00+01:00"), Some(7));
            story.rate(knot, &format!("{month}-11T13:00:00+01:00"), Some(next_day));
            story.rate(knot, &format!("{month}-17T13:00:00+01:00"), Some(after));
        }
        let all = helped(&story.chart, By::Kind, stamp(NOW));
        let names: Vec<&str> = all.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Deep tissue massage", "Swedish massage"]);
        assert_eq!(all[0].next_day.median(), Some(2.0), "shown as it was");
        assert_eq!(all[0].week.median(), Some(-4.0));
        assert_eq!(all[1].next_day.median(), Some(-6.0));
        assert_eq!(all[1].week.median(), Some(0.0));
    }

    #[test]
    fn a_technique_counts_once_per_visit_however_it_is_spelt() {
        let story = story();
        let all = helped(&story.chart, By::Technique, stamp(NOW));
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].name.as_str(), all[0].visits), ("Scraping", 5));
        assert_eq!(all[0].week.median(), Some(-2.0), "−6, −5, −2, −1 and 0");
        let hands = helped(&story.chart, By::Therapist, stamp(NOW));
        assert_eq!((hands[0].name.as_str(), hands[0].knots), ("Ines", 5));
    }

    #[test]
    fn returns_are_counted_only_where_the_dates_tell() {
        let share = |returned: Option<&str>, now: &str| {
            let mut story = Story::new();
            let knot = story.knot("2026-01-01T10:00:00+01:00");
            story.treat("2026-05-10T11:00:00+02:00", &[(knot, Outcome::Released)]);
            if let Some(at) = returned {
                story.event(knot, MilestoneKind::Returned, at);
            }
            let all = helped(&story.chart, By::Kind, stamp(now));
            assert_eq!(all[0].releases, 1);
            let row = |share: Share| (share.count, share.of);
            [row(all[0].returned_in_30), row(all[0].returned_in_90)]
        };
        assert_eq!(share(None, NOW), [(0, 1), (0, 1)]);
        assert_eq!(share(None, "2026-06-20T11:00:00+02:00"), [(0, 1), (0, 0)]);
        assert_eq!(share(Some("2026-06-09"), NOW), [(1, 1), (1, 1)], "30 days");
        assert_eq!(share(Some("2026-06-10"), NOW), [(0, 1), (1, 1)], "31 days");
        // Some day in June: 22 to 51 days.
        assert_eq!(share(Some("2026-06"), NOW), [(0, 0), (1, 1)]);
        assert_eq!(share(Some("2026-09"), NOW), [(0, 1), (0, 1)]);
    }

    #[test]
    fn nothing_recorded_is_nothing_said() {
        assert_eq!(helped(&Chart::new(), By::Kind, stamp(NOW)), []);
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00+01:00");
        story.treat("2026-05", &[(knot, Outcome::Eased)]);
        let all = helped(&story.chart, By::Kind, stamp(NOW));
        assert_eq!((all[0].visits, all[0].knots, all[0].week.n()), (1, 1, 0));
    }
}
