//! Which regions may lie under a point: a grid over the view.

use std::sync::OnceLock;

use kurbo::{BezPath, Point, Rect};

use super::border::Border;
use super::shapes::{Part, Region};

/// Side of a cell, in C7–PSIS lengths: about 1 cm.
const CELL: f64 = 0.02;
/// Error of flattened borders when cells are marked, and what is added around them for it.
const TOLERANCE: f64 = 1e-3;

/// A region that touches a cell.
#[derive(Clone, Copy, Debug)]
struct Touch {
    region: u16,
    /// Whether the region covers the whole cell, so that no point of it needs a test.
    covers: bool,
}

/// The cells of a view, row by row.
#[derive(Clone, Debug)]
struct Grid {
    origin: Point,
    columns: usize,
    /// For each cell where its touches begin; one more at the end.
    starts: Vec<u32>,
    touches: Vec<Touch>,
}

/// How near a region is to a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nearness {
    /// The point lies in it.
    Inside,
    /// The point may lie just outside it.
    Beside,
}

/// Everything that hit tests need of a view, in view space of the neutral body, where places have their meaning.
#[derive(Clone, Debug)]
pub(super) struct HitIndex {
    pub outline: Border,
    pub parts: Vec<Part>,
    regions: Vec<(Border, f64)>,
    /// How far around a region its cells reach at least.
    gap: f64,
    grid: OnceLock<Grid>,
}

impl HitIndex {
    /// The index of regions in drawing order; points up to `gap` beside a region find it too, or up to its reach.
    pub(super) fn new(outline: &BezPath, parts: Vec<Part>, regions: &[Region], gap: f64) -> Self {
        Self {
            outline: Border::new(outline),
            parts,
            regions: regions
                .iter()
                .map(|region| (Border::new(&region.path), region.reach))
                .collect(),
            gap,
            grid: OnceLock::new(),
        }
    }

    /// The regions in or beside a point, by their place in the drawing order, last drawn first.
    pub(super) fn near(&self, point: Point) -> impl Iterator<Item = (usize, Nearness)> + '_ {
        let grid = self.grid.get_or_init(|| Grid::new(self));
        grid.touches(point).iter().rev().map(move |touch| {
            let region = usize::from(touch.region);
            let is_inside = touch.covers
                || self
                    .regions
                    .get(region)
                    .is_some_and(|(border, _)| border.contains(point));
            let nearness = if is_inside {
                Nearness::Inside
            } else {
                Nearness::Beside
            };
            (region, nearness)
        })
    }

    /// How far a point is from the border of a region.
    pub(super) fn distance(&self, region: usize, point: Point) -> f64 {
        let region = self.regions.get(region);
        region.map_or(f64::INFINITY, |(border, _)| border.nearest(point).0)
    }

    /// The part of the body at a point.
    pub(super) fn part(&self, point: Point) -> Option<&Part> {
        use kurbo::Shape as _;
        self.parts.iter().find(|part| part.path.contains(point))
    }
}

impl Grid {
    fn new(index: &HitIndex) -> Self {
        let all = index
            .regions
            .iter()
            .fold(index.outline.bounds, |all, (border, _)| {
                all.union(border.bounds)
            })
            .inflate(2.0 * CELL, 2.0 * CELL);
        let columns = (all.width() / CELL).ceil() as usize + 1;
        let rows = (all.height() / CELL).ceil() as usize + 1;
        let mut cells: Vec<Vec<Touch>> = vec![Vec::new(); columns * rows];
        let mut grid = Self {
            origin: all.origin(),
            columns,
            starts: Vec::new(),
            touches: Vec::new(),
        };
        for (number, (border, reach)) in index.regions.iter().enumerate() {
            let Ok(region) = u16::try_from(number) else {
                break;
            };
            grid.mark(&mut cells, region, border, reach.max(index.gap) + TOLERANCE);
        }
        for cell in cells {
            grid.starts.push(grid.touches.len() as u32);
            grid.touches.extend(cell);
        }
        grid.starts.push(grid.touches.len() as u32);
        grid
    }

    /// Marks the cells near a border, and those between that it surrounds.
    fn mark(&self, cells: &mut [Vec<Touch>], region: u16, border: &Border, around: f64) {
        let mut put = |cell: usize, covers: bool| {
            if let Some(touches) = cells.get_mut(cell)
                && touches.last().is_none_or(|last| last.region != region)
            {
                touches.push(Touch { region, covers });
            }
        };
        let mut edges = vec![];
        for (a, b) in border.lines(TOLERANCE) {
            // Long lines in steps, so that their boxes stay near them.
            let steps = ((b - a).hypot() / CELL).ceil().max(1.0) as u32;
            for step in 0..steps {
                let at = |step: u32| a.lerp(b, f64::from(step) / f64::from(steps));
                let touched = Rect::from_points(at(step), at(step + 1)).inflate(around, around);
                edges.extend(self.cells_in(touched));
            }
        }
        edges.sort_unstable();
        edges.dedup();
        for cell in &edges {
            put(*cell, false);
        }
        // Between two cells of the border in a row there is no border: one test speaks for all.
        for pair in edges.windows(2) {
            if let &[before, after] = pair
                && after > before + 1
                && after / self.columns == before / self.columns
                && border.contains(self.middle(before + 1))
            {
                (before + 1..after).for_each(|cell| put(cell, true));
            }
        }
    }

    fn cells_in(&self, rect: Rect) -> impl Iterator<Item = usize> + '_ {
        let cell = |x: f64| (x / CELL).floor().max(0.0) as usize;
        let (left, right) = (cell(rect.x0 - self.origin.x), cell(rect.x1 - self.origin.x));
        let (top, bottom) = (cell(rect.y0 - self.origin.y), cell(rect.y1 - self.origin.y));
        (top..=bottom)
            .flat_map(move |row| (left..=right).map(move |column| row * self.columns + column))
    }

    fn middle(&self, cell: usize) -> Point {
        let (row, column) = (cell / self.columns, cell % self.columns);
        self.origin + kurbo::Vec2::new(column as f64 + 0.5, row as f64 + 0.5) * CELL
    }

    fn touches(&self, point: Point) -> &[Touch] {
        let at = (point - self.origin) / CELL;
        if at.x < 0.0 || at.y < 0.0 || at.x >= self.columns as f64 {
            return &[];
        }
        let cell = at.y as usize * self.columns + at.x as usize;
        let range = self.starts.get(cell).zip(self.starts.get(cell + 1));
        range
            .and_then(|(start, end)| self.touches.get(*start as usize..*end as usize))
            .unwrap_or_default()
    }
}
