//! Edits: the whole vocabulary of change. The rules they keep are in `check`.

use std::sync::Arc;

use super::{Chart, Entry, KnotId, Record, RecordId};

/// One change to a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Adds a record, or replaces the one with its id.
    Put(Record),
    /// Takes a record away.
    Remove(RecordId),
    /// Several changes in turn: all of them or none.
    Batch(Vec<Edit>),
}

impl Edit {
    /// Adds or replaces one record.
    pub fn put(record: impl Into<Record>) -> Self {
        Self::Put(record.into())
    }

    /// Whether applying it can change anything at all.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Batch(edits) if edits.iter().all(Self::is_empty))
    }
}

/// A rule of the chart that an edit or a file would break.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The record to take away is not there.
    #[error("there is no {0} to remove")]
    Missing(RecordId),
    /// Two records share an id.
    #[error("{0} is there twice")]
    Twice(RecordId),
    /// A record names another one that is not there.
    #[error("{from} names {to}, which is not there")]
    Dangling {
        /// The record that names another.
        from: RecordId,
        /// The record that is missing.
        to: RecordId,
    },
    /// A record that others still name cannot go.
    #[error("{0} is still used by {1}")]
    StillUsed(RecordId, RecordId),
    /// The person is part of every chart.
    #[error("the person cannot be removed from a chart")]
    PersonStays,
    /// A record breaks a rule of its own.
    #[error("{0}: {1}")]
    Invalid(RecordId, &'static str),
    /// More records than a chart takes.
    #[error("a chart takes at most {limit} {what}")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person => f.write_str("the person"),
            Self::Knot(id) => write!(f, "knot {id}"),
            Self::Rating(knot, id) => write!(f, "rating {id} of knot {knot}"),
            Self::Milestone(knot, id) => write!(f, "milestone {id} of knot {knot}"),
            Self::Treatment(id) => write!(f, "treatment {id}"),
            Self::Episode(id) => write!(f, "episode {id}"),
            Self::CheckIn(id) => write!(f, "check-in {id}"),
            Self::Goal(id) => write!(f, "goal {id}"),
            Self::Photo(view) => write!(f, "the picture behind the {} view", view.name()),
        }
    }
}

impl Chart {
    /// Applies an edit and gives back the one that undoes it.
    ///
    /// # Errors
    /// When the edit would break a rule of the chart; the chart is then as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Put(record) => self.put(record),
            Edit::Remove(id) => self.remove(id),
            Edit::Batch(edits) => {
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    match self.apply(edit) {
                        Ok(inverse) => inverses.push(inverse),
                        Err(error) => {
                            for inverse in inverses.into_iter().rev() {
                                let undone = self.apply(inverse);
                                debug_assert!(undone.is_ok(), "an inverse failed: {undone:?}");
                            }
                            return Err(error);
                        }
                    }
                }
                inverses.reverse();
                Ok(Edit::Batch(inverses))
            }
        }
    }

    fn put(&mut self, record: Record) -> Result<Edit, EditError> {
        let id = record.id();
        self.check(&record)?;
        let before = self.record(id);
        if before.is_none() {
            self.check_room(id)?;
        }
        match record {
            Record::Person(person) => self.person = *person,
            Record::Knot(knot) => match self.entries.get_mut(&knot.id) {
                Some(entry) => Arc::make_mut(entry).knot = *knot,
                None => drop(
                    self.entries
                        .insert(knot.id, Arc::new(Entry::new(*knot, Vec::new(), Vec::new()))),
                ),
            },
            Record::Rating(knot, rating) => {
                let ratings = &mut self.entry_mut(knot, id)?.ratings;
                ratings.retain(|other| other.id != rating.id);
                let index = ratings.partition_point(|other| other.order() < rating.order());
                ratings.insert(index, *rating);
            }
            Record::Milestone(knot, milestone) => {
                let milestones = &mut self.entry_mut(knot, id)?.milestones;
                milestones.retain(|other| other.id != milestone.id);
                let index = milestones.partition_point(|other| other.order() < milestone.order());
                milestones.insert(index, *milestone);
            }
            Record::Treatment(treatment) => {
                drop(self.treatments.insert(treatment.id, Arc::new(*treatment)));
            }
            Record::Episode(episode) => drop(self.episodes.insert(episode.id, Arc::new(*episode))),
            Record::CheckIn(one) => drop(self.check_ins.insert(one.id, Arc::new(*one))),
            Record::Goal(goal) => drop(self.goals.insert(goal.id, Arc::new(*goal))),
            Record::Photo(photo) => drop(self.photos.insert(photo.view, Arc::new(*photo))),
        }
        Ok(before.map_or(Edit::Remove(id), Edit::Put))
    }

    fn remove(&mut self, id: RecordId) -> Result<Edit, EditError> {
        let before = self.record(id).ok_or(EditError::Missing(id))?;
        match id {
            RecordId::Person => return Err(EditError::PersonStays),
            RecordId::Knot(knot) => {
                if let Some(user) = self.user_of_knot(knot) {
                    return Err(EditError::StillUsed(id, user));
                }
                self.entries.remove(&knot);
            }
            RecordId::Rating(knot, rating) => {
                self.entry_mut(knot, id)?.ratings.retain(|r| r.id != rating);
            }
            RecordId::Milestone(knot, milestone) => {
                self.entry_mut(knot, id)?
                    .milestones
                    .retain(|m| m.id != milestone);
            }
            RecordId::Treatment(treatment) => {
                if let Some(user) = self.user_of_treatment(treatment) {
                    return Err(EditError::StillUsed(id, user));
                }
                self.treatments.remove(&treatment);
            }
            RecordId::Episode(episode) => drop(self.episodes.remove(&episode)),
            RecordId::CheckIn(check_in) => drop(self.check_ins.remove(&check_in)),
            RecordId::Goal(goal) => drop(self.goals.remove(&goal)),
            RecordId::Photo(view) => drop(self.photos.remove(&view)),
        }
        Ok(Edit::Put(before))
    }

    fn entry_mut(&mut self, knot: KnotId, from: RecordId) -> Result<&mut Entry, EditError> {
        let to = RecordId::Knot(knot);
        self.entries
            .get_mut(&knot)
            .map(Arc::make_mut)
            .ok_or(EditError::Dangling { from, to })
    }
}
