//! What is handed over: the map with its legend as SVG, PNG and PDF, and the chart in plain words.
//!
//! Everything is drawn from one [`crate::scene::Scene`]. The date comes in from outside, so the same chart at
//! the same moment gives the same bytes.

mod behind;
#[cfg(feature = "pdf")]
mod brief;
#[cfg(feature = "pdf")]
mod card;
mod compare;
mod error;
mod figure;
mod hash;
mod key;
mod legend;
pub mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod png;
mod share;
mod sheet;
mod svg;
pub mod text;
#[cfg(feature = "pdf")]
mod typeset;
#[cfg(feature = "pdf")]
mod typst_world;
mod xml;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, View, When};
use crate::scene::{Behind, Look, Scene, Theme, date_in_words};

#[cfg(feature = "pdf")]
pub use brief::{brief, brief_page};
#[cfg(feature = "pdf")]
pub use card::card;
pub use compare::compare_svg;
pub use error::ReportError;
pub use figure::Figure;
pub use hash::content_hash;
pub use legend::{Legend, LegendRow};
pub use png::{CSS_DPI, DEFAULT_SCALE, PHONE_PIXELS, PRINT_DPI, Picture};
pub use share::{Share, SharePart};
pub use sheet::Sheet;
#[cfg(feature = "pdf")]
pub use typeset::Typeset;

/// Width of a map that stands alone, in points.
const MAP_WIDTH_PT: f64 = 480.0;

/// What kind of file the map is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A picture of pixels.
    Png,
    /// A picture of shapes.
    Svg,
    /// A page for print, with real text.
    Pdf,
}

impl Format {
    /// The format that a file's ending asks for.
    ///
    /// # Errors
    /// When the ending is none of `.png`, `.svg` and `.pdf`.
    pub fn from_path(path: &Path) -> Result<Self, ReportError> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match ending.to_ascii_lowercase().as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            "pdf" => Ok(Self::Pdf),
            _ => Err(ReportError::Ending(ending.into_owned())),
        }
    }
}

/// What the exported map shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// Which view of the body.
    pub view: View,
    /// What of the body is drawn.
    pub look: Look,
    /// The id of the view's camera; none for the first that shows every knot.
    pub camera: Option<String>,
    /// At which time; its date is printed.
    pub moment: Moment,
    /// Whether only the month of that time is printed.
    pub by_month: bool,
    /// In which colours.
    pub theme: Theme,
    /// The photo behind the view as a JPEG file, if it is asked for; else it is in nothing that leaves.
    pub photo: Option<Arc<[u8]>>,
}

impl ExportOptions {
    /// A moment as the picture says it.
    fn date_words(&self, moment: Moment) -> String {
        let day = moment.stamp().date();
        date_in_words(if self.by_month {
            When::Month(day.year(), day.month())
        } else {
            When::Day(day)
        })
    }

    fn legend(&self, chart: &Chart, body: &Body) -> Legend {
        Legend {
            date: self.date_words(self.moment),
            ..Legend::new(chart, body, self.view, self.moment)
        }
    }
}

/// The map of a chart as the bytes of a file.
///
/// # Errors
/// When the body chart lacks the view, or the page cannot be drawn in this format.
pub fn export(
    chart: &Chart,
    body: &Body,
    options: &ExportOptions,
    format: Format,
) -> Result<Vec<u8>, ReportError> {
    match format {
        Format::Svg => Ok(export_svg(chart, body, options)?.into_bytes()),
        Format::Png => picture(chart, body, options, DEFAULT_SCALE)?.png(),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::export(chart, body, options),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => Err(ReportError::NoPdf),
    }
}

/// The map of a chart as a picture at this many pixels per CSS pixel (1/96 inch).
///
/// # Errors
/// When the body chart lacks the view.
pub fn picture(
    chart: &Chart,
    body: &Body,
    options: &ExportOptions,
    scale: f32,
) -> Result<Picture, ReportError> {
    Picture::from_svg(&export_svg(chart, body, options)?, scale)
}

/// The map of a chart alone, without title and table, as SVG text, and what it shows in a sentence.
///
/// # Errors
/// When the body chart lacks the view.
pub fn map_svg(
    chart: &Chart,
    body: &Body,
    options: &ExportOptions,
) -> Result<(String, String), ReportError> {
    let scene = scene(chart, body, options)?;
    let legend = options.legend(chart, body);
    let size = kurbo::Size::new(MAP_WIDTH_PT, sheet::map_height(&scene));
    let palette = options.theme.palette();
    let description = legend.description();
    let figure = Figure::new(scene, size);
    let svg = svg::map(&figure, palette, &legend.title, &description);
    Ok((svg, description))
}

/// The map of a chart alone, without title and legend, as the bytes of a picture this many pixels wide (of an SVG:
/// points).
///
/// # Errors
/// When the body chart lacks the view or the camera, or the picture is to be a page.
pub fn export_map_only(
    chart: &Chart,
    body: &Body,
    options: &ExportOptions,
    format: Format,
    pixels: u16,
) -> Result<Vec<u8>, ReportError> {
    /// Width of the drawing in points, as on a page: marks and texts have the size they have there.
    const WIDTH: f64 = 511.0;
    /// Highest drawing as a multiple of its width.
    const TALLEST: f64 = 1.3;
    let scene = scene(chart, body, options)?;
    let legend = options.legend(chart, body);
    let tall = (scene.bounds.height() / scene.bounds.width()).min(TALLEST);
    let figure = Figure::new(scene, kurbo::Size::new(WIDTH, (WIDTH * tall).round()));
    let description = legend.description();
    let text = svg::map(
        &figure,
        options.theme.palette(),
        &legend.title,
        &description,
    );
    match format {
        Format::Svg => Ok(text.into_bytes()),
        // A point is 4/3 of a CSS pixel.
        Format::Png => {
            let scale = f32::from(pixels) / (WIDTH as f32 * 4.0 / 3.0);
            Picture::from_svg(&text, scale)?.png()
        }
        Format::Pdf => Err(ReportError::MapOnlyPdf),
    }
}

/// The map of a chart as SVG text.
///
/// # Errors
/// When the body chart lacks the view.
pub fn export_svg(
    chart: &Chart,
    body: &Body,
    options: &ExportOptions,
) -> Result<String, ReportError> {
    let scene = scene(chart, body, options)?;
    let legend = options.legend(chart, body);
    let sheet = Sheet::new(scene, &legend, options.theme.palette());
    Ok(svg::sheet(&sheet))
}

fn scene(chart: &Chart, body: &Body, options: &ExportOptions) -> Result<Scene, ReportError> {
    let palette = options.theme.palette();
    let (camera, moment, look) = (options.camera.as_deref(), options.moment, options.look);
    let drawn = body
        .view(options.view)
        .ok_or(ReportError::NoView(options.view))?;
    if let Some(id) = camera.filter(|id| drawn.camera(id).is_none()) {
        let known = drawn.cameras.iter().map(|camera| camera.id.clone());
        return Err(ReportError::NoCamera {
            camera: id.to_owned(),
            view: options.view,
            known: known.collect::<Vec<_>>().join(", "),
        });
    }
    let mut scene = Scene::with_look(chart, body, options.view, camera, moment, palette, look)
        .ok_or(ReportError::NoView(options.view))?;
    let fit = chart.photo(options.view).and_then(|photo| {
        let body = body.in_shape(chart.person().shape);
        body.view(options.view)?.photo_fit(photo)
    });
    scene.behind = options
        .photo
        .clone()
        .zip(fit)
        .map(|(jpeg, fit)| Behind { jpeg, fit });
    Ok(scene)
}
