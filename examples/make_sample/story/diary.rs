//! The ratings: weeks with one or two a day, weeks with none, and some that deserved a sentence.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};
use knotmap::model::{Asked, KnotId, Outcome, Rating, RatingId, Score, Stamp, Treatment, When};

use super::{Dice, Fallible, JEFFREY, LEFT_TRAP, LOW_BACK, RIGHT_TRAP, clock, id, intensity};

/// Knot, first and last day, days between entries, chance of each half of the day in percent.
type Spell = (KnotId, Date, Date, i64, (i8, i8));

const SPELLS: [Spell; 25] = [
    (JEFFREY, date(2025, 6, 2), date(2025, 6, 29), 1, (80, 95)),
    (JEFFREY, date(2025, 7, 5), date(2025, 7, 19), 1, (0, 80)),
    (JEFFREY, date(2025, 8, 18), date(2025, 9, 21), 1, (20, 85)),
    (JEFFREY, date(2025, 10, 6), date(2025, 10, 26), 1, (10, 90)),
    (JEFFREY, date(2025, 11, 17), date(2025, 12, 21), 1, (0, 75)),
    (JEFFREY, date(2026, 1, 12), date(2026, 2, 22), 1, (30, 80)),
    (JEFFREY, date(2026, 3, 9), date(2026, 3, 29), 1, (0, 80)),
    (JEFFREY, date(2026, 4, 14), date(2026, 5, 10), 1, (10, 80)),
    (JEFFREY, date(2026, 6, 1), date(2026, 6, 21), 1, (0, 85)),
    (JEFFREY, date(2026, 7, 20), date(2026, 7, 28), 1, (0, 70)),
    (JEFFREY, date(2026, 8, 13), date(2026, 9, 30), 1, (85, 95)),
    (JEFFREY, date(2026, 10, 2), date(2026, 11, 14), 2, (0, 85)),
    (LEFT_TRAP, date(2025, 6, 2), date(2025, 6, 29), 1, (0, 70)),
    (LEFT_TRAP, date(2025, 8, 18), date(2025, 9, 14), 2, (0, 80)),
    (LEFT_TRAP, date(2025, 10, 6), date(2025, 10, 26), 2, (0, 80)),
    (LEFT_TRAP, date(2026, 1, 12), date(2026, 2, 15), 1, (0, 60)),
    (LEFT_TRAP, date(2026, 4, 14), date(2026, 5, 10), 3, (0, 90)),
    (LEFT_TRAP, date(2026, 8, 24), date(2026, 9, 27), 1, (0, 95)),
    (LEFT_TRAP, date(2026, 10, 4), date(2026, 11, 14), 1, (0, 80)),
    (RIGHT_TRAP, date(2025, 6, 9), date(2025, 6, 29), 3, (0, 80)),
    (
        RIGHT_TRAP,
        date(2025, 11, 17),
        date(2025, 12, 14),
        4,
        (0, 80),
    ),
    (RIGHT_TRAP, date(2026, 3, 9), date(2026, 3, 29), 3, (0, 80)),
    (
        RIGHT_TRAP,
        date(2026, 8, 24),
        date(2026, 10, 25),
        4,
        (0, 85),
    ),
    (LOW_BACK, date(2025, 8, 21), date(2025, 8, 30), 4, (0, 100)),
    (LOW_BACK, date(2026, 5, 18), date(2026, 5, 26), 4, (0, 100)),
];

