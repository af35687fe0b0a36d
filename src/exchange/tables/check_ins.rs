//! One row for each check-in.

use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::model::{Chart, CheckIn};

type Row<'a> = &'a CheckIn;

pub(in crate::exchange) fn sheet(chart: &Chart) -> Sheet {
    Sheet::new(&columns(), &chart.check_ins())
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::new(
            "check_in_id",
            Kind::Id,
            "Names the check-in for ever.",
            |row: &Row<'_>| Cell::plain(row.id),
        ),
        Column::new("at", Kind::Time, "Of which day it speaks.", |row| {
            Cell::plain(row.at)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.recorded_at)
        }),
        Column::new(
            "pain",
            Kind::Number("0–10"),
            "Pain on average, past week; empty: not answered.",
            |row| Cell::said(row.pain),
        ),
        Column::new(
            "enjoyment",
            Kind::Number("0–10"),
            "How much pain got in the way of enjoying life, past week; empty: not answered.",
            |row| Cell::said(row.enjoyment),
        ),
        Column::new(
            "activity",
            Kind::Number("0–10"),
            "How much pain got in the way of everyday activity, past week; empty: not answered.",
            |row| Cell::said(row.activity),
        ),
        Column::new(
            "peg",
            Kind::Number("0–10"),
            "PEG score: the mean of the three; empty unless all were answered (Krebs et al. 2009).",
            |row| Cell::said(row.peg().map(|peg| format!("{peg:.2}"))),
        ),
        Column::private(
            "safety",
            Kind::List("question|yes or no"),
            "Safety questions that were answered.",
            |row| {
                let answer = |yes| if yes { "yes" } else { "no" }.to_owned();
                Cell::list(
                    row.safety
                        .iter()
                        .map(|one| [one.question.clone(), answer(one.yes)]),
                )
            },
        ),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.note)
        }),
    ]
}
