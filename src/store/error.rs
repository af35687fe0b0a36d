//! What can go wrong with a file: what was tried, what happened, what to do; the path last.

use std::io;
use std::path::PathBuf;

use super::format::VERSION;
use crate::model::limits::FILE_BYTES;

/// Why bytes are no chart this program can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Nothing in it.
    #[error("it is empty. If a chart was here, restore a backup")]
    Empty,
    /// Too many bytes to read.
    #[error(
        "it is {} MB long and a chart takes at most {} MB. Choose another file",
        .bytes.div_ceil(1024 * 1024), FILE_BYTES / (1024 * 1024)
    )]
    TooLarge {
        /// How many bytes it has.
        bytes: u64,
    },
    /// Not text at all.
    #[error(
        "it is not a text file: line {line}, column {column} has {what}. Choose another file or restore a backup"
    )]
    NotText {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The first thing no text has.
        what: &'static str,
    },
    /// Text, but not RON.
    #[error(
        "it is not a knotmap chart: line {line}, column {column}: {reason}. Choose another file or restore a backup"
    )]
    NotRon {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// RON, but not a chart.
    #[error(
        "it is not a knotmap chart: it does not begin with (format: \"knotmap\", version: {VERSION}. Choose another file"
    )]
    NotOurs,
    /// A chart locked with a passphrase.
    #[error("it is locked with a passphrase. Open it with that")]
    Sealed,
    /// A locked chart that no passphrase opens.
    #[error("it is locked and cannot be opened: {0}. Restore a backup")]
    Unopenable(String),
    /// A chart of a newer program.
    #[error(
        "a newer knotmap wrote it: it has format version {found} and this program reads up to {VERSION}. \
         Update knotmap to open it"
    )]
    Newer {
        /// The version found.
        found: u32,
    },
    /// A chart that stops making sense somewhere.
    #[error(
        "line {line}, column {column}: {reason}. Correct that line in a text editor or restore a backup"
    )]
    Broken {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A chart with a value that cannot be.
    #[error(
        "line {line}, column {column}: {reason}. Correct that line in a text editor or restore a backup"
    )]
    Invalid {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
}

/// Why a chart could not be opened. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error(
        "Could not open the chart: there is no such file. Check the name, or choose another file: {}",
        .path.display()
    )]
    NotFound {
        /// The path asked for.
        path: PathBuf,
    },
    /// Something that is not a file.
    #[error("Could not open the chart: this is {what}, not a file. Choose a file: {}", .path.display())]
    NotAFile {
        /// What it is, in words.
        what: &'static str,
        /// The path asked for.
        path: PathBuf,
    },
    /// The system could not read it.
    #[error("Could not open the chart: {reason}. Try again, or choose another file: {}", .path.display())]
    Io {
        /// What happened, in words.
        reason: String,
        /// The path asked for.
        path: PathBuf,
        /// The system's own error.
        source: io::Error,
    },
    /// It is locked, and no passphrase was given.
    #[error(
        "Could not open the chart: it is locked with a passphrase. Give the passphrase: {}",
        .path.display()
    )]
    Locked {
        /// The path asked for.
        path: PathBuf,
    },
    /// It is locked with another passphrase.
    #[error(
        "Could not open the chart: that is not its passphrase. Look at capital letters and the keyboard, and try \
         again: {}",
        .path.display()
    )]
    WrongPassphrase {
        /// The path asked for.
        path: PathBuf,
    },
    /// What it holds is no chart this program can read.
    #[error("Could not open the chart: {reason}. The file was not changed: {}", .path.display())]
    Format {
        /// What is wrong with it.
        #[source]
        reason: FormatError,
        /// The path asked for.
        path: PathBuf,
    },
}

/// Why a file could not be written. What was there is as it was, or, when only the folder could not be synced,
/// the new content is in place but a power cut could still undo it.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The folder to write into is not there.
    #[error("Could not save: the folder does not exist. Save to another place: {}", .folder.display())]
    NoFolder {
        /// The missing folder.
        folder: PathBuf,
    },
    /// The path names something that is not a file.
    #[error("Could not save: this is {what}, not a file. Choose another name: {}", .path.display())]
    NotAFile {
        /// What it is, in words.
        what: &'static str,
        /// The path asked for.
        path: PathBuf,
    },
    /// The file is marked read-only.
    #[error(
        "Could not save: the file is marked read-only. Allow writing, or save under another name: {}",
        .path.display()
    )]
    ReadOnly {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file to replace was written by a newer program.
    #[error(
        "Could not save: the file there was written by a newer knotmap (format version {found}, this program \
         knows up to {VERSION}) and would lose data. Save under another name: {}",
        .path.display()
    )]
    Newer {
        /// The version found.
        found: u32,
        /// The path asked for.
        path: PathBuf,
    },
    /// What was about to be written does not read back as the same chart.
    #[error(
        "Could not save: the chart would not read back as it is ({reason}), which is a fault of the program. \
         Nothing was written; export what you need and report this: {}",
        .path.display()
    )]
    Unfaithful {
        /// How it differs.
        reason: String,
        /// The path asked for.
        path: PathBuf,
    },
    /// The system could not do one step of it.
    #[error(
        "Could not save: {reason} ({doing}). {}: {}", advice(.source.kind()), .path.display()
    )]
    Io {
        /// The step that failed.
        doing: &'static str,
        /// What happened, in words.
        reason: String,
        /// The path asked for.
        path: PathBuf,
        /// The system's own error.
        source: io::Error,
    },
}

fn advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space and save again, or save to another place"
        }
        _ => "Save to another place",
    }
}

/// What the system reported, in plain words.
pub(super) fn in_words(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "a file or folder is not there",
        io::ErrorKind::PermissionDenied => "permission was denied",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::QuotaExceeded => "your disk quota is used up",
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        io::ErrorKind::FileTooLarge => "the system takes no file that large",
        io::ErrorKind::NotADirectory => "part of the path is a file, not a folder",
        io::ErrorKind::InvalidFilename => "the system takes no such file name",
        _ => return error.to_string(),
    };
    words.to_owned()
}
