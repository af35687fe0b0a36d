//! The diary menu: treatments, check-ins and everything else with a time.

use egui::Key;

use super::super::Command;
use super::super::spec::{Menu, Needs, Spec, plain, shift, spec};
use crate::ui::icons::Icon;

/// The rows, in menu order.
pub(super) const ROWS: &[Spec] = &[
    spec(
        Command::CheckIn,
        Menu::Diary,
        "Evening check-in…",
        "Rate every open knot, one key each",
        Needs::Chart,
    )
    .keys(&[plain(Key::D)])
    .icon(Icon::Check),
    spec(
        Command::LogTreatment,
        Menu::Diary,
        "Log treatment…",
        "Enter a massage or other work, with what became of the knots",
        Needs::Chart,
    )
    .keys(&[plain(Key::T)])
    .icon(Icon::Treatment),
    spec(
        Command::AddEpisode,
        Menu::Diary,
        "Add episode…",
        "A headache, a workout, a bad night: anything else with a time",
        Needs::Chart,
    )
    .icon(Icon::Plus),
    spec(
        Command::LookBack,
        Menu::Diary,
        "Look back on the week…",
        "Three questions, once a month or before a visit",
        Needs::Chart,
    )
    .icon(Icon::Calendar),
    spec(
        Command::StartVisit,
        Menu::Diary,
        "Start a visit",
        "Huge buttons for use during a treatment; every tap is stamped with its minute",
        Needs::Chart,
    )
    .keys(&[shift(Key::T)])
    .icon(Icon::Clock),
    spec(
        Command::AfterVisit,
        Menu::Diary,
        "After a visit…",
        "Type back what the therapist found, knot by knot and as a whole",
        Needs::Chart,
    )
    .icon(Icon::Report),
];
