//! One line of the palette.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, FontFamily, FontId, Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::entry::{Entry, Picture};
use crate::model::Intensity;
use crate::ui::map::ramp;
use crate::ui::theme::{SEMIBOLD, Tokens, readable_on};

/// Height of a line, in points: large enough for a finger.
pub(super) const HEIGHT: f32 = 36.0;
/// Where texts begin, in points.
const TEXT_X: f32 = 36.0;
/// Radius of a knot's mark, in points.
const MARK: f32 = 9.0;

/// The line's own id, for screen readers that follow the chosen one.
pub(super) fn id(row: usize) -> Id {
    Id::unique("palette-row").with(row)
}

/// Shows a line; `letters` are those that fit what was typed.
pub(super) fn show(
    ui: &mut Ui,
    row: usize,
    entry: &Entry,
    letters: &[usize],
    chosen: bool,
) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, id(row), Sense::click());
    response.widget_info(|| {
        let ready = entry.lacks.is_none();
        WidgetInfo::labeled(Role::ListBoxOption, ready, entry.sentence())
    });
    ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if ui.is_rect_visible(rect) {
        paint(ui, &response, entry, letters, chosen);
    }
    response
}

/// Brings a line into sight; called inside the area that shows the lines.
///
/// `first` is the first line that is laid out.
pub(super) fn scroll_to(ui: &Ui, row: usize, first: usize) {
    let top = ui.max_rect().top() + (row as f32 - first as f32) * HEIGHT;
    let left = ui.max_rect().left();
    let rect = Rect::from_min_size(pos2(left, top), vec2(1.0, HEIGHT));
    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
}

fn paint(ui: &Ui, response: &Response, entry: &Entry, letters: &[usize], chosen: bool) {
    let t = Tokens::of(ui.ctx());
    let rect = response.rect;
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, t.radius_s, t.selected);
    } else if response.hovered() {
        painter.rect_filled(rect, t.radius_s, t.hover);
    }
    let ink = if entry.lacks.is_some() {
        t.text_subdued
    } else {
        t.text_strong
    };
    let middle = pos2(rect.left() + TEXT_X / 2.0, rect.center().y);
    match entry.picture {
        Picture::Rating(rating) => mark(ui, middle, rating),
        Picture::Icon(icon) => {
            let at = Rect::from_center_size(middle, Vec2::splat(t.icon));
            icon.paint(painter, at, ink);
        }
        Picture::None => {}
    }
    let small = FontId::new(t.text_small, FontFamily::Proportional);
    let aside = entry.lacks.unwrap_or(&entry.aside);
    let aside_at = rect.right_center() - vec2(t.space_s, 0.0);
    let aside = painter.text(aside_at, Align2::RIGHT_CENTER, aside, small, t.text_subdued);
    let room = aside.left() - t.space_m - rect.left() - TEXT_X;
    let text = painter.layout_job(job(entry, letters, t, ink, room));
    let at = pos2(rect.left() + TEXT_X, rect.center().y - text.size().y / 2.0);
    painter.galley(at, text, ink);
}

/// A knot's rating as on the map: the number on its colour, or a hollow ring.
fn mark(ui: &Ui, middle: egui::Pos2, rating: Option<Intensity>) {
    let t = Tokens::of(ui.ctx());
    let painter = ui.painter();
    let ring = egui::Stroke::new(1.0, t.outline);
    let color = rating.and_then(|rating| ramp(ui).get(usize::from(rating.get())).copied());
    let (Some(rating), Some(color)) = (rating, color) else {
        painter.circle_stroke(middle, MARK, ring);
        return;
    };
    painter.circle(middle, MARK, color, ring);
    let font = FontId::new(t.text_small, FontFamily::Name(SEMIBOLD.into()));
    let ink = readable_on(color);
    painter.text(middle, Align2::CENTER_CENTER, rating, font, ink);
}

/// The text with the letters that fit in the strong weight, then what else there is to say.
fn job(entry: &Entry, letters: &[usize], t: &Tokens, ink: Color32, room: f32) -> LayoutJob {
    let format = |family: FontFamily, size: f32, color: Color32| TextFormat {
        font_id: FontId::new(size, family),
        color,
        ..TextFormat::default()
    };
    let plain = format(FontFamily::Proportional, t.text_body, ink);
    let strong = format(
        FontFamily::Name(SEMIBOLD.into()),
        t.text_body,
        t.accent_text,
    );
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(room),
        ..LayoutJob::default()
    };
    let fits = |at: usize| letters.binary_search(&at).is_ok();
    let letters_of: Vec<(usize, char)> = entry.text.chars().enumerate().collect();
    for run in letters_of.chunk_by(|(a, _), (b, _)| fits(*a) == fits(*b)) {
        let text: String = run.iter().map(|(_, letter)| letter).collect();
        let is_fit = run.first().is_some_and(|(at, _)| fits(*at));
        let format = if is_fit { &strong } else { &plain };
        job.append(&text, 0.0, format.clone());
    }
    if !entry.more.is_empty() {
        let quiet = format(FontFamily::Proportional, t.text_small, t.text_subdued);
        job.append(&entry.more, t.space_s, quiet);
    }
    job
}
