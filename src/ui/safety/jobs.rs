//! Work on logs, backups and copies, off the window's thread.

use std::path::{Path, PathBuf};

use crate::model::{Chart, Merged, merge};
use crate::store::{
    self, Backup, BroughtBack, Found, NotBroughtBack, OpenError, Opened, Passphrase, Seal,
};
use crate::ui::worker::Worker;

/// A chart that a program left behind when it ended badly.
#[derive(Debug)]
pub struct LeftBehind {
    /// Its log, held as long as it is offered here.
    pub found: Found,
    /// What would come back; none while it is locked.
    pub back: Option<BroughtBack>,
    /// Passphrases that were typed for it.
    typed: Vec<Passphrase>,
}

/// A copy that a sync tool left beside a chart, with something new in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// How many records a merge would change.
    pub changes: usize,
}

/// The open chart, for work on copies of it.
#[derive(Debug)]
pub struct Ours {
    /// The number of the document.
    pub document: u64,
    /// The chart; copies are cheap.
    pub chart: Chart,
    /// What may open its file and copies of it.
    pub passphrases: Vec<Passphrase>,
}

/// What became of a job; with the number of the document it was for.
#[derive(Debug)]
pub enum Done {
    /// The folder of logs was looked through: what was left behind, and what cannot be read in words.
    LookedThrough(Vec<LeftBehind>, Vec<String>),
    /// A passphrase was tried on what was left behind: whether it fits, or what else went wrong.
    Tried(Box<LeftBehind>, Result<bool, String>),
    /// What was left behind of the chart was locked with it, or could not be for these reasons.
    LeftLocked(u64, Vec<LeftBehind>, Vec<String>),
    /// What is kept of a locked chart is locked, or could not be.
    Leftovers(Result<(), String>),
    /// The chart's file was opened again to take the chart's place, or could not be.
    Loaded(u64, Box<LoadedFile>),
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

/// What became of a look at the chart's file.
#[derive(Debug)]
pub struct LoadedFile {
    /// The file.
    pub result: Result<Opened, OpenError>,
    /// Whether a passphrase was typed for it.
    pub tried: bool,
}

/// What became of a merge.
#[derive(Debug)]
pub struct MergedFile {
    /// The file that was merged into the chart.
    pub path: PathBuf,
    /// Whether it is the chart's own file, changed by someone else.
    pub is_own: bool,
    /// Whether a passphrase was typed for it.
    pub tried: bool,
    /// The file and the merged chart.
    pub result: Result<(Opened, Merged), NotMerged>,
}

/// Why a file was not merged into a chart.
#[derive(Debug)]
pub enum NotMerged {
    /// It is locked, and no known passphrase opens it.
    Locked,
    /// Why else, in words.
    Failed(String),
}

/// Jobs under way and their answers.
#[derive(Debug, Default)]
pub struct Jobs {
    worker: Worker<Done>,
}

impl Jobs {
    /// Whether a job is under way.
    pub fn is_busy(&self) -> bool {
        self.worker.is_busy()
    }

    /// What has become of jobs since the last call.
    pub fn done(&mut self) -> Vec<Done> {
        self.worker.done()
    }

    /// Looks for what was left behind.
    pub fn look_through(&mut self, ctx: &egui::Context, logs: PathBuf, backups: PathBuf) {
        self.start(ctx, move || {
            let scan = store::scan_logs(&logs);
            let (mut left_behind, mut trouble) = (Vec::new(), scan.unreadable);
            for found in scan.found {
                if found.is_saved() {
                    found.remove().ok();
                    continue;
                }
                let back = match found.bring_back(Some(&backups), &[]) {
                    // Everything in it is in the file already.
                    Ok(back) if back.chart == back.start && back.conflicts.is_empty() => {
                        found.remove().ok();
                        continue;
                    }
                    Ok(back) => Some(back),
                    Err(NotBroughtBack::Locked) => None,
                    Err(NotBroughtBack::Failed(reason)) => {
                        trouble.push(reason);
                        continue;
                    }
                };
                let typed = Vec::new();
                left_behind.push(LeftBehind { found, back, typed });
            }
            Done::LookedThrough(left_behind, trouble)
        });
    }

    /// Tries a passphrase on what was left behind.
    pub fn unlock(
        &mut self,
        ctx: &egui::Context,
        backups: Option<PathBuf>,
        mut left: LeftBehind,
        passphrase: Passphrase,
    ) {
        self.start(ctx, move || {
            let fits = left.found.unlock(&passphrase);
            left.typed.push(passphrase);
            let fits = fits.and_then(|fits| {
                if !fits {
                    return Ok(false);
                }
                match left.found.bring_back(backups.as_deref(), &left.typed) {
                    Ok(back) => {
                        left.back = Some(back);
                        Ok(true)
                    }
                    Err(NotBroughtBack::Locked) => Ok(false),
                    Err(NotBroughtBack::Failed(reason)) => Err(reason),
                }
            });
            Done::Tried(Box::new(left), fits)
        });
    }

