//! Undo and redo: a labelled list of inverse edits.
//!
//! A gesture is one step: `begin`, any number of edits, then `commit` or `abort`. Steps with the same merge key
//! that follow each other closely become one. Limitation: the list is linear; a new step drops what was undone.

use super::Versions;
use crate::model::{Chart, Edit, EditError, KnotId, Record, RecordId};

/// Steps kept; older ones can no longer be undone.
const CAPACITY: usize = 1_000;

/// Steps that may become one when they follow each other closely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MergeKey {
    /// Arrow presses on these knots.
    Nudge(Vec<KnotId>),
    /// Digits typed for one rating run.
    RatingRun(u64),
    /// Typing in one text of one record.
    Typing(RecordId, &'static str),
}

impl MergeKey {
    /// Longest pause between two steps that become one, in seconds.
    fn window_secs(&self) -> f64 {
        match self {
            Self::Nudge(_) => 1.0,
            Self::Typing(..) => 3.0,
            // A run of digits ends itself.
            Self::RatingRun(_) => f64::INFINITY,
        }
    }
}

#[derive(Clone, Debug)]
struct Step {
    label: String,
    /// Applied last to first.
    inverses: Vec<Edit>,
    key: Option<MergeKey>,
    tick_secs: f64,
    /// Names the state after the step; never used twice.
    serial: u64,
}

/// What can be undone and redone, and which state is on disk.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    open: Option<Step>,
    last_serial: u64,
    /// The serial below the oldest kept step.
    floor: u64,
    /// The serial of the state on disk, or of the one that was opened.
    saved: u64,
    versions: Versions,
    /// Records that steps have touched since [`History::take_touched`], and what was done last.
    touched: Vec<RecordId>,
    touched_by: String,
}

impl History {
    /// What undo would undo, for menus: "Move 'Jeffrey'".
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// What was done and can be undone, the latest last.
    pub fn done(&self) -> impl ExactSizeIterator<Item = &str> {
        self.done.iter().map(|step| step.label.as_str())
    }

    /// What was undone and can be done again, the next one first.
    pub fn undone(&self) -> impl ExactSizeIterator<Item = &str> {
        self.undone.iter().rev().map(|step| step.label.as_str())
    }

    pub(super) fn versions(&self) -> &Versions {
        &self.versions
    }

