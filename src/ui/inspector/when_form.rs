//! Choosing when something was: one click, or a date and a time of day.

use egui::{self, TextEdit, Ui};
use jiff::civil::Date;

use super::backdate::{BackdateError, Choice, today, typed_when};
use super::calendar::date_button;
use super::fields::{caption, choices, error_ui};
use super::when_words::when_from;
use crate::model::{Stamp, When};
use crate::ui::PanelInput;
use crate::ui::likes::clock_in_words;

/// Room for a time of day, in points.
const TIME_WIDTH: f32 = 72.0;

/// A date and a time of day being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct DateTimeForm {
    date: Date,
    time: String,
}

impl DateTimeForm {
    /// The form filled with a time.
    pub(in crate::ui) fn of(when: When) -> Self {
        let time = when.exact().map(Stamp::local).map(clock_in_words);
        Self {
            date: when.first_day(),
            time: time.unwrap_or_default(),
        }
    }

    /// The time it says.
    pub(in crate::ui) fn when(&self, input: PanelInput<'_>) -> Result<When, BackdateError> {
        typed_when(self.date, &self.time, input.now, input.zone)
    }

    /// Shows the fields.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        ui.horizontal(|ui| {
            date_button(ui, &mut self.date, today(input.now, input.zone));
            let edit = TextEdit::singleline(&mut self.time)
                .hint_text("HH:MM")
                .desired_width(TIME_WIDTH)
                .char_limit(8);
            let response = ui.add(edit);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Time of day")
            });
        });
        caption(ui, "Leave the time empty if only the day is known");
    }
}

/// When the next entry was.
#[derive(Debug, Default)]
pub(in crate::ui) struct WhenForm {
    choice: Choice,
    typed: Option<DateTimeForm>,
    /// The time of the entry being corrected; it stays as exact as it was until it is touched.
    stored: Option<When>,
}

impl WhenForm {
    /// The form with this choice taken.
    pub(in crate::ui) fn chosen(choice: Choice) -> Self {
        Self {
            choice,
            ..Self::default()
        }
    }

    /// The form filled with a time.
    pub(in crate::ui) fn of(when: When) -> Self {
        Self {
            choice: Choice::Other,
            typed: Some(DateTimeForm::of(when)),
            stored: Some(when),
        }
    }

    /// Whether the next entry is about now.
    pub(in crate::ui) fn is_now(&self) -> bool {
        self.choice == Choice::Now
    }

    /// Shows the choices; returns the time chosen, if there is one.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<When> {
        self.show_asking(ui, input, "When was that?")
    }

    /// Shows the choices under a question of one's own; returns the time chosen, if there is one.
    pub(in crate::ui) fn show_asking(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        question: &str,
    ) -> Option<When> {
        caption(ui, question);
        let options = Choice::ALL.map(|choice| (choice, choice.label(input.now, input.zone)));
        if let Some(choice) = choices(ui, options, Some(self.choice)) {
            self.choice = choice;
        }
        if self.choice == Choice::Other {
            let form = self
                .typed
                .get_or_insert_with(|| DateTimeForm::of(input.now.into()));
            form.show(ui, input);
        }
        match self.outcome(input) {
            Ok(when) => {
                if !matches!(self.choice, Choice::Now | Choice::Other) {
                    caption(ui, &when_from(when, today(input.now, input.zone)));
                }
                Some(when)
            }
            Err(error) => {
                error_ui(ui, &error.to_string());
                None
            }
        }
    }

    /// The time chosen, if there is one.
    pub(in crate::ui) fn when(&self, input: PanelInput<'_>) -> Option<When> {
        self.outcome(input).ok()
    }

    fn outcome(&self, input: PanelInput<'_>) -> Result<When, BackdateError> {
        if let Some(stamp) = self.choice.stamp(input.now, input.zone) {
            return Ok(stamp.into());
        }
        match (&self.typed, self.stored) {
            (Some(typed), Some(stored)) if *typed == DateTimeForm::of(stored) => Ok(stored),
            (Some(typed), _) => typed.when(input),
            (None, _) => Ok(input.now.into()),
        }
    }
}
