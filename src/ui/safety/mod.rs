//! Nothing entered is lost: the recovery log of the open chart, saves by themselves, and what to do when a chart
//! comes back from a log, from a backup, or in two copies.

mod app;
mod autosave;
mod conflict;
mod guard;
mod jobs;
mod left_behind;
mod locking;
mod passphrase;
mod sheet;
mod versions;
mod words;

use autosave::Autosave;
pub use guard::Guard;
use jobs::{Jobs, LeftBehind};
pub use locking::Locking;
use passphrase::Typed;
pub use passphrase::Unlocks;
pub use sheet::SafeSheet;
use versions::VersionsState;

/// What the window does about safety, apart from the open chart.
#[derive(Debug, Default)]
pub struct Safety {
    jobs: Jobs,
    /// Charts that a program left behind when it ended badly, the oldest first.
    left_behind: Vec<LeftBehind>,
    /// Which of them is shown.
    left_shown: usize,
    /// Whether they were offered; after that they wait until they are asked for.
    has_offered: bool,
    typed: Typed,
    /// Whether the program was started again because of a fault, and that was not said yet.
    after_fault: bool,
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
