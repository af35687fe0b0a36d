//! Painting one row of the list.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontFamily, FontId, Galley, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui,
    Vec2, pos2, vec2,
};

use super::row_words::RowWords;
use crate::ui::icons::Icon;
use crate::ui::theme::{SEMIBOLD, Tokens};
use crate::ui::{keys, map};

/// Middle of the mark, from the left edge, in points.
const MARK_X: f32 = 20.0;
/// Where texts begin, in points.
const TEXT_X: f32 = 42.0;
/// Size of a spark line, in points.
const SPARK: Vec2 = vec2(56.0, 16.0);
/// Radius of a lone rating in a spark line, in points.
const SPARK_DOT: f32 = 1.2;
/// Width of a spark line's pen, in points.
const SPARK_PEN: f32 = 1.2;

/// Paints a knot's row.
pub(super) fn paint(ui: &Ui, response: &Response, words: &RowWords, selected: bool) {
    let rect = response.rect;
    if !ui.is_rect_visible(rect) {
        return;
    }
    let t = Tokens::of(ui);
    background(ui, response, selected);
    let painter = ui.painter();
    map::figures(
        painter,
        &words.shapes,
        pos2(rect.left() + MARK_X, rect.center().y),
    );

    let left = rect.left() + TEXT_X;
    let right = rect.right() - t.space_s;
    let spark = Rect::from_min_size(pos2(right - SPARK.x, rect.top() + t.space_xs), SPARK);
    let pen = if selected {
        t.accent_text
    } else {
        t.text_subdued
    };
    spark_line(painter, &words.spark, spark, pen);
    let name_right = if words.spark.is_empty() {
        right
    } else {
        spark.left() - t.space_xs
    };
    let first = rect.top() + rect.height() * 0.3;
    name_line(painter, words, t, (left, name_right), first);
    let second = rect.top() + rect.height() * 0.72;
    place_line(painter, words, t, (left, right), second);
}

/// Number and name, from left to right, around this height.
fn name_line(painter: &Painter, words: &RowWords, t: &Tokens, (left, right): (f32, f32), y: f32) {
    let regular = FontId::proportional(t.text_body);
    let subdued = t.text_subdued;
    let number = format!("{} ", words.number);
    let number = line(painter, &number, regular.clone(), subdued, f32::INFINITY);
    let name_left = left + number.size().x;
    middle(painter, left, y, number, subdued);
    let (font, ink) = if words.is_named {
        let semibold = FontFamily::Name(SEMIBOLD.into());
        (FontId::new(t.text_body, semibold), t.text_strong)
    } else {
        (regular, subdued)
    };
    let name = line(painter, &words.name, font, ink, right - name_left);
    middle(painter, name_left, y, name, ink);
}

/// The place in few words, and at the right whether the knot is released, around this height.
fn place_line(painter: &Painter, words: &RowWords, t: &Tokens, (left, right): (f32, f32), y: f32) {
    let small = FontId::proportional(t.text_small);
    let ink = if words.has_returned() { t.warn } else { t.ok };
    let phase = line(painter, words.phase, small.clone(), ink, f32::INFINITY);
    let phase_left = right - phase.size().x;
    let room = phase_left - t.space_xs - left;
    let place = line(painter, &words.place, small, t.text_subdued, room);
    middle(painter, left, y, place, t.text_subdued);
    middle(painter, phase_left, y, phase, ink);
}

/// Paints the heading of what is put away.
pub(super) fn archived(ui: &Ui, response: &Response, rect: Rect, text: &str, open: bool) {
    let t = Tokens::of(ui);
    background(ui, response, false);
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    let at = pos2(rect.left() + MARK_X, rect.center().y);
    icon.paint(
        ui.painter(),
        Rect::from_center_size(at, Vec2::splat(t.icon)),
        t.text_subdued,
    );
    let text = line(
        ui.painter(),
        text,
        FontId::proportional(t.text_body),
        t.text_subdued,
        rect.width(),
    );
    middle(
        ui.painter(),
        rect.left() + TEXT_X,
        rect.center().y,
        text,
        t.text_subdued,
    );
}

fn background(ui: &Ui, response: &Response, selected: bool) {
    let t = Tokens::of(ui);
    let fill = match (selected, response.hovered()) {
        (true, _) => t.selected,
        (false, true) => t.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(response.rect, t.radius_m, fill);
    if response.has_focus() && keys::shows_focus(ui.ctx()) {
        let ring = Stroke::new(t.focus_width, t.focus);
        ui.painter()
            .rect_stroke(response.rect, t.radius_m, ring, StrokeKind::Inside);
    }
}

/// One line of text, cut short with "…" where it does not fit.
fn line(painter: &Painter, text: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    painter.layout_job(job)
}

fn middle(painter: &Painter, left: f32, y: f32, galley: Arc<Galley>, ink: Color32) {
    let at = pos2(left, y - galley.size().y / 2.0);
    painter.galley(at.round_to_pixels(painter.pixels_per_point()), galley, ink);
}

fn spark_line(painter: &Painter, runs: &[Vec<[f32; 2]>], rect: Rect, ink: Color32) {
    for run in runs {
        let points: Vec<_> = run
            .iter()
            .map(|[x, y]| rect.min + vec2(x * rect.width(), y * rect.height()))
            .collect();
        match points.as_slice() {
            [one] => {
                painter.circle_filled(*one, SPARK_DOT, ink);
            }
            _ => {
                painter.add(Shape::line(points, Stroke::new(SPARK_PEN, ink)));
            }
        }
    }
}
