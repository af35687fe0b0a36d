//! What a chart says, worked out: pure functions from records to answers.
//!
//! Nothing here decides for the person. A knot is released because they said so, not because its rating fell.

mod change;
mod gaps;
mod moment;
mod oddities;
mod oddity;
mod span;
mod state;

pub use change::{CHANGE_RULE, Change, Degree, Difference, NoDifference, change};
pub use gaps::{DAY_SECS, GAP_SECS, Point, runs, thinned};
pub use moment::Moment;
pub use oddities::oddities;
pub use oddity::{About, Entered, Oddity, What};
pub use span::Span;
pub use state::{KnotState, Phase, state_at};
