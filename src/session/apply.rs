//! Turning actions into edits.

use super::draft::one_line;
use super::history::MergeKey;
use super::{Action, Effects, Notice, Now, Session};
use crate::body::Body;
use crate::model::{
    BodyPos, Edit, Knot, KnotId, Milestone, MilestoneKind, Place, Record, RecordId, When,
};

/// How far a copy lies beside its original, in body-frame units: about 3 cm, beyond the same-spot tolerance.
const COPY_OFFSET: f64 = 0.06;

impl Session {
    /// Does what a person asked for.
    pub fn apply(&mut self, action: Action, now: Now) -> Effects {
        // An open card or drag is finished by whatever comes next, so that nothing is lost.
        let belongs_to_draft = matches!(
            action,
            Action::DraftName(_)
                | Action::DraftDigit(_)
                | Action::DraftScore(_)
                | Action::FinishDraft
                | Action::CancelDraft
        );
        let mut finished = Effects::default();
        if self.draft.is_some() && !belongs_to_draft {
            finished = self.finish_draft(now);
        }
        let belongs_to_drag = matches!(
            action,
            Action::DragTo(..) | Action::EndDrag | Action::CancelDrag
        );
        if self.drag.is_some() && !belongs_to_drag {
            finished = self.end_drag(now);
        }
        let effects = self.dispatch(action, now);
        self.selection.prune(&self.chart);
        self.revision += 1;
        Effects {
            edited: effects.edited || finished.edited,
            ..effects
        }
    }

    fn dispatch(&mut self, action: Action, now: Now) -> Effects {
        match action {
            Action::Select(id) => self.select(vec![id]),
            Action::SelectAll(ids) => self.select(ids),
            Action::Deselect => self.select(Vec::new()),
            Action::ToggleSelected(id) => self.toggle_selected(id),
            Action::SelectNext { backward } => self.select_next(backward),
            Action::PlaceKnot(place) => self.place_knot(place, now),
            Action::DraftName(name) => self.draft_name(&name),
            Action::DraftDigit(digit) => self.draft_digit(digit, now),
            Action::DraftScore(score) => self.draft_score(score, now),
            Action::FinishDraft => self.finish_draft(now),
            Action::CancelDraft => self.cancel_draft(now),
            Action::BeginDrag => self.begin_drag(now),
            Action::DragTo(id, place) => self.drag_to(id, place),
            Action::EndDrag => self.end_drag(now),
            Action::CancelDrag => self.cancel_drag(),
            Action::Nudge { dx, dy } => self.nudge(dx, dy, now),
            Action::Mirror => self.mirror(now),
            Action::Duplicate { mirrored } => self.duplicate(mirrored, now),
            Action::DeleteSelected => self.delete_selected(now),
            Action::SetArchived(archived) => self.set_archived(archived, now),
            Action::Rename(id, name) => self.rename(id, &name, now),
            Action::PutKnot { knot, what } => {
                let label = format!("Change {what} of {}", self.quoted(knot.id));
                self.put(*knot, label, what, now)
            }
            Action::PutPerson { person, what } => {
                self.put(*person, format!("Change {what}"), what, now)
            }
            Action::TypeDigit(digit) => self.type_digit(digit, now),
            Action::RateSelected(intensity) => self.rate_all(intensity, now),
            Action::StepRating(steps) => self.step_rating(steps, now),
            Action::Rate {
                knot,
                score,
                asked,
                felt_at,
            } => self.rate(knot, score, asked, felt_at, now),
            Action::PutRating(knot, rating) => {
                let label = format!("Change a rating of {}", self.quoted(knot));
                self.put((knot, rating), label, "rating", now)
            }
            Action::RemoveRating(knot, id) => {
                let label = format!("Delete a rating of {}", self.quoted(knot));
                self.remove(RecordId::Rating(knot, id), &label, now)
            }
            Action::AddMilestone { knot, kind, at } => self.add_milestone(knot, kind, at, now),
            Action::PutMilestone(knot, milestone) => {
                let label = format!("Change a milestone of {}", self.quoted(knot));
                self.put((knot, milestone), label, "milestone", now)
            }
            Action::RemoveMilestone(knot, id) => {
                let label = format!("Delete a milestone of {}", self.quoted(knot));
                self.remove(RecordId::Milestone(knot, id), &label, now)
            }
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
        }
    }

