//! The inspector while an earlier time is shown: what was known of the knot then, and nothing to change.

use egui::Ui;

use super::fields::caption;
use super::{InspectorState, backdate, hint_ui, when_words};
use crate::analysis::state_at;
use crate::model::Entry;
use crate::scene::fit;
use crate::ui::theme::{TITLE, Tokens, semibold};
use crate::ui::{Outbox, PanelInput};

/// Shows the knot as it was.
pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    entry: &Entry,
    state: &mut InspectorState,
    out: &mut Outbox,
) {
    // What was begun for the present is not answered here.
    state.answered();
    let tokens = Tokens::of(ui);
    let (knot, chart) = (entry.knot(), input.session.chart());
    let entries = chart.entries();
    let index = entries.iter().position(|other| other.knot().id == knot.id);
    let number = index.map_or(0, |index| index + 1);
    let title = format!("{number} {}", knot.display_name());
    let title = fit(&title, tokens.text_title, true, ui.available_width());
    ui.label(semibold(title).text_style(egui::TextStyle::Name(TITLE.into())));
    let then = state_at(entry, input.moment());
    if then.on_chart {
        let today = backdate::today(input.now, input.zone);
        ui.label(when_words::state_line(&then, today));
    } else {
        ui.label("Not on the chart yet");
    }
    caption(ui, state.place.sentence(input, knot.place));
    ui.add_space(tokens.space_m);
    hint_ui(
        ui,
        "An earlier time is shown. Go back to today to rate or change the knot, or add an entry for this date above the map",
    );
    ui.add_space(tokens.space_m);
    state.history.show(ui, input, entry, out);
}
