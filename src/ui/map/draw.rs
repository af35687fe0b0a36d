//! Painting marks, labels and side letters at true size.

use egui::epaint::RectShape;
use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, Vec2,
    pos2, vec2,
};

use super::art_mesh::color32;
use super::camera::Camera;
use super::tessellate::flatten;
use crate::model::View;
use crate::scene::{
    Anchor, CAP_HEIGHT, Color, LABEL_SIZE_PT, Label, LabelRequest, Mark, Palette, Shape as Figure,
    SideLetter, measure, place_labels,
};
use crate::ui::theme;

/// Size of the side letters, in points.
const SIDE_LETTER_PT: f32 = 26.0;
/// In narrower pictures the letters stand alone: what they mean would cover the head, in points.
const WORDS_FROM: f32 = 200.0;
/// Room around the side letters that stands off the body, how round it is, in points, and how opaque.
const BEHIND_SIDE: Vec2 = vec2(8.0, 4.0);
const BEHIND_ROUND: u8 = 6;
const BEHIND_ALPHA: f32 = 0.82;
/// Error of flattened curves in marks, in points.
const TOLERANCE_PT: f64 = 0.1;
/// Dash and gap of dashed rings, in points.
const DASH_PT: (f32, f32) = (3.0, 2.6);

/// Paints L and R, and whose they are, in the upper corners; returns the room they take.
pub fn side_letters(painter: &Painter, viewport: Rect, palette: &Palette, view: View) -> Vec<Rect> {
    let mut taken = Vec::new();
    for letter in SideLetter::of(view) {
        let (corner, align) = if letter.at_left {
            (viewport.left_top() + vec2(16.0, 12.0), Align2::LEFT_TOP)
        } else {
            (viewport.right_top() + vec2(-16.0, 12.0), Align2::RIGHT_TOP)
        };
        let ink = color32(palette.ink);
        // How much stands there is known once it is laid out; zoomed in, the body lies below it.
        let behind = painter.add(Shape::Noop);
        let drawn = painter.text(
            corner,
            align,
            letter.letter(),
            FontId::new(SIDE_LETTER_PT, FontFamily::Name(theme::SEMIBOLD.into())),
            ink,
        );
        let below = if letter.at_left {
            drawn.left_bottom()
        } else {
            drawn.right_bottom()
        };
        let words = format!("your {}", letter.side);
        let font = FontId::new(LABEL_SIZE_PT + 1.0, FontFamily::Proportional);
        let ink = color32(palette.ink_subdued);
        let caption = if viewport.width() < WORDS_FROM {
            drawn
        } else {
            painter.text(below, align, words, font, ink)
        };
        let filled = drawn.union(caption).expand2(BEHIND_SIDE);
        let halo = color32(palette.paper).gamma_multiply(BEHIND_ALPHA);
        painter.set(
            behind,
            RectShape::filled(filled, CornerRadius::same(BEHIND_ROUND), halo),
        );
        taken.push(drawn.union(caption));
    }
    taken
}

/// Paints the marks, bottom first, and their labels.
pub fn marks(
    painter: &Painter,
    marks: &[Mark],
    camera: &Camera,
    viewport: Rect,
    palette: &Palette,
    taken: &[Rect],
) {
    let visible: Vec<(&Mark, Pos2)> = marks
        .iter()
        .map(|mark| (mark, camera.screen_from_map(viewport, mark.at)))
        .filter(|(mark, pos)| viewport.expand(mark.radius_pt + 4.0).contains(*pos))
        .collect();
    let numbers: Vec<String> = visible
        .iter()
        .map(|(mark, _)| mark.number.to_string())
        .collect();
    let requests: Vec<LabelRequest<'_>> = visible
        .iter()
        .zip(&numbers)
        .map(|((mark, pos), number)| LabelRequest {
            at_pt: kurbo::Point::new(f64::from(pos.x), f64::from(pos.y)),
            radius_pt: mark.radius_pt,
            label: &mark.label,
            short: number,
        })
        .collect();
    let frame = to_kurbo(viewport.shrink(4.0));
    let taken: Vec<kurbo::Rect> = taken.iter().map(|rect| to_kurbo(*rect)).collect();
    let labels = place_labels(&requests, frame, &taken, &|text| {
        measure(text, LABEL_SIZE_PT, false)
    });
    for label in labels.iter().flatten() {
        leader(painter, label, palette);
    }
    for (mark, pos) in &visible {
        figures(painter, &mark.shapes, *pos);
    }
    for label in labels.iter().flatten() {
        label_text(painter, label, palette);
    }
}

