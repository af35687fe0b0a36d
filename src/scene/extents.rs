//! How far knots reach, drawn softly under their marks.

use std::sync::Arc;

use kurbo::BezPath;

use super::{Color, Item, Palette};
use crate::analysis::{KnotState, Moment, Phase, state_at};
use crate::body::BodyView;
use crate::model::{Chart, KnotId};

/// Opacity of an extent's fill and of its edge.
const FILL_ALPHA: u8 = 84;
const EDGE_ALPHA: u8 = 170;
/// Width of its edge, in points.
const EDGE_PT: f32 = 1.0;

/// The extents of the knots of one view at a moment; those of the knot that is being drawn on are left out.
pub fn extents(
    chart: &Chart,
    view: &BodyView,
    moment: Moment,
    palette: &Palette,
    without: Option<KnotId>,
) -> Vec<Item> {
    let ruler_cm = chart.person().ruler_cm();
    let mut items = Vec::new();
    for entry in chart.entries() {
        let knot = entry.knot();
        if knot.extent.is_none() || knot.archived || without == Some(knot.id) {
            continue;
        }
        let state = state_at(entry, moment);
        if !state.on_chart {
            continue;
        }
        if let Some(path) = view.extent_path(knot, ruler_cm) {
            items.extend(extent(path, &state, palette));
        }
    }
    items
}

/// One extent in the colour of its knot's state.
pub fn extent(path: BezPath, state: &KnotState<'_>, palette: &Palette) -> [Item; 2] {
    let color = color(state, palette);
    let path = Arc::new(path);
    [
        Item::Fill {
            path: Arc::clone(&path),
            color: color.alpha(FILL_ALPHA),
            shade: None,
        },
        Item::Stroke {
            path,
            color: color.mixed(palette.ink, 0.25).alpha(EDGE_ALPHA),
            width_pt: EDGE_PT,
            min_scale: 0.0,
        },
    ]
}

fn color(state: &KnotState<'_>, palette: &Palette) -> Color {
    let felt = state.score().and_then(crate::model::Score::intensity);
    match (state.phase, felt) {
        (Phase::Released(_), _) => palette.released,
        (_, Some(intensity)) => palette.pain(intensity),
        (_, None) => palette.unrated,
    }
}
