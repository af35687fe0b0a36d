//! Bytes in, bytes out: charts, settings, and files that are replaced whole or not at all.
//!
//! A chart that cannot be read is never touched, and one written by a newer program is never overwritten. The
//! format is in [`parse`] and [`to_text`]; each version has a frozen module of its own.

mod atomic;
mod error;
mod file;
mod fingerprint;
mod format;
mod header;
mod list;
mod number;
mod place;
mod preferences;
mod pretty;
mod recents;
mod settings;
mod spot;
mod turn;
mod v1;
mod v2;

pub use atomic::write_atomic;
pub use error::{FormatError, OpenError, SaveError};
pub use file::{Opened, open, save};
pub use fingerprint::{Fingerprint, changed_since, fingerprint};
pub use format::{MAX_FILE_BYTES, VERSION, parse, to_text};
pub use place::{real_path, same_file};
pub use recents::Recents;
pub use settings::{Settings, Theme, config_dir};
pub use turn::Turn;
