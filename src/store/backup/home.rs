//! Where the earlier versions of a chart lie, and how they follow a chart that was moved or renamed.
//!
//! Each chart has a folder named for its path, with a note of that path and of the chart's knots. A chart without a
//! folder takes over what was kept for one that is gone from its place and had mostly the same knots: their ids are
//! drawn at random, so that no two charts share them by chance.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Backup, backups};
use crate::model::Chart;
use crate::model::limits::{BACKUP_FOLDERS, BACKUP_NOTE_BYTES};
use crate::store::atomic::write_atomic;
use crate::store::error::SaveError;
use crate::store::fingerprint::hash;
use crate::store::log::make_private_dir;

/// The name of the note.
const NOTE: &str = "whose.ron";
/// Most knots that are noted.
const KNOTS: usize = 32;

/// Whose versions lie in a folder.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    chart: String,
    knots: BTreeSet<String>,
}

impl Note {
    /// None for a chart that could not be found again: without knots, or with a path that cannot be written down.
    fn of(file: &Path, chart: &Chart) -> Option<Self> {
        let knots: BTreeSet<String> = knots(chart).take(KNOTS).collect();
        let chart = file.to_str()?.to_owned();
        (!knots.is_empty()).then_some(Self { chart, knots })
    }

    fn read(folder: &Path) -> Option<Self> {
        let path = folder.join(NOTE);
        let is_note = fs::symlink_metadata(&path)
            .is_ok_and(|meta| meta.is_file() && meta.len() <= BACKUP_NOTE_BYTES);
        let text = is_note.then(|| fs::read_to_string(&path).ok())?;
        ron::from_str(&text?).ok()
    }

    /// How many knots it shares with these, if that is at least half of its own.
    fn shared(&self, knots: &BTreeSet<String>) -> Option<usize> {
        let shared = self.knots.intersection(knots).count();
        (shared > 0 && shared * 2 >= self.knots.len()).then_some(shared)
    }
}

fn knots(chart: &Chart) -> impl Iterator<Item = String> {
    let entries = chart.entries().into_iter();
    entries.map(|entry| entry.knot().id.to_string())
}

/// The folder of one chart's earlier versions.
pub(super) fn folder(dir: &Path, chart: &Path) -> PathBuf {
    let stem = chart
        .file_stem()
        .map(OsStr::to_string_lossy)
        .unwrap_or_default();
    let letters = stem.chars().filter(|c| c.is_alphanumeric()).take(40);
    let stem: String = letters.collect();
    let key = hash(chart.as_os_str().as_encoded_bytes());
    dir.join(format!("{stem}-{key:016x}"))
}

/// Notes whose versions lie in a chart's folder, if there are any.
pub(super) fn note(dir: &Path, file: &Path, chart: &Chart) -> Result<(), SaveError> {
    let folder = folder(dir, file);
    let Some(note) = Note::of(file, chart).filter(|_| folder.is_dir()) else {
        return Ok(());
    };
    if Note::read(&folder).is_some_and(|known| known == note) {
        return Ok(());
    }
    let text = ron::to_string(&note).unwrap_or_default();
    write_atomic(&folder.join(NOTE), text.as_bytes())
}

/// Takes over the earlier versions of a chart that was moved or renamed; does nothing for one that has its own.
///
/// What cannot be taken over stays where it is: nothing is lost, and nobody has to be told.
pub fn adopt_backups(dir: &Path, file: &Path, chart: &Chart) {
    let new = folder(dir, file);
    if !backups(dir, file).is_empty() {
        return;
    }
    let Some(old) = orphan(dir, file, chart) else {
        return;
    };
    let taken = make_private_dir(&new)
        .and_then(|()| versions_in(&old).iter().try_for_each(|one| link(one, &new)));
    // With its folder, an old place may come back with a disk that is away.
    let is_moved = Note::read(&old)
        .and_then(|note| Some(Path::new(&note.chart).parent()?.is_dir()))
        .unwrap_or(false);
    if taken.is_ok() && note(dir, file, chart).is_ok() && is_moved {
        fs::remove_dir_all(&old).ok();
    }
}

