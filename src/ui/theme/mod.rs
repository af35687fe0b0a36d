//! How the window looks: the tokens and the egui style made from them. The colours of the map are the scene's own.

mod contrast;
mod style;
mod tokens;

pub use contrast::{contrast, readable_on};
pub use style::{LARGE, SEMIBOLD, TITLE, install, semibold, set_reduced_motion};
pub use tokens::{DARK, LIGHT, Tokens};
