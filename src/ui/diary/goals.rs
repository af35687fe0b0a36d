//! Goals of one's own, and whether they were met.

use egui::{TextEdit, Ui};

use super::hint_ui;
use super::treatment_form::line;
use crate::model::limits::NAME_CHARS;
use crate::model::{Edit, Goal, GoalCheck, RecordId};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::inspector::fields::{caption, choices, error_ui};
use crate::ui::inspector::when_form::DateTimeForm;
use crate::ui::inspector::when_words::when_in_words;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, icon_button, primary_button, quiet_button};
use crate::ui::{Outbox, PanelInput};

/// Checks that are shown, the latest last.
const SHOWN: usize = 12;
/// Answers that a check can have.
const MET: [(bool, &str); 2] = [(true, "Met"), (false, "Not met")];

/// The goals between frames.
#[derive(Debug, Default)]
pub(super) struct Goals {
    name: String,
    /// The goal being corrected.
    form: Option<Form>,
}

/// A goal being corrected: its name and every answer with its day.
#[derive(Debug)]
struct Form {
    goal: Goal,
    days: Vec<DateTimeForm>,
}

/// What closed a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closed {
    Saved,
    Cancelled,
}

impl Form {
    fn of(goal: &Goal) -> Self {
        let days = goal.checks.iter().map(|check| DateTimeForm::of(check.at));
        Self {
            days: days.collect(),
            goal: goal.clone(),
        }
    }

    fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<Closed> {
        line(ui, "Name of the goal", &mut self.goal.name);
        let mut away = None;
        let checks = self.goal.checks.iter_mut().zip(&mut self.days);
        for (index, (check, day)) in checks.enumerate() {
            ui.push_id(index, |ui| {
                ui.horizontal(|ui| {
                    if let Some(met) = choices(ui, MET, Some(check.met)) {
                        check.met = met;
                    }
                    let name = format!("Take answer {} away", index + 1);
                    if icon_button(ui, Icon::Close, &name).clicked() {
                        away = Some(index);
                    }
                });
                day.show(ui, input);
            });
        }
        if let Some(index) = away {
            self.goal.checks.remove(index);
            self.days.remove(index);
        }
        let can_save = self.filled(input).is_some();
        if !can_save {
            error_ui(
                ui,
                "Every answer needs a day up to today, and the goal a name",
            );
        }
        ui.horizontal(|ui| {
            let saved = ui.add_enabled_ui(can_save, |ui| primary_button(ui, "Save goal").clicked());
            let cancelled = quiet_button(ui, "Cancel").clicked();
            match (saved.inner, cancelled) {
                (true, _) => Some(Closed::Saved),
                (false, true) => Some(Closed::Cancelled),
                (false, false) => None,
            }
        })
        .inner
    }

    /// The goal as the form says it, its answers in order of time.
    fn filled(&self, input: PanelInput<'_>) -> Option<Goal> {
        let mut goal = Goal {
            name: self.goal.name.trim().to_owned(),
            ..self.goal.clone()
        };
        for (check, day) in goal.checks.iter_mut().zip(&self.days) {
            // An answer that was not touched stays as exact as it was.
            if *day != DateTimeForm::of(check.at) {
                check.at = day.when(input).ok()?;
            }
        }
        goal.checks.sort_by_key(|check| check.at.order_second());
        (!goal.name.is_empty()).then_some(goal)
    }
}

impl Goals {
    /// Shows every goal with its checks, and a field for a new one.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
        let goals = input.session.chart().goals();
        if goals.is_empty() {
            hint_ui(ui, "What would you like to be able to do again?");
        }
        for goal in goals.into_iter().filter(|goal| !goal.archived) {
            ui.push_id(goal.id.bits(), |ui| {
                if self
                    .form
                    .as_ref()
                    .is_some_and(|form| form.goal.id == goal.id)
                {
                    self.form_ui(ui, input, goal, out);
                } else if goal_ui(ui, input, goal, out) {
                    self.form = Some(Form::of(goal));
                }
            });
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

impl Goals {
    fn form_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>, stored: &Goal, out: &mut Outbox) {
        let Some(form) = &mut self.form else { return };
        let Some(closed) = form.show(ui, input) else {
            return;
        };
        let changed = form.filled(input).filter(|goal| goal != stored);
        if let Some(goal) = changed.filter(|_| closed == Closed::Saved) {
            out.act(put(goal, "Change"));
        }
        self.form = None;
    }
}

/// Shows a goal; returns whether it is to be corrected.
fn goal_ui(ui: &mut Ui, input: PanelInput<'_>, goal: &Goal, out: &mut Outbox) -> bool {
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
        let edited = icon_button(ui, Icon::Edit, &format!("Edit goal {}", goal.name)).clicked();
        let delete = format!("Delete goal {}", goal.name);
        if icon_button(ui, Icon::Delete, &delete).clicked() {
            out.act(Action::Record {
                edits: vec![Edit::Remove(RecordId::Goal(goal.id))],
                label: format!("Delete goal '{}'", goal.name),
                done: Some(format!("Deleted goal '{}'", goal.name)),
            });
        }
        edited
    })
    .inner
}

fn put(goal: Goal, what: &str) -> Action {
    Action::Record {
        label: format!("{what} goal '{}'", goal.name),
        edits: vec![Edit::put(goal)],
        done: None,
    }
}
