//! Tests of the whole library from outside, in one binary.

mod arbitrary;
mod bad_files;
mod files;
mod format;
