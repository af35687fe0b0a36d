//! What guards one open chart: its log, its lock, and the state its file is in.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::Chart;
use crate::session::Session;
use crate::store::{
    Bell, Fingerprint, Found, Log, LogEntry, LogHead, LogMarker, OpenLock, OpenLockError, Seal,
    logs_dir,
};

/// What guards one open chart.
#[derive(Debug, Default)]
pub struct Guard {
    log: Option<Log>,
    lock: Option<OpenLock>,
    /// Hangs as long as the file is ours.
    bell: Option<Bell>,
    /// Whether another program rang it.
    called: Arc<AtomicBool>,
    /// The chart as its file holds it, or as it was opened: what two copies began from.
    pub base: Chart,
    /// The chart on its way to the file, and how many logged steps it holds.
    saving: Option<(Chart, u64)>,
    /// The log this chart came back from, and how many steps have to be in the new one before it goes.
    came_from: Option<(Found, u64)>,
}

impl Guard {
    /// Starts to guard a chart as it was opened, locked or not; says whether another window has its file open.
    pub fn start(
        &mut self,
        ctx: &egui::Context,
        state_dir: &Path,
        path: Option<&Path>,
        head: LogHead,
        chart: &Chart,
        seal: Option<Seal>,
    ) -> Result<(), OpenLockError> {
        self.base = chart.clone();
        let start = head.path.is_none().then(|| chart.clone());
        let woken = ctx.clone();
        let wake = move || woken.request_repaint();
        self.log = Some(Log::start(&logs_dir(state_dir), head, start, seal, wake));
        match path {
            Some(path) => self.take_lock(ctx, state_dir, path),
            None => Ok(()),
        }
    }

    /// Marks the chart's file as open.
    fn take_lock(
        &mut self,
        ctx: &egui::Context,
        state_dir: &Path,
        path: &Path,
    ) -> Result<(), OpenLockError> {
        self.leave_file();
        self.lock = Some(OpenLock::take(state_dir, path)?);
        let (called, ctx) = (Arc::clone(&self.called), ctx.clone());
        self.bell = Bell::hang(state_dir, path, move || {
            called.store(true, Ordering::Release);
            ctx.request_repaint();
        });
        Ok(())
    }

    /// Whether another program asked for this window since the last call.
    pub fn take_called(&self) -> bool {
        self.called.swap(false, Ordering::AcqRel)
    }

    /// Whether the chart's file is ours alone, as far as one can tell.
    pub fn is_alone(&self) -> bool {
        self.lock.is_some()
    }

    /// Logs what was done since the last call.
    pub fn log_steps(&mut self, session: &mut Session) {
        let committed = session.take_committed();
        if let (Some(log), Some(committed)) = (&mut self.log, committed) {
            log.append(LogEntry {
                at: committed.at,
                label: committed.label,
                changes: committed.changes,
            });
        }
    }

    /// Notes that the chart is locked with something else from now on.
    pub fn lock(&self, seal: Option<Seal>) {
        if let Some(log) = &self.log {
            log.lock(seal);
        }
    }

    /// Why steps are not on the disk, if they cannot be written.
    pub fn trouble(&self) -> Option<String> {
        self.log.as_ref()?.trouble()
    }

    /// How many logged steps are on the disk.
    pub fn on_disk(&self) -> u64 {
        self.log.as_ref().map_or(0, Log::on_disk)
    }

    /// Notes that a save of this chart begins.
    pub fn save_begins(&mut self, chart: &Chart) -> Option<LogMarker> {
        let marker = self.log.as_ref().map(Log::marker);
        self.saving = Some((chart.clone(), marker.as_ref().map_or(0, LogMarker::upto)));
        marker
    }

    /// Notes that the save is done and the chart is in this file now.
    pub fn saved(
        &mut self,
        ctx: &egui::Context,
        state_dir: Option<&Path>,
        path: &Path,
        name: &str,
        print: Fingerprint,
    ) {
        let Some((chart, upto)) = self.saving.take() else {
            return;
        };
        self.base = chart;
        if let Some(log) = &self.log {
            log.saved(upto, LogHead::new(Some(path), name, Some(print)));
        }
        if let (Some(state_dir), None) = (state_dir, &self.lock) {
            // Another window may have it; then the file's fingerprint is what tells of changes.
            self.take_lock(ctx, state_dir, path).ok();
        }
        if let Some((found, _)) = self.came_from.take() {
            found.remove().ok();
        }
    }

    /// Gives up the lock on a file that the chart is about to leave for another one.
    pub fn leave_file(&mut self) {
        self.bell = None;
        self.lock = None;
    }

    /// Notes the log that the chart came back from; what was brought back is a step of the new log.
    pub fn came_from(&mut self, found: Found) {
        let steps = self.log.as_ref().map_or(0, Log::handed_over);
        self.came_from = Some((found, steps));
    }

    /// Removes the log the chart came back from, once all of it is in the new one.
    pub fn settle(&mut self) {
        let on_disk = self.on_disk();
        if let Some((found, _)) = self.came_from.take_if(|(_, steps)| on_disk >= *steps) {
            found.remove().ok();
        }
    }

    /// Everything is saved or not wanted: nothing is to come back at the next start.
    pub fn end(&mut self) {
        self.leave_file();
        if let Some((found, _)) = self.came_from.take() {
            found.remove().ok();
        }
        if let Some(log) = self.log.take() {
            log.discard();
        }
    }
}
