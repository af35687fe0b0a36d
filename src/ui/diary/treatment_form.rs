//! Entering or correcting one treatment.

use egui::{CollapsingHeader, TextEdit, Ui};

use super::hint_ui;
use super::kind_field::kind_field;
use super::touched::touched_ui;
use super::treatment_more::More;
use super::vocabulary::{HANDS, therapists, treatment_kinds};
use crate::model::limits::NAME_CHARS;
use crate::model::{Outcome, Treatment, TreatmentId, TreatmentKind, When, Who};
use crate::session::{Action, TouchedLog, TreatmentLog};
use crate::ui::PanelInput;
use crate::ui::inspector::backdate::Choice;
use crate::ui::inspector::fields::{caption, combo, error_ui};
use crate::ui::inspector::when_form::WhenForm;
use crate::ui::inspector::when_words::when_in_words;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, section_chevron, section_heading};

/// Lengths that are one click away, in minutes.
const LENGTHS: [(u16, &str); 5] = [(30, "30"), (45, "45"), (60, "60"), (75, "75"), (90, "90")];
/// How long a treatment is taken to be before anything is said, in minutes.
const USUAL_MINUTES: u16 = 60;
/// Room for a number of minutes, in points.
const MINUTES_WIDTH: f32 = 48.0;
/// Names of therapists that are one click away.
const NAMES: usize = 4;

/// One treatment being entered or corrected.
#[derive(Debug)]
pub(super) struct TreatmentForm {
    log: TreatmentLog,
    when: WhenForm,
    is_new: bool,
    more: More,
}

impl TreatmentForm {
    /// An empty form, with hands and kind as they were last time; while an earlier time is shown, for that day.
    pub(super) fn new(input: PanelInput<'_>) -> Self {
        let day = input.session.past().map(|past| When::Day(past.date()));
        let treatments = input.session.chart().treatments();
        let is_before =
            |treatment: &&&Treatment| day.is_none_or(|day| !day.is_before(treatment.at));
        let last = treatments.iter().rev().find(is_before);
        let blank = Self::blank(input, TreatmentKind::Swedish);
        let mut form = match last {
            Some(last) => Self::filled(
                input,
                Treatment {
                    kind: last.kind.clone(),
                    by: last.by,
                    minutes: last.minutes,
                    therapist: last.therapist.clone(),
                    location: last.location.clone(),
                    pressure_wanted: last.pressure_wanted,
                    cost: last.cost.clone(),
                    ..blank
                },
            ),
            None => Self::filled(input, blank),
        };
        if let Some(day) = day {
            form.log.treatment.at = day;
            form.when = WhenForm::of(day);
        }
        let selected = input.session.selection().knots().iter();
        form.log
            .knots
            .extend(selected.copied().map(TouchedLog::new));
        form
    }

    /// A form for a treatment like this one, without what came of it.
    pub(super) fn like(input: PanelInput<'_>, model: &Treatment) -> Self {
        let blank = Self::blank(input, model.kind.clone());
        let mut touched = model.touched.clone();
        for knot in &mut touched {
            knot.outcome = Outcome::NotSaid;
        }
        Self::filled(
            input,
            Treatment {
                id: blank.id,
                at: blank.at,
                recorded_at: blank.recorded_at,
                touched,
                after: Vec::new(),
                said: String::new(),
                note: String::new(),
                ..model.clone()
            },
        )
    }

    /// A form filled with a treatment of the chart.
    pub(super) fn of(input: PanelInput<'_>, stored: &Treatment) -> Self {
        Self {
            log: TreatmentLog::of(input.session.chart(), stored),
            when: WhenForm::of(stored.at),
            is_new: false,
            more: More::default(),
        }
    }

    fn blank(input: PanelInput<'_>, kind: TreatmentKind) -> Treatment {
        let id = input.session.new_ids().treatment();
        Treatment {
            minutes: Some(USUAL_MINUTES),
            ..Treatment::new(id, kind, input.now.into(), input.now)
        }
    }

    fn filled(input: PanelInput<'_>, treatment: Treatment) -> Self {
        let began = Choice::HourAgo.stamp(input.now, input.zone);
        let treatment = Treatment {
            at: began.unwrap_or(input.now).into(),
            ..treatment
        };
        Self {
            log: TreatmentLog::new(treatment),
            when: WhenForm::chosen(Choice::HourAgo),
            is_new: true,
            more: More::default(),
        }
    }

    /// Whether the treatment is not on the chart yet.
    pub(super) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Which treatment.
    pub(super) fn id(&self) -> TreatmentId {
        self.log.treatment.id
    }

    /// Whether it can be saved as it is.
    pub(super) fn can_save(&self, input: PanelInput<'_>) -> bool {
        self.when.when(input).is_some()
    }

