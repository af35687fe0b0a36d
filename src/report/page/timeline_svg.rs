//! The timeline as a drawing.

use kurbo::{BezPath, Size};

use super::{Row, Timeline};
use crate::report::svg;
use crate::scene::{Anchor, Color, PRINT, Shape};

/// Lines of treatments.
const FAINT: Color = Color::rgb(0x9a, 0x9a, 0x9a);
/// Where rows, treatments and the axis of the timeline stand, in points.
const ROW_PT: f64 = 21.0;
const ROW_GAP_PT: f64 = 4.0;
const TOP_PT: f64 = 8.0;
const AXIS_PT: f64 = 12.0;
const TEXT_PT: f32 = 6.4;
/// Room left of the axis for the ends of the scale.
const SCALE_PT: f64 = 12.0;
/// Ticks of treatments stand no closer than this, in points.
const LEAST_APART_PT: f64 = 1.4;
/// Room right of the last rating for its number.
const NUMBER_PT: f64 = 14.0;

/// The height of a row of the timeline with the gap below it, and of what stands above the first, in points.
pub const TIMELINE_ROWS_PT: (f64, f64) = (ROW_PT + ROW_GAP_PT, TOP_PT);

/// The timeline as a drawing of this width in points; the names of its rows stand beside it.
pub fn timeline_svg(timeline: &Timeline, width: f64) -> String {
    let bottom = TOP_PT + timeline.rows.len() as f64 * (ROW_PT + ROW_GAP_PT);
    let x = |share: f64| SCALE_PT + share * (width - NUMBER_PT - SCALE_PT);
    let mut shapes = axis(timeline, bottom, &x);
    for (index, row) in timeline.rows.iter().enumerate() {
        let base = TOP_PT + index as f64 * (ROW_PT + ROW_GAP_PT) + ROW_PT;
        shapes.extend(row_shapes(row, index == 0, base, &x));
    }
    svg::shapes(&shapes, Size::new(width, bottom + AXIS_PT))
}

/// The months, and the treatments with a triangle above each.
fn axis(timeline: &Timeline, bottom: f64, x: &dyn Fn(f64) -> f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (share, label) in &timeline.ticks {
        let x = x(*share);
        shapes.push(line(&[(x, TOP_PT), (x, bottom)], PRINT.hairline, 0.5));
        let at = (x, bottom + AXIS_PT / 2.0);
        shapes.push(words(label, at, Anchor::Start, false));
    }
    if timeline.has_many_treatments() {
        shapes.extend(many_treatments(timeline, x));
        return shapes;
    }
    for share in &timeline.treatments {
        let x = x(*share);
        shapes.push(line(&[(x, TOP_PT - 2.0), (x, bottom)], FAINT, 0.6));
        let top = TOP_PT - 7.0;
        let corners = [
            (x - 2.4, top),
            (x + 2.4, top),
            (x, top + 4.2),
            (x - 2.4, top),
        ];
        shapes.push(line(&corners, PRINT.ink, 1.0));
    }
    shapes
}

/// Treatments so many that lines through the rows would hide them: a short tick each above, as far as they part.
fn many_treatments(timeline: &Timeline, x: &dyn Fn(f64) -> f64) -> Vec<Shape> {
    let mut ticks: Vec<Shape> = Vec::new();
    let mut last = f64::NEG_INFINITY;
    for share in &timeline.treatments {
        let x = x(*share);
        if x - last >= LEAST_APART_PT {
            let ends = [(x, TOP_PT - 6.0), (x, TOP_PT - 2.0)];
            ticks.push(line(&ends, PRINT.ink, 0.5));
            last = x;
        }
    }
    ticks
}

/// One knot: the ends of its scale, its lines, its last rating as a number, releases and returns.
fn row_shapes(row: &Row, is_first: bool, base: f64, x: &dyn Fn(f64) -> f64) -> Vec<Shape> {
    let y = |rating: f64| base - rating / 10.0 * ROW_PT;
    let mut shapes = Vec::new();
    for rating in [0.0, 10.0] {
        let ends = [(x(0.0), y(rating)), (x(1.0), y(rating))];
        let width_pt = if rating > 0.0 { 0.35 } else { 0.7 };
        shapes.push(line(&ends, PRINT.hairline, width_pt));
        // Once is enough to say how high a row is.
        if is_first {
            let at = (x(0.0) - 3.0, y(rating));
            shapes.push(words(&format!("{rating:.0}"), at, Anchor::End, false));
        }
    }
    for run in &row.runs {
        let points: Vec<(f64, f64)> = run.iter().map(|p| (x(p.0), y(p.1))).collect();
        match points.as_slice() {
            [only] => shapes.push(dot(*only, 1.3)),
            many => shapes.push(line(many, PRINT.ink, 1.0)),
        }
    }
    if let Some(last) = row.runs.iter().flatten().last() {
        shapes.push(dot((x(last.0), y(last.1)), 1.7));
        let at = (x(last.0) + 4.0, y(last.1));
        shapes.push(words(&format!("{:.0}", last.1), at, Anchor::Start, true));
    }
    for event in &row.events {
        let at = (x(event.x), base - ROW_PT / 2.0);
        shapes.extend(event_shapes(event.released, at));
    }
    shapes
}

/// A ring for a release, a filled triangle for a return.
fn event_shapes(released: bool, at: (f64, f64)) -> Vec<Shape> {
    if released {
        return vec![Shape::Circle {
            center_pt: at.into(),
            radius_pt: 3.2,
            fill: Some(PRINT.paper),
            stroke: Some((PRINT.ink, 1.1)),
            dash: false,
        }];
    }
    let (x, y) = at;
    let corners = [
        (x - 3.0, y + 2.4),
        (x + 3.0, y + 2.4),
        (x, y - 3.0),
        (x - 3.0, y + 2.4),
    ];
    let inner = [
        (x - 1.4, y + 1.4),
        (x + 1.4, y + 1.4),
        (x, y - 1.2),
        (x - 1.4, y + 1.4),
    ];
    vec![line(&corners, PRINT.ink, 1.2), line(&inner, PRINT.ink, 1.6)]
}

fn line(points: &[(f64, f64)], color: Color, width_pt: f32) -> Shape {
    let mut path = BezPath::new();
    for (index, point) in points.iter().enumerate() {
        if index == 0 {
            path.move_to(*point);
        } else {
            path.line_to(*point);
        }
    }
    Shape::Path {
        path,
        color,
        width_pt,
    }
}

fn dot(at: (f64, f64), radius_pt: f32) -> Shape {
    Shape::Circle {
        center_pt: at.into(),
        radius_pt,
        fill: Some(PRINT.ink),
        stroke: None,
        dash: false,
    }
}

fn words(text: &str, at: (f64, f64), anchor: Anchor, bold: bool) -> Shape {
    Shape::Text {
        at_pt: at.into(),
        text: text.to_owned(),
        size_pt: TEXT_PT,
        bold,
        anchor,
        color: if bold { PRINT.ink } else { PRINT.ink_subdued },
    }
}
