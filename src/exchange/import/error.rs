//! Why a file could not be read as a table.

use crate::model::limits::TABLE_BYTES;

/// Why a file could not be read as a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More bytes than are read in one go.
    #[error("the file has more than {} MB; split it", TABLE_BYTES / 1_000_000)]
    TooLarge,
    /// No text.
    #[error("this is no text: {0}. Save the table as CSV first")]
    NotText(&'static str),
    /// Not even a line with the names of the columns.
    #[error("there are no rows under a line with the names of the columns")]
    Empty,
    /// A table that is written for reading only.
    #[error("this is a table of {0}; only ratings and treatments are taken in")]
    NotTaken(&'static str),
    /// No column for what every row needs.
    #[error("no column is known to hold {}. Say which one does", .0.join(" or "))]
    NoColumn(Vec<&'static str>),
    /// A column that is not there.
    #[error("there is no column \"{0}\". There are {1}")]
    UnknownColumn(String, String),
    /// A field that is not there.
    #[error("nothing is called \"{0}\". Choose from {1}")]
    UnknownField(String, String),
    /// Two columns for one thing.
    #[error("two columns are said to hold {0}. Keep one")]
    TwoColumns(&'static str),
}
