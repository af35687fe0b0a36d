//! The page as PDF: real text, tagged, set by typst from the template in `assets/page/`.

use std::collections::BTreeMap;

use kurbo::Size;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue as _, Smart, Value};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::key::{FOOTER, MADE_WITH, MarksKey};
use super::legend::{HEADINGS, LegendRow};
use super::sheet::map_height;
use super::typst_world::PageWorld;
use super::{ExportOptions, Figure, Legend, ReportError, scene, svg};
use crate::body::Body;
use crate::model::{Chart, Stamp};
use crate::scene::{Palette, drawable, mark_shapes};

/// The page's template.
const TEMPLATE: &str = include_str!("../../assets/page/map.typ");

/// Width of the map on an A4 page, in points.
const MAP_WIDTH: f64 = 511.0;
/// Characters of a cell that are kept; far more than a page can use.
const MOST_CHARS: usize = 300;
/// Characters in a row without a space, after which a line may break.
const UNBROKEN: usize = 16;

/// The map of a chart as a PDF file; PDF/UA-1 where its texts allow.
pub fn export(chart: &Chart, body: &Body, options: &ExportOptions) -> Result<Vec<u8>, ReportError> {
    let palette = options.theme.palette();
    let legend = Legend::new(chart, body, options.view, options.moment);
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
    let world = PageWorld::new(TEMPLATE, inputs(&legend, palette), files)
        .ok_or_else(|| ReportError::Pdf("the template has no name".to_owned()))?;
    let bytes = set(&world, options.moment.stamp());
    // The typesetter keeps what it worked out for the next time; an export is rare, and memory is not free.
    typst::comemo::evict(0);
    bytes
}

fn set(world: &PageWorld, at: Stamp) -> Result<Vec<u8>, ReportError> {
    let document = typst::compile(world).output.map_err(|e| failed(&e))?;
    let options = |standards| PdfOptions {
        ident: Smart::Custom(format!("knotmap {at}")),
        creator: Smart::Custom(Some(MADE_WITH.replace("Made with ", ""))),
        timestamp: timestamp(at),
        standards,
        ..PdfOptions::default()
    };
    // Should a text rule out PDF/UA-1, the page is still tagged without it.
    if let Ok(accessible) = PdfStandards::new(&[PdfStandard::Ua_1])
        && let Ok(bytes) = typst_pdf::pdf(&document, &options(accessible))
    {
        return Ok(bytes);
    }
    typst_pdf::pdf(&document, &options(PdfStandards::default())).map_err(|e| failed(&e))
}

fn failed(diagnostics: &[SourceDiagnostic]) -> ReportError {
    let messages: Vec<String> = diagnostics
        .iter()
        .take(3)
        .map(|diagnostic| diagnostic.message.to_string())
        .collect();
    ReportError::Pdf(messages.join("; "))
}

fn timestamp(at: Stamp) -> Option<Timestamp> {
    let utc = at.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    Datetime::from_ymd_hms(
        utc.year().into(),
        utc.month().try_into().ok()?,
        utc.day().try_into().ok()?,
        utc.hour().try_into().ok()?,
        utc.minute().try_into().ok()?,
        utc.second().try_into().ok()?,
    )
    .map(Timestamp::new_utc)
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

/// A text of bounded length whose lines can break, whatever it holds.
fn text(words: &str) -> Value {
    let mut breakable = String::with_capacity(words.len());
    let mut unbroken = 0;
    for (index, c) in drawable(words).chars().enumerate() {
        if index == MOST_CHARS {
            breakable.push('…');
            break;
        }
        unbroken = if c.is_whitespace() { 0 } else { unbroken + 1 };
        if unbroken > UNBROKEN {
            // A zero-width space.
            breakable.push('\u{200b}');
            unbroken = 1;
        }
        breakable.push(c);
    }
    breakable.into_value()
}
