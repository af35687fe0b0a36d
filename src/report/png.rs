//! SVG to pixels, with the bundled fonts only, so that every machine makes the same picture.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::ReportError;
use crate::assets;
use crate::scene::{drawable, needs_fallback};

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

/// The picture of an SVG text at this many pixels per CSS pixel, as the bytes of a PNG file.
pub fn from_svg(svg: &str, scale: f32) -> Result<Vec<u8>, ReportError> {
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
    let scale = scale.min(MOST_PIXELS / size.width().max(size.height()));
    let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()))
        .ok_or_else(|| ReportError::Png("it has no size".to_owned()))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    encoded(&pixmap).map_err(|error| ReportError::Png(error.to_string()))
}

/// The pixels as a file; the page covers them all, so there is no opacity to keep.
fn encoded(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Seven times quicker than the default, for a file half as large again.
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    let mut colors = Vec::with_capacity(pixmap.pixels().len() * 3);
    for pixel in pixmap.pixels() {
        colors.extend([pixel.red(), pixel.green(), pixel.blue()]);
    }
    writer.write_image_data(&colors)?;
    writer.finish()?;
    Ok(bytes)
}