/// From this day on a knot usually felt like this, in tenths of a point.
const LEVELS: [(KnotId, Date, i32); 24] = [
    (JEFFREY, date(2025, 1, 1), 72),
    (JEFFREY, date(2025, 8, 15), 68),
    (JEFFREY, date(2025, 11, 1), 74),
    (JEFFREY, date(2026, 2, 2), 88),
    (JEFFREY, date(2026, 2, 9), 76),
    (JEFFREY, date(2026, 3, 1), 70),
    (JEFFREY, date(2026, 8, 10), 74),
    (JEFFREY, date(2026, 9, 5), 14),
    (JEFFREY, date(2026, 9, 8), 10),
    (JEFFREY, date(2026, 9, 20), 6),
    (LEFT_TRAP, date(2025, 1, 1), 55),
    (LEFT_TRAP, date(2025, 10, 9), 8),
    (LEFT_TRAP, date(2026, 1, 1), 50),
    (LEFT_TRAP, date(2026, 2, 2), 65),
    (LEFT_TRAP, date(2026, 2, 12), 50),
    (LEFT_TRAP, date(2026, 9, 6), 38),
    (LEFT_TRAP, date(2026, 9, 14), 30),
    (LEFT_TRAP, date(2026, 10, 12), 22),
    (LEFT_TRAP, date(2026, 11, 8), 14),
    (RIGHT_TRAP, date(2025, 1, 1), 38),
    (RIGHT_TRAP, date(2026, 9, 6), 44),
    (RIGHT_TRAP, date(2026, 10, 1), 38),
    (LOW_BACK, date(2025, 1, 1), 52),
    (LOW_BACK, date(2026, 1, 1), 38),
];

/// Knot, day, time, what was asked, the answer (none: could not say), a note.
type Row = (KnotId, Date, (i8, i8), Asked, Option<u8>, &'static str);

#[rustfmt::skip]
const SAID: [Row; 17] = [
    (JEFFREY, date(2025, 6, 2), (20, 15), Asked::Now, Some(7), "First entry. Hello, Jeffrey."),
    (JEFFREY, date(2025, 6, 14), (9, 30), Asked::Now, Some(5), "Better after yesterday."),
    (JEFFREY, date(2025, 6, 17), (21, 0), Asked::Now, Some(7), "And there he is again."),
    (JEFFREY, date(2025, 8, 18), (21, 30), Asked::WorstToday, Some(8), "Back from the holidays, the drive was long."),
    (JEFFREY, date(2025, 11, 25), (21, 50), Asked::AverageToday, Some(8), "Whole day in a chair."),
    (JEFFREY, date(2026, 2, 3), (22, 15), Asked::Now, Some(9), "Cannot turn my head to the left."),
    (JEFFREY, date(2026, 2, 4), (7, 5), Asked::Now, Some(9), "Did not sleep."),
    (JEFFREY, date(2026, 6, 15), (21, 20), Asked::Now, Some(7), ""),
    (JEFFREY, date(2026, 9, 5), (8, 40), Asked::Now, Some(7), "Trying someone new today."),
    (JEFFREY, date(2026, 9, 5), (13, 55), Asked::Now, Some(2), "Sore all around, but the marble is gone."),
    (JEFFREY, date(2026, 9, 8), (7, 20), Asked::OnPressing, Some(2), "Pressed where he was. Just muscle."),
    (JEFFREY, date(2026, 9, 19), (9, 10), Asked::Moving, Some(0), "Workout yesterday, no headache."),
    (JEFFREY, date(2026, 11, 14), (10, 0), Asked::OnPressing, Some(1), "Ten weeks."),
    (RIGHT_TRAP, date(2026, 9, 13), (21, 5), Asked::OnPressing, None, "Everything there is sore, cannot tell."),
    (RIGHT_TRAP, date(2026, 10, 28), (20, 50), Asked::Now, Some(4), "Now that Jeffrey is quiet I notice this one."),
    (LOW_BACK, date(2026, 5, 18), (21, 45), Asked::WorstToday, Some(6), "Six hours on the motorway."),
    (LEFT_TRAP, date(2026, 1, 12), (20, 55), Asked::Now, Some(5), "So much for gone."),
];

/// The ratings of each knot.
pub fn ratings(treatments: &[Treatment]) -> Fallible<BTreeMap<KnotId, Vec<Rating>>> {
    let mut diary = Diary {
        ratings: BTreeMap::new(),
        dice: Dice::seeded(2026),
        treatments,
    };
    for (knot, day, (hour, minute), asked, score, note) in SAID {
        let score = score.map(intensity).transpose()?;
        let rating = Rating {
            asked,
            note: note.to_owned(),
            ..Rating::now(
                RatingId::from_bits(1),
                score.map_or(Score::Unknown, Score::Felt),
                clock(day, hour, minute)?,
            )
        };
        diary.ratings.entry(knot).or_default().push(rating);
    }
    for spell in SPELLS {
        diary.fill(spell)?;
    }
    for ratings in diary.ratings.values_mut() {
        ratings.sort_by_key(Rating::order);
        for (number, rating) in (1..).zip(ratings) {
            rating.id = id('r', number)?;
        }
    }
    Ok(diary.ratings)
}

struct Diary<'a> {
    ratings: BTreeMap<KnotId, Vec<Rating>>,
    dice: Dice,
    treatments: &'a [Treatment],
}

