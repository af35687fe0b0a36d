//! Goals of one's own, and whether they were met.

use egui::{TextEdit, Ui};

use super::hint_ui;
use crate::model::limits::NAME_CHARS;
use crate::model::{Edit, Goal, GoalCheck, RecordId};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::inspector::fields::caption;
use crate::ui::inspector::when_words::when_in_words;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, icon_button};
use crate::ui::{Outbox, PanelInput};

/// Checks that are shown, the latest last.
const SHOWN: usize = 12;

/// The goals between frames.
#[derive(Debug, Default)]
pub(super) struct Goals {
    name: String,
}

impl Goals {
    /// Shows every goal with its checks, and a field for a new one.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
        let goals = input.session.chart().goals();
        if goals.is_empty() {
            hint_ui(ui, "What would you like to be able to do again?");
        }
        for goal in goals {
            if !goal.archived {
                ui.push_id(goal.id.bits(), |ui| goal_ui(ui, input, goal, out));
            }
        }
        ui.horizontal(|ui| {
            let add = icon_button(ui, Icon::Plus, "Add goal").clicked();
            let edit = TextEdit::singleline(&mut self.name)
                .hint_text("10 pull-ups without a headache next day")
                .desired_width(f32::INFINITY)
                .char_limit(NAME_CHARS);
            let response = ui.add(edit);
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "New goal"));
            let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if (add || entered) && !self.name.trim().is_empty() {
                let name = std::mem::take(&mut self.name).trim().to_owned();
                let id = input.session.new_ids().goal();
                let goal = Goal::new(id, name, input.now);
                out.act(Action::Record {
                    label: format!("Add goal '{}'", goal.name),
                    edits: vec![Edit::put(goal)],
                    done: None,
                });
            }
        });
    }
}

fn goal_ui(ui: &mut Ui, input: PanelInput<'_>, goal: &Goal, out: &mut Outbox) {
    ui.label(&goal.name);
    if !goal.checks.is_empty() {
        let skipped = goal.checks.len().saturating_sub(SHOWN);
        let shown = goal.checks.iter().skip(skipped);
        let marks: Vec<&str> = shown.map(|c| if c.met { "yes" } else { "no" }).collect();
        let last = goal.checks.last().map(|check| when_in_words(check.at));
        let met = goal.checks.iter().filter(|check| check.met).count();
        let words = format!(
            "{} · met {met} of {}, last {}",
            marks.join(" "),
            goal.checks.len(),
            last.unwrap_or_default()
        );
        caption(ui, &words);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = Tokens::of(ui).space_xs;
        for (label, met) in [("Met", true), ("Not met", false)] {
            if ui.add(ActionButton::new(label)).clicked() {
                let mut goal = goal.clone();
                let at = input.now.into();
                goal.checks.push(GoalCheck { at, met });
                out.act(put(goal, label));
            }
        }
        if !goal.checks.is_empty()
            && icon_button(ui, Icon::Undo, "Take the last answer away").clicked()
        {
            let mut goal = goal.clone();
            goal.checks.pop();
            out.act(put(goal, "Take back an answer on"));
        }
        let delete = format!("Delete goal {}", goal.name);
        if icon_button(ui, Icon::Delete, &delete).clicked() {
            out.act(Action::Record {
                edits: vec![Edit::Remove(RecordId::Goal(goal.id))],
                label: format!("Delete goal '{}'", goal.name),
                done: Some(format!("Deleted goal '{}'", goal.name)),
            });
        }
    });
}

fn put(goal: Goal, what: &str) -> Action {
    Action::Record {
        label: format!("{what} goal '{}'", goal.name),
        edits: vec![Edit::put(goal)],
        done: None,
    }
}
