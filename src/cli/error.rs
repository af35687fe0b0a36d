//! Why a command did not do its work.

use std::io;
use std::process::ExitCode;

use crate::store::{OpenError, SaveError};

/// Why a command did not do its work: what was tried, what happened, what to do; the path last.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// What was asked for cannot be done by anyone.
    #[error("{0}")]
    Usage(String),
    /// The work failed.
    #[error("{0}")]
    Failed(String),
    /// The chart could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The program has no window to open.
    #[error(
        "Could not open a window: this knotmap was built without a window. \
         Use one of the commands in \"knotmap --help\""
    )]
    NoWindow,
    /// What there was to say could not be written.
    #[error("Could not write the answer: {0}. Send it somewhere else")]
    Output(#[source] io::Error),
}

impl CliError {
    /// Whether the reader of the answer merely stopped listening.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// 2 for wrong usage, 1 for failed work.
    pub fn status(&self) -> ExitCode {
        match self {
            Self::Usage(_) | Self::NoWindow => ExitCode::from(2),
            _ => ExitCode::FAILURE,
        }
    }
}
