//! Tells a second window on a file from the first.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::fingerprint::hash;
use super::log::make_private_dir;
use super::turn::is_same;

/// Says that a chart's file is open in a window; given up when dropped, or when the program ends.
///
/// The lock is the system's and lies in a folder of the program, not beside the chart: nothing has to be cleaned up
/// after a program that ended badly. It binds only windows of one machine that share that folder.
#[derive(Debug)]
pub struct OpenLock {
    path: PathBuf,
    _locked: File,
}

/// Why a chart's file could not be marked as open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenLockError {
    /// Another window has it open.
    Held,
    /// The system cannot lock files there.
    Unsupported,
}

impl OpenLock {
    /// Marks a file as open; `dir` is the program's folder.
    ///
    /// # Errors
    /// When another window has it open, or the system cannot say.
    pub fn take(dir: &Path, chart: &Path) -> Result<Self, OpenLockError> {
        let dir = dir.join("open");
        let unsupported = |_| OpenLockError::Unsupported;
        make_private_dir(&dir).map_err(unsupported)?;
        let key = hash(chart.as_os_str().as_encoded_bytes());
        let path = dir.join(format!("{key:016x}.lock"));
        loop {
            let mut options = OpenOptions::new();
            let file = options
                .append(true)
                .create(true)
                .open(&path)
                .map_err(unsupported)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(OpenLockError::Held),
                Err(TryLockError::Error(_)) => return Err(OpenLockError::Unsupported),
            }
            // Its last holder may have removed it between the two calls.
            let (Ok(mine), there) = (file.metadata(), fs::metadata(&path)) else {
                return Err(OpenLockError::Unsupported);
            };
            if there.is_ok_and(|there| is_same(&mine, &there)) {
                return Ok(Self {
                    path,
                    _locked: file,
                });
            }
        }
    }
}

impl Drop for OpenLock {
    fn drop(&mut self) {
        // Still locked: whoever finds it now waits for nothing and makes a new one.
        drop(fs::remove_file(&self.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_open_once() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (Path::new("/charts/a.ron"), Path::new("/charts/b.ron"));
        let first = OpenLock::take(dir.path(), a).unwrap();
        let second = OpenLock::take(dir.path(), a);
        assert_eq!(second.err(), Some(OpenLockError::Held));
        drop(OpenLock::take(dir.path(), b).unwrap());
        drop(first);
        drop(OpenLock::take(dir.path(), a).unwrap());
        assert_eq!(fs::read_dir(dir.path().join("open")).unwrap().count(), 0);
    }
}
