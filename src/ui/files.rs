//! Work with files, off the window's thread.

use std::path::PathBuf;

use egui;

use super::exchange::DataDone;
use super::likes::said_in;
use super::worker::Worker;
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, Stamp, View};
use crate::report::{self, ExportOptions, Format};
use crate::scene::{Look, Theme};
use crate::store::{
    self, Care, FileNow, Fingerprint, LengthUnit, OpenError, Opened, Passphrase, SaveError, Turn,
};

/// What became of a job.
#[derive(Debug)]
pub enum Done {
    /// A chart was opened, or not; with the number that [`Files::open`] gave.
    Opened(u64, Result<Box<Opened>, OpenError>),
    /// The chart was saved, or not.
    Saved(Saved),
    /// A fault of the program ended a job.
    Broke,
    /// The map was exported, or not; why not in words.
    Exported(PathBuf, Result<(), String>),
    /// Work on data is done.
    Data(DataDone),
}

/// What became of a save.
#[derive(Debug)]
pub struct Saved {
    /// Which document; see [`Files::save`].
    pub document: u64,
    /// Names the state that was saved.
    pub state_id: u64,
    /// Where to.
    pub path: PathBuf,
    /// Names the state of the lock that was saved.
    pub locks: u64,
    /// How it went.
    pub result: Result<store::Saved, NotSaved>,
}

/// Why a chart was not saved.
#[derive(Debug)]
pub enum NotSaved {
    /// Another program has changed the file since it was opened.
    ChangedOnDisk,
    /// The file is not where it was any more.
    Gone,
    /// The write failed; the error says whether the old file is as it was.
    Failed(SaveError),
}

/// A chart on its way to disk.
#[derive(Debug)]
pub struct SaveJob {
    /// Which document it is, so that an answer that comes late finds the right one.
    pub document: u64,
    /// Names the state of the chart.
    pub state_id: u64,
    /// The chart; copies are cheap.
    pub chart: Chart,
    /// Where to.
    pub path: PathBuf,
    /// What the file was like when last seen; none to write whatever is there.
    pub seen: Option<Fingerprint>,
    /// What goes with it.
    pub care: Care,
    /// Names the state of the chart's lock.
    pub locks: u64,
}

/// A map on its way to a file.
#[derive(Debug)]
pub struct ExportJob {
    /// The chart; copies are cheap.
    pub chart: Chart,
    /// The view that is shown.
    pub view: View,
    /// What of the body is drawn.
    pub look: Look,
    /// The present.
    pub now: Stamp,
    /// In which unit lengths are written.
    pub lengths: LengthUnit,
    /// Where to; its ending names the format.
    pub path: PathBuf,
    /// The chart's own file, which is never exported over.
    pub own: Option<PathBuf>,
}

/// Jobs under way and their answers.
#[derive(Debug, Default)]
pub struct Files {
    worker: Worker<Done>,
    opened: u64,
}

impl Files {
    /// Whether a job is under way.
    pub fn is_busy(&self) -> bool {
        self.worker.is_busy()
    }

    /// What has become of jobs since the last call.
    pub fn done(&mut self) -> Vec<Done> {
        self.worker.done()
    }

    /// Opens a chart, one that is locked with a passphrase; the number tells its answer from those of earlier calls.
    pub fn open(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        passphrase: Option<Passphrase>,
    ) -> u64 {
        self.opened += 1;
        let number = self.opened;
        self.start(ctx, move || {
            let opened = store::open_to_look(&path, passphrase.as_slice());
            Done::Opened(number, opened.map(Box::new))
        });
        number
    }

    /// Saves a chart, unless its file was changed or taken away by someone else.
    pub fn save(&mut self, ctx: &egui::Context, job: SaveJob) {
        self.start(ctx, move || {
            let SaveJob {
                document,
                state_id,
                chart,
                path,
                seen,
                care,
                locks,
            } = job;
            // Others of this program, "knotmap rate" among them, wait until this save is done.
            let turn = Turn::wait(&path);
            let now = seen.map_or(Ok(FileNow::AsSeen), |seen| store::file_now(&path, &seen));
            let result = match now {
                Ok(FileNow::AsSeen) => {
                    store::save_with_care(&chart, &path, &care).map_err(NotSaved::Failed)
                }
                Ok(FileNow::Changed) => Err(NotSaved::ChangedOnDisk),
                Ok(FileNow::Gone) => Err(NotSaved::Gone),
                Err(error) => Err(NotSaved::Failed(error)),
            };
            drop(turn);
            Done::Saved(Saved {
                document,
                state_id,
                path,
                locks,
                result,
            })
        });
    }

    /// Exports the map in the format that the path's ending names.
    pub fn export(&mut self, ctx: &egui::Context, job: ExportJob) {
        self.start(ctx, move || {
            let result = export(&job);
            Done::Exported(job.path, result)
        });
    }

    /// Does some other work with a file.
    pub fn run(&mut self, ctx: &egui::Context, job: impl FnOnce() -> Done + Send + 'static) {
        self.start(ctx, job);
    }

    /// Does work on data.
    pub fn data(&mut self, ctx: &egui::Context, job: impl FnOnce() -> DataDone + Send + 'static) {
        self.start(ctx, move || Done::Data(job()));
    }

    fn start(&mut self, ctx: &egui::Context, job: impl FnOnce() -> Done + Send + 'static) {
        self.worker.start(ctx, Done::Broke, job);
    }
}

fn export(job: &ExportJob) -> Result<(), String> {
    let path = &job.path;
    if job
        .own
        .as_ref()
        .is_some_and(|own| store::same_file(path, own))
    {
        let path = path.display();
        return Err(format!(
            "Could not export the map: this is the chart's own file. Choose another name: {path}"
        ));
    }
    let failed = |reason: String| {
        let path = path.display();
        format!("Could not export the map: {reason}. Nothing was written: {path}")
    };
    let body = Body::shared().map_err(|error| failed(error.to_string()))?;
    let body = said_in(body, job.lengths);
    let format = Format::from_path(path).map_err(|error| failed(error.to_string()))?;
    let theme = if format == Format::Pdf {
        Theme::Print
    } else {
        Theme::Light
    };
    let options = ExportOptions {
        view: job.view,
        look: job.look,
        camera: None,
        moment: Moment::Present(job.now),
        by_month: false,
        theme,
        photo: None,
    };
    let bytes = report::export(&job.chart, body, &options, format);
    let bytes = bytes.map_err(|error| failed(error.to_string()))?;
    store::write_atomic(path, &bytes).map_err(|error| error.to_string())
}
