//! Format version 1, frozen: what it looks like (`wire`), and how it becomes version 2 (`upgrade`).
//!
//! It knows nothing of the model, so that a change there cannot change what old files mean. Files written by any
//! version 1 program must open for ever.

mod upgrade;
pub(in crate::store) mod wire;
