//! What hands found at the knot, and who says so: a record of what was said.

use egui::{Frame, TextEdit, Ui};

use super::fields::{caption, choices, combo, error_ui};
use super::when_form::WhenForm;
use super::when_words::when_in_words;
use crate::model::limits::TEXT_CHARS;
use crate::model::{Edit, Finding, Knot, PressureThreshold, Who};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, icon_button, primary_button, quiet_button};
use crate::ui::{Outbox, PanelInput};

/// With less room the answers stand below their question, in points.
const BESIDE_FROM: f32 = 260.0;

/// Who can find something.
pub(in crate::ui) const WHO: [(Who, &str); 4] = [
    (Who::Therapist, "A therapist"),
    (Who::Doctor, "A doctor"),
    (Who::Me, "Myself"),
    (Who::Partner, "Someone close"),
];
/// Answers to a question of the examination.
const YES_NO: [(bool, &str); 2] = [(true, "Yes"), (false, "No")];

/// A finding being entered or corrected.
#[derive(Debug)]
struct Form {
    /// The finding as it stands on the chart; none for a new one.
    stored: Option<Finding>,
    finding: Finding,
    threshold: String,
    when: WhenForm,
}

/// The findings between frames.
#[derive(Debug, Default)]
pub(in crate::ui) struct Findings {
    form: Option<Form>,
}

/// What is to become of a finding.
enum Ask {
    Edit(Finding),
    Delete(Finding),
}

impl Findings {
    /// Shows what was found, and the form to add or correct one.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        knot: &Knot,
        out: &mut Outbox,
    ) {
        caption(ui, "What hands found, as it was said");
        let edited = self.form.as_ref().and_then(|form| form.stored.clone());
        let mut ask = None;
        for (index, finding) in knot.findings.iter().enumerate() {
            if edited.as_ref() == Some(finding) {
                self.form_ui(ui, input, knot, out);
            } else {
                ui.push_id(("finding", index), |ui| {
                    ask = row_ui(ui, finding).or(ask.take());
                });
            }
        }
        match ask {
            Some(Ask::Edit(finding)) => self.form = Some(Form::of(finding)),
            Some(Ask::Delete(finding)) => {
                let when = when_in_words(finding.at);
                let kept = knot.findings.iter().filter(|other| **other != finding);
                let done = Some(format!("Deleted finding of {when}"));
                let label = format!("Delete finding of {when}");
                out.act(put(knot, kept.cloned().collect(), label, done));
            }
            None => {}
        }
        if edited.is_some_and(|edited| !knot.findings.contains(&edited)) {
            // Undone or deleted meanwhile: there is nothing left to correct.
            self.form = None;
        }
        if self.form.as_ref().is_some_and(|form| form.stored.is_none()) {
            self.form_ui(ui, input, knot, out);
        } else if self.form.is_none() {
            let add = ActionButton::new("Add a finding…").icon(Icon::Plus);
            if ui.add(add).clicked() {
                self.form = Some(Form::new(input));
            }
        }
    }

    /// Closes the open form without keeping anything. Returns whether there was one.
    pub(super) fn cancel(&mut self) -> bool {
        self.form.take().is_some()
    }

    /// Whether a finding is being entered or corrected.
    pub(super) fn is_editing(&self) -> bool {
        self.form.is_some()
    }

    /// Keeps what was entered into an open form, if it can be understood and says something.
    pub(super) fn keep(&mut self, input: PanelInput<'_>, knot: &Knot, out: &mut Outbox) {
        let form = self.form.take();
        if let Some(action) = form.and_then(|form| form.action(input, knot)) {
            out.act(action);
        }
    }

    fn form_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>, knot: &Knot, out: &mut Outbox) {
        let Some(form) = &mut self.form else { return };
        let tokens = Tokens::of(ui);
        let frame = Frame::new()
            .fill(tokens.bg)
            .corner_radius(tokens.radius_m)
            .inner_margin(tokens.space_s);
        match frame.show(ui, |ui| form.show(ui, input)).inner {
            Some(true) => self.keep(input, knot, out),
            Some(false) => self.form = None,
            None => {}
        }
    }
}

