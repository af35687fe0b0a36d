//! Format version 2: what it looks like (`wire`), how it becomes a chart (`read`), how it is written (`write`).
//!
//! `wire` knows nothing of the model, so that a change there cannot change what files mean. Records that did not
//! change since version 1 are spelled by that version's frozen types.

mod locate;
mod picture;
mod read;
pub(in crate::store) mod wire;
mod words;
mod write;
mod write_records;

pub(super) use read::{read, read_newer, read_v1};
pub(super) use write::write;
