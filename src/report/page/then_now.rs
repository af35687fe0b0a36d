//! How a knot was rated at the beginning of a period and at its end.

use super::Period;
use crate::model::{Asked, Entry, Intensity, Rating, When};

/// Days at each end of a period whose ratings are taken together.
///
/// A single rating is too noisy to stand for a week (Schneider and Stone 2012, PMC3014612).
const WINDOW_DAYS: i64 = 7;

/// One end of a period: the middle of its ratings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The median rating; of two in the middle the higher one.
    pub value: Intensity,
    /// Of how many ratings.
    pub count: usize,
    /// When the first of those ratings was felt.
    pub first: When,
    /// When the last one was.
    pub last: When,
}

/// A knot at both ends of a period, always by answers to the same question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThenNow {
    /// What was asked.
    pub asked: Asked,
    /// At the beginning; none if all ratings are from the same few days.
    pub then: Option<Level>,
    /// At the end.
    pub now: Level,
}

impl ThenNow {
    /// From the ratings with a number that were surely felt in the period; none if there are none.
    ///
    /// Of several questions the one answered most often counts, and among equals the usual one.
    pub fn of(entry: &Entry, period: Period) -> Option<Self> {
        let felt: Vec<(&Rating, Intensity)> = entry
            .ratings()
            .iter()
            .filter(|rating| period.includes(rating.felt_at))
            .filter_map(|rating| Some((rating, rating.score.intensity()?)))
            .collect();
        let asked = most_asked(&felt)?;
        let same: Vec<(When, Intensity)> = felt
            .iter()
            .filter(|(rating, _)| rating.asked == asked)
            .map(|(rating, value)| (rating.felt_at, *value))
            .collect();
        let day = |one: &(When, Intensity)| one.0.first_day_number();
        let early = day(same.first()?) + WINDOW_DAYS - 1;
        let late = day(same.last()?) - (WINDOW_DAYS - 1);
        let now: Vec<(When, Intensity)> = same
            .iter()
            .copied()
            .filter(|one| day(one) >= late)
            .collect();
        let then = if early < late {
            level(
                &same
                    .iter()
                    .copied()
                    .filter(|one| day(one) <= early)
                    .collect::<Vec<_>>(),
            )
        } else {
            // Too close together for two windows: what came first, against the rest.
            let (first, rest) = same.split_first()?;
            return Some(Self {
                asked,
                then: (!rest.is_empty()).then_some(level(&[*first])).flatten(),
                now: level(if rest.is_empty() { &same } else { rest })?,
            });
        };
        Some(Self {
            asked,
            then,
            now: level(&now)?,
        })
    }
}

fn most_asked(felt: &[(&Rating, Intensity)]) -> Option<Asked> {
    let mut counts = Asked::ALL.map(|asked| (asked, 0));
    for (rating, _) in felt {
        for (asked, count) in &mut counts {
            *count += usize::from(*asked == rating.asked);
        }
    }
    // The last of equals wins, so the usual question comes last.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (most.1 > 0).then_some(most.0)
}

fn level(ratings: &[(When, Intensity)]) -> Option<Level> {
    let mut values: Vec<Intensity> = ratings.iter().map(|(_, value)| *value).collect();
    values.sort_unstable();
    Some(Level {
        value: *values.get(values.len() / 2)?,
        count: values.len(),
        first: ratings.first()?.0,
        last: ratings.last()?.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Knot, Place, Score, View};

    fn entry(ratings: &[(&str, Option<u8>, Asked)]) -> Entry {
        let at = "2026-01-01T00:00:00Z".parse().unwrap();
        let mut ids = Ids::seeded(1);
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        let knot = Knot::new(ids.knot(), place, at);
        let rating = |(when, value, asked): &(&str, Option<u8>, Asked)| Rating {
            felt_at: when.parse().unwrap(),
            asked: *asked,
            ..Rating::now(
                ids.rating(),
                value.map_or(Score::Unknown, |v| Score::Felt(Intensity::new(v).unwrap())),
                at,
            )
        };
        Entry::new(knot, ratings.iter().map(rating).collect(), Vec::new())
    }

    fn pair(ratings: &[(&str, Option<u8>, Asked)]) -> Option<(Asked, Option<u8>, u8)> {
        let day = |text: &str| text.parse().unwrap();
        let period = Period::new(day("2026-03-01"), day("2026-05-31"));
        let pair = ThenNow::of(&entry(ratings), period)?;
        Some((
            pair.asked,
            pair.then.map(|then| then.value.get()),
            pair.now.value.get(),
        ))
    }

    #[test]
    fn the_first_and_the_last_week_of_ratings_are_compared() {
        let now = |day, value| (day, Some(value), Asked::Now);
        let ratings = [
            now("2026-02-28", 1),
            now("2026-03-01", 7),
            now("2026-03-04", 8),
            now("2026-03-07", 7),
            now("2026-03-08", 2),
            now("2026-05-20", 4),
            now("2026-05-21", 3),
        ];
        assert_eq!(pair(&ratings), Some((Asked::Now, Some(7), 4)));
    }

    #[test]
    fn a_few_days_are_the_first_against_the_rest_and_one_rating_stands_alone() {
        let now = |day, value| (day, Some(value), Asked::Now);
        let few = [
            now("2026-03-01", 7),
            now("2026-03-02", 5),
            now("2026-03-03", 4),
        ];
        assert_eq!(pair(&few), Some((Asked::Now, Some(7), 5)));
        assert_eq!(pair(&few[..1]), Some((Asked::Now, None, 7)));
        assert_eq!(pair(&[]), None);
    }

    #[test]
    fn unknown_is_no_number_zero_is_and_questions_are_not_mixed() {
        assert_eq!(pair(&[("2026-03-01", None, Asked::Now)]), None);
        let zero = [
            ("2026-03-01", Some(0), Asked::Now),
            ("2026-03-09", None, Asked::Now),
        ];
        assert_eq!(pair(&zero), Some((Asked::Now, None, 0)));
        let mixed = [
            ("2026-03-01", Some(9), Asked::OnPressing),
            ("2026-03-02", Some(8), Asked::OnPressing),
            ("2026-03-03", Some(1), Asked::Now),
        ];
        assert_eq!(pair(&mixed), Some((Asked::OnPressing, Some(9), 8)));
    }
}
