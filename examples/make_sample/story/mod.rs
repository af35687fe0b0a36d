//! An invented person's year and a half with five knots, told in tables.
//!
//! What was said in so many words stands in the tables; the run of ordinary days is filled in from a few
//! levels and a fixed seed, so the same chart comes out every time.

mod days;
mod diary;
mod knots;
mod visits;
mod weeks;

use std::error::Error;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use knotmap::model::{Chart, Contact, Entry, Ids, Intensity, KnotId, Parts, Person, Stamp, When};

type Fallible<T> = Result<T, Box<dyn Error>>;

/// By the left shoulder blade; the one this is about.
pub const JEFFREY: KnotId = knot(1);
pub const LEFT_TRAP: KnotId = knot(2);
pub const RIGHT_TRAP: KnotId = knot(3);
pub const LOW_BACK: KnotId = knot(4);
pub const SKULL: KnotId = knot(5);

/// Letters for knots as in "k1": in the alphabet of ids, k counts 19.
const fn knot(number: u64) -> KnotId {
    KnotId::from_bits(19 << 5 | number)
}

/// The whole chart.
///
/// # Errors
/// When a table breaks a rule of the chart.
pub fn chart() -> Fallible<Chart> {
    let person = Person {
        name: "M.".to_owned(),
        born: Some(When::Year(1986)),
        medicines: "ibuprofen, now and then".to_owned(),
        conditions: "desk work, no injuries".to_owned(),
        questions: "What was different about the scraping?\nHow do I keep it that way?".to_owned(),
        brief: "Someone patient with one stubborn spot, who says what they find and asks before going deeper."
            .to_owned(),
        contacts: contacts(),
        ..Person::default()
    };
    let treatments = visits::treatments()?;
    let mut ratings = diary::ratings(&treatments)?;
    let mut milestones = knots::milestones()?;
    let entries = knots::knots()?.into_iter().map(|knot| {
        Entry::new(
            knot.clone(),
            ratings.remove(&knot.id).unwrap_or_default(),
            milestones.remove(&knot.id).unwrap_or_default(),
        )
    });
    let entries: Vec<Entry> = entries.collect();
    Ok(Chart::from_parts(Parts {
        person,
        entries,
        treatments,
        episodes: days::episodes()?,
        check_ins: weeks::check_ins()?,
        goals: weeks::goals()?,
        ..Parts::default()
    })?)
}

fn contacts() -> Vec<Contact> {
    let contact = |name: &str, place: &str, note: &str| Contact {
        name: name.to_owned(),
        place: place.to_owned(),
        reach: String::new(),
        note: note.to_owned(),
    };
    vec![
        contact(
            "Ines",
            "across the river",
            "Scraping and myofascial release.",
        ),
        contact("Katja", "near the station", ""),
    ]
}

/// A short id such as "r17": a generated chart need not fear to be merged with another of its kind.
fn id<T: FromStr<Err: Error + 'static>>(letter: char, number: usize) -> Fallible<T> {
    Ok(format!("{letter}{number}").parse()?)
}

/// A time on the person's clock: middle Europe, an hour ahead in summer.
fn clock(date: Date, hour: i8, minute: i8) -> Fallible<Stamp> {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3")?;
    Stamp::from_local(date.at(hour, minute, 0, 0), &zone).ok_or_else(|| "no such time".into())
}

fn intensity(score: u8) -> Fallible<Intensity> {
    Ok(Intensity::new(score)?)
}

/// Chance, the same every time.
struct Dice(Ids);

impl Dice {
    const fn seeded(seed: u64) -> Self {
        Self(Ids::seeded(seed))
    }

    /// 0 to `sides` − 1.
    fn roll(&mut self, sides: u8) -> i8 {
        (self.0.next_bits() % u64::from(sides.clamp(1, 127))) as i8
    }

    /// True `percent` times out of a hundred.
    fn happens(&mut self, percent: i8) -> bool {
        self.roll(100) < percent
    }
}
