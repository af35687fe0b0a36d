//! The moment at which the chart is shown, and the range a person picked. Neither can be undone, and while an
//! earlier moment is shown nothing is changed but for what is entered for that time.

use super::{Action, Effects, Notice, Now, Session};
use crate::analysis::{Moment, Span};
use crate::model::{Edit, Record, Stamp};

/// Said when something would be changed while an earlier time is shown.
pub(super) const READ_ONLY: &str =
    "You are looking at an earlier time. Go back to today to change the chart";
/// Said when a chart would be changed that a newer program wrote.
const NEWER: &str = "A newer knotmap made this chart; nothing is changed";

impl Session {
    /// The time at which the chart is shown: the present, unless an earlier one is looked at.
    pub fn moment(&self, now: Stamp) -> Moment {
        self.past.map_or(Moment::Present(now), Moment::At)
    }

    /// The earlier time that is shown, if one is.
    pub fn past(&self) -> Option<Stamp> {
        self.past
    }

    /// The range of time that was picked, for reports and figures.
    pub fn range(&self) -> Option<Span> {
        self.range
    }

    /// Whether the chart is at rest in the past, or only looked at, and this would change it.
    pub(super) fn is_refused(&self, action: &Action) -> bool {
        if self.only_looks {
            return !action.only_looks();
        }
        let Some(past) = self.past else {
            return false;
        };
        let moment = Moment::At(past);
        match action {
            // Said to be for that time, and seen there at once.
            Action::Rate { felt_at, .. } | Action::RateEach { felt_at, .. } => {
                !moment.includes(*felt_at)
            }
            Action::AddMilestone { at, .. } => !moment.includes(*at),
            Action::Record { edits, .. } => !edits.iter().all(|edit| is_of(edit, moment)),
            _ => !action.only_looks(),
        }
    }

    pub(super) fn set_moment(&mut self, at: Stamp, now: Now) -> Effects {
        self.past = (at.second() < now.stamp.second()).then_some(at);
        Effects::default()
    }

    pub(super) fn show_present(&mut self) -> Effects {
        self.past = None;
        Effects::default()
    }

    pub(super) fn select_range(&mut self, range: Option<Span>) -> Effects {
        self.range = range.filter(|range| range.secs() > 0);
        Effects::default()
    }

    pub(super) fn refuse(&self) -> Effects {
        let reason = if self.only_looks { NEWER } else { READ_ONLY };
        Effects::default().with_notice(Notice::Info(reason.to_owned()))
    }
}

/// Whether an edit puts something on the chart that was then, and is seen there at once.
fn is_of(edit: &Edit, moment: Moment) -> bool {
    let Edit::Put(record) = edit else {
        return false;
    };
    match record {
        Record::Rating(_, rating) => moment.includes(rating.felt_at),
        Record::Milestone(_, milestone) => moment.includes(milestone.at),
        Record::Treatment(treatment) => moment.includes(treatment.at),
        Record::Episode(episode) => moment.includes(episode.from),
        Record::CheckIn(check_in) => moment.includes(check_in.at),
        Record::Person(_) | Record::Knot(_) | Record::Goal(_) | Record::Photo(_) => false,
    }
}

impl Action {
    /// Whether it changes nothing on the chart, or only takes back or brings back what was done.
    fn only_looks(&self) -> bool {
        matches!(
            self,
            Self::Select(_)
                | Self::ToggleSelected(_)
                | Self::SelectAll(_)
                | Self::Deselect
                | Self::FinishDraft
                | Self::CancelDraft
                | Self::EndDrag
                | Self::CancelDrag
                | Self::DragTo(..)
                | Self::SetMoment(_)
                | Self::ShowPresent
                | Self::SelectRange(_)
                | Self::Undo
                | Self::Redo
        )
    }
}
