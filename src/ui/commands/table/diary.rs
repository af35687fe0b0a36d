//! The diary menu: treatments, check-ins and everything else with a time.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, plain, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[spec(
    Command::LogTreatment,
    Menu::Diary,
    "Log treatment…",
    "Enter a massage or other work, with what became of the knots",
    Needs::Chart,
)
.keys(&[plain(Key::T)])
.icon(Icon::Treatment)];
