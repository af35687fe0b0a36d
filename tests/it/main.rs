//! One test binary: the parts working together, from bytes to pictures.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod arbitrary;
mod artwork;
mod bad_files;
#[cfg(feature = "gui")]
mod body_look;
mod cli;
#[cfg(feature = "gui")]
mod closing;
#[cfg(feature = "gui")]
mod compare;
#[cfg(feature = "gui")]
mod corrections;
#[cfg(feature = "gui")]
mod cost;
mod dependencies;
#[cfg(feature = "gui")]
mod diary;
#[cfg(feature = "gui")]
mod effort;
mod exchange;
#[cfg(feature = "gui")]
mod exchange_window;
#[cfg(feature = "gui")]
mod extent;
mod files;
#[cfg(feature = "gui")]
mod flow;
mod format;
#[cfg(feature = "gui")]
mod gestures;
#[cfg(feature = "gui")]
mod guide;
#[cfg(feature = "gui")]
mod keyboard;
mod layers;
mod leaving;
mod locked;
#[cfg(feature = "gui")]
mod locked_window;
#[cfg(feature = "gui")]
mod look;
#[cfg(feature = "gui")]
mod map;
mod merge;
#[cfg(feature = "gui")]
mod muscles;
mod newer;
#[cfg(feature = "gui")]
mod palette;
#[cfg(feature = "gui")]
mod panels;
#[cfg(feature = "gui")]
mod paths;
#[cfg(feature = "gui")]
mod photo;
#[cfg(feature = "gui")]
mod pictures;
mod recovery;
#[cfg(feature = "gui")]
mod regions;
#[cfg(feature = "pdf")]
mod report;
#[cfg(feature = "gui")]
mod safety;
mod sample;
#[cfg(feature = "gui")]
mod screens;
#[cfg(feature = "gui")]
mod settings;
#[cfg(feature = "gui")]
mod several;
#[cfg(feature = "gui")]
mod sizes;
#[cfg(feature = "gui")]
mod snapping;
mod states;
#[cfg(feature = "gui")]
mod support;
mod ten_years;
#[cfg(feature = "gui")]
mod timeline;
#[cfg(feature = "gui")]
mod touch;
#[cfg(feature = "gui")]
mod units;
#[cfg(feature = "gui")]
mod visit;
