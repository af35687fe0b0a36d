//! What else the days held: workouts and the headaches after them, desk days, poor sleep, stretching, soreness.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use knotmap::model::{BodyPos, Episode, EpisodeKind, Place, View};

use super::{Dice, Fallible, clock, id, intensity};

use EpisodeKind::{DeskDay, Headache, Sleep, Soreness, Stress, Stretching, Workout};

/// First and last day of weeks with workouts on Tuesdays and Fridays.
const TRAINING: [(Date, Date); 5] = [
    (date(2025, 6, 3), date(2025, 7, 15)),
    (date(2025, 9, 2), date(2025, 12, 16)),
    (date(2026, 1, 13), date(2026, 1, 30)),
    (date(2026, 3, 3), date(2026, 7, 3)),
    (date(2026, 8, 18), date(2026, 11, 13)),
];

/// Headaches followed workouts until Jeffrey let go.
const LAST_HEADACHE: Date = date(2026, 9, 4);
/// No heavy lifting for some days after the first of the two visits.
const NO_LIFTING: (Date, Date) = (date(2026, 9, 5), date(2026, 9, 11));

/// Day, what, hours from and until, how strong (if said), a note.
type Row = (Date, &'static str, (i8, i8), Option<u8>, &'static str);

#[rustfmt::skip]
const OTHERS: [Row; 25] = [
    (date(2025, 6, 5), "Desk day", (8, 19), None, "Release week."),
    (date(2025, 6, 19), "Stretching", (7, 8), None, "Doorway, both sides."),
    (date(2025, 7, 9), "Sleep", (1, 5), Some(6), "Too hot."),
    (date(2025, 8, 27), "Desk day", (8, 20), None, ""),
    (date(2025, 9, 11), "Stretching", (21, 22), None, ""),
    (date(2025, 10, 14), "Desk day", (8, 20), None, ""),
    (date(2025, 10, 15), "Sleep", (2, 5), Some(5), ""),
    (date(2025, 11, 25), "Desk day", (7, 20), None, "Year-end numbers."),
    (date(2025, 11, 26), "Stress", (7, 20), Some(7), ""),
    (date(2025, 12, 2), "Sleep", (3, 6), Some(4), ""),
    (date(2026, 1, 20), "Stretching", (7, 8), None, ""),
    (date(2026, 2, 1), "Lifting", (9, 19), None, "Moving house."),
    (date(2026, 2, 2), "Lifting", (9, 17), None, ""),
    (date(2026, 2, 4), "Sleep", (1, 6), Some(8), "No position that worked."),
    (date(2026, 3, 18), "Desk day", (8, 19), None, ""),
    (date(2026, 4, 21), "Stretching", (7, 8), None, "Ball against the wall."),
    (date(2026, 4, 28), "Desk day", (8, 20), None, ""),
    (date(2026, 6, 9), "Desk day", (8, 19), None, ""),
    (date(2026, 6, 16), "Sleep", (2, 6), Some(5), ""),
    (date(2026, 9, 5), "Soreness", (18, 23), Some(5), "Like after a fall."),
    (date(2026, 9, 6), "Soreness", (8, 22), Some(4), ""),
    (date(2026, 9, 7), "Soreness", (8, 20), Some(2), ""),
    (date(2026, 9, 22), "Stretching", (7, 8), None, "Can reach the seat belt without thinking."),
    (date(2026, 10, 13), "Desk day", (8, 19), None, ""),
    (date(2026, 11, 3), "Desk day", (8, 19), None, ""),
];

/// All episodes in the order they were entered.
pub fn episodes() -> Fallible<Vec<Episode>> {
    let mut all = workouts()?;
    for (day, kind, (from, until), severity, note) in &OTHERS {
        let kind = kind_called(kind);
        let place = (kind == Soreness).then(|| BodyPos::new(-0.15, 0.2));
        all.push(Episode {
            until: Some(clock(*day, *until, 0)?.into()),
            severity: severity.map(intensity).transpose()?,
            place: place.transpose()?.map(|pos| Place::new(View::Back, pos)),
            note: (*note).to_owned(),
            ..Episode::new(
                id('e', all.len() + 1)?,
                kind,
                clock(*day, *from, 0)?.into(),
                clock(*day, 22, 10)?,
            )
        });
    }
    Ok(all)
}

fn kind_called(label: &str) -> EpisodeKind {
    let mut kinds = [DeskDay, Sleep, Soreness, Stress, Stretching].into_iter();
    kinds
        .find(|kind| kind.label() == label)
        .unwrap_or_else(|| EpisodeKind::Other(label.to_owned()))
}

/// Workouts, and the headache that was often there on the day after.
fn workouts() -> Fallible<Vec<Episode>> {
    let mut dice = Dice::seeded(11);
    let mut all = Vec::new();
    for (first, last) in TRAINING {
        let mut day = first;
        // Tuesday to Friday and back again.
        for pause in [3, 4].into_iter().cycle() {
            if day > last {
                break;
            }
            let rests = (NO_LIFTING.0..=NO_LIFTING.1).contains(&day);
            if !rests && dice.happens(70) {
                let minute = 5 * dice.roll(9);
                let until = clock(day, 19, minute)?;
                all.push(Episode {
                    until: Some(until.into()),
                    ..Episode::new(
                        id('e', all.len() + 1)?,
                        Workout,
                        clock(day, 18, minute)?.into(),
                        until,
                    )
                });
                let next = day.checked_add(1.day())?;
                if next <= LAST_HEADACHE && dice.happens(60) {
                    all.push(headache(all.len() + 1, next, &mut dice)?);
                }
            }
            day = day.checked_add(i64::from(pause).days())?;
        }
    }
    Ok(all)
}

fn headache(number: usize, day: Date, dice: &mut Dice) -> Fallible<Episode> {
    let hour = 9 + dice.roll(5);
    let severity = 3 + dice.roll(4);
    Ok(Episode {
        until: Some(clock(day, hour + 3 + dice.roll(5), 30)?.into()),
        severity: Some(intensity(severity.unsigned_abs())?),
        ..Episode::new(
            id('e', number)?,
            Headache,
            clock(day, hour, 0)?.into(),
            clock(day, 21, 45)?,
        )
    })
}
