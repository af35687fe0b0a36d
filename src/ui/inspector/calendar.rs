//! Picking a day from the page of a month.

use egui::{
    Button, Grid, Id, Label, Popup, PopupCloseBehavior, Response, RichText, Role, Ui, Vec2,
    WidgetInfo, vec2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::When;
use crate::model::limits::FIRST_YEAR;
use crate::scene::date_in_words;
use crate::ui::icons::Icon;
use crate::ui::likes::Likes;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, icon_button};

/// The days of a week, Monday first as in ISO 8601.
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
/// Width of a day, and of the name of the month, in points: the row of the month is as wide as a week.
const DAY: f32 = 40.0;
const TITLE: f32 = 76.0;

/// A button with a date that opens its month; days after `last` cannot be picked.
pub(in crate::ui) fn date_button(ui: &mut Ui, date: &mut Date, last: Date) {
    let words = date_in_words(When::Day(*date));
    let button = ui.add(ActionButton::new(&words).icon(Icon::Calendar));
    button.widget_info(|| {
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Date, {words}"))
    });
    let page = button.id.with("page");
    let popup = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| month_ui(ui, page, *date, last));
    match popup.map(|popup| popup.inner) {
        Some(Some(picked)) => {
            *date = picked;
            Popup::close_id(ui, Popup::default_response_id(&button));
        }
        Some(None) => {}
        // The next time it opens on the month of the date.
        None => ui.data_mut(|data| data.remove::<Date>(page)),
    }
}

fn month_ui(ui: &mut Ui, page: Id, date: Date, last: Date) -> Option<Date> {
    let shown = ui
        .data(|data| data.get_temp(page))
        .unwrap_or(date)
        .first_of_month();
    let turned = turned_ui(ui, shown);
    if let Some(months) = turned {
        let month = turned_to(shown, months, last);
        ui.data_mut(|data| data.insert_temp(page, month));
        ui.request_repaint();
    }
    days_ui(ui, shown, date, last)
}

/// The shown month between buttons that turn the page; returns by how many months.
fn turned_ui(ui: &mut Ui, shown: Date) -> Option<i32> {
    let title = date_in_words(When::Month(shown.year(), shown.month()));
    let year = |label| ActionButton::new(label).emphasis(Emphasis::Quiet);
    let mut turned = None;
    let mut turn = |button: Response, months| {
        if button.clicked() {
            turned = Some(months);
        }
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = Tokens::of(ui).space_xs;
        let size = [TITLE, Tokens::of(ui).control_height];
        turn(ui.add(year("−1 year")), -12);
        turn(icon_button(ui, Icon::ChevronLeft, "Month before"), -1);
        ui.add_sized(size, Label::new(semibold(title)));
        turn(icon_button(ui, Icon::ChevronRight, "Month after"), 1);
        turn(ui.add(year("+1 year")), 12);
    });
    turned
}

/// The month this many months on, held between the first year and the last day's month.
fn turned_to(shown: Date, months: i32, last: Date) -> Date {
    let first = Date::new(FIRST_YEAR, 1, 1).unwrap_or(shown);
    let month = shown.checked_add(months.months()).unwrap_or(shown);
    month.clamp(first.min(last), last.first_of_month())
}

fn days_ui(ui: &mut Ui, shown: Date, date: Date, last: Date) -> Option<Date> {
    let side = vec2(DAY, Tokens::of(ui).control_height);
    let mut picked = None;
    Grid::new("days")
        .spacing(Vec2::splat(2.0))
        .min_col_width(side.x)
        .show(ui, |ui| {
            let first = Likes::now().first_weekday();
            let shift = usize::try_from(first.to_monday_zero_offset()).unwrap_or_default();
            for name in WEEKDAYS.iter().cycle().skip(shift).take(WEEKDAYS.len()) {
                ui.add_sized([side.x, 0.0], Label::new(RichText::new(*name).weak()));
            }
            ui.end_row();
            let offset = shown.weekday().since(first);
            for _ in 0..offset {
                ui.label("");
            }
            for number in 1..=shown.days_in_month() {
                let Ok(day) = Date::new(shown.year(), shown.month(), number) else {
                    continue;
                };
                let enabled = day <= last;
                let button = Button::new(number.to_string())
                    .min_size(side)
                    .selected(day == date);
                let response = ui.add_enabled(enabled, button.frame_when_inactive(day == date));
                let name = date_in_words(When::Day(day));
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, enabled, day == date, &name)
                });
                if response.clicked() {
                    picked = Some(day);
                }
                if day.weekday().next() == first {
                    ui.end_row();
                }
            }
        });
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_end_with_the_last_day_and_with_the_first_year() {
        let date = |text: &str| -> Date { text.parse().unwrap() };
        let last = date("2026-11-22");
        assert_eq!(turned_to(date("2026-03-01"), -1, last), date("2026-02-01"));
        assert_eq!(turned_to(date("2026-03-01"), 12, last), date("2026-11-01"));
        assert_eq!(turned_to(date("1900-03-01"), -12, last), date("1900-01-01"));
    }
}
