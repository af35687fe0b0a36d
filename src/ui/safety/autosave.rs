//! Saves by themselves: a little after the last change, and now and then during long work.

use std::time::Duration;

/// So long after the last change a chart is saved, in seconds: long enough not to save every letter.
const AFTER_SECS: f64 = 15.0;
/// So long after the first unsaved change at the latest, in seconds.
const LATEST_SECS: f64 = 120.0;
/// So long after a save that failed the next one is tried, in seconds.
const AGAIN_SECS: f64 = 60.0;

/// When the open chart is to be saved by itself.
#[derive(Debug, Default)]
pub struct Autosave {
    /// The unsaved state that was seen last: document, state, and when it was first seen.
    seen: Option<(u64, u64, f64)>,
    /// When the first unsaved change was seen.
    dirty_since_secs: f64,
    /// Not before this.
    not_before_secs: f64,
    /// Whether the last one failed, so that the person knows.
    pub has_failed: bool,
}

impl Autosave {
    /// Notes the unsaved state of a document; returns how long to wait until it is due, zero for now.
    pub fn wait(&mut self, document: u64, state: u64, now_secs: f64) -> Duration {
        let since = match self.seen {
            Some((of, seen, since)) if (of, seen) == (document, state) => since,
            Some((of, ..)) if of == document => now_secs,
            _ => {
                self.dirty_since_secs = now_secs;
                self.not_before_secs = 0.0;
                now_secs
            }
        };
        self.seen = Some((document, state, since));
        let due = (since + AFTER_SECS).min(self.dirty_since_secs + LATEST_SECS);
        let left = due.max(self.not_before_secs) - now_secs;
        Duration::try_from_secs_f64(left).unwrap_or_default()
    }

    /// Notes that nothing is unsaved.
    pub fn clean(&mut self) {
        self.seen = None;
    }

    /// Notes that a save by itself failed; returns whether this is news.
    pub fn failed(&mut self, now_secs: f64) -> bool {
        self.not_before_secs = now_secs + AGAIN_SECS;
        !std::mem::replace(&mut self.has_failed, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(value: f64) -> Duration {
        Duration::from_secs_f64(value)
    }

    #[test]
    fn it_waits_for_a_pause_but_not_for_ever() {
        let mut autosave = Autosave::default();
        assert_eq!(autosave.wait(1, 1, 100.0), secs(AFTER_SECS));
        assert_eq!(autosave.wait(1, 1, 110.0), secs(AFTER_SECS - 10.0));
        assert_eq!(autosave.wait(1, 2, 114.0), secs(AFTER_SECS));
        assert_eq!(autosave.wait(1, 2, 114.0 + AFTER_SECS), Duration::ZERO);
        assert_eq!(autosave.wait(1, 99, 100.0 + LATEST_SECS), Duration::ZERO);
        autosave.clean();
        assert_eq!(autosave.wait(1, 100, 500.0), secs(AFTER_SECS));
    }

    #[test]
    fn a_failure_is_told_once_and_tried_again_later() {
        let mut autosave = Autosave::default();
        autosave.wait(1, 1, 0.0);
        assert!(autosave.failed(20.0));
        assert!(!autosave.failed(20.0));
        assert_eq!(autosave.wait(1, 1, 20.0), secs(AGAIN_SECS));
    }
}
