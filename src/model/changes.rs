//! The difference between two states of a chart, record by record: what is logged, merged and brought back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Chart, Edit, EditError, Entry, Knot, KnotId, Place, Record, RecordId, Stamp, Treatment,
    TreatmentKind, View, place::BodyPos,
};

/// What became of records: each as it is now, or gone. Their order does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(BTreeMap<RecordId, Option<Record>>);

impl Changes {
    /// The records of these ids as the chart has them now.
    pub fn of(chart: &Chart, ids: impl IntoIterator<Item = RecordId>) -> Self {
        Self(ids.into_iter().map(|id| (id, chart.record(id))).collect())
    }

    /// Everything on a chart.
    pub fn all(chart: &Chart) -> Self {
        Self::between(&Chart::default(), chart)
    }

    /// What leads from one chart to another. Entries that the two share cost nothing.
    pub fn between(from: &Chart, to: &Chart) -> Self {
        let mut changes = Self::default();
        let mut ids: BTreeSet<RecordId> = BTreeSet::new();
        ids.insert(RecordId::Person);
        for (one, other) in [(from, to), (to, from)] {
            for (id, entry) in &one.entries {
                let twin = other.entries.get(id);
                if !twin.is_some_and(|twin| Arc::ptr_eq(twin, entry)) {
                    ids.extend(ids_of(entry));
                }
            }
            ids.extend(one.treatments.keys().copied().map(RecordId::Treatment));
            ids.extend(one.episodes.keys().copied().map(RecordId::Episode));
            ids.extend(one.check_ins.keys().copied().map(RecordId::CheckIn));
            ids.extend(one.goals.keys().copied().map(RecordId::Goal));
            ids.extend(one.photos.keys().copied().map(RecordId::Photo));
        }
        for id in ids {
            let now = to.record(id);
            if now != from.record(id) {
                changes.0.insert(id, now);
            }
        }
        changes
    }

    /// Takes in what happened afterwards.
    pub fn then(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// Notes a record as it is now.
    pub fn put(&mut self, record: Record) {
        self.0.insert(record.id(), Some(record));
    }

    /// Notes that a record is gone.
    pub fn remove(&mut self, id: RecordId) {
        self.0.insert(id, None);
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many records changed.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each record's id with the record as it is now, or nothing if it is gone.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, Option<&Record>)> {
        self.0.iter().map(|(id, record)| (*id, record.as_ref()))
    }

    /// What became of one record, if it changed.
    pub fn get(&self, id: RecordId) -> Option<Option<&Record>> {
        self.0.get(&id).map(Option::as_ref)
    }

    /// A chart that holds the changed records and, for those they name, stand-ins with nothing but an id.
    ///
    /// # Errors
    /// When a record breaks a rule of its own.
    pub fn alone(&self) -> Result<Chart, EditError> {
        let mut whole = Self(
            self.0
                .iter()
                .filter(|(_, record)| record.is_some())
                .map(|(id, record)| (*id, record.clone()))
                .collect(),
        );
        let named: BTreeSet<RecordId> = self
            .iter()
            .filter_map(|(_, record)| record)
            .flat_map(Record::named)
            .collect();
        for id in named {
            if let (false, Some(record)) = (whole.0.contains_key(&id), stand_in(id)) {
                whole.put(record);
            }
        }
        Chart::default().changed(&whole)
    }
}

/// A record with nothing but an id, for another that names it.
fn stand_in(id: RecordId) -> Option<Record> {
    let at = Stamp::new(jiff::Timestamp::UNIX_EPOCH, jiff::tz::Offset::UTC);
    match id {
        RecordId::Knot(id) => {
            let place = Place::new(View::Back, BodyPos::clamped(0.0, 0.0));
            Some(Knot::new(id, place, at).into())
        }
        RecordId::Treatment(id) => {
            let kind = TreatmentKind::Other("unknown".to_owned());
            Some(Treatment::new(id, kind, at.into(), at).into())
        }
        _ => None,
    }
}

fn ids_of(entry: &Entry) -> Vec<RecordId> {
    let knot = entry.knot.id;
    let ratings = entry.ratings.iter();
    let milestones = entry.milestones.iter();
    let mut ids = vec![RecordId::Knot(knot)];
    ids.extend(ratings.map(|rating| RecordId::Rating(knot, rating.id)));
    ids.extend(milestones.map(|one| RecordId::Milestone(knot, one.id)));
    ids
}

impl Record {
    /// The records that this one names and that a chart must have with it.
    pub fn named(&self) -> Vec<RecordId> {
        match self {
            Self::Knot(knot) => knot.family.iter().copied().map(RecordId::Knot).collect(),
            Self::Rating(knot, _) => vec![RecordId::Knot(*knot)],
            Self::Milestone(knot, milestone) => {
                let treatment = milestone.treatment.map(RecordId::Treatment);
                std::iter::once(RecordId::Knot(*knot))
                    .chain(treatment)
                    .collect()
            }
            Self::Treatment(treatment) => {
                let touched = treatment.touched.iter();
                touched.map(|one| RecordId::Knot(one.knot)).collect()
            }
            Self::Person(_)
            | Self::Episode(_)
            | Self::CheckIn(_)
            | Self::Goal(_)
            | Self::Photo(_) => Vec::new(),
        }
    }
}

impl Chart {
    /// This chart with the changes made, all at once: only the result has to keep the rules.
    ///
    /// # Errors
    /// The first rule that the result would break.
    pub fn changed(&self, changes: &Changes) -> Result<Self, EditError> {
        let mut chart = self.clone();
        let mut inside: BTreeMap<KnotId, Vec<(RecordId, Option<&Record>)>> = BTreeMap::new();
        for (id, record) in changes.iter() {
            match id {
                RecordId::Rating(knot, _) | RecordId::Milestone(knot, _) => {
                    inside.entry(knot).or_default().push((id, record));
                }
                _ => chart.set(id, record),
            }
        }
        for (knot, changes) in inside {
            let Some(entry) = chart.entries.get_mut(&knot) else {
                match changes.iter().find(|(_, record)| record.is_some()) {
                    Some((from, _)) => {
                        let (from, to) = (*from, RecordId::Knot(knot));
                        return Err(EditError::Dangling { from, to });
                    }
                    // It went with its ratings and milestones.
                    None => continue,
                }
            };
            *entry = Arc::new(with_inside(entry, &changes));
        }
        chart.check_all()?;
        Ok(chart)
    }

