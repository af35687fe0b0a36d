//! Opens charts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{FormatError, OpenError, in_words};
use super::fingerprint::{Fingerprint, read};
use super::format::{VERSION, parse, parse_newer};
use super::header;
use super::place::{not_a_file, target};
use super::seal::{Passphrase, Seal, SealError, is_sealed};
use crate::model::Chart;
use crate::model::limits::FILE_BYTES;

/// A chart and the file it came from.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What the file holds; of one that a newer program wrote, what this one understands.
    pub chart: Chart,
    /// The file itself, absolute and with links followed.
    pub path: PathBuf,
    /// What the file was like.
    pub print: Fingerprint,
    /// The format version the file is written in.
    pub version: u32,
    /// What the file is locked with.
    pub seal: Option<Seal>,
    /// How many values of a newer program were left out.
    pub left_out: usize,
}

impl Opened {
    /// Whether a newer program wrote the file: it may be looked at, and must not be written.
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }
}

/// Opens a chart that is not locked.
///
/// # Errors
/// As [`open_with`]; [`OpenError::Locked`] if it is locked.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_with(path, &[])
}

/// Opens a chart, a locked one with whichever of the passphrases fits. Each of them takes about half a second.
///
/// # Errors
/// When the path leads to no plain file, the system cannot read it, it holds no chart this program knows, or none
/// of the passphrases fits.
pub fn open_with(path: &Path, passphrases: &[Passphrase]) -> Result<Opened, OpenError> {
    let opened = open_to_look(path, passphrases)?;
    if opened.is_newer() {
        let found = opened.version;
        return Err(OpenError::Format {
            reason: FormatError::Newer { found },
            path: path.to_owned(),
        });
    }
    Ok(opened)
}

/// Opens a chart as [`open_with`] does, and one of a newer program as far as it can be understood, to look at.
///
/// # Errors
/// As [`open_with`]; a newer program's chart too when it cannot be understood at all.
pub fn open_to_look(path: &Path, passphrases: &[Passphrase]) -> Result<Opened, OpenError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound {
            path: path.to_owned(),
        },
        _ => OpenError::Io {
            reason: in_words(&error),
            path: path.to_owned(),
            source: error,
        },
    };
    let format = |reason| OpenError::Format {
        reason,
        path: path.to_owned(),
    };
    let target = target(path).map_err(failed)?;
    let meta = fs::metadata(&target).map_err(failed)?;
    if let Some(what) = not_a_file(&meta) {
        return Err(OpenError::NotAFile {
            what,
            path: path.to_owned(),
        });
    }
    if meta.len() > FILE_BYTES {
        return Err(format(FormatError::TooLarge { bytes: meta.len() }));
    }
    let bytes = read(&target).map_err(failed)?;
    let print = Fingerprint::of(&bytes);
    let (parsed, seal) = if is_sealed(&bytes) {
        let (plain, seal) = unseal(&bytes, passphrases, path)?;
        (understood(&plain), Some(seal))
    } else {
        (understood(&bytes), None)
    };
    let (chart, version, left_out) = parsed.map_err(format)?;
    Ok(Opened {
        chart,
        path: target,
        print,
        version,
        seal,
        left_out,
    })
}

/// The chart in the bytes, its format version, and how many values of a newer program were left out.
fn understood(bytes: &[u8]) -> Result<(Chart, u32, usize), FormatError> {
    match parse(bytes) {
        Err(FormatError::Newer { found }) => {
            let (chart, left_out) = parse_newer(bytes)?;
            Ok((chart, found, left_out))
        }
        parsed => {
            let version = header::version_of_start(bytes).unwrap_or(VERSION);
            Ok((parsed?, version, 0))
        }
    }
}

type Plain = age::secrecy::zeroize::Zeroizing<Vec<u8>>;

fn unseal(
    bytes: &[u8],
    passphrases: &[Passphrase],
    path: &Path,
) -> Result<(Plain, Seal), OpenError> {
    let path = || path.to_owned();
    let unopenable = |reason| OpenError::Format {
        reason: FormatError::Unopenable(reason),
        path: path(),
    };
    for passphrase in passphrases {
        match Seal::open(bytes, passphrase) {
            Ok(opened) => return Ok(opened),
            Err(SealError::Wrong) => {}
            Err(SealError::TooMuchWork(work)) => {
                return Err(unopenable(format!(
                    "trying its passphrase takes too much work (2 to the {work})"
                )));
            }
            Err(SealError::Damaged(reason)) => return Err(unopenable(reason)),
        }
    }
    Err(if passphrases.is_empty() {
        OpenError::Locked { path: path() }
    } else {
        OpenError::WrongPassphrase { path: path() }
    })
}
