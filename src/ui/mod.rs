//! The window: everything that knows egui. It reads the session and pushes actions; it changes no document itself.

mod app;
mod app_commands;
mod app_files;
mod app_goals;
mod app_settings;
mod app_visit;
mod checkin;
mod commands;
mod compare;
mod dialogs;
mod diary;
mod document;
mod exchange;
mod fault;
mod files;
mod guide;
mod helped;
pub mod icons;
pub mod inspector;
mod keys;
mod layout;
mod likes;
pub mod list;
mod map;
mod menu;
mod modal;
mod muscles;
#[cfg(not(feature = "pdf"))]
mod no_report;
mod outbox;
mod palette;
mod panel_input;
mod per_knot;
mod reminder;
#[cfg(feature = "pdf")]
mod report;
mod run;
mod safety;
mod settings;
mod side;
mod steps;
pub mod theme;
mod timeline;
mod visit;
mod welcome;
pub mod widgets;
mod world;

pub use app::App;
pub use commands::{Command, TABLE};
pub use dialogs::{Answer, Ask, Dialogs, SystemDialogs};
pub use document::Document;
pub use outbox::Outbox;
pub use panel_input::PanelInput;
use panel_input::panel_input;
pub use run::run;
pub use world::World;
