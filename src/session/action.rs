//! What a person can do to an open chart.

use crate::analysis::Span;
use crate::model::{
    Asked, Edit, Extent, Intensity, Knot, KnotId, Milestone, MilestoneId, MilestoneKind, Person,
    Photo, Place, Rating, RatingId, Score, Stamp, View, When,
};

/// One thing a person does to an open chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Selects one knot and no other.
    Select(KnotId),
    /// Adds a knot to the selection, or takes it out.
    ToggleSelected(KnotId),
    /// Selects these knots and no others.
    SelectAll(Vec<KnotId>),
    /// Selects nothing.
    Deselect,

    /// Puts an unnamed knot here and opens its card.
    PlaceKnot(Place),
    /// Names the knot whose card is open.
    DraftName(String),
    /// A digit typed on the card: rates the knot; 1 then 0 is 10.
    DraftDigit(u8),
    /// Rates the knot whose card is open, or takes that rating back.
    DraftScore(Option<Intensity>),
    /// The knot whose card is open is this known one, which came back if it had released: its rating goes there.
    DraftIs(KnotId),
    /// Keeps the knot whose card is open.
    FinishDraft,
    /// Closes the card; a knot without name and rating goes, without an undo step.
    CancelDraft,

    /// Starts dragging the selected knots, of which this one was grabbed.
    BeginDrag(KnotId),
    /// Moves the dragged knots so that this one is here and the others keep their distance.
    DragTo(KnotId, Place),
    /// Drops the dragged knots where they are.
    EndDrag,
    /// Puts the dragged knots back.
    CancelDrag,
    /// Moves the selected knots by this much as the viewer sees it, in C7–PSIS lengths.
    Nudge {
        /// Toward the viewer's right.
        dx: f64,
        /// Downward.
        dy: f64,
    },
    /// Mirrors the selected knots to the other side.
    Mirror,
    /// Copies the selected knots, without their history, a little aside or to the other side.
    Duplicate {
        /// Whether the copies go to the other side.
        mirrored: bool,
    },
    /// Deletes the selected knots with their history.
    DeleteSelected,
    /// Puts the selected knots away, or brings them back.
    SetArchived(bool),

    /// Renames a knot.
    Rename(KnotId, String),
    /// Replaces a knot's record; `what` names the change in the undo menu, as in "Change note of 'Jeffrey'".
    PutKnot {
        /// The changed knot.
        knot: Box<Knot>,
        /// What changes, in words.
        what: &'static str,
    },
    /// Says how far a knot reaches, or that it is not said.
    PutExtent(KnotId, Option<Extent>),
    /// Adds or replaces the photo of a view.
    PutPhoto(Box<Photo>),
    /// Takes the photo of a view away.
    RemovePhoto(View),
    /// Replaces what the person said about themselves.
    PutPerson {
        /// The changed person.
        person: Box<Person>,
        /// What changes, in words.
        what: &'static str,
    },

    /// A digit typed while knots are selected: rates them now; 1 then 0 is 10.
    TypeDigit(u8),
    /// Rates the selected knots now.
    RateSelected(Intensity),
    /// Rates the selected knots one step higher or lower than last time.
    StepRating(i8),
    /// Adds a rating to a knot.
    Rate {
        /// Which knot.
        knot: KnotId,
        /// The answer.
        score: Score,
        /// What was asked.
        asked: Asked,
        /// When it was felt.
        felt_at: When,
    },
    /// Adds a rating of its own, with the same answer, to each of these knots.
    RateEach {
        /// Which knots.
        knots: Vec<KnotId>,
        /// The answer.
        score: Score,
        /// What was asked.
        asked: Asked,
        /// When it was felt.
        felt_at: When,
    },
    /// Says that these knots flare together, each with every other, or that none of them does.
    SetFamily {
        /// Which knots.
        knots: Vec<KnotId>,
        /// Whether they do.
        linked: bool,
    },
    /// Corrects a rating.
    PutRating(KnotId, Rating),
    /// Deletes a rating.
    RemoveRating(KnotId, RatingId),
    /// Adds a milestone to each of these knots.
    AddMilestone {
        /// Which knots.
        knots: Vec<KnotId>,
        /// What happened.
        kind: MilestoneKind,
        /// When.
        at: When,
    },
    /// Corrects a milestone.
    PutMilestone(KnotId, Milestone),
    /// Deletes a milestone.
    RemoveMilestone(KnotId, MilestoneId),

    /// Shows the chart as it was at a time; from the present on, as it is.
    SetMoment(Stamp),
    /// Shows the chart as it is.
    ShowPresent,
    /// Picks a range of time for reports and figures, or none.
    SelectRange(Option<Span>),
    /// Enters, corrects or takes away records in one step: a treatment with its ratings, an evening's answers.
    ///
    /// New records take their ids from [`super::Session::new_ids`].
    Record {
        /// The changes, in turn; all of them or none.
        edits: Vec<Edit>,
        /// The step's name in the undo menu: "Log treatment".
        label: String,
        /// What to tell the person once it is done, if they cannot see it: "Deleted the treatment of 3 Mar".
        done: Option<String>,
    },

    /// Undoes the last step.
    Undo,
    /// Does the last undone step again.
    Redo,
}
