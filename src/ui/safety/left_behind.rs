//! Bringing back what was not saved when the program ended badly.

use std::collections::VecDeque;

use egui::Ui;

use super::jobs::LeftBehind;
use super::sheet::{SafeChoice, SafeSheet, list_ui};
use super::words::{difference, many, time};
use crate::session::Action;
use crate::store::Fit;
use crate::ui::app::App;
use crate::ui::document::Document;
use crate::ui::modal::{Sheet, foot, opens_now, title};
use crate::ui::widgets::{ActionButton, Emphasis, primary_button, quiet_button};

/// Most steps that are listed.
const STEPS: usize = 50;

/// What would come back, and what to do with it.
pub(super) fn offer_ui(ui: &mut Ui, all: &VecDeque<LeftBehind>) -> Option<SafeChoice> {
    let Some(LeftBehind { found, back }) = all.front() else {
        return Some(SafeChoice::Close);
    };
    let name = &found.head.name;
    title(ui, format!("Bring back unsaved changes to {name}?"));
    ui.label(
        "knotmap ended before they were saved. Nothing is lost: this is what would come back.",
    );
    let steps = many(back.steps, "step", "steps");
    let newest = found.entries.last().map(|entry| time(entry.at.local()));
    let newest = newest.unwrap_or_default();
    let what = difference(&back.start, &back.chart);
    ui.label(format!("{steps}, the last on {newest}: {what}"));
    let skipped = found.entries.len().saturating_sub(back.steps);
    let shown = found.entries.iter().skip(skipped).rev().take(STEPS);
    list_ui(
        ui,
        "steps",
        shown.map(|entry| {
            let label = entry.label.replace(char::is_control, " ");
            format!("{}  {label}", time(entry.at.local()))
        }),
    );
    if back.fit == Fit::Merged {
        ui.label(
            "Another program has changed the file since. Both are merged, and nothing is dropped.",
        );
    }
    if found.torn_bytes > 0 {
        ui.label("The last change was cut off while it was written and cannot come back.");
    }
    if let Some(path) = &found.head.path {
        ui.label(path.display().to_string());
    }
    foot(ui, |ui| {
        let bring = primary_button(ui, "Bring back");
        if opens_now(ui, "left behind") {
            bring.request_focus();
        }
        let bring = bring.clicked();
        let later = quiet_button(ui, "Not now").clicked();
        let discard = quiet_button(ui, "Discard…").clicked();
        match (bring, later, discard) {
            (true, ..) => Some(SafeChoice::BringBack),
            (_, true, _) => Some(SafeChoice::Close),
            (.., true) => Some(SafeChoice::Show(SafeSheet::Discard)),
            _ => None,
        }
    })
}

/// The second question before something goes for good.
pub(super) fn discard_ui(ui: &mut Ui, all: &VecDeque<LeftBehind>) -> Option<SafeChoice> {
    let Some(LeftBehind { found, back }) = all.front() else {
        return Some(SafeChoice::Close);
    };
    let steps = many(back.steps, "step", "steps");
    title(ui, format!("Discard {steps} of {}?", found.head.name));
    ui.label("They cannot come back after that. The saved file stays as it is.");
    foot(ui, |ui| {
        let back = primary_button(ui, "Back").clicked();
        let discard = ActionButton::new("Discard").emphasis(Emphasis::Danger);
        let discard = ui.add(discard).clicked();
        if back {
            Some(SafeChoice::Show(SafeSheet::LeftBehind))
        } else {
            discard.then_some(SafeChoice::Discard)
        }
    })
}

impl App {
    /// Opens the chart as it was last seen; its log goes once all of it is in the new one.
    pub(super) fn bring_back(&mut self, ctx: &egui::Context) {
        let could_lose = self.document.as_ref().is_some_and(Document::could_lose);
        if could_lose {
            let hint = "Save the open chart first; the other is offered again at the next start";
            self.say(ctx, hint);
            self.safety.left_behind.clear();
            return;
        }
        let Some(LeftBehind { found, back }) = self.safety.left_behind.pop_front() else {
            return;
        };
        let number = self.next_number();
        let document = match back.opened {
            Some(opened) => Document::opened(number, opened),
            None => Document::untitled(number, back.start, &found.head.name),
        };
        self.show_document(ctx, document);
        // A file that is open twice is asked about, but what came back comes first.
        self.sheet = None;
        if let Some(document) = &self.document {
            let steps = many(back.steps, "step", "steps");
            let day = found.entries.last().map(|entry| time(entry.at.local()));
            let action = Action::Record {
                edits: document.session.chart().edits_to(&back.chart),
                label: format!("Bring back {steps}"),
                done: Some(format!(
                    "Brought back {steps}, the last on {}",
                    day.unwrap_or_default()
                )),
            };
            self.act(ctx, vec![action]);
        }
        if let Some(document) = &mut self.document {
            document.guard.came_from(found);
        }
        if back.fit == Fit::Merged {
            self.sheet = Some(Sheet::Safe(SafeSheet::Merged(back.conflicts)));
        }
        self.safety.left_behind.clear();
    }

    pub(super) fn discard_left_behind(&mut self) {
        if let Some(gone) = self.safety.left_behind.pop_front() {
            gone.found.remove().ok();
        }
    }

    /// What was left behind stays where it is until the next start.
    pub(super) fn leave_for_later(&mut self, ctx: &egui::Context) {
        self.safety.left_behind.pop_front();
        if self.safety.left_behind.is_empty() {
            self.say(ctx, "Kept. It is offered again at the next start");
        }
    }
}
