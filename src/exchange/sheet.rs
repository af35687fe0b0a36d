//! A table filled with rows, and what its columns mean.

use super::cell::Cell;

/// Opens the text so that spreadsheets read it as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Names a record.
    Id,
    /// A number in this unit.
    Number(&'static str),
    /// A time: RFC 3339 with offset, or a date, month or year where no more is known.
    Time,
    /// One of these words.
    Word(Vec<&'static str>),
    /// Free text.
    Text,
    /// Several items in one cell, each of these parts.
    List(&'static str),
}

/// What a column is called and means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub name: &'static str,
    pub kind: Kind,
    /// What it says, in one sentence.
    pub about: &'static str,
    /// Whether it may hold names or the person's own words, which a research pack leaves out.
    pub private: bool,
}

/// A column of a table with rows of type `R`.
pub(super) struct Column<R> {
    heading: Heading,
    value: fn(&R) -> Cell,
}

impl<R> Column<R> {
    pub fn new(name: &'static str, kind: Kind, about: &'static str, value: fn(&R) -> Cell) -> Self {
        let heading = Heading {
            name,
            kind,
            about,
            private: false,
        };
        Self { heading, value }
    }

    /// A column that may hold names or the person's own words.
    pub fn private(
        name: &'static str,
        kind: Kind,
        about: &'static str,
        value: fn(&R) -> Cell,
    ) -> Self {
        let mut column = Self::new(name, kind, about, value);
        column.heading.private = true;
        column
    }
}

/// A table filled with rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub headings: Vec<Heading>,
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    pub fn new<R>(columns: &[Column<R>], rows: &[R]) -> Self {
        let cells = |row| columns.iter().map(|column| (column.value)(row)).collect();
        Self {
            headings: columns.iter().map(|c| c.heading.clone()).collect(),
            rows: rows.iter().map(cells).collect(),
        }
    }

    /// The sheet without the columns that may hold names or the person's own words.
    pub fn without_private(mut self) -> Self {
        let keep: Vec<bool> = self.headings.iter().map(|h| !h.private).collect();
        for row in &mut self.rows {
            let mut kept = keep.iter();
            row.retain(|_| kept.next().copied().unwrap_or(true));
        }
        self.headings.retain(|heading| !heading.private);
        self
    }

    /// The sheet as CSV: RFC 4180 with the names of the columns first.
    pub fn to_csv(&self) -> String {
        let names = self.headings.iter().map(|heading| heading.name.to_owned());
        let mut text = BYTE_ORDER_MARK.to_owned();
        line(&mut text, names);
        for row in &self.rows {
            line(&mut text, row.iter().map(Cell::to_csv));
        }
        text
    }
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}
