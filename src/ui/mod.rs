//! The window: everything that knows egui. It reads the session and pushes actions; it changes no document itself.

pub mod icons;
pub mod theme;
pub mod widgets;
