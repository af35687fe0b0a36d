//! What the benches share: charts to measure on, and plain structs to measure against.

pub mod mirror;
pub mod ten_years;
