//! The base drawing of a view: skin, bones, muscles, fibers, cue lines, outline.

use std::sync::Arc;

use super::half::half;
use super::zones::zones;
use super::{Color, Item, Look, Palette, Shade};
use crate::body::{Body, BodyView, Bone, Region, RegionKind};
use crate::model::Side;

/// Line weights in points: outline, muscle, fiber, in the proportion 3 : 1.5 : 1.
const OUTLINE_PT: f32 = 1.7;
const MUSCLE_PT: f32 = 0.8;
const FIBER_PT: f32 = 0.55;
const CUE_PT: f32 = 0.8;
const BONE_PT: f32 = 0.7;

/// How far the shade of the body, of a muscle and of a bone reaches inward, in view units.
const SKIN_SHADE: f64 = 0.05;
const MUSCLE_SHADE: f64 = 0.022;
const BONE_SHADE: f64 = 0.02;
/// Opacity of the shades at the edge.
const SKIN_SHADE_ALPHA: u8 = 92;
const MUSCLE_SHADE_ALPHA: u8 = 84;
const BONE_SHADE_ALPHA: u8 = 70;

/// How strongly faint regions are drawn, as a share of the others.
const FAINT: f32 = 0.5;
/// How strongly folds of the skin are drawn over bones, as a share of elsewhere.
const CUE_OVER_BONES: f32 = 0.45;

/// Fibers are drawn from this scale on, in points per view unit: below it they clog.
const FIBER_MIN_SCALE: f32 = 220.0;

/// Bones on the mid-line that reach further than this from it end there where only one half shows bones; a
/// spinous process is seen between the muscles of both halves. In view units.
const SPINE: f64 = 0.06;

/// The base drawing of a view, bottom first.
///
/// It depends on nothing the person records, so it can be made once and kept.
pub fn art(view: &BodyView, palette: &Palette, look: Look) -> Arc<Vec<Item>> {
    let mut items = vec![Item::Fill {
        path: Arc::clone(&view.outline),
        color: palette.skin,
        shade: Some(Shade {
            color: palette.skin_shade.alpha(SKIN_SHADE_ALPHA),
            width: SKIN_SHADE,
        }),
    }];
    let drawn = || view.regions.iter().filter(|r| look.draws(view.view, r));
    let is_deep = |region: &&Region| look.shown_on(view.view, region.side).has_bones();
    bones(&mut items, view, palette, look);
    // Muscles under the skin lie side by side; deeper ones lie over each other, each with its own lines.
    let mut surface: Vec<&Region> = drawn().filter(|r| !is_deep(r)).collect();
    surface.sort_by(|a, b| a.z.total_cmp(&b.z));
    items.extend(surface.iter().map(|region| fill(region, palette, false)));
    for region in surface {
        lines(&mut items, region, palette);
    }
    let mut deep: Vec<&Region> = drawn().filter(is_deep).collect();
    deep.sort_by(|a, b| a.z.total_cmp(&b.z));
    for region in deep {
        items.push(fill(region, palette, true));
        lines(&mut items, region, palette);
    }
    for cue in &view.cues {
        let over_bones = look.shown_on(view.view, cue.side).has_bones();
        let share = if over_bones { CUE_OVER_BONES } else { 1.0 };
        items.push(line(
            &cue.path,
            palette.cue.faded(cue.opacity * share),
            CUE_PT,
        ));
    }
    items.push(line(&view.outline, palette.outline, OUTLINE_PT));
    Arc::new(items)
}

/// The base drawing of a view with the zones over it, if they are wanted.
pub fn base(body: &Body, view: &BodyView, palette: &Palette, look: Look) -> Arc<Vec<Item>> {
    let mut drawn = art(view, palette, look);
    if look.zones {
        Arc::make_mut(&mut drawn).extend(zones(body, view, palette));
    }
    drawn
}

fn bones(items: &mut Vec<Item>, view: &BodyView, palette: &Palette, look: Look) {
    for bone in &view.bones {
        if look.shown_on(view.view, bone.side).has_bones() {
            let path = bone_path(bone, view, look);
            let color = palette.bone_line;
            items.push(Item::Fill {
                path: Arc::clone(&path),
                color: palette.bone,
                shade: Some(Shade {
                    color: color.alpha(BONE_SHADE_ALPHA),
                    width: BONE_SHADE,
                }),
            });
            items.push(line(&path, color, BONE_PT));
        }
    }
}

