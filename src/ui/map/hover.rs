//! What the map says of the place under the pointer.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, CornerRadius, FontFamily, FontId, Pos2, Rect, Response, Ui, Vec2, vec2};

use super::camera::Camera;
use super::marks::marks_at;
use super::snap::{self, Moved};

use crate::analysis::{Phase, state_at};
use crate::body::{BodyView, Guide, Region};
use crate::model::{KnotId, Place, Side};
use crate::scene::{Mark, date_in_words, rating_in_words};
use crate::store::Snapping;
use crate::ui::PanelInput;
use crate::ui::inspector::fields::capitalized;
use crate::ui::likes::{Likes, place_in_words};
use crate::ui::theme::{self, Tokens};

/// Size of the side's name while a knot is placed or dragged, in points: it is read from the corner of an eye.
const LARGE_SIDE_PT: f32 = 40.0;

/// Room taken at the top of the map by its buttons, in points.
const ABOVE: f32 = 56.0;
/// Widest line, in points: where it stands does not depend on what it says, or it would jump about.
const WIDEST: f32 = 560.0;

/// Shows the card of the mark under the pointer, or says where on the body the pointer is and what is raised there.
#[expect(
    clippy::too_many_arguments,
    reason = "one call site; bundling them would only rename the list"
)]
pub fn show(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    view: &BodyView,
    region: Option<&Region>,
    marks: &[Mark],
    camera: &Camera,
    idle: bool,
    (placed, guides): (Option<Moved>, &[Guide]),
) {
    let seen = |mark: &Mark| {
        let at = camera.screen_from_map(response.rect, mark.at);
        Rect::from_center_size(at, Vec2::splat(2.0 * mark.radius_pt))
    };
    let taken: Vec<Rect> = marks.iter().map(seen).collect();
    if let Some(moved) = placed {
        let met = snap::in_words(guides).map(|words| capitalized(&words));
        let said = Said {
            place: &moved.place,
            name: met.as_deref(),
            hint: hint(ui, input),
            side_pt: LARGE_SIDE_PT,
        };
        place_line(ui, response, input, &said, &taken);
    }
    let Some(pos) = response.hover_pos() else {
        return;
    };
    let hit = marks_at(marks, camera, response.rect, pos).first().copied();
    if let Some(mark) = hit.filter(|_| idle && input.session.draft().is_none()) {
        response
            .clone()
            .on_hover_ui_at_pointer(|ui| mark_card(ui, input, mark));
    }
    let at = view.pos(camera.map_from_screen(response.rect, pos));
    let at = at.filter(|at| placed.is_none() && view.contains(*at));
    if let Some(at) = at {
        // Where a click would place a knot, so that the side said is the side it gets.
        let reach = snap::reach(ui.ctx(), camera);
        let at = match hit {
            Some(_) => at,
            None => snap::snapped(view, at, reach, marks, |_| true),
        };
        let said = Said {
            place: &Place::new(view.view, at),
            name: region.map(|region| region.name.as_str()),
            hint: None,
            side_pt: Tokens::of(ui.ctx()).text_title,
        };
        place_line(ui, response, input, &said, &taken);
    }
}

/// What the line at the foot of the map says.
struct Said<'a> {
    place: &'a Place,
    /// What is raised there, or what the place meets.
    name: Option<&'a str>,
    hint: Option<&'static str>,
    /// Size of the side, in points.
    side_pt: f32,
}

