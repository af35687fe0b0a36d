//! Pictures behind the map: from untrusted bytes to pixels, and smaller copies to keep in a chart.

use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};

use crate::model::PhotoSource;
use crate::model::limits::{
    PHOTO_BYTES, PHOTO_DECODED_BYTES, PHOTO_FILE_BYTES, PHOTO_SIDE, PHOTO_UNFOLDING,
    PHOTO_UNFOLDING_FREE,
};

/// Longer side of the picture as it is shown, in pixels.
const SHOWN_SIDE: u32 = 2048;
/// Longer side of a copy kept in a chart, in pixels; smaller ones follow where it is too large still.
const KEPT_SIDES: [u32; 4] = [1280, 960, 640, 320];
/// Quality of such a copy, 1–100.
const KEPT_QUALITY: u8 = 82;

/// Why a picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// The file cannot be read.
    #[error("could not read the photo: {reason}. Put it back or choose another: {}", path.display())]
    Read {
        /// The system's reason.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// The file is far larger than any photo.
    #[error("could not read the photo: it is larger than {} MB. Save a smaller copy: {}", PHOTO_FILE_BYTES >> 20, path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// It is neither PNG nor JPEG.
    #[error("could not show the photo: it is neither PNG nor JPEG. Save it as one of them")]
    Kind,
    /// It is damaged, or too large to be decoded safely.
    #[error("could not show the photo: {0}. Choose another, or save it anew")]
    Damaged(String),
    /// Even a small copy takes more room than a chart gives.
    #[error("could not keep a copy of the photo in the chart: it stays too large even when small")]
    Unkeepable,
}

/// A picture ready to be shown, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row.
    pub rgba: Vec<u8>,
}

/// Reads and decodes a picture, no larger than the screen needs.
///
/// # Errors
/// When there is none, or it cannot be decoded within bounds.
pub fn load_photo(source: &PhotoSource) -> Result<Pixels, PhotoError> {
    let picture = decoded(source)?;
    let picture = within(picture, SHOWN_SIDE).into_rgba8();
    Ok(Pixels {
        width: picture.width(),
        height: picture.height(),
        rgba: picture.into_raw(),
    })
}

/// A smaller copy of a picture as a JPEG file, upright, to keep in a chart.
///
/// # Errors
/// When there is none, it cannot be decoded within bounds, or no copy is small enough.
pub fn small_copy(source: &PhotoSource) -> Result<Vec<u8>, PhotoError> {
    let mut picture = decoded(source)?;
    for side in KEPT_SIDES {
        picture = within(picture, side);
        let small = picture.to_rgb8();
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, KEPT_QUALITY);
        small
            .write_with_encoder(encoder)
            .map_err(|error| PhotoError::Damaged(error.to_string()))?;
        if bytes.len() <= PHOTO_BYTES {
            return Ok(bytes);
        }
    }
    Err(PhotoError::Unkeepable)
}

