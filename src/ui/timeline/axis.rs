//! From times to places along the timeline and back. Pure: no screen.

use egui::Rangef;

/// The shortest stretch that is shown, in seconds: six hours.
const SHORTEST_SECS: f64 = 6.0 * 3600.0;
/// Farther outside than this nothing is drawn, in points; keeps coordinates small.
const FAR_PT: f64 = 20_000.0;

/// The stretch of time in view, in seconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// At the left end.
    pub from: f64,
    /// At the right end; always later.
    pub to: f64,
}

impl Axis {
    /// An axis over a stretch of time, made longer if it is too short to show.
    pub fn new(from: f64, to: f64) -> Self {
        let short = (SHORTEST_SECS - (to - from)).max(0.0);
        Self {
            from: from - short / 2.0,
            to: to + short / 2.0,
        }
    }

    /// How much time is in view, in seconds.
    pub fn secs(self) -> f64 {
        self.to - self.from
    }

    /// Seconds that one point stands for.
    pub fn secs_per_point(self, across: Rangef) -> f64 {
        self.secs() / f64::from(across.span().max(1.0))
    }

    /// Where a time stands.
    pub fn x(self, second: i64, across: Rangef) -> f32 {
        let along = (second as f64 - self.from) / self.secs_per_point(across);
        across.min + along.clamp(-FAR_PT, FAR_PT) as f32
    }

    /// The time at a place.
    pub fn second(self, x: f32, across: Rangef) -> i64 {
        (self.from + f64::from(x - across.min) * self.secs_per_point(across)).round() as i64
    }

    /// Shows `factor` times less time, and keeps what is at `x` where it is.
    #[must_use]
    pub fn zoomed(self, x: f32, across: Rangef, factor: f64, limits: Self) -> Self {
        let at = self.from + f64::from(x - across.min) * self.secs_per_point(across);
        let secs = (self.secs() / factor).clamp(SHORTEST_SECS, limits.secs());
        let share = (at - self.from) / self.secs();
        let from = at - share * secs;
        Self {
            from,
            to: from + secs,
        }
        .kept(limits)
    }

    /// Moved by some points: positive shows earlier times.
    #[must_use]
    pub fn panned(self, points: f32, across: Rangef, limits: Self) -> Self {
        let shift = f64::from(points) * self.secs_per_point(across);
        Self {
            from: self.from - shift,
            to: self.to - shift,
        }
        .kept(limits)
    }

    /// Moved so far that a time is in view with some room around it.
    #[must_use]
    pub fn showing(self, second: i64, limits: Self) -> Self {
        let (at, room) = (second as f64, self.secs() * 0.05);
        let shift = (at - room - self.from).min(0.0) + (at + room - self.to).max(0.0);
        Self {
            from: self.from + shift,
            to: self.to + shift,
        }
        .kept(limits)
    }

    /// Held inside the limits.
    fn kept(self, limits: Self) -> Self {
        let secs = self.secs().min(limits.secs());
        let from = self.from.clamp(limits.from, limits.to - secs);
        Self {
            from,
            to: from + secs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACROSS: Rangef = Rangef {
        min: 100.0,
        max: 1100.0,
    };
    const DAY: f64 = 24.0 * 3600.0;

    fn axis() -> Axis {
        Axis::new(0.0, 1000.0 * DAY)
    }

    #[test]
    fn a_time_stands_where_it_is_read_back() {
        for second in [0, 1, 86_400, 43_200_000, 86_400_000] {
            let back = axis().second(axis().x(second, ACROSS), ACROSS);
            assert!((back - second).abs() <= 86_400 / 100, "{second} {back}");
        }
        assert!((axis().x(0, ACROSS) - 100.0).abs() < 0.01);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let x = 433.0;
        let before = axis().second(x, ACROSS);
        let near = axis().zoomed(x, ACROSS, 37.0, axis());
        assert!((near.second(x, ACROSS) - before).abs() <= 1);
        assert!((near.secs() - 1000.0 * DAY / 37.0).abs() < 1.0);
    }

    #[test]
    fn nothing_beyond_the_limits_is_shown() {
        let all = axis().zoomed(300.0, ACROSS, 0.001, axis());
        assert_eq!(all, axis());
        let near = axis().zoomed(300.0, ACROSS, 1e9, axis());
        assert!((near.secs() - SHORTEST_SECS).abs() < 1.0);
        let left = near.panned(1e9, ACROSS, axis());
        assert!((left.from - 0.0).abs() < 1.0 && (left.secs() - near.secs()).abs() < 1.0);
        let right = near.panned(-1e9, ACROSS, axis());
        assert!((right.to - axis().to).abs() < 1.0);
    }

    #[test]
    fn a_time_outside_is_brought_into_view() {
        let near = Axis::new(100.0 * DAY, 110.0 * DAY);
        let day = |days: f64| (days * DAY) as i64;
        for wanted in [day(50.0), day(500.0)] {
            let shown = near.showing(wanted, axis());
            assert!(shown.from < wanted as f64 && (wanted as f64) < shown.to);
        }
        assert_eq!(near.showing(day(105.0), axis()), near);
    }
}