    fn select(&mut self, ids: Vec<KnotId>) -> Effects {
        self.selection.set(ids);
        Effects::default()
    }

    fn toggle_selected(&mut self, id: KnotId) -> Effects {
        self.selection.toggle(id);
        Effects::default()
    }

    fn select_next(&mut self, backward: bool) -> Effects {
        let next = self.selection.next(&self.chart, backward);
        self.selection.set(next.into_iter().collect());
        Effects {
            reveal: next,
            ..Effects::default()
        }
    }

    fn begin_drag(&mut self, now: Now) -> Effects {
        if self.selection.is_empty() {
            return Effects::default();
        }
        self.history.begin(
            format!("Move {}", self.quoted_selection()),
            None,
            now.tick_secs,
        );
        self.drag = Some(self.selection.knots().to_vec());
        Effects::default()
    }

    fn drag_to(&mut self, id: KnotId, place: Place) -> Effects {
        let (Some(knots), Some(grabbed)) = (self.drag.clone(), self.chart.knot(id)) else {
            return Effects::default();
        };
        let (du, dv) = (
            place.pos.u() - grabbed.place.pos.u(),
            place.pos.v() - grabbed.place.pos.v(),
        );
        let moves: Vec<Edit> = knots
            .iter()
            .filter_map(|knot| self.moved(*knot, du, dv))
            .collect();
        let result = moves.into_iter().try_for_each(|edit| self.edit(edit));
        result.map(|()| true).into()
    }

    pub(super) fn end_drag(&mut self, now: Now) -> Effects {
        self.drag = None;
        Effects::edited(self.history.commit(&self.chart, now.tick_secs))
    }

    fn cancel_drag(&mut self) -> Effects {
        self.drag = None;
        self.history.abort(&mut self.chart);
        Effects::edited(true)
    }

    fn nudge(&mut self, dx: f64, dy: f64, now: Now) -> Effects {
        let knots = self.selection.knots().to_vec();
        let edits = knots
            .iter()
            .filter_map(|id| {
                let sign = self.chart.knot(*id)?.place.view.screen_sign();
                self.moved(*id, dx * sign, dy)
            })
            .collect();
        let label = format!("Move {}", self.quoted_selection());
        self.step(label, Some(MergeKey::Nudge(knots)), now, edits)
            .into()
    }

    /// The edit that moves a knot by this much, held inside the body's outline.
    fn moved(&self, id: KnotId, du: f64, dv: f64) -> Option<Edit> {
        let knot = self.chart.knot(id)?;
        let pos = BodyPos::clamped(knot.place.pos.u() + du, knot.place.pos.v() + dv);
        let view = Body::shared()
            .ok()
            .and_then(|body| body.view(knot.place.view));
        let pos = view.map_or(pos, |view| view.nearest_inside(pos));
        Some(Edit::put(Knot {
            place: Place { pos, ..knot.place },
            ..knot.clone()
        }))
    }

    fn mirror(&mut self, now: Now) -> Effects {
        let label = format!("Mirror {}", self.quoted_selection());
        let knots = self.selected_knots();
        let edits = knots
            .into_iter()
            .map(|knot| {
                Edit::put(Knot {
                    place: knot.place.mirrored(),
                    ..knot
                })
            })
            .collect();
        self.step(label, None, now, edits).into()
    }

    fn duplicate(&mut self, mirrored: bool, now: Now) -> Effects {
        let label = format!("Duplicate {}", self.quoted_selection());
        let mut copies = Vec::new();
        for knot in self.selected_knots() {
            let place = if mirrored {
                knot.place.mirrored()
            } else {
                let pos = BodyPos::clamped(knot.place.pos.u(), knot.place.pos.v() + COPY_OFFSET);
                Place { pos, ..knot.place }
            };
            let copy = Knot {
                name: knot.name,
                mark: knot.mark,
                extent: if mirrored { None } else { knot.extent },
                feels: knot.feels,
                quiet_at: knot.quiet_at,
                ..Knot::new(self.ids.knot(), place, now.stamp)
            };
            copies.push(copy);
        }
        let ids: Vec<KnotId> = copies.iter().map(|knot| knot.id).collect();
        let result = self.step(
            label,
            None,
            now,
            copies.into_iter().map(Edit::put).collect(),
        );
        if matches!(result, Ok(true)) {
            self.selection.set(ids.clone());
        }
        Effects {
            reveal: ids.last().copied(),
            ..result.into()
        }
    }

