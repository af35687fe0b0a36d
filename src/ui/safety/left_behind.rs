//! Bringing back what was not saved when the program ended badly.

use egui::{ScrollArea, Ui};

use super::jobs::LeftBehind;
use super::passphrase::{Typed, unlock_row_ui};
use super::sheet::{SafeChoice, SafeSheet, list_ui};
use super::words::{difference, many, time};
use crate::session::Action;
use crate::store::{BroughtBack, Fit, Passphrase, backups_dir};
use crate::ui::app::App;
use crate::ui::app_commands::Offer;
use crate::ui::document::Document;
use crate::ui::modal::{Sheet, foot, opens_now, title};
use crate::ui::widgets::{ActionButton, Emphasis, primary_button, quiet_button};

/// Most steps that are listed.
const STEPS: usize = 50;
/// Most height of the list of charts, in points.
const CHARTS_HEIGHT: f32 = 120.0;

/// What would come back, and what to do with it.
pub(super) fn offer_ui(
    ui: &mut Ui,
    all: &[LeftBehind],
    shown: usize,
    after_fault: bool,
    typed: &mut Typed,
) -> Option<SafeChoice> {
    let Some(left) = all.get(shown) else {
        return Some(SafeChoice::Close);
    };
    let name = &left.found.head.name;
    if all.len() == 1 {
        title(ui, format!("Bring back unsaved changes to {name}?"));
    } else {
        let count = many(all.len(), "chart", "charts");
        title(ui, format!("Bring back unsaved changes to {count}?"));
    }
    ui.label(if after_fault {
        "knotmap had a fault and was started again. Nothing is lost: this is what would come back."
    } else {
        "knotmap ended before they were saved. Nothing is lost: this is what would come back."
    });
    let chosen = (all.len() > 1).then(|| charts_ui(ui, all, shown)).flatten();
    let mut entered = false;
    if let Some(back) = &left.back {
        steps_ui(ui, left, back);
    } else {
        let steps = many(left.found.steps, "step", "steps");
        ui.label(format!("{steps}, locked with the passphrase of {name}"));
        entered = unlock_row_ui(ui, typed);
    }
    if left.found.torn_bytes > 0 {
        ui.label("The last change was cut off while it was written and cannot come back.");
    }
    if let Some(path) = &left.found.head.path {
        ui.label(path.display().to_string());
    }
    let is_open = left.back.is_some();
    let pressed = foot(ui, |ui| {
        let main = primary_button(ui, if is_open { "Bring back" } else { "Unlock" });
        if is_open && opens_now(ui, "left behind") {
            main.request_focus();
        }
        let main = main.clicked() || entered;
        let later = quiet_button(ui, "Not now").clicked();
        let discard = quiet_button(ui, "Discard…").clicked();
        match (main, later, discard) {
            (true, ..) if is_open => Some(SafeChoice::BringBack),
            (true, ..) => typed.passphrase().map(SafeChoice::UnlockLeft),
            (_, true, _) => Some(SafeChoice::Close),
            (.., true) => Some(SafeChoice::Show(SafeSheet::Discard)),
            _ => None,
        }
    });
    chosen.or(pressed)
}

/// Said after a fault when everything was saved.
pub(super) fn after_fault_ui(ui: &mut Ui) -> Option<SafeChoice> {
    title(ui, "knotmap had a fault");
    ui.label("It was started again. Everything you had entered is saved.");
    foot(ui, |ui| {
        let close = primary_button(ui, "Close").clicked();
        close.then_some(SafeChoice::Close)
    })
}

/// The charts to choose from.
fn charts_ui(ui: &mut Ui, all: &[LeftBehind], shown: usize) -> Option<SafeChoice> {
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt("charts left behind")
        .max_height(CHARTS_HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (index, left) in all.iter().enumerate() {
                let steps = left
                    .back
                    .as_ref()
                    .map_or(left.found.steps, |back| back.steps);
                let steps = many(steps, "step", "steps");
                let name = &left.found.head.name;
                let when = last(left).map_or(String::new(), |when| format!(", the last on {when}"));
                let text = format!("{name}: {steps}{when}");
                if ui.selectable_label(index == shown, text).clicked() {
                    chosen = Some(SafeChoice::ShowLeft(index));
                }
            }
        });
    chosen
}

fn steps_ui(ui: &mut Ui, left: &LeftBehind, back: &BroughtBack) {
    let found = &left.found;
    let steps = many(back.steps, "step", "steps");
    let newest = last(left).unwrap_or_default();
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
}

