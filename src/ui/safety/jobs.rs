//! Work on logs, backups and copies, off the window's thread.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::model::{Chart, Merged, merge};
use crate::store::{self, Backup, BroughtBack, Found, Opened};
use crate::ui::files::finished;

/// A chart that a program left behind when it ended badly.
#[derive(Debug)]
pub struct LeftBehind {
    /// Its log, held as long as it is offered here.
    pub found: Found,
    /// What would come back.
    pub back: BroughtBack,
}

/// A copy that a sync tool left beside a chart, with something new in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// How many records a merge would change.
    pub changes: usize,
}

/// What became of a job; with the number of the document it was for.
#[derive(Debug)]
pub enum Done {
    /// The folder of logs was looked through: what was left behind, and what cannot be read in words.
    LookedThrough(Vec<LeftBehind>, Vec<String>),
    /// The chart's file was opened again to take the chart's place, or could not be.
    Loaded(u64, Box<Result<Opened, String>>),
    /// The chart and a copy of it were merged, or could not be.
    Merged(u64, Box<MergedFile>),
    /// The earlier versions of the chart's file.
    Versions(u64, Vec<Backup>),
    /// One of them was read, or could not be.
    Version(PathBuf, Result<Box<Chart>, String>),
    /// A fault of the program ended a job.
    Broke,
    /// Conflict copies beside the chart's file that hold something new.
    Copies(u64, Vec<Copy>),
}

/// What became of a merge.
#[derive(Debug)]
pub struct MergedFile {
    /// The file that was merged into the chart.
    pub path: PathBuf,
    /// Whether it is the chart's own file, changed by someone else.
    pub is_own: bool,
    /// The file and the merged chart.
    pub result: Result<(Opened, Merged), String>,
}

/// Jobs under way and their answers.
#[derive(Debug)]
pub struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    under_way: usize,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            under_way: 0,
        }
    }
}

impl Jobs {
    /// Whether a job is under way.
    pub fn is_busy(&self) -> bool {
        self.under_way > 0
    }

    /// What has become of jobs since the last call.
    pub fn done(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        self.under_way -= done.len().min(self.under_way);
        done
    }

    /// Looks for what was left behind.
    pub fn look_through(&mut self, ctx: &egui::Context, logs: PathBuf, backups: PathBuf) {
        self.start(ctx, move || {
            let scan = store::scan_logs(&logs);
            let (mut left_behind, mut trouble) = (Vec::new(), scan.unreadable);
            for found in scan.found {
                match found.bring_back(Some(&backups)) {
                    // Everything in it is in the file already.
                    Ok(back) if back.chart == back.start && back.conflicts.is_empty() => {
                        found.remove().ok();
                    }
                    Ok(back) => left_behind.push(LeftBehind { found, back }),
                    Err(reason) => trouble.push(reason),
                }
            }
            Done::LookedThrough(left_behind, trouble)
        });
    }

    /// Opens the file again to take the chart's place.
    pub fn load(&mut self, ctx: &egui::Context, document: u64, path: PathBuf) {
        self.start(ctx, move || {
            let opened = store::open(&path).map_err(|error| error.to_string());
            Done::Loaded(document, Box::new(opened))
        });
    }

    /// Merges a file into a chart.
    pub fn merge(
        &mut self,
        ctx: &egui::Context,
        document: u64,
        ours: Chart,
        base: Option<Chart>,
        path: PathBuf,
    ) {
        self.start(ctx, move || {
            let result = merged(&ours, base.as_ref(), &path);
            let is_own = base.is_some();
            Done::Merged(
                document,
                Box::new(MergedFile {
                    path,
                    is_own,
                    result,
                }),
            )
        });
    }

    /// Lists the earlier versions of a chart's file.
    pub fn list_versions(
        &mut self,
        ctx: &egui::Context,
        document: u64,
        backups: PathBuf,
        path: PathBuf,
    ) {
        self.start(ctx, move || {
            Done::Versions(document, store::backups(&backups, &path))
        });
    }

    /// Reads one of them.
    pub fn read_version(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.start(ctx, move || {
            let chart = store::open(&path).map(|opened| Box::new(opened.chart));
            Done::Version(path, chart.map_err(|error| error.to_string()))
        });
    }

    /// Looks for conflict copies beside a chart's file.
    pub fn find_copies(&mut self, ctx: &egui::Context, document: u64, ours: Chart, path: PathBuf) {
        self.start(ctx, move || {
            let copies = store::conflict_copies(&path)
                .into_iter()
                .filter_map(|path| {
                    let (_, merged) = merged(&ours, None, &path).ok()?;
                    let changes = merged.changes.len();
                    (changes > 0).then_some(Copy { path, changes })
                });
            Done::Copies(document, copies.collect())
        });
    }

    fn start(&mut self, ctx: &egui::Context, job: impl FnOnce() -> Done + Send + 'static) {
        self.under_way += 1;
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may have closed meanwhile; then no one waits for the answer.
            sender.send(finished(job, Done::Broke)).ok();
            ctx.request_repaint();
        });
    }
}

fn merged(ours: &Chart, base: Option<&Chart>, path: &Path) -> Result<(Opened, Merged), String> {
    let opened = store::open(path).map_err(|error| error.to_string())?;
    let merged = merge(base, ours, &opened.chart).map_err(|error| {
        let path = path.display();
        format!("Could not merge: {error}. Nothing was changed: {path}")
    })?;
    Ok((opened, merged))
}
