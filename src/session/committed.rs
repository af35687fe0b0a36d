//! What finished steps did to the chart, for a log that outlives the program.

use super::Session;
use crate::model::{Changes, Stamp};

/// What finished steps did to the chart since the last time one asked. Undoing and doing again are steps too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// What was done, in words: "Move 'Jeffrey'".
    pub label: String,
    /// When.
    pub at: Stamp,
    /// The records it touched, as they are now.
    pub changes: Changes,
}

impl Session {
    /// What steps finished since the last call did; nothing for a gesture in progress. Costs what the steps cost,
    /// whatever the size of the chart.
    pub fn take_committed(&mut self) -> Option<Committed> {
        let (touched, label) = self.history.take_touched();
        let at = self.acted_at?;
        (!touched.is_empty()).then(|| Committed {
            label,
            at,
            changes: Changes::of(&self.chart, touched),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Now, Session};
    use crate::model::{BodyPos, Chart, Ids, Intensity, Place, View};

    fn now() -> Now {
        Now {
            stamp: "2026-11-22T08:15:00+01:00".parse().unwrap(),
            tick_secs: 0.0,
        }
    }

    #[test]
    fn what_is_handed_out_leads_to_the_chart_through_undo_and_redo() {
        let mut session = Session::new(Chart::new(), Ids::seeded(1));
        let mut copy = Chart::new();
        let place = Place::new(View::Back, BodyPos::clamped(-0.12, 0.21));
        let actions = [
            Action::PlaceKnot(place),
            Action::DraftName("Jeffrey".to_owned()),
            Action::DraftScore(Intensity::new(7).ok()),
            Action::FinishDraft,
            Action::Nudge { dx: 0.01, dy: 0.0 },
            Action::Nudge { dx: 0.01, dy: 0.0 },
            Action::TypeDigit(4),
            Action::Duplicate { mirrored: true },
            Action::DeleteSelected,
            Action::Undo,
            Action::Undo,
            Action::Redo,
        ];
        for action in actions {
            let _effects = session.apply(action, now());
            if let Some(committed) = session.take_committed() {
                assert!(!committed.label.is_empty());
                copy = copy.changed(&committed.changes).unwrap();
            }
            if session.draft().is_none() {
                assert_eq!(&copy, session.chart());
            }
        }
        assert_eq!(session.take_committed(), None);
    }

    #[test]
    fn a_chart_becomes_another_in_one_step() {
        let mut source = Session::new(Chart::new(), Ids::seeded(2));
        let place = Place::new(View::Back, BodyPos::clamped(-0.12, 0.21));
        for action in [
            Action::PlaceKnot(place),
            Action::FinishDraft,
            Action::TypeDigit(3),
        ] {
            let _effects = source.apply(action, now());
        }
        let chart = source.chart().clone();
        let mut session = Session::new(Chart::new(), Ids::seeded(1));
        let action = Action::Record {
            edits: session.chart().edits_to(&chart),
            label: "Merge".to_owned(),
            done: None,
        };
        let _effects = session.apply(action, now());
        assert_eq!(session.chart(), &chart);
        let _effects = session.apply(Action::Undo, now());
        assert!(session.chart().is_empty());
    }
}
