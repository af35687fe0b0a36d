//! Flares, and which knots flare together: counts, and no claim about why.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::spread::FEW;
use crate::model::{Asked, Entry, KnotId, MilestoneKind, When};

/// Points above the usual from which a day is a flare: what people call much worse (Salaffi et al. 2004).
const MUCH_POINTS: f64 = 2.0;
/// The usual is the median of this many days before.
const USUAL_DAYS: i32 = 28;
/// Days this close together are one flare, and flares of two knots this close happened together.
const TOGETHER_DAYS: i32 = 1;

/// A stretch of days on which a knot flared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flare {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// How often two knots flared, and how often together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Together {
    /// One knot.
    pub one: KnotId,
    /// The other.
    pub other: KnotId,
    /// Flares of the one.
    pub of_one: usize,
    /// Flares of the other.
    pub of_other: usize,
    /// Flares of the one during which, or on a day beside which, the other flared too.
    pub together: usize,
}

impl Together {
    /// Whether either flared too seldom to say anything: fewer than three times.
    pub fn is_too_few(&self) -> bool {
        self.of_one.min(self.of_other) < FEW
    }
}

/// The flares of a knot, oldest first.
///
/// A day is part of a flare if the person said so, or if a rating of how the knot is now was at least two points
/// above the median of the four weeks before, of which three ratings must be known.
pub fn flares(entry: &Entry) -> Vec<Flare> {
    let mut days: BTreeSet<Date> = entry
        .milestones()
        .iter()
        .filter(|milestone| milestone.kind == MilestoneKind::Flared)
        .filter_map(|milestone| day_of(milestone.at))
        .collect();
    let rated: Vec<(Date, u8)> = entry
        .ratings()
        .iter()
        .filter(|rating| rating.asked == Asked::Now)
        .filter_map(|rating| Some((day_of(rating.felt_at)?, rating.score.intensity()?.get())))
        .collect();
    let mut first = 0;
    for (index, (day, level)) in rated.iter().enumerate() {
        while rated
            .get(first)
            .is_some_and(|(then, _)| days_between(*then, *day) > USUAL_DAYS)
        {
            first += 1;
        }
        let before = rated.get(first..index).unwrap_or_default();
        let mut before: Vec<u8> = before
            .iter()
            .filter(|(then, _)| then < day)
            .map(|(_, level)| *level)
            .collect();
        if median(&mut before).is_some_and(|usual| f64::from(*level) >= usual + MUCH_POINTS) {
            days.insert(*day);
        }
    }
    joined(&days)
}

/// How often two knots flared, and how often together; flares are in order of time.
pub fn together(
    (one, of_one): (KnotId, &[Flare]),
    (other, of_other): (KnotId, &[Flare]),
) -> Together {
    let mut rest = of_other;
    let mut together = 0;
    for flare in of_one {
        // Those long over meet none that comes later.
        while let [first, later @ ..] = rest
            && days_between(first.last, flare.first) > TOGETHER_DAYS
        {
            rest = later;
        }
        together += usize::from(rest.first().is_some_and(|other| meet(*flare, *other)));
    }
    Together {
        one,
        other,
        of_one: of_one.len(),
        of_other: of_other.len(),
        together,
    }
}

