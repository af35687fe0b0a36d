//! The recovery log: what was done to a chart since it was last saved, on disk a moment after it was done.
//!
//! One file per open chart, for its owner only, in a folder of the program. It is text: blocks, each with its
//! length and a checksum that hangs on all blocks before it. The first block names the chart's file and what that
//! file was like; each later one holds one finished step, its records spelled as in a chart's file. So a log costs
//! what was done, not what there is, and a log that belongs to another state of the file is told from one that
//! fits. Its owner holds the system's lock on it: a log without a lock was left by a program that ended badly.
//!
//! Of a chart with a passphrase the log holds no plain text either, apart from the path and name of the file.

mod block;
mod bring_back;
mod entry;
mod file;
mod found;
mod handle;
mod key;
mod lock;
mod writer;

pub use bring_back::{BroughtBack, Fit, NotBroughtBack};
pub use entry::{LogEntry, LogHead};
pub use file::LogFile;
pub(super) use file::make_private_dir;
pub use found::{Found, Scan, read_log, scan_logs};
pub use handle::{Log, LogMarker};
pub(super) use lock::follow_lock;
