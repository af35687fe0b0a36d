//! The page as shapes: title, date, the map, what the marks mean, the legend, the footer.

use kurbo::{BezPath, Point, Size, Vec2};

use super::Figure;
use super::key::{FOOTER, MADE_WITH, MarksKey};
use super::legend::{HEADINGS, Legend, LegendRow};
use crate::scene::{Anchor, Color, Palette, Scene, Shape, fit, mark_shapes, measure, wrap};

/// Width of the page in points, and its least height: A4.
const PAGE: Size = Size::new(595.0, 842.0);
const MARGIN: f64 = 42.0;
/// Height of the map for a landscape or square camera, and for a tall one.
const MAP_HEIGHT: f64 = 430.0;
const TALL_MAP_HEIGHT: f64 = 480.0;
/// Rows of the legend that fit a picture; the PDF takes all.
const MOST_ROWS: usize = 150;
/// Lines of a cell before it is cut.
const MOST_LINES: usize = 4;
const TEXT_PT: f32 = 9.0;
const LINE_PT: f64 = 12.0;
const ROW_GAP_PT: f64 = 8.0;
/// Size of the marks in the key, as a share of their size on the map.
const KEY_SCALE: f64 = 0.62;

/// The columns of the legend: left edge from the margin and width, in points.
const COLUMNS: [(f64, f64); 6] = [
    (0.0, 22.0),
    (24.0, 102.0),
    (130.0, 166.0),
    (300.0, 86.0),
    (390.0, 54.0),
    (448.0, 63.0),
];

/// One page with the map on it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its size in points.
    pub size: Size,
    /// Its colours.
    pub palette: Palette,
    /// The map.
    pub figure: Figure,
    /// Where the map's upper left corner is.
    pub figure_at: Point,
    /// Everything around the map, in page coordinates.
    pub shapes: Vec<Shape>,
    /// The page's title, in words.
    pub title: String,
    /// The page's content, in words.
    pub description: String,
}

impl Sheet {
    /// Lays out the page.
    pub fn new(scene: Scene, legend: &Legend, palette: &Palette) -> Self {
        let height = map_height(&scene);
        let mut page = Page {
            palette,
            shapes: Vec::new(),
            y: MARGIN,
        };
        page.header(legend);
        let figure_at = Point::new(MARGIN, page.y);
        page.y += height + 18.0;
        page.marks_key();
        page.table(legend);
        let bottom = (page.y + 34.0).max(PAGE.height - MARGIN);
        page.footer(bottom);
        Self {
            size: Size::new(PAGE.width, bottom + MARGIN),
            palette: palette.clone(),
            figure: Figure::new(scene, Size::new(PAGE.width - 2.0 * MARGIN, height)),
            figure_at,
            shapes: page.shapes,
            title: format!("{}, {}", legend.title, legend.date),
            description: legend.description(),
        }
    }
}

/// The height of a scene's map on a page, in points.
pub(super) fn map_height(scene: &Scene) -> f64 {
    let tall = scene.bounds.height() > 1.4 * scene.bounds.width();
    if tall { TALL_MAP_HEIGHT } else { MAP_HEIGHT }
}

/// A page in the making.
struct Page<'a> {
    palette: &'a Palette,
    shapes: Vec<Shape>,
    /// How far down it is filled.
    y: f64,
}

