//! Making what leaves, off the window's thread: what the preview shows is what is written.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::request::{Request, What};
use crate::analysis::{Moment, Span};
use crate::body::Body;
use crate::model::{Chart, Stamp, View};
use crate::report::page::{PageOptions, page};
use crate::report::{
    self, ExportOptions, Format, PRINT_DPI, Picture, ReportError, Typeset, content_hash,
};
use crate::scene::{Look, Theme};
use crate::store;

/// Pages that are shown before the file is written.
const MOST_SHOWN: usize = 6;
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
    Drawing(String),
}

/// What is ready to leave, and how it looks.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What leaves.
    pub made: Arc<Made>,
    /// Its pages, or the first of them.
    pub pages: Vec<Picture>,
    /// How many pages there are.
    pub page_count: usize,
    /// The words of the half page, if that is what it is.
    pub words: String,
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
}

/// Starts making; the answer comes through the receiver, and the window is woken for it.
pub fn start(
    ctx: &egui::Context,
    source: Source,
    request: Request,
) -> Receiver<Result<Preview, String>> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let made = preview(&source, &request).map_err(|error| error.to_string());
        // The sheet may have been closed meanwhile.
        drop(sender.send(made));
        ctx.request_repaint();
    });
    receiver
}

fn preview(source: &Source, request: &Request) -> Result<Preview, ReportError> {
    let Source { chart, now, .. } = source;
    let body = Body::shared().map_err(|error| ReportError::Pdf(error.to_string()))?;
    let hash = content_hash(&store::to_text(chart));
    let options = request.options(chart, source.picked, *now, hash);
    let shared = request
        .shared()
        .of(chart)
        .map_err(|error| ReportError::Pdf(error.to_string()))?;
    let mut words = request.words.clone();
    let set = match request.what {
        What::Picture => return drawing(&shared, body, source, &options),
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
    let page_count = set.page_count();
    let pages = (0..page_count.min(MOST_SHOWN))
        .filter_map(|page| set.picture(page, PREVIEW_DPI))
        .collect::<Result<Vec<Picture>, ReportError>>()?;
    let at = options.made_at();
    Ok(Preview {
        made: Arc::new(Made::Pages { set, at }),
        pages,
        page_count,
        words,
    })
}

fn drawing(
    shared: &Chart,
    body: &Body,
    source: &Source,
    options: &PageOptions,
) -> Result<Preview, ReportError> {
    let export = ExportOptions {
        view: source.view,
        look: source.look,
        camera: None,
        moment: match options.moment() {
            Moment::Present(_) => Moment::Present(options.made_at()),
            at @ Moment::At(_) => at,
        },
        theme: Theme::Light,
        photo: None,
    };
    let svg = report::map_svg(shared, body, &export)?;
    let picture = Picture::of_svg(&svg, PHONE_PIXELS)?;
    Ok(Preview {
        made: Arc::new(Made::Drawing(svg)),
        pages: vec![picture],
        page_count: 1,
        words: String::new(),
    })
}

impl Made {
    /// The bytes of the file, in the format that its ending names.
    pub fn bytes(&self, path: &Path) -> Result<Vec<u8>, ReportError> {
        match (self, Format::from_path(path)?) {
            (Self::Pages { set, at }, Format::Pdf) => set.pdf(*at),
            (Self::Pages { set, .. }, Format::Png) => {
                set.picture(0, PRINT_DPI).ok_or(ReportError::NoKnot)??.png()
            }
            (Self::Drawing(svg), Format::Svg) => Ok(svg.clone().into_bytes()),
            (Self::Drawing(svg), Format::Png) => Picture::of_svg(svg, PRINT_PIXELS)?.png(),
            (Self::Pages { .. }, Format::Svg) => Err(ReportError::Pdf(
                "pages are written as .pdf, the first of them also as .png".to_owned(),
            )),
            (Self::Drawing(_), Format::Pdf) => Err(ReportError::Pdf(
                "the picture alone is written as .png or .svg".to_owned(),
            )),
        }
    }
}

/// Width of a picture for print, in pixels: a hand's breadth and a half at 300 to the inch.
const PRINT_PIXELS: f32 = 2000.0;
