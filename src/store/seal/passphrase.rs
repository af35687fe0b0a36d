//! A passphrase as it was typed.

use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use age::secrecy::zeroize::Zeroizing;
use age::secrecy::{ExposeSecret as _, SecretString};

use super::terminal::ask_hidden;
use crate::model::limits::{PASSPHRASE_BYTES, PASSPHRASE_CHARS};
use crate::store::error::in_words;

/// A passphrase as it was typed: wiped from memory when let go of, and never shown.
#[derive(Clone)]
pub struct Passphrase(SecretString);

/// Why a text is no passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Nothing was typed.
    #[error("the passphrase is empty")]
    Empty,
    /// No one types that much.
    #[error("the passphrase is longer than {PASSPHRASE_CHARS} characters")]
    TooLong,
}

impl Passphrase {
    /// Takes a text as a passphrase, every character of it.
    ///
    /// # Errors
    /// When it is empty or far too long.
    pub fn new(text: &str) -> Result<Self, PassphraseError> {
        if text.is_empty() {
            return Err(PassphraseError::Empty);
        }
        if text.chars().count() > PASSPHRASE_CHARS {
            return Err(PassphraseError::TooLong);
        }
        Ok(Self(SecretString::from(text)))
    }

    /// The passphrase on the first line of a file, which may be a pipe.
    ///
    /// # Errors
    /// When it cannot be read or is none, in words.
    pub fn from_file(file: &Path) -> Result<Self, String> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(PASSPHRASE_BYTES as usize + 1));
        File::open(file)
            .and_then(|file| file.take(PASSPHRASE_BYTES + 1).read_to_end(&mut bytes))
            .map_err(|error| in_words(&error))?;
        let line = bytes
            .split(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = str::from_utf8(line).map_err(|_| "it is not UTF-8 text".to_owned())?;
        Self::new(text).map_err(|error| error.to_string())
    }

    /// Asks on the terminal, where what is typed does not show.
    ///
    /// # Errors
    /// When there is no terminal, or nothing is typed, as part of a sentence.
    pub fn ask(question: &str) -> Result<Self, String> {
        let line = ask_hidden(question).map_err(|_| "there is no terminal to ask on".to_owned())?;
        Self::new(&line).map_err(|error| error.to_string())
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl Eq for Passphrase {}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_never_shown() {
        let typed = Passphrase::new("correct horse").unwrap();
        assert_eq!(format!("{typed:?}"), "Passphrase");
        assert_eq!(typed, Passphrase::new("correct horse").unwrap());
        assert_ne!(typed, Passphrase::new("Correct horse").unwrap());
    }

    #[test]
    fn empty_and_endless_ones_are_refused() {
        assert_eq!(Passphrase::new(""), Err(PassphraseError::Empty));
        let long = "é".repeat(PASSPHRASE_CHARS);
        assert!(Passphrase::new(&long).is_ok());
        assert_eq!(
            Passphrase::new(&(long + "é")),
            Err(PassphraseError::TooLong)
        );
    }

    #[test]
    fn the_first_line_of_a_file_is_the_passphrase() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("secret");
        let read = |bytes: &[u8]| {
            std::fs::write(&file, bytes).unwrap();
            Passphrase::from_file(&file)
        };
        let typed = Passphrase::new(" two words ").unwrap();
        for bytes in [
            &b" two words "[..],
            b" two words \n",
            b" two words \r\nmore",
        ] {
            assert_eq!(read(bytes).unwrap(), typed);
        }
        for bytes in [&b""[..], b"\n", b"\xff", &[b'x'; 5000]] {
            assert!(read(bytes).is_err());
        }
        assert!(Passphrase::from_file(&dir.path().join("none")).is_err());
    }
}
