//! Turning actions into edits.

use super::draft::one_line;
use super::history::MergeKey;
use super::{Action, Effects, Notice, Now, Session};
use crate::analysis::{DAY_SECS, Moment, spells, state_at};
use crate::model::{Edit, Extent, Knot, KnotId, Milestone, MilestoneKind, Record, RecordId, When};

/// What was entered this many seconds ago was entered just now.
const JUST_SECS: i64 = 60;
/// A release this many days ago is still news.
const NEWS_DAYS: i64 = 7;

impl Session {
    /// Does what a person asked for.
    pub fn apply(&mut self, action: Action, now: Now) -> Effects {
        self.acted_at = Some(now.stamp);
        // An open card or drag is finished by whatever comes next, so that nothing is lost.
        let belongs_to_draft = matches!(
            action,
            Action::DraftName(_)
                | Action::DraftDigit(_)
                | Action::DraftScore(_)
                | Action::DraftIs(_)
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
        let effects = if self.is_refused(&action) {
            self.refuse()
        } else {
            self.dispatch(action, now)
        };
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
            Action::PlaceKnot(place) => self.place_knot(place, now),
            Action::DraftName(name) => self.draft_name(&name),
            Action::DraftDigit(digit) => self.draft_digit(digit, now),
            Action::DraftScore(score) => self.draft_score(score, now),
            Action::DraftIs(id) => self.draft_is(id, now),
            Action::FinishDraft => self.finish_draft(now),
            Action::CancelDraft => self.cancel_draft(now),
            Action::BeginDrag(id) => self.begin_drag(id, now),
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
            Action::PutPhoto(photo) => {
                let label = "Change photo".to_owned();
                self.step(label, None, now, vec![Edit::put(*photo)]).into()
            }
            Action::RemovePhoto(view) => self.remove(RecordId::Photo(view), "Delete photo", now),
            Action::PutExtent(id, extent) => self.put_extent(id, extent, now),
            Action::PutPerson { mut person, what } => {
                person.name = one_line(&person.name);
                self.put(*person, format!("Change {what}"), what, now)
            }
            Action::SetMoment(at) => self.set_moment(at, now),
            Action::ShowPresent => self.show_present(),
            Action::SelectRange(range) => self.select_range(range),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            entry => self.enter(entry, now),
        }
    }

    /// Adds, corrects or deletes what was entered about knots.
    fn enter(&mut self, action: Action, now: Now) -> Effects {
        match action {
            Action::TypeDigit(digit) => self.type_digit(digit, now),
            Action::RateSelected(intensity) => self.rate_all(intensity, now),
            Action::StepRating(steps) => self.step_rating(steps, now),
            Action::Rate {
                knot,
                score,
                asked,
                felt_at,
            } => self.rate(knot, score, asked, felt_at, now),
            Action::RateEach {
                knots,
                score,
                asked,
                felt_at,
            } => self.rate_each(&knots, score, asked, felt_at, now),
            Action::SetFamily { knots, linked } => self.set_family(&knots, linked, now),
            Action::PutRating(knot, rating) => {
                let label = format!("Change a rating of {}", self.quoted(knot));
                self.put((knot, rating), label, "rating", now)
            }
            Action::RemoveRating(knot, id) => {
                let label = format!("Delete a rating of {}", self.quoted(knot));
                self.remove(RecordId::Rating(knot, id), &label, now)
            }
            Action::AddMilestone { knots, kind, at } => self.add_milestone(&knots, kind, at, now),
            Action::PutMilestone(knot, milestone) => {
                let label = format!("Change a milestone of {}", self.quoted(knot));
                self.put((knot, milestone), label, "milestone", now)
            }
            Action::RemoveMilestone(knot, id) => {
                let label = format!("Delete a milestone of {}", self.quoted(knot));
                self.remove(RecordId::Milestone(knot, id), &label, now)
            }
            Action::Record { edits, label, done } => self.record(edits, label, done, now),
            // All others are dispatched before.
            _ => Effects::default(),
        }
    }

