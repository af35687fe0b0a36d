//! The chart: everything one person recorded. It changes only through [`Edit`]s.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    CheckIn, CheckInId, Edit, EditError, Episode, EpisodeId, Goal, GoalId, Knot, KnotId, Milestone,
    MilestoneId, Person, Photo, Rating, RatingId, Record, RecordId, Treatment, TreatmentId, View,
};

/// A knot with its ratings and milestones, both in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) knot: Knot,
    pub(super) ratings: Vec<Rating>,
    pub(super) milestones: Vec<Milestone>,
}

impl Entry {
    /// The entry of a knot with what is known of it, put in order of time.
    pub fn new(knot: Knot, mut ratings: Vec<Rating>, mut milestones: Vec<Milestone>) -> Self {
        ratings.sort_by_cached_key(Rating::order);
        milestones.sort_by_cached_key(Milestone::order);
        Self {
            knot,
            ratings,
            milestones,
        }
    }

    /// The knot.
    pub fn knot(&self) -> &Knot {
        &self.knot
    }

    /// Its ratings, oldest first.
    pub fn ratings(&self) -> &[Rating] {
        &self.ratings
    }

    /// Its milestones, oldest first.
    pub fn milestones(&self) -> &[Milestone] {
        &self.milestones
    }

    /// The rating with this id.
    pub fn rating(&self, id: RatingId) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.id == id)
    }

    /// The milestone with this id.
    pub fn milestone(&self, id: MilestoneId) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.id == id)
    }
}

/// All that a chart is made of, in any order.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The person.
    pub person: Person,
    /// The knots with their ratings and milestones.
    pub entries: Vec<Entry>,
    /// The treatments.
    pub treatments: Vec<Treatment>,
    /// The episodes.
    pub episodes: Vec<Episode>,
    /// The check-ins.
    pub check_ins: Vec<CheckIn>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The pictures behind the map.
    pub photos: Vec<Photo>,
}

/// Everything one person recorded.
///
/// Copies are cheap: entries are shared until one of them changes, so that a save can run on a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    pub(super) person: Person,
    pub(super) entries: BTreeMap<KnotId, Arc<Entry>>,
    pub(super) treatments: BTreeMap<TreatmentId, Arc<Treatment>>,
    pub(super) episodes: BTreeMap<EpisodeId, Arc<Episode>>,
    pub(super) check_ins: BTreeMap<CheckInId, Arc<CheckIn>>,
    pub(super) goals: BTreeMap<GoalId, Arc<Goal>>,
    pub(super) photos: BTreeMap<View, Arc<Photo>>,
}

impl Chart {
    /// An empty chart.
    pub fn new() -> Self {
        Self::default()
    }

    /// A chart from all its parts at once.
    ///
    /// # Errors
    /// The first broken rule: an id used twice, a reference to nothing, a value out of bounds.
    pub fn from_parts(parts: Parts) -> Result<Self, EditError> {
        let mut chart = Self {
            person: parts.person,
            treatments: by_id(parts.treatments, |it| it.id, RecordId::Treatment)?,
            episodes: by_id(parts.episodes, |it| it.id, RecordId::Episode)?,
            check_ins: by_id(parts.check_ins, |it| it.id, RecordId::CheckIn)?,
            goals: by_id(parts.goals, |it| it.id, RecordId::Goal)?,
            photos: by_id(parts.photos, |it| it.view, RecordId::Photo)?,
            ..Self::default()
        };
        for entry in parts.entries {
            let id = entry.knot.id;
            check_ids_once(&entry)?;
            if chart.entries.insert(id, Arc::new(entry)).is_some() {
                return Err(EditError::Twice(RecordId::Knot(id)));
            }
        }
        chart.check_all()?;
        Ok(chart)
    }

    /// The person.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The knot with this id, with its ratings and milestones.
    pub fn entry(&self, id: KnotId) -> Option<&Entry> {
        self.entries.get(&id).map(Arc::as_ref)
    }

    /// The knot with this id.
    pub fn knot(&self, id: KnotId) -> Option<&Knot> {
        self.entry(id).map(Entry::knot)
    }

