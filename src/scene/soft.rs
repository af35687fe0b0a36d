//! Soft areas over the body: where pain is described or felt, and how far a knot reaches.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Point, Shape as _, Vec2};

use super::{Color, Item, Palette, Shape};
use crate::body::{Body, BodyView, Layer, Muscle, Reach, Region};
use crate::model::Side;

/// Discs within each other that make a patch fade out.
const RINGS: u8 = 20;
/// Opacity of each of them, often and less often described.
const OFTEN_ALPHA: u8 = 9;
const SOMETIMES_ALPHA: u8 = 4;
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

    /// The middles of the rings where soreness in the muscle is often described, in view space.
    pub fn sites(&self, body: &Body, view: &BodyView) -> Vec<Point> {
        let Some((id, side)) = &self.muscle else {
            return Vec::new();
        };
        let sites = body.muscle(id).map_or(&[][..], |muscle| &muscle.sites);
        let places = sites.iter().filter_map(|site| site.pos(view.view, *side));
        places.map(|pos| view.point(pos)).collect()
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

/// The ring of a spot where soreness is often described, in points around it: it is no knot of the person's, so it
/// has neither number nor colour of a rating.
pub fn site_shapes(palette: &Palette) -> [Shape; 2] {
    const RING_PT: f32 = 5.0;
    const DOT_PT: f32 = 1.7;
    let circle = |radius_pt, fill, stroke| Shape::Circle {
        center_pt: Vec2::ZERO,
        radius_pt,
        fill: Some(fill),
        stroke,
        dash: false,
    };
    [
        circle(RING_PT, palette.halo, Some((palette.accent, EDGE_PT))),
        circle(DOT_PT, palette.accent, None),
    ]
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
    use crate::model::{Place, View};
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

    #[test]
    fn sore_spots_lie_in_their_muscle_on_both_sides_of_every_view() {
        /// How far a spot may lie from what is seen of its muscle: 3 cm.
        const REACH: f64 = 0.06;
        let body = Body::shared().unwrap();
        let mut seen = 0;
        for muscle in body.muscles() {
            for side in [Side::Left, Side::Right] {
                let described = Described {
                    muscle: Some((muscle.id.clone(), side)),
                    zones: Vec::new(),
                };
                for view in View::ALL.map(|view| body.view(view).unwrap()) {
                    for at in described.sites(body, view) {
                        let pos = view.pos(at).unwrap();
                        let name = format!("{} {side} {:?} {pos:?}", muscle.id, view.view);
                        assert!(view.contains(pos), "{name}");
                        assert_eq!(Place::new(view.view, pos).side(), side, "{name}");
                        let regions = view.regions.iter().filter(|region| {
                            region.side == side && muscle.is_drawn_as(&region.name)
                        });
                        let off = regions
                            .map(|region| region.distance_from(at))
                            .fold(f64::INFINITY, f64::min);
                        // A muscle may be drawn in no layer, and is cut where others of its layer lie over it.
                        assert!(off < REACH || off == f64::INFINITY, "{name}: {off}");
                        seen += u32::from(off < REACH);
                    }
                }
            }
        }
        assert!(seen > 200, "{seen}");
    }

    #[test]
    fn every_zone_of_every_muscle_is_drawn_on_the_side_that_is_meant_and_its_mirror_image_on_the_other()
     {
        let body = Body::shared().unwrap();
        let zones = |muscle: &Muscle, side| -> Described {
            let felt = muscle
                .felt
                .iter()
                .map(|id| (id.clone(), side, Reach::Often));
            let also = muscle
                .also
                .iter()
                .map(|id| (id.clone(), side, Reach::Sometimes));
            Described {
                muscle: None,
                zones: felt.chain(also).collect(),
            }
        };
        for muscle in body.muscles() {
            for view in View::ALL.map(|view| body.view(view).unwrap()) {
                let middles = |side| -> Vec<Point> {
                    let items = zones(muscle, side).items(body, view, &LIGHT);
                    let paths = items.iter().map(|item| match item {
                        Item::Fill { path, .. } | Item::Stroke { path, .. } => path,
                    });
                    paths.map(|path| path.bounding_box().center()).collect()
                };
                let (left, right) = (middles(Side::Left), middles(Side::Right));
                let id = &muscle.id;
                match view.view {
                    View::Left => assert!(right.is_empty(), "{id}"),
                    View::Right => assert!(left.is_empty(), "{id}"),
                    View::Back | View::Front => {
                        assert_eq!(left.len(), right.len(), "{id}");
                        for (l, r) in left.iter().zip(&right) {
                            let side = view.pos(*l).map(|pos| Place::new(view.view, pos).side());
                            assert_eq!(side, Some(Side::Left), "{id}");
                            assert!(
                                Point::new(-l.x, l.y).distance(*r) < 2e-3,
                                "{id} {l:?} {r:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}