fn decoded(source: &PhotoSource) -> Result<DynamicImage, PhotoError> {
    match source {
        PhotoSource::File(path) => decode(&read(Path::new(path))?),
        PhotoSource::Embedded(bytes) => decode(bytes),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, PhotoError> {
    let failed = |error: std::io::Error| PhotoError::Read {
        reason: error.to_string(),
        path: path.to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let mut bounded = file.take(PHOTO_FILE_BYTES + 1);
    bounded.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > PHOTO_FILE_BYTES {
        let path = path.to_owned();
        return Err(PhotoError::TooLarge { path });
    }
    Ok(bytes)
}

/// Decodes a PNG or JPEG picture upright; dimensions and memory are bounded before any pixel is made.
fn decode(bytes: &[u8]) -> Result<DynamicImage, PhotoError> {
    let too_many = || PhotoError::Damaged("it has too many pixels".to_owned());
    let damaged = |error| match error {
        ImageError::Limits(_) => too_many(),
        error => PhotoError::Damaged(error.to_string()),
    };
    let format = image::guess_format(bytes).map_err(|_| PhotoError::Kind)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(PhotoError::Kind);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(PHOTO_SIDE);
    limits.max_image_height = Some(PHOTO_SIDE);
    limits.max_alloc = Some(PHOTO_DECODED_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    if decoder.total_bytes() > PHOTO_DECODED_BYTES {
        return Err(too_many());
    }
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PHOTO_UNFOLDING_FREE.max(bytes.len() as u64 * PHOTO_UNFOLDING) {
        let reason = "it claims far more pixels than its file can hold";
        return Err(PhotoError::Damaged(reason.to_owned()));
    }
    let upright = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

/// The picture, no larger than this.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    let longer = picture.width().max(picture.height());
    if longer <= side {
        return picture;
    }
    // To weigh every pixel of a very large picture takes twice its memory again, and long.
    let coarse = if longer > side * 4 {
        picture.thumbnail(side * 2, side * 2)
    } else {
        picture
    };
    coarse.resize(side, side, FilterType::Triangle)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use image::{Rgb, RgbImage};

    use super::*;

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, _| Rgb([x as u8, 90, 200]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn embedded(bytes: Vec<u8>) -> PhotoSource {
        PhotoSource::Embedded(Arc::from(bytes))
    }

    /// The bytes with an EXIF block that says: turn by 90 degrees.
    fn on_its_side(jpeg: &[u8]) -> Vec<u8> {
        let exif: &[u8] = &[
            0xff, 0xe1, 0, 34, b'E', b'x', b'i', b'f', 0, 0, b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        [&jpeg[..2], exif, &jpeg[2..]].concat()
    }

    #[test]
    fn png_and_jpeg_are_shown_upright_and_no_larger_than_needed() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let shown = load_photo(&embedded(encoded(60, 40, format))).unwrap();
            assert_eq!((shown.width, shown.height), (60, 40));
            assert_eq!(shown.rgba.len(), 60 * 40 * 4);
        }
        let turned = on_its_side(&encoded(60, 40, ImageFormat::Jpeg));
        let shown = load_photo(&embedded(turned)).unwrap();
        assert_eq!((shown.width, shown.height), (40, 60));
        for width in [3000, 12_000] {
            let large = load_photo(&embedded(encoded(width, 30, ImageFormat::Png))).unwrap();
            assert_eq!(large.width, SHOWN_SIDE);
            assert_eq!(large.height, 30 * SHOWN_SIDE / width);
        }
    }

    #[test]
    fn damaged_missing_and_hostile_pictures_are_refused_in_plain_words() {
        let mut png = encoded(60, 40, ImageFormat::Png);
        // A header that promises two thousand million pixels.
        png[16..24].copy_from_slice(&[0, 0, 0xb0, 0, 0, 0, 0xb0, 0]);
        let mut sum = flate2::Crc::new();
        sum.update(&png[12..29]);
        png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        let huge = load_photo(&embedded(png)).unwrap_err();
        let told = "could not show the photo: it has too many pixels";
        assert!(huge.to_string().starts_with(told), "{huge}");
        let jpeg = encoded(60, 40, ImageFormat::Jpeg);
        let short = jpeg[..40].to_vec();
        assert!(load_photo(&embedded(short)).is_err());
        let text = load_photo(&embedded(b"not a picture".to_vec()));
        assert!(matches!(text, Err(PhotoError::Kind)));
        let gif = load_photo(&embedded(b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()));
        assert!(matches!(gif, Err(PhotoError::Kind)));
        let missing = load_photo(&PhotoSource::File("/nowhere/back.jpg".to_owned())).unwrap_err();
        assert!(missing.to_string().ends_with("/nowhere/back.jpg"));
    }

    #[test]
    fn a_small_file_that_unfolds_to_very_many_pixels_is_refused_unopened() {
        let mut jpeg = encoded(60, 40, ImageFormat::Jpeg);
        let frame = jpeg.windows(2).position(|part| part == [0xff, 0xc0]);
        let size = frame.unwrap() + 5;
        // 12,800 by 12,800 pixels.
        jpeg[size..size + 4].copy_from_slice(&[0x32, 0, 0x32, 0]);
        let refused = load_photo(&embedded(jpeg)).unwrap_err();
        assert!(refused.to_string().contains("more pixels"), "{refused}");
    }

    #[test]
    fn a_copy_for_the_chart_is_small() {
        let copy = small_copy(&embedded(encoded(3000, 2000, ImageFormat::Png))).unwrap();
        assert!(copy.len() <= PHOTO_BYTES);
        let shown = load_photo(&embedded(copy)).unwrap();
        assert_eq!((shown.width, shown.height), (1280, 853));
    }
}
