//! Copies of a chart that sync tools leave beside it when two machines changed it.

use std::fs;
use std::path::{Path, PathBuf};

use super::place::folder;
use crate::model::limits::CONFLICT_COPIES;

/// The conflict copies of a chart beside it, in the order of their names.
pub fn conflict_copies(chart: &Path) -> Vec<PathBuf> {
    let (Some(stem), Some(ending)) = (chart.file_stem(), chart.extension()) else {
        return Vec::new();
    };
    let (Some(stem), Some(ending)) = (stem.to_str(), ending.to_str()) else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(folder(chart)) else {
        return Vec::new();
    };
    let mut copies: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let is_copy = name
                .to_str()
                .is_some_and(|name| is_copy(name, stem, ending));
            is_copy && entry.file_type().is_ok_and(|kind| kind.is_file())
        })
        .map(|entry| entry.path())
        .collect();
    copies.sort();
    copies.truncate(CONFLICT_COPIES);
    copies
}

/// Whether a name is what Syncthing, Dropbox, Nextcloud and their like make of `stem.ending`.
fn is_copy(name: &str, stem: &str, ending: &str) -> bool {
    let Some(rest) = name.strip_prefix(stem) else {
        return false;
    };
    let Some(between) = rest
        .strip_suffix(ending)
        .and_then(|rest| rest.strip_suffix('.'))
    else {
        return false;
    };
    let between = between.to_lowercase();
    between.starts_with(".sync-conflict-")
        || [
            "conflicted copy",
            "case conflict",
            "conflict copy",
            "_conf(",
        ]
        .iter()
        .any(|mark| between.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_usual_tools_are_known() {
        for name in [
            "a (conflicted copy).ron",
            "a (Ann's conflicted copy 2026-11-22).ron",
            "a (conflicted copy 2026-11-22 081500).ron",
            "a.sync-conflict-20261122-081500-ABCDEFG.ron",
            "a (Case Conflict).ron",
            "a_conf(2).ron",
        ] {
            assert!(is_copy(name, "a", "ron"), "{name}");
        }
        for name in [
            "a.ron",
            "ab.ron",
            "a (copy).ron",
            "b (conflicted copy).ron",
            "a.sync-conflict-1.txt",
        ] {
            assert!(!is_copy(name, "a", "ron"), "{name}");
        }
    }
}
