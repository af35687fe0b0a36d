//! Lays out RON text: blocks of one field per line, and records of one line each.

use std::fmt::{Display, Write as _};

/// The fields of one struct, written as they come; empty ones are left out.
pub(super) struct Fields<'a> {
    text: &'a mut String,
    /// How deep the struct stands; none if it goes on one line.
    depth: Option<usize>,
    empty: bool,
}

impl<'a> Fields<'a> {
    /// A struct with one field per line, at this depth.
    pub fn block(text: &'a mut String, depth: usize) -> Self {
        text.push('(');
        Self {
            text,
            depth: Some(depth),
            empty: true,
        }
    }

    /// A struct on one line.
    pub fn line(text: &'a mut String) -> Self {
        text.push('(');
        Self {
            text,
            depth: None,
            empty: true,
        }
    }

    /// Starts a field; its value goes into what is returned.
    pub fn name(&mut self, name: &str) -> &mut String {
        if !self.empty {
            self.text.push(',');
        }
        match self.depth {
            Some(depth) => new_line(self.text, depth + 1),
            None if self.empty => {}
            None => self.text.push(' '),
        }
        self.empty = false;
        self.text.push_str(name);
        self.text.push_str(": ");
        self.text
    }

    /// A field as it displays itself.
    pub fn shown(&mut self, name: &str, value: &dyn Display) {
        shown(self.name(name), value);
    }

    /// A field as it displays itself, if it was said.
    pub fn maybe(&mut self, name: &str, value: Option<&impl Display>) {
        if let Some(value) = value {
            self.shown(name, value);
        }
    }

    /// An id or a time in quotes, if it was said; such a thing never needs escapes.
    pub fn quoted(&mut self, name: &str, value: Option<&impl Display>) {
        if let Some(value) = value {
            shown(self.name(name), &format_args!("\"{value}\""));
        }
    }

    /// A text, unless it is empty.
    pub fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            quote(self.name(name), value);
        }
    }

    /// A bare word, unless it is the usual one.
    pub fn word(&mut self, name: &str, word: &str, usual: &str) {
        if word != usual {
            self.name(name).push_str(word);
        }
    }

    /// A list on one line, unless it is empty.
    pub fn items<T>(&mut self, name: &str, items: &[T], item: impl Fn(&mut String, &T)) {
        if items.is_empty() {
            return;
        }
        let text = self.name(name);
        text.push('[');
        for (index, value) in items.iter().enumerate() {
            if index > 0 {
                text.push_str(", ");
            }
            item(text, value);
        }
        text.push(']');
    }

    /// Closes the struct.
    pub fn end(self) {
        if let Some(depth) = self.depth {
            self.text.push(',');
            new_line(self.text, depth);
        }
        self.text.push(')');
    }
}

/// A list with one item per line, at this depth.
pub(super) fn list<T>(
    text: &mut String,
    depth: usize,
    items: &[T],
    item: impl Fn(&mut String, &T),
) {
    text.push('[');
    for value in items {
        new_line(text, depth + 1);
        item(text, value);
        text.push(',');
    }
    new_line(text, depth);
    text.push(']');
}

/// A value as it displays itself.
pub(super) fn shown(text: &mut String, value: &dyn Display) {
    // Writing to a string cannot fail.
    write!(text, "{value}").ok();
}

/// A text in quotes, on one line, with what a person could not see spelled out.
pub(super) fn quote(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            hidden if is_hidden(hidden) => text.extend(hidden.escape_unicode()),
            plain => text.push(plain),
        }
    }
    text.push('"');
}

/// Control characters, line separators, and the marks that turn the direction of what follows.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
}
