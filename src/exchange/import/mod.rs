//! Ratings and treatments read in from CSV of any make.
//!
//! A file becomes a [`Grid`]; a [`Mapping`] says what its columns are; a [`Plan`] says of every row whether it is
//! taken, is on the chart already, or cannot be taken and why. Nothing changes until the plan's edit is applied.

mod decode;
mod error;
mod field;
mod grid;
mod knots;
mod mapping;
mod plan;
mod ratings;
mod row;
mod time;
mod treatments;

pub use error::ImportError;
pub use field::{Field, Target};
pub use grid::{Grid, GridRow};
pub use mapping::Mapping;
pub use plan::{ImportOptions, Plan, RowNote, plan};
pub use time::DayOrder;
