//! x
pub mod body;
pub mod model;
