//! A knot with what every row about it repeats: its number, its side, its place in words.

use crate::body::Body;
use crate::exchange::cell::Cell;
use crate::exchange::sheet::{Column, Kind};
use crate::exchange::spelled::{DEPTHS, SIDES, VIEWS};
use crate::model::{Chart, Entry, Knot};

/// A knot as rows about it show it.
pub(super) struct Placed<'a> {
    pub entry: &'a Entry,
    /// Its number on the map.
    pub number: usize,
    /// Its place in words, the side first.
    pub words: String,
}

impl Placed<'_> {
    pub fn knot(&self) -> &Knot {
        self.entry.knot()
    }
}

/// Something that belongs to a knot.
pub(super) trait OfKnot {
    fn placed(&self) -> &Placed<'_>;
}

/// A row about something that was entered for a knot.
pub(super) struct EntryRow<'a, E> {
    placed: &'a Placed<'a>,
    pub entry: &'a E,
}

impl<E> OfKnot for EntryRow<'_, E> {
    fn placed(&self) -> &Placed<'_> {
        self.placed
    }
}

/// A row for each of the entries that `of` finds, knot by knot.
pub(super) fn entry_rows<'a, E>(
    knots: &'a [Placed<'a>],
    of: impl Fn(&'a Entry) -> &'a [E],
) -> Vec<EntryRow<'a, E>> {
    let rows = knots.iter().flat_map(|placed| {
        let entries = of(placed.entry).iter();
        entries.map(move |entry| EntryRow { placed, entry })
    });
    rows.collect()
}

/// All knots in the order of their numbers.
pub(super) fn placed<'a>(chart: &'a Chart, body: &Body) -> Vec<Placed<'a>> {
    let ruler_cm = chart.person().ruler_cm();
    let numbered = (1..).zip(chart.entries());
    numbered
        .map(|(number, entry)| Placed {
            entry,
            number,
            words: body.words(&entry.knot().place, ruler_cm).neutral(),
        })
        .collect()
}

/// The columns that say which knot a row is about, and where it is.
pub(super) fn columns<R: OfKnot>() -> Vec<Column<R>> {
    vec![
        Column::new(
            "knot_id",
            Kind::Id,
            "Names the knot for ever.",
            |row: &R| Cell::plain(row.placed().knot().id),
        ),
        Column::new(
            "knot_number",
            Kind::Number("1"),
            "Its number on the map.",
            |row| Cell::plain(row.placed().number),
        ),
        Column::private(
            "knot_name",
            Kind::Text,
            "What the person calls the knot.",
            |row| Cell::text(&row.placed().knot().name),
        ),
        Column::new(
            "side",
            Kind::Word(SIDES.words()),
            "The person's own side, in every view.",
            |row| Cell::plain(row.placed().knot().place.side()),
        ),
        Column::new(
            "place",
            Kind::Text,
            "Where it is, in words; nothing is diagnosed.",
            |row| Cell::text(&row.placed().words),
        ),
        Column::new(
            "view",
            Kind::Word(VIEWS.words()),
            "The view it was placed in.",
            |row| Cell::plain(row.placed().knot().place.view.name()),
        ),
        Column::new(
            "u",
            Kind::Number("C7–PSIS length"),
            "Sideways from the spine, positive toward the person's own right; in the views left and right forward instead.",
            |row| Cell::plain(row.placed().knot().place.pos.u()),
        ),
        Column::new(
            "v",
            Kind::Number("C7–PSIS length"),
            "Down the spine: 0 at C7, 1 at the line of the posterior superior iliac spines (PSIS).",
            |row| Cell::plain(row.placed().knot().place.pos.v()),
        ),
        Column::new(
            "depth",
            Kind::Word(DEPTHS.words()),
            "How deep it feels.",
            |row| Cell::plain(DEPTHS.word(&row.placed().knot().place.depth)),
        ),
    ]
}
