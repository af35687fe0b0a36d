//! What followed workouts before and after a chosen day, which knots flare together, and how honest the record is.

use egui::Ui;
use jiff::civil::Date;

use super::words::share;
use crate::analysis::{
    AfterWorkouts, Share, Together, after_workouts, entered_same_day, flared_together,
};
use crate::model::{Chart, EpisodeKind, MilestoneKind, When};
use crate::scene::date_in_words;
use crate::ui::PanelInput;
use crate::ui::inspector::backdate::today;
use crate::ui::inspector::calendar::date_button;
use crate::ui::inspector::fields::caption;
use crate::ui::theme::Tokens;
use crate::ui::widgets::section_heading;

/// These figures between frames.
#[derive(Debug, Default)]
pub(super) struct More {
    /// The day that parts before from after; first that of the last release.
    date: Option<Date>,
    key: Option<(u64, Date)>,
    headaches: AfterWorkouts,
    soreness: AfterWorkouts,
    together: Vec<Together>,
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
            for pair in &self.together {
                caption(ui, &together_in_words(chart, pair));
            }
        }
        ui.add_space(Tokens::of(ui).space_s);
        section_heading(ui, "How the record was kept");
        let words = format!("Ratings entered on their own day: {}", share(self.same_day));
        caption(ui, &words);
    }

    fn refresh(&mut self, input: PanelInput<'_>, date: Date) {
        let key = Some((input.session.revision(), date));
        if self.key == key {
            return;
        }
        let chart = input.session.chart();
        self.key = key;
        self.headaches = after_workouts(chart, &EpisodeKind::Headache, date, input.now);
        self.soreness = after_workouts(chart, &EpisodeKind::Soreness, date, input.now);
        self.together = flared_together(chart);
        self.same_day = entered_same_day(chart, None);
    }
}

fn last_release(chart: &Chart) -> Option<Date> {
    let entries = chart.entries();
    let milestones = entries.iter().flat_map(|entry| entry.milestones());
    let releases = milestones.filter(|milestone| milestone.kind == MilestoneKind::Released);
    releases.map(|milestone| milestone.at.first_day()).max()
}

fn together_in_words(chart: &Chart, pair: &Together) -> String {
    let name = |id| chart.knot(id).map_or("", |knot| knot.display_name());
    let few = if pair.is_too_few() {
        ", too few to say"
    } else {
        ""
    };
    format!(
        "{} flared {} times, {} {} times, together {}{few}",
        name(pair.one),
        pair.of_one,
        name(pair.other),
        pair.of_other,
        pair.together,
    )
}
