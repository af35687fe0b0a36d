//! What ever helped: ratings before and after per kind of treatment, technique and therapist, with every visit as a dot.

mod dots;
mod more;
mod words;

use egui::{Frame, RichText, ScrollArea, Ui};
use jiff::civil::Date;

use super::PanelInput;
use super::inspector::fields::{caption, choices};
use super::theme::{Tokens, semibold};
use super::widgets::section_heading;
use crate::analysis::{By, Helped, NOTE, helped};
use dots::Strip;
use more::More;

/// How treatments can be put together.
const WAYS: [(By, &str); 3] = [
    (By::Kind, "Kind"),
    (By::Technique, "Technique"),
    (By::Therapist, "Therapist"),
];

/// What a summary was worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    revision: u64,
    by: By,
    today: Date,
}

/// The tab between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct HelpedState {
    by: By,
    key: Option<Key>,
    rows: Vec<Helped>,
    more: More,
}

/// Shows the tab.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut HelpedState) {
    let area = ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt("helped");
    area.show(ui, |ui| {
        let tokens = Tokens::of(ui);
        ui.set_max_width(ui.available_width() - tokens.scroll_bar);
        section_heading(ui, "Ratings before and after");
        if let Some(by) = choices(ui, WAYS, Some(state.by)) {
            state.by = by;
        }
        caption(ui, NOTE);
        let key = Key {
            revision: input.session.revision(),
            by: state.by,
            today: input.now.date(),
        };
        if state.key != Some(key) {
            state.key = Some(key);
            state.rows = helped(input.session.chart(), state.by, input.now);
        }
        if state.rows.is_empty() {
            let hint = "No treatments yet. Log one in the diary, with ratings before and after";
            ui.label(RichText::new(hint).color(tokens.text_subdued));
        }
        for row in &state.rows {
            ui.push_id(&row.name, |ui| row_ui(ui, input, row));
        }
        state.more.show(ui, input);
    });
}

fn row_ui(ui: &mut Ui, input: PanelInput<'_>, row: &Helped) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens.space_xs;
        ui.horizontal_wrapped(|ui| {
            ui.label(semibold(&row.name).color(tokens.text_strong));
            if row.is_too_few() {
                caption(ui, "too few to say");
            }
        });
        caption(ui, &words::counts(row));
        let week = Strip {
            title: "7 days later",
            spread: &row.week,
            dots: row.dots.iter().map(|dot| (dot, dot.week)).collect(),
            is_judged: true,
        };
        week.show(ui, input);
        let next_day = Strip {
            title: "Next day, often still sore",
            spread: &row.next_day,
            dots: row.dots.iter().map(|dot| (dot, dot.next_day)).collect(),
            is_judged: false,
        };
        next_day.show(ui, input);
        if row.releases > 0 {
            caption(ui, &words::returns(row));
        }
    });
    ui.add_space(tokens.space_xs);
}