    /// Shows the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        let tokens = Tokens::of(ui);
        section_heading(
            ui,
            if self.is_new {
                "New treatment"
            } else {
                "Treatment"
            },
        );
        self.head_ui(ui, input);
        ui.add_space(tokens.space_s);
        section_heading(ui, "Knots it worked on");
        touched_ui(ui, input, &mut self.log);
        ui.add_space(tokens.space_s);
        let more = CollapsingHeader::new("Techniques, pressure, what followed")
            .icon(section_chevron)
            .id_salt("more");
        more.default_open(!self.is_new).show_unindented(ui, |ui| {
            self.more.show(ui, input, &mut self.log.treatment);
        });
    }

    fn head_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        let treatment = &mut self.log.treatment;
        kind_field(
            ui,
            "Kind of treatment",
            &treatment_kinds(input.session.chart()),
            &mut treatment.kind,
            TreatmentKind::label,
            (TreatmentKind::Other, |kind| match kind {
                TreatmentKind::Other(name) => Some(name.clone()),
                _ => None,
            }),
        );
        hands_ui(ui, input, treatment);
        let when = self.when.show_asking(ui, input, "When did it begin?");
        if let Some(when) = when {
            treatment.at = when;
        }
        minutes_ui(ui, &mut treatment.minutes);
        if !self.log.can_rate_before() {
            hint_ui(ui, "Ratings before and after need the time of day");
        }
    }

    /// The action that keeps what was entered; none if nothing was changed, or the time is no time.
    pub(super) fn action(&self, input: PanelInput<'_>) -> Option<Action> {
        let mut log = self.log.clone();
        log.treatment.at = self.when.when(input)?;
        let chart = input.session.chart();
        let stored = chart.treatment(log.treatment.id);
        if stored.is_some_and(|stored| TreatmentLog::of(chart, stored) == log) {
            return None;
        }
        let mut ids = input.session.new_ids();
        if self.is_new {
            // The first id is the treatment's; the state of the chart may be another than when the form opened.
            log.treatment.id = ids.treatment();
            log.treatment.recorded_at = input.now;
        }
        let verb = if self.is_new { "Log" } else { "Change" };
        let kind = log.treatment.kind.in_sentence();
        Some(Action::Record {
            edits: log.edits(chart, &mut ids, input.now),
            label: format!("{verb} {kind} of {}", when_in_words(log.treatment.at)),
            done: self.is_new.then(|| format!("Logged {kind}")),
        })
    }
}

/// Who did it and where; names that were used before are one click away.
fn hands_ui(ui: &mut Ui, input: PanelInput<'_>, treatment: &mut Treatment) {
    ui.horizontal(|ui| {
        combo(ui, "Whose hands", HANDS, &mut treatment.by);
        if treatment.by != Who::Me {
            line(ui, "Name", &mut treatment.therapist);
        }
    });
    if treatment.by == Who::Me {
        return;
    }
    let names = therapists(input.session.chart());
    if names.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            let gap = Tokens::of(ui).space_xs;
            ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
            for name in names.iter().take(NAMES) {
                let is_chosen = *name == treatment.therapist;
                let button = ActionButton::new(name).selected(is_chosen);
                if ui.add(button).clicked() {
                    treatment.therapist.clone_from(name);
                    last_with(input, treatment);
                }
            }
        });
    }
}

/// Where and for how much this therapist worked last time.
fn last_with(input: PanelInput<'_>, treatment: &mut Treatment) {
    let all = input.session.chart().treatments();
    let mut all = all.iter().rev();
    if let Some(last) = all.find(|last| last.therapist == treatment.therapist) {
        treatment.location.clone_from(&last.location);
        treatment.cost.clone_from(&last.cost);
        treatment.kind.clone_from(&last.kind);
    }
}

/// A line of text with its name as the hint.
pub(super) fn line(ui: &mut Ui, name: &str, text: &mut String) {
    let edit = TextEdit::singleline(text)
        .hint_text(name)
        .desired_width(f32::INFINITY)
        .char_limit(NAME_CHARS);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
}

fn minutes_ui(ui: &mut Ui, minutes: &mut Option<u16>) {
    caption(ui, "Minutes");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(Tokens::of(ui).space_xs);
        for (length, label) in LENGTHS {
            let button = ActionButton::new(label).selected(*minutes == Some(length));
            if ui.add(button).clicked() {
                *minutes = Some(length);
            }
        }
        number_field(ui, "Minutes", minutes);
    });
}

/// A whole number that may be left empty; what is no number is not taken.
pub(in crate::ui) fn number_field(ui: &mut Ui, name: &str, value: &mut Option<u16>) {
    let mut text = value.map(|value| value.to_string()).unwrap_or_default();
    let edit = TextEdit::singleline(&mut text)
        .desired_width(MINUTES_WIDTH)
        .min_size(egui::vec2(MINUTES_WIDTH, 0.0))
        .char_limit(4);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    if response.changed() {
        match text.trim() {
            "" => *value = None,
            text => match text.parse::<u16>() {
                Ok(number) => *value = Some(number),
                Err(_) => error_ui(ui, "A whole number"),
            },
        }
    }
}
