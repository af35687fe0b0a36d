//! One row for each treatment.

use super::placed::{Placed, placed};
use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind, Sheet};
use crate::exchange::spelled::{AFTER, FEEDBACK, OUTCOMES, WHO, treatment_kind};
use crate::model::{Chart, KnotId, Pressure, Touched, Treatment};

struct Row<'a> {
    treatment: &'a Treatment,
    knots: &'a [Placed<'a>],
}

impl Row<'_> {
    fn placed(&self, knot: KnotId) -> Option<&Placed<'_>> {
        self.knots.iter().find(|placed| placed.knot().id == knot)
    }

    /// Something about each knot that was touched.
    fn touched(&self, about: impl Fn(&Placed<'_>, &Touched) -> Vec<String>) -> Cell {
        let touched = self.treatment.touched.iter();
        Cell::list(touched.filter_map(|touched| {
            let placed = self.placed(touched.knot)?;
            Some(about(placed, touched))
        }))
    }
}

pub(in crate::exchange) fn sheet(chart: &Chart, body: &Body) -> Sheet {
    let knots = placed(chart, body);
    let rows: Vec<Row<'_>> = chart
        .treatments()
        .into_iter()
        .map(|treatment| Row {
            treatment,
            knots: &knots,
        })
        .collect();
    let mut columns = plain();
    columns.extend(lists());
    columns.extend(afterwards());
    columns.extend(texts());
    Sheet::new(&columns, &rows)
}

fn plain<'a>() -> Vec<Column<Row<'a>>> {
    let pressure = "1 feather-light – 5 as deep as can be borne";
    vec![
        Column::new(
            "treatment_id",
            Kind::Id,
            "Names the treatment for ever.",
            |row: &Row<'_>| Cell::plain(row.treatment.id),
        ),
        Column::new(
            "kind",
            Kind::Text,
            "What kind of work: a word of the list, or other and the person's own.",
            |row| Cell::text(&treatment_kind(&row.treatment.kind)),
        ),
        Column::new("at", Kind::Time, "When it began.", |row| {
            Cell::plain(row.treatment.at)
        }),
        Column::new("recorded_at", Kind::Time, "When it was entered.", |row| {
            Cell::plain(row.treatment.recorded_at)
        }),
        Column::new("minutes", Kind::Number("min"), "How long it took.", |row| {
            Cell::said(row.treatment.minutes)
        }),
        Column::new(
            "by",
            Kind::Word(WHO.words()),
            "Whose hands it was.",
            |row| Cell::plain(WHO.word(&row.treatment.by)),
        ),
        Column::new(
            "pressure_wanted",
            Kind::Number(pressure),
            "The pressure the person wanted.",
            |row| Cell::said(row.treatment.pressure_wanted.map(Pressure::get)),
        ),
        Column::new(
            "pressure_got",
            Kind::Number(pressure),
            "The pressure the person got.",
            |row| Cell::said(row.treatment.pressure_got.map(Pressure::get)),
        ),
    ]
}

fn lists<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::new(
            "techniques",
            Kind::List("technique|minutes"),
            "What was done, in order.",
            |row: &Row<'_>| {
                Cell::list(row.treatment.techniques.iter().map(|technique| {
                    let mut parts = vec![technique.name.clone()];
                    parts.extend(technique.minutes.map(|minutes| minutes.to_string()));
                    parts
                }))
            },
        ),
        Column::new(
            "touched",
            Kind::List("knot_id|side|outcome|minutes"),
            "Knots it worked on, the person's own side of each, what the person said became of it, minutes spent.",
            |row| {
                row.touched(|placed, touched| {
                    let mut parts = vec![
                        placed.knot().id.to_string(),
                        placed.knot().place.side().to_string(),
                        OUTCOMES.word(&touched.outcome).to_owned(),
                    ];
                    parts.extend(touched.minutes.map(|minutes| minutes.to_string()));
                    parts
                })
            },
        ),
        Column::private(
            "touched_names",
            Kind::List("name"),
            "The same knots by name.",
            |row| row.touched(|placed, _| vec![placed.knot().display_name().to_owned()]),
        ),
    ]
}

fn afterwards<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::new(
            "after",
            Kind::List("what|0–10|hours"),
            "What followed, how strong, for how long.",
            |row| {
                Cell::list(row.treatment.after.iter().map(|after| {
                    let said = |number: Option<String>| number.unwrap_or_default();
                    [
                        AFTER.word(&after.kind).to_owned(),
                        said(after.severity.map(|severity| severity.to_string())),
                        said(after.hours.map(|hours| hours.to_string())),
                    ]
                }))
            },
        ),
        Column::new(
            "feedback",
            Kind::List("minute|word"),
            "What the person said about the pressure meanwhile.",
            |row| {
                Cell::list(row.treatment.feedback.iter().map(|feedback| {
                    [
                        feedback.minute.to_string(),
                        FEEDBACK.word(&feedback.kind).to_owned(),
                    ]
                }))
            },
        ),
    ]
}

fn texts<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::private(
            "therapist",
            Kind::Text,
            "The therapist's name.",
            |row: &Row<'_>| Cell::text(&row.treatment.therapist),
        ),
        Column::private("location", Kind::Text, "Where.", |row| {
            Cell::text(&row.treatment.location)
        }),
        Column::private("said", Kind::Text, "What the therapist said.", |row| {
            Cell::text(&row.treatment.said)
        }),
        Column::private(
            "cost",
            Kind::Text,
            "What it cost, in the person's own words.",
            |row| Cell::text(&row.treatment.cost),
        ),
        Column::private("note", Kind::Text, "Anything else.", |row| {
            Cell::text(&row.treatment.note)
        }),
    ]
}