impl Diary<'_> {
    /// Fills the days of a spell on which nothing was said yet.
    fn fill(&mut self, (knot, first, last, pause, chances): Spell) -> Fallible<()> {
        let said = |row: &Row, day| row.0 == knot && row.1 == day;
        let mut day = first;
        while day <= last {
            if !SAID.iter().any(|row| said(row, day)) {
                let (morning, evening) =
                    (self.dice.happens(chances.0), self.dice.happens(chances.1));
                if morning {
                    let at = clock(day, 7, self.dice.roll(55))?;
                    self.rate(knot, at, false)?;
                }
                if evening {
                    let at = clock(day, 20 + self.dice.roll(3), self.dice.roll(60))?;
                    self.rate(knot, at, true)?;
                }
            }
            day = day.checked_add(pause.days())?;
        }
        Ok(())
    }

    fn rate(&mut self, knot: KnotId, at: Stamp, evening: bool) -> Fallible<()> {
        let pressing = evening && at.date().weekday() == Weekday::Sunday;
        let score = intensity(self.score(knot, at, evening, pressing))?;
        let mut rating = Rating::now(RatingId::from_bits(1), Score::Felt(score), at);
        if pressing {
            rating.asked = Asked::OnPressing;
        }
        // Some evenings are remembered at breakfast, and then rarely to the minute.
        if evening && self.dice.happens(10) {
            rating.recorded_at = clock(at.date().tomorrow()?, 7, self.dice.roll(50))?;
            if self.dice.happens(40) {
                rating.felt_at = When::Day(at.date());
            }
        }
        self.ratings.entry(knot).or_default().push(rating);
        Ok(())
    }

    fn score(&mut self, knot: KnotId, at: Stamp, evening: bool, pressing: bool) -> u8 {
        let day = at.date();
        let level = LEVELS.iter().rfind(|row| row.0 == knot && row.1 <= day);
        let level = level.map_or(0, |row| row.2);
        let mut tenths = level - self.ease(knot, at);
        tenths += if evening { 3 } else { -2 };
        tenths += if pressing { 6 } else { 0 };
        tenths += i32::from(self.dice.roll(15)) - 7;
        // A flare alone reaches 9; what was released stays low, however it is pressed.
        let most = match level {
            0..20 => 2,
            85.. => 9,
            _ => 8,
        };
        ((tenths + 5) / 10).clamp(0, most).unsigned_abs() as u8
    }

    /// What the last massage still takes off, in tenths: up to two points, gone after four days.
    fn ease(&self, knot: KnotId, at: Stamp) -> i32 {
        let eased = |treatment: &&Treatment| {
            let mut touched = treatment.touched.iter();
            touched.any(|touched| touched.knot == knot && touched.outcome == Outcome::Eased)
        };
        let days = self
            .treatments
            .iter()
            .filter(eased)
            .filter_map(|treatment| {
                let secs = at.second() - treatment.at.order_second();
                (secs >= 0).then_some(secs / 86_400)
            });
        match days.min() {
            Some(0) => 18,
            Some(1) => 15,
            Some(2) => 10,
            Some(3) => 5,
            _ => 0,
        }
    }
}
