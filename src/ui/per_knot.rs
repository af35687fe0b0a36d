//! What is worked out from one knot, kept until that knot changes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::model::{Chart, KnotId};

/// A value for each knot, with what it was worked out from.
#[derive(Debug)]
pub struct PerKnot<K, V> {
    known: BTreeMap<KnotId, (K, V)>,
    worked_out: u64,
}

impl<K, V> Default for PerKnot<K, V> {
    fn default() -> Self {
        Self {
            known: BTreeMap::new(),
            worked_out: 0,
        }
    }
}

impl<K: PartialEq, V> PerKnot<K, V> {
    /// The value of a knot; worked out anew only where it was worked out from something else.
    pub fn get(&mut self, knot: KnotId, from: K, work_out: impl FnOnce() -> V) -> &V {
        match self.known.entry(knot) {
            Entry::Occupied(mut known) => {
                if known.get().0 != from {
                    *known.get_mut() = (from, work_out());
                    self.worked_out += 1;
                }
                &known.into_mut().1
            }
            Entry::Vacant(free) => {
                self.worked_out += 1;
                &free.insert((from, work_out())).1
            }
        }
    }

    /// The value as it was last worked out.
    pub fn known(&self, knot: KnotId) -> Option<&V> {
        self.known.get(&knot).map(|(_, value)| value)
    }

    /// Drops the values of knots that are no longer on the chart.
    pub fn keep_those_on(&mut self, chart: &Chart) {
        self.known.retain(|knot, _| chart.knot(*knot).is_some());
    }

    /// How many values were worked out so far: what tests count.
    pub fn worked_out(&self) -> u64 {
        self.worked_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ids;

    #[test]
    fn a_value_is_worked_out_once_for_each_thing_it_comes_from() {
        let mut ids = Ids::seeded(1);
        let (one, other) = (ids.knot(), ids.knot());
        let mut values: PerKnot<u64, String> = PerKnot::default();
        for (knot, version) in [(one, 0), (other, 0), (one, 0), (one, 1), (other, 0)] {
            let value = values.get(knot, version, || version.to_string());
            assert_eq!(*value, version.to_string());
        }
        assert_eq!(values.worked_out(), 3);
        values.keep_those_on(&Chart::new());
        assert!(values.known(one).is_none() && values.worked_out() == 3);
    }
}
