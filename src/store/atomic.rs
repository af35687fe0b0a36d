//! Replaces a file whole or not at all, also when the power goes.
//!
//! A temporary file in the same folder, synced, renamed over the old one, and the folder synced: of the usual
//! ways the only one that lost nothing in trials with power cuts.

use std::fs::{self, Metadata};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use super::error::{SaveError, in_words};
use super::likeness::liken;
use super::place::{folder, not_a_file, target};

/// How the name of a file begins that is being written.
const TEMPORARY: &str = ".knotmap-";
/// A file that is being written is left alone for so long, whoever writes it.
const YOUNG: Duration = Duration::from_mins(1);

/// Writes a file so that at every moment either the old or the new content is there, complete.
///
/// A link is followed and kept. The file keeps its mode, its extended attributes and, where the system permits, its
/// owner; a new one is for its owner only. Another name of the same file (a hard link) keeps the old content.
///
/// # Errors
/// When the path names no plain file, the file is read-only, the folder is missing, or the system fails.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let failed = |doing, source: io::Error| SaveError::Io {
        doing,
        reason: in_words(&source),
        path: path.to_owned(),
        source,
    };
    let target = match target(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = folder(path).to_owned();
            return Err(SaveError::NoFolder { folder });
        }
        other => other.map_err(|error| failed("looking at the folder", error))?,
    };
    let old = match fs::metadata(&target) {
        Ok(meta) => Some(meta),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed("looking at the old file", error)),
    };
    if let Some(old) = &old {
        check_old(path, old)?;
    }
    let folder = folder(&target);
    // Created readable by the owner only; removed again when dropped on any error below.
    let mut file = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(folder)
        .map_err(|error| failed("creating a file in the folder", error))?;
    // Tells a file that is being written from one that was left behind.
    drop(file.as_file().try_lock());
    file.write_all(bytes)
        .map_err(|error| failed("writing", error))?;
    if let Some(old) = old {
        liken(&target, &old, file.as_file())
            .map_err(|error| failed("copying the file's permissions", error))?;
    }
    file.as_file()
        .sync_all()
        .map_err(|error| failed("writing to the disk", error))?;
    file.persist(&target)
        .map_err(|error| failed("putting the new file in place", error.error))?;
    match sync_folder(folder) {
        Err(error) if !cannot_sync(&error) => Err(failed("writing the folder to the disk", error)),
        _ => Ok(()),
    }
}

/// Whether a folder cannot be synced at all here: the new file is in place, and that is all one can do.
fn cannot_sync(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported
    )
}

fn check_old(path: &Path, old: &Metadata) -> Result<(), SaveError> {
    let path = || path.to_owned();
    if let Some(what) = not_a_file(old) {
        return Err(SaveError::NotAFile { what, path: path() });
    }
    // Renaming over it would work, but the mark is there because someone set it.
    if old.permissions().readonly() {
        return Err(SaveError::ReadOnly { path: path() });
    }
    Ok(())
}

/// Removes what a program that ended in the middle of a write left behind in a folder.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let is_temporary = entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(TEMPORARY.as_bytes());
        if is_temporary && is_left_behind(&entry).unwrap_or(false) {
            // Someone else may have been faster.
            drop(fs::remove_file(entry.path()));
        }
    }
}

fn is_left_behind(entry: &fs::DirEntry) -> io::Result<bool> {
    let meta = entry.metadata()?;
    if !meta.is_file() || meta.modified()?.elapsed().is_ok_and(|age| age < YOUNG) {
        return Ok(false);
    }
    Ok(fs::File::open(entry.path())?.try_lock().is_ok())
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
