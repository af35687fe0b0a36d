//! The fields of a small file of preferences, each as it stands in the file.
//!
//! A broken one spoils no other, and one that is not known can be written back as it was.

use std::fmt;
use std::path::Path;

use ron::value::RawValue;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::error::SaveError;
use super::preferences::{options, save_text};

/// The fields that were read and not taken yet, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Fields {
    fields: Vec<(String, Box<RawValue>)>,
}

impl Fields {
    /// Takes a field out; a broken one adds a warning and is gone.
    pub(super) fn take<T: DeserializeOwned>(
        &mut self,
        name: &str,
        warnings: &mut Vec<String>,
    ) -> Option<T> {
        let at = self.fields.iter().position(|(field, _)| field == name)?;
        let (_, raw) = self.fields.remove(at);
        let value = raw.into_rust().ok();
        if value.is_none() {
            warnings.push(format!(
                "Could not understand the setting {name}, so its default is used"
            ));
        }
        value
    }

    /// What was not taken, by name, as it stands in the file.
    pub(super) fn rest(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.fields)
            .into_iter()
            .map(|(name, raw)| (name, raw.get_ron().trim().to_owned()))
            .collect()
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_struct("", &[], FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings in brackets")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            fields.push((name, map.next_value()?));
        }
        Ok(Fields { fields })
    }
}

/// The text of a file of preferences, one field a line.
#[derive(Debug, Default)]
pub(super) struct FieldsText {
    lines: String,
    failed: Option<String>,
}

impl FieldsText {
    /// Adds a field.
    pub(super) fn put(&mut self, name: &str, value: &impl Serialize) {
        match options().to_string(value) {
            Ok(text) => self.put_text(name, &text),
            Err(error) => self.failed = Some(error.to_string()),
        }
    }

    /// Adds a field that may have no value.
    pub(super) fn put_some(&mut self, name: &str, value: Option<&impl Serialize>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Adds a field as it stood in the file.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        let is_plain = |letter: char| letter.is_alphanumeric() || letter == '_';
        let raw = if name.chars().all(is_plain) { "" } else { "r#" };
        self.lines.extend(["    ", raw, name, ": ", text, ",\n"]);
    }

    /// Writes the file into a folder, which is made if need be.
    pub(super) fn save(self, dir: &Path, name: &str) -> Result<(), SaveError> {
        match self.failed {
            Some(reason) => Err(SaveError::Unfaithful {
                reason,
                path: dir.join(name),
            }),
            None => save_text(&format!("(\n{})", self.lines), dir, name),
        }
    }
}
