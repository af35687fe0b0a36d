//! The charts opened of late, newest first.

use std::path::{Path, PathBuf};

use super::error::SaveError;
use super::preferences::{load, save};

const FILE: &str = "recent.ron";

/// How many are remembered.
const MOST: usize = 10;

/// The charts opened of late, newest first. Nobody looks whether they still exist: a path on a network drive
/// that is away would hold up the menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recents {
    paths: Vec<PathBuf>,
}

impl Recents {
    /// Reads the list in a folder; a broken one is empty, with a warning, and kept beside.
    pub fn load(dir: &Path) -> (Self, Vec<String>) {
        let mut warnings = Vec::new();
        let mut paths: Vec<PathBuf> = load(&dir.join(FILE), &mut warnings).unwrap_or_default();
        paths.truncate(MOST);
        (Self { paths }, warnings)
    }

    /// The paths, newest first.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Puts a path on top. One that is not Unicode cannot be written down and is left out.
    pub fn push(&mut self, path: &Path) {
        self.remove(path);
        if path.to_str().is_some() {
            self.paths.insert(0, path.to_owned());
            self.paths.truncate(MOST);
        }
    }

    /// Takes a path off the list.
    pub fn remove(&mut self, path: &Path) {
        self.paths.retain(|other| other != path);
    }

    /// Writes the list into a folder, which is made if need be.
    ///
    /// # Errors
    /// As [`super::write_atomic`].
    pub fn save(&self, dir: &Path) -> Result<(), SaveError> {
        save(&self.paths, dir, FILE)
    }
}
