//! The bytes of a file that is no chart.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::error::in_words;
use super::place::not_a_file;

/// The bytes of a plain file; of a longer one `most` bytes and one more, so that it can be told.
///
/// # Errors
/// Why it could not be read, in words.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => in_words(&error),
    };
    // Opening a pipe would wait for a writer, so look first.
    let meta = fs::metadata(path).map_err(failed)?;
    if let Some(what) = not_a_file(&meta) {
        return Err(format!("this is {what}, not a file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}
