//! An area of one view as a grid of small cells, to be drawn on with a round brush and turned into an outline.

use std::collections::BTreeMap;

use kurbo::{Point, Vec2};

use super::BodyView;
use super::simplify::{area, simplified, smoothed};
use crate::model::{BodyPos, Extent, Place};

/// Side of a cell in C7–PSIS lengths: about 2 mm.
const CELL: f64 = 0.004;
/// Where the grid begins, in the body frame: above and beside every body.
const ORIGIN: (f64, f64) = (-1.0, -0.6);
/// Cells across and down: to 1.0 and 3.2.
const COLUMNS: usize = 500;
const ROWS: usize = 950;
/// Pieces and holes of fewer cells than this are left out: about half a square centimetre.
const CRUMB: f64 = 12.0;
/// How far the outline may stray from the cells, as a share of one.
const TOLERANCE: f64 = 0.35;

/// What a brush does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Brush {
    /// Adds what it passes over.
    #[default]
    Add,
    /// Takes away what it passes over.
    Erase,
    /// Rounds the edge off.
    Smooth,
}

/// An area of one view, in the body frame.
#[derive(Clone, Debug)]
pub struct Mask {
    cells: Vec<bool>,
}

impl Mask {
    /// An empty area.
    pub fn empty() -> Self {
        Self {
            cells: vec![false; COLUMNS * ROWS],
        }
    }

    /// The area of an extent around a place; `ruler_cm` is the person's C7–PSIS length.
    pub fn of(view: &BodyView, place: Place, extent: &Extent, ruler_cm: f64) -> Self {
        let mut mask = Self::empty();
        match extent {
            Extent::RadiusMm(radius) => {
                let radius = f64::from(*radius) / (10.0 * ruler_cm);
                mask.stroke(view, (place.pos, place.pos), radius, Brush::Add);
            }
            Extent::Area(outlines) => mask.fill(outlines),
        }
        mask
    }

    fn get(&self, column: i64, row: i64) -> bool {
        index(column, row).is_some_and(|index| self.cells.get(index) == Some(&true))
    }

    fn set(&mut self, column: i64, row: i64, value: bool) {
        let cell = index(column, row).and_then(|index| self.cells.get_mut(index));
        if let Some(cell) = cell {
            *cell = value;
        }
    }

