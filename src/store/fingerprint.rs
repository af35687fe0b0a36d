//! What a file was like when last seen, to notice that another program changed it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::error::{SaveError, in_words};
use crate::model::limits::FILE_BYTES;

/// Length and content of a file in brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Length in bytes.
    pub len: u64,
    /// A hash of the content, the same on every machine; it guards against accidents, not against malice.
    pub hash: u64,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            len: bytes.len() as u64,
            hash: hash(bytes),
        }
    }
}

/// FNV-1a over words of 8 bytes, folded, so that it costs little beside parsing.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut mix = |word: u64| {
        hash = (hash ^ word).wrapping_mul(0x0100_0000_01b3);
        hash ^= hash >> 32;
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        mix(u64::from_le_bytes(*word));
    }
    for byte in rest {
        mix(u64::from(*byte));
    }
    hash
}

/// The fingerprint of a file; none if there is no such file.
///
/// # Errors
/// When it is no plain file, or the system cannot read it.
pub fn fingerprint(path: &Path) -> io::Result<Option<Fingerprint>> {
    match read(path) {
        Ok(bytes) => Ok(Some(Fingerprint::of(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What became of a file since it was last seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNow {
    /// It has the same bytes; a new time on them is no change.
    AsSeen,
    /// It has others.
    Changed,
    /// It is not there any more.
    Gone,
}

/// What became of a file since it was last seen.
///
/// # Errors
/// When the system cannot say.
pub fn file_now(path: &Path, seen: &Fingerprint) -> Result<FileNow, SaveError> {
    now(path, seen).map_err(|source| SaveError::Io {
        doing: "looking at the old file",
        reason: in_words(&source),
        path: path.to_owned(),
        source,
    })
}

/// Whether a file differs from what it was, or is gone.
///
/// # Errors
/// When the system cannot say.
pub fn changed_since(path: &Path, seen: &Fingerprint) -> io::Result<bool> {
    Ok(now(path, seen)? != FileNow::AsSeen)
}

fn now(path: &Path, seen: &Fingerprint) -> io::Result<FileNow> {
    let len = match fs::metadata(path) {
        Ok(meta) if !meta.is_file() => return Err(no_plain_file()),
        Ok(meta) => meta.len(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FileNow::Gone),
        Err(error) => return Err(error),
    };
    if len != seen.len {
        return Ok(FileNow::Changed);
    }
    // Equal lengths and times prove nothing: two programs can write within one tick of the clock.
    Ok(match fingerprint(path)? {
        Some(now) if now.hash == seen.hash => FileNow::AsSeen,
        Some(_) => FileNow::Changed,
        None => FileNow::Gone,
    })
}

fn no_plain_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it is no plain file")
}

/// The bytes of a plain file, up to one more than the limit.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for a writer, so look first.
    if !fs::metadata(path)?.is_file() {
        return Err(no_plain_file());
    }
    let file = File::open(path)?;
    let meta = file.metadata()?;
    let room = usize::try_from(meta.len().min(FILE_BYTES)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(room + 1);
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