    /// All knots in the order they were put on the chart, with their ratings and milestones.
    ///
    /// The first has number 1 on the map, in the list and in every export.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries.values().map(Arc::as_ref).collect();
        entries.sort_by_key(|entry| (entry.knot.recorded_at.second(), entry.knot.id));
        entries
    }

    /// How many knots there are.
    pub fn knot_count(&self) -> usize {
        self.entries.len()
    }

    /// How many ratings there are.
    pub fn rating_count(&self) -> usize {
        self.entries.values().map(|entry| entry.ratings.len()).sum()
    }

    /// How many treatments there are.
    pub fn treatment_count(&self) -> usize {
        self.treatments.len()
    }

    /// How many episodes there are.
    pub fn episode_count(&self) -> usize {
        self.episodes.len()
    }

    /// The treatment with this id.
    pub fn treatment(&self, id: TreatmentId) -> Option<&Treatment> {
        self.treatments.get(&id).map(Arc::as_ref)
    }

    /// All treatments, oldest first.
    pub fn treatments(&self) -> Vec<&Treatment> {
        let mut treatments: Vec<&Treatment> = self.treatments.values().map(Arc::as_ref).collect();
        treatments.sort_by_key(|treatment| (treatment.at.order_second(), treatment.id));
        treatments
    }

    /// The episode with this id.
    pub fn episode(&self, id: EpisodeId) -> Option<&Episode> {
        self.episodes.get(&id).map(Arc::as_ref)
    }

    /// All episodes, oldest first.
    pub fn episodes(&self) -> Vec<&Episode> {
        let mut episodes: Vec<&Episode> = self.episodes.values().map(Arc::as_ref).collect();
        episodes.sort_by_key(|episode| (episode.from.order_second(), episode.id));
        episodes
    }

    /// The check-in with this id.
    pub fn check_in(&self, id: CheckInId) -> Option<&CheckIn> {
        self.check_ins.get(&id).map(Arc::as_ref)
    }

    /// All check-ins, oldest first.
    pub fn check_ins(&self) -> Vec<&CheckIn> {
        let mut all: Vec<&CheckIn> = self.check_ins.values().map(Arc::as_ref).collect();
        all.sort_by_key(|check_in| (check_in.at.order_second(), check_in.id));
        all
    }

    /// The goal with this id.
    pub fn goal(&self, id: GoalId) -> Option<&Goal> {
        self.goals.get(&id).map(Arc::as_ref)
    }

    /// All goals in the order they were set.
    pub fn goals(&self) -> Vec<&Goal> {
        let mut goals: Vec<&Goal> = self.goals.values().map(Arc::as_ref).collect();
        goals.sort_by_key(|goal| (goal.recorded_at.second(), goal.id));
        goals
    }

    /// The picture behind a view.
    pub fn photo(&self, view: View) -> Option<&Photo> {
        self.photos.get(&view).map(Arc::as_ref)
    }

    /// All pictures, in the order of their views.
    pub fn photos(&self) -> Vec<&Photo> {
        self.photos.values().map(Arc::as_ref).collect()
    }

    /// Whether nothing has been recorded yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A copy of the record with this id.
    pub fn record(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Person => Some(self.person.clone().into()),
            RecordId::Knot(id) => self.knot(id).cloned().map(Record::from),
            RecordId::Rating(knot, id) => {
                Some((knot, self.entry(knot)?.rating(id)?.clone()).into())
            }
            RecordId::Milestone(knot, id) => {
                Some((knot, self.entry(knot)?.milestone(id)?.clone()).into())
            }
            RecordId::Treatment(id) => self.treatment(id).cloned().map(Record::from),
            RecordId::Episode(id) => self.episode(id).cloned().map(Record::from),
            RecordId::CheckIn(id) => self.check_in(id).cloned().map(Record::from),
            RecordId::Goal(id) => self.goal(id).cloned().map(Record::from),
            RecordId::Photo(view) => self.photo(view).cloned().map(Record::from),
        }
    }

    /// The edit that takes a knot off the chart with all that hangs on it: its ratings and milestones, and its
    /// mention in treatments and in other knots' families.
    pub fn removal_of_knot(&self, id: KnotId) -> Edit {
        let mut edits = Vec::new();
        if let Some(entry) = self.entry(id) {
            edits.extend(
                entry
                    .ratings
                    .iter()
                    .map(|rating| Edit::Remove(RecordId::Rating(id, rating.id))),
            );
            edits.extend(
                entry
                    .milestones
                    .iter()
                    .map(|m| Edit::Remove(RecordId::Milestone(id, m.id))),
            );
        }
        for other in self
            .entries
            .values()
            .filter(|other| other.knot.family.contains(&id))
        {
            let mut knot = other.knot.clone();
            knot.family.retain(|member| *member != id);
            edits.push(Edit::put(knot));
        }
        for treatment in self.treatments.values() {
            if treatment.touched.iter().any(|touched| touched.knot == id) {
                let mut treatment = Treatment::clone(treatment);
                treatment.touched.retain(|touched| touched.knot != id);
                edits.push(Edit::put(treatment));
            }
        }
        edits.push(Edit::Remove(RecordId::Knot(id)));
        Edit::Batch(edits)
    }
}

/// The records under their ids, of which each may occur once.
fn by_id<T, I: Ord + Copy>(
    records: Vec<T>,
    id: impl Fn(&T) -> I,
    name: impl Fn(I) -> RecordId,
) -> Result<BTreeMap<I, Arc<T>>, EditError> {
    let mut all = BTreeMap::new();
    for record in records {
        let id = id(&record);
        if all.insert(id, Arc::new(record)).is_some() {
            return Err(EditError::Twice(name(id)));
        }
    }
    Ok(all)
}

/// Ratings and milestones are named within their knot; each name only once.
fn check_ids_once(entry: &Entry) -> Result<(), EditError> {
    let knot = entry.knot.id;
    if let Some(id) = twice(entry.ratings.iter().map(|rating| rating.id)) {
        return Err(EditError::Twice(RecordId::Rating(knot, id)));
    }
    match twice(entry.milestones.iter().map(|milestone| milestone.id)) {
        Some(id) => Err(EditError::Twice(RecordId::Milestone(knot, id))),
        None => Ok(()),
    }
}

fn twice<T: Ord + Copy>(ids: impl Iterator<Item = T>) -> Option<T> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort_unstable();
    let mut pairs = ids.iter().zip(ids.iter().skip(1));
    pairs.find(|(a, b)| a == b).map(|(id, _)| *id)
}