    /// Locks what was left behind of a chart that is locked from now on.
    pub fn lock_left(
        &mut self,
        ctx: &egui::Context,
        document: u64,
        mut all: Vec<LeftBehind>,
        seal: Seal,
    ) {
        self.start(ctx, move || {
            let mut trouble = Vec::new();
            for left in &mut all {
                trouble.extend(left.found.lock(&seal).err());
                left.typed.push(seal.passphrase().clone());
                if let Some(back) = &mut left.back {
                    back.seal = Some(seal.clone());
                }
            }
            Done::LeftLocked(document, all, trouble)
        });
    }

    /// Locks what a lock that was cut short left in plain text.
    pub fn lock_leftovers(
        &mut self,
        ctx: &egui::Context,
        state_dir: &Path,
        chart: PathBuf,
        seal: Seal,
    ) {
        let state_dir = state_dir.to_owned();
        self.start(ctx, move || {
            let _turn = store::Turn::wait(&chart);
            Done::Leftovers(store::lock_leftovers(&state_dir, &chart, &seal))
        });
    }

    /// Opens the file again to take the chart's place.
    pub fn load(&mut self, ctx: &egui::Context, ours: Ours, path: PathBuf, tried: bool) {
        self.start(ctx, move || {
            let result = store::open_with(&path, &ours.passphrases);
            Done::Loaded(ours.document, Box::new(LoadedFile { result, tried }))
        });
    }

    /// Merges a file into a chart.
    pub fn merge(
        &mut self,
        ctx: &egui::Context,
        ours: Ours,
        base: Option<Chart>,
        path: PathBuf,
        tried: bool,
    ) {
        self.start(ctx, move || {
            let result = merged(&ours, base.as_ref(), &path);
            let is_own = base.is_some();
            Done::Merged(
                ours.document,
                Box::new(MergedFile {
                    path,
                    is_own,
                    tried,
                    result,
                }),
            )
        });
    }

    /// Lists the earlier versions of a chart's file, also of one that was moved.
    pub fn list_versions(
        &mut self,
        ctx: &egui::Context,
        ours: Ours,
        backups: PathBuf,
        path: PathBuf,
    ) {
        self.start(ctx, move || {
            store::adopt_backups(&backups, &path, &ours.chart);
            Done::Versions(ours.document, store::backups(&backups, &path))
        });
    }

    /// Reads one of them.
    pub fn read_version(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        passphrases: Vec<Passphrase>,
    ) {
        self.start(ctx, move || {
            let chart = match store::open_with(&path, &passphrases) {
                Ok(opened) => Ok(Box::new(opened.chart)),
                Err(OpenError::Locked { .. } | OpenError::WrongPassphrase { .. }) => Err(format!(
                    "It is locked with a passphrase the chart had before. Open it as a file to type that: {}",
                    path.display()
                )),
                Err(error) => Err(error.to_string()),
            };
            Done::Version(path, chart)
        });
    }

    /// Looks for conflict copies beside a chart's file.
    pub fn find_copies(&mut self, ctx: &egui::Context, ours: Ours, path: PathBuf) {
        self.start(ctx, move || {
            let copies = store::conflict_copies(&path)
                .into_iter()
                .filter_map(|path| {
                    let (_, merged) = merged(&ours, None, &path).ok()?;
                    let changes = merged.changes.len();
                    (changes > 0).then_some(Copy { path, changes })
                });
            Done::Copies(ours.document, copies.collect())
        });
    }

    fn start(&mut self, ctx: &egui::Context, job: impl FnOnce() -> Done + Send + 'static) {
        self.worker.start(ctx, Done::Broke, job);
    }
}

fn merged(ours: &Ours, base: Option<&Chart>, path: &Path) -> Result<(Opened, Merged), NotMerged> {
    let opened = match store::open_with(path, &ours.passphrases) {
        Ok(opened) => opened,
        Err(OpenError::Locked { .. } | OpenError::WrongPassphrase { .. }) => {
            return Err(NotMerged::Locked);
        }
        Err(error) => return Err(NotMerged::Failed(error.to_string())),
    };
    let merged = merge(base, &ours.chart, &opened.chart).map_err(|error| {
        let path = path.display();
        NotMerged::Failed(format!(
            "Could not merge: {error}. Nothing was changed: {path}"
        ))
    })?;
    Ok((opened, merged))
}
