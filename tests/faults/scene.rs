//! A folder with a chart in it, and what became of the chart.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use knotmap::store::{Care, Seal, parse, save_with_care, to_text};
use tempfile::TempDir;

use crate::driver::passphrase;
use crate::table::Row;
use crate::tracer::{self, Ran};

const SMALL: &str = include_str!("../files/v2/small.ron");

/// The program under test: the one that was built with this test, or the one in `KNOTMAP_FAULTS_PROGRAM`.
pub fn real_program() -> PathBuf {
    let given = std::env::var_os("KNOTMAP_FAULTS_PROGRAM");
    given.map_or_else(|| env!("CARGO_BIN_EXE_knotmap").into(), PathBuf::from)
}

pub struct Scene {
    pub folder: TempDir,
    pub chart: PathBuf,
    /// Whether the chart has a passphrase.
    pub is_locked: bool,
    before: Vec<u8>,
}

impl Scene {
    pub fn new() -> Self {
        Self::named("a.ron")
    }

    pub fn named(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let chart = folder.path().join(name);
        Self::at(folder, chart)
    }

    /// With the chart in a place of its own.
    pub fn at(folder: TempDir, chart: PathBuf) -> Self {
        let before = to_text(&parse(SMALL.as_bytes()).unwrap()).into_bytes();
        fs::write(&chart, &before).unwrap();
        Self {
            folder,
            chart,
            is_locked: false,
            before,
        }
    }

    /// With a chart that has a passphrase, which takes no time to try.
    pub fn locked() -> Self {
        let mut scene = Self::new();
        let care = Care {
            seal: Some(Seal::with_work(passphrase(), 4)),
            ..Care::none("2026-11-22T08:00:00+01:00".parse().unwrap())
        };
        let chart = parse(SMALL.as_bytes()).unwrap();
        save_with_care(&chart, &scene.chart, &care).unwrap();
        scene.before = fs::read(&scene.chart).unwrap();
        scene.is_locked = true;
        scene
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The real program, which adds one rating to the chart.
    pub fn rate(&self) -> Command {
        self.program("rate", &self.chart, &["Jeffrey", "4"])
    }

    pub fn program(&self, command: &str, chart: &Path, more: &[&str]) -> Command {
        let mut program = Command::new(real_program());
        program.arg(command).arg(chart).args(more);
        program.env("KNOTMAP_STATE_DIR", self.path("state"));
        program.env("TZ", "Etc/GMT-1");
        program
    }

    /// This program as the scripted session.
    pub fn driver(&self, mode: &str) -> Command {
        let mut driver = Command::new(std::env::current_exe().unwrap());
        driver.env("KNOTMAP_FAULTS_DRIVER", mode);
        driver.env("KNOTMAP_FAULTS_DIR", self.folder.path());
        if self.is_locked {
            driver.env("KNOTMAP_FAULTS_LOCKED", "1");
        }
        driver
    }

    /// Runs a program that adds one rating and judges the chart: old, or new and complete.
    pub fn judge(&self, command: &mut Command, row: &mut Row, what: &str) -> Ran {
        let ran = tracer::run(command);
        row.tries += 1;
        let after = fs::read(&self.chart).unwrap_or_default();
        let is_new = after != self.before;
        if is_new && !has_one_more(&self.before, &after) {
            row.torn += 1;
        }
        if ran.succeeded() && !is_new {
            row.lost += 1;
        }
        row.expect(ran.status.is_some(), || format!("{what}: it hangs"));
        row.expect(!ran.panicked(), || format!("{what}: {}", ran.said));
        ran
    }

    /// A try that has to fail with a message and leave the chart alone.
    pub fn judge_refused(&self, command: &mut Command, row: &mut Row, what: &str, words: &str) {
        let ran = self.judge(command, row, what);
        row.expect(!ran.succeeded(), || format!("{what}: it did not fail"));
        row.expect(ran.said.contains(words), || {
            format!("{what}: expected {words:?} in {:?}", ran.said)
        });
        let is_old = fs::read(&self.chart).is_ok_and(|after| after == self.before);
        row.expect(is_old, || format!("{what}: the file was touched"));
    }
}

fn has_one_more(before: &[u8], after: &[u8]) -> bool {
    match (parse(before), parse(after)) {
        (Ok(before), Ok(after)) => after.rating_count() == before.rating_count() + 1,
        _ => false,
    }
}
