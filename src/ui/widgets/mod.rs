//! Small widgets that several panels share. Each has a name for screen readers and asks for no repaint of its own.

mod action_button;
mod chevron;
mod rating_row;
mod save_or_cancel;
mod section_heading;
mod select_all;
mod toasts;

pub use action_button::{
    ActionButton, Emphasis, icon_button, icon_text_button, primary_button, quiet_button,
};
pub use chevron::{list_chevron, section_chevron};
pub use rating_row::rating_row;
pub use save_or_cancel::{Closed, save_or_cancel};
pub use section_heading::section_heading;
pub use select_all::select_all;
pub use toasts::Toasts;