    /// Puts or removes a record that lies in no entry.
    fn set(&mut self, id: RecordId, record: Option<&Record>) {
        match (id, record) {
            (_, Some(Record::Person(person))) => self.person.clone_from(person),
            (_, Some(Record::Knot(knot))) => {
                if let Some(entry) = self.entries.get_mut(&knot.id) {
                    Arc::make_mut(entry).knot.clone_from(knot);
                } else {
                    let entry = Entry::new(Knot::clone(knot), Vec::new(), Vec::new());
                    self.entries.insert(knot.id, Arc::new(entry));
                }
            }
            (_, Some(Record::Treatment(one))) => {
                self.treatments.insert(one.id, Arc::new((**one).clone()));
            }
            (_, Some(Record::Episode(one))) => {
                self.episodes.insert(one.id, Arc::new((**one).clone()));
            }
            (_, Some(Record::CheckIn(one))) => {
                self.check_ins.insert(one.id, Arc::new((**one).clone()));
            }
            (_, Some(Record::Goal(one))) => {
                self.goals.insert(one.id, Arc::new((**one).clone()));
            }
            (_, Some(Record::Photo(one))) => {
                self.photos.insert(one.view, Arc::new((**one).clone()));
            }
            (RecordId::Knot(id), None) => drop(self.entries.remove(&id)),
            (RecordId::Treatment(id), None) => drop(self.treatments.remove(&id)),
            (RecordId::Episode(id), None) => drop(self.episodes.remove(&id)),
            (RecordId::CheckIn(id), None) => drop(self.check_ins.remove(&id)),
            (RecordId::Goal(id), None) => drop(self.goals.remove(&id)),
            (RecordId::Photo(view), None) => drop(self.photos.remove(&view)),
            // The person stays; ratings and milestones are put into their entry as a whole.
            _ => {}
        }
    }

    /// The edits that lead from this chart to another, in an order in which each of them keeps the rules.
    pub fn edits_to(&self, target: &Self) -> Vec<Edit> {
        let changes = Changes::between(self, target);
        let mut edits = Vec::new();
        // Families may name each other in a circle: new knots come, and those that go lose theirs, without.
        for (id, record) in changes.iter() {
            let bare = match (id, record) {
                (RecordId::Knot(id), None) => self.knot(id),
                (RecordId::Knot(id), Some(Record::Knot(knot))) if self.knot(id).is_none() => {
                    Some(&**knot)
                }
                _ => None,
            };
            edits.extend(bare.map(|knot| {
                Edit::put(Knot {
                    family: Vec::new(),
                    ..knot.clone()
                })
            }));
        }
        let puts = |kind: fn(RecordId) -> bool| {
            let of_kind = changes.iter().filter(move |(id, _)| kind(*id));
            of_kind.filter_map(|(_, record)| record.cloned().map(Edit::Put))
        };
        // Milestones name treatments, so these come first and go last.
        edits.extend(puts(is_treatment));
        edits.extend(puts(|id| !is_treatment(id)));
        let removed = |kind: fn(RecordId) -> bool| {
            let of_kind = changes.iter().filter(move |(id, _)| kind(*id));
            of_kind.filter_map(|(id, record)| record.is_none().then_some(Edit::Remove(id)))
        };
        edits.extend(removed(|id| !is_treatment(id) && !is_knot(id)));
        edits.extend(removed(is_treatment));
        edits.extend(removed(is_knot));
        edits
    }
}

fn is_treatment(id: RecordId) -> bool {
    matches!(id, RecordId::Treatment(_))
}

fn is_knot(id: RecordId) -> bool {
    matches!(id, RecordId::Knot(_))
}

/// An entry with other ratings and milestones, in one pass.
fn with_inside(entry: &Entry, changes: &[(RecordId, Option<&Record>)]) -> Entry {
    let knot = entry.knot.id;
    let changed: BTreeSet<RecordId> = changes.iter().map(|(id, _)| *id).collect();
    let mut ratings = entry.ratings.clone();
    ratings.retain(|rating| !changed.contains(&RecordId::Rating(knot, rating.id)));
    let mut milestones = entry.milestones.clone();
    milestones.retain(|one| !changed.contains(&RecordId::Milestone(knot, one.id)));
    for (_, record) in changes {
        match record {
            Some(Record::Rating(_, rating)) => ratings.push((**rating).clone()),
            Some(Record::Milestone(_, one)) => milestones.push((**one).clone()),
            _ => {}
        }
    }
    Entry::new(entry.knot.clone(), ratings, milestones)
}
