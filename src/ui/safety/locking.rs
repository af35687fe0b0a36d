//! What the open chart is locked with, and whether its file is, too.

use crate::store::{Passphrase, Seal};

/// What the open chart is locked with, and whether its file is, too.
#[derive(Debug, Default)]
pub struct Locking {
    seal: Option<Seal>,
    /// The passphrase of the file, where the chart has another one by now.
    old: Option<Passphrase>,
    /// Counts changes.
    state: u64,
    /// The state that the file is in.
    saved: u64,
}

impl Locking {
    /// As a file is that was opened.
    pub fn of(seal: Option<Seal>) -> Self {
        Self {
            seal,
            ..Self::default()
        }
    }

    /// What the chart is locked with; none if it is not.
    pub fn seal(&self) -> Option<&Seal> {
        self.seal.as_ref()
    }

    /// The passphrase of the file, where the next save changes it.
    pub fn old(&self) -> Option<&Passphrase> {
        self.old.as_ref()
    }

    /// What may open the chart's file and copies of it.
    pub fn passphrases(&self) -> Vec<Passphrase> {
        let seal = self.seal.as_ref().map(Seal::passphrase);
        seal.into_iter().chain(&self.old).cloned().collect()
    }

    /// Locks the chart with something else, or not at all; the next save brings it to the file.
    pub fn change(&mut self, seal: Option<Seal>) {
        let before = std::mem::replace(&mut self.seal, seal);
        if !self.is_pending() {
            self.old = before.map(|seal| seal.passphrase().clone());
        }
        self.state += 1;
    }

    /// Whether this is another lock than the chart's.
    pub fn differs(&self, seal: Option<&Seal>) -> bool {
        self.seal.as_ref().map(Seal::passphrase) != seal.map(Seal::passphrase)
    }

    /// Whether the file is not locked yet as the chart is.
    pub fn is_pending(&self) -> bool {
        self.state != self.saved
    }

    /// Names the state that a save which starts now will write.
    pub fn state(&self) -> u64 {
        self.state
    }

    /// Notes that the file is in this state now; says whether that is news.
    pub fn saved(&mut self, state: u64) -> bool {
        let is_news = self.is_pending() && state == self.state;
        self.saved = self.saved.max(state);
        if is_news {
            self.old = None;
        }
        is_news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(text: &str) -> Seal {
        Seal::with_work(Passphrase::new(text).unwrap(), 4)
    }

    #[test]
    fn the_passphrase_of_the_file_is_known_until_the_new_one_is_saved() {
        let mut locking = Locking::of(Some(seal("one")));
        locking.change(Some(seal("two")));
        let late = locking.state();
        locking.change(None);
        assert_eq!(locking.old(), Some(seal("one").passphrase()));
        assert!(!locking.saved(late) && locking.is_pending());
        assert!(locking.saved(locking.state()) && !locking.is_pending());
        assert_eq!((locking.old(), locking.passphrases().len()), (None, 0));
    }
}
