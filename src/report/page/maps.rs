//! The drawings of a page: the map as it is, as it was at the start, the other views, an outline to draw on.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kurbo::{Size, Vec2};

use super::{CHART_MARKS, PageOptions, Period, chart_mark_shapes};
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, Entry, Knot, KnotId, Mark, View};
use crate::report::legend::view_words;
use crate::report::{Figure, Legend, svg};
use crate::scene::{Anchor, Color, Item, LABEL_SIZE_PT, PRINT, Scene, Shape, date_in_words};

/// Size of the main map, of the outline to draw on, and of a small map, in points.
const MAIN: Size = Size::new(250.0, 268.0);
const OUTLINE: Size = Size::new(300.0, 636.0);
/// Small maps are drawn at twice their size on the page, so that their marks come out at half theirs.
const SMALL: Size = Size::new(164.0, 212.0);
/// The cameras that show all of a view, and its upper half with the arms.
const WHOLE: &str = "whole";
const TRUNK: &str = "trunk";
/// Radius of the badge that says which chart mark a knot has, in points.
const BADGE_PT: f32 = 5.6;
/// Size of a chart mark in a badge, as a share of its own.
const BADGE_SCALE: f64 = 0.72;
/// Marks on a map from which on only those the page leads with are drawn in full, and the size of the others.
const CROWDED: usize = 14;
const ASIDE: f64 = 0.55;
/// Lines of the outline to draw on.
const FAINT: Color = Color::rgb(0x9a, 0x9a, 0x9a);

/// A drawing of the page, and what it shows in words.
pub struct Map {
    /// Its name among the files of the page.
    pub file: String,
    /// What stands above it.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The drawing.
    pub svg: String,
}

/// The main map first, then the small ones, then the outline to draw on.
pub struct Maps {
    /// The map at the end of the period.
    pub main: Map,
    /// The map at its start, and the other views.
    pub small: Vec<Map>,
    /// Only outline and numbers.
    pub outline: Map,
}

impl Maps {
    /// None if the body chart lacks a view.
    pub fn new(chart: &Chart, body: &Body, options: &PageOptions) -> Option<Self> {
        let moment = options.moment();
        let ranked = super::ranked(chart, moment);
        let drawer = Drawer::new(chart, body, &ranked);
        let view = main_view(&ranked);
        let main = drawer.scene(view, None, moment)?;
        let outline = outline(drawer.scene(view, Some(WHOLE), moment)?);
        let mut small = Vec::new();
        if let Some((day, start)) = start(chart, options) {
            let mut scene = drawer.scene(view, None, start)?;
            // The same part of the body as in the main map, or nothing could be compared.
            scene.bounds = main.bounds;
            let title = format!("At the start, {}", date_in_words(options.exactly(day)));
            small.push(drawer.map(scene, start, SMALL, "start", title));
        }
        for other in View::ALL {
            let used = ranked
                .iter()
                .any(|(_, entry)| entry.knot().place.view == other);
            let always = matches!(other, View::Back | View::Front);
            if other != view && (used || always) && small.len() < 3 {
                // Where there is nothing to look at closely, more of the body, to see that it is free.
                let camera = (!used).then_some(TRUNK);
                let scene = drawer.scene(other, camera, moment)?;
                let title = view_words(other).to_owned();
                small.push(drawer.map(scene, moment, SMALL, other.name(), title));
            }
        }
        let title = view_words(view).to_owned();
        Some(Self {
            main: drawer.map(main, moment, MAIN, "main", title),
            small,
            outline,
        })
    }
}

/// The view with most of the knots one leads with; the back among equals.
fn main_view(ranked: &[(usize, &Entry)]) -> View {
    let lead = ranked.iter().take(super::MOST_PROBLEMS);
    let views: Vec<View> = lead.map(|(_, entry)| entry.knot().place.view).collect();
    let count = |view: View| views.iter().filter(|one| **one == view).count();
    let most = View::ALL.into_iter().rev().max_by_key(|view| count(*view));
    most.unwrap_or_default()
}

/// The first day of the period by which anything was rated, and its last moment; none if nothing was before its end.
fn start(chart: &Chart, options: &PageOptions) -> Option<(Date, Moment)> {
    let entries = chart.entries();
    let rated = entries.iter().filter_map(|entry| entry.ratings().first());
    let first = rated.map(|rating| rating.felt_at.first_day()).min()?;
    let day = first.max(options.period.from());
    let end = Period::new(day, day).span(options.now)?.to();
    let is_before = end.second() < options.moment().stamp().second();
    is_before.then_some((day, Moment::At(end)))
}

/// What the maps of one page have in common.
struct Drawer<'a> {
    chart: &'a Chart,
    body: &'a Body,
    /// The knots that the page leads with.
    lead: BTreeSet<KnotId>,
    kinds: BTreeMap<KnotId, Mark>,
    places: BTreeMap<KnotId, String>,
}

