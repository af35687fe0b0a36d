//! Bytes in, bytes out: charts, settings, and files that are replaced whole or not at all.
//!
//! A chart that cannot be read is never touched, and one written by a newer program is never overwritten. The
//! format is in [`parse`] and [`to_text`]; each version has a frozen module of its own.

mod atomic;
mod backup;
mod bell;
mod bytes;
mod choices;
mod copies;
mod error;
mod fields;
mod file;
mod fingerprint;
mod format;
mod header;
mod likeness;
mod list;
mod log;
mod newer;
mod number;
mod open_lock;
mod opened;
mod photo;
mod place;
mod preferences;
mod pretty;
mod recents;
mod seal;
mod settings;
mod spot;
mod turn;
mod v1;
mod v2;

pub use atomic::write_atomic;
pub use backup::{Backup, adopt_backups, backups};
pub use bell::Bell;
pub use bytes::read_bytes;
pub use choices::{Clock, Contrast, LengthUnit, Motion, ScaleWords, Snapping, WeekStart, Wheel};
pub use copies::conflict_copies;
pub use error::{FormatError, OpenError, SaveError};
pub use file::{Care, Saved, lock_leftovers, save, save_with_care};
pub use fingerprint::{FileNow, Fingerprint, changed_since, file_now, fingerprint};
pub use format::{VERSION, parse, to_text};
pub use log::{
    BroughtBack, Fit, Found, Log, LogEntry, LogFile, LogHead, LogMarker, NotBroughtBack, Scan,
    read_log, scan_logs,
};
pub use open_lock::{OpenLock, OpenLockError};
pub use opened::{Opened, open, open_to_look, open_with};
pub use photo::{PhotoError, Pixels, load_photo, small_copy};
pub use place::{real_path, same_file};
pub use recents::Recents;
pub use seal::{Passphrase, PassphraseError, Seal};
pub use settings::{
    Autosave, Settings, TEXT_PERCENT, Theme, backups_dir, config_dir, logs_dir, state_dir,
};
pub use turn::Turn;
