//! Which knot a row is about: one that is on the chart, or a new one where the row says where it is.

use std::collections::BTreeMap;

use super::field::Field;
use super::row::{Row, short};
use crate::exchange::spelled::{DEPTHS, VIEWS};
use crate::model::{BodyPos, Chart, Depth, Ids, Knot, KnotId, Place, Side, Stamp, View};

/// The knots rows can be about, by id and by name.
pub(super) struct Knots {
    known: BTreeMap<KnotId, Knot>,
    named: BTreeMap<String, Vec<KnotId>>,
}

impl Knots {
    pub fn of(chart: &Chart) -> Self {
        let mut knots = Self {
            known: BTreeMap::new(),
            named: BTreeMap::new(),
        };
        for entry in chart.entries() {
            knots.add(entry.knot().clone());
        }
        knots
    }

    pub fn add(&mut self, knot: Knot) {
        self.named.entry(key(&knot.name)).or_default().push(knot.id);
        self.known.insert(knot.id, knot);
    }

    /// The knot a row of ratings is about; a knot that must be put on the chart first is given whole.
    pub fn of_row(&self, row: &Row<'_>, ids: &mut Ids, now: Stamp) -> Result<Found, String> {
        let id: Option<KnotId> = row.word(Field::KnotId).and_then(|id| id.parse().ok());
        let name = row.text(Field::KnotName).unwrap_or_default();
        let side = row.word(Field::Side).map(side).transpose()?;
        if let Some(knot) = id.and_then(|id| self.known.get(&id)) {
            return same_side(knot, side).map(|()| Found::Known(knot.id));
        }
        let place = place(row)?;
        if let (Some(id), Some(place)) = (id, place) {
            return new(id, name, place, side, row, now);
        }
        if key(name).is_empty() {
            return Err("it names no knot".to_owned());
        }
        match (self.by_name(name, side)?, place) {
            (Some(knot), _) => same_side(knot, side).map(|()| Found::Known(knot.id)),
            (None, Some(place)) => new(ids.knot(), name, place, side, row, now),
            (None, None) => Err(format!(
                "no knot on the chart is called \"{}\", and the row does not say where it is",
                short(name)
            )),
        }
    }

    /// The knot an item of a list names, by its id or else by its name, with its side if the item says one.
    pub fn of_item(&self, words: &str, said: Option<&str>) -> Result<Option<KnotId>, String> {
        let side = match said.map(str::trim) {
            Some(word) if !word.is_empty() => Some(side(word)?),
            _ => None,
        };
        let by_id = words.trim().parse().ok().and_then(|id| self.known.get(&id));
        let knot = match by_id {
            Some(knot) => Some(knot),
            None => self.by_name(words, side)?,
        };
        match knot {
            Some(knot) => same_side(knot, side).map(|()| Some(knot.id)),
            None => Ok(None),
        }
    }

    /// The one knot of this name; of several the one on that side.
    fn by_name(&self, name: &str, side: Option<Side>) -> Result<Option<&Knot>, String> {
        let ids = self.named.get(&key(name)).map_or(&[][..], Vec::as_slice);
        let knots = || ids.iter().filter_map(|id| self.known.get(id));
        let mut there = knots().filter(|knot| side.is_none_or(|side| knot.place.side() == side));
        match (there.next(), there.next()) {
            (Some(knot), None) => Ok(Some(knot)),
            (Some(_), Some(_)) => Err(format!("several knots are called \"{}\"", short(name))),
            (None, _) => Ok(knots().next()),
        }
    }
}

/// What a row is about.
pub(super) enum Found {
    /// A knot that is on the chart.
    Known(KnotId),
    /// A knot to put on the chart.
    New(Box<Knot>),
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

fn side(word: &str) -> Result<Side, String> {
    match word.to_lowercase().as_str() {
        "left" | "l" => Ok(Side::Left),
        "right" | "r" => Ok(Side::Right),
        "middle" | "m" | "centre" | "center" => Ok(Side::Middle),
        _ => Err(format!(
            "side is \"{}\", not left, middle or right",
            short(word)
        )),
    }
}

/// Nothing is taken for a knot on the other side.
fn same_side(knot: &Knot, said: Option<Side>) -> Result<(), String> {
    let own = knot.place.side();
    match said {
        Some(said) if said != own => Err(format!(
            "it says {said}, but \"{}\" is on the person's {own}",
            short(knot.display_name())
        )),
        _ => Ok(()),
    }
}

fn place(row: &Row<'_>) -> Result<Option<Place>, String> {
    let (u, v) = (row.coordinate(Field::U)?, row.coordinate(Field::V)?);
    let (Some(u), Some(v)) = (u, v) else {
        return Ok(None);
    };
    Ok(Some(Place {
        view: row.spelled(Field::View, &VIEWS, View::Back)?,
        pos: BodyPos::new(u, v).map_err(|error| error.to_string())?,
        depth: row.spelled(Field::Depth, &DEPTHS, Depth::Unsure)?,
    }))
}

fn new(
    id: KnotId,
    name: &str,
    place: Place,
    side: Option<Side>,
    row: &Row<'_>,
    now: Stamp,
) -> Result<Found, String> {
    let knot = Knot {
        name: name.to_owned(),
        ..Knot::new(id, place, row.recorded_at(Field::KnotRecordedAt, now)?)
    };
    same_side(&knot, side)?;
    Ok(Found::New(Box::new(knot)))
}
