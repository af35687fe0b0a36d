//! One cell of a table: how free text is kept from being run as a formula, and how a list fits into one cell.

/// What a spreadsheet may take for the start of a formula, also in its full-width form.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Not said.
    Empty,
    /// A number, a time, an id or a word of a closed list.
    Plain(String),
    /// Free text; written so that no spreadsheet runs it.
    Text(String),
}

impl Cell {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers and ids are as good as borrowed"
    )]
    pub fn plain(value: impl ToString) -> Self {
        Self::Plain(value.to_string())
    }

    pub fn text(value: &str) -> Self {
        Self::Text(value.to_owned())
    }

    /// What may not have been said.
    pub fn said(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Empty, Self::plain)
    }

    /// A list in one cell: items parted by `; `, the parts of an item by `|`, both spelled `\;` and `\|` inside one.
    pub fn list<I, P>(items: I) -> Self
    where
        I: IntoIterator<Item = P>,
        P: AsRef<[String]>,
    {
        let items: Vec<String> = items
            .into_iter()
            .map(|parts| {
                let parts: Vec<String> = parts.as_ref().iter().map(|part| escaped(part)).collect();
                let item = parts.join("|");
                // An item of nothing would read back as no item.
                if item.is_empty() {
                    "|".to_owned()
                } else {
                    item
                }
            })
            .collect();
        Self::Text(items.join("; "))
    }

    /// The cell as a line of CSV holds it (RFC 4180).
    pub fn to_csv(&self) -> String {
        let text = match self {
            Self::Empty => return String::new(),
            Self::Plain(text) => text.clone(),
            Self::Text(text) => guarded(text),
        };
        let bare = !text.contains([',', '"', '\r', '\n', ';', '\t'])
            && !text.starts_with(char::is_whitespace)
            && !text.ends_with(char::is_whitespace);
        if bare {
            text
        } else {
            format!("\"{}\"", text.replace('"', "\"\""))
        }
    }
}

fn escaped(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    for c in part.chars() {
        if matches!(c, '\\' | ';' | '|') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Whether the text, behind any apostrophes, begins as a formula does.
fn begins_as_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// The text with an apostrophe in front where it could be run as a formula.
fn guarded(text: &str) -> String {
    if begins_as_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text as it was before [`Cell::to_csv`] put an apostrophe in front.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_as_formula(text) => rest,
        _ => text,
    }
}

/// The items of a list in one cell, each in its parts; see [`Cell::list`].
pub(super) fn items(text: &str) -> Vec<Vec<String>> {
    let mut items = Vec::new();
    if text.is_empty() {
        return items;
    }
    let (mut parts, mut part) = (Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' => part.extend(letters.next()),
            '|' => parts.push(std::mem::take(&mut part)),
            ';' => {
                parts.push(std::mem::take(&mut part));
                items.push(std::mem::take(&mut parts));
                letters.next_if_eq(&' ');
            }
            _ => part.push(c),
        }
    }
    parts.push(part);
    items.push(parts);
    items
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        let csv = |text: &str| Cell::text(text).to_csv();
        assert_eq!(csv("=1+1"), "'=1+1");
        assert_eq!(csv("-2 today"), "'-2 today");
        assert_eq!(csv("@home"), "'@home");
        assert_eq!(csv("\tcmd"), "\"'\tcmd\"");
        assert_eq!(csv("＝1"), "'＝1");
        assert_eq!(csv("'=1"), "''=1");
        assert_eq!(csv("'tis a = b"), "'tis a = b");
        assert_eq!(csv("say \"ah\", twice"), "\"say \"\"ah\"\", twice\"");
        // A coordinate is a number and stays one.
        assert_eq!(Cell::plain(-0.12).to_csv(), "-0.12");
    }

    proptest! {
        #[test]
        fn a_guard_comes_off_again(text in "['=+@\t\r -]{0,4}.{0,6}") {
            let guarded = guarded(&text);
            prop_assert_eq!(unguarded(&guarded), text);
        }

        #[test]
        fn a_list_reads_back(list in vec(vec("[a;|\\\\ ]{0,4}", 1..4), 0..4)) {
            let list: Vec<Vec<String>> = list;
            let Cell::Text(text) = Cell::list(&list) else { panic!("a list is text") };
            let mut read = items(&text);
            for (item, was) in read.iter_mut().zip(&list) {
                // An item of one empty part has a second one, to be seen at all.
                if was.len() == 1 && was[0].is_empty() {
                    item.truncate(1);
                }
            }
            prop_assert_eq!(read, list);
        }
    }
}
