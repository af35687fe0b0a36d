//! One row for each episode.

use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::{SIDES, VIEWS, episode_kind};
use crate::model::{Chart, Episode};

struct Row<'a> {
    episode: &'a Episode,
    /// Its place in words; empty if not said.
    words: String,
}

pub(in crate::exchange) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let ruler_cm = chart.person().ruler_cm();
    let rows: Vec<Row<'_>> = chart
        .episodes()
        .into_iter()
        .map(|episode| Row {
            episode,
            words: episode
                .place
                .map_or_else(String::new, |place| body.words(&place, ruler_cm).neutral()),
        })
        .collect();
    Sheet::new(&columns(), &rows)
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = vec![
        Column::new(
            "episode_id",
            Kind::Id,
            "Names the episode for ever.",
            |row: &Row<'_>| Cell::plain(row.episode.id),
        ),
        Column::new(
            "kind",
            Kind::Text,
            "What kind: a word of the list, or other and the person's own.",
            |row| Cell::text(&episode_kind(&row.episode.kind)),
        ),
        Column::new("from", Kind::Time, "When it began.", |row| {
            Cell::plain(row.episode.from)
        }),
        Column::new("until", Kind::Time, "When it ended, if known.", |row| {
            Cell::said(row.episode.until)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.episode.recorded_at)
        }),
        Column::new(
            "severity",
            Kind::Number("0–10"),
            "How strong, if said.",
            |row| Cell::said(row.episode.severity),
        ),
    ];
    columns.extend(place_and_note());
    columns
}

/// Where on the body it was.
fn place_and_note<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::new(
            "side",
            Kind::Word(SIDES.words()),
            "The person's own side, in every view.",
            |row| Cell::said(row.episode.place.map(|place| place.side())),
        ),
        Column::new(
            "place",
            Kind::Text,
            "Where on the body, in words, if said.",
            |row| Cell::text(&row.words),
        ),
        Column::new(
            "view",
            Kind::Word(VIEWS.words()),
            "The view it was placed in.",
            |row| Cell::said(row.episode.place.map(|place| place.view.name())),
        ),
        Column::new(
            "u",
            Kind::Number("C7–PSIS length"),
            "As in the table of ratings.",
            |row| Cell::said(row.episode.place.map(|place| place.pos.u())),
        ),
        Column::new(
            "v",
            Kind::Number("C7–PSIS length"),
            "As in the table of ratings.",
            |row| Cell::said(row.episode.place.map(|place| place.pos.v())),
        ),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.episode.note)
        }),
    ]
}
