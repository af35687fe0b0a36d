//! "My temple hurts": the person's own knots that have spread there first, then muscles described to reach it.

use egui::{RichText, Ui};

use super::card::NO_DIAGNOSIS;
use super::rows::{hint_ui, knot_rows, muscle_rows};
use super::{MusclesState, Page, side_ui};
use crate::body::{Muscle, Reach, Zone};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, section_heading};
use crate::ui::{Outbox, PanelInput};

pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    zone: &Zone,
    state: &mut MusclesState,
    out: &mut Outbox,
) {
    let tokens = Tokens::of(ui);
    section_heading(ui, &zone.on(state.side()));
    side_ui(ui, state);
    let side = state.side();
    if ui.add(ActionButton::new("Show on the map")).clicked() {
        out.show_view = zone.view(side);
    }

    ui.add_space(tokens.space_s);
    section_heading(ui, "Your knots that spread there");
    let question = format!("to {} {side}", zone.id);
    let own = state.own.find(input, question, |knot| {
        let mut spreads = knot.spreads_to.iter();
        spreads.any(|to| to.zone == zone.id && to.side == side)
    });
    if own.is_empty() {
        hint_ui(
            ui,
            "None so far; say in a knot's own tab where it spreads to",
        );
    }
    knot_rows(ui, input, &own, out);

    let described = input.body.muscles_reaching(zone);
    let of = |wanted: Reach| -> Vec<(&Muscle, &str)> {
        let fitting = described.iter().filter(|(reach, _)| *reach == wanted);
        fitting.map(|(_, m)| (*m, m.evidence.short())).collect()
    };
    for (reach, heading) in [
        (Reach::Often, "Often described to reach there"),
        (Reach::Sometimes, "Less often described"),
    ] {
        let muscles = of(reach);
        if muscles.is_empty() {
            continue;
        }
        ui.add_space(tokens.space_s);
        section_heading(ui, heading);
        if let Some(id) = muscle_rows(ui, &muscles) {
            state.go(Page::Muscle(id));
        }
    }
    if described.is_empty() {
        hint_ui(ui, "No muscle is described to reach there");
    }
    ui.add_space(tokens.space_s);
    ui.label(
        RichText::new(NO_DIAGNOSIS)
            .size(tokens.text_small)
            .color(tokens.text_subdued),
    );
}
