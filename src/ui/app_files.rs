//! The window's dealings with files: open, save, export, and what to do with unsaved changes.

use std::path::{Path, PathBuf};

use egui::ViewportCommand;

use super::Outbox;
use super::app::App;
use super::commands::Command;
use super::dialogs::Ask;
use super::document::{Document, file_name};
use super::files::{Done, NotSaved, SaveJob, Saved};
use super::modal::{Next, Sheet};
use super::safety::{SafeSheet, Unlocks};
use crate::store::{self, Bell, OpenError, Opened};

impl App {
    /// Goes on to something that replaces the open chart, after asking about unsaved changes.
    pub(super) fn go(&mut self, ctx: &egui::Context, next: Next) {
        let is_saving = self
            .document
            .as_ref()
            .is_some_and(|document| document.is_saving);
        if is_saving {
            self.after_save = Some(next);
        } else if self.document.as_ref().is_some_and(Document::could_lose) {
            self.sheet = Some(Sheet::Unsaved(next));
        } else {
            self.go_now(ctx, next);
        }
    }

    pub(super) fn go_now(&mut self, ctx: &egui::Context, next: Next) {
        match next {
            Next::New => {
                let number = self.next_number();
                self.show_document(ctx, Document::empty(number));
            }
            Next::Sample => self.show_sample(ctx),
            Next::AskOpen => self.ask(ctx, Ask::Open),
            Next::Open(path) => self.open(ctx, path),
            Next::BringBack => self.bring_back(ctx),
            Next::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Opens a chart, unless another window has it open: then that one comes to the front.
    pub(super) fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        let real = store::real_path(&path);
        let own = self.document.as_ref().and_then(|own| own.path.as_ref());
        let dir = self.world.state_dir.as_deref();
        let elsewhere = own != Some(&real) && dir.is_some_and(|dir| Bell::ring(dir, &real));
        if elsewhere {
            let name = file_name(&real);
            self.say(
                ctx,
                &format!("{name} is open in another window, which was called to the front"),
            );
        } else {
            self.opening = self.files.open(ctx, path, None);
        }
    }

    /// Saves to the chart's own file, or asks for one.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        match self.document.as_ref().map(|document| document.path.clone()) {
            Some(Some(path)) => self.save_to(ctx, path, false),
            Some(None) => self.ask_save_as(ctx),
            None => {}
        }
    }

    pub(super) fn ask_save_as(&mut self, ctx: &egui::Context) {
        if let Some(document) = &self.document {
            let name = document.suggested_name(".ron");
            self.ask(ctx, Ask::SaveAs(name));
        }
    }

    pub(super) fn ask_export(&mut self, ctx: &egui::Context) {
        if let Some(document) = &self.document {
            let ending = if cfg!(feature = "pdf") {
                "-map.pdf"
            } else {
                "-map.png"
            };
            let name = document.suggested_name(ending);
            self.ask(ctx, Ask::Export(name));
        }
    }

    /// Saves the chart as it stands; `replace` writes whatever the file holds now.
    pub(super) fn save_to(&mut self, ctx: &egui::Context, path: PathBuf, replace: bool) {
        let Some(document) = self.document.as_mut().filter(|it| it.is_ours()) else {
            return;
        };
        if document.is_saving {
            // Two saves at once could end in either order.
            document.next_save = Some((path, replace));
            return;
        }
        let own = document.path.as_deref() == Some(path.as_path());
        let (chart, log) = document.save_begins();
        document.is_saving = true;
        document.saves_quietly = false;
        let (number, state_id) = (document.number, document.session.state_id());
        let locks = document.lock.state();
        let job = SaveJob {
            document: number,
            state_id,
            chart,
            seen: if own && !replace { document.seen } else { None },
            path,
            care: self.care(log, replace),
            locks,
        };
        self.files.save(ctx, job);
    }

    /// Saves to the chart's own file without the person having asked.
    pub(super) fn save_quietly(&mut self, ctx: &egui::Context) {
        self.save(ctx);
        if let Some(document) = &mut self.document {
            document.saves_quietly = true;
        }
    }

    /// Writes the chart over its file, which was changed by someone else.
    pub(super) fn keep_mine(&mut self, ctx: &egui::Context) {
        let document = self.document.as_ref();
        if let Some(path) = document.and_then(|document| document.path.clone()) {
            self.save_to(ctx, path, true);
        }
    }

    /// Takes in what became of file jobs.
    pub(super) fn finish_files(&mut self, ctx: &egui::Context) {
        for done in self.files.done() {
            self.end_unlocking();
            match done {
                Done::Opened(number, _) if number != self.opening => {}
                Done::Opened(_, Ok(opened)) => self.finish_open(ctx, *opened),
                Done::Opened(_, Err(OpenError::Locked { path })) => {
                    self.ask_passphrase(Unlocks::Open(path), false);
                }
                Done::Opened(_, Err(OpenError::WrongPassphrase { path })) => {
                    self.ask_passphrase(Unlocks::Open(path), true);
                }
                Done::Opened(_, Err(error)) => self.sheet = Some(Sheet::Trouble(error.to_string())),
                Done::Saved(saved) => self.finish_save(ctx, saved),
                Done::Broke => self.job_broke(),
                Done::Exported(path, Ok(())) => {
                    self.typed = None;
                    let time = ctx.input(|i| i.time);
                    self.toasts
                        .push(format!("Exported {}", file_name(&path)), None, time);
                }
                Done::Data(done) => self.finish_data(ctx, done),
                Done::Exported(_, Err(error)) => self.sheet = Some(Sheet::Trouble(error)),
            }
        }
    }

    /// Shows a chart that was opened, unless the one it replaces was edited meanwhile.
    fn finish_open(&mut self, ctx: &egui::Context, opened: Opened) {
        let replaced = self
            .document
            .as_ref()
            .filter(|document| document.could_lose());
        if replaced.is_some_and(|document| self.may_drop != Some(document.number)) {
            self.sheet = Some(Sheet::Unsaved(Next::Open(opened.path)));
            return;
        }
        self.typed = None;
        let path = opened.path.clone();
        let number = self.next_number();
        self.show_document(ctx, Document::opened(number, opened));
        self.remember(&path);
    }

    fn finish_save(&mut self, ctx: &egui::Context, saved: Saved) {
        let Some(document) = self
            .document
            .as_mut()
            .filter(|document| document.number == saved.document)
        else {
            return;
        };
        document.is_saving = false;
        let next_save = document.next_save.take();
        // Someone who waits for the save wants to know how it went.
        let quietly = document.saves_quietly && next_save.is_none() && self.after_save.is_none();
        match saved.result {
            Ok(done) => {
                self.typed = None;
                let path = store::real_path(&saved.path);
                document.session.mark_saved(saved.state_id);
                let dir = self.world.state_dir.as_deref();
                document.saved_to(ctx, dir, &path, done.print);
                let has_new_lock = document.file_is_locked(saved.locks);
                self.tell_saved(ctx, &done, has_new_lock);
                self.remember(&path);
                if let Some((path, replace)) = next_save {
                    self.save_to(ctx, path, replace);
                } else if let Some(next) = self.after_save.take() {
                    self.go(ctx, next);
                }
            }
            Err(reason) if quietly => self.autosave_failed(ctx, &reason, &saved.path),
            // What was to come after the save still comes, once the question is answered.
            Err(NotSaved::ChangedOnDisk) => self.sheet = Some(Sheet::Safe(SafeSheet::Changed)),
            Err(NotSaved::Gone) => self.ask_about_gone(&saved.path),
            Err(NotSaved::Failed(error)) => {
                self.sheet = Some(Sheet::Safe(SafeSheet::NotSaved(error.to_string())));
            }
        }
    }

    /// Holds the window open while closing it would lose something.
    pub(super) fn closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        if !self.may_close {
            let mut out = Outbox::default();
            self.keep_typed(&mut out);
            self.act(ctx, out.actions);
        }
        if !self.may_close && Self::leave_field(ctx) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.deferred.push(Command::Quit);
            return;
        }
        let document = self.document.as_ref().filter(|_| !self.may_close);
        if document.is_some_and(|document| document.could_lose() && !document.is_saving) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.sheet = Some(Sheet::Unsaved(Next::Quit));
            return;
        }
        if self.files.is_busy() {
            // A save or an export under way is finished first.
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.quits_when_done = true;
            return;
        }
        self.end_guard();
        // Points of the window itself, whatever the size of text.
        let size = ctx.content_rect().size() * ctx.zoom_factor();
        self.note_zoom(ctx);
        self.remember_widths();
        self.settings.window = Some((size.x as u16, size.y as u16));
        self.save_settings();
    }

    fn remember(&mut self, path: &Path) {
        self.recents.push(path);
        self.save_recents();
    }

    pub(super) fn save_recents(&mut self) {
        let result = self
            .world
            .settings_dir
            .as_deref()
            .map(|dir| self.recents.save(dir));
        self.report_settings(result);
    }

    pub(super) fn save_settings(&mut self) {
        let result = self
            .world
            .settings_dir
            .as_deref()
            .map(|dir| self.settings.save(dir));
        self.report_settings(result);
    }

    fn report_settings(&mut self, result: Option<Result<(), crate::store::SaveError>>) {
        if let Some(Err(error)) = result {
            self.toasts
                .push(format!("Settings were not kept. {error}"), None, 0.0);
        }
    }
}
