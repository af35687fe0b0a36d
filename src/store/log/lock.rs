//! Logs that were left behind are locked as their chart is.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::block;
use super::entry::LogHead;
use super::file::{ENDING, HOLDS_CHART, TORN};
use super::key::LogKey;
use crate::store::atomic::{sweep, write_atomic};
use crate::store::error::in_words;
use crate::store::fingerprint::read;
use crate::store::seal::{Seal, is_sealed};

/// Locks what lies in the folder of logs in plain text: logs of this chart that nobody holds, and what is kept of damaged
/// ones, whatever chart they were of. A log that a program holds is for that program to lock.
///
/// # Errors
/// Why one of them could not be locked, in words; the others are.
pub(in crate::store) fn follow_lock(dir: &Path, chart: &Path, seal: &Seal) -> Result<(), String> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Ok(());
    };
    let mut trouble = Ok(());
    for path in entries.flatten().map(|entry| entry.path()) {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let locked = match ending {
            Some(ENDING) => lock_if_of(&path, chart, seal),
            Some(TORN) => lock_whole(&path, &path, seal),
            _ => Ok(()),
        };
        trouble = trouble.and(locked);
    }
    sweep(dir);
    trouble.map_err(|reason| format!("Unsaved changes from before could not be locked: {reason}"))
}

fn lock_if_of(path: &Path, chart: &Path, seal: &Seal) -> Result<(), String> {
    let file = File::open(path).map_err(|error| in_words(&error))?;
    // Where the system has no locks, nobody can tell whether another program still writes it.
    if file.try_lock().is_err() {
        return Ok(());
    }
    let bytes = read(path).map_err(|error| in_words(&error))?;
    let head = match block::read(&bytes).0.first() {
        Some(first) => LogHead::from_body(first.body),
        None => return Ok(()),
    };
    match head {
        Ok(head) if head.path.as_deref() == Some(chart) && head.locked.is_none() => {
            lock_log(path, &bytes, seal).map(drop)
        }
        _ => Ok(()),
    }
}

/// Puts a locked log in the place of one in plain text and returns where it is; what is damaged at its end is kept
/// beside, locked as well. Takes about a second.
pub(super) fn lock_log(path: &Path, bytes: &[u8], seal: &Seal) -> Result<PathBuf, String> {
    let key = LogKey::new(seal)?;
    let (blocks, used) = block::read(bytes);
    let first = blocks.first().ok_or("it has no head")?;
    let old = LogHead::from_body(first.body)?;
    let head = LogHead {
        replaces: Some(old.id),
        locked: Some(key.locked().to_owned()),
        ..LogHead::new(old.path.as_deref(), &old.name, old.base)
    };
    let (mut text, mut sum) = (String::new(), 0);
    for block in &blocks {
        sum = match block.kind {
            "head" => block::write(&mut text, sum, block.kind, &head.to_body()),
            kind if HOLDS_CHART.contains(&kind) => {
                block::write(&mut text, sum, kind, &key.lock(block.body)?)
            }
            kind => block::write(&mut text, sum, kind, block.body),
        };
    }
    let locked = head.file_in(path.parent().unwrap_or(Path::new("")));
    write_atomic(&locked, text.as_bytes()).map_err(|error| error.to_string())?;
    if used < bytes.len() {
        lock_whole(path, &path.with_extension(format!("{ENDING}.{TORN}")), seal)?;
    }
    fs::remove_file(path).map_err(|error| in_words(&error))?;
    Ok(locked)
}

/// Locks the bytes of a file as they are.
fn lock_whole(path: &Path, to: &Path, seal: &Seal) -> Result<(), String> {
    let bytes = read(path).map_err(|error| in_words(&error))?;
    if is_sealed(&bytes) {
        return Ok(());
    }
    let sealed = seal.seal(&bytes)?;
    write_atomic(to, &sealed).map_err(|error| error.to_string())
}
