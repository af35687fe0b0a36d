//! The past week in three questions, safety questions, and goals of one's own.

use egui::Ui;

use crate::model::{CheckIn, CheckInId, Edit, Intensity, SafetyAnswer, SafetyQuestion};
use crate::session::Action;
use crate::ui::PanelInput;
use crate::ui::inspector::fields::{caption, choices, paragraph};
use crate::ui::inspector::when_form::WhenForm;
use crate::ui::inspector::when_words::when_in_words;
use crate::ui::map::ramp;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{rating_row, section_heading};

/// Answers to a safety question.
const YES_NO: [(bool, &str); 2] = [(true, "Yes"), (false, "No")];

/// The past week being looked back on.
#[derive(Debug)]
pub(super) struct WeekForm {
    check_in: CheckIn,
    when: WhenForm,
    is_new: bool,
}

impl WeekForm {
    /// An empty form.
    pub(super) fn new(input: PanelInput<'_>) -> Self {
        let id = input.session.new_ids().check_in();
        Self {
            check_in: CheckIn::new(id, input.now.into(), input.now),
            when: WhenForm::default(),
            is_new: true,
        }
    }

    /// A form filled with answers of the chart.
    pub(super) fn of(stored: &CheckIn) -> Self {
        Self {
            check_in: stored.clone(),
            when: WhenForm::of(stored.at),
            is_new: false,
        }
    }

    /// Whether the answers are not on the chart yet.
    pub(super) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Which check-in.
    pub(super) fn id(&self) -> CheckInId {
        self.check_in.id
    }

    /// Whether they can be saved as they are.
    pub(super) fn can_save(&self, input: PanelInput<'_>) -> bool {
        self.when.when(input).is_some() && self.says_something()
    }

    /// Shows the questions.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        section_heading(ui, "The past week");
        caption(
            ui,
            "Once a month or before a visit. 0 is not at all, 10 is as bad as can be. After the PEG scale (Krebs et al. 2009), in our own words",
        );
        let week = &mut self.check_in;
        for (question, answer) in [
            ("How strong was the pain on average?", &mut week.pain),
            (
                "How much did it take from the joy of life?",
                &mut week.enjoyment,
            ),
            (
                "How much did it hold up everyday things?",
                &mut week.activity,
            ),
        ] {
            ui.label(question);
            ui.push_id(question, |ui| step_ui(ui, answer));
        }
        if let Some(score) = self.check_in.peg() {
            caption(ui, &format!("Mean of the three: {score:.1} of 10"));
        }
        ui.add_space(Tokens::of(ui).space_s);
        section_heading(ui, "Worth telling a doctor?");
        caption(ui, "For your information only. Answer what you like");
        for question in SafetyQuestion::ALL {
            ui.push_id(question.id, |ui| {
                safety_ui(ui, question.id, question.text, &mut self.check_in.safety);
            });
        }
        if self.check_in.safety.iter().any(|answer| answer.yes) {
            let tokens = Tokens::of(ui);
            ui.label(egui::RichText::new(SafetyQuestion::ADVICE).color(tokens.warn));
        }
        self.when.show_asking(ui, input, "Of when is this?");
        paragraph(ui, "Note", "Anything else", &mut self.check_in.note);
    }

    fn says_something(&self) -> bool {
        let week = &self.check_in;
        let answers = [week.pain, week.enjoyment, week.activity];
        answers.iter().any(Option::is_some) || !week.safety.is_empty() || !week.note.is_empty()
    }

    /// The action that keeps the answers; none if there are none, or nothing was changed.
    pub(super) fn action(&self, input: PanelInput<'_>) -> Option<Action> {
        let at = self.when.when(input)?;
        let mut check_in = CheckIn {
            at,
            ..self.check_in.clone()
        };
        if !self.says_something() || input.session.chart().check_in(check_in.id) == Some(&check_in)
        {
            return None;
        }
        if self.is_new {
            check_in.id = input.session.new_ids().check_in();
            check_in.recorded_at = input.now;
        }
        Some(Action::Record {
            edits: vec![Edit::put(check_in)],
            label: format!("Look back on the week of {}", when_in_words(at)),
            done: self.is_new.then(|| "Kept the answers".to_owned()),
        })
    }
}

fn step_ui(ui: &mut Ui, answer: &mut Option<Intensity>) {
    if let Some(pressed) = rating_row(ui, *answer, ramp(ui)) {
        *answer = (*answer != Some(pressed)).then_some(pressed);
    }
}

/// Yes or no; pressing the chosen one again takes the answer back, which is not "no".
fn safety_ui(ui: &mut Ui, id: &str, question: &str, answers: &mut Vec<SafetyAnswer>) {
    let given = answers.iter().find(|answer| answer.question == id);
    let given = given.map(|answer| answer.yes);
    ui.label(question);
    if let Some(pressed) = choices(ui, YES_NO, given) {
        answers.retain(|answer| answer.question != id);
        if given != Some(pressed) {
            answers.push(SafetyAnswer {
                question: id.to_owned(),
                yes: pressed,
            });
        }
    }
}
