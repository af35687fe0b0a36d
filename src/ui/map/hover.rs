//! What the map says of the place under the pointer.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, CornerRadius, FontFamily, FontId, Pos2, Response, Ui, vec2};

use super::camera::Camera;
use super::marks::marks_at;

use crate::analysis::{Phase, state_at};
use crate::body::{BodyView, Region};
use crate::model::{Place, Side};
use crate::scene::{Mark, date_in_words, rating_in_words};
use crate::ui::PanelInput;
use crate::ui::likes::place_in_words;
use crate::ui::theme::{self, Tokens};

/// Size of the side's name while a knot is placed or dragged, in points: it is read from the corner of an eye.
const LARGE_SIDE_PT: f32 = 40.0;

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
) {
    let placed = placed(input);
    if let Some(place) = placed {
        place_line(ui, response, input, &place, None, LARGE_SIDE_PT);
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
        let name = region.map(|region| region.name.as_str());
        let size = Tokens::of(ui.ctx()).text_title;
        place_line(ui, response, input, &Place::new(view.view, at), name, size);
    }
}

/// Where the knot is that is being placed or dragged: its own place counts, as the outline may hold it back from
/// the pointer.
pub(super) fn placed(input: PanelInput<'_>) -> Option<Place> {
    let session = input.session;
    let draft = session.draft().map(crate::session::Draft::knot);
    let dragged = || session.selection().primary();
    let id = draft.or_else(|| dragged().filter(|_| session.is_dragging()))?;
    session.chart().knot(id).map(|knot| knot.place)
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

/// One line at the foot of the map: the side in large letters first, then what is raised, then the place in words.
fn place_line(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    place: &Place,
    name: Option<&str>,
    side_pt: f32,
) {
    let tokens = Tokens::of(ui.ctx());
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
    let line = line(name, &words, room, tokens);
    let words = painter.layout_job(line);
    let size = vec2(
        side.size().x + tokens.space_m + words.size().x,
        side.size().y,
    );
    let corner = response.rect.left_bottom() + vec2(tokens.space_l, -tokens.space_l);
    let rect = Align2::LEFT_BOTTOM.anchor_size(corner, size);
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

/// The name of what is raised, heavier, and the place in words.
fn line(name: Option<&str>, words: &str, room: f32, tokens: &Tokens) -> LayoutJob {
    let size = tokens.text_body;
    let mut job = LayoutJob::default();
    let mut left = room;
    if let Some(name) = name {
        let name = crate::scene::fit(name, size, true, room);
        left -= crate::scene::measure(&name, size, true) + tokens.space_m;
        let font = FontId::new(size, FontFamily::Name(theme::SEMIBOLD.into()));
        job.append(&name, 0.0, TextFormat::simple(font, tokens.accent_text));
    }
    if left > 0.0 {
        let gap = if name.is_some() { tokens.space_m } else { 0.0 };
        let words = crate::scene::fit(words, size, false, left);
        let font = FontId::new(size, FontFamily::Proportional);
        job.append(&words, gap, TextFormat::simple(font, tokens.text));
    }
    job
}
