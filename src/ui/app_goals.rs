//! Going to what was chosen in the palette.

use super::Outbox;
use super::app::{App, Front};
use super::palette::{Goal, Outcome, Palette, Purpose, RegionAt};
use super::side::{self, Tab};
use super::{panel_input, steps};
use crate::body::Region;
use crate::model::{EpisodeId, KnotId, Place, Stamp, TreatmentId, When};
use crate::session::Action;

impl App {
    pub(super) fn open_palette(&mut self, ctx: &egui::Context, purpose: Purpose) {
        let input = panel_input(self.document.as_ref(), self.body, &self.world);
        self.palette = Some(Palette::new(ctx, purpose, input));
    }

    pub(super) fn palette_ui(&mut self, ctx: &egui::Context) {
        let Some(palette) = &mut self.palette else {
            return;
        };
        let input = panel_input(self.document.as_ref(), self.body, &self.world);
        if let Some(outcome) = palette.show(ctx, input) {
            self.palette = None;
            ctx.request_repaint();
            if let Outcome::Chosen(goal) = outcome {
                self.go_to(ctx, goal);
            }
        }
    }

    pub(super) fn steps_ui(&mut self, ctx: &egui::Context) {
        let Some(document) = self
            .document
            .as_ref()
            .filter(|_| self.front == Some(Front::Steps))
        else {
            return;
        };
        match steps::show(ctx, document.session.history()) {
            Some(steps::Chosen::Go(actions)) => self.act(ctx, actions),
            Some(steps::Chosen::Close) => self.front = None,
            None => {}
        }
    }

    fn go_to(&mut self, ctx: &egui::Context, goal: Goal) {
        let mut out = Outbox::default();
        match goal {
            Goal::Run(command) => out.run(command),
            Goal::Knot(knot) => {
                out.go_to(knot);
                out.focus_map = true;
            }
            Goal::Treatment(treatment) => self.select_touched(ctx, treatment, &mut out),
            Goal::Episode(episode) => self.open_episode(episode, &mut out),
            Goal::Show(at) => {
                self.map.show_region(self.body, at.view, at.index);
                out.focus_map = true;
            }
            Goal::PlaceIn(at) => self.place_in(at, &mut out),
            Goal::Time(when) => out.act(self.time(when)),
        }
        self.carry_out(ctx, out);
    }

    /// Shows the chart as it was when a day, month or year ended; one that has not, as it is now.
    fn time(&self, when: When) -> Action {
        let now = (self.world.clock)();
        let end = when.last_day().at(23, 59, 59, 0);
        let end = Stamp::from_local(end, &self.world.zone);
        end.filter(|end| end.second() < now.second())
            .map_or(Action::ShowPresent, Action::SetMoment)
    }

    fn region(&self, at: RegionAt) -> Option<&'static Region> {
        self.body.view(at.view)?.regions.get(at.index)
    }

    /// Places a knot in the middle of a part of the body; its card asks for the name.
    fn place_in(&mut self, at: RegionAt, out: &mut Outbox) {
        let place = self.region(at).and_then(|region| {
            let pos = self.body.view(at.view)?.pos(region.middle())?;
            Some(Place::new(at.view, pos))
        });
        if let Some(place) = place {
            self.map.show_region(self.body, at.view, at.index);
            out.act(Action::PlaceKnot(place));
        }
    }

    /// Opens the form of an episode in the diary, with what stands unfinished there kept.
    fn open_episode(&mut self, episode: EpisodeId, out: &mut Outbox) {
        if let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) {
            side::leave(input, &mut self.side, out);
            self.side.open(Tab::Diary);
            self.side.diary().correct_episode(input, episode);
        }
    }

    fn select_touched(&mut self, ctx: &egui::Context, id: TreatmentId, out: &mut Outbox) {
        let Some(document) = &self.document else {
            return;
        };
        let chart = document.session.chart();
        let knots: Vec<KnotId> = chart
            .treatment(id)
            .into_iter()
            .flat_map(|treatment| &treatment.touched)
            .map(|touched| touched.knot)
            .filter(|knot| chart.knot(*knot).is_some())
            .collect();
        if knots.is_empty() {
            let time = ctx.input(|i| i.time);
            self.toasts
                .push("No knots are noted with this treatment", None, time);
            return;
        }
        out.reveal = knots.last().copied();
        out.focus_map = true;
        out.act(Action::SelectAll(knots));
    }
}
