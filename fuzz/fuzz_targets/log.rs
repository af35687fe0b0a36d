//! Any bytes as a recovery log: as they are, and as the bodies of blocks whose checksums are right.
#![no_main]

use knotmap::store::{LogEntry, read_log};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    drop(read_log(bytes));
    // A checksum keeps a fuzzer out, but not a person with an editor.
    if let Ok(text) = str::from_utf8(bytes)
        && let Ok(entry) = LogEntry::from_text(text)
    {
        let again = LogEntry::from_text(&entry.to_text().unwrap());
        assert_eq!(again, Ok(entry));
    }
});
