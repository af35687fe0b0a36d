//! How a knot stood at a moment.

use super::Moment;
use crate::model::{Entry, MilestoneKind, Rating, Score, When};

/// Where a knot stands between release and return, as reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// It was never reported released.
    #[default]
    Open,
    /// It was reported released, and not reported returned since.
    Released(When),
    /// It was reported returned after a release.
    Returned(When),
}

/// How a knot stood at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnotState<'a> {
    /// Whether there was anything of it yet: it was felt, or recorded, by then.
    pub on_chart: bool,
    /// The latest rating by then, whatever was asked; none if it was never rated.
    ///
    /// A rating whose score is [`Score::Unknown`] stays what it is: asked, and not known.
    pub rating: Option<&'a Rating>,
    /// Released, returned or neither.
    pub phase: Phase,
    /// Since when the person has had it, if said.
    pub since: Option<When>,
}

impl KnotState<'_> {
    /// The latest answer, if any was given.
    pub fn score(&self) -> Option<Score> {
        self.rating.map(|rating| rating.score)
    }

    /// Whether it counts as released.
    pub fn is_released(&self) -> bool {
        matches!(self.phase, Phase::Released(_))
    }
}

/// How a knot stood at a moment: only what was felt or happened by then counts.
///
/// The latest of its released and returned milestones decides the phase. A rating never does: a knot rated 5
/// after its release stays released until the person says it returned.
pub fn state_at(entry: &Entry, moment: Moment) -> KnotState<'_> {
    let knot = entry.knot();
    let last = moment.last_order_second();
    let count = entry
        .ratings()
        .partition_point(|rating| rating.felt_at.order_second() <= last);
    let rating = entry
        .ratings()
        .iter()
        .take(count)
        .rev()
        .find(|rating| moment.includes(rating.felt_at));
    let mut happened = entry
        .milestones()
        .iter()
        .rev()
        .filter(|milestone| moment.includes(milestone.at))
        .peekable();
    let on_chart = moment.includes(knot.recorded_at.into())
        || knot.since.is_some_and(|since| moment.includes(since))
        || rating.is_some()
        || happened.peek().is_some();
    let phase = happened
        .find_map(|milestone| match milestone.kind {
            MilestoneKind::Released => Some(Phase::Released(milestone.at)),
            MilestoneKind::Returned => Some(Phase::Returned(milestone.at)),
            MilestoneKind::Found | MilestoneKind::Eased | MilestoneKind::Flared => None,
        })
        .unwrap_or_default();
    KnotState {
        on_chart,
        rating,
        phase,
        since: knot.since,
    }
}

