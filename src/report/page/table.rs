//! A plain table of words.

use serde::Serialize;

/// A table for the further pages: every cell is text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it lists.
    pub title: &'static str,
    /// The headings of its columns.
    pub headings: Vec<String>,
    /// How wide the columns are against each other.
    pub widths: Vec<u16>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// What must be said about it; may be empty.
    pub note: String,
}

impl Table {
    /// An empty table; each column is a heading and a width.
    pub fn new(title: &'static str, columns: &[(&str, u16)]) -> Self {
        Self {
            title,
            headings: columns
                .iter()
                .map(|(heading, _)| (*heading).to_owned())
                .collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            rows: Vec::new(),
            note: String::new(),
        }
    }
}
