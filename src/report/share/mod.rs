//! What of a chart is handed over: a copy that lacks whatever the person keeps to themselves.
//!
//! Everything that leaves is made from that copy alone, so what is switched off can be nowhere in it: not on a page,
//! not in a picture, not in what a file says about itself, and not in the number that names its content.

mod part;
mod records;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::page::{Period, Timeline};
use crate::analysis::Moment;
use crate::model::{
    Chart, EditError, Entry, Goal, KnotId, MilestoneKind, Parts, Person, Stamp, Treatment,
    TreatmentId, When,
};

pub use part::SharePart;

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own that a person sees"
)]
pub struct Share {
    /// Only this knot and what was done for it; every knot and all about the person if none.
    pub only_knot: Option<KnotId>,
    /// Only what was felt and done in these days; all of it if none. Knots that were released before are left out.
    pub only_days: Option<Period>,
    /// The person's name and date of birth, and what the knots are called.
    pub names: bool,
    /// Notes, what a therapist said, what it cost.
    pub notes: bool,
    /// How knots feel, what makes them worse or better, what to avoid, goals, and kinds of work in own words.
    pub own_words: bool,
    /// What the person would like to ask.
    pub questions: bool,
    /// Medicines, conditions, and answers to the safety questions.
    pub health: bool,
    /// Who treats the person, and where.
    pub therapists: bool,
    /// Days and times; else only months.
    pub exact_dates: bool,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            only_knot: None,
            only_days: None,
            names: true,
            notes: true,
            own_words: true,
            questions: true,
            health: true,
            therapists: true,
            exact_dates: true,
        }
    }
}

/// A text that is handed over if its switch is on, else nothing.
fn kept(switch: bool, text: &str) -> String {
    if switch {
        text.to_owned()
    } else {
        String::new()
    }
}

impl Share {
    /// The copy that is handed over. Pictures behind the map never are.
    ///
    /// # Errors
    /// When the copy would break a rule of the chart.
    pub fn of(&self, chart: &Chart) -> Result<Chart, EditError> {
        let treatments = chart.treatments();
        let treatments = treatments.iter().filter(|one| self.takes_treatment(one));
        let shown: BTreeSet<TreatmentId> = treatments.clone().map(|one| one.id).collect();
        let entries: Vec<&Entry> = chart
            .entries()
            .into_iter()
            .filter(|entry| self.takes(entry))
            .collect();
        let knots: BTreeSet<KnotId> = entries.iter().map(|entry| entry.knot().id).collect();
        let around = Around { shown, knots };
        let entries = entries.into_iter().enumerate();
        let parts = Parts {
            person: self.person(chart.person()),
            entries: entries
                .map(|(turn, entry)| self.entry(turn, entry, &around))
                .collect(),
            treatments: treatments.map(|one| self.treatment(one, &around)).collect(),
            episodes: self.wider(chart.episodes(), |one| one.from, |one| self.episode(one)),
            check_ins: self.wider(chart.check_ins(), |one| one.at, |one| self.check_in(one)),
            goals: self.goals(chart),
            photos: Vec::new(),
        };
        Chart::from_parts(parts)
    }

    /// Whether a knot is among what is handed over.
    fn takes(&self, entry: &Entry) -> bool {
        if self.only_knot.is_some_and(|only| only != entry.knot().id) {
            return false;
        }
        // Without its release a knot that is long gone would look open.
        self.only_days.is_none_or(|days| {
            let turns = || {
                let milestones = entry.milestones().iter();
                milestones.filter(|one| {
                    matches!(one.kind, MilestoneKind::Released | MilestoneKind::Returned)
                })
            };
            let earlier = turns().rfind(|turn| turn.at.first_day() < days.from());
            let was_released = earlier.is_some_and(|turn| turn.kind == MilestoneKind::Released);
            !was_released || turns().any(|turn| days.includes(turn.at))
        })
    }

    /// Whether a goal is of these days: set or looked at in them.
    fn takes_goal(&self, goal: &Goal) -> bool {
        let mut checks = goal.checks.iter();
        self.takes_time(goal.recorded_at.into()) || checks.any(|check| self.takes_time(check.at))
    }

    fn takes_time(&self, when: When) -> bool {
        self.only_days.is_none_or(|days| days.includes(when))
    }

    fn takes_treatment(&self, treatment: &Treatment) -> bool {
        let touches = |only| treatment.touched.iter().any(|one| one.knot == only);
        self.only_knot.is_none_or(touches) && self.takes_time(treatment.at)
    }

    /// Records about the whole person, which are nobody's business when only one knot is shown.
    fn wider<T>(
        &self,
        all: Vec<&T>,
        when: impl Fn(&T) -> When,
        change: impl Fn(&T) -> T,
    ) -> Vec<T> {
        if self.only_knot.is_some() {
            return Vec::new();
        }
        all.into_iter()
            .filter(|one| self.takes_time(when(one)))
            .map(change)
            .collect()
    }

    /// A goal is nothing without its words.
    fn goals(&self, chart: &Chart) -> Vec<Goal> {
        if !self.own_words || self.only_knot.is_some() {
            return Vec::new();
        }
        let goals = chart.goals().into_iter();
        goals
            .filter(|goal| self.takes_goal(goal))
            .map(|goal| self.goal(goal))
            .collect()
    }

    /// The ratings by weeks, for a page that may not say on which days they were felt; empty if it may.
    ///
    /// Weeks are counted from the first thing that is told, so that none of them is a date.
    ///
    /// # Errors
    /// When the copy would break a rule of the chart.
    pub fn weeks(
        &self,
        chart: &Chart,
        period: Period,
        moment: Moment,
    ) -> Result<Timeline, EditError> {
        if self.exact_dates {
            return Ok(Timeline::default());
        }
        let dated = Self {
            exact_dates: true,
            ..*self
        };
        Ok(Timeline::by_weeks(&dated.of(chart)?, period, moment))
    }

    fn when(&self, when: When) -> When {
        match when {
            _ if self.exact_dates => when,
            When::Exact(_) | When::Day(_) => {
                let day = when.first_day();
                When::Month(day.year(), day.month())
            }
            When::Month(..) | When::Year(_) => when,
        }
    }

    /// The beginning of the month; what comes after it keeps its turn by as many seconds.
    fn stamp(&self, stamp: Stamp, turn: usize) -> Stamp {
        if self.exact_dates {
            return stamp;
        }
        month_start(stamp).map_or(stamp, |start| {
            start.plus(jiff::SignedDuration::from_secs(turn as i64))
        })
    }

    fn person(&self, person: &Person) -> Person {
        // Of one knot alone nothing is told about the person but the name.
        let about = self.only_knot.is_none();
        Person {
            name: kept(self.names, &person.name),
            born: person
                .born
                .filter(|_| self.names && about)
                .map(|born| self.when(born)),
            medicines: kept(self.health && about, &person.medicines),
            conditions: kept(self.health && about, &person.conditions),
            questions: kept(self.questions && about, &person.questions),
            // Free words may hold any of it.
            brief: kept(self.is_all(), &person.brief),
            contacts: if self.therapists && about {
                person.contacts.clone()
            } else {
                Vec::new()
            },
            note: kept(self.notes && about, &person.note),
            ..person.clone()
        }
    }
}

/// What is handed over besides the record at hand: what it may name.
struct Around {
    shown: BTreeSet<TreatmentId>,
    knots: BTreeSet<KnotId>,
}

/// Noon of the first day of a month, UTC.
fn month_start(stamp: Stamp) -> Option<Stamp> {
    let first = When::Day(stamp.date().first_of_month());
    format!("{first}T12:00:00Z").parse().ok()
}
