//! Small files of preferences: read as far as they can be, and never lost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic::write_atomic;
use super::error::{SaveError, in_words};
use super::fingerprint::read;

/// Reads a file of preferences; none if there is none or it is broken, which adds a warning and keeps a copy.
pub(super) fn load<T: DeserializeOwned>(path: &Path, warnings: &mut Vec<String>) -> Option<T> {
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => {
            let reason = in_words(&error);
            warnings.push(format!(
                "Could not read the settings, so the defaults are used: {reason}: {}",
                path.display()
            ));
            return None;
        }
    };
    match ron::de::from_bytes(&bytes) {
        Ok(value) => Some(value),
        Err(error) => {
            warnings.push(format!(
                "Could not understand line {}, so the defaults are used: {}",
                error.span.start.line,
                path.display()
            ));
            keep(path, warnings);
            None
        }
    }
}

/// Whether the copy that [`keep`] made is what the file holds.
pub(super) fn is_kept(path: &Path) -> bool {
    let held = read(path).ok();
    held.is_some() && held == read(&kept_at(path)).ok()
}

fn kept_at(path: &Path) -> PathBuf {
    let mut copy = path.to_owned().into_os_string();
    copy.push(".broken");
    copy.into()
}

/// Keeps a copy of a file that will be overwritten before it was understood.
pub(super) fn keep(path: &Path, warnings: &mut Vec<String>) {
    let copy = kept_at(path);
    match fs::copy(path, &copy) {
        Ok(_) => warnings.push(format!("The old file is kept: {}", copy.display())),
        Err(error) => {
            let reason = in_words(&error);
            warnings.push(format!(
                "Could not keep a copy, {reason}: {}",
                path.display()
            ));
        }
    }
}

/// No `Some(…)` in these files, and no mention of that at their head.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Writes a file of preferences into a folder, which is made if need be.
pub(super) fn save(value: &impl Serialize, dir: &Path, name: &str) -> Result<(), SaveError> {
    let path = dir.join(name);
    let config = ron::ser::PrettyConfig::new().new_line("\n").depth_limit(1);
    let text =
        options()
            .to_string_pretty(value, config)
            .map_err(|error| SaveError::Unfaithful {
                reason: error.to_string(),
                path: path.clone(),
            })?;
    save_text(&text, dir, name)
}

/// Writes the text of a file of preferences into a folder, which is made if need be.
pub(super) fn save_text(text: &str, dir: &Path, name: &str) -> Result<(), SaveError> {
    let path = dir.join(name);
    fs::create_dir_all(dir).map_err(|source| SaveError::Io {
        doing: "making the folder",
        reason: in_words(&source),
        path: dir.to_owned(),
        source,
    })?;
    write_atomic(&path, format!("{text}\n").as_bytes())
}
