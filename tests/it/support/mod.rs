//! What the tests of this binary share.

#[cfg(feature = "gui")]
pub mod renderer;
#[cfg(feature = "gui")]
pub mod window;
