//! What every column of every table means, as a table itself.

use super::cell::Cell;
use super::sheet::{Column, Heading, Kind, Sheet};
use super::table::Table;
use crate::body::Body;
use crate::model::Chart;

struct Row {
    table: Table,
    heading: Heading,
}

/// What every column of every table means, as CSV; made from the columns themselves.
pub fn dictionary_csv(body: &Body) -> String {
    sheet(body, false).to_csv()
}

/// One row for each column; `anonymous` leaves out those that may hold names or the person's own words.
pub(super) fn sheet(body: &Body, anonymous: bool) -> Sheet {
    let nothing = Chart::new();
    let rows: Vec<Row> = Table::ALL
        .into_iter()
        .flat_map(|table| {
            let headings = table.sheet(&nothing, body).headings.into_iter();
            headings.map(move |heading| Row { table, heading })
        })
        .filter(|row| !(anonymous && row.heading.private))
        .collect();
    Sheet::new(&columns(), &rows)
}

fn columns() -> [Column<Row>; 5] {
    [
        Column::new("table", Kind::Text, "The table.", |row| {
            Cell::plain(row.table.name())
        }),
        Column::new("column", Kind::Text, "The column.", |row: &Row| {
            Cell::plain(row.heading.name)
        }),
        Column::new("holds", Kind::Text, "What kind of value.", |row| {
            Cell::plain(match row.heading.kind {
                Kind::Id => "id",
                Kind::Number(_) => "number",
                Kind::Time => "time",
                Kind::Word(_) => "one of",
                Kind::Text => "text",
                Kind::List(_) => "list",
            })
        }),
        Column::new(
            "unit_or_values",
            Kind::Text,
            "The unit, the words or the parts of an item.",
            |row| match &row.heading.kind {
                Kind::Number(unit) => Cell::text(unit),
                Kind::Word(words) => Cell::list(words.iter().map(|word| [(*word).to_owned()])),
                Kind::List(parts) => Cell::text(parts),
                Kind::Time => Cell::text("RFC 3339, or YYYY-MM-DD, YYYY-MM, YYYY"),
                Kind::Id | Kind::Text => Cell::Empty,
            },
        ),
        Column::new("about", Kind::Text, "What it says.", |row| {
            Cell::text(row.heading.about)
        }),
    ]
}