/// When the last step was, in words; none while it is locked.
fn last(left: &LeftBehind) -> Option<String> {
    let newest = left.found.entries.last()?;
    Some(time(newest.at.local()))
}

/// The second question before something goes for good.
pub(super) fn discard_ui(ui: &mut Ui, left: Option<&LeftBehind>) -> Option<SafeChoice> {
    let Some(LeftBehind { found, back, .. }) = left else {
        return Some(SafeChoice::Close);
    };
    let steps = back.as_ref().map_or(found.steps, |back| back.steps);
    let steps = many(steps, "step", "steps");
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
    /// Offers what was left behind, if there is something.
    pub(in crate::ui) fn show_left_behind(&mut self, ctx: &egui::Context) {
        self.safety.has_offered = true;
        if self.safety.left_behind.is_empty() {
            self.say(ctx, "There is nothing to bring back");
            return;
        }
        self.safety.left_shown = self
            .safety
            .left_shown
            .min(self.safety.left_behind.len() - 1);
        self.sheet = Some(Sheet::Safe(SafeSheet::LeftBehind));
    }

    /// Opens the chart as it was last seen; its log goes once all of it is in the new one.
    pub(in crate::ui) fn bring_back(&mut self, ctx: &egui::Context) {
        let shown = self.safety.left_shown;
        let left = self.safety.left_behind.get(shown);
        if left.is_none_or(|left| left.back.is_none()) {
            return;
        }
        let LeftBehind { found, back, .. } = self.safety.left_behind.remove(shown);
        let Some(back) = back else { return };
        self.safety.left_shown = 0;
        let number = self.next_number();
        let mut document = match back.opened {
            Some(opened) => Document::opened(number, opened),
            None => Document::untitled(number, back.start, &found.head.name),
        };
        if document.lock.differs(back.seal.as_ref()) {
            document.lock.change(back.seal);
        }
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
        self.tell_of_others(ctx);
    }

    /// Says that more charts wait.
    fn tell_of_others(&mut self, ctx: &egui::Context) {
        let waiting = self.safety.left_behind.len();
        if waiting > 0 {
            let text = format!(
                "{} with unsaved changes",
                many(waiting, "more chart", "more charts")
            );
            let offer = Offer::Show(SafeSheet::LeftBehind);
            let now = ctx.input(|i| i.time);
            self.toasts
                .push(text, Some(("Look…".to_owned(), offer)), now);
        }
    }

    /// Tries a passphrase on the chart that is shown.
    pub(super) fn unlock_left_behind(&mut self, ctx: &egui::Context, passphrase: Passphrase) {
        if self.safety.left_shown < self.safety.left_behind.len() {
            let left = self.safety.left_behind.remove(self.safety.left_shown);
            let backups = self.world.state_dir.as_deref().map(backups_dir);
            self.safety.jobs.unlock(ctx, backups, left, passphrase);
        }
    }

    pub(super) fn finish_unlock(&mut self, left: LeftBehind, fits: Result<bool, String>) {
        let trouble = match fits {
            Ok(true) => None,
            Ok(false) if left.found.is_locked() => Some("That is not its passphrase".to_owned()),
            Ok(false) => Some(
                "The changes are unlocked; their chart's file has another passphrase. Type that one, too"
                    .to_owned(),
            ),
            Err(reason) => Some(reason),
        };
        self.safety.typed.clear(trouble);
        let shown = self.safety.left_shown.min(self.safety.left_behind.len());
        self.safety.left_behind.insert(shown, left);
        self.safety.left_shown = shown;
        if self.sheet.is_none() {
            self.sheet = Some(Sheet::Safe(SafeSheet::LeftBehind));
        }
    }

    pub(super) fn discard_left_behind(&mut self, ctx: &egui::Context) {
        if self.safety.left_shown < self.safety.left_behind.len() {
            let gone = self.safety.left_behind.remove(self.safety.left_shown);
            gone.found.remove().ok();
        }
        self.safety.left_shown = 0;
        if !self.safety.left_behind.is_empty() {
            self.show_left_behind(ctx);
        }
    }

    /// What was left behind stays where it is until the next start, or until it is asked for.
    pub(super) fn leave_for_later(&mut self, ctx: &egui::Context) {
        if !self.safety.left_behind.is_empty() {
            self.say(
                ctx,
                "Kept. It is offered again at the next start, and under File",
            );
        }
    }
}
