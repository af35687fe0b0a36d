//! Two copies of one chart made one again, record by record: nothing is dropped, true conflicts are listed.
//!
//! With the state both copies began from, a change made in one of them is taken as it is. Without it, a record
//! that only one copy has is kept, and two values of one field are a conflict. Of a conflict the chart keeps our
//! value, and the other one in words in the record's note. What one copy deleted and the other changed is kept.

mod fields;
mod in_words;
mod records;

use std::collections::BTreeSet;

use fields::Fields;

use super::{Changes, Chart, EditError, KnotId, Record, RecordId};

/// Two values of one thing, of which a chart can hold only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub id: RecordId,
    /// The record in words: "'Jeffrey'", "rating of 'Jeffrey'".
    pub of: String,
    /// Which of its fields, or what happened to it.
    pub what: &'static str,
    /// The value that the chart has now.
    pub kept: String,
    /// The value of the other copy; the record's note has it too, unless it has no note.
    pub other: String,
}

/// Two copies made one.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The chart with what either copy has.
    pub chart: Chart,
    /// What changed against our copy.
    pub changes: Changes,
    /// What only one of two values could be kept of.
    pub conflicts: Vec<Conflict>,
}

/// Merges `theirs` into `ours`; `base` is the state both began from, if it is known.
///
/// # Errors
/// When together they would break a rule of the chart, such as how many ratings it takes.
pub fn merge(base: Option<&Chart>, ours: &Chart, theirs: &Chart) -> Result<Merged, EditError> {
    let differing = Changes::between(ours, theirs);
    let mut merge = Merge {
        base,
        ours,
        theirs,
        kept_knots: BTreeSet::new(),
        ours_only: BTreeSet::new(),
        changes: Changes::default(),
        conflicts: Vec::new(),
    };
    merge.keep_changed_knots(&differing);
    for (id, _) in differing.iter() {
        merge.record(id);
    }
    merge.finish()
}

struct Merge<'a> {
    base: Option<&'a Chart>,
    ours: &'a Chart,
    theirs: &'a Chart,
    /// Knots that one copy deleted while the other went on with them: kept with all that hangs on them.
    kept_knots: BTreeSet<KnotId>,
    /// Records whose fields, put together from both copies, would contradict each other.
    ours_only: BTreeSet<RecordId>,
    changes: Changes,
    conflicts: Vec<Conflict>,
}

