//! Looking back: the past week in three questions, safety questions, and one goal.

use jiff::civil::{Date, date};
use knotmap::model::{CheckIn, Goal, GoalCheck, SafetyAnswer, When};

use super::{Fallible, clock, id, intensity};

/// Day, and the answers on pain, joy of life and everyday activity.
const WEEKS: [(Date, [u8; 3]); 8] = [
    (date(2025, 6, 22), [6, 5, 5]),
    (date(2025, 9, 21), [6, 5, 6]),
    (date(2025, 12, 14), [7, 6, 6]),
    (date(2026, 2, 8), [8, 8, 8]),
    (date(2026, 5, 10), [6, 5, 6]),
    (date(2026, 9, 4), [7, 6, 6]),
    (date(2026, 10, 4), [2, 1, 2]),
    (date(2026, 11, 8), [1, 0, 1]),
];

/// The evening before trying someone new.
const BEFORE_VISIT: Date = date(2026, 9, 4);
/// What was asked then, and answered with no.
const SAFETY: [&str; 6] = [
    "fever_or_feeling_ill",
    "constant_night_pain",
    "saddle_numbness",
    "both_legs",
    "growing_weakness",
    "major_injury",
];

/// Looking back, oldest first.
pub fn check_ins() -> Fallible<Vec<CheckIn>> {
    let week = |(number, (day, [pain, joy, activity])): (usize, &(Date, [u8; 3]))| {
        let at = clock(*day, 21, 15)?;
        let no = |question: &&str| SafetyAnswer {
            question: (*question).to_owned(),
            yes: false,
        };
        let asked = SAFETY.iter().filter(|_| *day == BEFORE_VISIT);
        Ok(CheckIn {
            pain: Some(intensity(*pain)?),
            enjoyment: Some(intensity(*joy)?),
            activity: Some(intensity(*activity)?),
            safety: asked.map(no).collect(),
            ..CheckIn::new(id('c', number)?, at.into(), at)
        })
    };
    (1..).zip(&WEEKS).map(week).collect()
}

/// Days on which the goal was tried, and whether it was met.
const TRIED: [(Date, bool); 8] = [
    (date(2026, 3, 11), false),
    (date(2026, 4, 22), false),
    (date(2026, 6, 3), false),
    (date(2026, 8, 26), false),
    (date(2026, 9, 19), true),
    (date(2026, 10, 3), true),
    (date(2026, 10, 24), true),
    (date(2026, 11, 11), true),
];

/// The one goal there is.
pub fn goals() -> Fallible<Vec<Goal>> {
    let check = |&(day, met): &(Date, bool)| GoalCheck {
        at: When::Day(day),
        met,
    };
    let name = "10 pull-ups without a headache next day".to_owned();
    Ok(vec![Goal {
        checks: TRIED.iter().map(check).collect(),
        ..Goal::new(id('g', 1)?, name, clock(date(2026, 3, 8), 20, 40)?)
    }])
}
