//! Any bytes as a photo to lay over the map: an error, or a picture no larger than the screen needs, whose copy for
//! the chart can be shown again.
#![no_main]

use std::sync::Arc;

use knotmap::model::PhotoSource;
use knotmap::store::{load_photo, small_copy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = PhotoSource::Embedded(Arc::from(bytes));
    let Ok(pixels) = load_photo(&source) else { return };
    assert!(pixels.width <= 2048 && pixels.height <= 2048);
    assert_eq!(pixels.rgba.len(), pixels.width as usize * pixels.height as usize * 4);
    let copy = small_copy(&source).expect("what can be shown can be kept");
    assert!(load_photo(&PhotoSource::Embedded(Arc::from(copy))).is_ok());
});