    /// Fills closed outlines, even-odd.
    fn fill(&mut self, outlines: &[Vec<BodyPos>]) {
        let edges: Vec<(BodyPos, BodyPos)> = outlines
            .iter()
            .flat_map(|points| {
                let next = points.iter().skip(1).chain(points.first());
                points.iter().copied().zip(next.copied())
            })
            .collect();
        for row in 0..ROWS as i64 {
            let v = ORIGIN.1 + (row as f64 + 0.5) * CELL;
            let mut crossings: Vec<f64> = edges
                .iter()
                .filter(|(a, b)| (a.v() > v) != (b.v() > v))
                .map(|(a, b)| a.u() + (v - a.v()) / (b.v() - a.v()) * (b.u() - a.u()))
                .collect();
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let [from, to] = pair else { continue };
                let first = ((from - ORIGIN.0) / CELL - 0.5).ceil() as i64;
                let last = ((to - ORIGIN.0) / CELL - 0.5).floor() as i64;
                for column in first..=last {
                    self.set(column, row, true);
                }
            }
        }
    }

    /// Passes the brush from one point to another; what is added stays inside the silhouette.
    pub fn stroke(
        &mut self,
        view: &BodyView,
        (from, to): (BodyPos, BodyPos),
        radius: f64,
        brush: Brush,
    ) {
        let (a, b) = (Point::new(from.u(), from.v()), Point::new(to.u(), to.v()));
        let cells = cells_near(a, b, radius);
        match brush {
            Brush::Add => {
                for (column, row) in cells {
                    if !self.get(column, row) && view.contains(middle(column, row)) {
                        self.set(column, row, true);
                    }
                }
            }
            Brush::Erase => {
                for (column, row) in cells {
                    self.set(column, row, false);
                }
            }
            Brush::Smooth => self.round_off(view, &cells),
        }
    }

    /// Each of these cells becomes what most cells around it are.
    fn round_off(&mut self, view: &BodyView, cells: &[(i64, i64)]) {
        const REACH: i64 = 4;
        let around = (2 * REACH + 1).pow(2);
        let before = self.clone();
        for &(column, row) in cells {
            let full = (row - REACH..=row + REACH)
                .flat_map(|y| (column - REACH..=column + REACH).map(move |x| (x, y)))
                .filter(|(x, y)| before.get(*x, *y))
                .count() as i64;
            let is_in = 2 * full > around;
            if is_in != before.get(column, row) {
                self.set(column, row, is_in && view.contains(middle(column, row)));
            }
        }
    }

    /// The outlines of its pieces and of the holes in them, inside the silhouette, the largest first; none if
    /// nothing is left. Crumbs that a brush leaves at an edge do not count.
    pub fn outlines(&self, view: &BodyView) -> Vec<Vec<BodyPos>> {
        let mut borders = self.borders();
        borders.retain(|border| area(border).abs() >= CRUMB);
        borders.sort_by(|a, b| area(b).abs().total_cmp(&area(a).abs()));
        let outline = |border: Vec<Point>| -> Vec<BodyPos> {
            let points = simplified(&smoothed(&border), TOLERANCE);
            let places = points.iter().map(|point| {
                let (u, v) = (ORIGIN.0 + point.x * CELL, ORIGIN.1 + point.y * CELL);
                view.nearest_inside(BodyPos::clamped(u, v))
            });
            places.collect()
        };
        let outlines = borders.into_iter().map(outline);
        outlines.filter(|outline| outline.len() >= 3).collect()
    }

    /// The area as a knot keeps it; none if nothing is left.
    pub fn extent(&self, view: &BodyView) -> Option<Extent> {
        let outlines = self.outlines(view);
        (!outlines.is_empty()).then_some(Extent::Area(outlines))
    }

    /// The closed borders of all pieces, in cells; holes run the other way round and so have negative areas.
    fn borders(&self) -> Vec<Vec<Point>> {
        let mut next: BTreeMap<(i64, i64), Vec<(i64, i64)>> = BTreeMap::new();
        let mut edge = |from: (i64, i64), to: (i64, i64)| next.entry(from).or_default().push(to);
        for (index, _) in self.cells.iter().enumerate().filter(|(_, cell)| **cell) {
            let (x, y) = ((index % COLUMNS) as i64, (index / COLUMNS) as i64);
            if !self.get(x, y - 1) {
                edge((x, y), (x + 1, y));
            }
            if !self.get(x + 1, y) {
                edge((x + 1, y), (x + 1, y + 1));
            }
            if !self.get(x, y + 1) {
                edge((x + 1, y + 1), (x, y + 1));
            }
            if !self.get(x - 1, y) {
                edge((x, y + 1), (x, y));
            }
        }
        let mut borders = Vec::new();
        while let Some((&start, _)) = next.first_key_value() {
            let mut border = Vec::new();
            let mut at = start;
            while let Some(ways) = next.get_mut(&at) {
                border.push(Point::new(at.0 as f64, at.1 as f64));
                let way = ways.pop();
                if ways.is_empty() {
                    next.remove(&at);
                }
                let Some(way) = way else { break };
                at = way;
            }
            borders.push(border);
        }
        borders
    }
}

fn index(column: i64, row: i64) -> Option<usize> {
    let inside = (0..COLUMNS as i64).contains(&column) && (0..ROWS as i64).contains(&row);
    inside.then(|| row as usize * COLUMNS + column as usize)
}

fn middle(column: i64, row: i64) -> BodyPos {
    BodyPos::clamped(
        ORIGIN.0 + (column as f64 + 0.5) * CELL,
        ORIGIN.1 + (row as f64 + 0.5) * CELL,
    )
}

/// The cells whose middle lies at most `radius` from the line between two points.
fn cells_near(a: Point, b: Point, radius: f64) -> Vec<(i64, i64)> {
    let column = |u: f64| ((u - ORIGIN.0) / CELL).floor() as i64;
    let row = |v: f64| ((v - ORIGIN.1) / CELL).floor() as i64;
    let along = b - a;
    let distance = |point: Point| -> f64 {
        let from_a: Vec2 = point - a;
        let length = along.hypot2();
        let share = if length > 0.0 {
            (from_a.dot(along) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (from_a - along * share).hypot()
    };
    let rows = row(a.y.min(b.y) - radius)..=row(a.y.max(b.y) + radius);
    let columns = column(a.x.min(b.x) - radius)..=column(a.x.max(b.x) + radius);
    rows.flat_map(|row| columns.clone().map(move |column| (column, row)))
        .filter(|(column, row)| {
            let at = middle(*column, *row);
            distance(Point::new(at.u(), at.v())) <= radius
        })
        .collect()
}
