//! Saves charts.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::atomic::{sweep, write_atomic};
use super::backup::{self, Keep};
use super::error::{SaveError, in_words};
use super::fingerprint::{Fingerprint, read};
use super::format::{VERSION, parse, to_text};
use super::header;
use super::log::{self, LogMarker};
use super::opened::Opened;
use super::place::{folder, real_path};
use super::seal::{Passphrase, Seal, is_sealed};
use super::settings::{backups_dir, logs_dir, state_dir};
use crate::model::limits::HEADER_BYTES;
use crate::model::{Chart, Stamp};

/// Saves a chart, whole or not at all, after checking that it reads back as it is. It is not locked.
///
/// Whether the file changed on disk since it was opened is for the caller to ask first: [`super::changed_since`].
///
/// # Errors
/// As [`super::write_atomic`], and when a newer program wrote the file there.
pub fn save(chart: &Chart, path: &Path) -> Result<Fingerprint, SaveError> {
    let bytes = faithful_bytes(chart, path, None)?;
    write_atomic(path, &bytes)?;
    Ok(Fingerprint::of(&bytes))
}

/// What goes with a save of a chart that someone works on.
#[derive(Clone, Debug)]
pub struct Care {
    /// Where earlier versions are kept; none to keep none.
    pub backups: Option<PathBuf>,
    /// Whether the previous version is kept whatever day it is: it is not the one this chart came from.
    pub always: bool,
    /// The present, for the day of a backup.
    pub now: Stamp,
    /// The chart's log, which is told before the file changes.
    pub log: Option<LogMarker>,
    /// What the file is locked with from now on; none for plain text.
    pub seal: Option<Seal>,
    /// Where recovery logs lie, so that what was left behind of the chart is locked with it; none to leave them.
    pub logs: Option<PathBuf>,
    /// The passphrase it had before, where that changes: earlier versions follow.
    pub old_passphrase: Option<Passphrase>,
    /// The format version of the file as it is, where a lock hides it.
    pub version: Option<u32>,
}

impl Care {
    /// The care that has to be asked for: nothing is kept, locked or logged.
    pub fn none(now: Stamp) -> Self {
        Self {
            backups: None,
            always: false,
            now,
            log: None,
            seal: None,
            logs: None,
            old_passphrase: None,
            version: None,
        }
    }

    /// The care of a save without a window: the previous version is kept, the lock stays, there is no log.
    pub fn on_command_line(opened: &Opened, now: Stamp) -> Self {
        Self {
            backups: state_dir().as_deref().map(backups_dir),
            logs: state_dir().as_deref().map(logs_dir),
            seal: opened.seal.clone(),
            version: Some(opened.version),
            ..Self::none(now)
        }
    }
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the file is like now.
    pub print: Fingerprint,
    /// The older format version it had before, of which a copy was kept.
    pub upgraded_from: Option<u32>,
    /// Why the previous version could not be kept, in words.
    pub warning: Option<String>,
}

/// Saves as [`save`] does, locked or not, and before that keeps the previous version and tells the log.
///
/// # Errors
/// As [`save`].
pub fn save_with_care(chart: &Chart, path: &Path, care: &Care) -> Result<Saved, SaveError> {
    let bytes = faithful_bytes(chart, path, Some(care))?;
    let print = Fingerprint::of(&bytes);
    let file = real_path(path);
    let keep = Keep {
        chart,
        file: &file,
        now: care.now,
        always: care.always,
        seal: care.seal.as_ref(),
        version: care.version,
    };
    let kept = care.backups.as_deref().map(|dir| backup::keep(dir, &keep));
    if let Some(marker) = &care.log {
        marker.saving(print);
    }
    write_atomic(path, &bytes)?;
    sweep(folder(&file));
    let mut warnings = Vec::new();
    let upgraded_from = match kept {
        Some(Ok(kept)) => kept.upgraded_from,
        Some(Err(error)) => {
            warnings.push(format!(
                "Saved, but the previous version was not kept. {error}"
            ));
            None
        }
        None => None,
    };
    if let Some(dir) = &care.backups {
        let old = care.old_passphrase.as_ref();
        warnings.extend(backup::follow_lock(dir, &file, care.seal.as_ref(), old).err());
    }
    if let (Some(dir), Some(seal)) = (&care.logs, &care.seal) {
        warnings.extend(log::follow_lock(dir, &file, seal).err());
    }
    Ok(Saved {
        print,
        upgraded_from,
        warning: (!warnings.is_empty()).then(|| warnings.join(". ")),
    })
}

/// Locks what is kept of a locked chart and is plain text all the same, as it is when a program was ended while it put
/// the lock on; does nothing where there is nothing to do.
///
/// # Errors
/// What could not be locked and why, in words.
pub fn lock_leftovers(state_dir: &Path, file: &Path, seal: &Seal) -> Result<(), String> {
    let versions = backup::follow_lock(&backups_dir(state_dir), file, Some(seal), None);
    versions.and(log::follow_lock(&logs_dir(state_dir), file, seal))
}

/// The bytes to save, once they are known to read back as the same chart.
fn faithful_bytes(chart: &Chart, path: &Path, care: Option<&Care>) -> Result<Vec<u8>, SaveError> {
    check_not_newer(path, care)?;
    let text = to_text(chart);
    let unfaithful = |reason: String| SaveError::Unfaithful {
        reason,
        path: path.to_owned(),
    };
    let again = parse(text.as_bytes()).map_err(|error| unfaithful(error.to_string()))?;
    if again != *chart {
        return Err(unfaithful("it differs".to_owned()));
    }
    match care.and_then(|care| care.seal.as_ref()) {
        Some(seal) => seal.seal(text.as_bytes()).map_err(unfaithful),
        None => Ok(text.into_bytes()),
    }
}

/// Only a file that is there and ours can be newer; whatever else is wrong shows when writing.
fn check_not_newer(path: &Path, care: Option<&Care>) -> Result<(), SaveError> {
    if !fs::metadata(path).is_ok_and(|meta| meta.is_file()) {
        return Ok(());
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEADER_BYTES).read_to_end(&mut start));
    if let Err(source) = read {
        return Err(SaveError::Io {
            doing: "looking at the old file",
            reason: in_words(&source),
            path: path.to_owned(),
            source,
        });
    }
    let version = if is_sealed(&start) {
        care.and_then(|care| version_inside(path, care))
    } else {
        header::version_of_start(&start)
    };
    match version {
        Some(found) if found > VERSION => Err(SaveError::Newer {
            found,
            path: path.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// The version of a locked file that is not the one this chart came from, as far as our passphrases open it.
fn version_inside(path: &Path, care: &Care) -> Option<u32> {
    if !care.always {
        // Nobody has written it since it was opened.
        return care.version;
    }
    let ours = care.seal.as_ref().map(Seal::passphrase);
    let bytes = read(path).ok()?;
    let mut passphrases = ours.into_iter().chain(&care.old_passphrase);
    let (plain, _) = passphrases.find_map(|passphrase| Seal::open(&bytes, passphrase).ok())?;
    header::version_of_start(&plain)
}
