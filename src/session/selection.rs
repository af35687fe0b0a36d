//! Which knots are selected.

use crate::model::{Chart, KnotId};

/// The selected knots, in the order they were selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    knots: Vec<KnotId>,
}

impl Selection {
    /// Whether the knot is selected.
    pub fn contains(&self, id: KnotId) -> bool {
        self.knots.contains(&id)
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.knots.is_empty()
    }

    /// The selected knots, in the order they were selected.
    pub fn knots(&self) -> &[KnotId] {
        &self.knots
    }

    /// The knot selected last: the one the inspector shows.
    pub fn primary(&self) -> Option<KnotId> {
        self.knots.last().copied()
    }

    pub(super) fn set(&mut self, knots: Vec<KnotId>) {
        self.knots = knots;
    }

    pub(super) fn toggle(&mut self, id: KnotId) {
        if self.contains(id) {
            self.knots.retain(|other| *other != id);
        } else {
            self.knots.push(id);
        }
    }

    /// Drops knots that are no longer on the chart.
    pub(super) fn prune(&mut self, chart: &Chart) {
        self.knots.retain(|id| chart.knot(*id).is_some());
    }

    /// The knot after the primary one (by view, then top to bottom, then left to right), around the end.
    pub(super) fn next(&self, chart: &Chart, backward: bool) -> Option<KnotId> {
        let mut knots: Vec<_> = chart.entries().iter().map(|entry| entry.knot()).collect();
        knots.retain(|knot| !knot.archived);
        knots.sort_by(|a, b| {
            let key = |place: &crate::model::Place| (place.view, place.pos.v(), place.pos.u());
            let ((av, ay, ax), (bv, by, bx)) = (key(&a.place), key(&b.place));
            av.cmp(&bv)
                .then(ay.total_cmp(&by))
                .then(ax.total_cmp(&bx))
                .then(a.id.cmp(&b.id))
        });
        let count = knots.len();
        let current = self
            .primary()
            .and_then(|id| knots.iter().position(|knot| knot.id == id));
        let index = match (current, backward) {
            (None, false) => 0,
            (None, true) => count.checked_sub(1)?,
            (Some(index), false) => (index + 1) % count,
            (Some(index), true) => (index + count - 1) % count,
        };
        knots.get(index).map(|knot| knot.id)
    }
}
