//! Each kind of record as it is handed over.

use super::{Around, Share, kept};
use crate::model::{
    CheckIn, Entry, Episode, EpisodeKind, Finding, Goal, Milestone, MilestoneId, Rating, RatingId,
    Technique, Treatment, TreatmentKind,
};

/// Stands for a kind of work or of episode in words that are not handed over.
const ANOTHER_KIND: &str = "another kind";

impl Share {
    pub(super) fn entry(&self, turn: usize, entry: &Entry, around: &Around) -> Entry {
        let knot = entry.knot();
        let mut shared = knot.clone();
        shared.name = kept(self.names, &knot.name);
        shared.note = kept(self.notes, &knot.note);
        shared.worse_with = kept(self.own_words, &knot.worse_with);
        shared.better_with = kept(self.own_words, &knot.better_with);
        shared.avoid = kept(self.own_words, &knot.avoid);
        shared.feels.retain(|_| self.own_words);
        shared.since = knot.since.map(|since| self.when(since));
        shared.recorded_at = self.stamp(knot.recorded_at, turn);
        shared.family.retain(|other| around.knots.contains(other));
        let findings = shared.findings.into_iter().enumerate();
        shared.findings = findings
            .filter(|(_, finding)| self.takes_time(finding.at))
            .map(|(turn, finding)| Finding {
                at: self.when(finding.at),
                recorded_at: self.stamp(finding.recorded_at, turn),
                note: kept(self.notes, &finding.note),
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
                note: kept(self.notes, &rating.note),
                ..rating.clone()
            });
        let milestones = entry.milestones().iter().enumerate();
        let milestones = milestones
            .filter(|(_, milestone)| self.takes_time(milestone.at))
            .map(|(turn, milestone)| self.milestone(milestone, turn, around));
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

    fn milestone(&self, milestone: &Milestone, turn: usize, around: &Around) -> Milestone {
        // The treatment may lie outside what is handed over; what counts minutes into it goes with it.
        let treatment = milestone.treatment.filter(|id| around.shown.contains(id));
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
            note: kept(self.notes, &milestone.note),
            ..milestone.clone()
        }
    }

    pub(super) fn treatment(&self, treatment: &Treatment, around: &Around) -> Treatment {
        let mut shared = treatment.clone();
        shared.at = self.when(treatment.at);
        shared.recorded_at = self.stamp(treatment.recorded_at, 0);
        shared.therapist = kept(self.therapists, &treatment.therapist);
        shared.location = kept(self.therapists, &treatment.location);
        shared.said = kept(self.notes, &treatment.said);
        shared.cost = kept(self.notes, &treatment.cost);
        shared.note = kept(self.notes, &treatment.note);
        shared
            .touched
            .retain(|one| around.knots.contains(&one.knot));
        if !self.own_words {
            if let TreatmentKind::Other(name) = &mut shared.kind {
                ANOTHER_KIND.clone_into(name);
            }
            let is_common = |one: &Technique| {
                let mut common = Technique::COMMON.into_iter();
                common.any(|common| common == one.name.as_str())
            };
            shared.techniques.retain(is_common);
        }
        shared
    }

    pub(super) fn episode(&self, episode: &Episode) -> Episode {
        let mut shared = Episode {
            from: self.when(episode.from),
            until: episode.until.map(|until| self.when(until)),
            recorded_at: self.stamp(episode.recorded_at, 0),
            note: kept(self.notes, &episode.note),
            ..episode.clone()
        };
        if let (false, EpisodeKind::Other(name)) = (self.own_words, &mut shared.kind) {
            ANOTHER_KIND.clone_into(name);
        }
        shared
    }

    pub(super) fn check_in(&self, check_in: &CheckIn) -> CheckIn {
        let mut shared = CheckIn {
            at: self.when(check_in.at),
            recorded_at: self.stamp(check_in.recorded_at, 0),
            note: kept(self.notes, &check_in.note),
            ..check_in.clone()
        };
        shared.safety.retain(|_| self.health);
        shared
    }

    pub(super) fn goal(&self, goal: &Goal) -> Goal {
        let mut shared = goal.clone();
        shared.recorded_at = self.stamp(goal.recorded_at, 0);
        shared.note = kept(self.notes, &goal.note);
        shared.checks.retain(|check| self.takes_time(check.at));
        for check in &mut shared.checks {
            check.at = self.when(check.at);
        }
        shared
    }
}
