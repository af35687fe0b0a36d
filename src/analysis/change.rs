//! How much a knot's rating changed between two moments, and what people call a change of that size.

use super::{Moment, state_at};
use crate::model::{Asked, Entry, Intensity, Rating, Score};

/// The rule by which changes are named, to be printed wherever they are.
///
/// Salaffi et al. 2004 (825 people with chronic musculoskeletal pain, `PubMed` 15207508). Either of the two
/// numbers is enough. As a rating is a whole number, one point always is the smallest change.
pub const CHANGE_RULE: &str = "1 point or 15 % is the smallest change people feel; 2 points or 33 % is much better or much worse (Salaffi 2004)";

/// Points from which a change is much better or much worse.
const MUCH_POINTS: i32 = 2;
/// Per cent of the earlier rating from which a change is much better or much worse.
const MUCH_PERCENT: i32 = 33;

/// What people call a change of this size, from best to worst.
///
/// The study measured getting better; for getting worse the same numbers are used the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// At least 2 points or 33 % lower.
    MuchBetter,
    /// Lower, by less than that.
    Better,
    /// The same number.
    Same,
    /// Higher, by less than 2 points and 33 %.
    Worse,
    /// At least 2 points or 33 % higher.
    MuchWorse,
}

impl Degree {
    /// All degrees, the best first.
    pub const ALL: [Self; 5] = [
        Self::MuchBetter,
        Self::Better,
        Self::Same,
        Self::Worse,
        Self::MuchWorse,
    ];

    /// The degree in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::MuchBetter => "much better",
            Self::Better => "better",
            Self::Same => "the same",
            Self::Worse => "worse",
            Self::MuchWorse => "much worse",
        }
    }
}

/// A change between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Points up (worse) or down (better), −10 to 10.
    pub points: i8,
    /// The same in per cent of the earlier number, rounded; none from 0, of which nothing is a part.
    pub percent: Option<i16>,
    /// What people call it.
    pub degree: Degree,
}

impl Difference {
    /// The change from one rating to another.
    pub fn between(before: Intensity, after: Intensity) -> Self {
        let (before, after) = (i32::from(before.get()), i32::from(after.get()));
        let points = after - before;
        let size = points.abs();
        let is_much =
            size >= MUCH_POINTS || (before > 0 && 100 * size >= MUCH_PERCENT * before && size > 0);
        let degree = match (points.signum(), is_much) {
            (-1, true) => Degree::MuchBetter,
            (-1, false) => Degree::Better,
            (1, false) => Degree::Worse,
            (1, true) => Degree::MuchWorse,
            _ => Degree::Same,
        };
        // Half a per cent rounds away from zero.
        let percent = (before > 0).then(|| points.signum() * (200 * size + before) / (2 * before));
        Self {
            points: points as i8,
            percent: percent.map(|percent| percent as i16),
            degree,
        }
    }
}

/// Why two moments cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoDifference {
    /// The knot was not on the chart yet at the earlier moment.
    NotYetOnChart,
    /// It was never rated by the later moment.
    NotRated,
    /// It was not rated by the earlier moment.
    NotRatedBefore,
    /// It was not rated again between the two: the same rating is the latest at both.
    NotRatedSince,
    /// One of the answers is "could not say".
    CouldNotSay,
    /// The answers are to different questions, as on pressing and now.
    AskedOtherwise,
}

impl NoDifference {
    /// The reason in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotYetOnChart => "not on the chart then",
            Self::NotRated => "not rated",
            Self::NotRatedBefore => "not rated then",
            Self::NotRatedSince => "not rated since",
            Self::CouldNotSay => "could not say",
            Self::AskedOtherwise => "asked differently",
        }
    }
}

/// What two moments say of one knot, and how they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The rating that counts at the earlier moment.
    pub before: Option<&'a Rating>,
    /// The rating that counts at the later moment.
    pub after: Option<&'a Rating>,
    /// How much they differ, or why that cannot be said.
    pub difference: Result<Difference, NoDifference>,
}

/// How a knot's rating changed from one moment to a later one.
///
/// Like is compared with like: of the questions answered with a number by both moments, and anew between them, the
/// one answered last counts. Where there is none the latest ratings stand as they are, with the reason.
pub fn change(entry: &Entry, from: Moment, to: Moment) -> Change<'_> {
    let (then, now) = (state_at(entry, from), state_at(entry, to));
    if let Some((before, after, difference)) = comparable(entry, from, to) {
        return Change {
            before: Some(before),
            after: Some(after),
            difference: Ok(difference),
        };
    }
    let reason = match (then.rating, now.rating) {
        _ if !then.on_chart => NoDifference::NotYetOnChart,
        (_, None) => NoDifference::NotRated,
        (None, Some(_)) => NoDifference::NotRatedBefore,
        (Some(before), Some(after)) if before.id == after.id => NoDifference::NotRatedSince,
        (Some(before), Some(after))
            if before.score == Score::Unknown || after.score == Score::Unknown =>
        {
            NoDifference::CouldNotSay
        }
        _ => NoDifference::AskedOtherwise,
    };
    Change {
        before: then.rating,
        after: now.rating,
        difference: Err(reason),
    }
}

