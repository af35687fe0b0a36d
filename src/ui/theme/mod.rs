//! How the window looks: the tokens and the egui style made from them. The colours of the map are the scene's own.

mod contrast;
mod high_contrast;
mod style;
mod tokens;

pub use contrast::{contrast, readable_on};
pub use high_contrast::{HIGH_DARK, HIGH_LIGHT};
pub use style::{LARGE, SEMIBOLD, TITLE, install, menu_style, restyle, semibold};
pub use tokens::{DARK, LIGHT, Tokens};
