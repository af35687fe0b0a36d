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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_ten_are_remembered() {
        let dir = tempfile::tempdir().unwrap();
        let (mut recents, _) = Recents::load(dir.path());
        for number in 0..12 {
            recents.push(Path::new(&format!("/charts/{number} \"a\".ron")));
        }
        recents.push(Path::new("/charts/5 \"a\".ron"));
        recents.remove(Path::new("/charts/11 \"a\".ron"));
        recents.save(dir.path()).unwrap();
        let (again, warnings) = Recents::load(dir.path());
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!(again, recents);
        assert_eq!(again.paths().len(), 9);
        assert_eq!(again.paths()[0], Path::new("/charts/5 \"a\".ron"));
    }

    #[test]
    fn a_broken_list_is_empty_and_kept() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(FILE), "[\"/a\", ").unwrap();
        let (recents, warnings) = Recents::load(dir.path());
        assert_eq!(recents, Recents::default());
        assert_eq!(warnings.len(), 2);
        assert!(dir.path().join("recent.ron.broken").exists());
    }
}
