//! The answers of a check-in and the question at hand.

use crate::model::{Asked, Edit, Episode, EpisodeKind, KnotId, Rating, Score, When};
use crate::session::Action;
use crate::ui::PanelInput;

/// The answers so far.
#[derive(Debug)]
pub(super) struct Answers {
    all: Vec<(KnotId, Option<Score>)>,
    current: usize,
    /// What is asked of every knot.
    pub(super) asked: Asked,
    /// What else the day held.
    pub(super) day: Vec<EpisodeKind>,
}

impl Answers {
    /// No answers, beginning with the first knot.
    pub(super) fn new(knots: impl Iterator<Item = KnotId>) -> Self {
        Self {
            all: knots.map(|knot| (knot, None)).collect(),
            current: 0,
            asked: Asked::Now,
            day: Vec::new(),
        }
    }

    /// Every knot with its answer; none is "skipped" or "not asked yet", which are the same: not rated.
    pub(super) fn all(&self) -> &[(KnotId, Option<Score>)] {
        &self.all
    }

    /// The knot asked about, until the last was.
    pub(super) fn current(&self) -> Option<KnotId> {
        self.all.get(self.current).map(|(knot, _)| *knot)
    }

    /// How much there is to save.
    pub(super) fn count(&self) -> usize {
        let given = self.all.iter().filter(|(_, score)| score.is_some());
        given.count() + self.day.len()
    }

    /// Answers the question at hand and goes on.
    pub(super) fn answer(&mut self, score: Score) {
        if let Some((_, given)) = self.all.get_mut(self.current) {
            *given = Some(score);
            self.current += 1;
        }
    }

    /// Leaves the knot unrated and goes on.
    pub(super) fn skip(&mut self) {
        if let Some((_, given)) = self.all.get_mut(self.current) {
            *given = None;
            self.current += 1;
        }
    }

    /// Goes back to the knot before.
    pub(super) fn back(&mut self) {
        self.current = self.current.saturating_sub(1);
    }

    /// Goes to this knot.
    pub(super) fn go_to(&mut self, index: usize) {
        self.current = index.min(self.all.len());
    }

    /// Adds this to the day, or takes it away.
    pub(super) fn toggle_day(&mut self, kind: EpisodeKind) {
        if self.day.contains(&kind) {
            self.day.retain(|other| *other != kind);
        } else {
            self.day.push(kind);
        }
    }

    /// The action that adds all answers in one step, if there are any.
    pub(super) fn action(&self, input: PanelInput<'_>, at: When) -> Option<Action> {
        let mut ids = input.session.new_ids();
        let chart = input.session.chart();
        let given = self
            .all
            .iter()
            .filter(|(knot, _)| chart.knot(*knot).is_some());
        let mut edits: Vec<Edit> = given
            .filter_map(|(knot, score)| {
                let rating = Rating {
                    asked: self.asked,
                    felt_at: at,
                    ..Rating::now(ids.rating(), (*score)?, input.now)
                };
                Some(Edit::put((*knot, rating)))
            })
            .collect();
        let rated = edits.len();
        let day = When::Day(at.first_day());
        edits.extend(
            self.day
                .iter()
                .map(|kind| Edit::put(Episode::new(ids.episode(), kind.clone(), day, input.now))),
        );
        let knots = self.all.len();
        (!edits.is_empty()).then(|| Action::Record {
            edits,
            label: format!("Check in {rated} knots"),
            done: Some(format!("Checked in: {rated} of {knots} knots rated")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ids, Intensity};

    #[test]
    fn a_skipped_knot_is_not_rated_and_one_can_go_back() {
        let mut ids = Ids::seeded(1);
        let knots = [ids.knot(), ids.knot(), ids.knot()];
        let mut answers = Answers::new(knots.into_iter());
        let five = Score::Felt(Intensity::new(5).unwrap());
        answers.answer(five);
        answers.skip();
        answers.answer(Score::Unknown);
        assert_eq!(answers.current(), None);
        answers.answer(five);
        assert_eq!(
            answers.count(),
            2,
            "after the last there is nothing to answer"
        );
        answers.back();
        answers.back();
        assert_eq!(answers.current(), Some(knots[1]));
        answers.answer(five);
        assert_eq!(answers.count(), 3);
        answers.go_to(0);
        answers.skip();
        assert_eq!(answers.count(), 2);
    }
}