/// The two ratings that answer one question at both moments, and their difference.
fn comparable(entry: &Entry, from: Moment, to: Moment) -> Option<(&Rating, &Rating, Difference)> {
    let pairs = Asked::ALL.into_iter().filter_map(|asked| {
        let before = latest(entry, asked, from)?;
        let after = latest(entry, asked, to)?;
        let (low, high) = (before.score.intensity()?, after.score.intensity()?);
        (before.id != after.id).then(|| (before, after, Difference::between(low, high)))
    });
    pairs.max_by_key(|(_, after, _)| after.order())
}

fn latest(entry: &Entry, asked: Asked, moment: Moment) -> Option<&Rating> {
    let last = moment.last_order_second();
    let count = entry
        .ratings()
        .partition_point(|rating| rating.felt_at.order_second() <= last);
    let by_then = entry.ratings().iter().take(count).rev();
    by_then
        .filter(|rating| rating.asked == asked)
        .find(|rating| moment.includes(rating.felt_at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Knot, Place, Stamp, View};

    fn between(before: u8, after: u8) -> (i8, Option<i16>, Degree) {
        let number = |value| Intensity::new(value).unwrap();
        let found = Difference::between(number(before), number(after));
        (found.points, found.percent, found.degree)
    }

    #[test]
    fn worked_by_hand() {
        // The example of the page: 7 to 4 is 3 points and 42.86 %.
        assert_eq!(between(7, 4), (-3, Some(-43), Degree::MuchBetter));
        assert_eq!(between(10, 9), (-1, Some(-10), Degree::Better));
        assert_eq!(between(4, 3), (-1, Some(-25), Degree::Better));
        assert_eq!(between(10, 8), (-2, Some(-20), Degree::MuchBetter));
        assert_eq!(between(8, 9), (1, Some(13), Degree::Worse));
        assert_eq!(between(5, 7), (2, Some(40), Degree::MuchWorse));
        assert_eq!(between(6, 6), (0, Some(0), Degree::Same));
    }

    #[test]
    fn at_the_threshold_it_counts() {
        // One point of three is 33.3 %, of four only 25 %.
        assert_eq!(between(3, 2), (-1, Some(-33), Degree::MuchBetter));
        assert_eq!(between(3, 4), (1, Some(33), Degree::MuchWorse));
        assert_eq!(between(4, 5), (1, Some(25), Degree::Worse));
        assert_eq!(between(9, 7), (-2, Some(-22), Degree::MuchBetter));
    }

    #[test]
    fn from_zero_there_are_points_and_no_per_cent() {
        assert_eq!(between(0, 0), (0, None, Degree::Same));
        assert_eq!(between(0, 1), (1, None, Degree::Worse));
        assert_eq!(between(0, 2), (2, None, Degree::MuchWorse));
        assert_eq!(between(5, 0), (-5, Some(-100), Degree::MuchBetter));
        assert_eq!(between(1, 0), (-1, Some(-100), Degree::MuchBetter));
    }

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    /// A knot put on the chart on the first of January 2026.
    fn entry(ratings: &[(&str, Asked, Option<u8>)]) -> Entry {
        let mut ids = Ids::seeded(1);
        let recorded = stamp("2026-01-01T08:00:00Z");
        let rating = |(day, asked, score): &(&str, Asked, Option<u8>)| Rating {
            felt_at: day.parse().unwrap(),
            asked: *asked,
            ..Rating::now(
                ids.rating(),
                score.map_or(Score::Unknown, |value| {
                    Score::Felt(Intensity::new(value).unwrap())
                }),
                recorded,
            )
        };
        let ratings = ratings.iter().map(rating).collect();
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        Entry::new(
            Knot::new(Ids::seeded(2).knot(), place, recorded),
            ratings,
            Vec::new(),
        )
    }

    fn changed(entry: &Entry) -> Result<i8, NoDifference> {
        let from = Moment::At(stamp("2026-02-01T00:00:00Z"));
        let to = Moment::At(stamp("2026-03-01T00:00:00Z"));
        change(entry, from, to).difference.map(|found| found.points)
    }

    #[test]
    fn what_is_missing_is_said_and_never_taken_for_a_number() {
        use Asked::{Now, OnPressing};
        assert_eq!(changed(&entry(&[])), Err(NoDifference::NotRated));
        let first = entry(&[("2026-02-10", Now, Some(5))]);
        assert_eq!(changed(&first), Err(NoDifference::NotRatedBefore));
        let old = entry(&[("2026-01-10", Now, Some(5))]);
        assert_eq!(changed(&old), Err(NoDifference::NotRatedSince));
        let unknown = entry(&[("2026-01-10", Now, Some(5)), ("2026-02-10", Now, None)]);
        assert_eq!(changed(&unknown), Err(NoDifference::CouldNotSay));
        let otherwise = entry(&[
            ("2026-01-10", Now, Some(5)),
            ("2026-02-10", OnPressing, Some(8)),
        ]);
        assert_eq!(changed(&otherwise), Err(NoDifference::AskedOtherwise));
        let from = Moment::At(stamp("2025-12-01T00:00:00Z"));
        let to = Moment::Present(stamp("2026-03-01T00:00:00Z"));
        let found = change(&first, from, to).difference;
        assert_eq!(found, Err(NoDifference::NotYetOnChart));
    }

    #[test]
    fn like_is_compared_with_like() {
        use Asked::{Now, OnPressing};
        let mixed = entry(&[
            ("2026-01-10", Now, Some(6)),
            ("2026-01-11", OnPressing, Some(9)),
            ("2026-02-10", Now, Some(5)),
            ("2026-02-11", OnPressing, Some(6)),
        ]);
        assert_eq!(changed(&mixed), Ok(-3), "the question answered last");
        let once = entry(&[
            ("2026-01-10", Now, Some(6)),
            ("2026-02-10", Now, Some(5)),
            ("2026-02-11", OnPressing, Some(9)),
        ]);
        assert_eq!(changed(&once), Ok(-1), "the one that was also asked before");
        let same = entry(&[("2026-01-10", Now, Some(6)), ("2026-02-10", Now, Some(6))]);
        assert_eq!(changed(&same), Ok(0), "rated again, and the same");
    }

    #[test]
    fn moments_count_as_instants_days_as_days_and_months_from_their_first_day() {
        use Asked::Now;
        let points = |ratings: &[(&str, Asked, Option<u8>)], from: &str, to: &str| {
            let (from, to) = (Moment::At(stamp(from)), Moment::At(stamp(to)));
            let found = change(&entry(ratings), from, to).difference;
            found.map(|found| found.points)
        };
        // 22:00 in Berlin is 21:00 UTC and 06:00 of the next day in Tokyo.
        let exact = [
            ("2026-01-10T22:00:00+01:00", Now, Some(7)),
            ("2026-02-10T22:00:00+01:00", Now, Some(4)),
        ];
        let early = "2026-01-11T06:00:00+09:00";
        assert_eq!(points(&exact, early, "2026-02-10T21:00:00Z"), Ok(-3));
        let since = Err(NoDifference::NotRatedSince);
        assert_eq!(points(&exact, early, "2026-02-10T20:59:59Z"), since);
        let before = Err(NoDifference::NotRatedBefore);
        let early = "2026-01-11T05:59:59+09:00";
        assert_eq!(points(&exact, early, "2026-02-10T21:00:00Z"), before);
        // The day of 25 hours, told to the day, begins where the person is.
        let day = [("2026-10-24", Now, Some(7)), ("2026-10-25", Now, Some(6))];
        let midnight = ["2026-10-24T00:00:00+02:00", "2026-10-25T00:00:00+02:00"];
        assert_eq!(points(&day, midnight[0], midnight[1]), Ok(-1));
        assert_eq!(
            points(&day, midnight[0], "2026-10-24T23:59:59+02:00"),
            since
        );
        let month = [("2026-02", Now, Some(7)), ("2026-03", Now, Some(2))];
        let (first, last) = ("2026-02-01T00:00:00Z", "2026-02-28T23:59:59Z");
        assert_eq!(points(&month, first, last), since);
        assert_eq!(points(&month, first, "2026-03-01T00:00:00Z"), Ok(-5));
    }

    #[test]
    fn of_two_ratings_of_one_second_the_one_entered_later_counts() {
        let at = "2026-02-10T22:00:00+01:00";
        let mut ids = Ids::seeded(1);
        let mut rated = |felt_at: &str, recorded: &str, level| Rating {
            felt_at: felt_at.parse().unwrap(),
            ..Rating::now(
                ids.rating(),
                Score::Felt(Intensity::new(level).unwrap()),
                stamp(recorded),
            )
        };
        let ratings = vec![
            rated(at, "2026-02-11T09:00:00+01:00", 3),
            rated(at, at, 5),
            rated("2026-01-10", at, 7),
        ];
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        let knot = Knot::new(Ids::seeded(2).knot(), place, stamp("2026-01-01T08:00:00Z"));
        assert_eq!(changed(&Entry::new(knot, ratings, Vec::new())), Ok(-4));
    }
}
