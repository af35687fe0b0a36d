//! A picture inside a file: the bytes of a PNG or JPEG file in base 64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::wire;
use crate::model::PhotoSource;
use crate::model::limits::PHOTO_BYTES;

/// Where the picture is kept; or the text that is to blame, and what is wrong with it.
pub(super) fn decoded(source: wire::PhotoSource<'_>) -> Result<PhotoSource, (&str, String)> {
    let text = match source {
        wire::PhotoSource::File(path) => return Ok(PhotoSource::File(path)),
        wire::PhotoSource::Embedded(text) => text,
    };
    // Four letters hold three bytes; what is too long is not decoded at all.
    if text.len() > PHOTO_BYTES.div_ceil(3) * 4 {
        return Err((
            text,
            "a picture inside a chart has at most 2 MiB".to_owned(),
        ));
    }
    let bytes = STANDARD.decode(text);
    let bytes =
        bytes.map_err(|error| (text, format!("this picture is not in base 64: {error}")))?;
    Ok(PhotoSource::Embedded(bytes.into()))
}

/// The bytes as text.
pub(super) fn encoded(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
