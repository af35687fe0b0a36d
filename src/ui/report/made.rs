//! Making what leaves, off the window's thread: what the preview shows is what is written.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::request::{Pixels, Request, What};
use crate::analysis::{Moment, Span};
use crate::body::Body;
use crate::model::{Chart, Stamp, View};
use crate::report::page::{PageOptions, page};
use crate::report::{self, ExportOptions, Format, PRINT_DPI, Picture, ReportError, Typeset};
use crate::scene::{Look, Theme};
use crate::store::LengthUnit;
use crate::ui::likes::said_in;
use crate::ui::worker::off_thread;

/// Pixels to the inch of the preview.
const PREVIEW_DPI: f32 = 110.0;
/// Width of a picture for a phone, in pixels.
const PHONE_PIXELS: f32 = 1080.0;

/// What is ready to leave.
#[derive(Debug)]
pub enum Made {
    /// Pages.
    Pages {
        /// The pages.
        set: Typeset,
        /// When the file says it was made.
        at: Stamp,
    },
    /// A drawing.
    Drawing {
        /// Its shapes, as SVG text.
        svg: String,
        /// What it shows, in a sentence.
        sentence: String,
        /// How large it is written as a picture.
        pixels: Pixels,
    },
}

/// What is ready to leave, and how it looks.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What leaves.
    pub made: Arc<Made>,
    /// The page that is looked at.
    pub shown: Shown,
    /// The words of the half page, if that is what it is.
    pub words: String,
}

/// A page as it looks.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which page, from 0.
    pub page: usize,
    /// Its picture.
    pub picture: Picture,
}

/// What it is made from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The chart; copies are cheap.
    pub chart: Chart,
    /// The stretch picked on the timeline.
    pub picked: Option<Span>,
    /// The view that is shown, and what of the body is drawn.
    pub view: View,
    /// What of the body is drawn.
    pub look: Look,
    /// The present.
    pub now: Stamp,
    /// In which unit lengths are written.
    pub lengths: LengthUnit,
}

/// Starts making; of what is made this page is looked at first, or the last one there is.
pub fn start(
    ctx: &egui::Context,
    source: Source,
    request: Request,
    page: usize,
) -> Receiver<Result<Preview, String>> {
    off_thread(ctx, move || {
        let (made, words) = made(&source, &request)?;
        let shown = made.shown(page.min(made.page_count().saturating_sub(1)))?;
        Ok::<_, ReportError>(Preview {
            made: Arc::new(made),
            shown,
            words,
        })
    })
}

/// Starts drawing a page of what is made.
pub fn draw(ctx: &egui::Context, made: Arc<Made>, page: usize) -> Receiver<Result<Shown, String>> {
    off_thread(ctx, move || made.shown(page))
}

fn made(source: &Source, request: &Request) -> Result<(Made, String), ReportError> {
    let Source { chart, now, .. } = source;
    let body = Body::shared().map_err(|error| ReportError::Pdf(error.to_string()))?;
    let body = said_in(body, source.lengths);
    let (shared, options) = request
        .handed_over(chart, source.picked, *now)
        .map_err(|error| ReportError::Pdf(error.to_string()))?;
    let mut words = request.words.clone();
    let set = match request.what {
        What::Picture | What::BeforeAfter => {
            let drawing = drawing(&shared, body, source, request, &options)?;
            return Ok((drawing, words));
        }
        What::Page => page(&shared, body, &options, request.paper)?,
        What::Card => {
            let knot = request.knot.ok_or(ReportError::NoKnot)?;
            report::card(&shared, body, knot, &options)?
        }
        What::Brief => {
            if words.trim().is_empty() {
                words = report::brief(&shared, body, &options);
            }
            report::brief_page(&words, &options)?
        }
    };
    let at = options.made_at();
    Ok((Made::Pages { set, at }, words))
}

fn drawing(
    shared: &Chart,
    body: &Body,
    source: &Source,
    request: &Request,
    options: &PageOptions,
) -> Result<Made, ReportError> {
    let export = ExportOptions {
        view: source.view,
        look: source.look,
        camera: None,
        moment: options.moment(),
        by_month: !options.exact_dates,
        theme: Theme::Light,
        photo: None,
    };
    let (svg, sentence) = match (request.what, options.period.span(options.now)) {
        (What::BeforeAfter, Some(span)) => {
            let from = Moment::At(options.first_day_end(span));
            report::compare_svg(shared, body, &export, from)?
        }
        _ => report::map_svg(shared, body, &export)?,
    };
    Ok(Made::Drawing {
        svg,
        sentence,
        pixels: request.pixels,
    })
}

impl Made {
    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        match self {
            Self::Pages { set, .. } => set.page_count(),
            Self::Drawing { .. } => 1,
        }
    }

    /// What a drawing shows, in a sentence; empty for pages, which say it themselves.
    pub fn sentence(&self) -> &str {
        match self {
            Self::Pages { .. } => "",
            Self::Drawing { sentence, .. } => sentence,
        }
    }

    /// A page as it looks.
    fn shown(&self, page: usize) -> Result<Shown, ReportError> {
        let picture = match self {
            Self::Pages { set, .. } => {
                let picture = set.picture(page, PREVIEW_DPI);
                picture.ok_or(ReportError::NoKnot)??
            }
            Self::Drawing { svg, .. } => Picture::of_svg(svg, PHONE_PIXELS)?,
        };
        Ok(Shown { page, picture })
    }

    /// The bytes of the file, in the format that its ending names.
    pub fn bytes(&self, path: &Path) -> Result<Vec<u8>, ReportError> {
        match (self, Format::from_path(path)?) {
            (Self::Pages { set, at }, Format::Pdf) => set.pdf(*at),
            (Self::Pages { set, .. }, Format::Png) => {
                set.picture(0, PRINT_DPI).ok_or(ReportError::NoKnot)??.png()
            }
            (Self::Drawing { svg, .. }, Format::Svg) => Ok(svg.clone().into_bytes()),
            (Self::Drawing { svg, pixels, .. }, Format::Png) => match pixels {
                Pixels::Phone => Picture::of_svg(svg, PHONE_PIXELS)?.png(),
                Pixels::Print => Picture::for_print(svg)?.png(),
            },
            (Self::Pages { .. }, Format::Svg) => Err(ReportError::Pdf(
                "pages are written as .pdf, the first of them also as .png".to_owned(),
            )),
            (Self::Drawing { .. }, Format::Pdf) => Err(ReportError::Pdf(
                "the picture alone is written as .png or .svg".to_owned(),
            )),
        }
    }
}