/// What is seen of a bone: of a broad one on the mid-line only the half that shows bones.
fn bone_path(bone: &Bone, view: &BodyView, look: Look) -> Arc<kurbo::BezPath> {
    use kurbo::Shape as _;
    let reach = bone.path.bounding_box();
    if bone.side != Side::Middle || !look.is_split(view.view) || reach.x1.max(-reach.x0) < SPINE {
        return Arc::clone(&bone.path);
    }
    let right = look.shown_on(view.view, Side::Right).has_bones();
    // Positive u is the person's right, and screen_sign says where that is.
    let sign = view.view.screen_sign() * if right { 1.0 } else { -1.0 };
    Arc::new(half(&bone.path, sign))
}

fn fill(region: &Region, palette: &Palette, deep: bool) -> Item {
    let (color, share) = match region.kind {
        RegionKind::Muscle | RegionKind::Space => (muscle(region, palette, deep), 1.0),
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

/// Deeper muscles are a little stronger, so that they stand off the bones.
fn muscle(region: &Region, palette: &Palette, deep: bool) -> Color {
    let color = palette.muscle(&region.id);
    if deep {
        color.mixed(palette.deep, 0.5)
    } else {
        color
    }
}

fn lines(items: &mut Vec<Item>, region: &Region, palette: &Palette) {
    let strength = if region.faint { FAINT } else { 1.0 };
    if !region.fibers.is_empty() {
        items.push(Item::Stroke {
            path: Arc::clone(&region.fibers),
            color: palette.fiber.faded(strength),
            width_pt: FIBER_PT,
            min_scale: FIBER_MIN_SCALE,
        });
    }
    items.push(line(
        &region.path,
        palette.muscle_line.faded(strength),
        MUSCLE_PT,
    ));
}

fn line(path: &Arc<kurbo::BezPath>, color: Color, width_pt: f32) -> Item {
    Item::Stroke {
        path: Arc::clone(path),
        color,
        width_pt,
        min_scale: 0.0,
    }
}

/// A region of a drawn view as it is raised while the pointer is over it.
pub fn raised(region: &Region, palette: &Palette) -> [Item; 2] {
    /// Width of its line, in points: between outline and muscle.
    const EDGE_PT: f32 = 1.3;
    [
        Item::Fill {
            path: Arc::clone(&region.path),
            color: palette.raised,
            shade: None,
        },
        line(&region.path, palette.accent, EDGE_PT),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Layer;
    use crate::model::View;
    use crate::scene::{LIGHT, Shown, Split};

    fn paths(look: Look, view: View) -> Vec<Arc<kurbo::BezPath>> {
        let view = Body::shared().unwrap().view(view).unwrap();
        art(view, &LIGHT, look)
            .iter()
            .map(|item| match item {
                Item::Fill { path, .. } | Item::Stroke { path, .. } => Arc::clone(path),
            })
            .collect()
    }

    fn draws(paths: &[Arc<kurbo::BezPath>], path: &Arc<kurbo::BezPath>) -> bool {
        paths.iter().any(|drawn| Arc::ptr_eq(drawn, path))
    }

    #[test]
    fn a_layer_draws_its_own_regions_and_no_other() {
        for view in View::ALL {
            let body = Body::shared().unwrap().view(view).unwrap();
            for shown in Shown::ALL {
                let drawn = paths(Look::of(shown), view);
                for region in &body.regions {
                    let wanted =
                        shown.layer() == Some(region.layer) && region.kind != RegionKind::Space;
                    let id = &region.id;
                    assert_eq!(
                        draws(&drawn, &region.path),
                        wanted,
                        "{view:?} {shown:?} {id}"
                    );
                }
                for bone in &body.bones {
                    assert_eq!(draws(&drawn, &bone.path), shown.has_bones(), "{}", bone.id);
                }
            }
        }
    }

    #[test]
    fn a_split_draws_each_half_once() {
        for view in [View::Back, View::Front] {
            let body = Body::shared().unwrap().view(view).unwrap();
            for (split, deep) in [
                (Split::DeepRight, Side::Right),
                (Split::DeepLeft, Side::Left),
            ] {
                let drawn = paths(Look::of(Shown::Deep).with_split(split), view);
                for region in body.regions.iter().filter(|r| r.kind != RegionKind::Space) {
                    let layer = if region.side == deep.mirrored() {
                        Layer::Superficial
                    } else {
                        Layer::Deep
                    };
                    let id = &region.id;
                    assert_eq!(draws(&drawn, &region.path), region.layer == layer, "{id}");
                }
                for bone in body.bones.iter().filter(|b| b.side != Side::Middle) {
                    assert_eq!(draws(&drawn, &bone.path), bone.side == deep, "{}", bone.id);
                }
            }
        }
    }
}
