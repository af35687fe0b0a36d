//! Where the window and its safety meet: every frame, every chart, every save.

use std::path::Path;

use egui::ViewportCommand;

use super::jobs::Done;
use super::sheet::SafeSheet;
use super::words::many;
use crate::model::Chart;
use crate::store::{
    self, Autosave, Care, LogHead, LogMarker, OpenLockError, backups_dir, logs_dir,
};
use crate::ui::app::App;
use crate::ui::app_commands::Offer;
use crate::ui::commands::Command;
use crate::ui::document::{Document, file_name};
use crate::ui::files::NotSaved;
use crate::ui::modal::Sheet;

impl App {
    /// Looks for what an earlier program left behind.
    pub(in crate::ui) fn look_for_left_behind(&mut self, ctx: &egui::Context) {
        self.safety.after_fault = self.world.after_fault;
        if let Some(dir) = self.world.state_dir.as_deref() {
            let (logs, backups) = (logs_dir(dir), backups_dir(dir));
            self.safety.jobs.look_through(ctx, logs, backups);
        }
    }

    /// What safety needs in every frame.
    pub(in crate::ui) fn keep_safe(&mut self, ctx: &egui::Context) {
        for done in self.safety.jobs.done() {
            self.finish_safe_job(ctx, done);
        }
        if let Some(document) = &mut self.document {
            document.guard.settle();
            if document.guard.take_called() {
                come_to_front(ctx);
            }
        }
        // Other questions come first.
        let waits = !self.safety.left_behind.is_empty() && !self.safety.has_offered;
        if waits && self.sheet.is_none() && self.pending.is_none() {
            self.show_left_behind(ctx);
        }
        self.tell_log_trouble(ctx);
        self.autosave(ctx);
    }

    fn finish_safe_job(&mut self, ctx: &egui::Context, done: Done) {
        let open = self.document_number();
        self.end_unlocking();
        match done {
            Done::LookedThrough(left_behind, trouble) => {
                self.safety.left_behind.extend(left_behind);
                if self.safety.after_fault && self.safety.left_behind.is_empty() {
                    self.safety.after_fault = false;
                    self.sheet = Some(Sheet::Safe(SafeSheet::AfterFault));
                }
                for trouble in trouble {
                    self.say(ctx, &trouble);
                }
            }
            Done::Loaded(document, opened) if open == Some(document) => {
                self.finish_load(ctx, opened.result, opened.tried);
            }
            Done::Tried(left, fits) => self.finish_unlock(*left, fits),
            Done::LeftLocked(document, left, trouble) => {
                self.safety.left_behind.extend(left);
                for reason in trouble {
                    let text = format!("Unsaved changes from before could not be locked: {reason}");
                    self.say(ctx, &text);
                }
                if open == Some(document) {
                    self.save(ctx);
                }
            }
            Done::Leftovers(Err(trouble)) => self.say(ctx, &trouble),
            Done::Merged(document, merged) if open == Some(document) => {
                self.finish_merge(ctx, *merged);
            }
            Done::Versions(document, list) if open == Some(document) => {
                self.finish_versions(ctx, list);
            }
            Done::Version(path, chart) => self.finish_version(path, chart),
            Done::Copies(document, copies)
                if open == Some(document) && !copies.is_empty() && self.sheet.is_none() =>
            {
                // A note that goes by itself is easily missed, and what the copy has would stay missing.
                self.sheet = Some(Sheet::Safe(SafeSheet::Copies(copies)));
            }
            Done::Copies(document, copies) if open == Some(document) && !copies.is_empty() => {
                let count = many(copies.len(), "conflict copy", "conflict copies");
                let offer = Offer::Show(SafeSheet::Copies(copies));
                let time = ctx.input(|i| i.time);
                let text = format!("{count} of this chart beside it");
                self.toasts
                    .push(text, Some(("Look…".to_owned(), offer)), time);
            }
            Done::Broke => self.job_broke(),
            // The chart it was for is gone.
            _ => {}
        }
    }

    /// Says something that needs no answer.
    pub(in crate::ui) fn say(&mut self, ctx: &egui::Context, text: &str) {
        let time = ctx.input(|i| i.time);
        self.toasts.push(text, None, time);
    }

    /// Starts to guard a chart that was just opened.
    pub(in crate::ui) fn guard_document(&mut self, ctx: &egui::Context) {
        let (Some(dir), Some(document)) = (&self.world.state_dir, &mut self.document) else {
            return;
        };
        if !document.is_ours() {
            // It is not written, so there is nothing to guard.
            return;
        }
        let (path, name) = (document.path.clone(), document.name().to_owned());
        let chart = document.session.chart().clone();
        let head = LogHead::new(path.as_deref(), &name, document.seen);
        let seal = document.lock.seal().cloned();
        if let (Some(path), Some(seal)) = (path.clone(), seal.clone()) {
            self.safety.jobs.lock_leftovers(ctx, dir, path, seal);
        }
        let guarded = document
            .guard
            .start(ctx, dir, path.as_deref(), head, &chart, seal);
        match guarded {
            Ok(()) => {}
            Err(OpenLockError::Held) => self.sheet = Some(Sheet::Safe(SafeSheet::OpenTwice)),
            Err(OpenLockError::Unsupported) => self.say(
                ctx,
                "This system cannot tell whether the chart is open in another window",
            ),
        }
        if let (Some(path), Some(ours)) = (path, self.ours()) {
            self.safety.jobs.find_copies(ctx, ours, path);
        }
    }

