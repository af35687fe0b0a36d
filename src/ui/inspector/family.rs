//! Knots that flare together: a family, linked from both sides.

use egui::Ui;

use super::fields::caption;
use crate::model::{Edit, Entry, Knot, KnotId};
use crate::session::Action;
use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;
use crate::ui::{Outbox, PanelInput};

/// Widest name on a button, in points.
const NAME_WIDTH: f32 = 150.0;

/// Shows a button for each other knot, pressed where it is family.
pub(super) fn show(ui: &mut Ui, input: PanelInput<'_>, entry: &Entry, out: &mut Outbox) {
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