/// One finding in words, with what can be done to it.
fn row_ui(ui: &mut Ui, finding: &Finding) -> Option<Ask> {
    let when = when_in_words(finding.at);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let edited = icon_button(ui, Icon::Edit, &format!("Edit finding of {when}")).clicked();
        let deleted = icon_button(ui, Icon::Delete, &format!("Delete finding of {when}")).clicked();
        ui.add(egui::Label::new(format!("{when} · {}", in_words(finding))).wrap());
        match (edited, deleted) {
            (true, _) => Some(Ask::Edit(finding.clone())),
            (_, true) => Some(Ask::Delete(finding.clone())),
            _ => None,
        }
    })
    .inner
}

/// The knot with these findings, as a step of its own.
fn put(knot: &Knot, findings: Vec<Finding>, label: String, done: Option<String>) -> Action {
    let knot = Knot {
        findings,
        ..knot.clone()
    };
    Action::Record {
        edits: vec![Edit::put(knot)],
        label,
        done,
    }
}

impl Form {
    fn new(input: PanelInput<'_>) -> Self {
        Self {
            stored: None,
            finding: Finding::new(Who::Therapist, input.now.into(), input.now),
            threshold: String::new(),
            when: WhenForm::default(),
        }
    }

    fn of(stored: Finding) -> Self {
        let threshold = stored.threshold;
        let threshold = threshold.map(|threshold| threshold.kg_per_cm2().to_string());
        Self {
            finding: stored.clone(),
            threshold: threshold.unwrap_or_default(),
            when: WhenForm::of(stored.at),
            stored: Some(stored),
        }
    }

    /// Shows the form; returns whether it is kept once it is closed.
    fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<bool> {
        let finding = &mut self.finding;
        ui.spacing_mut().item_spacing.y = Tokens::of(ui).space_xs;
        combo(ui, "Who found it", WHO, &mut finding.by);
        answers_ui(ui, finding, &mut self.threshold, 0.0);
        self.when.show_asking(ui, input, "When was it found?");
        ui.horizontal(|ui| {
            let can_keep = self.filled(input).is_some();
            let kept =
                ui.add_enabled_ui(can_keep, |ui| primary_button(ui, "Keep finding").clicked());
            let cancelled = quiet_button(ui, "Cancel").clicked();
            (kept.inner || cancelled).then_some(kept.inner)
        })
        .inner
    }

    /// The finding as the form says it, if it can be understood and says anything.
    fn filled(&self, input: PanelInput<'_>) -> Option<Finding> {
        let finding = Finding {
            at: self.when.when(input)?,
            threshold: parse(&self.threshold).ok()?,
            ..self.finding.clone()
        };
        says_something(&finding).then_some(finding)
    }

    /// The action that keeps what was entered; none if it is as it was.
    fn action(&self, input: PanelInput<'_>, knot: &Knot) -> Option<Action> {
        let finding = self.filled(input)?;
        let when = when_in_words(finding.at);
        let mut findings = knot.findings.clone();
        let Some(stored) = &self.stored else {
            let recorded_at = input.now;
            findings.push(Finding {
                recorded_at,
                ..finding
            });
            let label = format!("Add finding of {when}");
            return Some(put(knot, findings, label, None));
        };
        let place = findings.iter_mut().find(|other| *other == stored)?;
        if finding == *stored {
            return None;
        }
        *place = finding;
        let label = format!("Change finding of {when}");
        Some(put(knot, findings, label, None))
    }
}

