//! The key of a log whose chart is locked with a passphrase.
//!
//! Trying a passphrase is half a second of work, too much for every step. So each chart that is open has a key drawn at
//! random: the log's head holds it locked with the passphrase, every step is locked with it. All of it is in the age
//! format: the head opens to a key file, and with that each step.

use std::fmt;
use std::sync::Arc;

use age::secrecy::ExposeSecret as _;
use age::secrecy::zeroize::Zeroizing;
use age::x25519;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::store::seal::{Passphrase, Seal, SealError};

/// The key of a log.
#[derive(Clone)]
pub(super) struct LogKey {
    key: Arc<x25519::Identity>,
    /// The key, locked with the passphrase, as it stands in the head.
    locked: String,
}

impl LogKey {
    /// Draws a key. Takes about half a second.
    pub fn new(seal: &Seal) -> Result<Self, String> {
        let key = x25519::Identity::generate();
        let locked = seal.seal(key.to_string().expose_secret().as_bytes())?;
        Ok(Self {
            key: Arc::new(key),
            locked: STANDARD.encode(locked),
        })
    }

    /// Opens the key in a head. Takes about half a second.
    pub fn open(locked: &str, passphrase: &Passphrase) -> Result<(Self, Seal), SealError> {
        let damaged = || SealError::Damaged("the key of the log is damaged".to_owned());
        let bytes = STANDARD.decode(locked).map_err(|_| damaged())?;
        let (key, seal) = Seal::open(&bytes, passphrase)?;
        let key = str::from_utf8(&key).ok().and_then(|key| key.parse().ok());
        let key = Self {
            key: Arc::new(key.ok_or_else(damaged)?),
            locked: locked.to_owned(),
        };
        Ok((key, seal))
    }

    /// The key as it stands in a head.
    pub fn locked(&self) -> &str {
        &self.locked
    }

    /// Locks the body of a block.
    pub fn lock(&self, body: &str) -> Result<String, String> {
        let sealed = age::encrypt(&self.key.to_public(), body.as_bytes());
        let sealed = sealed.map_err(|error| error.to_string())?;
        Ok(STANDARD.encode(sealed))
    }

    /// Opens the body of a block.
    pub fn unlock(&self, body: &str) -> Result<Zeroizing<String>, String> {
        let damaged = || "a step is damaged".to_owned();
        let sealed = STANDARD.decode(body).map_err(|_| damaged())?;
        let plain = age::decrypt(self.key.as_ref(), &sealed).map_err(|_| damaged())?;
        let text = String::from_utf8(plain).map_err(|_| damaged())?;
        Ok(Zeroizing::new(text))
    }
}

impl fmt::Debug for LogKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LogKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_open_with_the_passphrase_behind_their_key() {
        let [right, wrong] = ["right", "wrong"].map(|text| Passphrase::new(text).unwrap());
        let key = LogKey::new(&Seal::with_work(right.clone(), 4)).unwrap();
        let body = key.lock("Rate 'Jeffrey'").unwrap();
        assert!(!body.contains('\n') && !body.contains("Jeffrey"));
        let again = LogKey::open(key.locked(), &right).unwrap().0;
        assert_eq!(again.unlock(&body).unwrap().as_str(), "Rate 'Jeffrey'");
        let opened = LogKey::open(key.locked(), &wrong);
        assert!(matches!(opened, Err(SealError::Wrong)));
        let other = LogKey::new(&Seal::with_work(right, 4)).unwrap();
        assert!(other.unlock(&body).is_err());
        assert!(again.unlock(body.get(4..).unwrap()).is_err());
    }
}
