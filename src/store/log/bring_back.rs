//! From a log that was left behind to the chart as it was last seen.

use std::path::Path;

use super::found::Found;
use crate::model::{Changes, Chart, Conflict, merge};
use crate::store::backup;
use crate::store::error::OpenError;
use crate::store::file::{Opened, open};

/// How a log fits what is there now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The chart was never saved.
    NeverSaved,
    /// The file is as the log knows it.
    Fits,
    /// The file was changed by someone else since: both are merged.
    Merged,
}

/// A chart as it was last seen.
#[derive(Clone, Debug)]
pub struct BroughtBack {
    /// The chart's file as it is now; none if it was never saved.
    pub opened: Option<Opened>,
    /// The chart before the first step, where no file holds it.
    pub start: Chart,
    /// The chart with all that the log holds.
    pub chart: Chart,
    /// How many steps of the log the file does not hold.
    pub steps: usize,
    /// How the log fits.
    pub fit: Fit,
    /// What a merge could keep only one value of.
    pub conflicts: Vec<Conflict>,
}

impl Found {
    /// What this log brings back. Changes nothing; `backups` is where earlier versions are kept.
    ///
    /// # Errors
    /// When the chart's file cannot be opened, or the log does not lead to a chart.
    pub fn bring_back(&self, backups: Option<&Path>) -> Result<BroughtBack, String> {
        let Some(path) = &self.head.path else {
            return self.never_saved();
        };
        let opened = open(path).map_err(|error| self.unopened(&error))?;
        match self.saved_steps(opened.print) {
            Some(saved) => {
                let changes = self.changes_from(saved);
                let chart = opened.chart.changed(&changes).map_err(broken)?;
                Ok(BroughtBack {
                    start: opened.chart.clone(),
                    chart,
                    steps: self.entries.len().saturating_sub(saved),
                    fit: Fit::Fits,
                    conflicts: Vec::new(),
                    opened: Some(opened),
                })
            }
            None => self.merged(opened, backups),
        }
    }

    fn never_saved(&self) -> Result<BroughtBack, String> {
        let start = self.start.clone().unwrap_or_default();
        let chart = start.changed(&self.changes_from(0)).map_err(broken)?;
        Ok(BroughtBack {
            opened: None,
            start,
            chart,
            steps: self.entries.len(),
            fit: Fit::NeverSaved,
            conflicts: Vec::new(),
        })
    }

    /// The file is in a state the log does not know: what was logged is a copy of its own, and the two are merged.
    fn merged(&self, opened: Opened, backups: Option<&Path>) -> Result<BroughtBack, String> {
        let changes = self.changes_from(0);
        let base = match (backups, &self.head.path, self.head.base) {
            (Some(dir), Some(path), Some(print)) => backup::with_print(dir, path, print),
            _ => None,
        };
        let merged = match &base {
            Some(base) => {
                let logged = base.changed(&changes).map_err(broken)?;
                merge(Some(base), &opened.chart, &logged)
            }
            None => merge(None, &opened.chart, &laid_over(&opened.chart, &changes)?),
        };
        let merged = merged.map_err(broken)?;
        Ok(BroughtBack {
            start: opened.chart.clone(),
            chart: merged.chart,
            steps: self.entries.len(),
            fit: Fit::Merged,
            conflicts: merged.conflicts,
            opened: Some(opened),
        })
    }

    fn changes_from(&self, first: usize) -> Changes {
        let mut changes = Changes::default();
        for entry in self.entries.iter().skip(first) {
            changes.then(entry.changes.clone());
        }
        changes
    }

    fn unopened(&self, error: &OpenError) -> String {
        format!(
            "Unsaved changes to {} wait until its file can be opened. {error}",
            self.head.name
        )
    }
}

/// The chart with what was logged on top: nothing is taken away, and what is named but not there is stood in for.
fn laid_over(chart: &Chart, changes: &Changes) -> Result<Chart, String> {
    let mut puts = Changes::default();
    let alone = changes.alone().map_err(broken)?;
    for (id, record) in Changes::all(&alone).iter() {
        let was_logged = matches!(changes.get(id), Some(Some(_)));
        if let (true, Some(record)) = (was_logged || chart.record(id).is_none(), record) {
            puts.put(record.clone());
        }
    }
    chart.changed(&puts).map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> String {
    format!("Could not bring back unsaved work: {error}. The log is kept")
}
