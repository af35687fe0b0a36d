//! What hands found at the knot, and who says so: a record of what was said.

use egui::{TextEdit, Ui};

use super::KnotEdit;
use super::fields::{caption, choices, combo, error_ui};
use super::when_words::when_in_words;
use crate::model::{Finding, PressureThreshold, Who};
use crate::ui::PanelInput;
use crate::ui::icons::Icon;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, icon_button, primary_button, quiet_button};

/// Who can find something.
const WHO: [(Who, &str); 4] = [
    (Who::Therapist, "A therapist"),
    (Who::Doctor, "A doctor"),
    (Who::Me, "Myself"),
    (Who::Partner, "Someone close"),
];
/// Answers to a question of the examination.
const YES_NO: [(bool, &str); 2] = [(true, "Yes"), (false, "No")];

/// A finding being entered.
#[derive(Debug, Default)]
pub(super) struct Findings {
    new: Option<(Finding, String)>,
}

impl Findings {
    /// Shows what was found, and the form for more.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, edit: &mut KnotEdit) {
        caption(ui, "What hands found, as it was said");
        let mut away = None;
        for (index, finding) in edit.knot.findings.iter().enumerate() {
            ui.horizontal(|ui| {
                let when = when_in_words(finding.at);
                let name = format!("Delete finding of {when}");
                if icon_button(ui, Icon::Delete, &name).clicked() {
                    away = Some(index);
                }
                ui.add(egui::Label::new(format!("{when} · {}", in_words(finding))).wrap());
            });
        }
        if let Some(index) = away {
            edit.knot.findings.remove(index);
            edit.what = Some("findings");
        }
        match &mut self.new {
            None => {
                if ui
                    .add(ActionButton::new("Add a finding…").icon(Icon::Plus))
                    .clicked()
                {
                    let finding = Finding::new(Who::Therapist, input.now.into(), input.now);
                    self.new = Some((finding, String::new()));
                }
            }
            Some((finding, threshold)) => match form_ui(ui, finding, threshold) {
                Some(true) => {
                    edit.knot.findings.push(Finding {
                        at: input.now.into(),
                        recorded_at: input.now,
                        ..finding.clone()
                    });
                    edit.what = Some("findings");
                    self.new = None;
                }
                Some(false) => self.new = None,
                None => {}
            },
        }
    }
}

/// Shows the form; returns whether it is kept once it is closed.
fn form_ui(ui: &mut Ui, finding: &mut Finding, threshold: &mut String) -> Option<bool> {
    ui.spacing_mut().item_spacing.y = Tokens::of(ui).space_xs;
    combo(ui, "Who found it", WHO, &mut finding.by);
    for (question, answer) in [
        ("A tight band?", &mut finding.tight_band),
        ("A sore spot?", &mut finding.sore_spot),
        ("Spreads elsewhere when pressed?", &mut finding.spreads),
        ("\"That is my pain\"?", &mut finding.recognised),
        ("Jumps or twitches?", &mut finding.twitches),
    ] {
        ui.push_id(question, |ui| {
            ui.horizontal(|ui| {
                ui.label(question);
                if let Some(pressed) = choices(ui, YES_NO, *answer) {
                    *answer = (*answer != Some(pressed)).then_some(pressed);
                }
            });
        });
    }
    let label = caption(ui, "Pressure at which it begins to hurt, in kg/cm²");
    let edit = TextEdit::singleline(threshold)
        .hint_text("Not measured")
        .desired_width(f32::INFINITY);
    ui.add(edit).labelled_by(label.id);
    let parsed = parse(threshold);
    let label = caption(ui, "In their words");
    ui.add(TextEdit::singleline(&mut finding.note).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    if parsed.is_err() {
        error_ui(ui, "Type a pressure from 0.1 to 30 kg/cm²");
    }
    ui.horizontal(|ui| {
        let kept = ui
            .add_enabled_ui(parsed.is_ok(), |ui| {
                primary_button(ui, "Keep finding").clicked()
            })
            .inner;
        if let (true, Ok(threshold)) = (kept, parsed) {
            finding.threshold = threshold;
            return Some(true);
        }
        quiet_button(ui, "Cancel").clicked().then_some(false)
    })
    .inner
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
