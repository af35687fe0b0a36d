//! Tests of the whole library from outside, in one binary.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should fail"
)]

mod arbitrary;
mod bad_files;
mod files;
mod format;
