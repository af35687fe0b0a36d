//! The base drawing of a view: skin, muscles, fibers, cue lines, outline.

use std::sync::Arc;

use super::{Item, Palette, Shade};
use crate::body::{BodyView, Layer, Region, RegionKind};

/// Line weights in points: outline, muscle, fiber, in the proportion 3 : 1.5 : 1.
const OUTLINE_PT: f32 = 1.7;
const MUSCLE_PT: f32 = 0.8;
const FIBER_PT: f32 = 0.55;
const CUE_PT: f32 = 0.8;

/// How far the shade of the body and of a muscle reaches inward, in view units.
const SKIN_SHADE: f64 = 0.05;
const MUSCLE_SHADE: f64 = 0.022;
/// Opacity of the shades at the edge.
const SKIN_SHADE_ALPHA: u8 = 92;
const MUSCLE_SHADE_ALPHA: u8 = 84;

/// How strongly faint regions are drawn, as a share of the others.
const FAINT: f32 = 0.5;

/// Fibers are drawn from this scale on, in points per view unit: below it they clog.
const FIBER_MIN_SCALE: f32 = 220.0;

/// The base drawing of a view with these layers of regions, bottom first.
///
/// It depends on nothing the person records, so it can be made once and kept.
pub fn art(view: &BodyView, palette: &Palette, layers: &[Layer]) -> Arc<Vec<Item>> {
    let mut items = vec![Item::Fill {
        path: Arc::clone(&view.outline),
        color: palette.skin,
        shade: Some(Shade {
            color: palette.skin_shade.alpha(SKIN_SHADE_ALPHA),
            width: SKIN_SHADE,
        }),
    }];
    let mut regions: Vec<&Region> = view
        .regions
        .iter()
        .filter(|region| layers.contains(&region.layer) && region.kind != RegionKind::Space)
        .collect();
    regions.sort_by(|a, b| a.z.total_cmp(&b.z));
    items.extend(regions.iter().map(|region| fill(region, palette)));
    for region in regions {
        let strength = if region.faint { FAINT } else { 1.0 };
        if !region.fibers.is_empty() {
            items.push(Item::Stroke {
                path: Arc::clone(&region.fibers),
                color: palette.fiber.faded(strength),
                width_pt: FIBER_PT,
                min_scale: FIBER_MIN_SCALE,
            });
        }
        items.push(Item::Stroke {
            path: Arc::clone(&region.path),
            color: palette.muscle_line.faded(strength),
            width_pt: MUSCLE_PT,
            min_scale: 0.0,
        });
    }
    items.extend(view.cues.iter().map(|cue| Item::Stroke {
        path: Arc::clone(&cue.path),
        color: palette.cue.faded(cue.opacity),
        width_pt: CUE_PT,
        min_scale: 0.0,
    }));
    items.push(Item::Stroke {
        path: Arc::clone(&view.outline),
        color: palette.outline,
        width_pt: OUTLINE_PT,
        min_scale: 0.0,
    });
    Arc::new(items)
}

fn fill(region: &Region, palette: &Palette) -> Item {
    let (color, share) = match region.kind {
        RegionKind::Muscle | RegionKind::Space => (palette.muscle(&region.id), 1.0),
        RegionKind::Fascia => (palette.fascia, 0.45),
        RegionKind::Tendon => (palette.tendon, 0.6),
        RegionKind::Bone => (palette.bone, 0.6),
    };
    let strength = if region.faint { FAINT } else { 1.0 };
    Item::Fill {
        path: Arc::clone(&region.path),
        color: palette.skin.mixed(color, strength),
        shade: Some(Shade {
            color: palette
                .muscle_shade
                .alpha(MUSCLE_SHADE_ALPHA)
                .faded(share * strength),
            width: MUSCLE_SHADE,
        }),
    }
}
