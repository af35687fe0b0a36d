//! The scripted session: what the window does with a chart, without the window, and a word for every edit that is
//! safe.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use knotmap::model::{Asked, Chart, Ids, Intensity, Score, Stamp, When};
use knotmap::session::{Action, Now, Session};
use knotmap::store::{
    Care, Log, LogEntry, LogFile, LogHead, Opened, Passphrase, Seal, backups_dir, logs_dir, open,
    open_with, save_with_care, scan_logs,
};

/// Edits between two saves.
const SAVE_EVERY: u64 = 10;

/// What a locked chart is locked with.
pub fn passphrase() -> Passphrase {
    Passphrase::new("correct horse").unwrap()
}

/// The passphrase of the chart, if it is locked.
fn passphrases() -> Vec<Passphrase> {
    let given = std::env::var_os("KNOTMAP_FAULTS_LOCKED");
    given.map(|_| passphrase()).into_iter().collect()
}

/// When the first edit is felt; each later one a second after.
fn start() -> Stamp {
    "2026-11-22T08:00:00+01:00".parse().unwrap()
}

/// When the edit of a number is felt.
pub fn time_of(number: u64) -> Stamp {
    start().plus(SignedDuration::from_secs(i64::try_from(number).unwrap()))
}

/// The numbers of the scripted edits that a chart holds.
pub fn edits_in(chart: &Chart) -> BTreeSet<u64> {
    let entries = chart.entries();
    let ratings = entries.iter().flat_map(|entry| entry.ratings());
    let felt = ratings.filter_map(|rating| rating.felt_at.exact());
    let numbers = felt.map(|at| at.second() - start().second());
    numbers
        .filter_map(|number| u64::try_from(number).ok())
        .collect()
}

