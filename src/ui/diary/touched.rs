//! The knots a treatment worked on: which, what became of each, and the ratings before and right after.

use egui::{Align, Frame, Layout, Ui};

use super::hint_ui;
use super::treatment_form::number_field;
use super::vocabulary::OUTCOMES;
use crate::analysis::{Moment, NoReading, Reading, Window, state_at, window_around};
use crate::model::{Entry, KnotId, Outcome, Score};
use crate::scene::fit;
use crate::session::{TouchedLog, TreatmentLog};
use crate::ui::PanelInput;
use crate::ui::inspector::fields::{caption, choices};
use crate::ui::map::ramp;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, rating_row};

/// Room for a knot's name on its card, in points.
const NAME: f32 = 160.0;

/// Shows a button for each knot, and a card for each that was touched.
pub(super) fn touched_ui(ui: &mut Ui, input: PanelInput<'_>, log: &mut TreatmentLog) {
    let chart = input.session.chart();
    if chart.knot_count() == 0 {
        hint_ui(ui, "No knots on the chart yet");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for entry in offered(input, log) {
            let knot = entry.knot();
            let is_touched = is_touched(log, knot.id);
            let name = fit(knot.display_name(), 14.0, false, 160.0);
            if ui
                .add(ActionButton::new(&name).selected(is_touched))
                .clicked()
            {
                if is_touched {
                    log.knots.retain(|touched| touched.touched.knot != knot.id);
                } else {
                    log.knots.push(TouchedLog::new(knot.id));
                }
            }
        }
    });
    let (before, after) = (log.can_rate_before(), log.can_rate_after());
    let treatment = log.treatment.id;
    for touched in &mut log.knots {
        let knot = touched.touched.knot;
        if let Some(entry) = chart.entry(knot) {
            let later = window_around(chart, treatment, knot, input.now);
            ui.push_id(knot.bits(), |ui| {
                card_ui(ui, entry, touched, (before, after), later);
            });
        }
    }
}

fn is_touched(log: &TreatmentLog, knot: KnotId) -> bool {
    let mut knots = log.knots.iter();
    knots.any(|touched| touched.touched.knot == knot)
}

/// Open knots first, then released ones; what is put away only if it was touched.
fn offered<'a>(input: PanelInput<'a>, log: &TreatmentLog) -> Vec<&'a Entry> {
    let moment = Moment::Present(input.now);
    let mut entries = input.session.chart().entries();
    entries.retain(|entry| !entry.knot().archived || is_touched(log, entry.knot().id));
    entries.sort_by_key(|entry| state_at(entry, moment).is_released());
    entries
}

fn card_ui(
    ui: &mut Ui,
    entry: &Entry,
    log: &mut TouchedLog,
    (before, after): (bool, bool),
    later: Option<Window<'_>>,
) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens.space_xs;
        let name = entry.knot().display_name();
        ui.horizontal(|ui| {
            ui.label(semibold(fit(name, tokens.text_body, true, NAME)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                number_field(ui, &format!("Minutes on {name}"), &mut log.touched.minutes);
                caption(ui, "Minutes");
            });
        });
        let outcome = log.touched.outcome;
        if let Some(pressed) = choices(ui, OUTCOMES, Some(outcome)) {
            log.touched.outcome = if pressed == outcome {
                Outcome::NotSaid
            } else {
                pressed
            };
        }
        if before {
            score_ui(ui, "Rating before", &mut log.before);
        }
        if after {
            score_ui(ui, "Rating right after", &mut log.after);
        }
        if let Some(window) = later {
            caption(ui, &later_in_words(&window));
        }
    });
}

/// The ratings that came later, which are entered like any other: "Next day 4, 7 days later 3".
fn later_in_words(window: &Window<'_>) -> String {
    let words = |reading: Result<Reading, NoReading>| match reading {
        Ok(reading) => reading.level.to_string(),
        Err(reason) => reason.label().to_owned(),
    };
    let (next_day, week) = (words(window.next_day), words(window.week));
    format!("Next day: {next_day} · 7 days later: {week}")
}

/// A row of ratings; pressing the chosen one again takes it back.
fn score_ui(ui: &mut Ui, name: &str, score: &mut Option<Score>) {
    caption(ui, name);
    ui.push_id(name, |ui| {
        let current = score.and_then(Score::intensity);
        if let Some(pressed) = rating_row(ui, current, ramp(ui)) {
            *score = (current != Some(pressed)).then_some(Score::Felt(pressed));
        }
    });
}
