//! What else can be said of a treatment: techniques in order, place, pressure, what was said and what followed.

use egui::Ui;

use super::treatment_form::{line, number_field};
use super::vocabulary::{locations, techniques};
use crate::model::{AfterEffect, AfterKind, Intensity, Pressure, Technique, Treatment};
use crate::ui::PanelInput;
use crate::ui::icons::Icon;
use crate::ui::inspector::fields::{caption, choices, paragraph};
use crate::ui::map::ramp;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, icon_button, rating_row};

/// How firmly a therapist can work, in words.
const PRESSURES: [(u8, &str); 5] = [
    (1, "1 light"),
    (2, "2"),
    (3, "3 firm"),
    (4, "4"),
    (5, "5 deep"),
];
/// What can follow a treatment.
const AFTER: [(AfterKind, &str); 4] = [
    (AfterKind::Soreness, "Soreness"),
    (AfterKind::Bruising, "Bruising"),
    (AfterKind::Headache, "Headache"),
    (AfterKind::Dizziness, "Dizziness"),
];
/// Places that are one click away.
const PLACES: usize = 4;

/// The part of the form that is folded away, between frames.
#[derive(Debug, Default)]
pub(super) struct More {
    technique: String,
}

impl More {
    /// Shows the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, treatment: &mut Treatment) {
        self.techniques_ui(ui, input, treatment);
        caption(ui, "Where it was");
        line(ui, "Where", &mut treatment.location);
        offers_ui(ui, &locations(input.session.chart()), PLACES, |place| {
            treatment.location = place;
        });
        pressure_ui(ui, "Pressure I wanted", &mut treatment.pressure_wanted);
        pressure_ui(ui, "Pressure I got", &mut treatment.pressure_got);
        paragraph(
            ui,
            "What was said",
            "What the therapist found and advised",
            &mut treatment.said,
        );
        feedback_ui(ui, treatment);
        caption(ui, "What followed");
        after_ui(ui, treatment);
        caption(ui, "Cost");
        line(ui, "Cost", &mut treatment.cost);
        paragraph(ui, "Note", "Anything else", &mut treatment.note);
    }

    fn techniques_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>, treatment: &mut Treatment) {
        caption(ui, "Techniques, in order, with minutes");
        let mut change = None;
        for (index, technique) in treatment.techniques.iter_mut().enumerate() {
            ui.push_id(("technique", index), |ui| {
                change = technique_ui(ui, index, technique).or(change.take());
            });
        }
        match change {
            Some((index, Move::Away)) => drop(treatment.techniques.remove(index)),
            Some((index, Move::Up)) if index > 0 => treatment.techniques.swap(index - 1, index),
            _ => {}
        }
        let mut added = None;
        ui.horizontal(|ui| {
            let add = icon_button(ui, Icon::Plus, "Add technique").clicked();
            line(ui, "Another technique", &mut self.technique);
            if add && !self.technique.trim().is_empty() {
                added = Some(std::mem::take(&mut self.technique));
            }
        });
        let mut offered = techniques(input.session.chart());
        let is_used = |name: &String| treatment.techniques.iter().any(|t| t.name == *name);
        offered.retain(|name| !is_used(name));
        offers_ui(ui, &offered, offered.len(), |name| added = Some(name));
        if let Some(name) = added {
            treatment.techniques.push(Technique {
                name: name.trim().to_owned(),
                minutes: None,
            });
        }
    }
}

/// What can be done to a technique of the list.
#[derive(Clone, Copy)]
enum Move {
    Up,
    Away,
}

fn technique_ui(ui: &mut Ui, index: usize, technique: &mut Technique) -> Option<(usize, Move)> {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens.space_xs;
        ui.label(format!("{}  {}", index + 1, technique.name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = &technique.name;
            let away = icon_button(ui, Icon::Close, &format!("Take {name} away")).clicked();
            let up = index > 0
                && icon_button(ui, Icon::ChevronLeft, &format!("Move {name} earlier")).clicked();
            number_field(ui, &format!("Minutes of {name}"), &mut technique.minutes);
            match (away, up) {
                (true, _) => Some((index, Move::Away)),
                (_, true) => Some((index, Move::Up)),
                _ => None,
            }
        })
        .inner
    })
    .inner
}

/// Buttons for words that can be taken over.
fn offers_ui(ui: &mut Ui, words: &[String], count: usize, mut take: impl FnMut(String)) {
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for word in words.iter().take(count) {
            if ui.add(ActionButton::new(word)).clicked() {
                take(word.clone());
            }
        }
    });
}

/// What was said about the pressure while it went on.
fn feedback_ui(ui: &mut Ui, treatment: &mut Treatment) {
    let mut away = None;
    for (index, word) in treatment.feedback.iter().enumerate() {
        let words = format!("Minute {}, {}", word.minute, word.kind.label());
        ui.horizontal(|ui| {
            ui.label(&words);
            if icon_button(ui, Icon::Close, &format!("Take away: {words}")).clicked() {
                away = Some(index);
            }
        });
    }
    if let Some(index) = away {
        treatment.feedback.remove(index);
    }
}

/// Five degrees; pressing the chosen one again takes it back.
fn pressure_ui(ui: &mut Ui, name: &str, pressure: &mut Option<Pressure>) {
    caption(ui, name);
    ui.push_id(name, |ui| {
        let current = pressure.map(Pressure::get);
        if let Some(pressed) = choices(ui, PRESSURES, current) {
            *pressure = Pressure::new(pressed)
                .ok()
                .filter(|_| current != Some(pressed));
        }
    });
}

/// What followed: each kind at most once, with how strong and for how many hours.
fn after_ui(ui: &mut Ui, treatment: &mut Treatment) {
    let mut toggled = None;
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for (kind, label) in AFTER {
            let is_there = treatment.after.iter().any(|after| after.kind == kind);
            if ui
                .add(ActionButton::new(label).selected(is_there))
                .clicked()
            {
                toggled = Some((kind, is_there));
            }
        }
    });
    match toggled {
        Some((kind, true)) => treatment.after.retain(|after| after.kind != kind),
        Some((kind, false)) => treatment.after.push(AfterEffect {
            kind,
            severity: None,
            hours: None,
        }),
        None => {}
    }
    for after in &mut treatment.after {
        let label = AFTER
            .iter()
            .find(|(kind, _)| *kind == after.kind)
            .map_or("", |(_, label)| label);
        ui.push_id(("after", label), |ui| {
            ui.horizontal(|ui| {
                caption(ui, &format!("{label}, for how many hours"));
                number_field(ui, &format!("Hours of {label}"), &mut after.hours);
            });
            let current: Option<Intensity> = after.severity;
            if let Some(pressed) = rating_row(ui, current, ramp(ui)) {
                after.severity = (current != Some(pressed)).then_some(pressed);
            }
        });
    }
}
