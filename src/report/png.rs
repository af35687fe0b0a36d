//! SVG to pixels, with the bundled fonts only, so that every machine makes the same picture.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::ReportError;
use crate::assets;
use crate::scene::{drawable, needs_fallback};

/// Pixels to the inch of a picture that is to be printed.
pub const PRINT_DPI: f32 = 300.0;

/// Width of a picture for the screen of a phone, in pixels.
pub const PHONE_PIXELS: u16 = 1080;

/// CSS pixels to the inch.
pub const CSS_DPI: f32 = 96.0;

/// Pixels per CSS pixel (1/96 inch): 192 to the inch.
pub const DEFAULT_SCALE: f32 = 2.0;

/// Most pixels along one side; a longer page is drawn smaller.
const MOST_PIXELS: f32 = 12_000.0;

/// The typeface, and if need be the fonts for what it lacks, which take longer to read than most pictures to draw.
fn fonts(with_fallback: bool) -> Arc<fontdb::Database> {
    static FEW: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    static ALL: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let (cell, fallback): (_, &[(&str, &[u8])]) = if with_fallback {
        (&ALL, &assets::fonts::FALLBACK)
    } else {
        (&FEW, &[])
    };
    let fonts = cell.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for font in [assets::fonts::REGULAR, assets::fonts::SEMIBOLD] {
            fonts.load_font_data(font.to_vec());
        }
        for (_, font) in fallback {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("Inter");
        Arc::new(fonts)
    });
    Arc::clone(fonts)
}

/// A picture without opacity, as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many pixels across.
    pub width: usize,
    /// How many pixels down.
    pub height: usize,
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
}

impl Picture {
    /// The picture of an SVG text at this many pixels per CSS pixel.
    ///
    /// # Errors
    /// When the text is no drawing.
    pub fn from_svg(svg: &str, scale: f32) -> Result<Self, ReportError> {
        Self::drawn(svg, |_| scale)
    }

    /// `scale` takes the width of the drawing in CSS pixels.
    fn drawn(svg: &str, scale: impl Fn(f32) -> f32) -> Result<Self, ReportError> {
        let svg = drawable(svg);
        let options = usvg::Options {
            fontdb: fonts(needs_fallback(&svg)),
            font_family: "Inter".to_owned(),
            ..usvg::Options::default()
        };
        // Markup is ASCII, so only texts can change.
        let tree = usvg::Tree::from_str(&svg, &options)
            .map_err(|error| ReportError::Png(error.to_string()))?;
        let size = tree.size();
        let scale = scale(size.width()).min(MOST_PIXELS / size.width().max(size.height()));
        let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
        let mut pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()))
            .ok_or_else(|| ReportError::Png("it has no size".to_owned()))?;
        let transform = Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut pixmap.as_mut());
        let mut rgb = Vec::with_capacity(pixmap.pixels().len() * 3);
        for pixel in pixmap.pixels() {
            // What nothing is drawn on is paper.
            let paper = u8::MAX - pixel.alpha();
            rgb.extend([
                pixel.red() + paper,
                pixel.green() + paper,
                pixel.blue() + paper,
            ]);
        }
        Ok(Self {
            width: pixmap.width() as usize,
            height: pixmap.height() as usize,
            rgb,
        })
    }

    /// The picture of an SVG text for print: 300 pixels to the inch.
    ///
    /// # Errors
    /// When the text is no drawing.
    pub fn for_print(svg: &str) -> Result<Self, ReportError> {
        Self::drawn(svg, |_| PRINT_DPI / CSS_DPI)
    }

    /// The picture of an SVG text at this width in pixels.
    ///
    /// # Errors
    /// When the text is no drawing.
    pub fn of_svg(svg: &str, width: f32) -> Result<Self, ReportError> {
        Self::drawn(svg, |own| width / own)
    }

    /// The picture as the bytes of a PNG file.
    ///
    /// # Errors
    /// When the picture is too large.
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        self.encoded()
            .map_err(|error| ReportError::Png(error.to_string()))
    }

    fn encoded(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        // Seven times quicker than the default, for a file half as large again.
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.rgb)?;
        writer.finish()?;
        Ok(bytes)
    }
}
