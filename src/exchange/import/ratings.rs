//! A row as a rating.

use std::collections::BTreeSet;

use super::field::Field;
use super::knots::{Found, Knots};
use super::plan::Fate;
use super::row::{Row, short, step};
use crate::exchange::spelled::ASKED;
use crate::model::{Asked, Chart, Edit, Ids, KnotId, Rating, RatingId, Score, Stamp, When};

/// The same rating is told by knot, time, question and answer where there is no id.
type Key = (KnotId, When, Asked, Score);

/// The ratings that are there already.
pub(super) struct Ratings {
    ids: BTreeSet<(KnotId, RatingId)>,
    on_chart: BTreeSet<Key>,
    /// Those of rows before that have no id.
    nameless: BTreeSet<Key>,
}

impl Ratings {
    pub fn of(chart: &Chart) -> Self {
        let (mut ids, mut on_chart) = (BTreeSet::new(), BTreeSet::new());
        for entry in chart.entries() {
            let knot = entry.knot().id;
            for rating in entry.ratings() {
                ids.insert((knot, rating.id));
                on_chart.insert((knot, rating.felt_at, rating.asked, rating.score));
            }
        }
        Self {
            ids,
            on_chart,
            nameless: BTreeSet::new(),
        }
    }

    /// What becomes of a row.
    pub fn read(
        &mut self,
        row: &Row<'_>,
        knots: &Knots,
        ids: &mut Ids,
        now: Stamp,
    ) -> Result<Fate, String> {
        let score = score(row.word(Field::Score).unwrap_or_default())?;
        let felt_at = row.at()?;
        let asked = row.spelled(Field::Asked, &ASKED, Asked::Now)?;
        let recorded_at = row.recorded_at(Field::RecordedAt, now)?;
        let (knot, new) = match knots.of_row(row, ids, now)? {
            Found::Known(knot) => (knot, None),
            Found::New(knot) => (knot.id, Some(knot)),
        };
        let key = (knot, felt_at, asked, score);
        let id = row.word(Field::Id).and_then(|id| id.parse().ok());
        let known = id.is_some_and(|id| self.ids.contains(&(knot, id)))
            || self.on_chart.contains(&key)
            || id.is_none() && self.nameless.contains(&key);
        if known {
            return Ok(Fate::Already);
        }
        let rating = Rating {
            id: id.unwrap_or_else(|| ids.rating()),
            score,
            asked,
            felt_at,
            recorded_at,
            note: row.note(Field::Note),
        };
        self.ids.insert((knot, rating.id));
        if id.is_none() {
            self.nameless.insert(key);
        }
        Ok(Fate::Taken {
            edit: Edit::put((knot, rating)),
            knot: new,
            without: 0,
        })
    }
}

fn score(word: &str) -> Result<Score, String> {
    match word.to_lowercase().as_str() {
        "" => Err("there is no rating; could not say is \"unknown\"".to_owned()),
        "unknown" | "?" | "could not say" => Ok(Score::Unknown),
        _ => step(word).map(Score::Felt).map_err(|_| {
            format!(
                "the rating \"{}\" is no whole number from 0 to 10",
                short(word)
            )
        }),
    }
}