impl<'a> Drawer<'a> {
    fn new(chart: &'a Chart, body: &'a Body, ranked: &[(usize, &Entry)]) -> Self {
        let ruler_cm = chart.person().ruler_cm();
        let knots = || ranked.iter().map(|(_, entry)| entry.knot());
        let place = |knot: &Knot| body.words(&knot.place, ruler_cm).neutral();
        Self {
            chart,
            body,
            lead: knots()
                .take(super::MOST_PROBLEMS)
                .map(|knot| knot.id)
                .collect(),
            kinds: knots().map(|knot| (knot.id, knot.mark)).collect(),
            places: knots().map(|knot| (knot.id, place(knot))).collect(),
        }
    }

    fn scene(&self, view: View, camera: Option<&str>, moment: Moment) -> Option<Scene> {
        Scene::without_words(self.chart, self.body, view, camera, moment, &PRINT)
    }

    fn map(&self, scene: Scene, moment: Moment, size: Size, file: &str, title: String) -> Map {
        let place = |knot: &Knot| self.places.get(&knot.id).cloned().unwrap_or_default();
        let legend = Legend::with_places(self.chart, scene.view, moment, place);
        Map {
            file: format!("{file}.svg"),
            title,
            alt: legend.description(),
            svg: self.drawn(scene, size),
        }
    }

    fn drawn(&self, mut scene: Scene, size: Size) -> String {
        if size == SMALL {
            scene.art = std::sync::Arc::new(scene.art.iter().map(unshaded).collect());
        }
        let is_crowded = scene.marks.len() > CROWDED;
        for mark in &mut scene.marks {
            mark.label = mark.number.to_string();
            if is_crowded && !self.lead.contains(&mark.knot) {
                let shapes = mark.shapes.drain(..);
                mark.shapes = shapes
                    .map(|shape| shape.placed(Vec2::ZERO, ASIDE))
                    .collect();
                mark.radius_pt *= ASIDE as f32;
                continue;
            }
            let kind = self.kinds.get(&mark.knot).copied().unwrap_or_default();
            mark.shapes.extend(badge(kind, mark.radius_pt));
        }
        if is_crowded {
            // What the page leads with lies on top.
            scene
                .marks
                .sort_by_key(|mark| self.lead.contains(&mark.knot));
        }
        svg::figure(&Figure::new(scene, size), &PRINT, "")
    }
}

/// Without its soft edge, which nobody sees on a small map and which takes most of the time to draw.
fn unshaded(item: &Item) -> Item {
    match item.clone() {
        Item::Fill { path, color, .. } => Item::Fill {
            path,
            color,
            shade: None,
        },
        stroke @ Item::Stroke { .. } => stroke,
    }
}

/// The chart mark of a knot, small, at the lower right of its rating.
fn badge(kind: Mark, radius_pt: f32) -> Vec<Shape> {
    let offset = f64::from(radius_pt) * 0.86;
    let at = Vec2::new(offset, offset);
    let mut shapes = vec![Shape::Circle {
        center_pt: at,
        radius_pt: BADGE_PT,
        fill: Some(PRINT.halo),
        stroke: Some((PRINT.ink, 0.8)),
        dash: false,
    }];
    let figures = chart_mark_shapes(kind, PRINT.ink).into_iter();
    shapes.extend(figures.map(|shape| shape.placed(at, BADGE_SCALE)));
    shapes
}

/// The body's edge and folds only, with the numbers of the knots.
fn outline(mut scene: Scene) -> Map {
    let lines = scene.art.iter().filter_map(|item| match item {
        Item::Stroke {
            path,
            color,
            width_pt,
            min_scale,
        } if *color == PRINT.outline || *color == PRINT.cue => Some(Item::Stroke {
            path: std::sync::Arc::clone(path),
            color: FAINT,
            width_pt: *width_pt,
            min_scale: *min_scale,
        }),
        _ => None,
    });
    scene.art = std::sync::Arc::new(lines.collect());
    scene.extents.clear();
    for mark in &mut scene.marks {
        mark.shapes = numbered(mark.number);
    }
    Map {
        file: "outline.svg".to_owned(),
        title: "To draw on".to_owned(),
        alt: "The outline of the body with the numbers of the knots, to draw on".to_owned(),
        svg: svg::figure(&Figure::without_labels(scene, OUTLINE), &PRINT, ""),
    }
}

/// A small ring with a number in it.
fn numbered(number: usize) -> Vec<Shape> {
    const RING_PT: f32 = 7.0;
    vec![
        Shape::Circle {
            center_pt: Vec2::ZERO,
            radius_pt: RING_PT,
            fill: Some(PRINT.paper),
            stroke: Some((PRINT.ink, 0.9)),
            dash: false,
        },
        Shape::Text {
            at_pt: Vec2::ZERO,
            text: number.to_string(),
            size_pt: LABEL_SIZE_PT * 0.78,
            bold: true,
            anchor: Anchor::Middle,
            color: PRINT.ink,
        },
    ]
}

/// The nine chart marks, each as a small file.
pub fn chart_mark_files() -> Vec<(String, String)> {
    CHART_MARKS
        .into_iter()
        .enumerate()
        .map(|(index, mark)| {
            let shapes = chart_mark_shapes(mark, PRINT.ink);
            (
                format!("mark-{index}.svg"),
                svg::symbol_sized(&shapes, 13.0),
            )
        })
        .collect()
}
