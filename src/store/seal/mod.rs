//! Charts locked with a passphrase: files in the [age format](https://age-encryption.org/v1), which any age tool
//! opens with the same passphrase.
//!
//! A passphrase lives in memory that is wiped when it is let go of, and is written nowhere.

mod passphrase;
mod sealed;
mod terminal;

pub use passphrase::{Passphrase, PassphraseError};
pub use sealed::Seal;
pub(super) use sealed::{SealError, is_sealed};
