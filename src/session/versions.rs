//! How often each part of the chart has changed, so that what is worked out from one knot is worked out anew only
//! when that knot has changed.

use std::collections::BTreeMap;

use crate::model::{Edit, KnotId, RecordId};

/// A count of changes for each knot, and one for all that is not part of a knot.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    last: u64,
    knots: BTreeMap<KnotId, u64>,
    roster: u64,
    diary: u64,
}

impl Versions {
    /// Changes whenever the knot, its ratings or its milestones do; 0 as long as they are as they were opened.
    pub fn of_knot(&self, knot: KnotId) -> u64 {
        self.knots.get(&knot).copied().unwrap_or_default()
    }

    /// Changes whenever a knot's own record does: which there are, their names and order. Ratings and milestones leave
    /// it as it is.
    pub fn of_roster(&self) -> u64 {
        self.roster
    }

    /// Changes whenever a treatment, an episode or the person does.
    pub fn of_diary(&self) -> u64 {
        self.diary
    }

    /// Changes whenever anything on the chart does.
    pub fn of_chart(&self) -> u64 {
        self.last
    }

    /// Notes an edit that was, or is about to be, applied.
    pub(super) fn note(&mut self, edit: &Edit) {
        match edit {
            Edit::Put(record) => self.note_id(record.id()),
            Edit::Remove(id) => self.note_id(*id),
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.note(edit)),
        }
    }

    fn note_id(&mut self, id: RecordId) {
        self.last += 1;
        if matches!(id, RecordId::Knot(_)) {
            self.roster = self.last;
        }
        match id {
            RecordId::Knot(knot) | RecordId::Rating(knot, _) | RecordId::Milestone(knot, _) => {
                self.knots.insert(knot, self.last);
            }
            _ => self.diary = self.last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ids, Person};

    #[test]
    fn only_what_was_changed_counts_up() {
        let mut ids = Ids::seeded(1);
        let (one, other) = (ids.knot(), ids.knot());
        let mut versions = Versions::default();
        versions.note(&Edit::Batch(vec![
            Edit::Remove(RecordId::Rating(one, ids.rating())),
            Edit::Remove(RecordId::Knot(one)),
        ]));
        let after = versions.of_knot(one);
        assert!(after > 0 && versions.of_knot(other) == 0 && versions.of_diary() == 0);
        let roster = versions.of_roster();
        versions.note(&Edit::Remove(RecordId::Rating(one, ids.rating())));
        assert!(roster > 0 && versions.of_roster() == roster);
        let after = versions.of_knot(one);
        versions.note(&Edit::put(Person::default()));
        assert!(versions.of_knot(one) == after && versions.of_diary() > 0);
        assert!(versions.of_chart() > after);
    }
}
