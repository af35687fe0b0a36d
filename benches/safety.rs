//! What keeping every edit safe costs: `cargo bench --bench safety`.
//!
//! An edit is done, taken from the session and appended to a log on disk, in turn on an empty chart and on ten years;
//! and edits are done while ten years are saved in the background. Only the ratios carry over between machines.

#![expect(clippy::expect_used, reason = "a bench that cannot go on has failed")]

#[path = "common/ten_years.rs"]
mod ten_years;

use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use knotmap::model::{
    Asked, BodyPos, Chart, Edit, Ids, Intensity, Knot, KnotId, Place, Score, Stamp, View, When,
};
use knotmap::session::{Action, Now, Session};
use knotmap::store::{Care, LogEntry, LogFile, LogHead, save_with_care};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Edits of each kind.
const EDITS: usize = 400;
/// A frame may wait no longer than this for anything a save does.
const FRAME: Duration = Duration::from_millis(2);

/// A session with a log of its own.
struct Desk {
    session: Session,
    knot: KnotId,
    log: LogFile,
    edits: i64,
}

fn start() -> Stamp {
    "2026-11-22T08:00:00+01:00".parse().expect("a time")
}

impl Desk {
    fn new(dir: &Path, chart: Chart) -> Self {
        let knot = chart.entries().first().expect("a knot").knot().id;
        let head = LogHead::new(None, "bench", None);
        let log = LogFile::create(dir, &head, None, &[]).expect("a log");
        Self {
            session: Session::new(chart, Ids::seeded(1)),
            knot,
            log,
            edits: 0,
        }
    }

    /// Rates the knot once more and returns what was done.
    fn edit(&mut self) -> LogEntry {
        self.edits += 1;
        let stamp = start().plus(SignedDuration::from_secs(self.edits));
        let now = Now {
            stamp,
            tick_secs: self.edits as f64 * 10.0,
        };
        let rate = Action::Rate {
            knot: self.knot,
            score: Score::Felt(Intensity::new(4).expect("a step")),
            asked: Asked::Now,
            felt_at: When::Exact(stamp),
        };
        let _effects = self.session.apply(rate, now);
        let done = self.session.take_committed().expect("a step");
        LogEntry {
            at: done.at,
            label: done.label,
            changes: done.changes,
        }
    }

    /// How long it takes to log an edit.
    fn logged(&mut self) -> Duration {
        let entry = self.edit();
        let started = Instant::now();
        self.log.append(&[entry]).expect("room on the disk");
        started.elapsed()
    }
}

/// A chart with one knot.
fn one_knot() -> Chart {
    let mut chart = Chart::new();
    let place = Place::new(View::Back, BodyPos::clamped(-0.12, 0.21));
    let knot = Knot::new(Ids::seeded(1).knot(), place, start());
    chart.apply(Edit::put(knot)).expect("a knot");
    chart
}

fn ten() -> Chart {
    ten_years::chart(1, ten_years::TEN_YEARS).expect("the generator keeps the rules")
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// How long a bare append of as many bytes takes, synced.
fn bare(dir: &Path) -> Duration {
    let mut file = std::fs::File::create(dir.join("bare")).expect("a file");
    let bytes = [b'x'; 450];
    let mut times: Vec<Duration> = (0..EDITS)
        .map(|_| {
            let started = Instant::now();
            file.write_all(&bytes).expect("room on the disk");
            file.sync_data().expect("a disk");
            started.elapsed()
        })
        .collect();
    median(&mut times)
}

fn logging(out: &mut impl io::Write) -> io::Result<()> {
    let dir = tempfile::tempdir()?;
    let mut empty = Desk::new(dir.path(), one_knot());
    let mut full = Desk::new(dir.path(), ten());
    let (mut on_empty, mut on_full) = (Vec::new(), Vec::new());
    for _ in 0..EDITS {
        on_empty.push(empty.logged());
        on_full.push(full.logged());
    }
    let (on_empty, on_full) = (median(&mut on_empty), median(&mut on_full));
    let bare = bare(dir.path());
    writeln!(
        out,
        "log one edit, empty chart        {:9.1} µs",
        micros(on_empty)
    )?;
    writeln!(
        out,
        "log one edit, ten years        {:9.1} µs",
        micros(on_full)
    )?;
    writeln!(
        out,
        "bare append and sync           {:9.1} µs",
        micros(bare)
    )?;
    let ratio = micros(on_full) / micros(on_empty);
    writeln!(
        out,
        "ten years / empty              {ratio:9.2}   (at most 1.2)"
    )?;
    let ratio = micros(on_full) / micros(bare);
    writeln!(out, "ten years / bare append        {ratio:9.2}")
}

/// What the window's thread waits for while ten years are saved in the background.
fn saving(out: &mut impl io::Write) -> io::Result<()> {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("ten.ron");
    let mut desk = Desk::new(dir.path(), ten());
    let care = Care {
        backups: Some(dir.path().join("backups")),
        ..Care::none(start())
    };
    let started = Instant::now();
    let chart = desk.session.chart().clone();
    let target = path.clone();
    let save = std::thread::spawn(move || save_with_care(&chart, &target, &care));
    let begun = started.elapsed();
    let (mut longest, mut count) = (Duration::ZERO, 0);
    while !save.is_finished() {
        let started = Instant::now();
        let entry = desk.edit();
        longest = longest.max(started.elapsed());
        drop(entry);
        count += 1;
        std::thread::sleep(Duration::from_millis(1));
    }
    let took = started.elapsed();
    save.join().expect("a thread").expect("a save");
    writeln!(
        out,
        "start a save of ten years      {:9.1} µs",
        micros(begun)
    )?;
    writeln!(
        out,
        "longest of {count} edits meanwhile {:9.1} µs",
        micros(longest)
    )?;
    writeln!(
        out,
        "the save itself, with its check{:9.1} µs",
        micros(took)
    )?;
    let worst = micros(begun.max(longest)) / micros(FRAME);
    writeln!(
        out,
        "longest wait / 2 ms            {worst:9.2}   (at most 1)"
    )
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    logging(&mut out)?;
    saving(&mut out)
}
