//! A table as it stands in a file: names of columns, and rows of cells.

use super::decode::decode;
use super::error::ImportError;
use crate::exchange::cell::unguarded;
use crate::model::limits::TABLE_BYTES;

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The line of the file it begins in, from 1.
    pub line: u64,
    /// Its cells; there may be more or fewer than columns.
    pub cells: Vec<String>,
}

/// A table as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The rows under them.
    pub rows: Vec<GridRow>,
    /// What parts the cells: a comma, a semicolon or a tab.
    pub separator: char,
    /// How the letters are written: "UTF-8" and so on.
    pub encoding: &'static str,
    /// Whether a quotation mark is opened and never closed, so that rows may have run together.
    pub is_unclosed: bool,
}

impl Grid {
    /// Reads a table; how cells are parted and letters written shows in the bytes.
    ///
    /// # Errors
    /// When the bytes are too many, no text, or hold no row under the names of the columns.
    pub fn read(bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.len() as u64 > TABLE_BYTES {
            return Err(ImportError::TooLarge);
        }
        let (text, encoding) = decode(bytes)?;
        let (separator, body, skipped) = sniff(&text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator as u8)
            .has_headers(false)
            .flexible(true)
            .from_reader(body.as_bytes());
        let mut rows = Vec::new();
        let mut lines = Lines::new(body, skipped);
        for record in reader.records() {
            // The text is valid UTF-8 and memory does not fail: no record is refused.
            let Ok(record) = record else { break };
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_at(usize::try_from(start).unwrap_or(usize::MAX));
            let cells: Vec<String> = record
                .iter()
                .map(|cell| unguarded(cell).to_owned())
                .collect();
            // A spreadsheet leaves rows of empty cells at the end.
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push(GridRow { line, cells });
            }
        }
        if rows.len() < 2 {
            return Err(ImportError::Empty);
        }
        let names = rows.remove(0).cells;
        Ok(Self {
            names: names.iter().map(|name| name.trim().to_owned()).collect(),
            rows,
            separator,
            encoding,
            is_unclosed: body.bytes().filter(|byte| *byte == b'"').count() % 2 == 1,
        })
    }
}

/// Counts lines up to where rows begin; line breaks are `\n`, `\r\n` or `\r`.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, skipped: u64) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1 + skipped,
        }
    }

    /// The line of the first letter from this byte on that is no line break; bytes are asked for in order.
    fn line_at(&mut self, start: usize) -> u64 {
        while let Some(byte) = self.bytes.get(self.at) {
            let breaks = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            if self.at >= start && !matches!(byte, b'\n' | b'\r') {
                break;
            }
            self.line += u64::from(breaks);
            self.at += 1;
        }
        self.line
    }
}

/// What parts the cells, the text from the names of the columns on, and how many lines stand before it.
fn sniff(text: &str) -> (char, &str, u64) {
    // Excel's own way to say it.
    let mut lines = text.splitn(2, '\n');
    let first = lines.next().unwrap_or_default().trim_end();
    if let Some(separator) = first
        .strip_prefix("sep=")
        .and_then(|rest| rest.chars().next())
        && [',', ';', '\t'].contains(&separator)
    {
        return (separator, lines.next().unwrap_or_default(), 1);
    }
    let mut quoted = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .filter(|(separator, _)| *separator == c)
                .for_each(|(_, count)| *count += 1),
        }
    }
    let most = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .max_by_key(|(_, count)| *count);
    (most.map_or(',', |(separator, _)| *separator), text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        Grid::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_separator_shows_in_the_names() {
        assert_eq!(grid("a,b;c,d\n1,2,3").names, ["a", "b;c", "d"]);
        assert_eq!(grid("a;b\n1,5;2").rows[0].cells, ["1,5", "2"]);
        assert_eq!(grid("a\tb, c\n1\t2").separator, '\t');
        assert_eq!(grid("\"a;b;c\",d\n1,2").names, ["a;b;c", "d"]);
        let told = grid("sep=;\r\na,b;c\r\n1;2");
        assert_eq!(
            (told.names.as_slice(), told.rows[0].line),
            (&["a,b".to_owned(), "c".to_owned()][..], 3)
        );
    }

    #[test]
    fn hostile_rows_stay_rows() {
        let grid = grid(
            "name,note\r\n\"a \"\"b\"\"\",\"two\r\nlines\"\r\n'=1+1,x,more\r\n\r\n,\r\nshort\r\n",
        );
        let lines: Vec<u64> = grid.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4, 7]);
        assert_eq!(grid.rows[0].cells, ["a \"b\"", "two\r\nlines"]);
        assert_eq!(grid.rows[1].cells, ["=1+1", "x", "more"]);
        assert_eq!(grid.rows[2].cells, ["short"]);
        assert!(!grid.is_unclosed);
        assert!(self::grid("a\n\"b\nc").is_unclosed);
    }

    #[test]
    fn lines_are_counted_however_they_break() {
        for text in [
            "a,b\r\n\r\n1,2\r\n\"x\r\ny\",3\r\n4,5",
            "a,b\n\n1,2\n\"x\ny\",3\n4,5",
            "a,b\r\r1,2\r\"x\ry\",3\r4,5",
        ] {
            let lines: Vec<u64> = grid(text).rows.iter().map(|row| row.line).collect();
            assert_eq!(lines, [3, 4, 6], "{text:?}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in ["", "\n\n", "only,names\n", "a,b\n,\n"] {
            assert_eq!(
                Grid::read(text.as_bytes()),
                Err(ImportError::Empty),
                "{text:?}"
            );
        }
        let bytes = vec![b'a'; TABLE_BYTES as usize + 1];
        assert_eq!(Grid::read(&bytes), Err(ImportError::TooLarge));
    }
}
