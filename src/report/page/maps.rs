//! The drawings of a page: the map as it is, as it was at the start, the other views, an outline to draw on.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kurbo::{Size, Vec2};

use super::{CHART_MARKS, PageOptions, Period, chart_mark_shapes};
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, KnotId, Mark, View};
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
        let view = main_view(chart, moment);
        let mut small = Vec::new();
        if let Some((day, start)) = start(chart, options) {
            let camera = Scene::build(chart, body, view, None, moment, &PRINT)?.bounds;
            let title = format!("At the start, {}", date_in_words(options.exactly(day)));
            let mut map = map(chart, body, view, start, SMALL, "start", title)?;
            // The same part of the body as in the main map, or nothing could be compared.
            map.svg = drawn(chart, body, view, start, SMALL, Some(camera))?;
            small.push(map);
        }
        for other in View::ALL {
            let used = !Legend::new(chart, body, other, moment).rows.is_empty();
            let always = matches!(other, View::Back | View::Front);
            if other != view && (used || always) && small.len() < 3 {
                let title = Legend::new(chart, body, other, moment).view;
                let mut map = map(chart, body, other, moment, SMALL, other.name(), title)?;
                if !used {
                    // Nothing to look at closely: more of the body, to see that it is free.
                    let trunk = Scene::build(chart, body, other, Some(TRUNK), moment, &PRINT)?;
                    map.svg = drawn(chart, body, other, moment, SMALL, Some(trunk.bounds))?;
                }
                small.push(map);
            }
        }
        let title = Legend::new(chart, body, view, moment).view;
        Some(Self {
            main: map(chart, body, view, moment, MAIN, "main", title)?,
            small,
            outline: outline(chart, body, view, moment)?,
        })
    }
}

/// The view with most of the knots one leads with; the back among equals.
fn main_view(chart: &Chart, moment: Moment) -> View {
    let ranked = super::ranked(chart, moment);
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

fn map(
    chart: &Chart,
    body: &Body,
    view: View,
    moment: Moment,
    size: Size,
    file: &str,
    title: String,
) -> Option<Map> {
    Some(Map {
        file: format!("{file}.svg"),
        title,
        alt: Legend::new(chart, body, view, moment).description(),
        svg: drawn(chart, body, view, moment, size, None)?,
    })
}

fn drawn(
    chart: &Chart,
    body: &Body,
    view: View,
    moment: Moment,
    size: Size,
    bounds: Option<kurbo::Rect>,
) -> Option<String> {
    let mut scene = Scene::build(chart, body, view, None, moment, &PRINT)?;
    scene.bounds = bounds.unwrap_or(scene.bounds);
    if size == SMALL {
        scene.art = std::sync::Arc::new(scene.art.iter().map(unshaded).collect());
    }
    let kinds: BTreeMap<KnotId, Mark> = chart
        .entries()
        .iter()
        .map(|entry| (entry.knot().id, entry.knot().mark))
        .collect();
    let lead = lead(chart, moment);
    let is_crowded = scene.marks.len() > CROWDED;
    for mark in &mut scene.marks {
        mark.label = mark.number.to_string();
        if is_crowded && !lead.contains(&mark.knot) {
            let shapes = mark.shapes.drain(..);
            mark.shapes = shapes
                .map(|shape| shape.placed(Vec2::ZERO, ASIDE))
                .collect();
            mark.radius_pt *= ASIDE as f32;
            continue;
        }
        let kind = kinds.get(&mark.knot).copied().unwrap_or_default();
        mark.shapes.extend(badge(kind, mark.radius_pt));
    }
    if is_crowded {
        // What the page leads with lies on top.
        scene.marks.sort_by_key(|mark| lead.contains(&mark.knot));
    }
    Some(svg::figure(&Figure::new(scene, size), &PRINT, ""))
}

/// The knots that the page leads with.
fn lead(chart: &Chart, moment: Moment) -> BTreeSet<KnotId> {
    let ranked = super::ranked(chart, moment).into_iter();
    let lead = ranked.take(super::MOST_PROBLEMS);
    lead.map(|(_, entry)| entry.knot().id).collect()
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
fn outline(chart: &Chart, body: &Body, view: View, moment: Moment) -> Option<Map> {
    let mut scene = Scene::build(chart, body, view, Some(WHOLE), moment, &PRINT)?;
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
        mark.label.clear();
        mark.shapes = numbered(mark.number);
    }
    let mut figure = Figure::new(scene, OUTLINE);
    figure.labels.clear();
    Some(Map {
        file: "outline.svg".to_owned(),
        title: "To draw on".to_owned(),
        alt: "The outline of the body with the numbers of the knots, to draw on".to_owned(),
        svg: svg::figure(&figure, &PRINT, ""),
    })
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
