//! The card of one muscle.

use egui::{RichText, Ui};

use super::rows::{hint_ui, knot_rows};
use super::{MusclesState, Page, side_ui};
use crate::body::{Body, Evidence, Muscle};
use crate::model::Side;
use crate::ui::inspector::fields::{capitalized, caption};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, section_heading};
use crate::ui::{Outbox, PanelInput};

/// What every card says: it tells what is taught, not what a person has.
pub(super) const NO_DIAGNOSIS: &str = "This is what is taught about muscles in general. What you feel may be different, and none of it is a diagnosis.";

pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    muscle: &Muscle,
    state: &mut MusclesState,
    out: &mut Outbox,
) {
    let tokens = Tokens::of(ui);
    section_heading(ui, &muscle.name);
    side_ui(ui, state);
    let side = state.side();
    caption(ui, "Where it attaches");
    ui.label(format!("From {} to {}", muscle.from, muscle.to));
    caption(ui, "What it does");
    ui.label(capitalized(&muscle.does));

    caption(ui, "Pain from it is often described here");
    zones_ui(ui, input.body, &muscle.felt, state);
    if !muscle.also.is_empty() {
        caption(ui, "Less often here");
        zones_ui(ui, input.body, &muscle.also, state);
    }
    if muscle.felt.is_empty() && muscle.also.is_empty() {
        hint_ui(ui, "Nothing is recorded");
    } else {
        caption(ui, &evidence_words(muscle));
    }
    sites_ui(ui, muscle);
    if ui.add(ActionButton::new("Show on the map")).clicked() {
        out.show_view = best_view(input.body, muscle, side);
    }

    ui.add_space(tokens.space_s);
    caption(ui, "Your knots that may lie in it");
    let question = format!("in {} {side}", muscle.id);
    let own = state.own.find(input, question, |knot| {
        let there = [side, Side::Middle].contains(&knot.place.side());
        let muscles = input.body.muscles_at(&knot.place);
        there && muscles.iter().any(|m| m.id == muscle.id)
    });
    if own.is_empty() {
        hint_ui(ui, "None");
    }
    knot_rows(ui, input, &own, out);
    ui.add_space(tokens.space_s);
    ui.label(
        RichText::new(NO_DIAGNOSIS)
            .size(tokens.text_small)
            .color(tokens.text_subdued),
    );
}

/// The spots in the muscle where soreness is often described, as the map rings them.
fn sites_ui(ui: &mut Ui, muscle: &Muscle) {
    if muscle.sites.is_empty() {
        return;
    }
    caption(ui, "Often described as sore (rings on the map)");
    let mut words: Vec<&str> = Vec::new();
    for site in &muscle.sites {
        // The same spot may be seen from the front and from the side.
        if !words.contains(&site.words()) {
            words.push(site.words());
        }
    }
    for words in words {
        ui.label(capitalized(words));
    }
    caption(ui, "General knowledge, not checked against a source");
}

/// How far the described zones agree with a source, and with which.
fn evidence_words(muscle: &Muscle) -> String {
    match muscle.evidence {
        Evidence::NotChecked => muscle.source.clone(),
        sure => format!("{}: {}", capitalized(sure.words()), muscle.source),
    }
}

/// Zones as buttons that lead to everything described to reach them.
fn zones_ui(ui: &mut Ui, body: &Body, zones: &[String], state: &mut MusclesState) {
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for zone in zones.iter().filter_map(|id| body.zone(id)) {
            if ui.add(ActionButton::new(&zone.name)).clicked() {
                state.go(Page::Hurts(zone.id.clone()));
            }
        }
    });
}

/// The view that draws the muscle, or else shows the first zone.
fn best_view(body: &Body, muscle: &Muscle, side: Side) -> Option<crate::model::View> {
    let draws = |view: &&crate::body::BodyView| {
        let mut regions = view.regions.iter();
        regions.any(|region| region.side == side && muscle.is_drawn_as(&region.name))
    };
    let drawn = body.views().find(draws).map(|view| view.view);
    drawn.or_else(|| body.zone(muscle.felt.first()?)?.view(side))
}
