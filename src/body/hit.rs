//! What lies under a place, from the skin inward.

use kurbo::Point;

use super::shapes::{Layer, Region};
use super::view::{BodyView, inside, nearest};
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
    const GAP: f64 = 0.003;

    /// The regions under a place, from the skin inward.
    ///
    /// In the thin gaps between regions the neighbours count, and regions too small to hit count a little way
    /// around themselves.
    pub fn regions_at(&self, pos: BodyPos) -> Vec<&Region> {
        let point = self.point(pos);
        let mut found = Vec::new();
        for layer in Layer::ALL {
            let in_layer = || self.regions.iter().rev().filter(|r| r.layer == layer);
            let start = found.len();
            found.extend(in_layer().filter(|r| within(r, point, r.reach)));
            if found.len() == start {
                found.extend(in_layer().filter(|r| within(r, point, Self::GAP)));
            }
        }
        found
    }
}

fn within(region: &Region, point: Point, reach: f64) -> bool {
    region.bounds.inflate(reach, reach).contains(point)
        && (inside(&region.path, region.bounds, point)
            || reach > 0.0 && nearest(&region.path, point).0 <= reach)
}
