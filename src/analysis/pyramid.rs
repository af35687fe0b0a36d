//! Ratings gathered by days, pairs of days, and so on up: what a line of ten years looks like from afar, without
//! reading ten years.

use super::DAY_SECS;
use crate::model::{Asked, Intensity, Rating};

/// What was rated in one stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Counts stretches of this length since 1970 UTC.
    pub index: i32,
    /// The lowest number; meaningless without numbers.
    pub low: u8,
    /// The highest number.
    pub high: u8,
    /// All numbers added up.
    pub sum: u32,
    /// How many numbers there are; 0 where the person could only say that they could not say.
    pub count: u32,
}

impl Bin {
    /// The mean of the numbers, if there are any.
    pub fn mean(&self) -> Option<f32> {
        (self.count > 0).then(|| self.sum as f32 / self.count as f32)
    }

    fn merged(self, other: Self) -> Self {
        let (low, high) = match (self.count, other.count) {
            (_, 0) => (self.low, self.high),
            (0, _) => (other.low, other.high),
            _ => (self.low.min(other.low), self.high.max(other.high)),
        };
        Self {
            index: self.index,
            low,
            high,
            sum: self.sum + other.sum,
            count: self.count + other.count,
        }
    }
}

/// The answers to one question, gathered in stretches of 1, 2, 4… days. Stretches without a rating are left out.
#[derive(Clone, Debug, Default)]
pub struct Pyramid {
    levels: Vec<Vec<Bin>>,
}

impl Pyramid {
    /// Gathers the answers to one question, in order of time.
    pub fn new(ratings: &[Rating], asked: Asked) -> Self {
        let answers = ratings.iter().filter(|rating| rating.asked == asked);
        let bins = answers.map(|rating| {
            let day = rating.felt_at.order_second().div_euclid(DAY_SECS);
            let number = rating.score.intensity().map(Intensity::get);
            Bin {
                index: day as i32,
                low: number.unwrap_or_default(),
                high: number.unwrap_or_default(),
                sum: number.map_or(0, u32::from),
                count: u32::from(number.is_some()),
            }
        });
        let mut levels = vec![gathered(bins)];
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let coarser = last.iter().map(|bin| Bin {
                index: bin.index >> 1,
                ..*bin
            });
            levels.push(gathered(coarser));
        }
        Self { levels }
    }

    /// The finest level whose stretches are at least this long; the coarsest if none is.
    pub fn level(&self, secs: f64) -> usize {
        let finest = (secs / DAY_SECS as f64).max(1.0).log2().ceil() as usize;
        finest.min(self.levels.len().saturating_sub(1))
    }

    /// How long the stretches of a level are, in seconds.
    pub fn secs(level: usize) -> i64 {
        DAY_SECS << level.min(40)
    }

    /// The stretches of a level that reach into a time, oldest first.
    pub fn bins(&self, level: usize, from: i64, to: i64) -> &[Bin] {
        let Some(bins) = self.levels.get(level) else {
            return &[];
        };
        let secs = Self::secs(level);
        let start = bins.partition_point(|bin| (i64::from(bin.index) + 1) * secs <= from);
        let end = bins.partition_point(|bin| i64::from(bin.index) * secs <= to);
        bins.get(start..end).unwrap_or_default()
    }
}

/// Neighbours with the same index become one.
fn gathered(bins: impl Iterator<Item = Bin>) -> Vec<Bin> {
    let mut gathered: Vec<Bin> = Vec::new();
    for bin in bins {
        match gathered.last_mut() {
            Some(last) if last.index == bin.index => *last = last.merged(bin),
            _ => gathered.push(bin),
        }
    }
    gathered.shrink_to_fit();
    gathered
}

#[cfg(test)]
impl Pyramid {
    /// Of ratings on these days of January 1970; `None` is "could not say".
    pub(crate) fn of_days(days: &[(i64, Option<u8>)]) -> Self {
        use crate::model::{Ids, Score, Stamp};
        let mut ids = Ids::seeded(1);
        let start: Stamp = "1970-01-01T06:00:00Z".parse().unwrap();
        let ratings: Vec<Rating> = days
            .iter()
            .map(|(day, number)| {
                let score = number.map_or(Score::Unknown, |number| {
                    Score::Felt(Intensity::new(number).unwrap())
                });
                let at = start.plus(jiff::SignedDuration::from_hours(24 * day));
                Rating::now(ids.rating(), score, at)
            })
            .collect();
        Self::new(&ratings, Asked::Now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(pyramid: &Pyramid, level: usize) -> Vec<(i32, u8, u8, u32)> {
        let bins = pyramid.bins(level, i64::MIN / 2, i64::MAX / 2);
        bins.iter()
            .map(|bin| (bin.index, bin.low, bin.high, bin.count))
            .collect()
    }

    #[test]
    fn each_level_holds_pairs_of_the_one_below_and_no_gap_is_filled() {
        let found = Pyramid::of_days(&[(0, Some(2)), (0, Some(8)), (1, Some(0)), (6, Some(5))]);
        assert_eq!(all(&found, 0), [(0, 2, 8, 2), (1, 0, 0, 1), (6, 5, 5, 1)]);
        assert_eq!(all(&found, 1), [(0, 0, 8, 3), (3, 5, 5, 1)]);
        assert_eq!(all(&found, 2), [(0, 0, 8, 3), (1, 5, 5, 1)]);
        assert_eq!(all(&found, 3), [(0, 0, 8, 4)]);
        let whole = found.bins(3, 0, DAY_SECS)[0];
        assert!((whole.mean().unwrap() - 15.0 / 4.0).abs() < 1e-6);
    }

    #[test]
    fn could_not_say_has_no_number_and_does_not_count_as_zero() {
        let found = Pyramid::of_days(&[(0, None), (1, Some(6)), (2, None), (3, None)]);
        assert_eq!(all(&found, 0)[0], (0, 0, 0, 0));
        assert_eq!(all(&found, 1), [(0, 6, 6, 1), (1, 0, 0, 0)]);
        assert_eq!(found.bins(0, 0, 1)[0].mean(), None);
        assert_eq!(all(&found, 2), [(0, 6, 6, 1)]);
    }

    #[test]
    fn a_level_is_as_coarse_as_asked_and_only_what_is_in_view_is_given() {
        let days: Vec<(i64, Option<u8>)> = (0..100).map(|day| (day, Some(5))).collect();
        let found = Pyramid::of_days(&days);
        assert_eq!(found.level(0.0), 0);
        assert_eq!(found.level(2.5 * DAY_SECS as f64), 2);
        assert_eq!(found.level(1e12), found.levels.len() - 1);
        let seen = found.bins(0, 10 * DAY_SECS, 20 * DAY_SECS);
        assert_eq!((seen[0].index, seen[seen.len() - 1].index), (10, 20));
        assert!(Pyramid::of_days(&[]).bins(0, 0, 1).is_empty());
    }
}
