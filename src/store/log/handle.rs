//! The log of an open chart, as the window has it.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::entry::{LogEntry, LogHead};
use super::writer::Writer;
use crate::model::Chart;
use crate::store::fingerprint::Fingerprint;
use crate::store::seal::Seal;

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

/// What the writing thread tells.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub on_disk: AtomicU64,
    trouble: Mutex<Option<String>>,
}

/// What the writing thread is told.
#[derive(Debug)]
pub(super) enum Order {
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
    Lock(Option<Seal>),
    Flush(Sender<()>),
    Discard,
    End,
}

impl Log {
    /// A log in this folder for a chart that stands as `head` says; `start` is the chart itself where no file
    /// holds it, `seal` what the chart is locked with. `wake` is called when something could not be written, or can
    /// be again.
    pub fn start(
        dir: &Path,
        head: LogHead,
        start: Option<Chart>,
        seal: Option<Seal>,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        let shared = Arc::new(Shared::default());
        let writer = Writer::new(dir, head, start, seal, shared.clone(), Box::new(wake));
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

    /// Notes that the chart is locked with something else from now on, or not at all: the log follows at once.
    pub fn lock(&self, seal: Option<Seal>) {
        self.order(Order::Lock(seal));
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
    pub fn say(&self, trouble: Option<String>) -> bool {
        let Ok(mut told) = self.trouble.lock() else {
            return false;
        };
        let changed = *told != trouble;
        *told = trouble;
        changed
    }
}
