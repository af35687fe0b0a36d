//! All integration tests in one binary, so that egui is linked once.

#[cfg(feature = "gui")]
mod look;
mod support;
