//! What ever helped: ratings before and after per kind of treatment, technique and therapist, with every visit as a dot.

mod dots;
mod more;
pub(super) mod words;

use egui::{Frame, RichText, ScrollArea, Ui};
use jiff::civil::Date;

use super::PanelInput;
use super::inspector::fields::{caption, choices};
use super::per_knot::PerKnot;
use super::theme::{Tokens, semibold};
use super::widgets::section_heading;
use crate::analysis::{By, Case, Cases, Helped, NOTE, cases_of, helped_from};
use dots::Strip;
use more::More;

/// How treatments can be put together.
const WAYS: [(By, &str); 3] = [
    (By::Kind, "Kind"),
    (By::Technique, "Technique"),
    (By::Therapist, "Therapist"),
];

/// What a summary was worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    version: u64,
    by: By,
    today: Date,
}

/// What the cases of a knot were worked out from: the knot, the diary and the day.
type From = (u64, u64, Date);

/// The tab between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct HelpedState {
    by: By,
    key: Option<Key>,
    cases: PerKnot<From, Vec<Case>>,
    rows: Vec<Helped>,
    more: More,
}

impl HelpedState {
    /// How often something was worked out from a knot so far.
    pub fn worked_out(&self) -> u64 {
        self.cases.worked_out() + self.more.worked_out()
    }

    /// A rating makes only the cases of its own knot anew.
    fn refresh(&mut self, input: PanelInput<'_>) {
        let versions = input.session.versions();
        let today = input.now.date();
        let key = Key {
            version: versions.of_chart(),
            by: self.by,
            today,
        };
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let chart = input.session.chart();
        let (entries, treatments) = (chart.entries(), chart.treatments());
        self.cases.keep_those_on(chart);
        for entry in &entries {
            let knot = entry.knot().id;
            let from = (versions.of_knot(knot), versions.of_diary(), today);
            self.cases
                .get(knot, from, || cases_of(&treatments, entry, input.now));
        }
        let known = entries
            .iter()
            .filter_map(|entry| self.cases.known(entry.knot().id));
        let cases: Cases<'_> = known
            .flatten()
            .map(|case| ((case.treatment, case.knot), case))
            .collect();
        self.rows = helped_from(chart, self.by, &cases);
    }
}

/// Shows the tab.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut HelpedState) {
    let area = ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt("helped");
    area.show(ui, |ui| {
        let tokens = Tokens::of(ui);
        ui.set_max_width(ui.available_width() - tokens.scroll_bar);
        section_heading(ui, "Ratings before and after");
        if let Some(by) = choices(ui, WAYS, Some(state.by)) {
            state.by = by;
        }
        caption(ui, NOTE);
        state.refresh(input);
        if state.rows.is_empty() {
            let hint = "No treatments yet. Log one in the diary, with ratings before and after";
            ui.label(RichText::new(hint).color(tokens.text_subdued));
        }
        for row in &state.rows {
            ui.push_id(&row.name, |ui| row_ui(ui, input, row));
        }
        state.more.show(ui, input);
    });
}

fn row_ui(ui: &mut Ui, input: PanelInput<'_>, row: &Helped) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens.space_xs;
        ui.horizontal_wrapped(|ui| {
            ui.label(semibold(&row.name).color(tokens.text_strong));
            if row.is_too_few() {
                caption(ui, "too few to say");
            }
        });
        caption(ui, &words::counts(row));
        let week = Strip {
            title: "7 days later",
            spread: &row.week,
            dots: row.dots.iter().map(|dot| (dot, dot.week)).collect(),
            is_judged: true,
        };
        week.show(ui, input);
        let next_day = Strip {
            title: "Next day, often still sore",
            spread: &row.next_day,
            dots: row.dots.iter().map(|dot| (dot, dot.next_day)).collect(),
            is_judged: false,
        };
        next_day.show(ui, input);
        if row.releases > 0 {
            caption(ui, &words::returns(row));
        }
    });
    ui.add_space(tokens.space_xs);
}
