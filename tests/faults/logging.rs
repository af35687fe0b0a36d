//! Faults while edits are logged, and while they are brought back.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use knotmap::model::Ids;
use knotmap::store::{self, backups_dir, logs_dir, scan_logs};

use crate::driver::{edits_in, passphrase};
use crate::scene::Scene;
use crate::table::{Row, Table};
use crate::tracer::{self, with_fault};

const ERRORS: [(&str, &str); 9] = [
    ("write", "ENOSPC"),
    ("write", "EIO"),
    ("fdatasync", "EIO"),
    ("fdatasync", "ENOSPC"),
    ("fsync", "EIO"),
    ("openat", "EACCES"),
    ("openat", "ENOSPC"),
    ("/^mkdir", "EACCES"),
    ("flock", "ENOLCK"),
];

pub fn rows(table: &mut Table) {
    table.row(
        "log: killed at every system call of appends, a save and the clearing",
        |table| every_call(table, "log", "all:signal=KILL"),
    );
    for (call, error) in ERRORS {
        table.row(&format!("log: {call} fails with {error}"), |table| {
            every_call(table, "log", &format!("{call}:error={error}"))
        });
    }
    table.row(
        "log: killed at every system call while it is brought back",
        |table| {
            let mut row = Row::default();
            let count = tracer::count(&left_behind().0.driver("recover"), "all");
            for point in table.points(count) {
                let (scene, promised) = left_behind();
                let fault = format!("all:signal=KILL:when={point}");
                tracer::run(&mut with_fault(&scene.driver("recover"), &fault));
                judge(&scene, &promised, &mut row, &fault);
                let again = tracer::run(&mut scene.driver("recover"));
                row.expect(again.succeeded(), || {
                    format!("{fault}, again: {}", again.said)
                });
                judge(&scene, &promised, &mut row, &fault);
                row.tries -= 1;
            }
            row
        },
    );
    table.row(
        "session: killed at random while editing, saving and bringing back",
        |table| random_kills(if table.all { 1000 } else { 20 }, Scene::new),
    );
    table.row(
        "session: a chart with a passphrase, killed at random, and no plain text is found",
        |table| random_kills(if table.all { 200 } else { 10 }, Scene::locked),
    );
    table.row("session: ends with SIGTERM or SIGHUP while editing", |_| {
        let mut row = Row::default();
        for signal in ["TERM", "HUP"] {
            let scene = Scene::new();
            let promised = edit_until(&scene, 12, 0, Some(signal));
            judge(&scene, &promised, &mut row, signal);
        }
        row
    });
    table.row("session: panics in the middle of an edit", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let ran = tracer::run(&mut scene.driver("panic:5"));
        // Also the one that was handed over, but not yet acknowledged, when it panicked.
        let mut promised = acknowledged(&ran.out);
        promised.insert(6);
        judge(&scene, &promised, &mut row, "panic");
        row
    });
    table.row(
        "session: slow disk, every sync takes a second, handing over stays under 2 ms",
        |_| {
            let (scene, mut row) = (Scene::new(), Row::default());
            let fault = "fdatasync,fsync:delay_enter=1000000";
            let ran = tracer::run(&mut with_fault(&scene.driver("slow"), fault));
            row.tries = 20;
            let longest: u64 = ran.out.trim().parse().unwrap_or(u64::MAX);
            row.expect(longest < 2000, || format!("handing over took {longest} µs"));
            judge(&scene, &(1..=20).collect(), &mut row, fault);
            row
        },
    );
    damaged(table);
}

/// Every call of a kind fails, one at a time; what was acknowledged is there afterwards.
fn every_call(table: &Table, mode: &str, fault: &str) -> Row {
    let mut row = Row::default();
    let calls = fault.split(':').next().unwrap();
    let count = tracer::count(&Scene::new().driver(mode), calls);
    for point in table.points(count) {
        let scene = Scene::new();
        let fault = format!("{fault}:when={point}");
        let ran = tracer::run(&mut with_fault(&scene.driver(mode), &fault));
        judge(&scene, &acknowledged(&ran.out), &mut row, &fault);
        row.expect(ran.status.is_some(), || format!("{fault}: it hangs"));
    }
    row
}

fn acknowledged(out: &str) -> BTreeSet<u64> {
    // The last line may be half a number.
    let whole = out.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|line| line.parse().ok()).collect()
}

/// Whether everything promised is in the file or comes back.
pub fn judge(scene: &Scene, promised: &BTreeSet<u64>, row: &mut Row, what: &str) {
    row.tries += 1;
    let passphrases = if scene.is_locked {
        vec![passphrase()]
    } else {
        Vec::new()
    };
    let Ok(opened) = store::open_with(&scene.chart, &passphrases) else {
        row.torn += 1;
        return;
    };
    let mut there = edits_in(&opened.chart);
    let dir = scene.folder.path();
    let mut scan = scan_logs(&logs_dir(dir));
    for found in &mut scan.found {
        for passphrase in &passphrases {
            row.expect(found.unlock(passphrase) == Ok(true), || {
                format!("{what}: it stays locked")
            });
        }
        match found.bring_back(Some(&backups_dir(dir)), &passphrases) {
            Ok(back) => there.extend(edits_in(&back.chart)),
            Err(reason) => row.other.push(format!("{what}: {reason}")),
        }
    }
    row.expect(
        scan.unreadable.is_empty() || there.is_superset(promised),
        || format!("{what}: {:?}", scan.unreadable),
    );
    row.lost += promised.difference(&there).count();
    if scene.is_locked {
        let shown = plain_in(dir);
        row.expect(shown.is_none(), || {
            format!("{what}: plain text in {shown:?}")
        });
    }
}

