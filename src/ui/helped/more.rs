//! What followed workouts before and after a chosen day, which knots flare together, and how honest the record is.

use std::collections::BTreeMap;

use egui::Ui;
use jiff::civil::Date;

use super::words::{self, share};
use crate::analysis::{
    AfterWorkouts, Flare, Share, Together, after_workouts, flares, same_day_of, together,
};
use crate::model::{Chart, EpisodeKind, KnotId, MilestoneKind, When};
use crate::scene::date_in_words;
use crate::session::Session;
use crate::ui::PanelInput;
use crate::ui::inspector::backdate::today;
use crate::ui::inspector::calendar::date_button;
use crate::ui::inspector::fields::caption;
use crate::ui::per_knot::PerKnot;
use crate::ui::theme::Tokens;
use crate::ui::widgets::section_heading;

/// Pairs of knots that are named.
const PAIRS: usize = 8;

/// These figures between frames.
#[derive(Debug, Default)]
pub(super) struct More {
    /// The day that parts before from after; first that of the last release.
    date: Option<Date>,
    key: Option<(u64, Date)>,
    workouts: Option<(u64, Date, Date)>,
    headaches: AfterWorkouts,
    soreness: AfterWorkouts,
    flares: PerKnot<u64, Vec<Flare>>,
    /// Every two knots with what their count was worked out from; most often together first.
    together: Vec<Together>,
    pairs: BTreeMap<(KnotId, KnotId), ((u64, u64), Together)>,
    shares: PerKnot<u64, Share>,
    same_day: Share,
}

impl More {
    /// Shows the figures.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        let chart = input.session.chart();
        let today = today(input.now, input.zone);
        let mut date = *self
            .date
            .get_or_insert_with(|| last_release(chart).unwrap_or(today));
        self.refresh(input, date);
        ui.add_space(Tokens::of(ui).space_s);
        section_heading(ui, "After workouts");
        if self.headaches.before.of + self.headaches.after.of == 0 {
            caption(ui, "No workouts in the diary yet");
        } else {
            ui.horizontal(|ui| {
                caption(ui, "Before and after");
                date_button(ui, &mut date, today);
            });
            self.date = Some(date);
            for (name, found) in [("Headache", self.headaches), ("Soreness", self.soreness)] {
                ui.label(format!("{name} within 48 h of a workout"));
                let when = date_in_words(When::Day(date));
                caption(ui, &format!("Before {when}: {}", share(found.before)));
                caption(ui, &format!("From {when} on: {}", share(found.after)));
            }
        }
        if !self.together.is_empty() {
            ui.add_space(Tokens::of(ui).space_s);
            section_heading(ui, "Flares on the same days");
            for pair in self.together.iter().take(PAIRS) {
                caption(ui, &words::together(chart, pair));
            }
            let more = self.together.len().saturating_sub(PAIRS);
            if more > 0 {
                caption(ui, &format!("And {more} more pairs, less often together"));
            }
        }
        ui.add_space(Tokens::of(ui).space_s);
        section_heading(ui, "How the record was kept");
        let words = format!("Ratings entered on their own day: {}", share(self.same_day));
        caption(ui, &words);
    }

    /// How often something was worked out from a knot so far.
    pub(super) fn worked_out(&self) -> u64 {
        self.flares.worked_out() + self.shares.worked_out()
    }

    fn refresh(&mut self, input: PanelInput<'_>, date: Date) {
        let versions = input.session.versions();
        let workouts = Some((versions.of_diary(), date, input.now.date()));
        if self.workouts != workouts {
            self.workouts = workouts;
            let after = |kind| after_workouts(input.session.chart(), kind, date, input.now);
            self.headaches = after(&EpisodeKind::Headache);
            self.soreness = after(&EpisodeKind::Soreness);
        }
        let key = Some((versions.of_chart(), date));
        if self.key != key {
            self.key = key;
            self.refresh_knots(input.session);
        }
    }

    /// A rating makes anew what belongs to its own knot, and the pairs that it is part of.
    fn refresh_knots(&mut self, session: &Session) {
        let (chart, versions) = (session.chart(), session.versions());
        self.flares.keep_those_on(chart);
        self.same_day = Share::default();
        let entries = chart.entries();
        for entry in &entries {
            let (knot, version) = (entry.knot().id, versions.of_knot(entry.knot().id));
            self.flares.get(knot, version, || flares(entry));
            let share = self.shares.get(knot, version, || same_day_of(entry, None));
            self.same_day = self.same_day.plus(*share);
        }
        let known = entries.iter().filter_map(|entry| {
            let knot = entry.knot().id;
            Some((knot, self.flares.known(knot)?.as_slice()))
        });
        let known: Vec<(KnotId, &[Flare])> =
            known.filter(|(_, flares)| !flares.is_empty()).collect();
        let mut pairs = std::mem::take(&mut self.pairs);
        for (index, one) in known.iter().enumerate() {
            for other in known.iter().skip(index + 1) {
                let from = (versions.of_knot(one.0), versions.of_knot(other.0));
                let place = (one.0, other.0);
                let pair = match pairs.remove(&place) {
                    Some((of, pair)) if of == from => pair,
                    _ => together(*one, *other),
                };
                self.pairs.insert(place, (from, pair));
            }
        }
        self.together = self.pairs.values().map(|(_, pair)| *pair).collect();
        self.together
            .sort_by_key(|pair| (pair.is_too_few(), std::cmp::Reverse(pair.together)));
    }
}

fn last_release(chart: &Chart) -> Option<Date> {
    let entries = chart.entries();
    let milestones = entries.iter().flat_map(|entry| entry.milestones());
    let releases = milestones.filter(|milestone| milestone.kind == MilestoneKind::Released);
    releases.map(|milestone| milestone.at.first_day()).max()
}
