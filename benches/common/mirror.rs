//! A chart file as plain serde structs that check nothing: what reading costs the parser alone.

use serde::{Deserialize, Serialize};

/// The whole file; what is not named here is skipped.
#[derive(Deserialize, Serialize)]
pub struct File<'a> {
    format: &'a str,
    version: u32,
    #[serde(borrow)]
    knots: Vec<Knot<'a>>,
    treatments: Vec<Event<'a>>,
    episodes: Vec<Event<'a>>,
}

impl File<'_> {
    /// How many ratings were read.
    pub fn rating_count(&self) -> usize {
        self.knots.iter().map(|knot| knot.ratings.len()).sum()
    }
}

#[derive(Deserialize, Serialize)]
struct Knot<'a> {
    id: &'a str,
    name: String,
    place: Place,
    recorded_at: &'a str,
    #[serde(borrow, default)]
    ratings: Vec<Rating<'a>>,
}

#[derive(Deserialize, Serialize)]
struct Place {
    u: f64,
    v: f64,
}

#[derive(Deserialize, Serialize)]
struct Rating<'a> {
    id: &'a str,
    felt_at: &'a str,
    #[serde(default)]
    recorded_at: &'a str,
    score: Score,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize, Serialize)]
enum Score {
    Unknown,
    Felt(u8),
}

#[derive(Deserialize, Serialize)]
struct Event<'a> {
    id: &'a str,
    #[serde(default)]
    note: String,
}
