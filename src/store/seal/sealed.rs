//! Bytes locked with a passphrase.

use std::io::{Read as _, Write as _};
use std::iter;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use age::armor::ArmoredReader;
use age::secrecy::zeroize::Zeroizing;
use age::{DecryptError, Decryptor, EncryptError, Encryptor, scrypt};

use super::Passphrase;
use crate::model::limits::{FILE_BYTES, PASSPHRASE_WORK};

/// How a locked file begins.
const BINARY: &[u8] = b"age-encryption.org/v1\n";
/// How one begins that is all letters.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The part of such a file that says how a passphrase opens it: `-> scrypt SALT WORK`.
const STANZA: &str = "-> scrypt ";

/// What a chart is locked with: its passphrase, and how much work it is to try one.
#[derive(Clone, Debug)]
pub struct Seal {
    passphrase: Passphrase,
    work: u8,
    /// Whether something it locked, or that was locked like it, has been opened again.
    proven: Arc<AtomicBool>,
}

/// Why bytes could not be opened.
#[derive(Debug)]
pub(in crate::store) enum SealError {
    /// Another passphrase locked them.
    Wrong,
    /// It would take too long to try.
    TooMuchWork(u8),
    /// They are damaged, or not locked with a passphrase at all; why, in words.
    Damaged(String),
}

/// Whether bytes begin as a locked file does.
pub(in crate::store) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(BINARY) || bytes.trim_ascii_start().starts_with(ARMOR)
}

impl Seal {
    /// Work to try one passphrase, as a power of two: about half a second and 256 MB, as other age tools choose.
    pub const WORK: u8 = 18;

    /// A seal of the usual strength.
    pub fn new(passphrase: Passphrase) -> Self {
        Self::with_work(passphrase, Self::WORK)
    }

    /// A seal that takes `2^work` rounds to try, for tests.
    pub fn with_work(passphrase: Passphrase, work: u8) -> Self {
        Self {
            passphrase,
            work: work.clamp(1, PASSPHRASE_WORK),
            proven: Arc::default(),
        }
    }

    /// The passphrase.
    pub fn passphrase(&self) -> &Passphrase {
        &self.passphrase
    }

    /// Locks bytes; the first time it also tries whether they open again. Takes about half a second.
    pub(in crate::store) fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, String> {
        let sealed = self.sealed(plain).map_err(|error| error.to_string())?;
        if !self.proven.load(Ordering::Relaxed) {
            match Self::open(&sealed, &self.passphrase) {
                Ok((again, _)) if *again == plain => self.proven.store(true, Ordering::Relaxed),
                _ => return Err("it does not open again".to_owned()),
            }
        }
        Ok(sealed)
    }

    fn sealed(&self, plain: &[u8]) -> Result<Vec<u8>, EncryptError> {
        let mut recipient = scrypt::Recipient::new(self.passphrase.secret());
        recipient.set_work_factor(self.work);
        let encryptor = Encryptor::with_recipients(iter::once(&recipient as _))?;
        let mut sealed = Vec::with_capacity(plain.len() + plain.len() / 1024 + 256);
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(plain)?;
        writer.finish()?;
        Ok(sealed)
    }

    /// Opens bytes, and returns what locks others in the same way.
    pub(in crate::store) fn open(
        sealed: &[u8],
        passphrase: &Passphrase,
    ) -> Result<(Zeroizing<Vec<u8>>, Self), SealError> {
        let decryptor = Decryptor::new_buffered(ArmoredReader::new(sealed))?;
        if !decryptor.is_scrypt() {
            let reason = "it is locked with a key, not with a passphrase";
            return Err(SealError::Damaged(reason.to_owned()));
        }
        let mut identity = scrypt::Identity::new(passphrase.secret());
        identity.set_max_work_factor(PASSPHRASE_WORK);
        let reader = decryptor.decrypt(iter::once(&identity as _))?;
        let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
        let mut bounded = reader.take(FILE_BYTES + 1);
        bounded
            .read_to_end(&mut plain)
            .map_err(|_| SealError::Damaged("it was cut or changed".to_owned()))?;
        let mut seal = Self::with_work(passphrase.clone(), work_of(sealed).unwrap_or(Self::WORK));
        seal.proven = Arc::new(AtomicBool::new(true));
        Ok((plain, seal))
    }
}

