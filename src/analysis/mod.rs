//! What a chart says, worked out: pure functions from records to answers.
//!
//! Nothing here decides for the person. A knot is released because they said so, not because its rating fell.

mod moment;
mod oddities;
mod oddity;
mod state;

pub use moment::Moment;
pub use oddities::oddities;
pub use oddity::{About, Entered, Oddity, What};
pub use state::{KnotState, Phase, state_at};
