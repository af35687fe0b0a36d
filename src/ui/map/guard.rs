//! Whether the knot being placed is one that is known already: the card asks.

use egui::{Frame, Id, Ui};

use super::MapView;
use crate::analysis::{same_spot, state_at};
use crate::model::Knot;
use crate::session::{Action, Draft};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, quiet_button};
use crate::ui::{Outbox, PanelInput};

/// Asks "Is this Jeffrey?" where a known knot is within 26 mm, unless that was answered with no.
pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    draft: &Draft,
    knot: &Knot,
    out: &mut Outbox,
) {
    let chart = input.session.chart();
    let Some((known, mm)) = same_spot(chart, knot.place, knot.id) else {
        return;
    };
    let id: Id = MapView::id().with("another").with(draft.knot().bits());
    if ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false) {
        return;
    }
    let tokens = Tokens::of(ui);
    let name = known.knot().display_name();
    let released = state_at(known, input.moment()).is_released();
    let (question, yes) = if released {
        (format!("Has {name} come back?"), "Yes, it is back")
    } else {
        (format!("Is this {name}?"), "Yes, the same")
    };
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(format!("{question} It is {mm:.0} mm away"));
        ui.horizontal(|ui| {
            if ui.add(ActionButton::new(yes)).clicked() {
                out.act(Action::DraftIs(known.knot().id));
                out.focus_map = true;
            }
            if quiet_button(ui, "No, another").clicked() {
                ui.data_mut(|data| data.insert_temp(id, true));
            }
        });
    });
    ui.add_space(tokens.space_s);
}
