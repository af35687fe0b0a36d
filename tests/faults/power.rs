//! The power goes: what a file system has on its disk at a random moment is all there is afterwards.
//!
//! An ext4 image is mounted. At the moment of the cut the program is held still and the image is copied: what only
//! the memory of the system knows is not in it. The copy is mounted in its place and read.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use knotmap::model::Ids;

use crate::logging::judge;
use crate::scene::Scene;
use crate::table::{Row, Table};
use crate::tracer::{self, is_there};

/// Tries of each row with `--all`.
const TRIES: usize = 60;

pub fn rows(table: &mut Table) {
    table.row("power: a cut takes what was not synced", |_| control());
    table.row(
        "power: cut while one rating after another is saved, ext4",
        |table| cuts(table, saves),
    );
    table.row(
        "power: cut while edits are logged and saved, ext4",
        |table| cuts(table, edits),
    );
}

/// A file system in a file.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// None where a file system cannot be made or mounted.
    fn new() -> Option<Self> {
        if !["mkfs.ext4", "mount"]
            .iter()
            .all(|program| is_there(program))
        {
            return None;
        }
        let disk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(disk.place()).unwrap();
        let image = fs::File::create(disk.image()).unwrap();
        image.set_len(24 << 20).unwrap();
        let made = tracer::run(Command::new("mkfs.ext4").arg("-q").arg(disk.image()));
        (made.succeeded() && disk.mount()).then_some(disk)
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    fn mount(&self) -> bool {
        let mut mount = Command::new("mount");
        mount
            .args(["-o", "loop"])
            .arg(self.image())
            .arg(self.place());
        tracer::run(&mut mount).succeeded()
    }

    fn unmount(&self) -> bool {
        tracer::run(Command::new("umount").arg(self.place())).succeeded()
    }

    /// The power goes while this program is at work, and comes back.
    fn cut(&self, program: &mut Child) -> bool {
        let pid = program.id().to_string();
        tracer::run(Command::new("kill").args(["-STOP", &pid]));
        while program.try_wait().unwrap().is_none() && !is_still(&pid) {
            std::thread::yield_now();
        }
        let after = self.folder.path().join("after");
        fs::copy(self.image(), &after).unwrap();
        program.kill().ok();
        program.wait().unwrap();
        self.unmount() && fs::rename(after, self.image()).is_ok() && self.mount()
    }
}

/// Whether every thread of a program stands still.
fn is_still(pid: &str) -> bool {
    let threads = fs::read_dir(format!("/proc/{pid}/task"))
        .into_iter()
        .flatten()
        .flatten();
    threads.into_iter().all(|thread| {
        let stat = fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        let state = stat
            .rsplit_once(") ")
            .and_then(|(_, rest)| rest.chars().next());
        state.is_none_or(|state| state == 'T')
    })
}

impl Drop for Disk {
    fn drop(&mut self) {
        // The last resort for one that something still holds.
        if !self.unmount() {
            tracer::run(Command::new("umount").arg("-l").arg(self.place()));
        }
    }
}

fn left_out() -> Row {
    Row::left_out("needs root, loop devices and mkfs.ext4")
}

/// Without this nothing below would prove anything.
fn control() -> Row {
    let Some(disk) = Disk::new() else {
        return left_out();
    };
    let mut row = Row::default();
    row.tries += 1;
    let [lasting, lost] = ["lasting", "lost"].map(|name| disk.place().join(name));
    fs::write(&lasting, "synced").unwrap();
    fs::File::open(&lasting).unwrap().sync_all().unwrap();
    fs::File::open(disk.place()).unwrap().sync_all().unwrap();
    fs::write(&lost, "not synced").unwrap();
    let mut idle = Command::new("sleep").arg("60").spawn().unwrap();
    row.expect(disk.cut(&mut idle), || "it does not mount again".to_owned());
    let is_there = fs::read(&lasting).is_ok_and(|bytes| bytes == b"synced");
    row.expect(is_there, || "what was synced is gone".to_owned());
    row.expect(!lost.exists(), || "what was not synced is there".to_owned());
    row
}

/// A chart on a disk of its own.
fn scene_on(place: &Path) -> Scene {
    // A folder of its own, so that what the program keeps lies on the disk, too.
    let folder = tempfile::tempdir_in(place).unwrap();
    let chart = folder.path().join("a.ron");
    let scene = Scene::at(folder, chart);
    for path in [scene.chart.as_path(), scene.folder.path(), place] {
        fs::File::open(path).unwrap().sync_all().unwrap();
    }
    scene
}

/// Cuts the power again and again while `work` goes on, which says what it was promised.
fn cuts(table: &Table, work: fn(&Scene, &Disk, &mut Ids) -> (BTreeSet<u64>, bool)) -> Row {
    let mut row = Row::default();
    let mut random = Ids::seeded(20_261_130);
    let tries = if table.all { TRIES } else { 2 };
    for number in 0..tries {
        let Some(disk) = Disk::new() else {
            return left_out();
        };
        let scene = scene_on(&disk.place());
        let (promised, again) = work(&scene, &disk, &mut random);
        row.expect(again, || format!("cut {number}: it does not mount again"));
        judge(&scene, &promised, &mut row, &format!("cut {number}"));
    }
    row
}

/// Saves a few times and once more, in the middle of which the power goes; each success is a promise.
fn saves(scene: &Scene, disk: &Disk, random: &mut Ids) -> (BTreeSet<u64>, bool) {
    let rate = |number| {
        let at = crate::driver::time_of(number).to_string();
        scene.program("rate", &scene.chart, &["Jeffrey", "4", "--at", &at])
    };
    let last = 1 + random.next_bits() % 5;
    let done = (1..last).filter(|number| tracer::run(&mut rate(*number)).succeeded());
    let promised = done.collect();
    let mut cut_off = rate(last).stdout(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_micros(random.next_bits() % 150_000));
    (promised, disk.cut(&mut cut_off))
}

/// Edits until the power goes; each word is a promise.
fn edits(scene: &Scene, disk: &Disk, random: &mut Ids) -> (BTreeSet<u64>, bool) {
    let mut session = scene.driver("edit:100000");
    let mut session = session.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(session.stdout.take().unwrap()).lines();
    let first = lines.next();
    let heard = std::thread::spawn(move || {
        let lines = first.into_iter().chain(lines).map_while(Result::ok);
        lines.filter_map(|line| line.parse::<u64>().ok()).collect()
    });
    std::thread::sleep(Duration::from_micros(random.next_bits() % 400_000));
    let again = disk.cut(&mut session);
    // What it said before it was held still was a promise, too.
    (heard.join().unwrap(), again)
}
