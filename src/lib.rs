//! x
pub mod model;
pub mod session;
