//! The log of an open chart, written off the window's thread.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::entry::{LogEntry, LogHead};
use super::file::{LogFile, body};
use crate::model::Chart;
use crate::store::error::in_words;
use crate::store::fingerprint::Fingerprint;

/// How long to wait before trying again to write a log that could not be written.
const TRY_AGAIN: Duration = Duration::from_secs(1);
/// Longest wait for the note of a save: a save must not hang on a log that does.
const MARK_WAIT: Duration = Duration::from_secs(3);

/// The log of an open chart. Made on disk with the first step; what is handed over is there a moment later.
#[derive(Debug)]
pub struct Log {
    sender: Sender<Order>,
    shared: Arc<Shared>,
    handed_over: u64,
    thread: Option<JoinHandle<()>>,
}

/// A handle for the thread that saves.
#[derive(Clone, Debug)]
pub struct LogMarker {
    sender: Sender<Order>,
    upto: u64,
}

#[derive(Debug, Default)]
struct Shared {
    on_disk: AtomicU64,
    trouble: Mutex<Option<String>>,
}

#[derive(Debug)]
enum Order {
    Step(Box<LogEntry>),
    Saving {
        upto: u64,
        print: Fingerprint,
        done: Sender<()>,
    },
    Saved {
        upto: u64,
        head: Box<LogHead>,
    },
    Flush(Sender<()>),
    Discard,
    End,
}

impl Log {
    /// A log in this folder for a chart that stands as `head` says; `start` is the chart itself where no file
    /// holds it. `wake` is called when something could not be written, or can be again.
    pub fn start(
        dir: &Path,
        head: LogHead,
        start: Option<Chart>,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        let shared = Arc::new(Shared::default());
        let writer = Writer {
            dir: dir.to_owned(),
            head,
            start,
            file: None,
            unsaved: Vec::new(),
            written: 0,
            taken: 0,
            shared: shared.clone(),
            wake: Box::new(wake),
        };
        Self {
            sender,
            shared,
            handed_over: 0,
            thread: Some(std::thread::spawn(move || writer.run(&receiver))),
        }
    }

    /// Hands over a finished step.
    pub fn append(&mut self, entry: LogEntry) {
        self.handed_over += 1;
        self.order(Order::Step(Box::new(entry)));
    }

    /// How many steps were handed over.
    pub fn handed_over(&self) -> u64 {
        self.handed_over
    }

    /// How many of them are on the disk.
    pub fn on_disk(&self) -> u64 {
        self.shared.on_disk.load(Ordering::Acquire)
    }

    /// Why steps are not on the disk, if they cannot be written.
    pub fn trouble(&self) -> Option<String> {
        self.shared.trouble.lock().ok()?.clone()
    }

    /// A handle for a save of the chart as it stands.
    pub fn marker(&self) -> LogMarker {
        LogMarker {
            sender: self.sender.clone(),
            upto: self.handed_over,
        }
    }

    /// Notes that the first `upto` steps are in the chart's file, which stands as `head` says.
    pub fn saved(&self, upto: u64, head: LogHead) {
        self.order(Order::Saved {
            upto,
            head: Box::new(head),
        });
    }

    /// Waits until everything handed over is on the disk or could not be written.
    pub fn flush(&self) {
        let (done, wait) = channel();
        self.order(Order::Flush(done));
        wait.recv_timeout(MARK_WAIT).ok();
    }

    /// Removes the log: everything in it is saved, or is not wanted.
    pub fn discard(self) {
        self.order(Order::Discard);
    }

    fn order(&self, order: Order) {
        // The thread ends only after this handle; if it died, its trouble is told.
        if self.sender.send(order).is_err() {
            self.shared
                .say(Some("the writing thread has ended".to_owned()));
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // Whatever is under way is finished before the program ends.
        drop(self.sender.send(Order::End));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl LogMarker {
    /// How many steps the save holds.
    pub fn upto(&self) -> u64 {
        self.upto
    }

    /// Notes that the save is about to happen, and waits until that is on the disk.
    ///
    /// Where it cannot be written the save happens all the same: its log is then taken for one of another state,
    /// and brought back record by record.
    pub fn saving(&self, print: Fingerprint) {
        let (done, wait) = channel();
        let upto = self.upto;
        if self
            .sender
            .send(Order::Saving { upto, print, done })
            .is_ok()
        {
            wait.recv_timeout(MARK_WAIT).ok();
        }
    }
}

impl Shared {
    fn say(&self, trouble: Option<String>) -> bool {
        let Ok(mut told) = self.trouble.lock() else {
            return false;
        };
        let changed = *told != trouble;
        *told = trouble;
        changed
    }
}

struct Writer {
    dir: PathBuf,
    head: LogHead,
    start: Option<Chart>,
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
    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let behind = self.written < self.taken;
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

    /// The number of the step before the first in the file.
    fn first_before(&self) -> u64 {
        self.unsaved
            .first()
            .map_or(self.taken, |(number, _)| number - 1)
    }

    fn write(&mut self) {
        let written = self.written;
        let new = self.unsaved.iter().filter(|(number, _)| *number > written);
        let mut bodies = new.map(|(_, body)| body.as_str()).peekable();
        if bodies.peek().is_none() {
            return;
        }
        let result = match &mut self.file {
            Some(file) => file.append_bodies(bodies),
            None => LogFile::create_with(&self.dir, &self.head, self.start.as_ref(), bodies)
                .map(|file| self.file = Some(file)),
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
        match LogFile::create_with(&self.dir, &self.head, self.start.as_ref(), bodies) {
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

    fn tell(&self, error: Option<&std::io::Error>) {
        if self.shared.say(error.map(in_words)) {
            (self.wake)();
        }
    }
}
