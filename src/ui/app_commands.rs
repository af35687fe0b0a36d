//! Carrying out what panels, keys and menus ask for.

use std::path::Path;

use egui::ViewportCommand;

use super::app::App;
use super::commands::Command;
use super::compare::Compare;
use super::dialogs::Ask;
use super::modal::{Next, Sheet};
use super::safety::SafeSheet;
use super::side;
use super::{Outbox, guide, panel_input};
use crate::session::{Action, Notice, Now};

/// What a toast offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// To undo the step it speaks of.
    Undo {
        /// The number of the document.
        document: u64,
        /// The state after the step; in any other there is something else to undo.
        state_id: u64,
    },
    /// To run a command.
    Run(Command),
    /// To show a sheet.
    Show(SafeSheet),
}

impl App {
    /// Changes the open chart and tells the person what came of it.
    pub(super) fn act(&mut self, ctx: &egui::Context, actions: Vec<Action>) {
        let now = Now {
            stamp: (self.world.clock)(),
            tick_secs: ctx.input(|i| i.time),
        };
        let steps = |action: &Action| matches!(action, Action::Undo | Action::Redo);
        let last = actions.len().saturating_sub(1);
        let is_jump = actions.iter().all(steps);
        for (index, action) in actions.into_iter().enumerate() {
            let Some(document) = &mut self.document else {
                return;
            };
            let effects = document.session.apply(action, now);
            document.guard.log_steps(&mut document.session);
            if let Some(knot) = effects.reveal {
                self.map.reveal(knot);
            }
            // Of several steps at once only where they lead is worth a word.
            let notice = effects.notice.filter(|_| !is_jump || index == last);
            match notice {
                Some(Notice::Undoable(text)) => {
                    let offer = Offer::Undo {
                        document: document.number,
                        state_id: document.session.state_id(),
                    };
                    self.toasts
                        .push(text, Some(("Undo".to_owned(), offer)), now.tick_secs);
                }
                Some(Notice::Info(text) | Notice::Failed(text)) => {
                    self.toasts.push(text, None, now.tick_secs);
                }
                None => {}
            }
            ctx.request_repaint();
        }
    }

    /// Undoes the step of a toast, if it still is the last one.
    pub(super) fn take_offer(&mut self, ctx: &egui::Context, offer: Offer) {
        let (number, state_id) = match offer {
            Offer::Undo { document, state_id } => (document, state_id),
            Offer::Run(command) => return self.run(ctx, command),
            Offer::Show(sheet) => {
                self.sheet = Some(Sheet::Safe(sheet));
                return;
            }
        };
        let is_last = self.document.as_ref().is_some_and(|document| {
            document.number == number && document.session.state_id() == state_id
        });
        if is_last {
            self.act(ctx, vec![Action::Undo]);
        } else {
            let hint = "Something else was done since. Undo goes back step by step: Ctrl+Z";
            let time = ctx.input(|i| i.time);
            self.toasts.push(hint, None, time);
        }
    }

    pub(super) fn carry_out(&mut self, ctx: &egui::Context, out: Outbox) {
        if let Some(knot) = out.reveal {
            self.map.reveal(knot);
        }
        if let Some(view) = out.show_view {
            self.map.show_view(self.body, view);
        }
        if out.focus_map {
            self.map.focus();
        }
        let mut out = out;
        if out.commands.iter().any(|command| command.leaves_chart()) {
            self.keep_typed(&mut out);
        }
        self.act(ctx, out.actions);
        for command in std::mem::take(&mut self.deferred) {
            self.run(ctx, command);
        }
        for command in out.commands {
            // A card keeps its field: what is typed there is part of the chart already.
            let on_card = self
                .document
                .as_ref()
                .is_some_and(|document| document.session.draft().is_some());
            if command.leaves_chart() && !on_card && Self::leave_field(ctx) {
                self.deferred.push(command);
            } else {
                self.run(ctx, command);
            }
        }
    }