    /// The records that finished steps have touched since the last call, and what was done last.
    pub(super) fn take_touched(&mut self) -> (Vec<RecordId>, String) {
        let touched = std::mem::take(&mut self.touched);
        (touched, std::mem::take(&mut self.touched_by))
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|step| !step.inverses.is_empty())
            || self.saved != self.state_id()
    }

    pub(super) fn state_id(&self) -> u64 {
        self.done.last().map_or(self.floor, |step| step.serial)
    }

    pub(super) fn mark_saved(&mut self, state_id: u64) {
        self.saved = state_id;
    }

    /// Opens a step; one left open is closed as it is.
    pub(super) fn begin(&mut self, label: String, key: Option<MergeKey>, tick_secs: f64) {
        self.close();
        self.open = Some(Step {
            label,
            inverses: Vec::new(),
            key,
            tick_secs,
            serial: 0,
        });
    }

    /// Renames the open step: a knot is placed before its name is known.
    pub(super) fn relabel(&mut self, label: String) {
        if let Some(step) = &mut self.open {
            step.label = label;
        }
    }

    /// Applies an edit inside the open step.
    pub(super) fn edit(&mut self, chart: &mut Chart, edit: Edit) -> Result<(), EditError> {
        let replaces = match &edit {
            Edit::Put(record) => Some(record.id()),
            Edit::Remove(_) | Edit::Batch(_) => None,
        };
        self.versions.note(&edit);
        let inverse = chart.apply(edit)?;
        let Some(step) = &mut self.open else {
            return Ok(());
        };
        // The first inverse of a record brings back what was there before the step: later ones add nothing.
        let known = matches!(inverse, Edit::Put(_))
            && replaces.is_some_and(|id| {
                step.inverses
                    .iter()
                    .any(|inverse| names(inverse) == Some(id))
            });
        if !known && !inverse.is_empty() {
            step.inverses.push(inverse);
        }
        Ok(())
    }

    /// Closes the open step; one that changed nothing is dropped. Returns whether anything changed.
    pub(super) fn commit(&mut self, chart: &Chart, tick_secs: f64) -> bool {
        let Some(mut step) = self.open.take() else {
            return false;
        };
        // What a record alone went through and ended as it began leaves nothing to undo. A record that was also
        // put on or taken off the chart in the step keeps its whole chain.
        let ids: Vec<Option<RecordId>> = step.inverses.iter().map(names).collect();
        step.inverses.retain(|inverse| match inverse {
            Edit::Put(record) => {
                let id = Some(record.id());
                let is_alone = ids.iter().filter(|other| **other == id).count() == 1;
                !is_alone || chart.record(record.id()).as_ref() != Some(record)
            }
            Edit::Remove(_) | Edit::Batch(_) => true,
        });
        if step.inverses.is_empty() {
            return false;
        }
        step.tick_secs = tick_secs;
        self.push(step);
        true
    }

    /// Takes back what the open step did.
    pub(super) fn abort(&mut self, chart: &mut Chart) {
        if let Some(step) = self.open.take() {
            self.revert(chart, step.inverses);
        }
    }

    /// Undoes the last step and returns its label.
    pub(super) fn undo(&mut self, chart: &mut Chart) -> Option<String> {
        self.close();
        let step = self.done.pop()?;
        let label = step.label.clone();
        self.touch(&step.inverses, &format!("Undone: {label}"));
        let inverses = self.revert(chart, step.inverses);
        self.undone.push(Step { inverses, ..step });
        Some(label)
    }

    /// Does the last undone step again and returns its label.
    pub(super) fn redo(&mut self, chart: &mut Chart) -> Option<String> {
        self.close();
        let step = self.undone.pop()?;
        let label = step.label.clone();
        self.touch(&step.inverses, &format!("Done again: {label}"));
        let inverses = self.revert(chart, step.inverses);
        self.done.push(Step { inverses, ..step });
        Some(label)
    }

    fn close(&mut self) {
        if let Some(step) = self.open.take()
            && !step.inverses.is_empty()
        {
            self.push(step);
        }
    }

    fn touch(&mut self, inverses: &[Edit], label: &str) {
        for inverse in inverses {
            touched(inverse, &mut self.touched);
        }
        label.clone_into(&mut self.touched_by);
    }

    fn push(&mut self, mut step: Step) {
        self.touch(&step.inverses, &step.label);
        self.undone.clear();
        self.last_serial += 1;
        step.serial = self.last_serial;
        if let Some(last) = self.done.last_mut()
            && let Some(key) = &last.key
            && Some(key) == step.key.as_ref()
            && step.tick_secs - last.tick_secs <= key.window_secs()
        {
            let fresh = step.inverses.into_iter().filter(|inverse| {
                let id = names(inverse);
                !(matches!(inverse, Edit::Put(_))
                    && last.inverses.iter().any(|earlier| names(earlier) == id))
            });
            last.inverses.extend(fresh.collect::<Vec<_>>());
            last.label = step.label;
            last.tick_secs = step.tick_secs;
            last.serial = step.serial;
            return;
        }
        self.done.push(step);
        if self.done.len() > CAPACITY {
            self.floor = self.done.remove(0).serial;
        }
    }

    /// Applies inverses last to first and returns what takes them back, in the same manner.
    fn revert(&mut self, chart: &mut Chart, inverses: Vec<Edit>) -> Vec<Edit> {
        let mut again = Vec::with_capacity(inverses.len());
        for inverse in inverses.into_iter().rev() {
            self.versions.note(&inverse);
            match chart.apply(inverse) {
                Ok(edit) => again.push(edit),
                // Inverses are made by the chart itself; one that fails is a defect, and the rest still applies.
                Err(error) => debug_assert!(false, "an inverse failed: {error}"),
            }
        }
        again
    }
}

/// The one record an inverse is about.
fn names(inverse: &Edit) -> Option<RecordId> {
    match inverse {
        Edit::Put(record) => Some(Record::id(record)),
        Edit::Remove(id) => Some(*id),
        Edit::Batch(_) => None,
    }
}

/// Adds the records that an edit is about.
fn touched(edit: &Edit, ids: &mut Vec<RecordId>) {
    match edit {
        Edit::Put(record) => ids.push(record.id()),
        Edit::Remove(id) => ids.push(*id),
        Edit::Batch(edits) => edits.iter().for_each(|edit| touched(edit, ids)),
    }
}
