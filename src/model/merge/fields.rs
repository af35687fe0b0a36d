//! Two versions of one record's fields made one.

use super::Conflict;
use super::in_words::InWords;
use crate::model::RecordId;
use crate::model::limits::TEXT_CHARS;

/// The fields of one record while they are merged.
pub(super) struct Fields<'a> {
    pub id: RecordId,
    pub of: &'a str,
    pub conflicts: &'a mut Vec<Conflict>,
    /// Our record stays as it is, all that differs goes into the note.
    pub ours_only: bool,
    /// What the other copy has, for the note.
    pub lines: Vec<String>,
}

impl Fields<'_> {
    /// A field that holds one value.
    pub fn one<T: Clone + PartialEq + InWords>(
        &mut self,
        what: &'static str,
        before: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        if ours == theirs || before == Some(theirs) {
            return ours.clone();
        }
        if before.is_none() && theirs.is_missing() {
            return ours.clone();
        }
        if !self.ours_only && (before == Some(ours) || (before.is_none() && ours.is_missing())) {
            return theirs.clone();
        }
        self.conflict(what, ours.in_words(), theirs.in_words());
        ours.clone()
    }

    /// Free text: where both copies wrote something, both stay, one under the other.
    pub fn text(
        &mut self,
        what: &'static str,
        before: Option<&String>,
        ours: &str,
        theirs: &str,
    ) -> String {
        let before = before.map(String::as_str);
        if before == Some(theirs) || ours.contains(theirs) {
            return ours.to_owned();
        }
        if !self.ours_only {
            if before == Some(ours) || theirs.contains(ours) {
                return theirs.to_owned();
            }
            let both = format!("{ours}\n{theirs}");
            if both.chars().count() <= TEXT_CHARS {
                return both;
            }
        }
        self.conflict(what, ours.to_owned(), theirs.to_owned());
        ours.to_owned()
    }

    /// A list: what either copy added is in it, what one of them took out is not.
    pub fn list<T: Clone + PartialEq + std::fmt::Debug>(
        &mut self,
        what: &'static str,
        before: Option<&Vec<T>>,
        ours: &[T],
        theirs: &[T],
    ) -> Vec<T> {
        self.keyed(what, before, ours, theirs, |item| item)
    }

    /// A list in which every item is named by a part of it.
    pub fn keyed<T: Clone + PartialEq + std::fmt::Debug, K: PartialEq>(
        &mut self,
        what: &'static str,
        before: Option<&Vec<T>>,
        ours: &[T],
        theirs: &[T],
        key: impl Fn(&T) -> &K,
    ) -> Vec<T> {
        if self.ours_only {
            if ours != theirs && before.is_none_or(|before| before != theirs) {
                self.conflict(what, format!("{ours:?}"), format!("{theirs:?}"));
            }
            return ours.to_vec();
        }
        // A name that stands for two items names none of them.
        let is_name = is_unique(ours, &key) && is_unique(theirs, &key);
        let same = |a: &T, b: &T| if is_name { key(a) == key(b) } else { a == b };
        let find = |list: &[T], item: &T| -> Option<T> {
            list.iter().find(|other| same(other, item)).cloned()
        };
        let was = |item: &T| before.and_then(|before| find(before, item));
        let mut merged = Vec::new();
        for item in ours {
            match find(theirs, item) {
                Some(other) if other == *item || was(item).as_ref() == Some(&other) => {
                    merged.push(item.clone());
                }
                Some(other) if was(item).as_ref() == Some(item) => merged.push(other),
                Some(other) => {
                    self.conflict(what, format!("{item:?}"), format!("{other:?}"));
                    merged.push(item.clone());
                }
                // Taken out over there, and not touched here.
                None if was(item).as_ref() == Some(item) => {}
                None => merged.push(item.clone()),
            }
        }
        for item in theirs {
            if find(ours, item).is_none() && was(item).as_ref() != Some(item) {
                merged.push(item.clone());
            }
        }
        merged
    }

    fn conflict(&mut self, what: &'static str, kept: String, other: String) {
        self.lines.push(format!("Other copy, {what}: {other}"));
        self.conflicts.push(Conflict {
            id: self.id,
            of: self.of.to_owned(),
            what,
            kept,
            other,
        });
    }

    /// The note, with what the other copy has that could not be kept in its field.
    pub fn note(&mut self, before: Option<&String>, ours: &str, theirs: &str) -> String {
        let mut note = self.text("note", before, ours, theirs);
        for line in std::mem::take(&mut self.lines) {
            let room = TEXT_CHARS.saturating_sub(note.chars().count() + 1);
            if !note.contains(&line) && line.chars().count() <= room {
                if !note.is_empty() {
                    note.push('\n');
                }
                note.push_str(&line);
            }
        }
        note
    }
}

fn is_unique<T, K: PartialEq>(list: &[T], key: impl Fn(&T) -> &K) -> bool {
    let mut items = list.iter().enumerate();
    items.all(|(index, item)| !list.iter().take(index).any(|other| key(other) == key(item)))
}
