//! Nothing entered is lost: the recovery log of the open chart, saves by themselves, and what to do when a chart
//! comes back from a log, from a backup, or in two copies.

mod app;
mod autosave;
mod conflict;
mod guard;
mod jobs;
mod left_behind;
mod sheet;
mod versions;
mod words;

use std::collections::VecDeque;

use autosave::Autosave;
pub use guard::Guard;
use jobs::{Jobs, LeftBehind};
pub use sheet::SafeSheet;
use versions::VersionsState;

/// What the window does about safety, apart from the open chart.
#[derive(Debug, Default)]
pub struct Safety {
    jobs: Jobs,
    /// Charts that a program left behind when it ended badly, the oldest first.
    left_behind: VecDeque<LeftBehind>,
    versions: VersionsState,
    autosave: Autosave,
    /// The trouble with the log that the person knows of.
    told: Option<String>,
}

impl Safety {
    /// Whether something is being read or merged.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_busy()
    }
}