/// How much work the passphrase of a locked file is; none where that cannot be seen without opening it.
fn work_of(sealed: &[u8]) -> Option<u8> {
    let line = sealed
        .strip_prefix(BINARY)?
        .split(|byte| *byte == b'\n')
        .next()?;
    let words = str::from_utf8(line).ok()?.strip_prefix(STANZA)?;
    words.split(' ').nth(1)?.parse().ok()
}

impl From<DecryptError> for SealError {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Self::Wrong,
            DecryptError::ExcessiveWork { required, .. } => Self::TooMuchWork(required),
            DecryptError::UnknownFormat => {
                Self::Damaged("it is locked in a newer way than this program knows".to_owned())
            }
            _ => Self::Damaged("it was cut or changed".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Passphrase {
        Passphrase::new(text).unwrap()
    }

    fn sealed(plain: &[u8]) -> Vec<u8> {
        Seal::with_work(typed("correct horse"), 4)
            .seal(plain)
            .unwrap()
    }

    #[test]
    fn what_was_locked_opens_with_its_passphrase_only() {
        let sealed = sealed(b"Jeffrey");
        assert!(is_sealed(&sealed) && !is_sealed(b"(format: \"knotmap\""));
        assert!(!sealed.windows(7).any(|part| part == b"Jeffrey"));
        let (plain, seal) = Seal::open(&sealed, &typed("correct horse")).unwrap();
        assert_eq!((plain.as_slice(), seal.work), (&b"Jeffrey"[..], 4));
        for wrong in ["correct horse ", "Correct horse", "x", &"é".repeat(1000)] {
            let opened = Seal::open(&sealed, &typed(wrong));
            assert!(matches!(opened, Err(SealError::Wrong)), "{wrong}");
        }
    }

    #[test]
    fn a_locked_file_is_what_the_age_format_says() {
        let sealed = sealed(b"");
        let text = String::from_utf8_lossy(&sealed);
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("age-encryption.org/v1"));
        let stanza: Vec<&str> = lines.next().unwrap().split(' ').collect();
        assert_eq!((stanza[0], stanza[1], stanza[3]), ("->", "scrypt", "4"));
        // 16 bytes of salt and 32 of wrapped key, in base64 without padding.
        assert_eq!((stanza[2].len(), lines.next().unwrap().len()), (22, 43));
        assert!(lines.next().unwrap().starts_with("--- "));
    }

    #[test]
    fn damage_anywhere_is_noticed() {
        let whole = sealed(b"Jeffrey");
        for cut in 0..whole.len() {
            assert!(
                Seal::open(&whole[..cut], &typed("correct horse")).is_err(),
                "{cut}"
            );
        }
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            // One more bit of work would be a different file that takes twice as long.
            let opened = Seal::open(&damaged, &typed("correct horse"));
            assert!(opened.is_err(), "{place}");
        }
    }

    #[test]
    fn absurd_work_and_foreign_keys_are_refused_at_once() {
        let text = String::from_utf8_lossy(&sealed(b"x")).into_owned();
        for work in ["21", "63", "200"] {
            let stanza = text.lines().nth(1).unwrap();
            let harder = stanza.replace(" 4", &format!(" {work}"));
            let mut bytes = sealed(b"x");
            let start = BINARY.len();
            bytes.splice(start..start + stanza.len(), harder.bytes());
            assert!(
                Seal::open(&bytes, &typed("correct horse")).is_err(),
                "{work}"
            );
        }
        let key = age::x25519::Identity::generate().to_public();
        let foreign = age::encrypt(&key, b"x").unwrap();
        let opened = Seal::open(&foreign, &typed("x"));
        assert!(matches!(opened, Err(SealError::Damaged(_))));
    }

    #[test]
    fn a_locked_file_of_letters_opens_too() {
        let mut recipient = scrypt::Recipient::new(typed("correct horse").secret());
        recipient.set_work_factor(4);
        let letters = age::encrypt_and_armor(&recipient, b"Jeffrey").unwrap();
        assert!(is_sealed(letters.as_bytes()));
        let (plain, _) = Seal::open(letters.as_bytes(), &typed("correct horse")).unwrap();
        assert_eq!(plain.as_slice(), b"Jeffrey");
    }
}
