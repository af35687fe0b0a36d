//! The chart's file format without files: bytes to a chart, and back.

use serde::de::IgnoredAny;

use super::error::FormatError;
use super::header;
use super::seal::is_sealed;
use super::spot::{Spot, broken};
use super::v2;
use crate::model::Chart;
use crate::model::limits::FILE_BYTES;

/// The format version this program writes, and the newest it reads.
pub const VERSION: u32 = 2;

/// Reads a chart from the bytes of a file of any known version.
///
/// # Errors
/// When the bytes are no text, no chart, too many, from a newer program, or wrong somewhere; with the place.
pub fn parse(bytes: &[u8]) -> Result<Chart, FormatError> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(FormatError::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    if is_sealed(bytes) {
        return Err(FormatError::Sealed);
    }
    let text = text(bytes)?;
    match header::version(text) {
        Some(1) => v2::read_v1(text),
        Some(2) => v2::read(text),
        Some(found) if found > VERSION => Err(FormatError::Newer { found }),
        _ => Err(foreign(text)),
    }
}

/// Reads what this program understands of a chart that a newer one wrote, and how many values it leaves out.
///
/// # Errors
/// [`FormatError::Newer`] when it cannot make sense of the rest either.
pub(super) fn parse_newer(bytes: &[u8]) -> Result<(Chart, usize), FormatError> {
    let text = text(bytes)?;
    v2::read_newer(text).map_err(|_| FormatError::Newer {
        found: header::version(text).unwrap_or(u32::MAX),
    })
}

/// Writes a chart in the newest version: the same chart, the same bytes.
pub fn to_text(chart: &Chart) -> String {
    v2::write(chart)
}

/// The text behind the bytes, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, FormatError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let not_text = |offset, what| {
        let Spot { line, column } = Spot::at(bytes, offset);
        FormatError::NotText { line, column, what }
    };
    // `contains` is many times as fast as `position`, which only a broken file needs.
    if bytes.contains(&0) {
        let offset = bytes.iter().position(|&byte| byte == 0).unwrap_or_default();
        return Err(not_text(offset, "a zero byte"));
    }
    str::from_utf8(bytes).map_err(|error| not_text(error.valid_up_to(), "a byte that is not UTF-8"))
}

/// What a text without our header is.
fn foreign(text: &str) -> FormatError {
    if text.trim().is_empty() {
        return FormatError::Empty;
    }
    match ron::from_str::<IgnoredAny>(text) {
        Ok(_) => FormatError::NotOurs,
        Err(error) => match broken(text, &error) {
            FormatError::Broken {
                line,
                column,
                reason,
            }
            | FormatError::Invalid {
                line,
                column,
                reason,
            } => FormatError::NotRon {
                line,
                column,
                reason,
            },
            other => other,
        },
    }
}