    fn record(
        &mut self,
        edits: Vec<Edit>,
        label: String,
        done: Option<String>,
        now: Now,
    ) -> Effects {
        // The next form gets other ids.
        self.ids.next_bits();
        let released = self.released_by(&edits, now);
        let result = self.step(label, None, now, edits);
        let let_go = released.and_then(|knot| match self.let_go_after(knot) {
            None if done.is_none() => Some(format!("Marked {} released", self.quoted(knot))),
            words => words,
        });
        let words = match (done, let_go) {
            (Some(done), Some(let_go)) => Some(format!("{done}. {let_go}")),
            (done, let_go) => done.or(let_go),
        };
        match (result, words) {
            (Ok(true), Some(words)) => Effects::edited(true).with_notice(Notice::Undoable(words)),
            (result, _) => result.into(),
        }
    }

    /// The one knot that lets go by these edits, if it does so about now: what is imported from years ago, or said
    /// again, is not news.
    fn released_by(&self, edits: &[Edit], now: Now) -> Option<KnotId> {
        let moment = Moment::Present(now.stamp);
        let is_open = |knot: KnotId| {
            let entry = self.chart.entry(knot);
            entry.is_some_and(|entry| !state_at(entry, moment).is_released())
        };
        let is_news = |milestone: &Milestone| {
            milestone.kind == MilestoneKind::Released
                && now.stamp.second() - milestone.recorded_at.second() <= JUST_SECS
                && now.stamp.second() - milestone.at.order_second() <= NEWS_DAYS * DAY_SECS
        };
        let mut released = edits.iter().filter_map(|edit| match edit {
            Edit::Put(Record::Milestone(knot, milestone)) if is_news(milestone) => Some(*knot),
            _ => None,
        });
        let first = released.next()?;
        (released.next().is_none() && is_open(first)).then_some(first)
    }

    fn select(&mut self, ids: Vec<KnotId>) -> Effects {
        self.selection.set(ids);
        Effects::default()
    }

    fn toggle_selected(&mut self, id: KnotId) -> Effects {
        self.selection.toggle(id);
        Effects::default()
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

    fn put_extent(&mut self, id: KnotId, extent: Option<Extent>, now: Now) -> Effects {
        let Some(knot) = self.chart.knot(id).cloned() else {
            return Effects::default();
        };
        let label = format!("Draw extent of {}", self.quoted(id));
        self.step(label, None, now, vec![Edit::put(Knot { extent, ..knot })])
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

    fn add_milestone(
        &mut self,
        knots: &[KnotId],
        kind: MilestoneKind,
        at: When,
        now: Now,
    ) -> Effects {
        let what = format!("{} {}", self.quoted_knots(knots), kind.label());
        let milestones = knots.iter().map(|knot| {
            let milestone = Milestone::new(self.ids.milestone(), kind, at, now.stamp);
            Edit::put((*knot, milestone))
        });
        let edits = milestones.collect();
        match self.step(format!("Mark {what}"), None, now, edits) {
            Ok(true) => {
                let let_go = match (kind, knots) {
                    (MilestoneKind::Released, [one]) => self.let_go_after(*one),
                    _ => None,
                };
                let done = let_go.unwrap_or_else(|| format!("Marked {what}"));
                Effects::edited(true).with_notice(Notice::Undoable(done))
            }
            other => other.into(),
        }
    }

    /// A quiet word on a release that is worth one: how long the knot had been there.
    fn let_go_after(&self, id: KnotId) -> Option<String> {
        let entry = self.chart.entry(id)?;
        let latest = entry.milestones().iter().map(|m| m.recorded_at).max()?;
        let spells = spells(entry, Moment::Present(latest));
        let (fewest, most) = spells.last()?.days_to_release()?;
        let name = self.quoted(id);
        (fewest == most && most > 1).then(|| format!("{name} let go after {most} days"))
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

    pub(super) fn selected_knots(&self) -> Vec<Knot> {
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
        self.quoted_knots(self.selection.knots())
    }

    /// The name of the only one of these knots, or how many there are.
    pub(super) fn quoted_knots(&self, knots: &[KnotId]) -> String {
        match knots {
            [one] => self.quoted(*one),
            many => format!("{} knots", many.len()),
        }
    }
}
