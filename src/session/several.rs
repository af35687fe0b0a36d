//! What is done to several knots at once, as one step.

use super::{Effects, Now, Session};
use crate::model::{Asked, Edit, Knot, KnotId, Rating, Score, When};

impl Session {
    /// Whether these knots, two or more, all flare together.
    pub fn is_family(&self, knots: &[KnotId]) -> bool {
        let are_linked = |one: &KnotId, other: &KnotId| {
            let knows = |one: &KnotId, other| {
                let knot = self.chart.knot(*one);
                knot.is_some_and(|knot| knot.family.contains(other))
            };
            one == other || knows(one, other) || knows(other, one)
        };
        let pairs = |one| knots.iter().all(|other| are_linked(one, other));
        knots.len() > 1 && knots.iter().all(pairs)
    }

    /// Gives each of these knots a rating of its own with the same answer.
    pub(super) fn rate_each(
        &mut self,
        knots: &[KnotId],
        score: Score,
        asked: Asked,
        felt_at: When,
        now: Now,
    ) -> Effects {
        let ratings = knots.iter().map(|knot| {
            let rating = Rating {
                asked,
                felt_at,
                ..Rating::now(self.ids.rating(), score, now.stamp)
            };
            Edit::put((*knot, rating))
        });
        let edits = ratings.collect();
        let label = format!("Rate {} {score}", self.quoted_knots(knots));
        self.step(label, None, now, edits).into()
    }

    /// Links each of these knots with every other, or parts them; families with others stay as they are.
    pub(super) fn set_family(&mut self, knots: &[KnotId], linked: bool, now: Now) -> Effects {
        let known = knots.iter().filter_map(|id| self.chart.knot(*id));
        let changed = known.map(|knot| {
            let mut family = knot.family.clone();
            family.retain(|id| linked || !knots.contains(id));
            let others = knots.iter().filter(|id| linked && **id != knot.id);
            for other in others {
                if !family.contains(other) {
                    family.push(*other);
                }
            }
            Edit::put(Knot {
                family,
                ..knot.clone()
            })
        });
        let edits = changed.collect();
        let verb = if linked { "Link" } else { "Part" };
        let label = format!("{verb} {}", self.quoted_knots(knots));
        self.step(label, None, now, edits).into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Action;
    use super::*;
    use crate::model::{BodyPos, Chart, Ids, Intensity, Place, View};

    fn now() -> Now {
        Now {
            stamp: "2026-11-22T08:15:00+01:00".parse().unwrap(),
            tick_secs: 0.0,
        }
    }

    /// A session with three knots, all selected.
    fn session() -> Session {
        let mut session = Session::new(Chart::new(), Ids::seeded(1));
        for v in [0.1, 0.2, 0.3] {
            let place = Place::new(View::Back, BodyPos::clamped(-0.12, v));
            for action in [Action::PlaceKnot(place), Action::FinishDraft] {
                let _effects = session.apply(action, now());
            }
        }
        let knots = session.chart().entries();
        let knots = knots.iter().map(|entry| entry.knot().id).collect();
        let _effects = session.apply(Action::SelectAll(knots), now());
        session
    }

    fn undo(session: &mut Session) {
        let _effects = session.apply(Action::Undo, now());
    }

    #[test]
    fn one_answer_gives_each_knot_a_rating_of_its_own_and_one_undo_takes_all_back() {
        for score in [
            Score::Felt(Intensity::ZERO),
            Score::Felt(Intensity::TEN),
            Score::Unknown,
        ] {
            let mut session = session();
            let before = session.chart().clone();
            let action = Action::RateEach {
                knots: session.selection().knots().to_vec(),
                score,
                asked: Asked::WorstToday,
                felt_at: "2026-11-20".parse().unwrap(),
            };
            let _effects = session.apply(action, now());
            let ratings: Vec<_> = session
                .chart()
                .entries()
                .into_iter()
                .flat_map(|entry| entry.ratings().to_vec())
                .collect();
            assert_eq!(ratings.len(), 3);
            for rating in &ratings {
                assert_eq!((rating.score, rating.asked), (score, Asked::WorstToday));
                assert_eq!(rating.felt_at, "2026-11-20".parse().unwrap());
                let same = ratings.iter().filter(|other| other.id == rating.id);
                assert_eq!(same.count(), 1);
            }
            let label = session.history().undo_label().map(str::to_owned);
            assert_eq!(label, Some(format!("Rate 3 knots {score}")));
            undo(&mut session);
            assert_eq!(session.chart(), &before);
        }
    }

    #[test]
    fn a_family_is_linked_and_parted_in_one_step_each() {
        let mut session = session();
        let before = session.chart().clone();
        let knots = session.selection().knots().to_vec();
        let set = |knots: &[KnotId], linked| Action::SetFamily {
            knots: knots.to_vec(),
            linked,
        };
        assert!(!session.is_family(&knots));
        let _effects = session.apply(set(&knots, true), now());
        assert!(session.is_family(&knots));
        assert_eq!(session.history().undo_label(), Some("Link 3 knots"));
        // One of them has a family with the third still.
        let _effects = session.apply(set(&knots[..2], false), now());
        assert!(!session.is_family(&knots[..2]) && session.is_family(&knots[1..]));
        assert_eq!(session.history().undo_label(), Some("Part 2 knots"));
        undo(&mut session);
        assert!(session.is_family(&knots));
        undo(&mut session);
        assert_eq!(session.chart(), &before);
        assert!(!session.is_family(&knots[..1]), "alone is no family");
    }

    #[test]
    fn what_is_done_to_all_is_one_step_with_a_name() {
        let (released, at) = (
            crate::model::MilestoneKind::Released,
            "2026-11-20".parse().unwrap(),
        );
        let knots = session().selection().knots().to_vec();
        let grabbed = knots[2];
        let there = Place::new(View::Back, BodyPos::clamped(-0.2, 0.35));
        let nudge = Action::Nudge { dx: 0.01, dy: 0.0 };
        for (actions, label) in [
            (
                vec![Action::RateSelected(Intensity::TEN)],
                "Rate 3 knots 10",
            ),
            (
                vec![Action::AddMilestone {
                    knots,
                    kind: released,
                    at,
                }],
                "Mark 3 knots released",
            ),
            (vec![Action::DeleteSelected], "Delete 3 knots"),
            (vec![nudge.clone(), nudge], "Move 3 knots"),
            (
                vec![
                    Action::BeginDrag(grabbed),
                    Action::DragTo(grabbed, there),
                    Action::EndDrag,
                ],
                "Move 3 knots",
            ),
            (vec![Action::SetArchived(true)], "Archive 3 knots"),
        ] {
            let mut session = session();
            let before = session.chart().clone();
            for action in actions {
                let _effects = session.apply(action, now());
            }
            assert_ne!(session.chart(), &before, "{label}");
            assert_eq!(session.history().undo_label(), Some(label));
            undo(&mut session);
            assert_eq!(session.chart(), &before, "{label}");
        }
    }
}
