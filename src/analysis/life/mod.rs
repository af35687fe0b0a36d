//! The life of a knot: where it stands, why, and what may be worth asking the person.
//!
//! The states and the rule behind each are told by [`LifeState::rule`]. Only the person's word makes a knot released or
//! returned; a rating never does. Where ratings speak for it the program may ask ([`Suggestion`]), and that is all.

mod rated_days;
mod spells;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::Moment;
use crate::model::{Asked, Entry, Intensity, MilestoneKind, When, Who};
use rated_days::{RatedDay, rated_days};
pub use spells::{Spell, spells};

/// The rating at or below which a knot counts as quiet, unless the person set one of their own: 2 of 10.
pub const QUIET_AT: u8 = 2;
/// A knot known for less than this is new, in days.
pub const NEW_DAYS: i32 = 14;
/// Two stretches of this many days are compared to see whether a knot is easing.
pub const TREND_DAYS: i32 = 14;
/// Points by which the later stretch must be lower: the smallest change people feel (Salaffi et al. 2004).
pub const EASING_POINTS: f64 = 1.0;
/// A released knot that stayed so for this long is quiet, in days.
pub const QUIET_DAYS: i32 = 30;
/// Days that a suggestion may rest on are at most this old, in days.
pub const FRESH_DAYS: i32 = 14;

/// Where a knot stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LifeState {
    /// Known for less than two weeks.
    New,
    /// Open, and neither new nor easing.
    Active,
    /// Open, and lower than in the two weeks before.
    Easing,
    /// Said to have released.
    Released,
    /// Released for a month, and it stayed so.
    Quiet,
    /// Said to have returned after a release.
    Returned,
}

impl LifeState {
    /// The state in one word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::Easing => "easing",
            Self::Released => "released",
            Self::Quiet => "quiet",
            Self::Returned => "returned",
        }
    }

    /// The rule behind the state.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::New => "A knot is new for the first 14 days after anything is known of it",
            Self::Active => "A knot is active while it is neither new, easing nor released",
            Self::Easing => {
                "A knot is easing if the median of its ratings of the last 14 days is at least 1 point below that of the 14 days before, each with ratings on at least 2 days"
            }
            Self::Released => {
                "A knot is released when you or someone treating you said so, whatever its ratings are"
            }
            Self::Quiet => {
                "A released knot is quiet after 30 days without a return, if no rating of those 30 days was above its threshold"
            }
            Self::Returned => {
                "A knot has returned when you said so after a release, until its ratings show it easing"
            }
        }
    }
}

/// What a state rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Because {
    /// The first that is known of it, so many days ago.
    FirstKnown {
        /// The day.
        on: Date,
        /// Days since then.
        days: i32,
    },
    /// Medians of the 14 days before last and of the last 14 days.
    Medians {
        /// Which question.
        asked: Asked,
        /// The earlier median, 0–10.
        before: f64,
        /// The later one.
        now: f64,
    },
    /// Too little was rated to see whether it is easing.
    TooFewRatings,
    /// Someone said that it released.
    SaidReleased {
        /// When.
        at: When,
        /// Who.
        by: Who,
    },
    /// It released so many days ago, and the highest rating of the last 30 days, if any, is no higher than this.
    StayedQuiet {
        /// When it released.
        at: When,
        /// Days since then.
        days: i32,
        /// The highest rating of the last 30 days, if there is one.
        highest: Option<Intensity>,
    },
    /// Someone said that it returned.
    SaidReturned {
        /// When.
        at: When,
        /// Who.
        by: Who,
    },
}

/// Something to ask the person. The answer is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The ratings of the last two rated days were at or below the threshold: has it released?
    Released {
        /// Those two days.
        days: [Date; 2],
        /// The threshold.
        at_most: Intensity,
    },
    /// It was said to have released, and was rated above the threshold on the last two rated days: is it back?
    Returned {
        /// Those two days.
        days: [Date; 2],
        /// The threshold.
        above: Intensity,
    },
}

/// A knot's life as it stands at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// The state.
    pub state: LifeState,
    /// What it rests on.
    pub because: Because,
    /// What may be worth asking.
    pub suggestion: Option<Suggestion>,
    /// The times it was there, oldest first; each ends with a release.
    pub spells: Vec<Spell>,
}

impl Life {
    /// How many times it came back after a release.
    pub fn returns(&self) -> usize {
        self.spells.len().saturating_sub(1)
    }
}

/// The threshold of a knot: its own, or [`QUIET_AT`].
pub fn quiet_at(entry: &Entry) -> Intensity {
    let usual = Intensity::new(QUIET_AT).unwrap_or(Intensity::ZERO);
    entry.knot().quiet_at.unwrap_or(usual)
}

/// Where a knot stands in its life: only what was felt or happened by then counts.
pub fn life(entry: &Entry, moment: Moment) -> Life {
    let today = moment.stamp().date();
    let days = rated_days(entry, moment);
    let said = last_word(entry, moment);
    let (state, because) = match said {
        Some((MilestoneKind::Released, at, by)) => released(entry, &days, at, by, today),
        Some((_, at, by)) => match easing(&days, today, Some(at)) {
            Some(medians @ Because::Medians { before, now, .. })
                if before - now >= EASING_POINTS =>
            {
                (LifeState::Easing, medians)
            }
            _ => (LifeState::Returned, Because::SaidReturned { at, by }),
        },
        None => open(entry, &days, moment, today),
    };
    Life {
        state,
        because,
        suggestion: suggestion(entry, &days, said, today),
        spells: spells(entry, moment),
    }
}

