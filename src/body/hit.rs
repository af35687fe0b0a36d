//! What lies under a place, from the skin inward.

use super::index::Nearness;
use super::shapes::{Layer, Region};
use super::view::BodyView;
use super::{Body, Level};
use crate::model::{BodyPos, Place, Side, View};

/// Everything under one place; several regions are the rule, and none of them is picked.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// Whether the place lies inside the silhouette.
    pub inside: bool,
    /// The person's own side.
    pub side: Side,
    /// The nearest vertebral level, on neck and trunk.
    pub level: Option<Level>,
    /// The regions under it, from the skin inward.
    pub regions: Vec<&'a Region>,
}

impl Body {
    /// What lies under a place; every view gives an answer.
    pub fn hit(&self, view: View, pos: BodyPos) -> Option<Hit<'_>> {
        let drawn = self.view(view)?;
        Some(Hit {
            inside: drawn.contains(pos),
            side: Place::new(view, pos).side(),
            level: self.level(view, pos),
            regions: drawn.regions_at(pos),
        })
    }
}

impl BodyView {
    /// How far a place may lie from a region where nothing else of its layer is: about 1.5 mm, the gap between
    /// muscles, in C7–PSIS lengths.
    pub(super) const GAP: f64 = 0.003;

    /// The regions under a place, from the skin inward; the same in every build of the body.
    ///
    /// In the thin gaps between regions the neighbours count, and regions too small to hit count a little way
    /// around themselves.
    pub fn regions_at(&self, pos: BodyPos) -> Vec<&Region> {
        let point = self.neutral(pos);
        let near: Vec<(usize, &Region, Nearness)> = self
            .hits
            .near(point)
            .filter_map(|(index, nearness)| Some((index, self.regions.get(index)?, nearness)))
            .collect();
        let mut found = Vec::new();
        for layer in Layer::ALL {
            let in_layer = || near.iter().filter(|(_, region, _)| region.layer == layer);
            let within =
                |index: usize, reach: f64| reach > 0.0 && self.hits.distance(index, point) <= reach;
            let start = found.len();
            found.extend(
                in_layer()
                    .filter(|(index, region, nearness)| {
                        *nearness == Nearness::Inside || within(*index, region.reach)
                    })
                    .map(|(_, region, _)| *region),
            );
            if found.len() == start {
                found.extend(
                    in_layer()
                        .filter(|(index, ..)| within(*index, Self::GAP))
                        .map(|(_, region, _)| *region),
                );
            }
        }
        found
    }

    /// The regions whose drawn shape a place lies in, from the skin inward: no reach, no gaps.
    pub fn regions_around(&self, pos: BodyPos) -> Vec<&Region> {
        let inside = self.hits.near(self.neutral(pos));
        inside
            .filter(|(_, nearness)| *nearness == Nearness::Inside)
            .filter_map(|(index, _)| self.regions.get(index))
            .collect()
    }
}
