//! The passphrase of a chart: from a file or from the terminal, never from the command line, which others can see.

use std::path::{Path, PathBuf};

use super::error::CliError;
use crate::store::{self, OpenError, Opened, Passphrase};

#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Unlock {
    /// Where the passphrase of a locked chart stands, on the first line [default: asked for on the terminal]
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// How the store opens a chart.
type OpenChart = fn(&Path, &[Passphrase]) -> Result<Opened, OpenError>;

impl Unlock {
    /// Opens a chart to change it; one that is locked with the passphrase from the file, or asks for it.
    pub fn open(&self, path: &Path) -> Result<Opened, CliError> {
        self.open_like(path, None)
    }

    /// Opens a chart only to look at it, also one of a newer program as far as it can be understood.
    pub fn look_at(&self, path: &Path) -> Result<Opened, CliError> {
        self.opened(path, &[], store::open_to_look)
    }

    /// Opens one of several charts, which may have the same passphrase as another one.
    pub fn open_like(&self, path: &Path, other: Option<&Opened>) -> Result<Opened, CliError> {
        let known = other.and_then(|other| other.seal.as_ref());
        let known: Vec<Passphrase> = known
            .map(|seal| seal.passphrase().clone())
            .into_iter()
            .collect();
        self.opened(path, &known, store::open_with)
    }

    fn opened(
        &self,
        path: &Path,
        known: &[Passphrase],
        open: OpenChart,
    ) -> Result<Opened, CliError> {
        match open(path, known) {
            Err(OpenError::Locked { .. } | OpenError::WrongPassphrase { .. }) => {
                let passphrase = self.passphrase(path)?;
                Ok(open(path, &[passphrase])?)
            }
            opened => Ok(opened?),
        }
    }

    fn passphrase(&self, chart: &Path) -> Result<Passphrase, CliError> {
        match &self.passphrase_file {
            Some(file) => from_file(file),
            None => Passphrase::ask(&format!("Passphrase of {}: ", chart.display())).map_err(|reason| {
                CliError::Failed(format!(
                    "Could not open the chart: it is locked with a passphrase, and {reason}. Give a file with the \
                     passphrase, --passphrase-file: {}",
                    chart.display()
                ))
            }),
        }
    }
}

/// The passphrase on the first line of a file.
pub(super) fn from_file(file: &Path) -> Result<Passphrase, CliError> {
    Passphrase::from_file(file).map_err(|reason| {
        let path = file.display();
        CliError::Failed(format!(
            "Could not read the passphrase: {reason}. Give another file: {path}"
        ))
    })
}
