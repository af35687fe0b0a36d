//! What a chart says, worked out: pure functions from records to answers.
//!
//! Nothing here decides for the person. A knot is released because they said so, not because its rating fell.

mod after_workouts;
mod case;
mod change;
mod due;
mod events;
mod flares;
mod gaps;
mod helped;
mod life;
mod measures;
mod moment;
mod oddities;
mod oddity;
mod pyramid;
mod same_day;
mod same_spot;
mod span;
mod spread;
mod state;
#[cfg(test)]
mod testing;
mod window;

pub use after_workouts::{AfterWorkouts, after_workouts};
pub use case::{Case, cases_of};
pub use change::{CHANGE_RULE, Change, Degree, Difference, NoDifference, change};
pub use due::{Due, due_of, recently_treated, week_is_due};
pub use events::{Firsts, Toward, first_dated_second, first_second, next_event};
pub use flares::{Flare, Together, flares, together};
pub use gaps::{DAY_SECS, GAP_SECS, Point, runs, thinned};
pub use helped::{By, Cases, Dot, Helped, NOTE, helped, helped_from};
pub use life::{
    Because, EASING_POINTS, FRESH_DAYS, Life, LifeState, NEW_DAYS, QUIET_AT, QUIET_DAYS, Spell,
    Suggestion, TREND_DAYS, life, quiet_at, spells,
};
pub use measures::{Measures, burden, measures, overlap};
pub use moment::Moment;
pub use oddities::oddities;
pub use oddity::{About, Entered, Oddity, What};
pub use pyramid::{Bin, Pyramid};
pub use same_day::{entered_same_day, same_day_of};
pub use same_spot::{SAME_SPOT_MM, same_spot};
pub use span::Span;
pub use spread::{FEW, Share, Spread};
pub use state::{KnotState, Phase, ratings_by, state_at};
pub use window::{NoReading, Reading, Window, window_around, windows};
