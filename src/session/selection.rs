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
}
