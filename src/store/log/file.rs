//! One log on disk: made, added to and removed; each of these is on the disk when the call returns.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::block;
use super::entry::{LogEntry, LogHead, Saving};
use super::key::LogKey;
use crate::model::Chart;
use crate::store::atomic::sync_folder;
use crate::store::fingerprint::Fingerprint;
use crate::store::format::to_text;

/// The ending of a log's name.
pub(super) const ENDING: &str = "log";
/// The ending that is added to the name of a damaged log, to keep it out of the way.
pub(super) const TORN: &str = "torn";
/// The kinds of blocks that hold something a person entered.
pub(super) const HOLDS_CHART: [&str; 2] = ["start", "step"];

/// One log on disk, locked by this program.
#[derive(Debug)]
pub struct LogFile {
    path: PathBuf,
    file: File,
    /// How many bytes are known to be on the disk.
    length: u64,
    sum: u64,
    /// What steps are locked with; none for plain text.
    key: Option<LogKey>,
    /// Whether half a block could not be taken back.
    damaged: bool,
    /// Whether the system could lock it, so that others can tell that its owner lives.
    locked: bool,
}

impl LogFile {
    /// Makes a log in a folder, which is made if need be; `start` is the chart before the first step where no file
    /// holds it.
    ///
    /// # Errors
    /// When the system fails; nothing stays behind.
    pub fn create(
        dir: &Path,
        head: &LogHead,
        start: Option<&Chart>,
        entries: &[LogEntry],
    ) -> io::Result<Self> {
        let bodies = entries.iter().map(body).collect::<io::Result<Vec<_>>>()?;
        Self::create_with(dir, head, None, start, bodies.iter().map(String::as_str))
    }

    pub(super) fn create_with<'a>(
        dir: &Path,
        head: &LogHead,
        key: Option<&LogKey>,
        start: Option<&Chart>,
        entries: impl Iterator<Item = &'a str>,
    ) -> io::Result<Self> {
        make_private_dir(dir)?;
        let path = head.file_in(dir);
        let file = private(OpenOptions::new().append(true).create_new(true)).open(&path)?;
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(_)) => false,
        };
        let mut log = Self {
            path,
            file,
            length: 0,
            sum: 0,
            key: key.cloned(),
            damaged: false,
            locked,
        };
        let start = start.map(|chart| ("start", to_text(chart)));
        let start = start.as_ref().map(|(kind, body)| (*kind, body.as_str()));
        let head = LogHead {
            locked: key.map(|key| key.locked().to_owned()),
            ..head.clone()
        };
        let head = head.to_body();
        let blocks = std::iter::once(("head", head.as_str())).chain(start);
        let written = log
            .add(blocks.chain(entries.map(|body| ("step", body))))
            .and_then(|()| sync_folder(dir));
        match written {
            Ok(()) => Ok(log),
            Err(error) => {
                // What could not be written is of no use to anyone.
                drop(fs::remove_file(&log.path));
                Err(error)
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether steps stand in it as plain text.
    pub(super) fn is_plain(&self) -> bool {
        self.key.is_none()
    }

    /// Whether others can tell that its owner lives.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Adds finished steps.
    ///
    /// # Errors
    /// When the system fails; the log then holds what it held.
    pub fn append(&mut self, entries: &[LogEntry]) -> io::Result<()> {
        let bodies = entries.iter().map(body).collect::<io::Result<Vec<_>>>()?;
        self.append_bodies(bodies.iter().map(String::as_str))
    }

    pub(super) fn append_bodies<'a>(
        &mut self,
        bodies: impl Iterator<Item = &'a str>,
    ) -> io::Result<()> {
        self.add(bodies.map(|body| ("step", body)))
    }

    /// Notes that a save is about to happen which holds the first `upto` steps, and what the file will be like.
    ///
    /// # Errors
    /// As [`LogFile::append`].
    pub fn mark_saving(&mut self, upto: u64, print: Fingerprint) -> io::Result<()> {
        let body = Saving::new(upto, print).to_body();
        self.add(std::iter::once(("saving", body.as_str())))
    }

    /// Removes the log: everything in it is saved, or is not wanted.
    ///
    /// # Errors
    /// When the system fails.
    pub fn remove(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }

    fn add<'a>(&mut self, blocks: impl Iterator<Item = (&'a str, &'a str)>) -> io::Result<()> {
        if self.damaged {
            return Err(io::Error::other("the log is damaged"));
        }
        let (mut text, mut sum) = (String::new(), self.sum);
        for (kind, body) in blocks {
            sum = match &self.key {
                Some(key) if HOLDS_CHART.contains(&kind) => {
                    let locked = key.lock(body).map_err(io::Error::other)?;
                    block::write(&mut text, sum, kind, &locked)
                }
                _ => block::write(&mut text, sum, kind, body),
            };
        }
        let written = self.file.write_all(text.as_bytes());
        if let Err(error) = written.and_then(|()| self.file.sync_data()) {
            // Half a block would hide all that follow.
            self.damaged = self.file.set_len(self.length).is_err();
            return Err(error);
        }
        self.length += text.len() as u64;
        self.sum = sum;
        Ok(())
    }
}

pub(super) fn body(entry: &LogEntry) -> io::Result<String> {
    entry
        .to_text()
        .map_err(|reason| io::Error::new(io::ErrorKind::InvalidData, reason))
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes a folder that only its owner can look into.
pub(in crate::store) fn make_private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(dir)
}
