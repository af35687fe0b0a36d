//! Work off the window's thread: one thread per job, answers through a channel.

use std::fmt::Display;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Jobs under way and their answers.
#[derive(Debug)]
pub struct Worker<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    under_way: usize,
}

impl<T> Default for Worker<T> {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            under_way: 0,
        }
    }
}

impl<T: Send + 'static> Worker<T> {
    /// Whether a job is under way.
    pub fn is_busy(&self) -> bool {
        self.under_way > 0
    }

    /// What has become of jobs since the last call.
    pub fn done(&mut self) -> Vec<T> {
        let done: Vec<T> = self.receiver.try_iter().collect();
        self.under_way -= done.len().min(self.under_way);
        done
    }

    /// Starts a job; the answer is `broke` if a fault of the program ends it.
    pub fn start(
        &mut self,
        ctx: &egui::Context,
        broke: T,
        job: impl FnOnce() -> T + Send + 'static,
    ) {
        self.under_way += 1;
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may have closed meanwhile; then no one waits for the answer.
            drop(sender.send(finished(job, broke)));
            ctx.request_repaint();
        });
    }
}

/// Does one piece of work and wakes the window for its answer.
pub fn off_thread<T: Send + 'static, E: Display>(
    ctx: &egui::Context,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Receiver<Result<T, String>> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let job = || work().map_err(|error| error.to_string());
        let broke = "Could not finish this. A fault of the program ended it; try again";
        // No one may be waiting any more.
        drop(sender.send(finished(job, Err(broke.to_owned()))));
        ctx.request_repaint();
    });
    receiver
}

/// What a job came to; one that a fault of the program ends must not leave the window waiting.
fn finished<T>(job: impl FnOnce() -> T, broke: T) -> T {
    // Jobs own what they work on: nothing half-done is seen by anyone afterwards.
    panic::catch_unwind(AssertUnwindSafe(job)).unwrap_or(broke)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_breaks_is_reported_like_any_other() {
        let ctx = egui::Context::default();
        let mut worker = Worker::default();
        let broken: Vec<u8> = Vec::new();
        worker.start(&ctx, 2, || 1);
        worker.start(&ctx, 2, move || i32::from(broken[0]));
        let mut done = Vec::new();
        while worker.is_busy() {
            done.extend(worker.done());
        }
        done.sort_unstable();
        assert_eq!(done, [1, 2]);
    }

    #[test]
    fn work_that_breaks_leaves_no_one_waiting() {
        let broken: Vec<u8> = Vec::new();
        let work = move || Ok::<_, std::fmt::Error>(broken[0]);
        let answer = off_thread(&egui::Context::default(), work).recv();
        assert!(
            answer
                .unwrap()
                .unwrap_err()
                .contains("fault of the program")
        );
    }
}
