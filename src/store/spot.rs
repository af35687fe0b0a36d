//! Where in a text something stands, as a person's editor counts.

use ron::error::{Error, SpannedError};

use super::FormatError;

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

impl Spot {
    /// The spot this many bytes into the text; the end if there are fewer.
    pub fn at(text: &[u8], offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |newline| newline + 1);
        let line_number = before.split(|&byte| byte == b'\n').count();
        let line = before.get(line_start..).unwrap_or_default();
        Self {
            line: line_number,
            column: String::from_utf8_lossy(line).chars().count() + 1,
        }
    }

    /// The spot where `part`, a slice of `text`, begins.
    pub fn of(text: &str, part: &str) -> Self {
        let offset = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        Self::at(text.as_bytes(), offset)
    }
}

/// Turns the parser's error into ours: a wrong value, or text that does not read on.
pub(super) fn broken(text: &str, error: &SpannedError) -> FormatError {
    let (line, column) = (error.span.start.line, error.span.start.col);
    let end = Spot::at(text.as_bytes(), text.trim_end().len());
    let at_end = (error.span.end.line, error.span.end.col) >= (end.line, end.column);
    let reason = match &error.code {
        Error::Message(_) | Error::IntegerOutOfBounds | Error::InvalidValueForType { .. } => {
            return FormatError::Invalid {
                line,
                column,
                reason: error.code.to_string(),
            };
        }
        code if at_end => format!("the file ends in the middle ({})", lower(code)),
        code => lower(code),
    };
    FormatError::Broken {
        line,
        column,
        reason,
    }
}

/// The parser's words, as part of a sentence.
fn lower(code: &Error) -> String {
    let words = code.to_string();
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
