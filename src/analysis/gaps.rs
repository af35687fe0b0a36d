//! Ratings as lines that end where nothing is known, for the timeline, spark lines and every other chart.

use crate::model::{Asked, Rating};

/// Seconds of a day.
pub const DAY_SECS: i64 = 24 * 3600;
/// The longest time between two ratings of one line, in seconds: 14 days.
///
/// A rating says how it was then, not how it was for weeks: single ratings are too noisy to stand for a week, and
/// memory does not reach back further (`PMC3014612`, `PMC2617790`). Someone who rates once a week may miss once.
pub const GAP_SECS: i64 = 14 * DAY_SECS;

/// One rating on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// When it was felt, in seconds since 1970 UTC.
    pub second: i64,
    /// The rating, 0–10.
    pub level: f32,
}

/// The ratings that answer one question, as lines.
///
/// A line ends where the person could not say, and where that question was not answered for longer than
/// [`GAP_SECS`]: what was not asked is not drawn.
pub fn runs(ratings: &[Rating], asked: Asked) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    for rating in ratings.iter().filter(|rating| rating.asked == asked) {
        let second = rating.felt_at.order_second();
        let is_gap = run
            .last()
            .is_some_and(|last| second - last.second > GAP_SECS);
        if is_gap || rating.score.intensity().is_none() {
            runs.push(std::mem::take(&mut run));
        }
        if let Some(intensity) = rating.score.intensity() {
            let level = f32::from(intensity.get());
            run.push(Point { second, level });
        }
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

/// A line with at most two points, the lowest and the highest, in each of `columns` equal parts of `from..=to`.
pub fn thinned(run: &[Point], from: i64, to: i64, columns: usize) -> Vec<Point> {
    let per_second = columns as f64 / (to - from).max(1) as f64;
    let column = |point: &Point| ((point.second - from) as f64 * per_second) as i64;
    let mut kept = Vec::with_capacity(run.len().min(2 * columns + 2));
    for part in run.chunk_by(|a, b| column(a) == column(b)) {
        let by_level = |a: &(usize, &Point), b: &(usize, &Point)| a.1.level.total_cmp(&b.1.level);
        let lowest = part.iter().enumerate().min_by(by_level);
        let highest = part.iter().enumerate().max_by(by_level);
        let (Some(lowest), Some(highest)) = (lowest, highest) else {
            continue;
        };
        let is_falling = highest.0 < lowest.0;
        let (first, last) = if is_falling {
            (highest, lowest)
        } else {
            (lowest, highest)
        };
        kept.push(*first.1);
        if last.0 != first.0 {
            kept.push(*last.1);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ids, Intensity, Score, Stamp};

    /// One rating a day from the first of January 2026; `None` is "could not say".
    fn daily(levels: &[Option<u8>]) -> Vec<Rating> {
        let mut ids = Ids::seeded(1);
        let start: Stamp = "2026-01-01T12:00:00Z".parse().unwrap();
        levels
            .iter()
            .enumerate()
            .map(|(day, level)| {
                let score = level.map_or(Score::Unknown, |level| {
                    Score::Felt(Intensity::new(level).unwrap())
                });
                let at = start.plus(jiff::SignedDuration::from_hours(24 * day as i64));
                Rating::now(ids.rating(), score, at)
            })
            .collect()
    }

    fn levels(runs: &[Vec<Point>]) -> Vec<Vec<f32>> {
        let level = |run: &Vec<Point>| run.iter().map(|point| point.level).collect();
        runs.iter().map(level).collect()
    }

    #[test]
    fn what_could_not_be_said_breaks_the_line_and_zero_does_not() {
        let ratings = daily(&[Some(7), Some(0), None, Some(4)]);
        let runs = runs(&ratings, Asked::Now);
        assert_eq!(levels(&runs), [vec![7.0, 0.0], vec![4.0]]);
    }

    #[test]
    fn more_than_two_weeks_without_a_rating_are_a_gap() {
        let all = daily(&[Some(5); 40]);
        let after = |days: usize| runs(&[&all[..2], &all[1 + days..]].concat(), Asked::Now).len();
        assert_eq!(after(14), 1, "two weeks to the second");
        assert_eq!(after(15), 2);
        assert_eq!(
            runs(&all[..1], Asked::Now).len(),
            1,
            "one rating is a point"
        );
        assert!(runs(&[], Asked::Now).is_empty());
    }

    #[test]
    fn questions_are_not_mixed() {
        let mut ratings = daily(&[Some(2), Some(7), Some(3)]);
        ratings[1].asked = Asked::OnPressing;
        assert_eq!(levels(&runs(&ratings, Asked::Now)), [vec![2.0, 3.0]]);
        assert_eq!(levels(&runs(&ratings, Asked::OnPressing)), [vec![7.0]]);
    }

    #[test]
    fn thinning_keeps_the_extremes_and_bounds_the_count() {
        let levels: Vec<Option<u8>> = (0..3650).map(|day| Some((day * 7 % 11) as u8)).collect();
        let ratings = daily(&levels);
        let runs = runs(&ratings, Asked::Now);
        let run = &runs[0];
        let (from, to) = (run[0].second, run[run.len() - 1].second);
        let thin = thinned(run, from, to, 300);
        assert!(thin.len() <= 2 * 301, "{}", thin.len());
        assert!(thin.iter().any(|point| point.level > 9.99));
        assert!(thin.windows(2).all(|pair| pair[0].second <= pair[1].second));
        let few = thinned(run, from, to, 1);
        assert_eq!(few.len(), 3, "both extremes, and the end alone: {few:?}");
        assert_eq!(thinned(&run[..3], from, to, 100_000), run[..3]);
    }
}
