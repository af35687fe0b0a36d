//! After a visit: typing back what the therapist found, knot by knot and as a whole.
//!
//! It makes ordinary findings and fills in what the therapist said of the treatment. The person's own word and the
//! therapist's stay two sources, on the page as well.

mod record;

use egui::{CollapsingHeader, ComboBox, RichText, ScrollArea, Ui};

use super::PanelInput;
use super::app::App;
use super::inspector::fields::{caption, combo, paragraph};
use super::inspector::findings::{WHO, answers_ui};
use super::inspector::when_words::when_in_words;
use super::likes::place_in_words;
use super::modal::{LOW, foot, sheet_frame, title};
use super::panel_input;
use super::theme::Tokens;
use super::widgets::{primary_button, quiet_button, section_heading};
use crate::model::{Chart, Treatment, TreatmentId, Who};
use record::{BOXES, Found, Record};

/// Width of the sheet, in points.
const WIDTH: f32 = 640.0;
/// Height of the sheet without what scrolls, in points.
const AROUND: f32 = 210.0;
/// Least height of what scrolls, in points.
const LEAST_HEIGHT: f32 = 160.0;
/// Visits that are offered, the latest first.
const MOST_VISITS: usize = 20;
/// Width of the questions, so that their answers stand in a line, in points.
const QUESTION_WIDTH: f32 = 250.0;
/// What stands before and after the name of a knot, in points.
const AROUND_NAME: f32 = 48.0;
/// Width of the list of visits, in points.
const VISITS_WIDTH: f32 = 330.0;

/// The open sheet.
#[derive(Debug)]
pub struct AfterVisit {
    record: Record,
    /// As it was when it was opened.
    opened: Record,
}

/// What was chosen on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Keep,
    Close,
}

impl AfterVisit {
    /// The sheet for the latest visit there is.
    pub fn new(input: PanelInput<'_>) -> Self {
        let treatments = input.session.chart().treatments();
        let others = |treatment: &&&Treatment| treatment.by != Who::Me;
        let last = treatments.iter().rev().find(others);
        let by = last.map_or(Who::Therapist, |last| last.by);
        Self::of(input, last.map(|last| last.id), by)
    }

    fn of(input: PanelInput<'_>, visit: Option<TreatmentId>, by: Who) -> Self {
        let record = Record::of(input, visit, by);
        Self {
            opened: record.clone(),
            record,
        }
    }

    fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<Choice> {
        title(ui, "What was found");
        self.visit_ui(ui, input);
        // In a low window all of the sheet scrolls, and nothing within it does.
        let window = ui.ctx().content_rect().height();
        let all_are_numbers = if window < LOW {
            self.found_ui(ui, input)
        } else {
            let area = ScrollArea::vertical()
                .max_height((window - AROUND).max(LEAST_HEIGHT))
                .auto_shrink([false, true]);
            area.show(ui, |ui| {
                ui.set_max_width(ui.available_width() - Tokens::of(ui).scroll_bar);
                self.found_ui(ui, input)
            })
            .inner
        };
        let is_new = self.record != self.opened;
        foot(ui, |ui| {
            let keep = ui.add_enabled_ui(is_new && all_are_numbers, |ui| {
                primary_button(ui, "Keep what was found").clicked()
            });
            let close = quiet_button(ui, "Cancel").clicked();
            match (keep.inner, close) {
                (true, _) => Some(Choice::Keep),
                (false, true) => Some(Choice::Close),
                (false, false) => None,
            }
        })
    }

    /// All that can be typed back; returns whether what has to be a number is one.
    fn found_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> bool {
        let mut all_are_numbers = true;
        self.said_ui(ui);
        section_heading(ui, "Knot by knot");
        for found in &mut self.record.knots {
            all_are_numbers &= knot_ui(ui, input, found);
        }
        if self.record.knots.is_empty() {
            caption(ui, "No knots on the chart yet");
        }
        all_are_numbers
    }

