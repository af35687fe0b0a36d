//! The zones in which pain is described, as quiet areas over the body.

use std::sync::Arc;

use super::{Item, Palette, Pin};
use crate::body::{Body, BodyView, Zone};
use crate::model::{Side, View};

/// Opacity of a zone's fill and of its line.
const FILL_ALPHA: u8 = 22;
const LINE_ALPHA: u8 = 120;
/// Width of its line, in points.
const LINE_PT: f32 = 0.9;

/// The sides of the person that a view shows.
fn sides(view: View) -> &'static [Side] {
    match view {
        View::Back | View::Front => &[Side::Left, Side::Right],
        View::Left => &[Side::Left],
        View::Right => &[Side::Right],
    }
}

fn shown<'b>(body: &'b Body, view: &BodyView) -> impl Iterator<Item = (&'b Zone, Side)> {
    let sides = sides(view.view);
    let zones = body.zones().iter();
    zones.flat_map(move |zone| sides.iter().map(move |side| (zone, *side)))
}

/// Every zone of a view.
pub(super) fn zones(body: &Body, view: &BodyView, palette: &Palette) -> Vec<Item> {
    let mut items = Vec::new();
    for (zone, side) in shown(body, view) {
        let path = view.zone_path(zone, side).filter(|path| !path.is_empty());
        let Some(path) = path.map(Arc::new) else {
            continue;
        };
        items.push(Item::Fill {
            path: Arc::clone(&path),
            color: palette.accent.alpha(FILL_ALPHA),
            shade: None,
        });
        items.push(Item::Stroke {
            path,
            color: palette.accent.alpha(LINE_ALPHA),
            width_pt: LINE_PT,
            min_scale: 0.0,
        });
    }
    items
}

/// The names of the zones of a view, each in the middle of its zone.
pub(super) fn zone_names(body: &Body, view: &BodyView) -> Vec<Pin> {
    shown(body, view)
        .filter_map(|(zone, side)| {
            let middle = zone.middle(view.view, side)?;
            Some(Pin::zone(view.point(middle), &zone.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::LIGHT;

    #[test]
    fn every_view_has_its_zones_with_their_names() {
        let body = Body::shared().unwrap();
        for view in body.views() {
            let areas = zones(body, view, &LIGHT).len() / 2;
            assert!(areas > 10, "{:?}: {areas}", view.view);
            let names = zone_names(body, view);
            assert_eq!(names.len(), areas, "{:?}", view.view);
            for name in names {
                let at = view.pos(name.at).unwrap();
                assert!(view.contains(at), "{:?} {}", view.view, name.label);
            }
        }
    }
}