/// The folder of a chart that is gone from its place and was this one.
fn orphan(dir: &Path, file: &Path, chart: &Chart) -> Option<PathBuf> {
    let knots: BTreeSet<String> = knots(chart).collect();
    let folders = fs::read_dir(dir).ok()?.take(BACKUP_FOLDERS).flatten();
    let fitting = folders.filter_map(|entry| {
        let folder = entry.path();
        let note = Note::read(&folder)?;
        let place = Path::new(&note.chart);
        let is_gone = place != file && fs::symlink_metadata(place).is_err();
        let shared = note.shared(&knots).filter(|_| is_gone)?;
        Some((shared, folder))
    });
    fitting.max().map(|(_, folder)| folder)
}

fn versions_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let backups = entries.filter_map(|entry| Backup::at(entry.path()));
    backups.map(|backup| backup.path).collect()
}

/// One file under two names takes its room once.
fn link(version: &Path, folder: &Path) -> io::Result<()> {
    let Some(name) = version.file_name() else {
        return Ok(());
    };
    let new = folder.join(name);
    if new.exists() {
        return Ok(());
    }
    fs::hard_link(version, &new).or_else(|_| fs::copy(version, &new).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stamp;
    use crate::store::backup::{Keep, keep};
    use crate::store::{parse, to_text};

    const SMALL: &str = include_str!("../../../tests/files/v2/small.ron");

    fn save_twice(dir: &Path, file: &Path, chart: &Chart) {
        for day in ["21", "22"] {
            let now: Stamp = format!("2026-11-{day}T08:00:00Z").parse().unwrap();
            let version = Keep {
                chart,
                file,
                now,
                always: false,
                seal: None,
                version: None,
            };
            keep(dir, &version).unwrap();
            fs::write(file, format!("{}// {day}", to_text(chart))).unwrap();
        }
    }

    #[test]
    fn a_chart_that_was_renamed_keeps_its_earlier_versions() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("kept");
        let (old, new) = (temp.path().join("a.ron"), temp.path().join("b.ron"));
        let chart = parse(SMALL.as_bytes()).unwrap();
        fs::write(&old, SMALL).unwrap();
        save_twice(&dir, &old, &chart);
        let before = backups(&dir, &old);
        assert_eq!(before.len(), 2);
        // A copy is another chart as long as the first is there.
        fs::copy(&old, &new).unwrap();
        adopt_backups(&dir, &new, &chart);
        assert!(backups(&dir, &new).is_empty());
        fs::remove_file(&old).unwrap();
        adopt_backups(&dir, &new, &Chart::default());
        assert!(backups(&dir, &new).is_empty());
        adopt_backups(&dir, &new, &chart);
        assert_eq!(backups(&dir, &new).len(), 2);
        assert!(backups(&dir, &old).is_empty());
        // Its next save adds to them.
        save_twice(&dir, &new, &chart);
        assert!(backups(&dir, &new).len() >= 2);
    }

    #[test]
    fn a_chart_whose_folder_was_renamed_or_is_away_keeps_them_too() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("kept");
        let (here, there) = (temp.path().join("here"), temp.path().join("there"));
        fs::create_dir(&here).unwrap();
        let chart = parse(SMALL.as_bytes()).unwrap();
        fs::write(here.join("a.ron"), SMALL).unwrap();
        save_twice(&dir, &here.join("a.ron"), &chart);
        fs::rename(&here, &there).unwrap();
        adopt_backups(&dir, &there.join("a.ron"), &chart);
        assert_eq!(backups(&dir, &there.join("a.ron")).len(), 2);
        // The old place may be a disk that comes back.
        assert_eq!(backups(&dir, &here.join("a.ron")).len(), 2);
    }
}
