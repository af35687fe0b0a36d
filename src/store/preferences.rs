//! Small files of preferences: read as far as they can be, and never lost.

use std::fs;
use std::io;
use std::path::Path;

use ron::value::RawValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

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

/// One field of preferences; a broken one adds a warning.
pub(super) fn field<T: DeserializeOwned>(
    name: &str,
    raw: Option<Box<RawValue>>,
    warnings: &mut Vec<String>,
) -> Option<T> {
    let value = raw?.into_rust().ok();
    if value.is_none() {
        warnings.push(format!(
            "Could not understand the setting {name}, so its default is used"
        ));
    }
    value
}

/// Reads a plain value where the field is there at all: no `Some(…)` in the file.
pub(super) fn said<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::<RawValue>::deserialize(from).map(Some)
}

/// Keeps a copy of a file that will be overwritten before it was understood.
pub(super) fn keep(path: &Path, warnings: &mut Vec<String>) {
    let mut copy = path.to_owned().into_os_string();
    copy.push(".broken");
    match fs::copy(path, &copy) {
        Ok(_) => warnings.push(format!(
            "The old file is kept: {}",
            Path::new(&copy).display()
        )),
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
fn options() -> ron::Options {
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
    fs::create_dir_all(dir).map_err(|source| SaveError::Io {
        doing: "making the folder",
        reason: in_words(&source),
        path: dir.to_owned(),
        source,
    })?;
    write_atomic(&path, format!("{text}\n").as_bytes())
}
