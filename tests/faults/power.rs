//! The power goes: a file system of its own is cut off from what it has not written to its disk yet.
//!
//! An ext4 image is mounted; at a random moment the `EXT4_IOC_SHUTDOWN` call, which also drops the journal that is
//! still in memory, stops it as a power cut would. Then it is mounted anew and read.

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

/// Cuts the file system of a folder off from its disk after so many seconds.
const CUT: &str = "import fcntl, os, struct, sys, time
place = os.open(sys.argv[1], os.O_RDONLY)
time.sleep(float(sys.argv[2]))
fcntl.ioctl(place, 0x8004587D, struct.pack('I', 2))";
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
        if !["mkfs.ext4", "mount", "python3"]
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

    /// What will cut it off.
    fn cut_after(&self, secs: f64) -> Command {
        let mut cut = Command::new("python3");
        cut.args(["-c", CUT])
            .arg(self.place())
            .arg(secs.to_string());
        cut
    }
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
    Row::left_out("needs root, loop devices, mkfs.ext4 and python3")
}

/// Without this nothing below would prove anything.
fn control() -> Row {
    let Some(disk) = Disk::new() else {
        return left_out();
    };
    let mut row = Row::default();
    row.tries += 1;
    let file = disk.place().join("a");
    fs::write(&file, "not synced").unwrap();
    let cut = tracer::run(&mut disk.cut_after(0.0));
    row.expect(cut.succeeded(), || cut.said.clone());
    let again = disk.unmount() && disk.mount();
    row.expect(again, || "it does not mount again".to_owned());
    row.expect(
        fs::read(&file).is_ok_and(|bytes| bytes.is_empty()) || !file.exists(),
        || "what was not synced is there".to_owned(),
    );
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
fn cuts(table: &Table, work: fn(&Scene, &mut Child) -> BTreeSet<u64>) -> Row {
    let mut row = Row::default();
    let mut random = Ids::seeded(20_261_130);
    let tries = if table.all { TRIES } else { 2 };
    for number in 0..tries {
        let Some(disk) = Disk::new() else {
            return left_out();
        };
        let scene = scene_on(&disk.place());
        let millis = random.next_bits() % 900;
        let mut cut = disk.cut_after(millis as f64 / 1000.0).spawn().unwrap();
        let promised = work(&scene, &mut cut);
        row.expect(cut.wait().unwrap().success(), || {
            "the power stayed on".to_owned()
        });
        let again = disk.unmount() && disk.mount();
        row.expect(again, || format!("cut {number}: it does not mount again"));
        judge(
            &scene,
            &promised,
            &mut row,
            &format!("cut {number} after {millis} ms"),
        );
    }
    row
}

/// Saves until the disk is gone; each success is a promise.
fn saves(scene: &Scene, _: &mut Child) -> BTreeSet<u64> {
    let mut promised = BTreeSet::new();
    for number in 1.. {
        let at = crate::driver::time_of(number).to_string();
        let mut rate = scene.program("rate", &scene.chart, &["Jeffrey", "4", "--at", &at]);
        if !tracer::run(&mut rate).succeeded() {
            break;
        }
        promised.insert(number);
    }
    promised
}

/// Edits until the disk is gone; each word is a promise.
fn edits(scene: &Scene, cut: &mut Child) -> BTreeSet<u64> {
    let mut session = scene.driver("edit:100000");
    let mut session = session
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(session.stdout.take().unwrap()).lines();
    let heard = std::thread::spawn(move || {
        let lines = lines.map_while(Result::ok);
        lines.filter_map(|line| line.parse::<u64>().ok()).collect()
    });
    // Once the disk is gone it would go on without a promise.
    cut.wait().unwrap();
    std::thread::sleep(Duration::from_millis(20));
    session.kill().ok();
    session.wait().ok();
    heard.join().unwrap()
}