/// A file in which the name of the knot can be read.
fn plain_in(dir: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries.into_iter().find_map(|path| {
        if path.is_dir() {
            return plain_in(&path);
        }
        // The scripted session may be removing it.
        let bytes = fs::read(&path).unwrap_or_default();
        bytes
            .windows(7)
            .any(|part| part == b"Jeffrey")
            .then_some(path)
    })
}

/// A chart with a log of three edits that was left behind.
fn left_behind() -> (Scene, BTreeSet<u64>) {
    let scene = Scene::new();
    let promised = edit_until(&scene, 3, 0, Some("KILL"));
    (scene, promised)
}

/// Lets the scripted session edit, and ends it a little after it has acknowledged so many edits.
fn edit_until(scene: &Scene, acks: usize, micros: u64, signal: Option<&str>) -> BTreeSet<u64> {
    let mut child = scene
        .driver("edit:100000")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut promised = BTreeSet::new();
    let mut heard = lines.by_ref().take(acks).map_while(Result::ok);
    promised.extend(heard.by_ref().filter_map(|line| line.parse::<u64>().ok()));
    std::thread::sleep(Duration::from_micros(micros));
    match signal {
        Some(signal) => {
            let pid = child.id().to_string();
            tracer::run(Command::new("kill").args([format!("-{signal}"), pid]));
        }
        None => child.kill().unwrap(),
    }
    child.wait().unwrap();
    // What it said before it ended was a promise, too.
    promised.extend(
        lines
            .map_while(Result::ok)
            .filter_map(|line| line.parse::<u64>().ok()),
    );
    promised
}

/// One chart, edited and killed again and again; every so often a new one.
fn random_kills(kills: usize, scene_of: fn() -> Scene) -> Row {
    let mut row = Row::default();
    let mut random = Ids::seeded(20_261_122);
    let mut next = move |below: u64| random.next_bits() % below;
    let (mut scene, mut promised) = (scene_of(), BTreeSet::new());
    for kill in 0..kills {
        if kill % 40 == 39 {
            (scene, promised) = (scene_of(), BTreeSet::new());
        }
        let (acks, micros) = (next(14) as usize, next(4000));
        promised.extend(edit_until(&scene, acks, micros, None));
        judge(&scene, &promised, &mut row, &format!("kill {kill}"));
    }
    row
}

/// Logs that are cut, changed, or of something else.
fn damaged(table: &mut Table) {
    let log_of = |scene: &Scene| {
        let entries = fs::read_dir(logs_dir(scene.folder.path())).unwrap();
        entries.map(|entry| entry.unwrap().path()).next().unwrap()
    };
    table.row("log: cut at every byte", |table| {
        let (scene, _) = left_behind();
        let path = log_of(&scene);
        let bytes = fs::read(&path).unwrap();
        let mut row = Row::default();
        for point in table.points(bytes.len()) {
            row.tries += 1;
            let whole =
                store::read_log(&bytes[..point - 1]).map_or(0, |(_, entries, _)| entries.len());
            fs::write(&path, &bytes[..point - 1]).unwrap();
            let scan = scan_logs(&logs_dir(scene.folder.path()));
            let back = scan
                .found
                .iter()
                .map(|found| found.bring_back(None, &[]).unwrap().steps)
                .sum::<usize>();
            row.lost += whole.abs_diff(back);
        }
        row
    });
    table.row("log: one bit wrong, at every byte", |table| {
        let (scene, _) = left_behind();
        let bytes = fs::read(log_of(&scene)).unwrap();
        let (_, whole, torn) = store::read_log(&bytes).unwrap();
        let mut row = Row::default();
        for point in table.points(bytes.len() - torn) {
            row.tries += 1;
            let mut wrong = bytes.clone();
            wrong[point - 1] ^= 1 << (point % 8);
            if let Ok((_, entries, torn)) = store::read_log(&wrong) {
                row.expect(torn > 0 && entries.len() < whole.len(), || {
                    format!("byte {point}: nobody noticed")
                });
            }
        }
        row
    });
    table.row("log: of another state of the file", |_| {
        let (scene, promised) = left_behind();
        let mut row = Row::default();
        tracer::run(&mut scene.rate());
        let found = &scan_logs(&logs_dir(scene.folder.path())).found[0];
        let back = found.bring_back(None, &[]).unwrap();
        row.expect(back.fit == store::Fit::Merged, || format!("{:?}", back.fit));
        let ratings = back.chart.rating_count();
        row.expect(ratings >= 2 + promised.len(), || {
            format!("{ratings} ratings")
        });
        row.tries += 1;
        row
    });
    table.row("log: of a chart that is gone", |_| {
        let (scene, _) = left_behind();
        let mut row = Row::default();
        fs::remove_file(&scene.chart).unwrap();
        let found = &scan_logs(&logs_dir(scene.folder.path())).found[0];
        row.expect(found.bring_back(None, &[]).is_err(), || {
            "it was applied".to_owned()
        });
        row.expect(!scene.chart.exists(), || {
            "the file was made again".to_owned()
        });
        row.tries += 1;
        row
    });
    table.row("log: of a newer program", |_| {
        let scene = Scene::new();
        let mut row = Row::default();
        let logs = logs_dir(scene.folder.path());
        fs::create_dir_all(&logs).unwrap();
        fs::write(logs.join("x.log"), "@head 6 0000000000000000\n(log:9\n").unwrap();
        let scan = scan_logs(&logs);
        row.expect(scan.found.is_empty(), || "it was taken".to_owned());
        row.expect(logs.join("x.log").exists(), || "it was removed".to_owned());
        row.tries += 1;
        row
    });
}
