//! Logs that were left behind.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::block;
use super::entry::{LogEntry, LogHead, Saving};
use super::file::{ENDING, HOLDS_CHART, TORN};
use super::key::LogKey;
use super::lock::lock_log;
use crate::model::Chart;
use crate::model::limits::FILE_BYTES;
use crate::store::error::in_words;
use crate::store::fingerprint::{Fingerprint, fingerprint, read};
use crate::store::format::parse;
use crate::store::seal::{Passphrase, Seal, SealError};

/// A log without a sound head is left alone for so long: its owner may be about to write it.
const YOUNG: Duration = Duration::from_mins(1);

/// A log that a program left behind when it ended badly. While it is held, no other program takes it.
#[derive(Debug)]
pub struct Found {
    /// Which chart it belongs to, and in which state of its file it begins.
    pub head: LogHead,
    /// The finished steps, oldest first; none while the log is locked.
    pub entries: Vec<LogEntry>,
    /// How many finished steps there are.
    pub steps: usize,
    /// Bytes at its end that were cut or damaged and are left out.
    pub torn_bytes: usize,
    /// What it was locked with, once it is open.
    pub(super) seal: Option<Seal>,
    /// The whole log while it is locked.
    locked: Option<Vec<u8>>,
    pub(super) start: Option<Chart>,
    pub(super) savings: Vec<Saving>,
    path: PathBuf,
    _lock: File,
}

/// What a look into the folder of logs found.
#[derive(Debug, Default)]
pub struct Scan {
    /// Logs that were left behind, oldest first.
    pub found: Vec<Found>,
    /// Logs that cannot be read, in words.
    pub unreadable: Vec<String>,
}

/// A log as it is read: its parts, and how many bytes at its end were left out.
pub(super) struct Parts {
    pub head: LogHead,
    pub start: Option<Chart>,
    pub entries: Vec<LogEntry>,
    pub steps: usize,
    pub savings: Vec<Saving>,
    pub torn_bytes: usize,
}

/// Reads the bytes of a log: its head, its steps, and how many bytes at its end were left out.
///
/// # Errors
/// Why it is no log this program can use, in words.
pub fn read_log(bytes: &[u8]) -> Result<(LogHead, Vec<LogEntry>, usize), String> {
    let parts = parts(bytes, None)?;
    Ok((parts.head, parts.entries, parts.torn_bytes))
}

/// The parts of a log; of one that is locked, without its key, only what is not.
fn parts(bytes: &[u8], key: Option<&LogKey>) -> Result<Parts, String> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err("it is too large".to_owned());
    }
    let (blocks, used) = block::read(bytes);
    let mut blocks = blocks.into_iter().peekable();
    let head = blocks.next().filter(|block| block.kind == "head");
    let head = head.ok_or("it has no head")?;
    let mut parts = Parts {
        head: LogHead::from_body(head.body)?,
        start: None,
        entries: Vec::new(),
        steps: 0,
        savings: Vec::new(),
        torn_bytes: bytes.len() - used,
    };
    for block in blocks {
        parts.steps += usize::from(block.kind == "step");
        let is_locked = parts.head.locked.is_some() && HOLDS_CHART.contains(&block.kind);
        let opened = match (is_locked, key) {
            (true, None) => continue,
            (true, Some(key)) => Some(key.unlock(block.body)?),
            (false, _) => None,
        };
        let body = opened.as_ref().map_or(block.body, |body| body.as_str());
        match block.kind {
            "start" => {
                let chart = parse(body.as_bytes()).map_err(|error| error.to_string())?;
                parts.start = Some(chart);
            }
            "step" => parts.entries.push(LogEntry::from_text(body)?),
            "saving" => parts.savings.push(Saving::from_body(body)?),
            other => return Err(format!("it has a part this program does not know: {other}")),
        }
    }
    Ok(parts)
}

