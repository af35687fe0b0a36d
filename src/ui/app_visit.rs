//! Visit mode in front of everything else.

use egui::{Context, Ui};

use super::app::App;
use super::app_commands::Offer;
use super::commands::Command;
use super::layout::Drawer;
use super::side::Tab;
use super::visit::Visit;
use super::{Outbox, panel_input};
use crate::session::Action;

impl App {
    /// Opens a form beside the map, or visit mode.
    ///
    /// While an earlier time is shown, a treatment or an episode is entered for that day; what can only be said of
    /// now leads back to today.
    pub(super) fn open_form(&mut self, ctx: &Context, command: Command) {
        if matches!(command, Command::CheckIn | Command::StartVisit) {
            self.act(ctx, vec![Action::ShowPresent]);
        }
        let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) else {
            return;
        };
        match command {
            Command::CheckIn => self.side.check_in(input),
            Command::StartVisit => self.visit = Some(Visit::new(input)),
            _ => {
                self.side.open(Tab::Diary);
                let diary = self.side.diary();
                match command {
                    Command::AddEpisode => diary.add_episode(input),
                    Command::LookBack => diary.look_back(input),
                    _ => diary.log_treatment(input),
                }
            }
        }
        self.set_drawer(Drawer::Side, true);
    }

    /// Shows the visit that is going on. Returns whether there is one.
    ///
    /// When it ends its treatment is opened in the diary, to add what there was no time for.
    pub(super) fn visit_ui(&mut self, ui: &mut Ui) -> bool {
        let input = panel_input(self.document.as_ref(), self.body, &self.world);
        let (Some(mut visit), Some(input)) = (self.visit.take(), input) else {
            return false;
        };
        let ctx = ui.ctx().clone();
        let mut out = Outbox::default();
        let mut ended = false;
        if self.sheet.is_none() {
            ended |= visit.keys(&ctx, input, &mut out);
        }
        ended |= visit.show(ui, input, &mut out);
        self.carry_out(&ctx, out);
        if ended {
            let input = panel_input(self.document.as_ref(), self.body, &self.world);
            let id = input.and_then(|input| Some((input, visit.treatment(input)?)));
            if let Some((input, id)) = id {
                self.side.open(Tab::Diary);
                self.side.diary().correct(input, id);
                let offer = Offer::Run(Command::AfterVisit);
                let words = "Did the therapist find something?";
                let time = ctx.input(|i| i.time);
                self.toasts
                    .push(words, Some(("Type it in…".to_owned(), offer)), time);
            }
            ctx.request_repaint();
        } else {
            self.visit = Some(visit);
        }
        self.sheet_ui(&ctx);
        let beside = Visit::foot_button(ui);
        if let Some(offer) = self.toasts.show_beside(&ctx, beside) {
            self.take_offer(&ctx, offer);
        }
        self.retitle(&ctx);
        true
    }
}