fn to_kurbo(rect: Rect) -> kurbo::Rect {
    kurbo::Rect::new(
        f64::from(rect.left()),
        f64::from(rect.top()),
        f64::from(rect.right()),
        f64::from(rect.bottom()),
    )
}

fn leader(painter: &Painter, label: &Label, palette: &Palette) {
    if let Some((from, to)) = label.leader {
        let points = [
            pos2(from.x as f32, from.y as f32),
            pos2(to.x as f32, to.y as f32),
        ];
        painter.line_segment(points, Stroke::new(0.8, color32(palette.ink_subdued)));
    }
}

fn label_text(painter: &Painter, label: &Label, palette: &Palette) {
    let rect = Rect::from_min_max(
        pos2(label.rect.x0 as f32, label.rect.y0 as f32),
        pos2(label.rect.x1 as f32, label.rect.y1 as f32),
    );
    let halo = color32(palette.halo).gamma_multiply(0.82);
    painter.rect_filled(rect.expand2(vec2(3.0, 1.0)), CornerRadius::same(3), halo);
    let at = pos2(label.at_pt.x as f32, label.at_pt.y as f32);
    text(
        painter,
        at,
        &label.text,
        (LABEL_SIZE_PT, false),
        label.anchor,
        color32(palette.ink),
    );
}

pub(in crate::ui) fn figures(painter: &Painter, shapes: &[Figure], at: Pos2) {
    for shape in shapes {
        match shape {
            Figure::Circle {
                center_pt,
                radius_pt,
                fill,
                stroke,
                dash,
            } => {
                let center = at + vec2(center_pt.x as f32, center_pt.y as f32);
                circle(painter, center, *radius_pt, *fill, *stroke, *dash);
            }
            Figure::Path {
                path,
                color,
                width_pt,
            } => {
                let stroke = Stroke::new(*width_pt, color32(*color));
                for line in flatten(path, TOLERANCE_PT) {
                    let points = line.into_iter().map(|p| at + p).collect();
                    painter.add(Shape::line(points, stroke));
                }
            }
            Figure::Text {
                at_pt,
                text: words,
                size_pt,
                bold,
                anchor,
                color,
            } => {
                let at = at + vec2(at_pt.x as f32, at_pt.y as f32);
                text(
                    painter,
                    at,
                    words,
                    (*size_pt, *bold),
                    *anchor,
                    color32(*color),
                );
            }
        }
    }
}

fn circle(
    painter: &Painter,
    center: Pos2,
    radius: f32,
    fill: Option<Color>,
    stroke: Option<(Color, f32)>,
    dash: bool,
) {
    if let Some(fill) = fill {
        painter.circle_filled(center, radius, color32(fill));
    }
    let Some((color, width)) = stroke else { return };
    let stroke = Stroke::new(width, color32(color));
    if dash {
        let ring: Vec<Pos2> = (0..=64)
            .map(|step| center + Vec2::angled(step as f32 * std::f32::consts::TAU / 64.0) * radius)
            .collect();
        painter.extend(Shape::dashed_line(&ring, stroke, DASH_PT.0, DASH_PT.1));
    } else {
        painter.circle_stroke(center, radius, stroke);
    }
}

/// Text whose capitals are centred on `at`, with its baseline on a whole pixel.
fn text(
    painter: &Painter,
    at: Pos2,
    words: &str,
    (size, bold): (f32, bool),
    anchor: Anchor,
    color: Color32,
) {
    let family = if bold {
        FontFamily::Name(theme::SEMIBOLD.into())
    } else {
        FontFamily::Proportional
    };
    let galley = painter.layout_no_wrap(words.to_owned(), FontId::new(size, family), color);
    let baseline = galley.rows.first().map_or(0.0, |row| {
        row.glyphs
            .first()
            .map_or(galley.size().y * 0.8, |glyph| row.pos.y + glyph.pos.y)
    });
    let x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - galley.size().x / 2.0,
        Anchor::End => at.x - galley.size().x,
    };
    let per_point = painter.pixels_per_point();
    let baseline_at = ((at.y + CAP_HEIGHT * size / 2.0) * per_point).round() / per_point;
    painter.galley(pos2(x, baseline_at - baseline), galley, color);
}
