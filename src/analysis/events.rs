//! What happened next, or before: for stepping through a chart.

use crate::model::{Chart, Entry, KnotId, When};

/// Whether one steps forward or back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To what came before.
    Earlier,
    /// To what came after.
    Later,
}

/// The time of the nearest event before or after a moment; none if there is none.
///
/// Treatments, beginnings of episodes and milestones are events. Ratings are those of the `selected` knots, or of
/// all knots where nothing else was ever recorded: on a chart of years they would leave nothing to step over. An
/// event known only to the day stands at its noon in UTC, as everywhere.
pub fn next_event(chart: &Chart, selected: &[KnotId], second: i64, toward: Toward) -> Option<When> {
    let treatments = chart.treatments();
    let episodes = chart.episodes();
    let entries = chart.entries();
    let only_ratings = treatments.is_empty()
        && episodes.is_empty()
        && entries.iter().all(|entry| entry.milestones().is_empty());
    let others = treatments
        .iter()
        .map(|treatment| treatment.at)
        .chain(episodes.iter().map(|episode| episode.from))
        .chain(
            entries
                .iter()
                .flat_map(|entry| entry.milestones().iter().map(|milestone| milestone.at)),
        );
    let is_stepped = |entry: &&&Entry| only_ratings || selected.contains(&entry.knot().id);
    let ratings = entries
        .iter()
        .filter(is_stepped)
        .filter_map(|entry| next_rating(entry, second, toward));
    let ahead = others.chain(ratings).filter(|when| {
        let at = when.order_second();
        match toward {
            Toward::Earlier => at < second,
            Toward::Later => at > second,
        }
    });
    match toward {
        Toward::Earlier => ahead.max_by_key(|when| when.order_second()),
        Toward::Later => ahead.min_by_key(|when| when.order_second()),
    }
}

fn next_rating(entry: &Entry, second: i64, toward: Toward) -> Option<When> {
    let ratings = entry.ratings();
    let index = match toward {
        Toward::Earlier => ratings
            .partition_point(|rating| rating.felt_at.order_second() < second)
            .checked_sub(1)?,
        Toward::Later => ratings.partition_point(|rating| rating.felt_at.order_second() <= second),
    };
    ratings.get(index).map(|rating| rating.felt_at)
}

/// The times of the earliest things, as seconds since 1970 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Firsts {
    /// The earliest of all; none where there is nothing.
    pub all: Option<i64>,
    /// The earliest that is known at least to the day.
    pub dated: Option<i64>,
}

impl Firsts {
    /// Those of one knot: its entry, its ratings and its milestones.
    ///
    /// "Since about 2019", said of a knot, is not a thing that happened then and does not count.
    pub fn of_knot(entry: &Entry) -> Self {
        let ratings = || entry.ratings().iter().map(|rating| rating.felt_at);
        let milestones = || entry.milestones().iter().map(|milestone| milestone.at);
        let entered = Self::of(|| std::iter::once(When::Exact(entry.knot().recorded_at)));
        entered
            .earlier(Self::of(ratings))
            .earlier(Self::of(milestones))
    }

    /// Those of treatments and episodes.
    pub fn of_diary(chart: &Chart) -> Self {
        let (treatments, episodes) = (chart.treatments(), chart.episodes());
        let treatments = Self::of(|| treatments.iter().map(|treatment| treatment.at));
        treatments.earlier(Self::of(|| episodes.iter().map(|episode| episode.from)))
    }

    /// The earlier of each.
    #[must_use]
    pub fn earlier(self, other: Self) -> Self {
        let earlier = |a: Option<i64>, b: Option<i64>| a.into_iter().chain(b).min();
        Self {
            all: earlier(self.all, other.all),
            dated: earlier(self.dated, other.dated),
        }
    }

    /// Of a list in order of time, where the first that counts is the earliest.
    fn of<I: Iterator<Item = When>>(whens: impl Fn() -> I) -> Self {
        let is_dated = |when: &When| matches!(when, When::Day(_) | When::Exact(_));
        Self {
            all: whens().next().map(When::order_second),
            dated: whens().find(is_dated).map(When::order_second),
        }
    }

    fn of_chart(chart: &Chart) -> Self {
        let entries = chart.entries().into_iter();
        let of_knots = entries.map(Self::of_knot);
        of_knots.fold(Self::of_diary(chart), Self::earlier)
    }
}