impl Merge<'_> {
    fn keep_changed_knots(&mut self, differing: &Changes) {
        let Some(base) = self.base else { return };
        for (id, _) in differing.iter() {
            let RecordId::Knot(knot) = id else { continue };
            let Some(before) = base.entry(knot) else {
                continue;
            };
            let (left, gone_in) = match (self.ours.entry(knot), self.theirs.entry(knot)) {
                (Some(ours), None) => (ours, "the other copy"),
                (None, Some(theirs)) => (theirs, "this copy"),
                _ => continue,
            };
            if left != before {
                self.kept_knots.insert(knot);
                self.kept(id, left.knot().display_name(), gone_in);
            }
        }
    }

    fn kept(&mut self, id: RecordId, name: &str, gone_in: &str) {
        self.conflicts.push(Conflict {
            id,
            of: format!("'{name}'"),
            what: "deleted in one copy, changed in the other",
            kept: "kept".to_owned(),
            other: format!("deleted in {gone_in}"),
        });
    }

    fn record(&mut self, id: RecordId) {
        let before = self.base.and_then(|base| base.record(id));
        match (self.ours.record(id), self.theirs.record(id)) {
            (Some(ours), Some(theirs)) => self.both(before.as_ref(), &ours, &theirs),
            (Some(ours), None) => {
                if self.is_deletion(id, before.as_ref(), &ours, "the other copy") {
                    self.changes.remove(id);
                }
            }
            (None, Some(theirs)) => {
                if !self.is_deletion(id, before.as_ref(), &theirs, "this copy") {
                    self.changes.put(theirs);
                }
            }
            (None, None) => {}
        }
    }

    /// Whether a record that only one copy has was deleted in the other, and may go.
    fn is_deletion(
        &mut self,
        id: RecordId,
        before: Option<&Record>,
        left: &Record,
        gone_in: &str,
    ) -> bool {
        let Some(before) = before else { return false };
        if matches!(knot_of(id), Some(knot) if self.kept_knots.contains(&knot)) {
            return false;
        }
        if before != left {
            let name = self.name(id);
            self.kept(id, &name, gone_in);
            return false;
        }
        true
    }

    fn both(&mut self, before: Option<&Record>, ours: &Record, theirs: &Record) {
        if before == Some(theirs) {
            return;
        }
        if before == Some(ours) {
            self.changes.put(theirs.clone());
            return;
        }
        let of = match ours.id() {
            RecordId::Person => "the person".to_owned(),
            id => self.name(id),
        };
        let fields = Fields {
            id: ours.id(),
            of: &of,
            conflicts: &mut self.conflicts,
            ours_only: self.ours_only.contains(&ours.id()),
            lines: Vec::new(),
        };
        self.changes
            .put(records::merged(fields, before, ours, theirs));
    }

    /// A record in words.
    fn name(&self, id: RecordId) -> String {
        let knot = |knot| {
            let known = self.ours.knot(knot).or_else(|| self.theirs.knot(knot));
            known.map_or("unnamed knot", |knot| knot.display_name())
        };
        match id {
            RecordId::Knot(id) => format!("'{}'", knot(id)),
            RecordId::Rating(id, _) => format!("a rating of '{}'", knot(id)),
            RecordId::Milestone(id, _) => format!("a milestone of '{}'", knot(id)),
            RecordId::Treatment(_) => "a treatment".to_owned(),
            RecordId::Episode(_) => "an episode".to_owned(),
            RecordId::CheckIn(_) => "a check-in".to_owned(),
            RecordId::Goal(_) => "a goal".to_owned(),
            RecordId::Person | RecordId::Photo(_) => id.to_string(),
        }
    }

    /// Brings back whatever is still named by something that is kept.
    fn finish(mut self) -> Result<Merged, EditError> {
        loop {
            match self.ours.changed(&self.changes) {
                Ok(chart) => {
                    return Ok(Merged {
                        changes: Changes::between(self.ours, &chart),
                        chart,
                        conflicts: self.conflicts,
                    });
                }
                Err(error @ EditError::Dangling { to, .. }) => {
                    if !self.bring_back(to) {
                        return Err(error);
                    }
                }
                Err(EditError::Invalid(id, _)) if self.ours_only.insert(id) => {
                    self.conflicts.retain(|conflict| conflict.id != id);
                    self.record(id);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Returns whether this changed anything.
    fn bring_back(&mut self, id: RecordId) -> bool {
        if matches!(self.changes.get(id), Some(Some(_))) {
            return false;
        }
        let sources = [Some(self.ours), Some(self.theirs), self.base];
        let mut sources = sources.into_iter().flatten();
        let Some(source) = sources.find(|source| source.record(id).is_some()) else {
            return false;
        };
        let whole = Changes::all(source);
        for (each, record) in whole.iter() {
            let is_part = each == id || knot_of(each).map(RecordId::Knot) == Some(id);
            if let (true, Some(record)) = (is_part, record) {
                self.changes.put(record.clone());
            }
        }
        let name = self.name(id);
        self.conflicts.push(Conflict {
            id,
            of: name,
            what: "deleted in one copy, named in the other",
            kept: "kept".to_owned(),
            other: "deleted".to_owned(),
        });
        true
    }
}

/// The knot a record hangs on; itself for a knot.
fn knot_of(id: RecordId) -> Option<KnotId> {
    match id {
        RecordId::Knot(knot) | RecordId::Rating(knot, _) | RecordId::Milestone(knot, _) => {
            Some(knot)
        }
        _ => None,
    }
}
