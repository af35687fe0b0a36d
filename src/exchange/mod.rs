//! A chart in the formats of others: tables as CSV, a FHIR bundle, CHOIR strings, a research pack, and tables read
//! back in.
//!
//! Everything here is text in, text out: the same chart gives the same bytes. Left and right are the person's own in
//! every row; a rating nobody gave has no row, one that could not be said is `unknown`, and 0 is a rating.

mod anonymous;
mod cell;
mod choir;
mod dictionary;
mod fhir;
mod format;
mod import;
mod pack;
mod sheet;
mod spelled;
mod table;
mod tables;
mod zip;

pub use choir::choir_at;
pub use dictionary::dictionary_csv;
pub use fhir::fhir_bundle;
pub use format::DataFormat;
pub use import::{
    DayOrder, Field, Grid, GridRow, ImportError, ImportOptions, Mapping, Plan, RowNote, Target,
    plan,
};
pub use pack::{PackError, draw_shift, research_pack};
pub use table::Table;
