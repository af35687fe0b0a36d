//! Running through time by itself.

use crate::analysis::DAY_SECS;

/// Longest step of one frame, in seconds: after a hiccup nothing jumps.
const LONGEST_STEP: f64 = 0.1;
/// A run through a whole chart at the speed chosen first takes no longer than this, in seconds.
const WHOLE_SECS: f64 = 45.0;

/// How much time passes in a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speed {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
}

impl Speed {
    /// All speeds, the slowest first.
    pub(super) const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Year,
    ];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Day => "1 day a second",
            Self::Week => "1 week a second",
            Self::Fortnight => "2 weeks a second",
            Self::Month => "1 month a second",
            Self::Year => "1 year a second",
        }
    }

    /// The same where there is little room.
    pub(super) const fn short(self) -> &'static str {
        match self {
            Self::Day => "1 day/s",
            Self::Week => "1 wk/s",
            Self::Fortnight => "2 wk/s",
            Self::Month => "1 mo/s",
            Self::Year => "1 yr/s",
        }
    }

    /// Seconds that pass in a second.
    pub(super) const fn secs(self) -> f64 {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Fortnight => 14,
            Self::Month => 30,
            Self::Year => 365,
        };
        (days * DAY_SECS) as f64
    }

    /// The slowest speed at which all of a time passes soon enough to watch.
    pub(super) fn for_span(secs: f64) -> Self {
        let soon = |speed: &Self| secs / speed.secs() <= WHOLE_SECS;
        Self::ALL.into_iter().find(soon).unwrap_or(Self::Year)
    }
}

/// A run through time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Play {
    /// The time shown, in seconds since 1970 UTC, finer than a second.
    at: Option<f64>,
    last_tick: Option<f64>,
    /// It stands still until this tick.
    held_until: Option<f64>,
    /// The speed the person chose.
    pub(super) chosen: Option<Speed>,
}

impl Play {
    /// Whether time runs.
    pub(super) fn is_running(&self) -> bool {
        self.at.is_some()
    }

    /// Starts from a time.
    pub(super) fn start(&mut self, second: i64) {
        self.at = Some(second as f64);
        self.last_tick = None;
        self.held_until = None;
    }

    /// Stops.
    pub(super) fn stop(&mut self) {
        self.at = None;
    }

    /// The time to show at this tick of a steady clock, in seconds; none while nothing runs.
    pub(super) fn tick(&mut self, tick: f64, speed: Speed) -> Option<i64> {
        let at = self.at.as_mut()?;
        if self.held_until.is_some_and(|until| tick < until) {
            self.last_tick = Some(tick);
            return Some(at.round() as i64);
        }
        let passed = self.last_tick.map_or(0.0, |last| tick - last);
        *at += passed.clamp(0.0, LONGEST_STEP) * speed.secs();
        self.last_tick = Some(tick);
        Some(at.round() as i64)
    }

    /// Stands still here for some seconds, and runs on from here.
    pub(super) fn hold(&mut self, second: i64, secs: f64) {
        if self.at.is_some() {
            self.at = Some(second as f64);
            self.held_until = self.last_tick.map(|tick| tick + secs);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_at_its_speed_and_never_jumps() {
        let mut play = Play::default();
        assert_eq!(play.tick(5.0, Speed::Week), None);
        play.start(1_000);
        assert_eq!(play.tick(7.0, Speed::Day), Some(1_000));
        assert_eq!(play.tick(7.05, Speed::Day), Some(1_000 + DAY_SECS / 20));
        let before = play.tick(7.05, Speed::Week).unwrap();
        let after = play.tick(99.0, Speed::Week).unwrap();
        assert!(after - before <= 7 * DAY_SECS / 10 + 1);
        play.hold(5_000, 2.0);
        assert_eq!(play.tick(100.5, Speed::Week), Some(5_000));
        assert_eq!(play.tick(100.9, Speed::Week), Some(5_000));
        assert_eq!(
            play.tick(101.05, Speed::Day),
            Some(5_000 + DAY_SECS / 10),
            "it runs on"
        );
        play.stop();
        assert!(!play.is_running());
    }

    #[test]
    fn a_chart_runs_through_in_less_than_a_minute() {
        let day = DAY_SECS as f64;
        assert_eq!(Speed::for_span(20.0 * day), Speed::Day);
        assert_eq!(Speed::for_span(500.0 * day), Speed::Fortnight);
        assert_eq!(Speed::for_span(1000.0 * day), Speed::Month);
        assert_eq!(Speed::for_span(3650.0 * day), Speed::Year);
        assert_eq!(Speed::for_span(36_500.0 * day), Speed::Year);
    }
}