    /// The open chart is saved or not wanted any more.
    pub(in crate::ui) fn end_guard(&mut self) {
        if let Some(document) = &mut self.document {
            document.guard.end();
        }
    }

    pub(super) fn close_chart(&mut self) {
        self.end_guard();
        self.document = None;
    }

    /// What goes with a save of the open chart.
    pub(in crate::ui) fn care(&self, log: Option<LogMarker>, replaces: bool) -> Care {
        let care = Care {
            backups: self.world.state_dir.as_deref().map(backups_dir),
            logs: self.world.state_dir.as_deref().map(logs_dir),
            always: replaces,
            ..Care::none((self.world.clock)())
        };
        match &self.document {
            Some(document) => document.care(care, log),
            None => care,
        }
    }

    /// Tells what a save had to say.
    pub(in crate::ui) fn tell_saved(
        &mut self,
        ctx: &egui::Context,
        saved: &store::Saved,
        has_new_lock: bool,
    ) {
        self.safety.autosave.has_failed = false;
        if has_new_lock {
            let document = self.document.as_ref();
            let is_locked = document.is_some_and(|document| document.lock.seal().is_some());
            self.say(
                ctx,
                if is_locked {
                    "Locked with the new passphrase, earlier versions too"
                } else {
                    "The passphrase is removed"
                },
            );
        }
        if let Some(version) = saved.upgraded_from {
            let text = format!(
                "Upgraded from format version {version}; the file as it was is kept under earlier versions"
            );
            self.say(ctx, &text);
        }
        if let Some(warning) = &saved.warning {
            self.say(ctx, warning);
        }
    }

    /// A job ended by a fault of the program; what it was about is as it was.
    pub(in crate::ui) fn job_broke(&mut self) {
        self.after_save = None;
        if let Some(document) = &mut self.document {
            document.is_saving = false;
            document.next_save = None;
        }
        let text = "Could not finish the work with a file: the program has a fault. What was on disk is as it was; \
                    save the chart under another name, and please report this";
        self.sheet = Some(Sheet::Trouble(text.to_owned()));
    }

    fn tell_log_trouble(&mut self, ctx: &egui::Context) {
        let trouble = self
            .document
            .as_ref()
            .and_then(|document| document.guard.trouble());
        if trouble == self.safety.told {
            return;
        }
        let time = ctx.input(|i| i.time);
        match &trouble {
            Some(reason) => {
                let text = format!("Changes are not safe until you save: {reason}");
                let offer = Offer::Run(Command::SaveAs);
                self.toasts
                    .push(text, Some(("Save as…".to_owned(), offer)), time);
            }
            None if self.document.is_some() => {
                self.toasts.push("Changes are safe again", None, time);
            }
            None => {}
        }
        self.safety.told = trouble;
    }

    fn autosave(&mut self, ctx: &egui::Context) {
        let now_secs = ctx.input(|i| i.time);
        let is_on = self.settings.autosave == Autosave::On && self.sheet.is_none();
        let Some(document) = self.document.as_ref().filter(|_| is_on) else {
            return;
        };
        let session = &document.session;
        let is_dirty = session.is_dirty() || document.lock.is_pending();
        if document.path.is_none() || !is_dirty {
            self.safety.autosave.clean();
            return;
        }
        let in_gesture = session.draft().is_some() || session.is_dragging();
        if document.is_saving || in_gesture || !document.guard.is_alone() {
            return;
        }
        let (number, state) = (document.number, session.state_id());
        let wait = self.safety.autosave.wait(number, state, now_secs);
        if wait.is_zero() {
            self.save_quietly(ctx);
        } else {
            ctx.request_repaint_after(wait);
        }
    }

    /// A save by itself went wrong: said once, and without getting in the way.
    pub(in crate::ui) fn autosave_failed(
        &mut self,
        ctx: &egui::Context,
        reason: &NotSaved,
        path: &Path,
    ) {
        let time = ctx.input(|i| i.time);
        if !self.safety.autosave.failed(time) {
            return;
        }
        let name = file_name(path);
        let text = match reason {
            NotSaved::ChangedOnDisk => {
                format!("{name} was changed by another program and is not saved by itself")
            }
            NotSaved::Gone => format!("{name} is gone and is not saved by itself"),
            NotSaved::Failed(error) => error.to_string(),
        };
        let offer = Offer::Run(Command::Save);
        self.toasts
            .push(text, Some(("Save…".to_owned(), offer)), time);
    }
}

/// Brings the window to the front, or where the system does not let a program do so, asks for a look.
fn come_to_front(ctx: &egui::Context) {
    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
    let attention = egui::UserAttentionType::Informational;
    ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
}

impl Document {
    /// Notes that the chart is now in this file, which holds what was handed to the save.
    pub(in crate::ui) fn saved_to(
        &mut self,
        ctx: &egui::Context,
        state_dir: Option<&Path>,
        path: &Path,
        print: store::Fingerprint,
    ) {
        if self.path.as_deref() != Some(path) {
            self.guard.leave_file();
        }
        self.moved_to(path.to_owned(), print);
        let name = self.name().to_owned();
        self.guard.saved(ctx, state_dir, path, &name, print);
    }

    /// The chart as it goes to a file.
    pub(in crate::ui) fn save_begins(&mut self) -> (Chart, Option<LogMarker>) {
        let chart = self.session.chart().clone();
        let marker = self.guard.save_begins(&chart);
        (chart, marker)
    }
}
