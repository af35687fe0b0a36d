//! The knots a treatment worked on: which, what became of each, and the ratings before and right after.

use egui::{Frame, Ui};

use super::hint_ui;
use super::vocabulary::OUTCOMES;
use crate::analysis::{Moment, state_at};
use crate::model::{Entry, KnotId, Outcome, Score};
use crate::session::{TouchedLog, TreatmentLog};
use crate::ui::PanelInput;
use crate::ui::inspector::fields::{caption, choices};
use crate::ui::map::ramp;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, rating_row};

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
            let name = crate::scene::fit(knot.display_name(), 14.0, false, 160.0);
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
    for touched in &mut log.knots {
        if let Some(entry) = chart.entry(touched.touched.knot) {
            ui.push_id(touched.touched.knot.bits(), |ui| {
                card_ui(ui, entry, touched, (before, after));
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

fn card_ui(ui: &mut Ui, entry: &Entry, log: &mut TouchedLog, (before, after): (bool, bool)) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens.space_xs;
        ui.label(semibold(entry.knot().display_name()));
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
    });
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