impl Page<'_> {
    fn text(&mut self, at: (f64, f64), text: &str, size_pt: f32, bold: bool, color: Color) {
        self.shapes.push(Shape::Text {
            at_pt: Vec2::new(at.0, at.1),
            text: text.to_owned(),
            size_pt,
            bold,
            anchor: Anchor::Start,
            color,
        });
    }

    fn text_right(&mut self, y: f64, text: &str, size_pt: f32) {
        self.shapes.push(Shape::Text {
            at_pt: Vec2::new(PAGE.width - MARGIN, y),
            text: text.to_owned(),
            size_pt,
            bold: false,
            anchor: Anchor::End,
            color: self.palette.ink_subdued,
        });
    }

    fn rule(&mut self, y: f64) {
        let mut path = BezPath::new();
        path.move_to((MARGIN, y));
        path.line_to((PAGE.width - MARGIN, y));
        self.shapes.push(Shape::Path {
            path,
            color: self.palette.hairline,
            width_pt: 0.75,
        });
    }

    fn header(&mut self, legend: &Legend) {
        const TITLE_PT: f32 = 19.0;
        let width = (PAGE.width - 2.0 * MARGIN) as f32 - 130.0;
        let title = fit(&legend.title, TITLE_PT, true, width);
        let y = self.y + 8.0;
        self.text((MARGIN, y), &title, TITLE_PT, true, self.palette.ink);
        self.text_right(y - 5.0, &legend.date, 10.5);
        self.text_right(y + 8.0, &legend.view, TEXT_PT);
        self.y = y + 22.0;
    }

    fn marks_key(&mut self) {
        let mut x = MARGIN;
        for (state, words) in MarksKey::new().entries() {
            let at = Vec2::new(x + 8.0, self.y);
            let (symbol, _) = mark_shapes(&state, self.palette, false);
            self.shapes
                .extend(symbol.into_iter().map(|shape| shape.placed(at, KEY_SCALE)));
            self.text(
                (x + 21.0, self.y),
                words,
                8.5,
                false,
                self.palette.ink_subdued,
            );
            x += 21.0 + f64::from(measure(words, 8.5, false)) + 16.0;
        }
        self.y += 24.0;
    }

    fn table(&mut self, legend: &Legend) {
        for (heading, (x, _)) in HEADINGS.into_iter().zip(COLUMNS) {
            let color = self.palette.ink_subdued;
            self.text((MARGIN + x, self.y), heading, 8.5, true, color);
        }
        self.y += 9.0;
        self.rule(self.y);
        for row in legend.rows.iter().take(MOST_ROWS) {
            self.row(row);
        }
        let left_out = legend.rows.len().saturating_sub(MOST_ROWS);
        let mut notes = legend.notes();
        if left_out > 0 {
            notes.insert(
                0,
                format!("Knots not listed here: {left_out}. The PDF lists all of them."),
            );
        }
        for note in &notes {
            self.y += 13.0;
            self.text(
                (MARGIN, self.y),
                note,
                TEXT_PT,
                false,
                self.palette.ink_subdued,
            );
        }
    }

    fn row(&mut self, row: &LegendRow) {
        let number = row.number.to_string();
        let rating = [row.rating.as_str(), row.rated_on.as_str()];
        let released = [row.released.as_str(), row.returned_on.as_str()];
        let cells: [&[&str]; 6] = [
            &[&number],
            &[&row.name],
            &[&row.place],
            &rating,
            &[&row.since],
            &released,
        ];
        let mut most = 1;
        let top = self.y + ROW_GAP_PT / 2.0 + LINE_PT / 2.0;
        for (index, (cell, (x, width))) in cells.iter().zip(COLUMNS).enumerate() {
            let bold = index < 2;
            let lines: Vec<(usize, String)> = cell
                .iter()
                .enumerate()
                .flat_map(|(part, text)| {
                    wrap(text, TEXT_PT, bold, width as f32, MOST_LINES)
                        .into_iter()
                        .map(move |line| (part, line))
                })
                .collect();
            most = most.max(lines.len());
            for (line_index, (part, line)) in lines.iter().enumerate() {
                let y = top + line_index as f64 * LINE_PT;
                let color = if *part == 0 {
                    self.palette.ink
                } else {
                    self.palette.ink_subdued
                };
                self.text((MARGIN + x, y), line, TEXT_PT, bold, color);
            }
        }
        self.y += most as f64 * LINE_PT + ROW_GAP_PT;
        self.rule(self.y);
    }

    fn footer(&mut self, y: f64) {
        let color = self.palette.ink_subdued;
        self.text((MARGIN, y), FOOTER, 8.5, false, color);
        self.text_right(y, MADE_WITH, 8.5);
    }
}
