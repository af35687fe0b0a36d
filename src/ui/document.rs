//! The open chart and its file.

use std::path::{Path, PathBuf};

use super::safety::{Guard, Locking};
use crate::model::{Chart, Ids};
use crate::session::Session;
use crate::store::{Care, Fingerprint, LogMarker, Opened, Passphrase, Seal, VERSION};

/// The open chart and its file.
#[derive(Debug)]
pub struct Document {
    /// Tells one document from the next, for answers that come late.
    pub number: u64,
    /// The chart, its history and its selection.
    pub session: Session,
    /// Its file; none if it was never saved.
    pub path: Option<PathBuf>,
    /// What the file was like when last read or written.
    pub seen: Option<Fingerprint>,
    /// A save is under way.
    pub is_saving: bool,
    /// A save that waits for the one under way: where to, and whether to replace whatever is there.
    pub next_save: Option<(PathBuf, bool)>,
    /// Its log, its lock, and the state of its file.
    pub guard: Guard,
    /// Whether the save under way was started by itself.
    pub saves_quietly: bool,
    /// What it is locked with.
    pub lock: Locking,
    /// The format version of its file.
    pub version: Option<u32>,
    /// How many values of a newer program are not shown; none for a chart that this one may write.
    pub newer: Option<usize>,
    name: String,
}

impl Document {
    /// An empty chart without a file.
    pub fn empty(number: u64) -> Self {
        Self::untitled(number, Chart::new(), "Untitled")
    }

    /// A chart without a file.
    pub fn untitled(number: u64, chart: Chart, name: &str) -> Self {
        let session = Session::new(chart, Ids::random());
        Self {
            number,
            session,
            path: None,
            seen: None,
            is_saving: false,
            next_save: None,
            guard: Guard::default(),
            saves_quietly: false,
            lock: Locking::default(),
            version: None,
            newer: None,
            name: name.to_owned(),
        }
    }

    /// A chart from a file.
    pub fn opened(number: u64, opened: Opened) -> Self {
        let newer = opened.is_newer().then_some(opened.left_out);
        let mut document = Self::untitled(number, opened.chart, "");
        document.moved_to(opened.path, opened.print);
        document.lock = Locking::of(opened.seal);
        document.version = Some(opened.version);
        document.newer = newer;
        if newer.is_some() {
            document.session.only_look();
        }
        document
    }

    /// Notes that the chart is now in this file.
    pub fn moved_to(&mut self, path: PathBuf, seen: Fingerprint) {
        self.name = file_name(&path);
        self.path = Some(path);
        self.seen = Some(seen);
    }

    /// Its name for the title bar and messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The window's title; a dot in front says that something is not saved.
    pub fn title(&self) -> String {
        let dirty = if self.session.is_dirty() { "• " } else { "" };
        format!("{dirty}{} – knotmap", self.name)
    }

    /// Whether closing it now would lose something; a chart that was never saved and is empty again would not.
    pub fn could_lose(&self) -> bool {
        let is_relocked = self.lock.is_pending() && self.path.is_some();
        let is_empty = self.path.is_none() && self.session.chart().is_empty();
        is_relocked || (self.session.is_dirty() && !is_empty)
    }

    /// Whether it may be written.
    pub fn is_ours(&self) -> bool {
        self.newer.is_none()
    }

    /// Locks it with something else, or not at all: its log follows at once, its file with the next save.
    pub fn relock(&mut self, seal: Option<Seal>) {
        self.guard.lock(seal.clone());
        self.lock.change(seal);
    }

    /// What may open its file and copies of it.
    pub fn passphrases(&self) -> Vec<Passphrase> {
        self.lock.passphrases()
    }

    /// Completes what goes with a save of it.
    pub fn care(&self, care: Care, log: Option<LogMarker>) -> Care {
        Care {
            log,
            seal: self.lock.seal().cloned(),
            old_passphrase: self.lock.old().cloned(),
            version: self.version,
            ..care
        }
    }

    /// Notes that its file is locked as this state says, and in the newest format; whether the lock is news.
    pub fn file_is_locked(&mut self, state: u64) -> bool {
        self.version = Some(VERSION);
        self.lock.saved(state)
    }

    /// A file name for saving or exporting, with this ending.
    pub fn suggested_name(&self, suffix: &str) -> String {
        let stem = Path::new(&self.name)
            .file_stem()
            .map_or_else(|| "knots".into(), |stem| stem.to_string_lossy());
        let stem = if stem.is_empty() || stem == "Untitled" {
            "knots".into()
        } else {
            stem
        };
        format!("{stem}{suffix}")
    }
}

/// The last part of a path, for people.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
