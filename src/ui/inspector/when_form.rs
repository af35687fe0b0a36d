//! Choosing when something was: one click, or a date and a time of day.

use egui::{self, TextEdit, Ui};
use jiff::civil::Date;

use super::backdate::{BackdateError, Choice, today, typed_when};
use super::calendar::date_button;
use super::fields::{caption, choices, error_ui};
use super::when_words::when_from;
use crate::model::{Stamp, When};
use crate::ui::PanelInput;

/// Room for a time of day, in points.
const TIME_WIDTH: f32 = 64.0;

/// A date and a time of day being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateTimeForm {
    date: Date,
    time: String,
}

impl DateTimeForm {
    /// The form filled with a time.
    pub(super) fn of(when: When) -> Self {
        let time = when
            .exact()
            .map(Stamp::local)
            .map(|t| format!("{:02}:{:02}", t.hour(), t.minute()));
        Self {
            date: when.first_day(),
            time: time.unwrap_or_default(),
        }
    }

    /// The time it says.
    pub(super) fn when(&self, input: PanelInput<'_>) -> Result<When, BackdateError> {
        typed_when(self.date, &self.time, input.now, input.zone)
    }

    /// Shows the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
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
pub(super) struct WhenForm {
    choice: Choice,
    typed: Option<DateTimeForm>,
}

impl WhenForm {
    /// Whether the next entry is about now.
    pub(super) fn is_now(&self) -> bool {
        self.choice == Choice::Now
    }

    /// Shows the choices; returns the time chosen, if there is one.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<When> {
        caption(ui, "When was that?");
        let options = Choice::ALL.map(|choice| (choice, choice.label(input.now, input.zone)));
        if let Some(choice) = choices(ui, options, Some(self.choice)) {
            self.choice = choice;
        }
        if let Some(stamp) = self.choice.stamp(input.now, input.zone) {
            if self.choice != Choice::Now {
                caption(ui, &when_from(stamp.into(), today(input.now, input.zone)));
            }
            return Some(stamp.into());
        }
        let form = self
            .typed
            .get_or_insert_with(|| DateTimeForm::of(input.now.into()));
        form.show(ui, input);
        match form.when(input) {
            Ok(when) => Some(when),
            Err(error) => {
                error_ui(ui, &error.to_string());
                None
            }
        }
    }
}
