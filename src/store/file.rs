//! Opens and saves charts.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::atomic::{sweep, write_atomic};
use super::backup;
use super::error::{FormatError, OpenError, SaveError, in_words};
use super::fingerprint::{Fingerprint, read};
use super::format::{MAX_FILE_BYTES, VERSION, parse, to_text};
use super::header;
use super::log::LogMarker;
use super::place::{folder, not_a_file, real_path, target};
use super::settings::{backups_dir, state_dir};
use crate::model::{Chart, Stamp};

/// A chart and the file it came from.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What the file holds.
    pub chart: Chart,
    /// The file itself, absolute and with links followed.
    pub path: PathBuf,
    /// What the file was like.
    pub print: Fingerprint,
    /// The format version the file is written in.
    pub version: u32,
}

/// Opens a chart.
///
/// # Errors
/// When the path leads to no plain file, the system cannot read it, or it holds no chart this program knows.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound {
            path: path.to_owned(),
        },
        _ => OpenError::Io {
            reason: in_words(&error),
            path: path.to_owned(),
            source: error,
        },
    };
    let format = |reason| OpenError::Format {
        reason,
        path: path.to_owned(),
    };
    let target = target(path).map_err(failed)?;
    let meta = fs::metadata(&target).map_err(failed)?;
    if let Some(what) = not_a_file(&meta) {
        return Err(OpenError::NotAFile {
            what,
            path: path.to_owned(),
        });
    }
    if meta.len() > MAX_FILE_BYTES {
        return Err(format(FormatError::TooLarge { bytes: meta.len() }));
    }
    let bytes = read(&target).map_err(failed)?;
    Ok(Opened {
        chart: parse(&bytes).map_err(format)?,
        path: target,
        print: Fingerprint::of(&bytes),
        version: header::version_of_start(&bytes).unwrap_or(VERSION),
    })
}

/// Saves a chart, whole or not at all, after checking that it reads back as it is.
///
/// Whether the file changed on disk since it was opened is for the caller to ask first: [`super::changed_since`].
///
/// # Errors
/// As [`write_atomic`], and when a newer program wrote the file there.
pub fn save(chart: &Chart, path: &Path) -> Result<Fingerprint, SaveError> {
    let text = faithful_text(chart, path)?;
    write_atomic(path, text.as_bytes())?;
    Ok(Fingerprint::of(text.as_bytes()))
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
}

impl Care {
    /// The care of a save without a window: the previous version is kept, there is no log.
    pub fn on_command_line(now: Stamp) -> Self {
        Self {
            backups: state_dir().as_deref().map(backups_dir),
            always: false,
            now,
            log: None,
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

/// Saves as [`save`] does, and before that keeps the previous version and tells the log.
///
/// # Errors
/// As [`save`].
pub fn save_with_care(chart: &Chart, path: &Path, care: &Care) -> Result<Saved, SaveError> {
    let text = faithful_text(chart, path)?;
    let print = Fingerprint::of(text.as_bytes());
    let file = real_path(path);
    let kept = care
        .backups
        .as_deref()
        .map(|dir| backup::keep(dir, &file, care.now, care.always));
    if let Some(log) = &care.log {
        log.saving(print);
    }
    write_atomic(path, text.as_bytes())?;
    sweep(folder(&file));
    let (upgraded_from, warning) = match kept {
        Some(Ok(kept)) => (kept.upgraded_from, None),
        Some(Err(error)) => (
            None,
            Some(format!(
                "Saved, but the previous version was not kept. {error}"
            )),
        ),
        None => (None, None),
    };
    Ok(Saved {
        print,
        upgraded_from,
        warning,
    })
}

/// The text to save, once it is known to read back as the same chart.
fn faithful_text(chart: &Chart, path: &Path) -> Result<String, SaveError> {
    check_not_newer(path)?;
    let text = to_text(chart);
    let unfaithful = |reason: String| SaveError::Unfaithful {
        reason,
        path: path.to_owned(),
    };
    let again = parse(text.as_bytes()).map_err(|error| unfaithful(error.to_string()))?;
    if again != *chart {
        return Err(unfaithful("it differs".to_owned()));
    }
    Ok(text)
}

/// Only a file that is there and ours can be newer; whatever else is wrong shows when writing.
fn check_not_newer(path: &Path) -> Result<(), SaveError> {
    if !fs::metadata(path).is_ok_and(|meta| meta.is_file()) {
        return Ok(());
    }
    let mut start = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(header::MAX_BYTES).read_to_end(&mut start));
    if let Err(source) = read {
        return Err(SaveError::Io {
            doing: "looking at the old file",
            reason: in_words(&source),
            path: path.to_owned(),
            source,
        });
    }
    match header::version_of_start(&start) {
        Some(found) if found > VERSION => Err(SaveError::Newer {
            found,
            path: path.to_owned(),
        }),
        _ => Ok(()),
    }
}
