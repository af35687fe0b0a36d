//! A card about one knot, to hand over: picture, place in words, what helps, what to avoid.

use std::collections::BTreeMap;

use kurbo::{Rect, Size};
use serde::Serialize;
use typst::foundations::{Bytes, Dict};

use super::page::{Detail, PageOptions, Problem};
use super::typeset::{Typeset, values};
use super::{Figure, ReportError, svg};
use crate::body::Body;
use crate::model::{Chart, KnotId};
use crate::scene::{PRINT, Scene, date_in_words, drawable, sentence};

/// The card's template.
const TEMPLATE: &str = include_str!("../../assets/page/card.typ");

/// Size of the picture, in points; on the card it is 29 mm wide.
const PICTURE: Size = Size::new(164.0, 234.0);
/// How much of the body the picture shows around the knot, in C7–PSIS lengths.
const AROUND: f64 = 0.62;

#[derive(Serialize)]
struct Card {
    title: String,
    rating: String,
    place: String,
    outcome: String,
    details: Vec<Detail>,
    /// "L left" and "R right" where they stand above the picture, at its left and its right; may be empty.
    sides: [String; 2],
    alt: String,
    footer: String,
    ink: String,
    subdued: String,
}

/// The card of a knot, set.
///
/// # Errors
/// When there is no such knot, the body chart lacks its view, or the card cannot be set.
pub fn card(
    chart: &Chart,
    body: &Body,
    knot: KnotId,
    options: &PageOptions,
) -> Result<Typeset, ReportError> {
    let moment = options.moment();
    let problem = Problem::of(chart, body, knot, options).ok_or(ReportError::NoKnot)?;
    let entry = chart.entry(knot).ok_or(ReportError::NoKnot)?;
    let view = entry.knot().place.view;
    let scene = Scene::build(chart, body, view, None, moment, &PRINT);
    let mut scene = scene.ok_or(ReportError::NoView(view))?;
    scene.marks.retain(|mark| mark.knot == knot);
    let at = scene.marks.first().map(|mark| mark.at);
    if let Some(at) = at {
        let height = AROUND * PICTURE.height / PICTURE.width;
        scene.bounds = Rect::from_center_size(at, (AROUND, height));
    }
    for mark in &mut scene.marks {
        mark.label.clear();
    }
    // So close they would stand on the body.
    let sides = std::mem::take(&mut scene.sides);
    let side = |at_left: bool| {
        let mut there = sides.iter().filter(|one| one.at_left == at_left);
        there.next().map_or(String::new(), |one| {
            format!("{} {}", one.letter(), one.side.name())
        })
    };
    let state = crate::analysis::state_at(entry, moment);
    let alt = sentence(entry.knot(), &state, &problem.place);
    let card = Card {
        title: problem.name,
        rating: problem.rating,
        place: problem.place,
        outcome: problem.outcome,
        details: problem.details,
        sides: [side(true), side(false)],
        alt,
        footer: format!(
            "Self-reported. Not a diagnosis. {}. L and R are my own left and right.",
            date_in_words(options.made_on())
        ),
        ink: PRINT.ink.to_string(),
        subdued: PRINT.ink_subdued.to_string(),
    };
    let map = svg::figure(&Figure::new(scene, PICTURE), &PRINT, "");
    let mut files = BTreeMap::new();
    files.insert("map.svg".to_owned(), Bytes::from_string(drawable(&map)));
    let mut inputs = Dict::new();
    inputs.insert("card".into(), values(&card)?);
    Typeset::new(TEMPLATE, inputs, files)
}
