//! What of a chart is handed over: a copy that lacks whatever the person keeps to themselves.
//!
//! Everything that leaves is made from that copy alone, so what is switched off can be nowhere in it: not on a page,
//! not in a picture, not in what a file says about itself.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::page::Period;
use crate::model::{
    Chart, CheckIn, EditError, Entry, Episode, Finding, Goal, KnotId, Milestone, MilestoneId,
    Parts, Person, Rating, RatingId, Stamp, Treatment, TreatmentId, When,
};

/// How much of a chart is handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    Everything,
    /// What was felt and done in these days, and where the knots are.
    Period(Period),
    /// One knot, and what was done for it.
    Knot(KnotId),
}

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own that a person sees"
)]
pub struct Share {
    /// How much of the chart.
    pub scope: Scope,
    /// The person's name and date of birth, and what the knots are called.
    pub names: bool,
    /// Notes, what a therapist said, what it cost.
    pub notes: bool,
    /// Who treats the person, and where.
    pub therapists: bool,
    /// Days and times; else only months.
    pub exact_dates: bool,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            scope: Scope::Everything,
            names: true,
            notes: true,
            therapists: true,
            exact_dates: true,
        }
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
        let kept: BTreeSet<TreatmentId> = treatments.clone().map(|one| one.id).collect();
        let entries = chart.entries().into_iter().enumerate();
        let knots: Vec<Entry> = entries
            .filter(|(_, entry)| self.takes(entry.knot().id))
            .map(|(index, entry)| self.entry(index, entry, &kept))
            .collect();
        let parts = Parts {
            person: self.person(chart.person()),
            entries: knots,
            treatments: treatments.map(|one| self.treatment(one)).collect(),
            episodes: self.wider(chart.episodes(), |one| one.from, |one| self.episode(one)),
            check_ins: self.wider(chart.check_ins(), |one| one.at, |one| self.check_in(one)),
            goals: self.wider(
                chart.goals(),
                |one| one.recorded_at.into(),
                |one| self.goal(one),
            ),
            photos: Vec::new(),
        };
        Chart::from_parts(parts)
    }

    fn takes(&self, knot: KnotId) -> bool {
        match self.scope {
            Scope::Knot(only) => only == knot,
            Scope::Everything | Scope::Period(_) => true,
        }
    }

    fn takes_time(&self, when: When) -> bool {
        match self.scope {
            Scope::Period(period) => period.includes(when),
            Scope::Everything | Scope::Knot(_) => true,
        }
    }

    fn takes_treatment(&self, treatment: &Treatment) -> bool {
        match self.scope {
            Scope::Knot(only) => treatment.touched.iter().any(|one| one.knot == only),
            Scope::Everything | Scope::Period(_) => self.takes_time(treatment.at),
        }
    }

    /// Records about the whole person, which are nobody's business when only one knot is shown.
    fn wider<T>(
        &self,
        all: Vec<&T>,
        when: impl Fn(&T) -> When,
        change: impl Fn(&T) -> T,
    ) -> Vec<T> {
        if matches!(self.scope, Scope::Knot(_)) {
            return Vec::new();
        }
        all.into_iter()
            .filter(|one| self.takes_time(when(one)))
            .map(change)
            .collect()
    }

    fn name(&self, name: &str) -> String {
        if self.names {
            name.to_owned()
        } else {
            String::new()
        }
    }

    fn note(&self, note: &str) -> String {
        if self.notes {
            note.to_owned()
        } else {
            String::new()
        }
    }

    fn who(&self, name: &str) -> String {
        if self.therapists {
            name.to_owned()
        } else {
            String::new()
        }
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
        month_start(stamp.date()).map_or(stamp, |start| {
            start.plus(jiff::SignedDuration::from_secs(turn as i64))
        })
    }

    fn entry(&self, index: usize, entry: &Entry, kept: &BTreeSet<TreatmentId>) -> Entry {
        let knot = entry.knot();
        let mut shared = knot.clone();
        shared.name = self.name(&knot.name);
        shared.note = self.note(&knot.note);
        shared.since = knot.since.map(|since| self.when(since));
        shared.recorded_at = self.stamp(knot.recorded_at, index);
        shared.family.retain(|other| self.takes(*other));
        let findings = shared.findings.into_iter().enumerate();
        shared.findings = findings
            .filter(|(_, finding)| self.takes_time(finding.at))
            .map(|(turn, finding)| Finding {
                at: self.when(finding.at),
                recorded_at: self.stamp(finding.recorded_at, turn),
                note: self.note(&finding.note),
                ..finding
            })
            .collect();
        let ratings = entry.ratings().iter().enumerate();
        let ratings = ratings
            .filter(|(_, rating)| self.takes_time(rating.felt_at))
            .map(|(turn, rating)| Rating {
                id: self.rating_id(rating.id, turn),
                felt_at: self.when(rating.felt_at),
                recorded_at: self.stamp(rating.recorded_at, turn),
                note: self.note(&rating.note),
                ..rating.clone()
            });
        let milestones = entry.milestones().iter().enumerate();
        let milestones = milestones
            .filter(|(_, milestone)| self.takes_time(milestone.at))
            .map(|(turn, milestone)| self.milestone(milestone, turn, kept));
        Entry::new(shared, ratings.collect(), milestones.collect())
    }

    /// Without days, ratings of a month stay in their order by their ids.
    fn rating_id(&self, id: RatingId, turn: usize) -> RatingId {
        if self.exact_dates {
            id
        } else {
            RatingId::from_bits(turn as u64 + 1)
        }
    }

    fn milestone(
        &self,
        milestone: &Milestone,
        turn: usize,
        kept: &BTreeSet<TreatmentId>,
    ) -> Milestone {
        // The treatment may lie outside what is handed over; what counts minutes into it goes with it.
        let treatment = milestone.treatment.filter(|id| kept.contains(id));
        Milestone {
            id: if self.exact_dates {
                milestone.id
            } else {
                MilestoneId::from_bits(turn as u64 + 1)
            },
            at: self.when(milestone.at),
            recorded_at: self.stamp(milestone.recorded_at, turn),
            treatment,
            minute: milestone.minute.filter(|_| treatment.is_some()),
            note: self.note(&milestone.note),
            ..milestone.clone()
        }
    }

    fn treatment(&self, treatment: &Treatment) -> Treatment {
        let mut shared = treatment.clone();
        shared.at = self.when(treatment.at);
        shared.recorded_at = self.stamp(treatment.recorded_at, 0);
        shared.therapist = self.who(&treatment.therapist);
        shared.location = self.who(&treatment.location);
        shared.said = self.note(&treatment.said);
        shared.cost = self.note(&treatment.cost);
        shared.note = self.note(&treatment.note);
        shared.touched.retain(|touched| self.takes(touched.knot));
        shared
    }

    fn episode(&self, episode: &Episode) -> Episode {
        Episode {
            from: self.when(episode.from),
            until: episode.until.map(|until| self.when(until)),
            recorded_at: self.stamp(episode.recorded_at, 0),
            note: self.note(&episode.note),
            ..episode.clone()
        }
    }

    fn check_in(&self, check_in: &CheckIn) -> CheckIn {
        CheckIn {
            at: self.when(check_in.at),
            recorded_at: self.stamp(check_in.recorded_at, 0),
            note: self.note(&check_in.note),
            ..check_in.clone()
        }
    }

    fn goal(&self, goal: &Goal) -> Goal {
        let mut shared = goal.clone();
        shared.recorded_at = self.stamp(goal.recorded_at, 0);
        shared.note = self.note(&goal.note);
        for check in &mut shared.checks {
            check.at = self.when(check.at);
        }
        shared
    }

    fn person(&self, person: &Person) -> Person {
        let about = !matches!(self.scope, Scope::Knot(_));
        let own = |text: &str| {
            if about {
                text.to_owned()
            } else {
                String::new()
            }
        };
        Person {
            name: self.name(&person.name),
            born: person
                .born
                .filter(|_| self.names && about)
                .map(|born| self.when(born)),
            medicines: own(&person.medicines),
            conditions: own(&person.conditions),
            questions: own(&person.questions),
            brief: if self.names && self.notes && self.therapists && self.exact_dates {
                own(&person.brief)
            } else {
                // Free words may hold any of it.
                String::new()
            },
            contacts: if self.therapists && about {
                person.contacts.clone()
            } else {
                Vec::new()
            },
            note: if about {
                self.note(&person.note)
            } else {
                String::new()
            },
            ..person.clone()
        }
    }
}

/// Noon of the first day of a month, UTC.
fn month_start(day: Date) -> Option<Stamp> {
    let first = When::Day(day.first_of_month());
    format!("{first}T12:00:00Z").parse().ok()
}
