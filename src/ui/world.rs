//! The world around the window, so that tests can bring their own.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use super::dialogs::Dialogs;
use crate::model::Stamp;

/// What the window takes from the world around it.
pub struct World {
    /// The present, with the person's offset.
    pub clock: Box<dyn Fn() -> Stamp>,
    /// The person's time zone.
    pub zone: TimeZone,
    /// How files are asked for.
    pub dialogs: Box<dyn Dialogs>,
    /// Where settings are kept; none to keep none.
    pub settings_dir: Option<PathBuf>,
    /// Where recovery logs and earlier versions are kept; none to keep none.
    pub state_dir: Option<PathBuf>,
    /// Whether the program was started again because of a fault of its own.
    pub after_fault: bool,
    /// How much work it is to try a new passphrase, as a power of two.
    pub passphrase_work: u8,
}
