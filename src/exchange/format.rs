//! What kind of data file is written.

use std::path::Path;

/// What kind of data file is written; a map or a page is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFormat {
    /// One table, comma-separated.
    Csv,
    /// A FHIR R4 bundle.
    Fhir,
    /// A research pack.
    Pack,
}

impl DataFormat {
    /// The format that a file's ending asks for, if it asks for data.
    pub fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Fhir),
            "zip" => Some(Self::Pack),
            _ => None,
        }
    }
}