/// Looks for logs that were left behind. Those whose owner lives are passed over, those that hold nothing go.
pub fn scan_logs(dir: &Path) -> Scan {
    let mut scan = Scan::default();
    let Ok(entries) = fs::read_dir(dir) else {
        return scan;
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    paths.sort();
    for path in paths {
        match look(&path) {
            Ok(Some(found)) => scan.found.push(found),
            Ok(None) => {}
            Err(reason) => scan.unreadable.push(format!(
                "Could not bring back unsaved work: {reason}. The log is kept: {}",
                path.display()
            )),
        }
    }
    let replaced: BTreeSet<u64> = scan
        .found
        .iter()
        .filter_map(|it| it.head.replaces)
        .collect();
    let (gone, kept) = scan
        .found
        .into_iter()
        .partition(|found| replaced.contains(&found.head.id));
    scan.found = kept;
    let gone: Vec<Found> = gone;
    for found in gone {
        found.remove().ok();
    }
    scan.found
        .sort_by_key(|found| found.entries.first().map(|entry| entry.at.second()));
    scan
}

fn look(path: &Path) -> Result<Option<Found>, String> {
    let failed = |error: io::Error| in_words(&error);
    if !fs::symlink_metadata(path).map_err(failed)?.is_file() {
        return Ok(None);
    }
    let file = File::open(path).map_err(failed)?;
    match file.try_lock() {
        // Where the system has no locks, every log counts as left behind; bringing it back harms nobody.
        Ok(()) | Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
    }
    let bytes = read(path).map_err(failed)?;
    if block::read(&bytes).0.is_empty() {
        let age = file.metadata().and_then(|meta| meta.modified());
        let age = age.ok().and_then(|then| then.elapsed().ok());
        // Nothing was ever acknowledged in it.
        if bytes.is_empty() && age.is_some_and(|age| age > YOUNG) {
            drop(fs::remove_file(path));
        }
        return if bytes.is_empty() {
            Ok(None)
        } else {
            Err("it has no head".to_owned())
        };
    }
    let parts = parts(&bytes, None)?;
    Ok(Some(Found {
        locked: parts.head.locked.is_some().then_some(bytes),
        seal: None,
        head: parts.head,
        entries: parts.entries,
        steps: parts.steps,
        torn_bytes: parts.torn_bytes,
        start: parts.start,
        savings: parts.savings,
        path: path.to_owned(),
        _lock: file,
    }))
}

impl Found {
    /// Whether the log is locked and was not opened yet.
    pub fn is_locked(&self) -> bool {
        self.locked.is_some()
    }

    /// Opens a locked log with its chart's passphrase; says whether that fits. Takes about half a second.
    ///
    /// # Errors
    /// When the log is damaged, in words.
    pub fn unlock(&mut self, passphrase: &Passphrase) -> Result<bool, String> {
        let (Some(bytes), Some(locked)) = (&self.locked, &self.head.locked) else {
            return Ok(true);
        };
        let (key, seal) = match LogKey::open(locked, passphrase) {
            Ok(opened) => opened,
            Err(SealError::Wrong) => return Ok(false),
            Err(SealError::TooMuchWork(_)) => {
                return Err("trying its passphrase takes too much work".to_owned());
            }
            Err(SealError::Damaged(reason)) => return Err(reason),
        };
        let parts = parts(bytes, Some(&key))?;
        self.entries = parts.entries;
        self.start = parts.start;
        self.seal = Some(seal);
        self.locked = None;
        Ok(true)
    }

    /// Locks a log in plain text, as its chart is from now on. Takes about two seconds.
    ///
    /// # Errors
    /// Why it could not be locked, in words; it is as it was.
    pub fn lock(&mut self, seal: &Seal) -> Result<(), String> {
        if self.head.locked.is_some() {
            return Ok(());
        }
        let bytes = read(&self.path).map_err(|error| in_words(&error))?;
        let path = lock_log(&self.path, &bytes, seal)?;
        let mut locked = look(&path)?.ok_or("it is gone")?;
        locked.unlock(seal.passphrase())?;
        *self = locked;
        Ok(())
    }

    /// Whether the chart's file holds every step, as far as that can be told without opening anything.
    pub fn is_saved(&self) -> bool {
        let print = self.head.path.as_deref().map(fingerprint);
        let saved = match print {
            Some(Ok(Some(print))) => self.saved_steps(print),
            _ => None,
        };
        saved.is_some_and(|saved| saved >= self.steps)
    }

    /// Removes the log; one with a damaged end stays beside, out of the way.
    ///
    /// # Errors
    /// When the system fails.
    pub fn remove(self) -> io::Result<()> {
        if self.torn_bytes > 0 {
            return fs::rename(
                &self.path,
                self.path.with_extension(format!("{ENDING}.{TORN}")),
            );
        }
        fs::remove_file(&self.path)
    }

    /// How many of the steps the file holds already, if it is in a state the log knows.
    pub(super) fn saved_steps(&self, print: Fingerprint) -> Option<usize> {
        let saving = self.savings.iter().rev();
        let mut saving = saving.filter(|saving| saving.print() == print);
        match saving.next() {
            Some(saving) => usize::try_from(saving.upto).ok(),
            None => (self.head.base == Some(print)).then_some(0),
        }
    }
}
