//! Several selected knots: what can be said of all of them at once, each time as one step.

use egui::{Ui, vec2};

use super::fields::caption;
use super::new_entry::NewEntry;
use crate::model::KnotId;
use crate::session::Action;
use crate::ui::commands::Command;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, section_heading};
use crate::ui::{Outbox, PanelInput};

/// Widest name on a button, in points.
const NAME_WIDTH: f32 = 150.0;
/// Most knots that are named.
const MOST_NAMES: usize = 12;
/// What is done to all of them beside rating and marking.
const COMMANDS: [Command; 6] = [
    Command::Family,
    Command::LogTreatment,
    Command::Mirror,
    Command::DuplicateMirrored,
    Command::Archive,
    Command::Delete,
];

/// Shows the selected knots and what can be done to all of them.
pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    knots: &[KnotId],
    new_entry: &mut NewEntry,
    out: &mut Outbox,
) {
    let tokens = Tokens::of(ui);
    let title = format!("{} knots selected", knots.len());
    let label = ui.label(semibold(&title).size(tokens.text_title));
    ui.accesskit_node_builder(label.id, |node| {
        node.set_role(egui::Role::Heading);
        node.set_label(title);
    });
    names_ui(ui, input, knots, out);
    ui.add_space(tokens.space_m);
    new_entry.show(ui, input, knots, out);
    caption(ui, "One answer for all; each knot gets its own entry");
    ui.add_space(tokens.space_m);
    section_heading(ui, "All of them");
    commands_ui(ui, input, out);
    caption(ui, "Drag one of them, or use the arrow keys, to move all");
}

/// The names; a pressed one is shown alone.
fn names_ui(ui: &mut Ui, input: PanelInput<'_>, knots: &[KnotId], out: &mut Outbox) {
    let tokens = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens.space_xs, tokens.space_xs);
        let chart = input.session.chart();
        for knot in knots.iter().take(MOST_NAMES) {
            let Some(knot) = chart.knot(*knot) else {
                continue;
            };
            let name = crate::scene::fit(knot.display_name(), tokens.text_body, false, NAME_WIDTH);
            let button = ui.add(ActionButton::new(&name));
            if button.on_hover_text("Select this one alone").clicked() {
                out.act(Action::Select(knot.id));
            }
        }
        if let Some(more @ 1..) = knots.len().checked_sub(MOST_NAMES) {
            ui.label(format!("and {more} more"));
        }
    });
}

fn commands_ui(ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
    let tokens = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens.space_xs, tokens.space_xs);
        for command in COMMANDS {
            let Some(spec) = command.spec() else {
                continue;
            };
            let text = command.text(Some(input.session));
            let mut button = ActionButton::new(&text);
            if command == Command::Delete {
                button = button.emphasis(Emphasis::Danger);
            }
            if let Some(icon) = spec.icon {
                button = button.icon(icon);
            }
            let keys = spec.shortcut_text(ui.ctx());
            let keys = keys.map_or(String::new(), |keys| format!("  {keys}"));
            let tooltip = format!("{}{keys}", spec.tooltip);
            let response = ui.add(button).on_hover_text(tooltip);
            if response.clicked() {
                out.run(command);
            }
        }
    });
}
