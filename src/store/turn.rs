//! Takes turns: two commands that change one file at the same moment do so one after the other.

use std::fs::{self, File, Metadata};
use std::path::Path;

/// The right to change a file; given up when dropped, or when the program ends.
#[derive(Debug)]
pub struct Turn {
    _locked: File,
}

impl Turn {
    /// Waits until no other knotmap holds a turn on this file.
    ///
    /// None where there is nothing to wait for or the system offers no such locks; asking
    /// [`super::changed_since`] before a save is then all there is. It binds only those who ask for it.
    pub fn wait(path: &Path) -> Option<Self> {
        loop {
            // Opening a pipe would wait for a writer, so look first.
            if !fs::metadata(path).ok()?.is_file() {
                return None;
            }
            let file = File::open(path).ok()?;
            lock(&file)?;
            // A save puts a new file in the old one's place: whoever waited has locked the old one.
            if is_same(&file.metadata().ok()?, &fs::metadata(path).ok()?) {
                return Some(Self { _locked: file });
            }
        }
    }
}

#[cfg(unix)]
fn lock(file: &File) -> Option<()> {
    file.lock().ok()
}

/// Elsewhere a lock keeps everyone from reading, its owner included.
#[cfg(not(unix))]
fn lock(_: &File) -> Option<()> {
    None
}

#[cfg(unix)]
pub(super) fn is_same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
pub(super) fn is_same(_: &Metadata, _: &Metadata) -> bool {
    true
}
