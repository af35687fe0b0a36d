//! The chart as data and data into the chart: the sheets that ask what, and the work off the window's thread.

mod app;
mod export_sheet;
mod import_sheet;
mod jobs;
mod kind;

pub use export_sheet::ExportSheet;
use import_sheet::ImportState;
pub use jobs::DataDone;
pub use kind::{DataChoice, DataKind};

/// A sheet about data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSheet {
    /// What to export.
    Export(ExportSheet),
    /// What of a table to take in.
    Import,
}

/// What the window keeps of an import under way.
#[derive(Debug, Default)]
pub struct Exchange {
    import: Option<ImportState>,
    /// Tells the answer of the latest question from earlier ones.
    asked: u64,
}
