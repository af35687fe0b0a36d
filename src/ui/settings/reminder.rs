//! The setting of the hour from which on the window reminds of the day's ratings.

use egui::{Role, Ui, WidgetInfo};
use jiff::civil::date;

use super::choice::named_ui;
use crate::ui::icons::Icon;
use crate::ui::likes::clock_in_words;
use crate::ui::widgets::{ActionButton, icon_button};

/// The hour that is offered first: in the evening, when the day can be judged.
const USUAL_HOUR: u8 = 20;
const NAME: &str = "Remind me to rate";

/// Shows the setting.
pub(super) fn show(ui: &mut Ui, hour: &mut Option<u8>) {
    named_ui(ui, NAME, |ui| {
        let is_on = hour.is_some();
        let at = hour.unwrap_or(USUAL_HOUR);
        let words = clock_in_words(date(2000, 1, 1).at(at as i8, 0, 0, 0));
        let on = format!("From {words} on");
        for (text, value) in [("Never", None), (on.as_str(), Some(at))] {
            let chosen = value.is_some() == is_on;
            let button = ui.add(ActionButton::new(text).selected(chosen));
            button.widget_info(|| {
                let label = format!("{NAME}, {text}");
                WidgetInfo::selected(Role::RadioButton, true, chosen, label)
            });
            if button.clicked() {
                *hour = value;
            }
        }
        if is_on {
            if icon_button(ui, Icon::ChevronLeft, "An hour earlier").clicked() {
                *hour = Some((at + 23) % 24);
            }
            if icon_button(ui, Icon::ChevronRight, "An hour later").clicked() {
                *hour = Some((at + 1) % 24);
            }
        }
    });
}
