//! Why an export could not be made.

use crate::model::View;

/// Why an export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The file's ending names no format.
    #[error("the ending \"{0}\" names no format: use .png, .svg or .pdf")]
    Ending(String),
    /// The body chart has no drawing of this view.
    #[error("cannot draw the {} view: this version has no body chart for it", .0.name())]
    NoView(View),
    /// The view has no such camera.
    #[error(
        "cannot draw the camera \"{camera}\": the {} view has {known}", .view.name()
    )]
    NoCamera {
        /// The id that was asked for.
        camera: String,
        /// The view.
        view: View,
        /// The ids it has.
        known: String,
    },
    /// The chart has no such knot.
    #[error("there is no such knot on the chart")]
    NoKnot,
    /// A PDF is a page.
    #[error("a PDF has the map on a page: use .png or .svg for the map alone")]
    MapOnlyPdf,
    /// This program was built without PDF.
    #[error("cannot write PDF: this program was built without it; use .svg or .png")]
    NoPdf,
    /// The drawing could not be turned into pixels.
    #[error("cannot draw the picture: {0}")]
    Png(String),
    /// The page could not be set.
    #[error("cannot set the page: {0}")]
    Pdf(String),
}
