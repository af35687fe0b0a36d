//! Format version 1, frozen: what it looks like (`wire`), how it becomes a chart (`read`), how it is written
//! (`write`).
//!
//! `wire` knows nothing of the model, so that a change there cannot change what old files mean. Files written
//! by any version 1 program must open for ever; a new field or value makes a new version.

mod list;
mod locate;
mod number;
mod read;
mod wire;
mod words;
mod write;

pub(super) use read::read;
pub(super) use write::write;
