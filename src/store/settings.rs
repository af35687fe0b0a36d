//! How the person likes the program: kept apart from charts, and never a reason not to start.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::choices::{Clock, Contrast, LengthUnit, Motion, ScaleWords, Snapping, WeekStart, Wheel};
use super::error::SaveError;
use super::fields::{Fields, FieldsText};
use super::preferences::{is_kept, keep, load};

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

/// Text sizes that can be set, in percent of the usual.
pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 70..=200;

/// How the person likes the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How strongly text and lines stand out.
    pub contrast: Contrast,
    /// Size of text and everything else, in percent; see [`TEXT_PERCENT`].
    pub text_percent: u16,
    /// Whether panels slide and messages fade.
    pub motion: Motion,
    /// How lengths are written.
    pub lengths: LengthUnit,
    /// How times of day are written.
    pub clock: Clock,
    /// The day a week begins with.
    pub week_start: WeekStart,
    /// The words at the ends of the scale.
    pub scale_words: ScaleWords,
    /// What a wheel or two fingers do on the map.
    pub wheel: Wheel,
    /// Whether a knot that is placed or dragged snaps to what is near.
    pub snapping: Snapping,
    /// Whether a chart that has a file is saved to it by itself.
    pub autosave: Autosave,
    /// The hour of the day, 0–23, from which on the window reminds of the day's ratings; none for never.
    pub reminder: Option<u8>,
    /// The window's inner width and height in points when last closed.
    pub window: Option<(u16, u16)>,
    /// Whether the list of knots stands beside the map.
    pub list_open: bool,
    /// Whether the side panel stands beside the map.
    pub side_open: bool,
    /// Widths of the list and of the side panel in points when last closed.
    pub widths: Option<(u16, u16)>,
    /// Whether the timeline stands open under the map; none as long as nobody chose.
    pub timeline_open: Option<bool>,
    /// Height of the open timeline, and how far its lanes are scrolled down, in points when last closed.
    pub timeline: Option<(u16, u16)>,
    /// Settings of another version of the program, by name, as they stand in the file.
    unknown: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            contrast: Contrast::default(),
            text_percent: 100,
            motion: Motion::default(),
            lengths: LengthUnit::default(),
            clock: Clock::default(),
            week_start: WeekStart::default(),
            scale_words: ScaleWords::default(),
            wheel: Wheel::default(),
            snapping: Snapping::default(),
            autosave: Autosave::default(),
            reminder: None,
            window: None,
            list_open: true,
            side_open: true,
            widths: None,
            timeline_open: None,
            timeline: None,
            unknown: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the settings in a folder. Whatever cannot be read is left at its default, with a warning for the
    /// person; the file is then kept beside as `settings.ron.broken` and written anew, so that the warning is said
    /// once. What is not known is kept.
    pub fn load(dir: &Path) -> (Self, Vec<String>) {
        let mut warnings = Vec::new();
        let path = dir.join(FILE);
        let Some(mut fields) = load::<Fields>(&path, &mut warnings) else {
            let settings = Self::default();
            if is_kept(&path) && !warnings.is_empty() {
                settings.write_anew(dir, &mut warnings);
            }
            return (settings, warnings);
        };
        let settings = Self::of(&mut fields, &mut warnings);
        if !warnings.is_empty() {
            keep(&path, &mut warnings);
            if is_kept(&path) {
                settings.write_anew(dir, &mut warnings);
            }
        }
        (settings, warnings)
    }

    fn of(fields: &mut Fields, warnings: &mut Vec<String>) -> Self {
        let usual = Self::default();
        let percent = fields.take("text_percent", warnings);
        let reminder: Option<u8> = fields.take("reminder", warnings);
        Self {
            theme: fields.take("theme", warnings).unwrap_or_default(),
            contrast: fields.take("contrast", warnings).unwrap_or_default(),
            text_percent: percent.map_or(usual.text_percent, |percent: u16| {
                percent.clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end())
            }),
            motion: fields.take("motion", warnings).unwrap_or_default(),
            lengths: fields.take("lengths", warnings).unwrap_or_default(),
            clock: fields.take("clock", warnings).unwrap_or_default(),
            week_start: fields.take("week_start", warnings).unwrap_or_default(),
            scale_words: fields.take("scale_words", warnings).unwrap_or_default(),
            wheel: fields.take("wheel", warnings).unwrap_or_default(),
            snapping: fields.take("snapping", warnings).unwrap_or_default(),
            autosave: fields.take("autosave", warnings).unwrap_or_default(),
            reminder: reminder.filter(|hour| *hour < 24),
            window: fields.take("window", warnings),
            list_open: fields
                .take("list_open", warnings)
                .unwrap_or(usual.list_open),
            side_open: fields
                .take("side_open", warnings)
                .unwrap_or(usual.side_open),
            widths: fields.take("widths", warnings),
            timeline_open: fields.take("timeline_open", warnings),
            timeline: fields.take("timeline", warnings),
            unknown: fields.rest(),
        }
    }

    /// The usual settings, with the window and what is not known left as they are.
    #[must_use]
    pub fn usual(&self) -> Self {
        Self {
            window: self.window,
            list_open: self.list_open,
            side_open: self.side_open,
            widths: self.widths,
            timeline_open: self.timeline_open,
            timeline: self.timeline,
            unknown: self.unknown.clone(),
            ..Self::default()
        }
    }

    /// Replaces a file that was not understood and is kept elsewhere.
    fn write_anew(&self, dir: &Path, warnings: &mut Vec<String>) {
        if let Err(error) = self.save(dir) {
            warnings.push(error.to_string());
        }
    }

    /// Writes the settings into a folder, which is made if need be.
    ///
    /// # Errors
    /// As [`super::write_atomic`].
    pub fn save(&self, dir: &Path) -> Result<(), SaveError> {
        let mut out = FieldsText::default();
        out.put("theme", &self.theme);
        out.put("contrast", &self.contrast);
        out.put("text_percent", &self.text_percent);
        out.put("motion", &self.motion);
        out.put("lengths", &self.lengths);
        out.put("clock", &self.clock);
        out.put("week_start", &self.week_start);
        out.put("scale_words", &self.scale_words);
        out.put("wheel", &self.wheel);
        out.put("snapping", &self.snapping);
        out.put("autosave", &self.autosave);
        out.put_some("reminder", self.reminder.as_ref());
        out.put_some("window", self.window.as_ref());
        out.put("list_open", &self.list_open);
        out.put("side_open", &self.side_open);
        out.put_some("widths", self.widths.as_ref());
        out.put_some("timeline_open", self.timeline_open.as_ref());
        out.put_some("timeline", self.timeline.as_ref());
        for (name, text) in &self.unknown {
            out.put_text(name, text);
        }
        out.save(dir, FILE)
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

    fn dark() -> Settings {
        Settings {
            theme: Theme::Dark,
            contrast: Contrast::High,
            text_percent: 150,
            motion: Motion::None,
            lengths: LengthUnit::Inches,
            clock: Clock::Hours12,
            week_start: WeekStart::Sunday,
            scale_words: ScaleWords::Tension,
            wheel: Wheel::Pans,
            snapping: Snapping::Off,
            autosave: Autosave::Off,
            reminder: Some(20),
            window: Some((1200, 800)),
            list_open: false,
            side_open: false,
            widths: Some((200, 400)),
            timeline_open: Some(true),
            timeline: Some((240, 52)),
            unknown: Vec::new(),
        }
    }

    #[test]
    fn settings_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("made").join("here");
        assert_eq!(Settings::load(&inner), (Settings::default(), Vec::new()));
        for settings in [dark(), Settings::default()] {
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
        assert_eq!(settings.window, dark().window);
        assert_eq!(settings.autosave, Autosave::Off);
        assert!(warnings[0].contains("theme"), "{warnings:?}");
        let kept = fs::read_to_string(dir.path().join("settings.ron.broken"));
        assert_eq!(kept.unwrap(), text);
        assert_eq!(Settings::load(dir.path()), (settings, Vec::new()));
    }

    #[test]
    fn what_another_version_has_set_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let text = "(theme: Dark, later: (a: {1: [\"x, )\"]}, b: Some(3)), text_percent: 900)";
        fs::write(dir.path().join(FILE), text).unwrap();
        let (mut settings, warnings) = Settings::load(dir.path());
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!((settings.theme, settings.text_percent), (Theme::Dark, 200));
        settings.theme = Theme::Light;
        settings.save(dir.path()).unwrap();
        let text = fs::read_to_string(dir.path().join(FILE)).unwrap();
        assert!(
            text.contains("later: (a: {1: [\"x, )\"]}, b: Some(3))"),
            "{text}"
        );
        assert_eq!(Settings::load(dir.path()), (settings, Vec::new()));
    }

    #[test]
    fn settings_that_cannot_be_read_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        for bytes in [&b"(theme: Dark, win"[..], b"\xff\0", b""] {
            fs::write(dir.path().join(FILE), bytes).unwrap();
            let (settings, warnings) = Settings::load(dir.path());
            assert_eq!(settings, Settings::default());
            assert!(!warnings.is_empty());
            dark().save(dir.path()).unwrap();
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
