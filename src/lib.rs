//! x
pub mod analysis;
pub mod assets;
pub mod body;
pub mod model;
pub mod report;
pub mod scene;