    /// Which visit, and whose hands. What is typed stays with the visit it was typed for.
    fn visit_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        let chart = input.session.chart();
        let (mut visit, mut by) = (self.record.visit, self.record.by);
        ui.horizontal_wrapped(|ui| {
            let room = ui.available_width() - 2.0 * Tokens::of(ui.ctx()).space_m;
            let list = ComboBox::from_id_salt("visit")
                .width(VISITS_WIDTH.min(room))
                .truncate()
                .selected_text(visit_words(chart, visit))
                .show_ui(ui, |ui| {
                    for treatment in chart.treatments().iter().rev().take(MOST_VISITS) {
                        let words = visit_words(chart, Some(treatment.id));
                        ui.selectable_value(&mut visit, Some(treatment.id), words);
                    }
                    ui.selectable_value(&mut visit, None, visit_words(chart, None));
                });
            list.response.widget_info(|| {
                let words = visit_words(chart, visit);
                egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("Visit, {words}"))
            });
            combo(ui, "Who found it", WHO, &mut by);
        });
        if (visit, by) != (self.record.visit, self.record.by) {
            *self = Self::of(input, visit, by);
        }
    }

    /// What was said of the visit as a whole.
    fn said_ui(&mut self, ui: &mut Ui) {
        section_heading(ui, "As a whole");
        if self.record.visit.is_none() {
            caption(
                ui,
                "Log the treatment first to keep what was said of it as a whole",
            );
            return;
        }
        let hints = [
            "What was seen and felt",
            "In their own words",
            "What was done, what comes next, what to do at home",
        ];
        for ((name, hint), words) in BOXES.into_iter().zip(hints).zip(&mut self.record.said) {
            paragraph(ui, name, hint, words);
        }
    }
}

/// A visit in a few words.
fn visit_words(chart: &Chart, visit: Option<TreatmentId>) -> String {
    let Some(treatment) = visit.and_then(|id| chart.treatment(id)) else {
        return "Today, without a treatment".to_owned();
    };
    let words = format!(
        "{} · {}",
        when_in_words(treatment.at),
        treatment.kind.label()
    );
    match treatment.therapist.trim() {
        "" => words,
        name => format!("{words} · {name}"),
    }
}

/// One knot; returns whether what is typed can be kept.
fn knot_ui(ui: &mut Ui, input: PanelInput<'_>, found: &mut Found) -> bool {
    let chart = input.session.chart();
    let entries = chart.entries();
    let numbered = entries.iter().zip(1..);
    let Some((entry, number)) = numbered
        .into_iter()
        .find(|(entry, _)| entry.knot().id == found.knot)
    else {
        return true;
    };
    let knot = entry.knot();
    let tokens = Tokens::of(ui);
    let place = place_in_words(input.body, &knot.place, chart.person().ruler_cm());
    let room = ui.available_width().min(WIDTH) - AROUND_NAME;
    // Where there is no room for the place, the side alone is said.
    let name = if room < QUESTION_WIDTH {
        format!("{number} {}, {}", knot.display_name(), place.side)
    } else {
        format!("{number} {}, {}", knot.display_name(), place.short())
    };
    let name = crate::scene::fit(&name, tokens.text_body, true, room);
    let header = CollapsingHeader::new(RichText::new(name).strong())
        .id_salt(knot.id.bits())
        .default_open(found.is_open);
    let shown = header.show_unindented(ui, |ui| {
        ui.push_id(knot.id.bits(), |ui| {
            ui.spacing_mut().item_spacing.y = tokens.space_xs;
            let (finding, threshold) = (&mut found.finding, &mut found.threshold);
            answers_ui(ui, finding, threshold, QUESTION_WIDTH)
        })
        .inner
    });
    shown.body_returned.unwrap_or(true)
}

impl App {
    /// Opens the sheet for what was found at the latest visit.
    pub(super) fn open_after_visit(&mut self) {
        let input = panel_input(self.document.as_ref(), self.body, &self.world);
        self.after_visit = input.map(AfterVisit::new);
    }

    /// Shows the sheet and keeps what was typed.
    pub(super) fn after_visit_ui(&mut self, ctx: &egui::Context) {
        let Some(mut open) = self.after_visit.take() else {
            return;
        };
        let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) else {
            return;
        };
        let (choice, closes) = sheet_frame(ctx, "after visit", WIDTH, |ui| open.show(ui, input));
        match choice {
            Some(Choice::Keep) => {
                let action = open.record.action(input.session.chart(), input.now);
                self.act(ctx, action.into_iter().collect());
            }
            Some(Choice::Close) => {}
            // A click beside the sheet does not throw away what was typed.
            None if closes && open.record == open.opened => {}
            None => self.after_visit = Some(open),
        }
    }
}
