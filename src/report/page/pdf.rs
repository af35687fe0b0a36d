//! The page as PDF, set from the template in `assets/page/`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use typst::foundations::Bytes;

use super::maps::{Map, Maps, chart_mark_files};
use super::timeline_svg::{TIMELINE_ROWS_PT, timeline_svg};
use super::{Page, PageOptions, Paper};
use crate::body::Body;
use crate::model::Chart;
use crate::report::ReportError;
use crate::report::key::FOOTER;
use crate::report::typeset::{Typeset, inputs, softened};
use crate::scene::{PRINT, drawable};

/// The page's template.
const TEMPLATE: &str = include_str!("../../../assets/page/report.typ");

/// Width of the names beside the timeline, and of both margins, in points; the template uses the same.
const NAMES_PT: f64 = 92.0;
const MARGINS_PT: f64 = 72.0;

/// What the template needs to know of a drawing.
#[derive(Serialize)]
struct Drawing<'a> {
    file: &'a str,
    title: &'a str,
    alt: &'a str,
}

/// Everything the template shows besides the page itself.
#[derive(Serialize)]
struct Around<'a> {
    main: Drawing<'a>,
    small: Vec<Drawing<'a>>,
    outline: Drawing<'a>,
    paper: &'static str,
    footer: &'static str,
    row_pt: f64,
    top_pt: f64,
    names_pt: f64,
    timeline_pt: f64,
    ink: String,
    subdued: String,
    hairline: String,
}

/// The page of a chart as a PDF file; PDF/UA-1 where its texts allow.
///
/// # Errors
/// When the body chart lacks a view, or the page cannot be set.
pub fn page_pdf(
    chart: &Chart,
    body: &Body,
    options: &PageOptions,
    paper: Paper,
) -> Result<Vec<u8>, ReportError> {
    let page = page(chart, body, options, paper)?;
    let bytes = page.pdf(options.made_at());
    // Nobody has to wait until what was set is let go of.
    std::thread::spawn(move || drop(page));
    bytes
}

/// The page of a chart, set.
///
/// # Errors
/// When the body chart lacks a view, or the page cannot be set.
pub fn page(
    chart: &Chart,
    body: &Body,
    options: &PageOptions,
    paper: Paper,
) -> Result<Typeset, ReportError> {
    PageSource::new(chart, body, options, paper)?.set()
}

/// A page before it is set: what the typst program needs to set it, too.
#[derive(Clone, Debug)]
pub struct PageSource {
    /// The template; it finds the values in `sys.inputs`.
    pub template: &'static str,
    /// The values.
    pub inputs: serde_json::Value,
    /// The drawings, by the names the template reads them under.
    pub files: BTreeMap<String, String>,
}

impl PageSource {
    /// The page of a chart.
    ///
    /// # Errors
    /// When the body chart lacks a view.
    pub fn new(
        chart: &Chart,
        body: &Body,
        options: &PageOptions,
        paper: Paper,
    ) -> Result<Self, ReportError> {
        let (page, maps) = std::thread::scope(|scope| {
            let maps = scope.spawn(|| Maps::new(chart, body, options));
            (Page::new(chart, body, options), maps.join())
        });
        let maps = maps.unwrap_or_else(|fault| std::panic::resume_unwind(fault));
        let maps = maps.ok_or(ReportError::NoView(crate::model::View::Back))?;
        let timeline_pt = paper.width_pt() - MARGINS_PT - NAMES_PT;
        let mut files = BTreeMap::new();
        let mut put = |name: &str, svg: &str| files.insert(name.to_owned(), drawable(svg));
        let all = [&maps.main, &maps.outline].into_iter().chain(&maps.small);
        for map in all {
            put(&map.file, &map.svg);
        }
        put("timeline.svg", &timeline_svg(&page.timeline, timeline_pt));
        for (name, svg) in chart_mark_files() {
            put(&name, &svg);
        }
        let around = Around {
            main: drawing(&maps.main),
            small: maps.small.iter().map(drawing).collect(),
            outline: drawing(&maps.outline),
            paper: paper.typst(),
            footer: FOOTER,
            row_pt: TIMELINE_ROWS_PT.0,
            top_pt: TIMELINE_ROWS_PT.1,
            names_pt: NAMES_PT,
            timeline_pt,
            ink: PRINT.ink.to_string(),
            subdued: PRINT.ink_subdued.to_string(),
            hairline: PRINT.hairline.to_string(),
        };
        Ok(Self {
            template: TEMPLATE,
            inputs: json!({ "page": softened(&page)?, "around": softened(&around)? }),
            files,
        })
    }

    fn set(self) -> Result<Typeset, ReportError> {
        let files = self.files.into_iter();
        let files = files.map(|(name, svg)| (name, Bytes::from_string(svg)));
        Typeset::new(self.template, inputs(self.inputs)?, files.collect())
    }
}

fn drawing(map: &Map) -> Drawing<'_> {
    Drawing {
        file: &map.file,
        title: &map.title,
        alt: &map.alt,
    }
}
