//! From a log that was left behind to the chart as it was last seen.

use std::path::Path;

use super::found::Found;
use crate::model::{Changes, Chart, Conflict, merge};
use crate::store::backup;
use crate::store::error::OpenError;
use crate::store::opened::{Opened, open_with};
use crate::store::seal::{Passphrase, Seal};

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
    /// What the chart is locked with.
    pub seal: Option<Seal>,
}

/// Why a chart was not brought back. Its log is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBroughtBack {
    /// The log is locked and was not opened, or the chart's file is locked and no passphrase given fits.
    #[error("Unsaved changes wait until their passphrase is given")]
    Locked,
    /// Why else, in words.
    #[error("{0}")]
    Failed(String),
}

impl From<String> for NotBroughtBack {
    fn from(reason: String) -> Self {
        Self::Failed(reason)
    }
}

impl Found {
    /// What this log brings back, once it is unlocked. Changes nothing; `backups` is where earlier versions are
    /// kept, and the passphrases open the chart's file.
    ///
    /// # Errors
    /// When the log or the chart's file is locked, that file cannot be opened, or the log does not lead to a chart.
    pub fn bring_back(
        &self,
        backups: Option<&Path>,
        passphrases: &[Passphrase],
    ) -> Result<BroughtBack, NotBroughtBack> {
        if self.is_locked() {
            return Err(NotBroughtBack::Locked);
        }
        let Some(path) = &self.head.path else {
            return self.never_saved();
        };
        let opened = match open_with(path, passphrases) {
            Ok(opened) => opened,
            Err(OpenError::Locked { .. } | OpenError::WrongPassphrase { .. }) => {
                return Err(NotBroughtBack::Locked);
            }
            Err(error) => return Err(self.unopened(&error).into()),
        };
        // The log is younger than its file: a lock that was being put on or changed holds.
        let seal = self.seal.clone().or_else(|| opened.seal.clone());
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
                    seal,
                })
            }
            None => self.merged(opened, seal, backups, passphrases),
        }
    }

    fn never_saved(&self) -> Result<BroughtBack, NotBroughtBack> {
        let start = self.start.clone().unwrap_or_default();
        let chart = start.changed(&self.changes_from(0)).map_err(broken)?;
        Ok(BroughtBack {
            opened: None,
            start,
            chart,
            steps: self.entries.len(),
            fit: Fit::NeverSaved,
            conflicts: Vec::new(),
            seal: self.seal.clone(),
        })
    }

    /// The file is in a state the log does not know: what was logged is a copy of its own, and the two are merged.
    fn merged(
        &self,
        opened: Opened,
        seal: Option<Seal>,
        backups: Option<&Path>,
        passphrases: &[Passphrase],
    ) -> Result<BroughtBack, NotBroughtBack> {
        let changes = self.changes_from(0);
        let base = match (backups, &self.head.path, self.head.base) {
            (Some(dir), Some(path), Some(print)) => {
                backup::with_print(dir, path, print, passphrases)
            }
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
            seal,
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
