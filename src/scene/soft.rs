//! Soft areas over the body: where pain is described or felt, and how far a knot reaches.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Shape as _};

use super::{Color, Item, Palette};
use crate::body::{Body, BodyView, Layer, Muscle, Reach, Region};
use crate::model::Side;

/// Discs within each other that make a patch fade out.
const RINGS: u8 = 8;
/// Opacity of each of them, often and less often described.
const OFTEN_ALPHA: u8 = 22;
const SOMETIMES_ALPHA: u8 = 9;
/// Width of the line around a described muscle, in points.
const EDGE_PT: f32 = 1.6;
/// Opacity of a described muscle's fill.
const MUSCLE_ALPHA: u8 = 46;

/// What is described on the body: a muscle, and zones where pain is said to be felt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// The muscle's id and side.
    pub muscle: Option<(String, Side)>,
    /// Zones by id, with side and how often pain is described there.
    pub zones: Vec<(String, Side, Reach)>,
}

impl Described {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.muscle.is_none() && self.zones.is_empty()
    }

    /// What of it a view shows, bottom first.
    pub fn items(&self, body: &Body, view: &BodyView, palette: &Palette) -> Vec<Item> {
        let mut items = Vec::new();
        for (id, side, reach) in &self.zones {
            let path = body
                .zone(id)
                .and_then(|zone| view.zone_path(zone, *side))
                .filter(|path| !path.is_empty());
            if let Some(path) = path {
                items.extend(patch(&path, palette.felt, *reach));
            }
        }
        let muscle = self.muscle.as_ref();
        if let Some((muscle, side)) = muscle.and_then(|(id, side)| Some((body.muscle(id)?, *side)))
        {
            for region in drawn_largest(view, muscle, side) {
                items.push(Item::Fill {
                    path: Arc::clone(&region.path),
                    color: palette.accent.alpha(MUSCLE_ALPHA),
                    shade: None,
                });
                items.push(Item::Stroke {
                    path: Arc::clone(&region.path),
                    color: palette.accent,
                    width_pt: EDGE_PT,
                    min_scale: 0.0,
                });
            }
        }
        items
    }
}

/// The regions of a muscle in the layer that shows most of it: a whole muscle, not the strip seen at the surface.
fn drawn_largest<'v>(view: &'v BodyView, muscle: &Muscle, side: Side) -> Vec<&'v Region> {
    let in_layer = |layer: Layer| -> Vec<&Region> {
        let regions = view.regions.iter().filter(|region| region.layer == layer);
        regions
            .filter(|region| region.side == side && muscle.is_drawn_as(&region.name))
            .collect()
    };
    let area = |regions: &Vec<&Region>| -> f64 {
        let areas = regions.iter().map(|region| region.path.area().abs());
        areas.sum()
    };
    let layers = Layer::ALL.into_iter().map(in_layer);
    layers
        .max_by(|a, b| area(a).total_cmp(&area(b)))
        .unwrap_or_default()
}

/// A round patch that fades outward.
fn patch(path: &BezPath, color: Color, reach: Reach) -> impl Iterator<Item = Item> {
    let alpha = match reach {
        Reach::Often => OFTEN_ALPHA,
        Reach::Sometimes => SOMETIMES_ALPHA,
    };
    let middle = path.bounding_box().center().to_vec2();
    (1..=RINGS).map(move |ring| {
        let share = f64::from(ring) / f64::from(RINGS);
        // Equal steps of radius would leave a hard edge outside and a spike inside.
        let scaled = Affine::translate(middle)
            * Affine::scale(share.sqrt())
            * Affine::translate(-middle)
            * path.clone();
        Item::Fill {
            path: Arc::new(scaled),
            color: color.alpha(alpha),
            shade: None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::View;
    use crate::scene::LIGHT;

    #[test]
    fn a_muscle_and_its_zones_are_drawn_on_the_side_that_is_meant() {
        let body = Body::shared().unwrap();
        for (side, sign) in [(Side::Left, -1.0), (Side::Right, 1.0)] {
            let described = Described {
                muscle: Some(("infraspinatus".to_owned(), side)),
                zones: vec![("scap_medial".to_owned(), side, Reach::Often)],
            };
            let view = body.view(View::Back).unwrap();
            let items = described.items(body, view, &LIGHT);
            assert!(items.len() > usize::from(RINGS));
            for item in items {
                let (Item::Fill { path, .. } | Item::Stroke { path, .. }) = item;
                assert!(path.bounding_box().center().x * sign > 0.0, "{side}");
            }
            // In front there is neither the muscle nor the zone.
            let front = body.view(View::Front).unwrap();
            assert!(described.items(body, front, &LIGHT).is_empty());
        }
    }
}
