//! A knot being placed: from the click on bare skin until its card closes.

use super::rate::typed;
use super::{Effects, Now, Session};
use crate::analysis::{Moment, state_at};
use crate::model::{
    Edit, Intensity, Knot, KnotId, Milestone, MilestoneKind, Place, Rating, RatingId, RecordId,
    Score,
};

/// The knot whose card is open; everything typed into the card is one undo step.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    knot: KnotId,
    rating: RatingId,
    name: String,
    score: Option<Intensity>,
    last_digit: Option<(u8, f64)>,
}

impl Draft {
    /// Which knot.
    pub fn knot(&self) -> KnotId {
        self.knot
    }

    /// The name so far.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rating so far; none is "not rated".
    pub fn score(&self) -> Option<Intensity> {
        self.score
    }

    /// Whether a digit typed after this much of a name rates the knot instead of going into the name.
    ///
    /// It does at the very start and straight after a word of two letters or more ("Jeffrey" then 7). After a
    /// space ("Knot 2") or a single letter ("T4") it belongs to the name.
    pub fn digit_rates(name: &str) -> bool {
        let word = name.rsplit(' ').next().unwrap_or_default();
        name.is_empty() || (word.chars().count() >= 2 && word.chars().all(char::is_alphabetic))
    }

    fn label(&self) -> String {
        match self.name.trim() {
            "" => "Place knot".to_owned(),
            name => format!("Place '{name}'"),
        }
    }
}

impl Session {
    pub(super) fn place_knot(&mut self, place: Place, now: Now) -> Effects {
        let id = self.ids.knot();
        let rating = self.ids.rating();
        self.history
            .begin("Place knot".to_owned(), None, now.tick_secs);
        if let Err(error) = self.edit(Edit::put(Knot::new(id, place, now.stamp))) {
            self.history.abort(&mut self.chart);
            return Err(error).into();
        }
        self.selection.set(vec![id]);
        self.draft = Some(Draft {
            knot: id,
            rating,
            name: String::new(),
            score: None,
            last_digit: None,
        });
        Effects {
            edited: true,
            reveal: Some(id),
            ..Effects::default()
        }
    }

    pub(super) fn draft_name(&mut self, name: &str) -> Effects {
        let name = one_line(name);
        let Some(draft) = &mut self.draft else {
            return Effects::default();
        };
        draft.name.clone_from(&name);
        let (id, label) = (draft.knot, draft.label());
        self.history.relabel(label);
        let Some(knot) = self.chart.knot(id) else {
            return Effects::default();
        };
        let knot = Knot {
            name: name.trim().to_owned(),
            ..knot.clone()
        };
        self.edit(Edit::put(knot)).map(|()| true).into()
    }

    pub(super) fn draft_digit(&mut self, digit: u8, now: Now) -> Effects {
        let Some(draft) = &mut self.draft else {
            return Effects::default();
        };
        let score = typed(digit, draft.last_digit, now);
        draft.last_digit = Some((digit, now.tick_secs));
        self.draft_score(score, now)
    }

    pub(super) fn draft_score(&mut self, score: Option<Intensity>, now: Now) -> Effects {
        let Some(draft) = &mut self.draft else {
            return Effects::default();
        };
        let was_rated = draft.score.is_some();
        draft.score = score;
        let (knot, rating) = (draft.knot, draft.rating);
        match score {
            Some(intensity) => {
                let rating = Rating::now(rating, Score::Felt(intensity), now.stamp);
                self.edit(Edit::put((knot, rating))).map(|()| true).into()
            }
            None if was_rated => self
                .edit(Edit::Remove(RecordId::Rating(knot, rating)))
                .map(|()| true)
                .into(),
            None => Effects::default(),
        }
    }

    /// The spot is a knot that is known already: what was entered goes there, and the new mark goes.
    pub(super) fn draft_is(&mut self, known: KnotId, now: Now) -> Effects {
        let Some(draft) = self.draft.take() else {
            return Effects::default();
        };
        self.history.abort(&mut self.chart);
        self.selection.set(vec![known]);
        let Some(entry) = self.chart.entry(known) else {
            return Effects::edited(true);
        };
        let mut edits = Vec::new();
        if state_at(entry, Moment::Present(now.stamp)).is_released() {
            let (id, kind) = (self.ids.milestone(), MilestoneKind::Returned);
            let milestone = Milestone::new(id, kind, now.stamp.into(), now.stamp);
            edits.push(Edit::put((known, milestone)));
        }
        if let Some(intensity) = draft.score {
            let rating = Rating::now(draft.rating, Score::Felt(intensity), now.stamp);
            edits.push(Edit::put((known, rating)));
        }
        let label = format!("Find {} again", self.quoted(known));
        let result = self.step(label, None, now, edits);
        Effects {
            reveal: Some(known),
            edited: true,
            ..result.into()
        }
    }

    /// Keeps the knot being placed and closes the step.
    pub(super) fn finish_draft(&mut self, now: Now) -> Effects {
        if self.draft.take().is_none() {
            return Effects::default();
        }
        Effects::edited(self.history.commit(&self.chart, now.tick_secs))
    }

    /// Esc on the card: what was entered is kept, a knot with nothing entered goes.
    pub(super) fn cancel_draft(&mut self, now: Now) -> Effects {
        match &self.draft {
            Some(draft) if draft.name.trim().is_empty() && draft.score.is_none() => {
                self.draft = None;
                self.history.abort(&mut self.chart);
                self.selection.prune(&self.chart);
                Effects::edited(true)
            }
            _ => self.finish_draft(now),
        }
    }
}

/// A name is one line: control characters (a pasted line break) become spaces.
pub(super) fn one_line(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(crate::model::limits::NAME_CHARS)
        .collect()
}
