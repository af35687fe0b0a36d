//! A template and values, set by typst: as PDF with real text and tags, or as a picture of each page.

use std::collections::BTreeMap;

use serde::{Deserialize as _, Serialize};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Dict, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::ReportError;
use super::key::MADE_WITH;
use super::png::{CSS_DPI, Picture};
use super::typst_world::PageWorld;
use crate::model::Stamp;
use crate::scene::drawable;

/// Characters of a person's own text that are kept on a page.
const MOST_CHARS: usize = 3000;
/// Characters in a row without a space, after which a line may break.
const UNBROKEN: usize = 16;

/// Pages that are set, ready to be written.
#[derive(Debug)]
pub struct Typeset(PagedDocument);

impl Typeset {
    /// Sets a template with the values it finds in `sys.inputs` and the files it may read.
    ///
    /// # Errors
    /// When the template or its values are no page.
    pub(super) fn new(
        template: &str,
        inputs: Dict,
        files: BTreeMap<String, Bytes>,
    ) -> Result<Self, ReportError> {
        let world = PageWorld::new(template, inputs, files)
            .ok_or_else(|| ReportError::Pdf("the template has no name".to_owned()))?;
        let document = typst::compile(&world).output.map_err(|e| failed(&e));
        document.map(Self)
    }

    /// The pages as a PDF file made at this time; PDF/UA-1 where their texts allow.
    ///
    /// # Errors
    /// When the pages cannot be written.
    pub fn pdf(&self, at: Stamp) -> Result<Vec<u8>, ReportError> {
        let options = |standards| PdfOptions {
            ident: Smart::Custom(format!("knotmap {at}")),
            creator: Smart::Custom(Some(MADE_WITH.replace("Made with ", ""))),
            timestamp: timestamp(at),
            standards,
            ..PdfOptions::default()
        };
        // Should a text rule out PDF/UA-1, the page is still tagged without it.
        if let Ok(accessible) = PdfStandards::new(&[PdfStandard::Ua_1])
            && let Ok(bytes) = typst_pdf::pdf(&self.0, &options(accessible))
        {
            return Ok(bytes);
        }
        typst_pdf::pdf(&self.0, &options(PdfStandards::default())).map_err(|e| failed(&e))
    }
}

/// The typesetter keeps what it worked out for the next time; an export is rare, and memory is not free.
impl Drop for Typeset {
    fn drop(&mut self) {
        // Not before the file is written, and nobody has to wait for it.
        std::thread::spawn(|| typst::comemo::evict(0));
    }
}

impl Typeset {
    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.0.pages().len()
    }

    /// A page as a picture, counted from 0, at this many pixels to the inch; none after the last.
    ///
    /// # Errors
    /// When the picture cannot be drawn.
    pub fn picture(&self, page: usize, dpi: f32) -> Option<Result<Picture, ReportError>> {
        let page = self.0.pages().get(page)?;
        let svg = typst_svg::svg(page, &typst_svg::SvgOptions::default());
        Some(Picture::from_svg(&svg, dpi / CSS_DPI))
    }
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

/// Plain data as the values of a template: nothing in a name can become markup.
pub fn values(data: &impl Serialize) -> Result<Value, ReportError> {
    Value::deserialize(softened(data)?).map_err(|error| not_plain(&error))
}

/// Plain data with texts that can be set.
pub fn softened(data: &impl Serialize) -> Result<serde_json::Value, ReportError> {
    let mut json = serde_json::to_value(data).map_err(|error| not_plain(&error))?;
    soften(&mut json);
    Ok(json)
}

/// Values under their names, as a template finds them.
pub fn inputs(json: serde_json::Value) -> Result<Dict, ReportError> {
    Dict::deserialize(json).map_err(|error| not_plain(&error))
}

fn not_plain(error: &serde_json::Error) -> ReportError {
    ReportError::Pdf(error.to_string())
}

/// Makes every text of the data one that can be set.
fn soften(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::String(words) => *words = text(words, MOST_CHARS),
        serde_json::Value::Array(all) => all.iter_mut().for_each(soften),
        serde_json::Value::Object(all) => all.values_mut().for_each(soften),
        _ => {}
    }
}

/// A text of bounded length whose lines can break, whatever it holds.
pub fn text(words: &str, most_chars: usize) -> String {
    let mut breakable = String::with_capacity(words.len());
    let mut unbroken = 0;
    for (index, c) in drawable(words).chars().enumerate() {
        if index == most_chars {
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
    breakable
}
