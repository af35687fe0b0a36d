//! The time at which a chart is looked at.

use crate::model::{Stamp, When};

/// The time at which the chart is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The present: all that is recorded counts, even what a wrong clock dated later than now.
    Present(Stamp),
    /// An earlier time: only what was felt or happened by then counts.
    At(Stamp),
}

impl Moment {
    /// The date and time a picture of this moment carries.
    pub const fn stamp(self) -> Stamp {
        match self {
            Self::Present(stamp) | Self::At(stamp) => stamp,
        }
    }

    /// Whether something of this time counts.
    ///
    /// A time known only to the day, month or year counts from the first day it can have been.
    pub fn includes(self, when: When) -> bool {
        match self {
            Self::Present(_) => true,
            Self::At(at) => match when {
                When::Exact(stamp) => stamp.second() <= at.second(),
                _ => when.first_day() <= at.date(),
            },
        }
    }

    /// A bound on [`When::order_second`]: nothing that stands after it can count.
    pub(super) fn last_order_second(self) -> i64 {
        // A day stands at its noon in UTC; the person's calendar is at most 18 hours from UTC.
        const SLACK: i64 = (12 + 18) * 3600;
        match self {
            Self::Present(_) => i64::MAX,
            Self::At(at) => at.second() + SLACK,
        }
    }
}
