//! The rating lines of a knot whatever the moment, so that no ten years are read again while time is dragged along.

use crate::analysis::{Point, runs};
use crate::model::{Asked, Entry, KnotId};

/// The lines of one knot, kept until it changes.
#[derive(Debug, Default)]
pub(super) struct KnownLines {
    version: Option<(KnotId, u64)>,
    /// The lines of each question that was answered.
    pub(super) lines: Vec<(Asked, Vec<Vec<Point>>)>,
    /// When the person could not say, in seconds since 1970 UTC, in order.
    pub(super) unknown: Vec<i64>,
}

impl KnownLines {
    /// Brings them up to date with a version of the knot.
    pub(super) fn refresh(&mut self, entry: &Entry, version: u64) {
        let version = Some((entry.knot().id, version));
        if self.version == version {
            return;
        }
        let ratings = entry.ratings();
        let lines = Asked::ALL.map(|asked| (asked, runs(ratings, asked)));
        let unknown = ratings
            .iter()
            .filter(|rating| rating.score.intensity().is_none());
        *self = Self {
            version,
            lines: lines
                .into_iter()
                .filter(|(_, runs)| !runs.is_empty())
                .collect(),
            unknown: unknown
                .map(|rating| rating.felt_at.order_second())
                .collect(),
        };
    }
}

/// The lines as far as they reach up to a time.
pub(super) fn until(runs: &[Vec<Point>], last: i64) -> impl Iterator<Item = &[Point]> {
    let is_by_then = move |point: &Point| point.second <= last;
    let begun = runs.partition_point(|run| run.first().is_some_and(is_by_then));
    let begun = runs.get(..begun).unwrap_or_default().iter();
    begun.map(move |run| {
        let end = run.partition_point(is_by_then);
        run.get(..end).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Moment, ratings_by};
    use crate::model::{BodyPos, Ids, Intensity, Knot, Place, Rating, Score, Stamp, View};

    #[test]
    fn lines_up_to_a_time_are_those_of_the_ratings_up_to_then() {
        let mut ids = Ids::seeded(1);
        let start: Stamp = "2026-01-01T20:00:00Z".parse().unwrap();
        let on = |day: i64| start.plus(jiff::SignedDuration::from_hours(24 * day));
        // Two questions, a gap of three weeks, and one evening that nobody could say.
        let days: [i64; 8] = [0, 1, 2, 3, 24, 25, 26, 27];
        let ratings: Vec<Rating> = days
            .map(|day| {
                let score = match day {
                    26 => Score::Unknown,
                    _ => Score::Felt(Intensity::new((day % 11) as u8).unwrap()),
                };
                Rating {
                    asked: [Asked::Now, Asked::OnPressing][usize::from(day % 3 == 1)],
                    ..Rating::now(ids.rating(), score, on(day))
                }
            })
            .into();
        let knot = Knot::new(ids.knot(), Place::new(View::Back, BodyPos::ORIGIN), start);
        let entry = Entry::new(knot, ratings, Vec::new());
        let mut known = KnownLines::default();
        known.refresh(&entry, 1);
        assert_eq!(known.unknown, [on(26).second()]);
        assert_eq!(known.lines.len(), 2);
        for day in 0..30 {
            let by_then = ratings_by(&entry, Moment::At(on(day)));
            let last = by_then.last().unwrap().felt_at.order_second();
            for (asked, all) in &known.lines {
                let found: Vec<&[Point]> = until(all, last).collect();
                assert_eq!(found, runs(by_then, *asked), "{day} {asked:?}");
            }
        }
    }
}
