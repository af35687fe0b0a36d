//! One row for each rating.

use super::placed::{EntryRow, OfKnot as _, columns as of_knot, entry_rows, placed};
use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::ASKED;
use crate::model::{Chart, Entry, Rating, Score};

type Row<'a> = EntryRow<'a, Rating>;

pub(in crate::exchange) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let knots = placed(chart, body);
    Sheet::new(&columns(), &entry_rows(&knots, Entry::ratings))
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = vec![Column::new(
        "rating_id",
        Kind::Id,
        "Names the rating for ever, within its knot.",
        |row: &Row<'_>| Cell::plain(row.entry.id),
    )];
    columns.extend(of_knot());
    columns.extend([
        Column::new("asked", Kind::Word(ASKED.words()), "What was asked.", |row: &Row<'_>| {
            Cell::plain(ASKED.word(&row.entry.asked))
        }),
        Column::new(
            "score",
            Kind::Number("0–10, or unknown"),
            "How strong, 0 nothing to 10 as bad as can be imagined; unknown: asked, and could not say. Not asked: no row.",
            |row| match row.entry.score {
                Score::Felt(intensity) => Cell::plain(intensity),
                Score::Unknown => Cell::plain("unknown"),
            },
        ),
        Column::new("felt_at", Kind::Time, "When it was felt.", |row| {
            Cell::plain(row.entry.felt_at)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.entry.recorded_at)
        }),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.entry.note)
        }),
        Column::new(
            "knot_recorded_at",
            Kind::Time,
            "When the knot was put on the chart.",
            |row| Cell::plain(row.placed().knot().recorded_at),
        ),
    ]);
    columns
}
