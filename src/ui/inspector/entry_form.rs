//! Correcting one rating or milestone.

use egui::{TextEdit, Ui};

use super::backdate::BackdateError;
use super::during::during_ui;
use super::fields::{caption, combo, error_ui};
use super::when_form::DateTimeForm;
use crate::model::limits::TEXT_CHARS;
use crate::model::{
    Asked, Entry, Intensity, KnotId, Milestone, MilestoneKind, Rating, Score, When, Who,
};
use crate::session::Action;
use crate::ui::PanelInput;
use crate::ui::widgets::{Closed, save_or_cancel};

/// The answers that can be picked.
const SCORES: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
/// Who can say that something happened.
const WHO: [(Who, &str); 4] = [
    (Who::Me, "I say so"),
    (Who::Therapist, "A therapist says so"),
    (Who::Doctor, "A doctor says so"),
    (Who::Partner, "Someone close says so"),
];

/// A copy of the entry, being changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Copy {
    /// A rating.
    Rating(Rating),
    /// A milestone.
    Milestone(Milestone),
}

/// One entry being corrected.
#[derive(Debug)]
pub(super) struct EntryForm {
    /// The changed entry, its time aside.
    pub(super) copy: Copy,
    time: DateTimeForm,
    is_started: bool,
}

impl EntryForm {
    /// The form filled with an entry.
    pub(super) fn of(copy: Copy) -> Self {
        let time = DateTimeForm::of(copy.when());
        Self {
            copy,
            time,
            is_started: false,
        }
    }

    /// Shows the fields and the buttons.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<Closed> {
        let first = !std::mem::replace(&mut self.is_started, true);
        ui.horizontal_wrapped(|ui| match &mut self.copy {
            Copy::Rating(rating) => {
                let scores = Intensity::all().map(Score::Felt).zip(SCORES);
                combo(
                    ui,
                    "Rating",
                    scores.chain([(Score::Unknown, "Could not say")]),
                    &mut rating.score,
                );
                combo(
                    ui,
                    "Asked",
                    Asked::ALL.map(|asked| (asked, asked.label())),
                    &mut rating.asked,
                );
            }
            Copy::Milestone(milestone) => {
                let kinds = MilestoneKind::ALL.map(|kind| (kind, kind.label()));
                combo(ui, "What happened", kinds, &mut milestone.kind);
                combo(ui, "Who says so", WHO, &mut milestone.by);
            }
        });
        self.time.show(ui, input);
        if let Copy::Milestone(milestone) = &mut self.copy {
            during_ui(ui, input, milestone);
        }
        let label = caption(ui, "Note on this entry");
        let note = match &mut self.copy {
            Copy::Rating(rating) => &mut rating.note,
            Copy::Milestone(milestone) => &mut milestone.note,
        };
        let edit = TextEdit::singleline(note)
            .desired_width(f32::INFINITY)
            .char_limit(TEXT_CHARS);
        let response = ui.add(edit).labelled_by(label.id);
        if first {
            response.scroll_to_me(None);
        }
        let problem = self.when(input).err();
        if let Some(problem) = &problem {
            error_ui(ui, &problem.to_string());
        }
        save_or_cancel(ui, "Save entry", problem.is_none())
    }

    /// The time it says; one that was not touched stays as exact as it was.
    fn when(&self, input: PanelInput<'_>) -> Result<When, BackdateError> {
        let before = self.copy.when();
        if self.time == DateTimeForm::of(before) {
            Ok(before)
        } else {
            self.time.when(input)
        }
    }

    /// The action that keeps the changes: none if there are none, if the time is no time, or if the entry has
    /// been deleted meanwhile.
    pub(super) fn action(&self, input: PanelInput<'_>, entry: &Entry) -> Option<Action> {
        let when = self.when(input).ok()?;
        let knot: KnotId = entry.knot().id;
        match self.copy.clone() {
            Copy::Rating(rating) => {
                let rating = Rating {
                    felt_at: when,
                    ..rating
                };
                let is_new = entry
                    .rating(rating.id)
                    .is_some_and(|stored| *stored != rating);
                is_new.then_some(Action::PutRating(knot, rating))
            }
            Copy::Milestone(milestone) => {
                let milestone = Milestone {
                    at: when,
                    ..milestone
                };
                let is_new = entry
                    .milestone(milestone.id)
                    .is_some_and(|stored| *stored != milestone);
                is_new.then_some(Action::PutMilestone(knot, milestone))
            }
        }
    }
}

impl Copy {
    /// When it was.
    pub(super) fn when(&self) -> When {
        match self {
            Self::Rating(rating) => rating.felt_at,
            Self::Milestone(milestone) => milestone.at,
        }
    }

    /// Whether the entry it was copied from is still there.
    pub(super) fn is_in(&self, entry: &Entry) -> bool {
        match self {
            Self::Rating(rating) => entry.rating(rating.id).is_some(),
            Self::Milestone(milestone) => entry.milestone(milestone.id).is_some(),
        }
    }
}
