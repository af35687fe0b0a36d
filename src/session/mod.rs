//! One open chart: history, selection, the moment shown and the gesture in progress. No files and no screen.
//!
//! Panels read `&Session` and push [`Action`]s; after the frame [`Session::apply`] turns them into edits and
//! returns [`Effects`]. Nothing else changes the chart.

mod action;
mod apply;
mod committed;
mod draft;
mod effects;
mod history;
mod moving;
mod rate;
mod selection;
mod several;
#[cfg(test)]
mod tests;
mod time;
#[cfg(test)]
mod time_tests;
mod treatment_log;
mod versions;

pub use action::Action;
pub use committed::Committed;
pub use draft::Draft;
pub use effects::{Effects, Notice};
pub use history::History;
pub use selection::Selection;
pub use treatment_log::{TouchedLog, TreatmentLog};
pub use versions::Versions;

use crate::analysis::Span;
use crate::model::{Chart, Edit, EditError, Ids, Knot, Stamp};
use history::MergeKey;
use rate::RatingRun;

/// The time an action happens at: the wall clock, and a steady count of seconds for pauses between keys.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The wall clock, with the person's offset.
    pub stamp: Stamp,
    /// Seconds since some fixed moment; never jumps.
    pub tick_secs: f64,
}

/// One open chart with everything around it that is not saved.
#[derive(Debug)]
pub struct Session {
    chart: Chart,
    history: History,
    selection: Selection,
    ids: Ids,
    draft: Option<Draft>,
    /// The dragged knots as they were when the drag began.
    drag: Option<Vec<Knot>>,
    rating_run: Option<RatingRun>,
    revision: u64,
    /// The earlier time that is shown; none in the present.
    past: Option<Stamp>,
    range: Option<Span>,
    /// When the latest action happened.
    acted_at: Option<Stamp>,
    /// Whether the chart may only be looked at.
    only_looks: bool,
}

impl Session {
    /// Opens a chart; it counts as saved.
    pub fn new(chart: Chart, ids: Ids) -> Self {
        Self {
            chart,
            history: History::default(),
            selection: Selection::default(),
            ids,
            draft: None,
            drag: None,
            rating_run: None,
            revision: 0,
            past: None,
            range: None,
            acted_at: None,
            only_looks: false,
        }
    }

    /// From now on the chart may only be looked at: a newer program wrote it, and this one does not know all of it.
    pub fn only_look(&mut self) {
        self.only_looks = true;
    }

    /// Whether the chart may be changed.
    pub fn may_change(&self) -> bool {
        !self.only_looks
    }

    /// The chart as it stands, with the gesture in progress.
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// A source of ids for new records of the next [`Action::Record`]; after that it gives others.
    pub fn new_ids(&self) -> Ids {
        Ids::seeded(self.ids.clone().next_bits())
    }

    /// What can be undone and redone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The selected knots.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The knot being placed, while its card is open.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// Whether knots are being dragged.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// What has changed how often: what is worked out from one knot is good while its count stays the same.
    pub fn versions(&self) -> &Versions {
        self.history.versions()
    }

    /// Counts up with every action: what is drawn from chart, selection and moment is good while this stays the
    /// same.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether something has changed since the chart was last saved.
    pub fn is_dirty(&self) -> bool {
        self.history.is_dirty()
    }

    /// Names the state that a save which starts now will write.
    pub fn state_id(&self) -> u64 {
        self.history.state_id()
    }

    /// Notes that the state of this id is now on disk.
    pub fn mark_saved(&mut self, state_id: u64) {
        self.history.mark_saved(state_id);
    }

    /// Applies one edit inside the open step.
    fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        self.history.edit(&mut self.chart, edit)
    }

    /// Runs edits as one labelled step; a step that fails or changes nothing leaves no trace.
    fn step(
        &mut self,
        label: String,
        key: Option<MergeKey>,
        now: Now,
        edits: Vec<Edit>,
    ) -> Result<bool, EditError> {
        self.history.begin(label, key, now.tick_secs);
        for edit in edits {
            if let Err(error) = self.edit(edit) {
                self.history.abort(&mut self.chart);
                return Err(error);
            }
        }
        Ok(self.history.commit(&self.chart, now.tick_secs))
    }
}
