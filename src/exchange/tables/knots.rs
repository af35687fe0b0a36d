//! One row for each knot, with its place in the words of other body charts.

use super::placed::{OfKnot, Placed, columns as of_knot, placed};
use crate::body::{Body, Code, Codes};
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::MARKS;
use crate::model::{Chart, Extent};

struct Row<'a> {
    placed: Placed<'a>,
    codes: Codes,
}

impl OfKnot for Row<'_> {
    fn placed(&self) -> &Placed<'_> {
        &self.placed
    }
}

pub(in crate::exchange) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let rows: Vec<Row<'_>> = placed(chart, body)
        .into_iter()
        .map(|placed| Row {
            codes: body.codes(&placed.knot().place),
            placed,
        })
        .collect();
    Sheet::new(&columns(), &rows)
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = of_knot();
    columns.extend([
        Column::new(
            "mark",
            Kind::Word(MARKS.words()),
            "The chart mark drawn for it.",
            |row: &Row<'_>| Cell::plain(MARKS.word(&row.placed.knot().mark)),
        ),
        Column::new(
            "radius",
            Kind::Number("mm"),
            "How far it reaches, where given as a disc.",
            |row| match row.placed.knot().extent {
                Some(Extent::RadiusMm(mm)) => Cell::plain(mm),
                _ => Cell::Empty,
            },
        ),
        Column::new(
            "since",
            Kind::Time,
            "Since when the person has had it.",
            |row| Cell::said(row.placed.knot().since),
        ),
        Column::new(
            "recorded_at",
            Kind::Time,
            "When it was put on the chart.",
            |row| Cell::plain(row.placed.knot().recorded_at),
        ),
        Column::new(
            "quiet_at",
            Kind::Number("0–10"),
            "The rating at or below which the person calls it quiet.",
            |row| Cell::said(row.placed.knot().quiet_at),
        ),
        Column::new(
            "archived",
            Kind::Word(vec!["yes", "no"]),
            "Whether it is put away.",
            |row| {
                Cell::plain(if row.placed.knot().archived {
                    "yes"
                } else {
                    "no"
                })
            },
        ),
    ]);
    columns.extend(codes_and_note());
    columns
}

/// The place in the words of other body charts.
fn codes_and_note<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::new(
            "choir",
            Kind::List("segment"),
            "CHOIR body map segments, standard numbers.",
            |row| codes(&row.codes.choir),
        ),
        Column::new(
            "michigan",
            Kind::List("area"),
            "Areas of the Michigan Body Map.",
            |row| codes(&row.codes.michigan),
        ),
        Column::new(
            "wpi",
            Kind::List("area"),
            "Areas of the Widespread Pain Index; for counting, never a diagnosis.",
            |row| codes(&row.codes.wpi),
        ),
        Column::new(
            "snomed",
            Kind::List("code"),
            "SNOMED CT code of the region, where one is verified.",
            |row| codes(&row.codes.snomed),
        ),
        Column::new(
            "may_lie_over",
            Kind::List("muscle"),
            "Muscles that may lie under the place, from the skin inward; none is picked.",
            |row| Cell::list(row.codes.muscles.iter().map(|muscle| [muscle.name.clone()])),
        ),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.placed.knot().note)
        }),
    ]
}

fn codes(codes: &[Code]) -> Cell {
    Cell::list(codes.iter().map(|code| [code.code.clone()]))
}
