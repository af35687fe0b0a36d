//! Writes the log of an open chart off the window's thread.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::entry::LogHead;
use super::file::{LogFile, body};
use super::handle::{Order, Shared};
use super::key::LogKey;
use crate::model::Chart;
use crate::store::error::in_words;
use crate::store::seal::Seal;

/// How long to wait before trying again to write a log that could not be written.
const TRY_AGAIN: Duration = Duration::from_secs(1);

pub(super) struct Writer {
    dir: PathBuf,
    head: LogHead,
    start: Option<Chart>,
    /// What the chart is locked with.
    seal: Option<Seal>,
    /// What steps are locked with, once it is drawn.
    key: Option<LogKey>,
    file: Option<LogFile>,
    /// The steps since the last save, with their numbers.
    unsaved: Vec<(u64, String)>,
    /// The number of the last step in the file.
    written: u64,
    /// The number of the last step taken over.
    taken: u64,
    shared: Arc<Shared>,
    wake: Box<dyn Fn() + Send>,
}

impl Writer {
    pub fn new(
        dir: &Path,
        head: LogHead,
        start: Option<Chart>,
        seal: Option<Seal>,
        shared: Arc<Shared>,
        wake: Box<dyn Fn() + Send>,
    ) -> Self {
        Self {
            dir: dir.to_owned(),
            head,
            start,
            seal,
            key: None,
            file: None,
            unsaved: Vec::new(),
            written: 0,
            taken: 0,
            shared,
            wake,
        }
    }

    pub fn run(mut self, orders: &Receiver<Order>) {
        // Half a second of work, which the first step had better not wait for. What fails is tried again with it.
        self.draw_key().ok();
        loop {
            let behind = self.written < self.taken || self.is_unlocked();
            let first = if behind {
                orders.recv_timeout(TRY_AGAIN)
            } else {
                orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            let mut acks = Vec::new();
            match first {
                Ok(order) => {
                    for order in std::iter::once(order).chain(orders.try_iter()) {
                        if self.take(order, &mut acks) {
                            return;
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.write();
            for ack in acks {
                ack.send(()).ok();
            }
        }
    }

    /// Returns whether this was the end.
    fn take(&mut self, order: Order, acks: &mut Vec<Sender<()>>) -> bool {
        match order {
            Order::Step(entry) => {
                self.taken += 1;
                match body(&entry) {
                    Ok(body) => self.unsaved.push((self.taken, body)),
                    Err(error) => self.tell(Some(&error)),
                }
            }
            Order::Saving { upto, print, done } => {
                self.write();
                let before = self.first_before();
                if let Some(file) = &mut self.file {
                    // Told with the next step, if it lasts.
                    drop(file.mark_saving(upto.saturating_sub(before), print));
                }
                acks.push(done);
            }
            Order::Saved { upto, head } => self.saved(upto, *head),
            Order::Lock(seal) => self.lock(seal),
            Order::Flush(done) => acks.push(done),
            Order::Discard => {
                if let Some(file) = self.file.take() {
                    drop(file.remove());
                }
                return true;
            }
            Order::End => {
                self.write();
                return true;
            }
        }
        false
    }

    /// Whether the file is locked where the chart is not, or the other way round.
    fn has_other_lock(&self) -> bool {
        let file = self.file.as_ref();
        file.is_some_and(|file| file.is_plain() == self.seal.is_some())
    }

    /// Whether the file is plain text though the chart is locked; that cannot wait for the next step.
    fn is_unlocked(&self) -> bool {
        self.seal.is_some() && self.has_other_lock()
    }

    /// The number of the step before the first in the file.
    fn first_before(&self) -> u64 {
        self.unsaved
            .first()
            .map_or(self.taken, |(number, _)| number - 1)
    }

    fn write(&mut self) {
        if self.has_other_lock() {
            // It could not follow the lock of its chart when that changed.
            self.replace();
        }
        let written = self.written;
        let new = self.unsaved.iter().filter(|(number, _)| *number > written);
        let mut bodies = new.map(|(_, body)| body.as_str()).peekable();
        if bodies.peek().is_none() {
            return;
        }
        let result = match &mut self.file {
            Some(file) => file.append_bodies(bodies),
            None => match Self::key_of(self.seal.as_ref(), &mut self.key) {
                Ok(key) => {
                    LogFile::create_with(&self.dir, &self.head, key, self.start.as_ref(), bodies)
                        .map(|file| self.file = Some(file))
                }
                Err(error) => Err(error),
            },
        };
        match result {
            Ok(()) => {
                self.written = self.taken;
                self.shared.on_disk.store(self.written, Ordering::Release);
                self.tell(None);
            }
            Err(error) => {
                self.tell(Some(&error));
                // A disk that failed to sync may have dropped what it took before: all is written anew next time.
                self.replace();
            }
        }
    }

    /// The next write makes a new file with everything that is not saved; the old one goes when that is done.
    fn replace(&mut self) {
        let old = self.file.take();
        let replaces = old
            .as_ref()
            .map_or(self.head.replaces, |_| Some(self.head.id));
        self.head = LogHead {
            replaces,
            ..LogHead::new(self.head.path.as_deref(), &self.head.name, self.head.base)
        };
        let Some(old) = old else { return };
        let bodies = self.unsaved.iter().map(|(_, body)| body.as_str());
        let made = match Self::key_of(self.seal.as_ref(), &mut self.key) {
            Ok(key) => {
                LogFile::create_with(&self.dir, &self.head, key, self.start.as_ref(), bodies)
            }
            Err(error) => Err(error),
        };
        match made {
            Ok(file) => {
                self.file = Some(file);
                self.written = self.taken;
                self.shared.on_disk.store(self.written, Ordering::Release);
                self.tell(None);
                drop(old.remove());
            }
            Err(error) => {
                self.tell(Some(&error));
                // The old one is the best there is.
                self.file = Some(old);
            }
        }
    }

    fn draw_key(&mut self) -> io::Result<()> {
        Self::key_of(self.seal.as_ref(), &mut self.key).map(drop)
    }

    /// The key of the log, drawn when it is first needed; none for a chart that is not locked.
    fn key_of<'a>(
        seal: Option<&Seal>,
        key: &'a mut Option<LogKey>,
    ) -> io::Result<Option<&'a LogKey>> {
        if let (Some(seal), None) = (seal, &key) {
            *key = Some(LogKey::new(seal).map_err(io::Error::other)?);
        }
        Ok(key.as_ref())
    }

    fn lock(&mut self, seal: Option<Seal>) {
        self.seal = seal;
        self.key = None;
        self.draw_key().ok();
        if self.file.is_some() {
            self.replace();
        }
    }

    fn saved(&mut self, upto: u64, head: LogHead) {
        self.unsaved.retain(|(number, _)| *number > upto);
        let replaces = self.file.is_some().then_some(self.head.id);
        self.head = LogHead { replaces, ..head };
        self.start = None;
        let old = self.file.take();
        self.written = self
            .unsaved
            .first()
            .map_or(self.taken, |(number, _)| number - 1);
        self.write();
        if let (Some(old), true) = (old, self.written == self.taken) {
            drop(old.remove());
        }
    }

    fn tell(&self, error: Option<&io::Error>) {
        if self.shared.say(error.map(in_words)) {
            (self.wake)();
        }
    }
}
