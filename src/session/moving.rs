//! Moving, mirroring and copying knots; none of them leaves the body.

use super::history::MergeKey;
use super::{Effects, Notice, Now, Session};
use crate::body::Body;
use crate::model::{BodyPos, Edit, Knot, KnotId, Place};

/// How far a copy lies beside its original, in C7–PSIS lengths: about 3 cm, beyond the same-spot tolerance.
const COPY_OFFSET: f64 = 0.06;

impl Session {
    /// Starts dragging the selected knots that are seen in the view of the grabbed one.
    pub(super) fn begin_drag(&mut self, grabbed: KnotId, now: Now) -> Effects {
        let Some(view) = self.chart.knot(grabbed).map(|knot| knot.place.view) else {
            return Effects::default();
        };
        let mut knots = self.selected_knots();
        knots.retain(|knot| knot.place.view == view && !knot.archived);
        let moved: Vec<KnotId> = knots.iter().map(|knot| knot.id).collect();
        let label = format!("Move {}", self.quoted_knots(&moved));
        self.history.begin(label, None, now.tick_secs);
        self.drag = Some(knots);
        Effects::default()
    }

    /// Moves every dragged knot as far from where it began as the grabbed one is from its own start.
    pub(super) fn drag_to(&mut self, grabbed: KnotId, place: Place) -> Effects {
        let Some(knots) = &self.drag else {
            return Effects::default();
        };
        let start = knots.iter().find(|knot| knot.id == grabbed);
        let Some(start) = start.filter(|knot| knot.place.view == place.view) else {
            return Effects::default();
        };
        let du = place.pos.u() - start.place.pos.u();
        let dv = place.pos.v() - start.place.pos.v();
        let moves: Vec<Edit> = knots
            .iter()
            .map(|knot| Edit::put(moved(knot, du, dv)))
            .collect();
        let result = moves.into_iter().try_for_each(|edit| self.edit(edit));
        result.map(|()| true).into()
    }

    pub(super) fn end_drag(&mut self, now: Now) -> Effects {
        match self.drag.take() {
            Some(_) => Effects::edited(self.history.commit(&self.chart, now.tick_secs)),
            None => Effects::default(),
        }
    }

    pub(super) fn cancel_drag(&mut self) -> Effects {
        match self.drag.take() {
            Some(_) => {
                self.history.abort(&mut self.chart);
                Effects::edited(true)
            }
            None => Effects::default(),
        }
    }

    /// Moves the selected knots that are seen in the view of the one selected last: no others move unseen.
    pub(super) fn nudge(&mut self, dx: f64, dy: f64, now: Now) -> Effects {
        let mut knots = self.selected_knots();
        let view = knots.last().map(|knot| knot.place.view);
        knots.retain(|knot| Some(knot.place.view) == view && !knot.archived);
        let edits = knots
            .iter()
            .map(|knot| Edit::put(moved(knot, dx * knot.place.view.screen_sign(), dy)))
            .collect();
        let moved: Vec<KnotId> = knots.iter().map(|knot| knot.id).collect();
        let label = format!("Move {}", self.quoted_knots(&moved));
        let key = MergeKey::Nudge(self.selection.knots().to_vec());
        self.step(label, Some(key), now, edits).into()
    }

    pub(super) fn mirror(&mut self, now: Now) -> Effects {
        let label = format!("Mirror {}", self.quoted_selection());
        let knots = self.selected_knots();
        let edits = knots
            .iter()
            .map(|knot| Edit::put(knot.mirrored()))
            .collect();
        // One letter changes the side: that must be seen.
        let done = match self.selected_knots().as_slice() {
            [one] => format!(
                "Moved {} to your {}",
                self.quoted(one.id),
                one.place.mirrored().side()
            ),
            many => format!("Moved {} knots to the other side", many.len()),
        };
        match self.step(label, None, now, edits) {
            // A knot on a side view is on the other side view now.
            Ok(true) => Effects {
                reveal: self.selection.primary(),
                ..Effects::edited(true).with_notice(Notice::Undoable(done))
            },
            other => other.into(),
        }
    }

    pub(super) fn duplicate(&mut self, mirrored: bool, now: Now) -> Effects {
        let label = format!("Duplicate {}", self.quoted_selection());
        let mut copies = Vec::new();
        for knot in self.selected_knots() {
            let there = if mirrored {
                knot.mirrored()
            } else {
                moved(&knot, 0.0, COPY_OFFSET)
            };
            copies.push(Knot {
                name: there.name,
                mark: there.mark,
                extent: there.extent,
                feels: there.feels,
                quiet_at: there.quiet_at,
                ..Knot::new(self.ids.knot(), there.place, now.stamp)
            });
        }
        let ids: Vec<KnotId> = copies.iter().map(|knot| knot.id).collect();
        let edits = copies.into_iter().map(Edit::put).collect();
        let result = self.step(label, None, now, edits);
        if matches!(result, Ok(true)) {
            self.selection.set(ids.clone());
        }
        Effects {
            reveal: ids.last().copied(),
            ..result.into()
        }
    }
}

/// The knot moved by this much, held inside the body's outline.
fn moved(knot: &Knot, du: f64, dv: f64) -> Knot {
    let pos = BodyPos::clamped(knot.place.pos.u() + du, knot.place.pos.v() + dv);
    let body = Body::shared().ok();
    let view = body.and_then(|body| body.view(knot.place.view));
    let pos = view.map_or(pos, |view| view.nearest_inside(pos));
    knot.moved_to(Place { pos, ..knot.place })
}
