//! Knots that flare together: a family, linked from both sides, and how often they did.

use egui::Ui;

use super::fields::caption;
use crate::analysis::{Flare, flares, together};
use crate::model::{Edit, Entry, Knot, KnotId};
use crate::session::Action;
use crate::ui::helped::words;
use crate::ui::per_knot::PerKnot;
use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;
use crate::ui::{Outbox, PanelInput};

/// Widest name on a button, in points.
const NAME_WIDTH: f32 = 150.0;

/// The flares of a knot and its family between frames.
#[derive(Debug, Default)]
pub(super) struct Family {
    key: Option<(u64, KnotId)>,
    flares: PerKnot<u64, Vec<Flare>>,
    /// How often the knot and each of its family flared together, in words.
    counts: Vec<String>,
}

impl Family {
    /// Shows a button for each other knot, and how often those of the family flared together.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        entry: &Entry,
        out: &mut Outbox,
    ) {
        buttons_ui(ui, input, entry, out);
        self.refresh(input, entry);
        for words in &self.counts {
            caption(ui, words);
        }
    }

    /// A rating works out anew only the flares of its own knot.
    fn refresh(&mut self, input: PanelInput<'_>, entry: &Entry) {
        let versions = input.session.versions();
        let key = Some((versions.of_chart(), entry.knot().id));
        if self.key == key {
            return;
        }
        self.key = key;
        let chart = input.session.chart();
        self.flares.keep_those_on(chart);
        let mut flares_of = |entry: &Entry| {
            let knot = entry.knot().id;
            let from = versions.of_knot(knot);
            self.flares.get(knot, from, || flares(entry)).clone()
        };
        let own = flares_of(entry);
        let mut others = chart.entries();
        others.retain(|other| {
            other.knot().id != entry.knot().id && are_family(entry.knot(), other.knot())
        });
        let counts = others.into_iter().map(|other| {
            let of_other = flares_of(other);
            let pair = together((entry.knot().id, &own), (other.knot().id, &of_other));
            words::together(chart, &pair)
        });
        self.counts = counts.collect();
    }
}

/// A button for each other knot, pressed where it is family.
fn buttons_ui(ui: &mut Ui, input: PanelInput<'_>, entry: &Entry, out: &mut Outbox) {
    let knot = entry.knot();
    let mut others = input.session.chart().entries();
    others.retain(|other| {
        let other = other.knot();
        other.id != knot.id && (!other.archived || are_family(knot, other))
    });
    if others.is_empty() {
        return;
    }
    caption(ui, "Flares together with");
    ui.horizontal_wrapped(|ui| {
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing = egui::vec2(tokens.space_xs, tokens.space_xs);
        for other in others {
            let other = other.knot();
            let linked = are_family(knot, other);
            let name = crate::scene::fit(other.display_name(), tokens.text_body, false, NAME_WIDTH);
            if ui.add(ActionButton::new(&name).selected(linked)).clicked() {
                out.act(link(knot, other, !linked));
            }
        }
    });
}

fn are_family(one: &Knot, other: &Knot) -> bool {
    one.family.contains(&other.id) || other.family.contains(&one.id)
}

/// Links two knots or parts them, in one step.
fn link(one: &Knot, other: &Knot, linked: bool) -> Action {
    let with = |knot: &Knot, member: KnotId| {
        let mut knot = knot.clone();
        knot.family.retain(|id| *id != member);
        if linked {
            knot.family.push(member);
        }
        Edit::put(knot)
    };
    let verb = if linked { "Link" } else { "Part" };
    Action::Record {
        edits: vec![with(one, other.id), with(other, one.id)],
        label: format!("{verb} {} and {}", one.display_name(), other.display_name()),
        done: None,
    }
}
