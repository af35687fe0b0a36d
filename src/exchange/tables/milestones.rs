//! One row for each milestone.

use super::placed::{EntryRow, columns as of_knot, entry_rows, placed};
use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::{MILESTONES, WHO};
use crate::model::{Chart, Entry, Milestone};

type Row<'a> = EntryRow<'a, Milestone>;

pub(in crate::exchange) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let knots = placed(chart, body);
    Sheet::new(&columns(), &entry_rows(&knots, Entry::milestones))
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = vec![Column::new(
        "milestone_id",
        Kind::Id,
        "Names the milestone for ever, within its knot.",
        |row: &Row<'_>| Cell::plain(row.entry.id),
    )];
    columns.extend(of_knot());
    columns.extend([
        Column::new(
            "what",
            Kind::Word(MILESTONES.words()),
            "What happened, as somebody said.",
            |row: &Row<'_>| Cell::plain(MILESTONES.word(&row.entry.kind)),
        ),
        Column::new("at", Kind::Time, "When it happened.", |row| {
            Cell::plain(row.entry.at)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.entry.recorded_at)
        }),
        Column::new("by", Kind::Word(WHO.words()), "Who says so.", |row| {
            Cell::plain(WHO.word(&row.entry.by))
        }),
        Column::new(
            "treatment_id",
            Kind::Id,
            "During which treatment, if any.",
            |row| Cell::said(row.entry.treatment),
        ),
        Column::new(
            "minute",
            Kind::Number("min"),
            "Minutes into that treatment.",
            |row| Cell::said(row.entry.minute),
        ),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.entry.note)
        }),
    ]);
    columns
}