/// Says that an edit is safe: one write, so that it is said whole or not at all.
fn acknowledge(number: u64) {
    let mut out = std::io::stdout();
    out.write_all(format!("{number}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

pub fn run(mode: &str) {
    let dir = PathBuf::from(std::env::var_os("KNOTMAP_FAULTS_DIR").unwrap());
    let path = dir.join("a.ron");
    match mode.split_once(':') {
        Some(("edit", count)) => Script::open(&dir, &path).edit(count.parse().unwrap()),
        Some(("panic", count)) => {
            let mut script = Script::open(&dir, &path);
            script.edit(count.parse().unwrap());
            script.apply(script.next);
            panic!("as asked for");
        }
        _ => match mode {
            "log" => log(&dir, &path),
            "recover" => recover(&dir),
            "slow" => slow(&dir, &path),
            _ => panic!("there is no mode {mode}"),
        },
    }
}

/// Writes a log step by step and saves, in one thread.
fn log(dir: &Path, path: &Path) {
    let opened = open(path).unwrap();
    let head = LogHead::new(Some(path), "a.ron", Some(opened.print));
    let mut session = Session::new(opened.chart, Ids::random());
    let mut file: Option<LogFile> = None;
    for number in 1..=3 {
        let entry = step(&mut session, number).unwrap();
        let written = match &mut file {
            Some(file) => file.append(&[entry]),
            None => {
                LogFile::create(&logs_dir(dir), &head, None, &[entry]).map(|new| file = Some(new))
            }
        };
        match written {
            Ok(()) => acknowledge(number),
            // Nothing was promised, and what was promised before still holds.
            Err(_) => return,
        }
    }
    let Some(mut file) = file else { return };
    let text = knotmap::store::to_text(session.chart());
    let care = Care::none(start());
    let elsewhere = dir.join("print");
    std::fs::write(&elsewhere, text).unwrap();
    let print = knotmap::store::fingerprint(&elsewhere).unwrap().unwrap();
    if file.mark_saving(3, print).is_err() {
        return;
    }
    if save_with_care(session.chart(), path, &care).is_ok() {
        file.remove().ok();
    }
}

/// Brings back what was left behind, as often as it takes.
fn recover(dir: &Path) {
    for found in scan_logs(&logs_dir(dir)).found {
        let back = found.bring_back(Some(&backups_dir(dir)), &[]).unwrap();
        let path = found.head.path.clone().unwrap();
        let care = Care {
            backups: Some(backups_dir(dir)),
            ..Care::none(start())
        };
        if save_with_care(&back.chart, &path, &care).is_ok() {
            found.remove().ok();
        }
    }
}

/// Says how long the longest handing over took, in microseconds, while the disk is slow.
fn slow(dir: &Path, path: &Path) {
    let mut script = Script::open(dir, path);
    let mut longest = Duration::ZERO;
    for number in script.next..script.next + 20 {
        let entry = step(&mut script.session, number).unwrap();
        let started = Instant::now();
        script.log.append(entry);
        longest = longest.max(started.elapsed());
        std::thread::sleep(Duration::from_millis(5));
    }
    acknowledge(u64::try_from(longest.as_micros()).unwrap());
}

/// Rates the first knot once, and now and then undoes and redoes that.
fn step(session: &mut Session, number: u64) -> Option<LogEntry> {
    let knot = session.chart().entries()[0].knot().id;
    let at = time_of(number);
    let now = Now {
        stamp: at,
        tick_secs: number as f64 * 10.0,
    };
    let rate = Action::Rate {
        knot,
        score: Score::Felt(Intensity::new((number % 11) as u8).unwrap()),
        asked: Asked::Now,
        felt_at: When::Exact(at),
    };
    let _effects = session.apply(rate, now);
    if number.is_multiple_of(7) {
        let _effects = session.apply(Action::Undo, now);
        let _effects = session.apply(Action::Redo, now);
    }
    let committed = session.take_committed()?;
    Some(LogEntry {
        at: committed.at,
        label: committed.label,
        changes: committed.changes,
    })
}

struct Script {
    dir: PathBuf,
    path: PathBuf,
    session: Session,
    log: Log,
    seal: Option<Seal>,
    next: u64,
}

impl Script {
    /// Opens the chart with what was left behind of it, as the window does.
    fn open(dir: &Path, path: &Path) -> Self {
        let mut left = scan_logs(&logs_dir(dir)).found;
        let passphrases = passphrases();
        let opened: Opened = open_with(path, &passphrases).unwrap();
        let seal = opened.seal.clone();
        let head = LogHead::new(Some(path), "a.ron", Some(opened.print));
        let mut session = Session::new(opened.chart, Ids::random());
        let mut log = Log::start(&logs_dir(dir), head, None, seal.clone(), || {});
        for mut found in left.drain(..) {
            for passphrase in &passphrases {
                assert!(found.unlock(passphrase).unwrap());
            }
            let back = found
                .bring_back(Some(&backups_dir(dir)), &passphrases)
                .unwrap();
            let action = Action::Record {
                edits: session.chart().edits_to(&back.chart),
                label: "Bring back".to_owned(),
                done: None,
            };
            let now = Now {
                stamp: start(),
                tick_secs: 0.0,
            };
            let _effects = session.apply(action, now);
            if let Some(committed) = session.take_committed() {
                log.append(LogEntry {
                    at: committed.at,
                    label: committed.label,
                    changes: committed.changes,
                });
            }
            log.flush();
            if log.on_disk() == log.handed_over() {
                found.remove().unwrap();
            }
        }
        let next = edits_in(session.chart()).last().map_or(1, |last| last + 1);
        Self {
            dir: dir.to_owned(),
            path: path.to_owned(),
            session,
            log,
            seal,
            next,
        }
    }

    fn apply(&mut self, number: u64) {
        if let Some(entry) = step(&mut self.session, number) {
            self.log.append(entry);
        }
    }

    fn edit(&mut self, count: u64) {
        for number in self.next..self.next + count {
            self.apply(number);
            self.log.flush();
            if self.log.on_disk() == self.log.handed_over() {
                acknowledge(number);
            }
            if number.is_multiple_of(SAVE_EVERY) {
                self.save();
            }
            self.next = number + 1;
        }
    }

    fn save(&self) {
        let marker = self.log.marker();
        let care = Care {
            backups: Some(backups_dir(&self.dir)),
            log: Some(marker.clone()),
            seal: self.seal.clone(),
            ..Care::none(start())
        };
        if let Ok(saved) = save_with_care(self.session.chart(), &self.path, &care) {
            let head = LogHead::new(Some(&self.path), "a.ron", Some(saved.print));
            self.log.saved(marker.upto(), head);
        }
    }
}
