//! The open chart and its file.

use std::path::{Path, PathBuf};

use super::safety::Guard;
use crate::model::{Chart, Ids};
use crate::session::Session;
use crate::store::{Fingerprint, Opened};

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
            name: name.to_owned(),
        }
    }

    /// A chart from a file.
    pub fn opened(number: u64, opened: Opened) -> Self {
        let mut document = Self::untitled(number, opened.chart, "");
        document.moved_to(opened.path, opened.print);
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
        self.session.is_dirty() && (self.path.is_some() || !self.session.chart().is_empty())
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