fn day_of(when: When) -> Option<Date> {
    match when {
        When::Exact(_) | When::Day(_) => Some(when.first_day()),
        When::Month(..) | When::Year(_) => None,
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// The middle of at least three numbers.
fn median(numbers: &mut [u8]) -> Option<f64> {
    if numbers.len() < FEW {
        return None;
    }
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    let high = f64::from(*numbers.get(middle)?);
    if numbers.len() % 2 == 1 {
        return Some(high);
    }
    let low = f64::from(*numbers.get(middle - 1)?);
    Some(f64::midpoint(low, high))
}

/// Days close together as one flare.
fn joined(days: &BTreeSet<Date>) -> Vec<Flare> {
    let mut flares: Vec<Flare> = Vec::new();
    for day in days {
        match flares.last_mut() {
            // One day between them may not have been rated.
            Some(flare) if days_between(flare.last, *day) <= TOGETHER_DAYS + 1 => {
                flare.last = *day;
            }
            _ => flares.push(Flare {
                first: *day,
                last: *day,
            }),
        }
    }
    flares
}

fn meet(one: Flare, other: Flare) -> bool {
    days_between(one.last, other.first) <= TOGETHER_DAYS
        && days_between(other.last, one.first) <= TOGETHER_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Story;

    fn days(story: &Story, knot: KnotId) -> Vec<(String, String)> {
        let flares = flares(story.chart.entry(knot).unwrap());
        let text = |flare: Flare| (flare.first.to_string(), flare.last.to_string());
        flares.into_iter().map(text).collect()
    }

    fn pair(first: &str, last: &str) -> (String, String) {
        (first.to_owned(), last.to_owned())
    }

    #[test]
    fn a_flare_is_two_points_above_the_usual_worked_by_hand() {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00Z");
        for (day, level) in [
            (1, 5),
            (2, 4),
            (3, 5),
            (4, 6),
            (5, 7),
            (6, 9),
            (8, 8),
            (20, 7),
        ] {
            let at = format!("2026-02-{day:02}T20:00:00Z");
            story.rate(knot, &at, Some(level));
        }
        // The median before the fifth is 5 (4, 5, 5, 6); before the sixth 5; before the eighth 5.5, before the
        // twentieth 6.
        assert_eq!(days(&story, knot), [pair("2026-02-05", "2026-02-08")]);
    }

    #[test]
    fn without_three_ratings_in_four_weeks_there_is_no_usual() {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00Z");
        story.rate(knot, "2026-02-01", Some(2));
        story.rate(knot, "2026-02-02", Some(2));
        story.rate(knot, "2026-02-03", Some(9));
        assert_eq!(days(&story, knot), []);
        story.event(knot, MilestoneKind::Flared, "2026-02-03");
        story.event(knot, MilestoneKind::Flared, "2026-05");
        assert_eq!(days(&story, knot), [pair("2026-02-03", "2026-02-03")]);
    }

    #[test]
    fn knots_that_flare_on_days_beside_each_other_flare_together() {
        let mut story = Story::new();
        let (one, other) = (
            story.knot("2026-01-01T10:00:00Z"),
            story.knot("2026-01-02T10:00:00Z"),
        );
        for day in ["2026-02-03", "2026-03-03", "2026-04-03"] {
            story.event(one, MilestoneKind::Flared, day);
        }
        for day in ["2026-02-04", "2026-03-05", "2026-04-02", "2026-06-01"] {
            story.event(other, MilestoneKind::Flared, day);
        }
        let of = |knot| flares(story.chart.entry(knot).unwrap());
        let found = together((one, &of(one)), (other, &of(other)));
        assert_eq!((found.of_one, found.of_other, found.together), (3, 4, 2));
        assert!(!found.is_too_few());
        let turned = together((other, &of(other)), (one, &of(one)));
        assert_eq!((turned.of_one, turned.together), (4, 2));
        assert!(together((one, &of(one)), (other, &[])).is_too_few());
    }

    #[test]
    fn days_are_the_persons_own_also_where_the_clock_changes_and_on_a_journey() {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00Z");
        for at in ["2026-10-20", "2026-10-21", "2026-10-22"] {
            story.rate(knot, at, Some(4));
        }
        for at in [
            // In UTC it is still the 23rd; twice in one day is one day.
            "2026-10-24T00:30:00+02:00",
            "2026-10-24T23:30:00+02:00",
            // The day of 25 hours.
            "2026-10-25T23:30:00+01:00",
            // In UTC it is the 27th by then.
            "2026-10-26T20:30:00-08:00",
        ] {
            story.rate(knot, at, Some(9));
        }
        assert_eq!(days(&story, knot), [pair("2026-10-24", "2026-10-26")]);
        // A rating known only to the month says nothing of a day.
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00Z");
        for (at, level) in [("2026-02-01", 2), ("2026-02-02", 2), ("2026-02-03", 2)] {
            story.rate(knot, at, Some(level));
        }
        story.rate(knot, "2026-02", Some(9));
        story.rate(knot, "2026-03", Some(9));
        assert_eq!(days(&story, knot), []);
    }

    #[test]
    fn a_rating_of_exactly_the_usual_and_two_more_is_a_flare_and_ties_count_as_they_are() {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00Z");
        for (day, level) in [(1, 3), (2, 5), (3, 4), (4, 5), (5, 6), (6, 6)] {
            story.rate(knot, &format!("2026-02-{day:02}"), Some(level));
        }
        // Before the fourth the usual is 4 (3, 4, 5), before the fifth 4.5 (3, 4, 5, 5), before the sixth 5.
        assert_eq!(days(&story, knot), []);
        story.rate(knot, "2026-02-07", Some(7));
        // Before the seventh 3, 4, 5, 5, 6, 6: the usual is 5, and 7 is two more.
        assert_eq!(days(&story, knot), [pair("2026-02-07", "2026-02-07")]);
    }
}
