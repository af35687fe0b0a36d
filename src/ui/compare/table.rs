//! What changed for each knot, in a table.

use egui::{Color32, Grid, RichText, Ui, vec2};

use crate::analysis::{Change, Degree, Moment, Phase, change, state_at};
use crate::scene::{answer, date_in_words, difference_in_words};
use crate::ui::PanelInput;
use crate::ui::likes::place_in_words;
use crate::ui::theme::{Tokens, semibold};

/// Widest name, in points.
const NAME: f32 = 200.0;

/// With less room than this the places are left out, in points: the map says them, and the change is read first.
const WITH_PLACE: f32 = 680.0;

/// One knot, then and now.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// Number and name.
    name: String,
    /// Side, level and distance, in few words.
    place: String,
    change: Change<'a>,
    /// "released" or nothing: a rating alone does not say it.
    phase: &'static str,
}

/// The knots that are on the chart at the later moment, in their order; put-away ones are left out.
pub(super) fn rows(input: PanelInput<'_>, from: Moment, to: Moment) -> Vec<Row<'_>> {
    let chart = input.session.chart();
    let ruler_cm = chart.person().ruler_cm();
    let entries = (1..).zip(chart.entries());
    let shown = entries.filter(|(_, entry)| !entry.knot().archived && state_at(entry, to).on_chart);
    shown
        .map(|(number, entry)| Row {
            name: format!("{number} {}", entry.knot().display_name()),
            place: place_in_words(input.body, &entry.knot().place, ruler_cm).short(),
            change: change(entry, from, to),
            phase: match state_at(entry, to).phase {
                Phase::Released(_) => ", released",
                Phase::Open | Phase::Returned(_) => "",
            },
        })
        .collect()
}

/// Shows the table.
pub(super) fn show(ui: &mut Ui, rows: &[Row<'_>], (from, to): (Moment, Moment)) {
    let tokens = Tokens::of(ui.ctx());
    if rows.is_empty() {
        ui.label(RichText::new("No knot was on the chart yet").color(tokens.text_subdued));
        return;
    }
    let date = |moment: Moment| match moment {
        Moment::Present(_) => "Now".to_owned(),
        Moment::At(at) => date_in_words(at.into()),
    };
    let has_place = ui.available_width() >= WITH_PLACE;
    let heads = ["Knot", "Place", &date(from), &date(to), "Change"];
    let heads = heads
        .into_iter()
        .filter(|head| has_place || *head != "Place");
    Grid::new("compare")
        .striped(true)
        .spacing(vec2(tokens.space_l, tokens.space_xs))
        .show(ui, |ui| {
            for head in heads {
                let head = RichText::new(head).size(tokens.text_small);
                ui.label(head.color(tokens.text_subdued));
            }
            ui.end_row();
            for row in rows {
                row_ui(ui, tokens, row, has_place);
                ui.end_row();
            }
        });
}

fn row_ui(ui: &mut Ui, tokens: &Tokens, row: &Row<'_>, has_place: bool) {
    let name = crate::scene::fit(&row.name, tokens.text_body, true, NAME);
    ui.label(semibold(name)).on_hover_text(&row.name);
    if has_place {
        ui.label(RichText::new(&row.place).color(tokens.text_subdued));
    }
    ui.label(answer(row.change.before));
    ui.label(answer(row.change.after) + row.phase);
    let words = RichText::new(difference_in_words(row.change.difference));
    ui.label(words.color(ink(tokens, &row.change)));
}

/// The words say it; the colour only helps to find it.
fn ink(tokens: &Tokens, change: &Change<'_>) -> Color32 {
    match change.difference.map(|found| found.degree) {
        Ok(Degree::MuchBetter | Degree::Better) => tokens.ok,
        Ok(Degree::Worse | Degree::MuchWorse) => tokens.danger,
        Ok(Degree::Same) => tokens.text,
        Err(_) => tokens.text_subdued,
    }
}