    fn delete_selected(&mut self, now: Now) -> Effects {
        if self.selection.is_empty() {
            return Effects::default();
        }
        let what = self.quoted_selection();
        self.history
            .begin(format!("Delete {what}"), None, now.tick_secs);
        for id in self.selection.knots().to_vec() {
            let removal = self.chart.removal_of_knot(id);
            if let Err(error) = self.edit(removal) {
                self.history.abort(&mut self.chart);
                return Err(error).into();
            }
        }
        let edited = self.history.commit(&self.chart, now.tick_secs);
        Effects::edited(edited).with_notice(Notice::Undoable(format!("Deleted {what}")))
    }

    fn set_archived(&mut self, archived: bool, now: Now) -> Effects {
        let verb = if archived { "Archive" } else { "Bring back" };
        let what = self.quoted_selection();
        let knots = self.selected_knots();
        let edits = knots
            .into_iter()
            .map(|knot| Edit::put(Knot { archived, ..knot }))
            .collect();
        let result = self.step(format!("{verb} {what}"), None, now, edits);
        let done = if archived {
            format!("Archived {what}")
        } else {
            format!("Brought back {what}")
        };
        match result {
            Ok(true) => Effects::edited(true).with_notice(Notice::Undoable(done)),
            other => other.into(),
        }
    }

    fn rename(&mut self, id: KnotId, name: &str, now: Now) -> Effects {
        let Some(knot) = self.chart.knot(id).cloned() else {
            return Effects::default();
        };
        let name = one_line(name).trim().to_owned();
        let label = format!("Rename {}", self.quoted(id));
        self.step(label, None, now, vec![Edit::put(Knot { name, ..knot })])
            .into()
    }

    fn put(
        &mut self,
        record: impl Into<Record>,
        label: String,
        what: &'static str,
        now: Now,
    ) -> Effects {
        let record = record.into();
        let key = MergeKey::Typing(record.id(), what);
        self.step(label, Some(key), now, vec![Edit::Put(record)])
            .into()
    }

    fn remove(&mut self, id: RecordId, label: &str, now: Now) -> Effects {
        let result = self.step(label.to_owned(), None, now, vec![Edit::Remove(id)]);
        match result {
            Ok(true) => Effects::edited(true)
                .with_notice(Notice::Undoable(label.replacen("Delete", "Deleted", 1))),
            other => other.into(),
        }
    }

    fn add_milestone(&mut self, knot: KnotId, kind: MilestoneKind, at: When, now: Now) -> Effects {
        let milestone = Milestone::new(self.ids.milestone(), kind, at, now.stamp);
        let what = format!("{} {}", self.quoted(knot), kind.label());
        let result = self.step(
            format!("Mark {what}"),
            None,
            now,
            vec![Edit::put((knot, milestone))],
        );
        match result {
            Ok(true) => {
                Effects::edited(true).with_notice(Notice::Undoable(format!("Marked {what}")))
            }
            other => other.into(),
        }
    }

    fn undo(&mut self) -> Effects {
        self.rating_run = None;
        match self.history.undo(&mut self.chart) {
            Some(label) => {
                Effects::edited(true).with_notice(Notice::Info(format!("Undone: {label}")))
            }
            None => Effects::default(),
        }
    }

    fn redo(&mut self) -> Effects {
        self.rating_run = None;
        match self.history.redo(&mut self.chart) {
            Some(label) => {
                Effects::edited(true).with_notice(Notice::Info(format!("Done again: {label}")))
            }
            None => Effects::default(),
        }
    }

    fn selected_knots(&self) -> Vec<Knot> {
        self.selection
            .knots()
            .iter()
            .filter_map(|id| self.chart.knot(*id).cloned())
            .collect()
    }

    /// The knot's name as messages show it.
    pub(super) fn quoted(&self, id: KnotId) -> String {
        match self.chart.knot(id) {
            Some(knot) if !knot.name.trim().is_empty() => {
                let short: String = knot.name.chars().take(40).collect();
                if short.len() < knot.name.len() {
                    format!("'{short}…'")
                } else {
                    format!("'{short}'")
                }
            }
            _ => "unnamed knot".to_owned(),
        }
    }

    /// The selected knot's name, or how many there are.
    pub(super) fn quoted_selection(&self) -> String {
        match self.selection.knots() {
            [one] => self.quoted(*one),
            many => format!("{} knots", many.len()),
        }
    }
}
