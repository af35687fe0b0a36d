//! What kind of data can be exported.

use crate::exchange::Table;
use crate::report::Share;

/// What kind of data can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataKind {
    /// A table as CSV.
    Table(Table),
    /// A FHIR R4 bundle.
    Fhir,
    /// A research pack.
    Pack,
}

/// Which data is exported, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataChoice {
    /// What it is.
    pub kind: DataKind,
    /// What is not kept back.
    pub share: Share,
}

impl DataKind {
    /// All kinds, the usual one first.
    pub fn all() -> Vec<Self> {
        let tables = Table::ALL.into_iter().map(Self::Table);
        tables.chain([Self::Fhir, Self::Pack]).collect()
    }

    /// Its name in the sheet.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Table(Table::Ratings) => "Ratings",
            Self::Table(Table::Treatments) => "Treatments",
            Self::Table(Table::Knots) => "Knots",
            Self::Table(Table::Milestones) => "Milestones",
            Self::Table(Table::Episodes) => "Episodes",
            Self::Table(Table::CheckIns) => "Check-ins",
            Self::Table(Table::Choir) => "CHOIR body map",
            Self::Fhir => "FHIR R4 bundle",
            Self::Pack => "Research pack",
        }
    }

    /// What it holds and for whom it is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Table(Table::Choir) => {
                "For each day its segments, as the R package CHOIRBM reads them"
            }
            Self::Table(Table::Milestones) => {
                "When a knot was found, eased, flared, was released or returned"
            }
            Self::Table(Table::Ratings) => {
                "One row for each rating, with side and place, for a spreadsheet"
            }
            Self::Table(Table::Treatments) => "One row for each treatment, for a spreadsheet",
            Self::Table(Table::Knots) => {
                "One row for each knot, with its place on other body charts"
            }
            Self::Table(Table::Episodes) => "One row for each episode",
            Self::Table(Table::CheckIns) => "One row for each check-in",
            Self::Fhir => "Ratings, treatments and check-ins for clinical systems",
            Self::Pack => {
                "Everything for a study: no names, notes or free text, all dates moved by a secret number of days"
            }
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Table(_) => "csv",
            Self::Fhir => "json",
            Self::Pack => "zip",
        }
    }

    /// What its files are called in the system's dialog.
    pub const fn files(self) -> &'static str {
        match self {
            Self::Table(_) => "CSV table",
            Self::Fhir => "FHIR bundle",
            Self::Pack => "Zip",
        }
    }

    /// What is put behind the chart's name to make the file's.
    pub fn suffix(self) -> String {
        let what = match self {
            Self::Table(table) => table.name(),
            Self::Fhir => "fhir",
            Self::Pack => "research",
        };
        format!("-{what}.{}", self.ending())
    }
}
