//! How the person likes the program: kept apart from charts, and never a reason not to start.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::error::SaveError;
use super::preferences::{field, keep, load, said, save};

const FILE: &str = "settings.ron";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Whether a chart that has a file is saved to it by itself, a little after the last change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Autosave {
    /// It is.
    #[default]
    On,
    /// Only when asked to.
    Off,
}

/// How the person likes the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether a chart that has a file is saved to it by itself.
    pub autosave: Autosave,
    /// The window's inner width and height in points when last closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<(u16, u16)>,
}

/// The same, each field as it stands in the file, so that a broken one spoils no other.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Raw {
    #[serde(deserialize_with = "said")]
    theme: Option<Box<RawValue>>,
    #[serde(deserialize_with = "said")]
    autosave: Option<Box<RawValue>>,
    #[serde(deserialize_with = "said")]
    window: Option<Box<RawValue>>,
}

impl Settings {
    /// Reads the settings in a folder. Whatever cannot be read is left at its default, with a warning for the
    /// person; the file is then kept beside as `settings.ron.broken`.
    pub fn load(dir: &Path) -> (Self, Vec<String>) {
        let mut warnings = Vec::new();
        let path = dir.join(FILE);
        let Some(raw) = load::<Raw>(&path, &mut warnings) else {
            return (Self::default(), warnings);
        };
        let settings = Self {
            theme: field("theme", raw.theme, &mut warnings).unwrap_or_default(),
            autosave: field("autosave", raw.autosave, &mut warnings).unwrap_or_default(),
            window: field("window", raw.window, &mut warnings),
        };
        if !warnings.is_empty() {
            keep(&path, &mut warnings);
        }
        (settings, warnings)
    }

    /// Writes the settings into a folder, which is made if need be.
    ///
    /// # Errors
    /// As [`super::write_atomic`].
    pub fn save(&self, dir: &Path) -> Result<(), SaveError> {
        save(self, dir, FILE)
    }
}

/// The folder for settings: `KNOTMAP_CONFIG_DIR` if set, else where the platform wants them.
pub fn config_dir() -> Option<PathBuf> {
    config_dir_from(std::env::var_os("KNOTMAP_CONFIG_DIR"))
}

/// The folder for what the program keeps for itself, recovery logs and earlier versions of charts:
/// `KNOTMAP_STATE_DIR` if set, else `KNOTMAP_CONFIG_DIR` if set, else where the platform wants them.
pub fn state_dir() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|dir: &OsString| !dir.is_empty());
    let given = set("KNOTMAP_STATE_DIR").or_else(|| set("KNOTMAP_CONFIG_DIR"));
    given.map(PathBuf::from).or_else(|| {
        let dirs = directories::ProjectDirs::from("", "", "knotmap")?;
        Some(
            dirs.state_dir()
                .unwrap_or_else(|| dirs.data_local_dir())
                .to_owned(),
        )
    })
}

/// Where recovery logs lie in the program's own folder.
pub fn logs_dir(state_dir: &Path) -> PathBuf {
    state_dir.join("recovery")
}

/// Where earlier versions of charts lie in the program's own folder.
pub fn backups_dir(state_dir: &Path) -> PathBuf {
    state_dir.join("backups")
}

fn config_dir_from(given: Option<OsString>) -> Option<PathBuf> {
    given
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
        .or_else(|| {
            let dirs = directories::ProjectDirs::from("", "", "knotmap")?;
            Some(dirs.config_dir().to_owned())
        })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const DARK: Settings = Settings {
        theme: Theme::Dark,
        autosave: Autosave::Off,
        window: Some((1200, 800)),
    };

    #[test]
    fn settings_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("made").join("here");
        assert_eq!(Settings::load(&inner), (Settings::default(), Vec::new()));
        for settings in [DARK, Settings::default()] {
            settings.save(&inner).unwrap();
            assert_eq!(Settings::load(&inner), (settings, Vec::new()));
        }
    }

    #[test]
    fn a_broken_field_spoils_no_other_and_the_file_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let text = "(theme: Purple(3), autosave: Off, window: (1200, 800), later: {1: [\"x\"]})";
        fs::write(dir.path().join(FILE), text).unwrap();
        let (settings, warnings) = Settings::load(dir.path());
        assert_eq!(settings.theme, Theme::System);
        assert_eq!(settings.window, DARK.window);
        assert_eq!(settings.autosave, Autosave::Off);
        assert!(warnings[0].contains("theme"), "{warnings:?}");
        let kept = fs::read_to_string(dir.path().join("settings.ron.broken"));
        assert_eq!(kept.unwrap(), text);
    }

    #[test]
    fn settings_that_cannot_be_read_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        for bytes in [&b"(theme: Dark, win"[..], b"\xff\0", b""] {
            fs::write(dir.path().join(FILE), bytes).unwrap();
            let (settings, warnings) = Settings::load(dir.path());
            assert_eq!(settings, Settings::default());
            assert!(!warnings.is_empty());
            DARK.save(dir.path()).unwrap();
            let kept = fs::read(dir.path().join("settings.ron.broken"));
            assert_eq!(kept.unwrap(), bytes);
        }
        fs::remove_file(dir.path().join(FILE)).unwrap();
        fs::create_dir(dir.path().join(FILE)).unwrap();
        assert_eq!(Settings::load(dir.path()).0, Settings::default());
    }

    #[test]
    fn a_given_folder_comes_first() {
        assert_eq!(config_dir_from(Some("/x".into())), Some("/x".into()));
        assert_ne!(config_dir_from(Some("".into())), Some("".into()));
    }
}
