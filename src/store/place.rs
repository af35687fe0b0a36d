//! What a path leads to: through links, and never opened before it is known to be a plain file.

use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::model::limits::LINKS;

/// What something that is no plain file is, in words; none for a plain file.
pub(super) fn not_a_file(meta: &Metadata) -> Option<&'static str> {
    if meta.is_file() {
        None
    } else if meta.is_dir() {
        Some("a folder")
    } else {
        Some(special(meta.file_type()))
    }
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a device"
}

/// Where a file written to `path` really goes: the end of any chain of links, whether it exists or not.
///
/// # Errors
/// What the system says; `NotFound` when the folder is missing, `InvalidInput` for links in a circle.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        if !fs::symlink_metadata(&target).is_ok_and(|meta| meta.is_symlink()) {
            return absolute(&target);
        }
        let link = fs::read_link(&target)?;
        target = folder(&target).join(link);
    }
    let circle = "the links lead in a circle";
    Err(io::Error::new(io::ErrorKind::InvalidInput, circle))
}

/// The absolute path of a file, with links followed as far as they lead; as given where that cannot be told.
pub fn real_path(path: &Path) -> PathBuf {
    target(path).unwrap_or_else(|_| path.to_owned())
}

fn absolute(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = path.file_name().ok_or(error)?;
            Ok(fs::canonicalize(folder(path))?.join(name))
        }
        other => other,
    }
}

/// The folder a path lies in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether two paths lead to one file: through links, other spellings, or two names of the same file.
///
/// A path that leads to nothing is the same file as none.
pub fn same_file(a: &Path, b: &Path) -> bool {
    let (Ok(a), Ok(b)) = (fs::canonicalize(a), fs::canonicalize(b)) else {
        return false;
    };
    a == b || is_linked(&a, &b)
}

#[cfg(unix)]
fn is_linked(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let node = |path| fs::metadata(path).map(|meta| (meta.dev(), meta.ino()));
    matches!((node(a), node(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(not(unix))]
fn is_linked(_: &Path, _: &Path) -> bool {
    false
}