/// How to place a dragged knot without snapping.
fn hint(ui: &Ui, input: PanelInput<'_>) -> Option<&'static str> {
    let snaps = Likes::now().snapping == Snapping::On;
    let is_held = ui.input(|i| i.modifiers.alt);
    let hint = if is_held {
        "Placed freely"
    } else {
        "Hold Alt to place freely"
    };
    (snaps && input.session.is_dragging()).then_some(hint)
}

/// Where the knot is that is being placed or dragged: its own place counts, as the outline may hold it back from
/// the pointer.
pub(super) fn placed(input: PanelInput<'_>, grabbed: Option<KnotId>) -> Option<Moved> {
    let session = input.session;
    let draft = session.draft().map(crate::session::Draft::knot);
    let id = draft.or_else(|| grabbed.filter(|_| session.is_dragging()))?;
    session.chart().knot(id).map(|knot| Moved {
        knot: id,
        place: knot.place,
    })
}

fn mark_card(ui: &mut Ui, input: PanelInput<'_>, mark: &Mark) {
    let Some(entry) = input.session.chart().entry(mark.knot) else {
        return;
    };
    let tokens = Tokens::of(ui.ctx());
    let state = state_at(entry, input.moment());
    ui.label(theme::semibold(crate::scene::fit(
        entry.knot().display_name(),
        tokens.text_body,
        true,
        tokens.tooltip_width,
    )));
    let words = place_in_words(
        input.body,
        &mark.place,
        input.session.chart().person().ruler_cm(),
    );
    ui.label(words.to_string());
    ui.label(rating_in_words(state.rating));
    match state.phase {
        Phase::Open => {}
        Phase::Released(when) => drop(ui.label(format!("Released {}", date_in_words(when)))),
        Phase::Returned(when) => drop(ui.label(format!("Came back {}", date_in_words(when)))),
    }
}

/// One line at the foot of the map, or wherever it covers no mark: the side in large letters first, then what is
/// raised, then the place in words.
fn place_line(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    said: &Said<'_>,
    taken: &[Rect],
) {
    let tokens = Tokens::of(ui.ctx());
    let (place, side_pt) = (said.place, said.side_pt);
    let painter = ui.painter().with_clip_rect(response.rect);
    let words =
        place_in_words(input.body, place, input.session.chart().person().ruler_cm()).to_string();
    let side = match place.side() {
        Side::Left => "LEFT",
        Side::Middle => "MIDDLE",
        Side::Right => "RIGHT",
    };
    let semibold = FontFamily::Name(theme::SEMIBOLD.into());
    let side = painter.layout_no_wrap(
        side.to_owned(),
        FontId::new(side_pt, semibold),
        tokens.text_strong,
    );
    let room = response.rect.width() - side.size().x - 4.0 * tokens.space_l;
    let line = line(said, &words, room, tokens);
    let words = painter.layout_job(line);
    let size = vec2(
        side.size().x + tokens.space_m + words.size().x,
        side.size().y,
    );
    let free = response
        .rect
        .shrink2(vec2(tokens.space_l, tokens.space_l))
        .with_min_y(response.rect.top() + ABOVE);
    let widest = vec2(free.width().min(WIDEST), size.y);
    let align = free_corner(free, widest, taken);
    let corner = align.pos_in_rect(&free);
    let rect = align.anchor_size(corner, size);
    painter.rect_filled(
        rect.expand2(vec2(tokens.space_s, tokens.space_xs)),
        CornerRadius::same(6),
        tokens.panel.gamma_multiply(0.9),
    );
    let middle = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let words_left = rect.right() - words.size().x;
    painter.galley(
        Pos2::new(rect.left(), middle(&side)),
        side,
        tokens.text_strong,
    );
    painter.galley(Pos2::new(words_left, middle(&words)), words, tokens.text);
}

/// The corner in which a line of this size covers no mark; the lower left one if it does in all.
fn free_corner(free: Rect, size: Vec2, taken: &[Rect]) -> Align2 {
    let corners = [
        Align2::LEFT_BOTTOM,
        Align2::RIGHT_BOTTOM,
        Align2::LEFT_TOP,
        Align2::RIGHT_TOP,
    ];
    let is_free = |align: &Align2| {
        let rect = align.anchor_size(align.pos_in_rect(&free), size);
        !taken.iter().any(|mark| mark.intersects(rect))
    };
    let [usual, ..] = corners;
    corners.into_iter().find(is_free).unwrap_or(usual)
}

/// The name of what is raised or met, heavier, then the place in words as far as there is room, and the hint.
fn line(said: &Said<'_>, words: &str, room: f32, tokens: &Tokens) -> LayoutJob {
    let (size, small) = (tokens.text_body, tokens.text_small);
    let plain = FontFamily::Proportional;
    let mut job = LayoutJob::default();
    let mut left = room;
    let hint = said.hint.unwrap_or_default();
    if !hint.is_empty() {
        left -= crate::scene::measure(hint, small, false) + tokens.space_m;
    }
    if let Some(name) = said.name {
        let name = crate::scene::fit(name, size, true, left);
        left -= crate::scene::measure(&name, size, true) + tokens.space_m;
        let font = FontId::new(size, FontFamily::Name(theme::SEMIBOLD.into()));
        job.append(&name, 0.0, TextFormat::simple(font, tokens.accent_text));
    }
    for (part, size, ink, room) in [
        (words, size, tokens.text, left),
        (hint, small, tokens.text_subdued, f32::INFINITY),
    ] {
        if room > 0.0 && !part.is_empty() {
            let gap = if job.is_empty() { 0.0 } else { tokens.space_m };
            let part = crate::scene::fit(part, size, false, room);
            let font = FontId::new(size, plain.clone());
            job.append(&part, gap, TextFormat::simple(font, ink));
        }
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_makes_way_for_marks() {
        let map = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0));
        let size = vec2(180.0, 30.0);
        let mark = |x, y| Rect::from_center_size(Pos2::new(x, y), Vec2::splat(24.0));
        let corner = |taken: &[Rect]| free_corner(map, size, taken);
        assert_eq!(corner(&[]), Align2::LEFT_BOTTOM);
        assert_eq!(corner(&[mark(60.0, 290.0)]), Align2::RIGHT_BOTTOM);
        let foot = [mark(60.0, 290.0), mark(300.0, 280.0)];
        assert_eq!(corner(&foot), Align2::LEFT_TOP);
        let all = [mark(200.0, 290.0), mark(200.0, 10.0)];
        assert_eq!(
            free_corner(map, vec2(400.0, 30.0), &all),
            Align2::LEFT_BOTTOM
        );
    }
}
