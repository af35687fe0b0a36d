//! The page as PDF: real text, tagged, set by typst from the template in `assets/page/`.

use std::collections::BTreeMap;

use kurbo::Size;
use typst::foundations::{Array, Bytes, Dict, IntoValue as _, Value};

use super::key::{FOOTER, MADE_WITH, MarksKey};
use super::legend::{HEADINGS, LegendRow};
use super::sheet::map_height;
use super::typeset::{self, Typeset};
use super::{ExportOptions, Figure, Legend, ReportError, scene, svg};
use crate::body::Body;
use crate::model::Chart;
use crate::scene::{Palette, drawable, mark_shapes};

/// The page's template.
const TEMPLATE: &str = include_str!("../../assets/page/map.typ");

/// Width of the map on an A4 page, in points.
const MAP_WIDTH: f64 = 511.0;

/// The map of a chart as a PDF file; PDF/UA-1 where its texts allow.
pub fn export(chart: &Chart, body: &Body, options: &ExportOptions) -> Result<Vec<u8>, ReportError> {
    let palette = options.theme.palette();
    let legend = options.legend(chart, body);
    let scene = scene(chart, body, options)?;
    let height = map_height(&scene);
    let figure = Figure::new(scene, Size::new(MAP_WIDTH, height));
    let mut files = BTreeMap::new();
    let map = svg::figure(&figure, palette, &legend.title);
    files.insert("map.svg".to_owned(), Bytes::from_string(drawable(&map)));
    for (index, (state, _)) in MarksKey::new().entries().iter().enumerate() {
        let (shapes, _) = mark_shapes(state, palette, false);
        let symbol = Bytes::from_string(svg::symbol(&shapes));
        files.insert(format!("key-{index}.svg"), symbol);
    }
    Typeset::new(TEMPLATE, inputs(&legend, palette), files)?.pdf(options.moment.stamp())
}

/// Everything the template shows, as values: nothing in a name can become markup.
fn inputs(legend: &Legend, palette: &Palette) -> Dict {
    let mut dict = Dict::new();
    let mut put = |key: &str, value: Value| dict.insert(key.into(), value);
    put("title", text(&legend.title));
    put("date", text(&legend.date));
    put("view", text(&legend.view));
    put("alt", text(&legend.summary()));
    put("footer", text(FOOTER));
    put("made_with", text(MADE_WITH));
    put("paper", text(&palette.paper.to_string()));
    put("ink", text(&palette.ink.to_string()));
    put("subdued", text(&palette.ink_subdued.to_string()));
    put("hairline", text(&palette.hairline.to_string()));
    let texts =
        |texts: &mut dyn Iterator<Item = &str>| texts.map(text).collect::<Array>().into_value();
    put("headings", texts(&mut HEADINGS.into_iter()));
    let key = MarksKey::new();
    put(
        "key",
        texts(&mut key.entries().iter().map(|(_, words)| *words)),
    );
    put(
        "notes",
        texts(&mut legend.notes().iter().map(String::as_str)),
    );
    let rows: Array = legend.rows.iter().map(row).collect();
    put("rows", rows.into_value());
    dict
}

fn row(row: &LegendRow) -> Value {
    let mut dict = Dict::new();
    let mut put = |key: &str, words: &str| dict.insert(key.into(), text(words));
    put("number", &row.number.to_string());
    put("name", &row.name);
    put("place", &row.place);
    put("rating", &row.rating);
    put("rated_on", &row.rated_on);
    put("since", &row.since);
    put("released", &row.released);
    put("returned_on", &row.returned_on);
    dict.into_value()
}

fn text(words: &str) -> Value {
    /// Far more than a cell of the legend can use.
    const MOST_CHARS: usize = 300;
    typeset::text(words, MOST_CHARS).into_value()
}
