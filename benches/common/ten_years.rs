//! A chart of years: 50 knots rated daily, a treatment and an episode every week; the same for the same seed.

use std::error::Error;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use knotmap::body::Body;
use knotmap::model::{
    BodyPos, Chart, Entry, Episode, EpisodeKind, Ids, Intensity, Knot, KnotId, Milestone,
    MilestoneKind, Outcome, Parts, Place, Rating, Score, Stamp, Technique, Touched, Treatment,
    TreatmentKind, View,
};

/// How many knots there usually are.
pub const KNOTS: usize = 50;
/// Ten years in days: 182,500 ratings, about 500 treatments.
pub const TEN_YEARS: usize = 3650;
/// Treatments are so far apart, in hours; episodes as well, on other days.
const PAUSE: usize = 175;

/// 2016-11-22 20:00 +01:00: the first evening.
const START: i64 = 1_479_841_200;

/// The chart of this seed over so many days.
///
/// # Errors
/// When the body cannot be read; nothing random can break a rule of the chart.
pub fn chart(seed: u64, days: usize) -> Result<Chart, Box<dyn Error>> {
    with_knots(seed, KNOTS, days)
}

/// The same with so many knots.
///
/// # Errors
/// As [`chart`].
pub fn with_knots(seed: u64, count: usize, days: usize) -> Result<Chart, Box<dyn Error>> {
    let mut chance = Chance(Ids::seeded(seed));
    let knots: Vec<Knot> = places(&mut chance, count)?
        .zip(1..)
        .map(|(pos, number)| Knot {
            name: format!("Knot {number}"),
            ..Knot::new(
                chance.0.knot(),
                Place::new(View::Back, pos),
                evening(0, number),
            )
        })
        .collect();
    let ids: Vec<KnotId> = knots.iter().map(|knot| knot.id).collect();
    let weeks = || (0..days * 24).step_by(PAUSE).map(|hour| hour / 24);
    let treatments: Vec<Treatment> = weeks().map(|day| chance.treatment(day, &ids)).collect();
    let mut entries = Vec::with_capacity(count);
    for (knot, treatment) in knots.into_iter().zip(treatments.iter().cycle()) {
        let ratings = chance.ratings(days)?;
        let release = Milestone {
            treatment: Some(treatment.id),
            ..Milestone::new(
                chance.0.milestone(),
                MilestoneKind::Released,
                treatment.at,
                treatment.recorded_at,
            )
        };
        entries.push(Entry::new(knot, ratings, vec![release]));
    }
    let episodes: Vec<Episode> = weeks().map(|day| chance.episode(day + 3)).collect();
    Ok(Chart::from_parts(Parts {
        entries,
        treatments,
        episodes,
        ..Parts::default()
    })?)
}

/// Points spread over the whole back view, all inside the silhouette.
fn places(
    chance: &mut Chance,
    count: usize,
) -> Result<impl Iterator<Item = BodyPos> + use<>, Box<dyn Error>> {
    let view = Body::shared()?.view(View::Back).ok_or("no back view")?;
    let mut found = Vec::with_capacity(count);
    while found.len() < count {
        let (across, down) = (chance.share(), chance.share());
        let pos = BodyPos::clamped(
            view.bounds.x0 + across * view.bounds.width(),
            view.bounds.y0 + down * view.bounds.height(),
        );
        if view.contains(pos) {
            found.push(pos);
        }
    }
    Ok(found.into_iter())
}

/// An evening, a number of days after the first, and some minutes into it.
fn evening(day: usize, minutes: i64) -> Stamp {
    let start = Timestamp::from_second(START).unwrap_or_default();
    let offset = Offset::constant(1);
    Stamp::new(start, offset).plus(SignedDuration::from_secs(
        day as i64 * 24 * 3600 + minutes * 60,
    ))
}

struct Chance(Ids);

impl Chance {
    /// 0 to `sides` − 1.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0.next_bits() % sides
    }

    /// 0 up to 1.
    fn share(&mut self) -> f64 {
        self.roll(1 << 32) as f64 / (1_u64 << 32) as f64
    }

    /// A rating each evening, wandering up and down the scale; a few not known, noted or entered next morning.
    fn ratings(&mut self, days: usize) -> Result<Vec<Rating>, Box<dyn Error>> {
        let mut level = Intensity::new(self.roll(11) as u8)?;
        let mut ratings = Vec::with_capacity(days);
        for day in 0..days {
            level = level.stepped(match self.roll(5) {
                0 => -1,
                1 => 1,
                _ => 0,
            });
            let score = match self.roll(200) {
                0 => Score::Unknown,
                _ => Score::Felt(level),
            };
            let mut rating =
                Rating::now(self.0.rating(), score, evening(day, self.roll(180) as i64));
            if self.roll(100) < 3 {
                rating.recorded_at = rating.recorded_at.plus(SignedDuration::from_hours(11));
            }
            if self.roll(100) == 0 {
                rating.note.push_str("Long day at the desk.");
            }
            ratings.push(rating);
        }
        Ok(ratings)
    }

    fn treatment(&mut self, day: usize, knots: &[KnotId]) -> Treatment {
        let at = evening(day, -150);
        let first = self.roll(knots.len() as u64) as usize;
        let touched = knots.iter().cycle().skip(first).take(4);
        let technique = |name: &str| Technique {
            name: name.to_owned(),
            minutes: Some(20),
        };
        Treatment {
            minutes: Some(60),
            techniques: vec![technique("kneading"), technique("pressure")],
            touched: touched
                .map(|&knot| Touched {
                    knot,
                    outcome: Outcome::Eased,
                    minutes: None,
                })
                .collect(),
            ..Treatment::new(self.0.treatment(), TreatmentKind::DeepTissue, at.into(), at)
        }
    }

    fn episode(&mut self, day: usize) -> Episode {
        let from = evening(day, -300);
        let kind = match self.roll(3) {
            0 => EpisodeKind::Workout,
            1 => EpisodeKind::DeskDay,
            _ => EpisodeKind::Headache,
        };
        Episode {
            until: Some(from.plus(SignedDuration::from_hours(1)).into()),
            ..Episode::new(self.0.episode(), kind, from.into(), from)
        }
    }
}
