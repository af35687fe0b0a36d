//! Painting treatments as flags and episodes as bars.

use egui::{Painter, Rangef, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::TimelineState;
use super::axis::Axis;
use super::diary::{Bar, Flag};
use super::lanes::Lanes;
use super::layout::Layout;
use super::still::Still;
use crate::scene::Theme;
use crate::ui::PanelInput;
use crate::ui::map::scene_theme;
use crate::ui::theme::Tokens;

/// Size of a flag, in points.
const FLAG: Vec2 = vec2(7.0, 7.0);
/// With less room than this for each flag only their poles are drawn, in points.
const FLAG_ROOM: f32 = 9.0;
/// Shortest bar of an episode, in points.
const BAR: f32 = 3.0;

/// What the shapes were made from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct MadeFor {
    diary: u64,
    roster: u64,
    theme: Theme,
    axis: Axis,
    layout: Layout,
}

/// The shapes of ten years of visits, kept while neither they nor the time in view change.
#[derive(Debug, Default)]
pub(super) struct DiaryShapes {
    flags: Still<MadeFor>,
    /// Lines through the lanes of the knots that were worked on.
    touched: Still<MadeFor>,
    bars: Still<MadeFor>,
}

/// Paints treatments and episodes.
pub(super) fn show(
    painter: &Painter,
    ui: &Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    (layout, axis): (&Layout, Axis),
) {
    let tokens = Tokens::of(ui.ctx());
    let versions = input.session.versions();
    let made_for = MadeFor {
        diary: versions.of_diary(),
        roster: versions.of_roster(),
        theme: scene_theme(ui),
        axis,
        layout: *layout,
    };
    let (diary, lanes) = (&state.diary, &state.lanes);
    let (from, to) = (axis.from as i64, axis.to as i64 + 1);
    let flags = diary.flags_in(from, to);
    let is_few = flags.len() as f32 * FLAG_ROOM <= layout.across.span();
    let shapes = &mut state.diary_shapes;
    shapes.flags.paint(painter, made_for, || {
        let flags = flags.iter();
        flags
            .flat_map(|flag| flag_shapes(flag, layout, axis, (is_few, tokens)))
            .collect()
    });
    let inside = |rect| painter.with_clip_rect(painter.clip_rect().intersect(rect));
    shapes.touched.paint(&inside(layout.lanes), made_for, || {
        let flags = flags.iter().filter(|_| is_few);
        flags
            .flat_map(|flag| touched_shapes(flag, lanes, layout, axis, tokens))
            .collect()
    });
    shapes.bars.paint(&inside(layout.bars), made_for, || {
        let bars = diary.bars_in(from, to).iter();
        bars.map(|bar| bar_shape(bar, layout, axis, tokens))
            .collect()
    });
}

/// A pole, and a flag on it or how long it took.
fn flag_shapes(
    flag: &Flag,
    layout: &Layout,
    axis: Axis,
    (is_few, tokens): (bool, &Tokens),
) -> Vec<Shape> {
    let x = axis.x(flag.at, layout.across);
    let end = axis.x(flag.until, layout.across);
    let ink = tokens.accent;
    let pole = layout.flags.y_range().shrink(2.0);
    let mut shapes = vec![Shape::vline(x, pole, Stroke::new(1.5, ink))];
    if !is_few {
        return shapes;
    }
    let (top, bottom) = (pole.min, pole.min + FLAG.y);
    shapes.push(if end - x > FLAG.x {
        // Near enough to see how long it took.
        let length = Rect::from_min_max(pos2(x, top), pos2(end, bottom));
        Shape::rect_filled(length, 0, ink)
    } else {
        let points = vec![
            pos2(x, top),
            pos2(x + FLAG.x, top + FLAG.y / 2.0),
            pos2(x, bottom),
        ];
        Shape::convex_polygon(points, ink, Stroke::NONE)
    });
    shapes
}

fn touched_shapes(
    flag: &Flag,
    lanes: &Lanes,
    layout: &Layout,
    axis: Axis,
    tokens: &Tokens,
) -> Vec<Shape> {
    let x = axis.x(flag.at, layout.across);
    let pen = Stroke::new(1.0, tokens.accent.gamma_multiply(0.6));
    let touched = flag.touched.iter();
    let touched = touched.filter_map(|knot| lanes.index_of(*knot));
    touched
        .map(|index| Shape::vline(x, layout.lane(index).y_range(), pen))
        .collect()
}

/// Symptoms in the upper half, what was done in the lower.
fn bar_shape(bar: &Bar, layout: &Layout, axis: Axis, tokens: &Tokens) -> Shape {
    let (left, right) = (
        axis.x(bar.from, layout.across),
        axis.x(bar.until, layout.across),
    );
    let rows = layout.bars.shrink2(vec2(0.0, 1.0));
    let middle = rows.center().y;
    let (y, ink) = if bar.is_symptom {
        (Rangef::new(rows.top(), middle - 0.5), tokens.warn)
    } else {
        (Rangef::new(middle + 0.5, rows.bottom()), tokens.outline)
    };
    let across = Rangef::new(left, right.max(left + BAR));
    Shape::rect_filled(Rect::from_x_y_ranges(across, y), 1.0, ink)
}
