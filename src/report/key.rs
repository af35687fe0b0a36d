//! What the marks mean, and the sentences every page carries.

use crate::analysis::{KnotState, Phase};
use crate::model::{Intensity, Rating, RatingId, Score, Stamp, When};

/// What every page says.
pub const FOOTER: &str =
    "Self-reported. Not a diagnosis. L and R are the person's own left and right.";

/// Which program made the page.
pub const MADE_WITH: &str = concat!("Made with knotmap ", env!("CARGO_PKG_VERSION"));

/// An example rating with this answer.
fn example(score: Score) -> Option<Rating> {
    let at: Stamp = "2000-01-01T00:00:00Z".parse().ok()?;
    Some(Rating::now(RatingId::from_bits(1), score, at))
}

/// The key to the marks: an example of each, with its meaning.
pub struct MarksKey {
    rated: Option<Rating>,
    unknown: Option<Rating>,
}

impl MarksKey {
    /// The key.
    pub fn new() -> Self {
        let seven = Intensity::TEN.stepped(-3);
        Self {
            rated: example(Score::Felt(seven)),
            unknown: example(Score::Unknown),
        }
    }

    /// Each mark's state and meaning.
    pub fn entries(&self) -> [(KnotState<'_>, &'static str); 5] {
        let state = |rating, phase| KnotState {
            on_chart: true,
            rating,
            phase,
            since: None,
        };
        let rated = self.rated.as_ref();
        [
            (state(rated, Phase::Open), "latest rating, 0 to 10"),
            (state(None, Phase::Open), "not rated"),
            (state(self.unknown.as_ref(), Phase::Open), "could not say"),
            (state(None, Phase::Released(When::Year(2000))), "released"),
            (state(rated, Phase::Returned(When::Year(2000))), "came back"),
        ]
    }
}
