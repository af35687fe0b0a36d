//! Any bytes as a chart's file: an error, or a chart that is written and read back as it is.
#![no_main]

use knotmap::store::{parse, to_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(chart) = parse(bytes) {
        let text = to_text(&chart);
        let again = parse(text.as_bytes());
        assert_eq!(again.as_ref(), Ok(&chart), "{text}");
    }
});
