//! x
pub mod assets;
pub mod model;
pub mod session;
#[cfg(feature = "gui")]
pub mod ui;
