//! Two moments of a chart beside each other as one picture, with what changed for each knot.

use kurbo::{Point, Rect, Size, Vec2};

use super::key::{FOOTER, MADE_WITH};
use super::legend::one_line;
use super::xml::{PAGE_DECIMALS, Svg, num};
use super::{ExportOptions, Figure, Legend, ReportError, scene};
use crate::analysis::{Moment, change, state_at};
use crate::body::Body;
use crate::model::Chart;
use crate::scene::{Anchor, Color, Shape, change_in_words, fit};

/// Width of the picture and what stands around it, in points.
const WIDTH: f64 = 640.0;
const MARGIN: f64 = 26.0;
const GAP: f64 = 14.0;
/// Highest map as a multiple of its width.
const TALLEST: f64 = 1.5;
const TITLE_PT: f32 = 15.0;
const DATE_PT: f32 = 10.5;
const TEXT_PT: f32 = 9.0;
const ROW_PT: f64 = 15.0;
/// Widest name of a knot, in points.
const NAME_PT: f64 = 180.0;
/// Knots that are named; the rest are counted.
const MOST_ROWS: usize = 12;

/// A picture in the making.
struct Drawing<'a> {
    options: &'a ExportOptions,
    shapes: Vec<Shape>,
}

/// The map of a chart at an earlier moment beside that of the options' moment, as SVG text, and what both show in a
/// sentence.
///
/// # Errors
/// When the body chart lacks the view or the camera.
pub fn compare_svg(
    chart: &Chart,
    body: &Body,
    options: &ExportOptions,
    from: Moment,
) -> Result<(String, String), ReportError> {
    let earlier = ExportOptions {
        moment: from,
        ..options.clone()
    };
    let mut scenes = [scene(chart, body, &earlier)?, scene(chart, body, options)?];
    // Of the same part of the body, or nothing could be compared.
    let [then, now] = &mut scenes;
    let bounds = then.bounds.union(now.bounds);
    (then.bounds, now.bounds) = (bounds, bounds);
    let width = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
    let tall = (bounds.height() / bounds.width()).min(TALLEST);
    let size = Size::new(width, (width * tall).round());
    let legend = options.legend(chart, body);
    let dates = [options.date_words(from), options.date_words(options.moment)];
    let rows = rows(chart, from, options.moment);

    let mut drawing = Drawing {
        options,
        shapes: Vec::new(),
    };
    let top = drawing.head(&legend, &dates, width);
    let bottom = drawing.rows(&rows, top + size.height + 22.0);
    let height = drawing.foot(bottom);
    let title = format!("{}, {} and {}", legend.title, dates[0], dates[1]);
    let sentence = sentence(&legend, &dates, &rows);
    let mut svg = Svg::default();
    svg.open(Size::new(WIDTH, height), &title, &sentence);
    let palette = options.theme.palette();
    let page = Rect::new(0.0, 0.0, WIDTH, height).inflate(1.0, 1.0);
    svg.rect(page, palette.paper);
    for (index, scene) in scenes.into_iter().enumerate() {
        svg.prefix = if index == 0 { "then-" } else { "now-" };
        let at = Point::new(MARGIN + index as f64 * (width + GAP), top);
        framed(&mut svg, &Figure::new(scene, size), at, options);
    }
    for shape in &drawing.shapes {
        svg.shape(shape);
    }
    svg.push("</svg>\n");
    Ok((svg.text, sentence))
}

/// A map at a place, cut at its frame.
fn framed(svg: &mut Svg, figure: &Figure, at: Point, options: &ExportOptions) {
    let prefix = svg.prefix;
    let (width, height) = (figure.size.width, figure.size.height);
    let (x, y) = (num(at.x, PAGE_DECIMALS), num(at.y, PAGE_DECIMALS));
    svg.push(&format!(
        "<clipPath id=\"{prefix}frame\"><rect width=\"{width}\" height=\"{height}\"/></clipPath>\n\
         <g transform=\"translate({x} {y})\" clip-path=\"url(#{prefix}frame)\">\n"
    ));
    svg.figure(figure, options.theme.palette());
    svg.push("</g>\n");
}

/// A knot: number and name, and how its rating changed.
type Row = (String, String);

fn rows(chart: &Chart, from: Moment, to: Moment) -> Vec<Row> {
    let entries = (1..).zip(chart.entries());
    let shown = entries.filter(|(_, entry)| !entry.knot().archived && state_at(entry, to).on_chart);
    shown
        .map(|(number, entry)| {
            let name = one_line(entry.knot().display_name());
            let words = change_in_words(&change(entry, from, to));
            (format!("{number} {name}"), words)
        })
        .collect()
}

/// All of it in words, for those who cannot see the picture.
fn sentence(legend: &Legend, dates: &[String; 2], rows: &[Row]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, words)| format!("{name}: {words}"))
        .collect();
    let rows = if rows.is_empty() {
        "no knots".to_owned()
    } else {
        rows.join("; ")
    };
    let [then, now] = dates;
    format!(
        "{}, {then} at the left, {now} at the right: {rows}",
        legend.view
    )
}

impl Drawing<'_> {
    fn text(&mut self, at: (f64, f64), words: &str, size_pt: f32, bold: bool, anchor: Anchor) {
        let palette = self.options.theme.palette();
        let color: Color = if bold {
            palette.ink
        } else {
            palette.ink_subdued
        };
        self.shapes.push(Shape::Text {
            at_pt: Vec2::new(at.0, at.1),
            text: words.to_owned(),
            size_pt,
            bold,
            anchor,
            color,
        });
    }

    /// Title and dates; returns where the maps begin.
    fn head(&mut self, legend: &Legend, dates: &[String; 2], width: f64) -> f64 {
        let y = MARGIN + 6.0;
        let room = (WIDTH - 2.0 * MARGIN - 120.0) as f32;
        let title = fit(&legend.title, TITLE_PT, true, room);
        self.text((MARGIN, y), &title, TITLE_PT, true, Anchor::Start);
        let right = (WIDTH - MARGIN, y);
        self.text(right, &legend.view, TEXT_PT, false, Anchor::End);
        for (index, date) in dates.iter().enumerate() {
            let x = MARGIN + index as f64 * (width + GAP);
            self.text((x, y + 24.0), date, DATE_PT, true, Anchor::Start);
        }
        y + 36.0
    }

    /// What changed; returns where it ends.
    fn rows(&mut self, rows: &[Row], top: f64) -> f64 {
        let mut y = top;
        for (name, words) in rows.iter().take(MOST_ROWS) {
            let name = fit(name, TEXT_PT, true, NAME_PT as f32);
            self.text((MARGIN, y), &name, TEXT_PT, true, Anchor::Start);
            let room = (WIDTH - 2.0 * MARGIN - NAME_PT - GAP) as f32;
            let words = fit(words, TEXT_PT, false, room);
            let x = MARGIN + NAME_PT + GAP;
            self.text((x, y), &words, TEXT_PT, false, Anchor::Start);
            y += ROW_PT;
        }
        let more = rows.len().saturating_sub(MOST_ROWS);
        if more > 0 {
            let words = format!("and {more} more");
            self.text((MARGIN, y), &words, TEXT_PT, false, Anchor::Start);
            y += ROW_PT;
        }
        y
    }

    /// The last line; returns the height of the picture.
    fn foot(&mut self, y: f64) -> f64 {
        let y = y + 8.0;
        self.text((MARGIN, y), FOOTER, 7.5, false, Anchor::Start);
        self.text((WIDTH - MARGIN, y), MADE_WITH, 7.5, false, Anchor::End);
        y + MARGIN
    }
}