/// The questions of an examination, at least this wide in points, and their answers; returns whether they can be
/// kept.
pub(in crate::ui) fn answers_ui(
    ui: &mut Ui,
    finding: &mut Finding,
    threshold: &mut String,
    width: f32,
) -> bool {
    for (question, answer) in [
        ("A tight band?", &mut finding.tight_band),
        ("A sore spot?", &mut finding.sore_spot),
        ("Spreads when pressed?", &mut finding.spreads),
        ("\"That is my pain\"?", &mut finding.recognised),
        ("Jumps or twitches?", &mut finding.twitches),
    ] {
        ui.push_id(question, |ui| yes_no_ui(ui, question, width, answer));
    }
    let label = caption(ui, "Pressure at which it begins to hurt, in kg/cm²");
    let edit = TextEdit::singleline(threshold)
        .hint_text("Not measured")
        .desired_width(f32::INFINITY);
    ui.add(edit).labelled_by(label.id);
    let parsed = parse(threshold);
    match parsed {
        Ok(threshold) => finding.threshold = threshold,
        Err(NotAPressure) => error_ui(ui, "Type a pressure from 0.1 to 30 kg/cm²"),
    }
    let label = caption(ui, "In their words");
    let edit = TextEdit::singleline(&mut finding.note)
        .desired_width(f32::INFINITY)
        .char_limit(TEXT_CHARS);
    ui.add(edit).labelled_by(label.id);
    parsed.is_ok()
}

/// Whether a finding holds any answer.
pub(in crate::ui) fn says_something(finding: &Finding) -> bool {
    let answers = [
        finding.tight_band,
        finding.sore_spot,
        finding.spreads,
        finding.recognised,
        finding.twitches,
    ];
    answers.iter().any(Option::is_some)
        || finding.threshold.is_some()
        || !finding.note.trim().is_empty()
}

/// A question with yes and no; pressing the chosen answer again takes it back.
fn yes_no_ui(ui: &mut Ui, question: &str, width: f32, answer: &mut Option<bool>) {
    let mut answers_ui = |ui: &mut Ui| {
        if let Some(pressed) = choices(ui, YES_NO, *answer) {
            *answer = (*answer != Some(pressed)).then_some(pressed);
        }
    };
    if ui.available_width() < BESIDE_FROM {
        ui.label(question);
        answers_ui(ui);
        return;
    }
    ui.horizontal(|ui| {
        let asked = ui.label(question).rect.width();
        ui.add_space((width - asked).max(0.0));
        answers_ui(ui);
    });
}

/// A typed text that is no pressure.
#[derive(Debug, PartialEq, Eq)]
struct NotAPressure;

/// A typed pressure; an empty text is "not measured".
fn parse(text: &str) -> Result<Option<PressureThreshold>, NotAPressure> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let tenths = text.parse::<f64>().map_err(|_| NotAPressure)? * 10.0;
    if !(1.0..=300.0).contains(&tenths.round()) {
        return Err(NotAPressure);
    }
    let threshold = PressureThreshold::from_tenths(tenths.round() as u16);
    threshold.map(Some).ok_or(NotAPressure)
}

fn in_words(finding: &Finding) -> String {
    let who = match finding.by {
        Who::Me => "myself",
        Who::Therapist => "a therapist",
        Who::Doctor => "a doctor",
        Who::Partner => "someone close",
    };
    let mut parts = vec![who.to_owned()];
    for (answer, words) in [
        (finding.tight_band, "tight band"),
        (finding.sore_spot, "sore spot"),
        (finding.spreads, "spread elsewhere"),
        (finding.recognised, "\"that is my pain\""),
        (finding.twitches, "twitch"),
    ] {
        match answer {
            Some(true) => parts.push(words.to_owned()),
            Some(false) => parts.push(format!("no {words}")),
            None => {}
        }
    }
    if let Some(threshold) = finding.threshold {
        parts.push(format!("{} kg/cm²", threshold.kg_per_cm2()));
    }
    if !finding.note.trim().is_empty() {
        parts.push(finding.note.clone());
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pressure_is_measured_or_not_said() {
        assert_eq!(parse(" "), Ok(None));
        assert_eq!(parse("2,35"), Ok(PressureThreshold::from_tenths(24)));
        for wrong in ["0", "31", "NaN", "hard", "-1"] {
            assert_eq!(parse(wrong), Err(NotAPressure), "{wrong}");
        }
    }
}
