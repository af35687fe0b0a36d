//! One row for each milestone.

use super::placed::{OfKnot, Placed, columns as of_knot, placed};
use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::{MILESTONES, WHO};
use crate::model::{Chart, Milestone};

struct Row<'a> {
    placed: &'a Placed<'a>,
    milestone: &'a Milestone,
}

impl OfKnot for Row<'_> {
    fn placed(&self) -> &Placed<'_> {
        self.placed
    }
}

pub(in crate::exchange) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let knots = placed(chart, body);
    let rows: Vec<Row<'_>> = knots
        .iter()
        .flat_map(|placed| {
            let milestones = placed.entry.milestones().iter();
            milestones.map(move |milestone| Row { placed, milestone })
        })
        .collect();
    Sheet::new(&columns(), &rows)
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = vec![Column::new(
        "milestone_id",
        Kind::Id,
        "Names the milestone for ever, within its knot.",
        |row: &Row<'_>| Cell::plain(row.milestone.id),
    )];
    columns.extend(of_knot());
    columns.extend([
        Column::new(
            "what",
            Kind::Word(MILESTONES.words()),
            "What happened, as somebody said.",
            |row: &Row<'_>| Cell::plain(MILESTONES.word(&row.milestone.kind)),
        ),
        Column::new("at", Kind::Time, "When it happened.", |row| {
            Cell::plain(row.milestone.at)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.milestone.recorded_at)
        }),
        Column::new("by", Kind::Word(WHO.words()), "Who says so.", |row| {
            Cell::plain(WHO.word(&row.milestone.by))
        }),
        Column::new(
            "treatment_id",
            Kind::Id,
            "During which treatment, if any.",
            |row| Cell::said(row.milestone.treatment),
        ),
        Column::new(
            "minute",
            Kind::Number("min"),
            "Minutes into that treatment.",
            |row| Cell::said(row.milestone.minute),
        ),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.milestone.note)
        }),
    ]);
    columns
}