/// The ratings up to a moment: all in the present, else those before the first one felt after it.
///
/// A rating known only to the day may stand among those of its day.
pub fn ratings_by(entry: &Entry, moment: Moment) -> &[Rating] {
    let last = moment.last_order_second();
    let ratings = entry.ratings();
    let mut count = ratings.partition_point(|rating| rating.felt_at.order_second() <= last);
    while let Some(rating) = count.checked_sub(1).and_then(|index| ratings.get(index))
        && !moment.includes(rating.felt_at)
    {
        count -= 1;
    }
    ratings.get(..count).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Intensity, Knot, Milestone, Place, Stamp, View};

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::At(stamp(text))
    }

    fn felt(score: u8) -> Score {
        Score::Felt(Intensity::new(score).unwrap())
    }

    fn entry(ratings: &[(&str, Score)], milestones: &[(&str, MilestoneKind)]) -> Entry {
        let mut ids = Ids::seeded(1);
        let recorded = stamp("2024-01-10T12:00:00+01:00");
        let place = Place::new(View::Back, BodyPos::new(-0.12, 0.3).unwrap());
        let ratings = ratings
            .iter()
            .map(|(when, score)| Rating {
                felt_at: when.parse().unwrap(),
                ..Rating::now(ids.rating(), *score, recorded)
            })
            .collect();
        let mut ids = Ids::seeded(2);
        let milestones = milestones
            .iter()
            .map(|(when, kind)| {
                Milestone::new(ids.milestone(), *kind, when.parse().unwrap(), recorded)
            })
            .collect();
        Entry::new(Knot::new(ids.knot(), place, recorded), ratings, milestones)
    }

    #[test]
    fn not_rated_unknown_and_zero_are_three_things() {
        let now = at("2024-06-01T00:00:00Z");
        let scores: Vec<Option<Score>> = [
            entry(&[], &[]),
            entry(&[("2024-02-01", Score::Unknown)], &[]),
            entry(&[("2024-02-01", felt(0))], &[]),
        ]
        .iter()
        .map(|entry| state_at(entry, now).score())
        .collect();
        assert_eq!(scores, [None, Some(Score::Unknown), Some(felt(0))]);
    }

    #[test]
    fn an_unknown_after_a_number_is_unknown() {
        let entry = entry(
            &[("2024-02-01", felt(7)), ("2024-03-01", Score::Unknown)],
            &[],
        );
        let score = |moment| state_at(&entry, at(moment)).score();
        assert_eq!(score("2024-02-02T00:00:00Z"), Some(felt(7)));
        assert_eq!(score("2024-03-02T00:00:00Z"), Some(Score::Unknown));
    }

    #[test]
    fn what_was_felt_later_does_not_count() {
        let entry = entry(
            &[
                ("2024-02-01T09:00:00+01:00", felt(7)),
                ("2024-02-01T21:00:00+01:00", felt(4)),
            ],
            &[],
        );
        let score = |moment| state_at(&entry, at(moment)).score();
        assert_eq!(score("2024-02-01T08:59:59+01:00"), None);
        assert_eq!(score("2024-02-01T09:00:00+01:00"), Some(felt(7)));
        assert_eq!(score("2024-02-01T21:00:00+01:00"), Some(felt(4)));
    }

    #[test]
    fn ratings_end_with_the_moment() {
        let entry = entry(
            &[
                ("2024-02-01T09:00:00+01:00", felt(7)),
                ("2024-02-02", felt(5)),
                ("2024-02-03T21:00:00+01:00", felt(4)),
            ],
            &[],
        );
        let count = |moment| ratings_by(&entry, moment).len();
        assert_eq!(count(at("2024-02-01T08:00:00+01:00")), 0);
        assert_eq!(
            count(at("2024-02-02T00:30:00+01:00")),
            2,
            "the day has begun"
        );
        assert_eq!(count(at("2024-02-03T20:59:59+01:00")), 2);
        assert_eq!(count(at("2024-02-03T21:00:00+01:00")), 3);
        assert_eq!(count(Moment::Present(stamp("2020-01-01T00:00:00Z"))), 3);
    }

    #[test]
    fn a_day_counts_from_its_morning_where_the_person_is() {
        let entry = entry(&[("2024-02-01", felt(7))], &[]);
        let score = |moment| state_at(&entry, at(moment)).score();
        assert_eq!(score("2024-02-01T00:01:00+14:00"), Some(felt(7)));
        assert_eq!(score("2024-01-31T23:59:00-11:00"), None);
    }

    #[test]
    fn a_rating_after_the_release_does_not_bring_a_knot_back() {
        let released = ("2024-03-01", MilestoneKind::Released);
        let rated = entry(&[("2024-04-01", felt(5))], &[released]);
        let state = state_at(&rated, at("2024-05-01T00:00:00Z"));
        assert!(state.is_released());
        assert_eq!(state.score(), Some(felt(5)));

        let returned = ("2024-04-02", MilestoneKind::Returned);
        let eased = ("2024-04-20", MilestoneKind::Eased);
        let back = entry(&[], &[released, returned, eased]);
        assert_eq!(
            state_at(&back, at("2024-05-01T00:00:00Z")).phase,
            Phase::Returned("2024-04-02".parse().unwrap())
        );
        assert!(state_at(&back, at("2024-03-15T00:00:00Z")).is_released());
        assert_eq!(
            state_at(&back, at("2024-02-15T00:00:00Z")).phase,
            Phase::Open
        );
    }

    #[test]
    fn a_knot_is_on_the_chart_from_the_first_that_is_known_of_it() {
        let plain = entry(&[], &[]);
        assert!(!state_at(&plain, at("2024-01-09T00:00:00Z")).on_chart);
        assert!(state_at(&plain, at("2024-01-11T00:00:00Z")).on_chart);
        let now = Moment::Present(stamp("2000-01-01T00:00:00Z"));
        assert!(state_at(&plain, now).on_chart, "whatever the clock says");

        let backdated = entry(&[("2023-12-24", felt(3))], &[]);
        assert!(state_at(&backdated, at("2023-12-25T00:00:00Z")).on_chart);

        let mut knot = plain.knot().clone();
        knot.since = Some("2021".parse().unwrap());
        let old = Entry::new(knot, Vec::new(), Vec::new());
        assert!(state_at(&old, at("2021-05-01T00:00:00Z")).on_chart);
        assert!(!state_at(&old, at("2020-05-01T00:00:00Z")).on_chart);
    }
}
