//! Snapping while a knot is placed or dragged: how far it reaches, and the lines that show what was met.

use egui::{Align2, FontId, Rect, Shape, Stroke, Ui, vec2};
use kurbo::Point;

use super::camera::Camera;
use crate::body::{BodyView, Guide, Known};
use crate::model::{BodyPos, KnotId, Place};
use crate::scene::Mark;
use crate::store::Snapping;
use crate::ui::PanelInput;
use crate::ui::likes::Likes;
use crate::ui::theme::Tokens;

/// What is nearer than this on the screen is met, in points.
const REACH_PT: f64 = 6.0;
/// What is farther than this on the body is not, in C7–PSIS lengths: about 8 mm, a third of what two placings of one
/// knot lie apart.
const REACH_MOST: f64 = 0.016;
/// Dash and gap of a guide line, in points.
const DASH_PT: (f32, f32) = (5.0, 4.0);
/// Width of a guide line, in points.
const PEN: f32 = 1.5;
/// Radius of the ring around a landmark, in points.
const RING_PT: f32 = 15.0;
/// Between the knot and the words on its guide, in points.
const GAP_PT: f32 = 26.0;

/// The knot being placed or dragged, and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moved {
    pub knot: KnotId,
    pub place: Place,
}

/// How far snapping reaches on the body, in C7–PSIS lengths; not at all where it is off or Alt is held.
pub(super) fn reach(ctx: &egui::Context, camera: &Camera) -> f64 {
    let is_off = Likes::now().snapping == Snapping::Off || ctx.input(|i| i.modifiers.alt);
    if is_off {
        0.0
    } else {
        (REACH_PT / camera.scale).min(REACH_MOST)
    }
}

/// What a place moves to; `rests` says which knots stay where they are and can be met.
pub(super) fn snapped(
    view: &BodyView,
    pos: BodyPos,
    reach: f64,
    marks: &[Mark],
    rests: impl Fn(KnotId) -> bool,
) -> BodyPos {
    if reach <= 0.0 {
        return pos;
    }
    let known = marks.iter().filter(|mark| rests(mark.knot));
    let known: Vec<BodyPos> = known.map(|mark| mark.place.pos).collect();
    view.snapped(pos, reach, &known)
}

/// What the knot being placed or dragged meets.
pub(super) fn guides(
    input: PanelInput<'_>,
    view: &BodyView,
    marks: &[Mark],
    moved: Moved,
) -> Vec<Guide> {
    if Likes::now().snapping == Snapping::Off || moved.place.view != view.view {
        return Vec::new();
    }
    let session = input.session;
    let is_moved = |knot: KnotId| {
        knot == moved.knot || (session.is_dragging() && session.selection().contains(knot))
    };
    let resting = marks.iter().filter(|mark| !is_moved(mark.knot));
    let known: Vec<Known<'_>> = resting
        .filter_map(|mark| {
            let name = session.chart().knot(mark.knot)?.display_name();
            let pos = mark.place.pos;
            Some(Known { name, pos })
        })
        .collect();
    view.guides(moved.place.pos, &known)
}

/// The guides in words, one after the other.
pub(super) fn in_words(guides: &[Guide]) -> Option<String> {
    let words: Vec<String> = guides.iter().map(Guide::in_words).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Where a knot is being placed or dragged to, and what it meets, for the name of the map.
pub(super) fn placing_in_words(moved: Option<Moved>, guides: &[Guide]) -> String {
    let met = in_words(guides).map_or(String::new(), |words| format!(", {words}"));
    moved.map_or_else(String::new, |moved| {
        format!(", placing on the {} side{met}", moved.place.side())
    })
}

/// Draws a line for what is met, and names it beside the knot.
pub(super) fn paint(
    ui: &Ui,
    (guides, moved): (&[Guide], Moved),
    view: &BodyView,
    (camera, viewport): (&Camera, Rect),
) {
    let Some(words) = in_words(guides) else {
        return;
    };
    let tokens = Tokens::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(viewport);
    let on_screen = |point: Point| camera.screen_from_map(viewport, point);
    let here = on_screen(view.point(moved.place.pos));
    let pen = Stroke::new(PEN, tokens.accent);
    for guide in guides {
        match guide {
            Guide::Midline => {
                let ends = [view.bounds.y0, view.bounds.y1].map(|y| on_screen(Point::new(0.0, y)));
                painter.extend(Shape::dashed_line(&ends, pen, DASH_PT.0, DASH_PT.1));
            }
            Guide::Level { at, .. } | Guide::Mirror { at, .. } => {
                // The marks at its ends stay readable.
                let there = on_screen(view.point(*at));
                let short = (there - here).normalized() * RING_PT.min(here.distance(there) / 2.0);
                let ends = [here + short, there - short];
                painter.extend(Shape::dashed_line(&ends, pen, DASH_PT.0, DASH_PT.1));
            }
            Guide::Landmark(_) => {
                painter.circle_stroke(here, RING_PT, pen);
            }
        }
    }
    let font = FontId::proportional(tokens.text_small);
    let text = painter.layout_no_wrap(words, font, tokens.accent_text);
    let room = viewport.shrink(tokens.space_s);
    let at = Align2::CENTER_BOTTOM.anchor_size(here - vec2(0.0, GAP_PT), text.size());
    let inside = at.translate(vec2(
        (room.left() - at.left()).max(0.0) + (room.right() - at.right()).min(0.0),
        (room.top() - at.top()).max(0.0),
    ));
    let behind = inside.expand2(vec2(tokens.space_s, tokens.space_xs));
    painter.rect_filled(behind, tokens.radius_s, tokens.raised);
    painter.galley(inside.min, text, tokens.accent_text);
}
