//! A stretch of time that a person chose.

use super::Moment;
use crate::model::{Stamp, When};

/// A stretch of time, both ends included; the first is never after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: Stamp,
    to: Stamp,
}

impl Span {
    /// The stretch between two times, given in either order.
    pub fn new(one: Stamp, other: Stamp) -> Self {
        Self {
            from: one.min(other),
            to: one.max(other),
        }
    }

    /// Its first second.
    pub const fn from(self) -> Stamp {
        self.from
    }

    /// Its last second.
    pub const fn to(self) -> Stamp {
        self.to
    }

    /// How long it is, in seconds.
    pub fn secs(self) -> i64 {
        self.to.second() - self.from.second()
    }

    /// Whether something of this time falls into it.
    ///
    /// A time known only to the day, month or year counts with the first day it can have been, as it does for a
    /// [`Moment`].
    pub fn includes(self, when: When) -> bool {
        let has_begun = match when {
            When::Exact(stamp) => stamp.second() >= self.from.second(),
            _ => when.first_day() >= self.from.date(),
        };
        has_begun && Moment::At(self.to).includes(when)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span() -> Span {
        let stamp = |text: &str| text.parse().unwrap();
        Span::new(
            stamp("2026-11-22T08:00:00+01:00"),
            stamp("2026-09-01T12:00:00+02:00"),
        )
    }

    fn includes(when: &str) -> bool {
        span().includes(when.parse().unwrap())
    }

    #[test]
    fn ends_given_backwards_are_put_in_order_and_belong_to_it() {
        assert!(span().from() < span().to());
        assert!(includes("2026-09-01T12:00:00+02:00") && includes("2026-11-22T08:00:00+01:00"));
        assert!(!includes("2026-09-01T11:59:59+02:00") && !includes("2026-11-22T08:00:01+01:00"));
    }

    #[test]
    fn a_time_known_only_roughly_counts_with_its_first_day() {
        assert!(includes("2026-09-01") && includes("2026-11-22") && includes("2026-10"));
        assert!(!includes("2026-08-31") && !includes("2026-11-23") && !includes("2026"));
        assert!(includes("2026-09"));
    }
}