    /// Takes in what stands unfinished in the forms beside the map.
    pub(super) fn keep_typed(&mut self, out: &mut Outbox) {
        if let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) {
            side::leave(input, &mut self.side, out);
        }
    }

    /// Shows what can be done with the photo of the chart, or asks for one.
    fn photo(&mut self, ctx: &egui::Context) {
        let session = self.document.as_ref().map(|document| &document.session);
        if !self.map.open_photo(self.body, session) {
            self.ask(ctx, Ask::Photo);
        }
    }

    /// Lays this photo behind the view, to be lined up next.
    pub(super) fn take_photo(&mut self, ctx: &egui::Context, path: &Path) {
        let path = path.to_string_lossy().into_owned();
        let photo = self.map.new_photo(self.body, path);
        self.act(ctx, vec![Action::PutPhoto(Box::new(photo))]);
    }

    /// Takes the keyboard focus from a text field, so that it hands over what was typed in the next frame.
    ///
    /// Returns whether there was such a field.
    pub(super) fn leave_field(ctx: &egui::Context) -> bool {
        let field = ctx.memory(egui::Memory::focused);
        let Some(field) = field.filter(|_| ctx.text_edit_focused()) else {
            return false;
        };
        ctx.memory_mut(|memory| memory.surrender_focus(field));
        ctx.request_repaint();
        true
    }

    /// Puts a comparison in the place of the map, or the map back.
    fn toggle_compare(&mut self) {
        self.compare = match self.compare.take() {
            Some(_) => {
                self.map.focus();
                None
            }
            None => panel_input(self.document.as_ref(), self.body, &self.world).map(Compare::new),
        };
    }

    fn run(&mut self, ctx: &egui::Context, command: Command) {
        let body = self.shown_body();
        match command {
            _ if self.run_window(ctx, command) => {}
            Command::NextView => self.map.turn(body, false),
            Command::PreviousView => self.map.turn(body, true),
            Command::DeeperLayer
            | Command::ShallowerLayer
            | Command::SplitView
            | Command::Landmarks
            | Command::Zones
            | Command::NextCloseUp => self.map.look_by(body, command),
            Command::Fit => self.map.fit(body, false),
            Command::FitWhole => self.map.fit(body, true),
            Command::ZoomIn => self.map.zoom(body, 1.3),
            Command::ZoomOut => self.map.zoom(body, 1.0 / 1.3),
            Command::Timeline => self.timeline.toggle(),
            Command::Compare => {
                self.close_drawers();
                self.toggle_compare();
            }
            Command::Tour => self.guide.open(guide::Part::Tour),
            Command::Words => self.guide.open(guide::Part::Words),
            Command::Help => self.sheet = Some(Sheet::Help),
            Command::About => self.sheet = Some(Sheet::About),
            Command::LogTreatment
            | Command::AddEpisode
            | Command::LookBack
            | Command::CheckIn
            | Command::StartVisit => self.open_form(ctx, command),
            Command::NextQuestion => self.side.ask(1),
            Command::PreviousQuestion => self.side.ask(-1),
            Command::PlaceKnot => {
                if let Some(place) = self.map.place_for_new(ctx, body) {
                    self.act(ctx, vec![Action::PlaceKnot(place)]);
                }
            }
            Command::AfterVisit => self.open_after_visit(),
            Command::Photo => self.photo(ctx),
            Command::DrawExtent => {
                let document = self.document.as_ref();
                self.map
                    .draw_extent(document.map(|document| &document.session));
            }
            Command::Rename => self
                .map
                .rename(self.document.as_ref().map(|document| &document.session)),
            other => self.run_on_file(ctx, other),
        }
        ctx.request_repaint();
    }

    /// Opens, keeps and hands over; what is left is for the open chart.
    fn run_on_file(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => self.go(ctx, Next::New),
            Command::Open => self.go(ctx, Next::AskOpen),
            Command::OpenSample => self.go(ctx, Next::Sample),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask_save_as(ctx),
            Command::ExportMap => self.ask_export(ctx),
            Command::Report => self.open_report(),
            Command::ExportData => self.ask_export_data(),
            Command::ImportTable => self.ask(ctx, Ask::Import),
            Command::Versions => self.show_versions(ctx),
            Command::Passphrase => self.ask_new_passphrase(),
            Command::LeftBehind => self.show_left_behind(ctx),
            _ => {
                let now = (self.world.clock)();
                let actions = self
                    .document
                    .as_ref()
                    .map(|document| command.actions(&document.session, now));
                self.act(ctx, actions.unwrap_or_default());
            }
        }
    }
}
