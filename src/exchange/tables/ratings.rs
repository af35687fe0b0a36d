//! One row for each rating.

use super::placed::{OfKnot, Placed, columns as of_knot, placed};
use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::ASKED;
use crate::model::{Chart, Rating, Score};

struct Row<'a> {
    placed: &'a Placed<'a>,
    rating: &'a Rating,
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
            let ratings = placed.entry.ratings().iter();
            ratings.map(move |rating| Row { placed, rating })
        })
        .collect();
    Sheet::new(&columns(), &rows)
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = vec![Column::new(
        "rating_id",
        Kind::Id,
        "Names the rating for ever, within its knot.",
        |row: &Row<'_>| Cell::plain(row.rating.id),
    )];
    columns.extend(of_knot());
    columns.extend([
        Column::new("asked", Kind::Word(ASKED.words()), "What was asked.", |row: &Row<'_>| {
            Cell::plain(ASKED.word(&row.rating.asked))
        }),
        Column::new(
            "score",
            Kind::Number("0–10, or unknown"),
            "How strong, 0 nothing to 10 as bad as can be imagined; unknown: asked, and could not say. Not asked: no row.",
            |row| match row.rating.score {
                Score::Felt(intensity) => Cell::plain(intensity),
                Score::Unknown => Cell::plain("unknown"),
            },
        ),
        Column::new("felt_at", Kind::Time, "When it was felt.", |row| {
            Cell::plain(row.rating.felt_at)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.rating.recorded_at)
        }),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.rating.note)
        }),
        Column::new(
            "knot_recorded_at",
            Kind::Time,
            "When the knot was put on the chart.",
            |row| Cell::plain(row.placed.knot().recorded_at),
        ),
    ]);
    columns
}