/// The last time someone said that it released or returned.
fn last_word(entry: &Entry, moment: Moment) -> Option<(MilestoneKind, When, Who)> {
    let mut milestones = entry.milestones().iter().rev();
    let word = milestones.find(|milestone| {
        let decides = matches!(
            milestone.kind,
            MilestoneKind::Released | MilestoneKind::Returned
        );
        decides && moment.includes(milestone.at)
    });
    word.map(|milestone| (milestone.kind, milestone.at, milestone.by))
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn released(
    entry: &Entry,
    days: &[RatedDay],
    at: When,
    by: Who,
    today: Date,
) -> (LifeState, Because) {
    let since = days_between(at.last_day(), today);
    let last_month = days
        .iter()
        .filter(|day| days_between(day.date, today) < QUIET_DAYS);
    let highest = last_month.map(|day| day.highest).max();
    if since >= QUIET_DAYS && highest.is_none_or(|highest| highest <= quiet_at(entry)) {
        let days = since;
        (LifeState::Quiet, Because::StayedQuiet { at, days, highest })
    } else {
        (LifeState::Released, Because::SaidReleased { at, by })
    }
}

fn open(entry: &Entry, days: &[RatedDay], moment: Moment, today: Date) -> (LifeState, Because) {
    let on = first_known(entry, moment);
    let known = days_between(on, today);
    if known < NEW_DAYS {
        let first = Because::FirstKnown { on, days: known };
        return (LifeState::New, first);
    }
    match easing(days, today, None) {
        Some(medians @ Because::Medians { before, now, .. }) => {
            let state = if before - now >= EASING_POINTS {
                LifeState::Easing
            } else {
                LifeState::Active
            };
            (state, medians)
        }
        _ => (LifeState::Active, Because::TooFewRatings),
    }
}

/// The first day on which anything is known of it.
fn first_known(entry: &Entry, moment: Moment) -> Date {
    let knot = entry.knot();
    let whens = entry.ratings().iter().map(|rating| rating.felt_at);
    let whens = whens.chain(entry.milestones().iter().map(|milestone| milestone.at));
    let whens = whens
        .chain(knot.since)
        .filter(|when| moment.includes(*when));
    let recorded = knot.recorded_at.date();
    let first = whens.map(When::first_day).min();
    first.map_or(recorded, |first| first.min(recorded))
}

/// The medians of the last 14 days and of the 14 before, of the question rated on most of those days.
///
/// None if either has ratings on fewer than two days. After `since` only ratings from then on count.
fn easing(days: &[RatedDay], today: Date, since: Option<When>) -> Option<Because> {
    let age = |day: &RatedDay| days_between(day.date, today);
    let counts = |day: &&RatedDay| since.is_none_or(|since| day.date >= since.first_day());
    let stretch = |asked: Asked, from: i32, to: i32| -> Vec<&RatedDay> {
        let in_it = |day: &&RatedDay| (from..to).contains(&age(day)) && day.asked == asked;
        days.iter().filter(counts).filter(in_it).collect()
    };
    let pairs = Asked::ALL.into_iter().filter_map(|asked| {
        let now = stretch(asked, 0, TREND_DAYS);
        let before = stretch(asked, TREND_DAYS, 2 * TREND_DAYS);
        let both = now.len() >= 2 && before.len() >= 2;
        let medians = Because::Medians {
            asked,
            before: rated_days::median(&before)?,
            now: rated_days::median(&now)?,
        };
        both.then_some((now.len() + before.len(), medians))
    });
    // Of questions answered as often, the usual one.
    let mut best: Option<(usize, Because)> = None;
    for (count, medians) in pairs {
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, medians));
        }
    }
    best.map(|(_, medians)| medians)
}

/// Asks only where the last two rated days say the same and are fresh.
fn suggestion(
    entry: &Entry,
    days: &[RatedDay],
    said: Option<(MilestoneKind, When, Who)>,
    today: Date,
) -> Option<Suggestion> {
    let threshold = quiet_at(entry);
    let whole = rated_days::whole_days(days);
    let [.., first, last] = whole.as_slice() else {
        return None;
    };
    let two = [first.date, last.date];
    let is_fresh = days_between(first.date, today) <= FRESH_DAYS;
    let is_later = said.is_none_or(|(_, at, _)| first.date > at.last_day());
    let is_released = said.is_some_and(|(kind, ..)| kind == MilestoneKind::Released);
    let is_sure = first.is_known && last.is_known;
    match is_released {
        _ if !is_fresh || !is_later || !is_sure => None,
        false if first.highest <= threshold && last.highest <= threshold => {
            Some(Suggestion::Released {
                days: two,
                at_most: threshold,
            })
        }
        true if first.highest > threshold && last.highest > threshold => {
            Some(Suggestion::Returned {
                days: two,
                above: threshold,
            })
        }
        _ => None,
    }
}