/// The time of the earliest thing on a chart, as seconds since 1970 UTC; none on an empty one.
pub fn first_second(chart: &Chart) -> Option<i64> {
    Firsts::of_chart(chart).all
}

/// The time of the earliest thing on a chart that is known at least to the day.
///
/// Where a diary begins: what is remembered from years before it, "found in 2019", is left out.
pub fn first_dated_second(chart: &Chart) -> Option<i64> {
    Firsts::of_chart(chart).dated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BodyPos, Episode, EpisodeKind, Ids, Knot, Milestone, MilestoneKind, Parts, Place, Rating,
        Score, Stamp, Treatment, TreatmentKind, View,
    };

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn second(text: &str) -> i64 {
        text.parse::<When>().unwrap().order_second()
    }

    /// Two treatments minutes apart, one known only to the month, an episode, a milestone and two ratings.
    fn chart(with_diary: bool) -> (Chart, KnotId) {
        let mut ids = Ids::seeded(1);
        let recorded = stamp("2026-01-01T08:00:00Z");
        let knot = Knot::new(
            ids.knot(),
            Place::new(View::Back, BodyPos::ORIGIN),
            recorded,
        );
        let id = knot.id;
        let ratings = ["2026-02-01T08:00:00Z", "2026-02-03"].map(|at| Rating {
            felt_at: at.parse().unwrap(),
            ..Rating::now(ids.rating(), Score::Unknown, recorded)
        });
        let mut milestones = Vec::new();
        let (mut treatments, mut episodes) = (Vec::new(), Vec::new());
        if with_diary {
            for at in ["2026-03-10T10:00:00Z", "2026-03-10T10:20:00Z", "2025-12"] {
                let at = at.parse().unwrap();
                let kind = TreatmentKind::Swedish;
                treatments.push(Treatment::new(ids.treatment(), kind, at, recorded));
            }
            let at = "2026-03-11".parse().unwrap();
            episodes.push(Episode::new(
                ids.episode(),
                EpisodeKind::Headache,
                at,
                recorded,
            ));
            let at = "2026-03-20T09:00:00Z".parse().unwrap();
            milestones.push(Milestone::new(
                ids.milestone(),
                MilestoneKind::Released,
                at,
                recorded,
            ));
        }
        let entry = Entry::new(knot, ratings.into(), milestones);
        let chart = Chart::from_parts(Parts {
            entries: vec![entry],
            treatments,
            episodes,
            ..Parts::default()
        })
        .unwrap();
        (chart, id)
    }

    fn steps(chart: &Chart, selected: &[KnotId], toward: Toward, from: &str) -> Vec<String> {
        let mut at = second(from);
        std::iter::from_fn(|| {
            let next = next_event(chart, selected, at, toward)?;
            at = next.order_second();
            Some(next.to_string())
        })
        .collect()
    }

    #[test]
    fn steps_go_through_events_and_the_ratings_of_what_is_selected() {
        let (chart, knot) = chart(true);
        let later = steps(&chart, &[], Toward::Later, "2025-01-01");
        let expected = [
            "2025-12",
            "2026-03-10T10:00:00+00:00",
            "2026-03-10T10:20:00+00:00",
            "2026-03-11",
            "2026-03-20T09:00:00+00:00",
        ];
        assert_eq!(later, expected);
        let mut back = steps(&chart, &[], Toward::Earlier, "2027-01-01");
        back.reverse();
        assert_eq!(back, expected);
        let with_ratings = steps(&chart, &[knot], Toward::Later, "2026-01-15");
        assert_eq!(
            with_ratings[..2],
            ["2026-02-01T08:00:00+00:00", "2026-02-03"]
        );
    }

    #[test]
    fn where_there_is_nothing_else_ratings_are_the_events() {
        let (plain, _) = chart(false);
        assert_eq!(steps(&plain, &[], Toward::Later, "2025-01-01").len(), 2);
        assert!(steps(&Chart::new(), &[], Toward::Later, "2025-01-01").is_empty());
    }

    #[test]
    fn a_chart_begins_with_the_first_thing_recorded() {
        assert_eq!(first_second(&Chart::new()), None);
        assert_eq!(first_second(&chart(true).0), Some(second("2025-12")));
        let dated = first_dated_second(&chart(true).0);
        assert_eq!(dated, Some(second("2026-01-01T08:00:00Z")));
        assert_eq!(
            first_second(&chart(false).0),
            Some(second("2026-01-01T08:00:00Z"))
        );
    }
}
