//! Faults while the real program saves.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use crate::scene::{Scene, real_program};
use crate::table::{Row, Table};
use crate::tracer::{self, behind, with_fault};

/// Errors of system calls, each tried at every call of its kind.
const ERRORS: [(&str, &str); 20] = [
    ("write", "ENOSPC"),
    ("write", "EIO"),
    ("write", "EDQUOT"),
    ("write", "EFBIG"),
    ("write", "EROFS"),
    ("fsync", "EIO"),
    ("fsync", "ENOSPC"),
    ("/^rename", "EIO"),
    ("/^rename", "EACCES"),
    ("/^rename", "ENOSPC"),
    ("openat", "EACCES"),
    ("openat", "EIO"),
    ("openat", "ENOSPC"),
    ("openat", "EMFILE"),
    ("openat", "EROFS"),
    ("read", "EIO"),
    ("/^f?chmod", "EPERM"),
    ("/^.*stat", "EIO"),
    ("flock", "ENOLCK"),
    ("/^mkdir", "ENOSPC"),
];

pub fn rows(table: &mut Table) {
    table.row("save: killed at every system call", |table| {
        let mut row = Row::default();
        let count = tracer::count(&Scene::new().rate(), "all");
        for point in table.points(count) {
            let scene = Scene::new();
            let fault = format!("all:signal=KILL:when={point}");
            scene.judge(&mut with_fault(&scene.rate(), &fault), &mut row, &fault);
            // What the killed one left behind keeps nobody from saving.
            let again = tracer::run(&mut scene.rate());
            row.expect(again.succeeded(), || format!("{fault}: {}", again.said));
        }
        row
    });
    for (call, error) in ERRORS {
        table.row(&format!("save: {call} fails with {error}"), |table| {
            let mut row = Row::default();
            let count = tracer::count(&Scene::new().rate(), call);
            for point in table.points(count) {
                let scene = Scene::new();
                let fault = format!("{call}:error={error}:when={point}");
                scene.judge(&mut with_fault(&scene.rate(), &fault), &mut row, &fault);
            }
            row
        });
    }
    table.row("save: every write fails, disk full all along", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let fault = "fsync:error=ENOSPC";
        let command = &mut with_fault(&scene.rate(), fault);
        scene.judge_refused(command, &mut row, fault, "the disk is full");
        row
    });
    limits(table);
    places(table);
    table.row("save: two programs at once, 20 times", |table| {
        let mut row = Row::default();
        for _ in table.points(20) {
            row.tries += 1;
            let scene = Scene::new();
            let mut both: Vec<_> = (0..4)
                .map(|_| quiet(scene.rate()).spawn().unwrap())
                .collect();
            let done = both.iter_mut().filter_map(|child| child.wait().ok());
            let done = done.filter(std::process::ExitStatus::success).count();
            let chart = knotmap::store::open(&scene.chart);
            match chart {
                Ok(opened) => row.lost += (1 + done).saturating_sub(opened.chart.rating_count()),
                Err(_) => row.torn += 1,
            }
        }
        row
    });
}

fn quiet(mut command: Command) -> Command {
    command
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    command
}

/// What the system allows a program.
fn limits(table: &mut Table) {
    for (name, limit) in [
        ("save: no file may be longer than 512 bytes", "ulimit -f 1"),
        ("save: only few files may be open", "ulimit -n 5"),
        ("save: little memory", "ulimit -v 60000"),
    ] {
        table.row(name, |_| {
            let (scene, mut row) = (Scene::new(), Row::default());
            let script = format!("{limit}; exec \"$0\" \"$@\"");
            scene.judge(
                &mut behind(&["bash", "-c", &script], &scene.rate()),
                &mut row,
                limit,
            );
            row
        });
    }
    table.row("save: a full file system of 64 kB", |_| {
        let folder = tempfile::tempdir().unwrap();
        let disk = folder.path().join("disk");
        fs::create_dir(&disk).unwrap();
        let mount = ["-t", "tmpfs", "-o", "size=64k", "none"];
        let mounted = tracer::run(Command::new("mount").args(mount).arg(&disk));
        if !mounted.succeeded() {
            return Row::left_out("mounting is not permitted here");
        }
        let mut row = Row::default();
        let scene = Scene::at(folder, disk.join("a.ron"));
        let filler = vec![0; 64 * 1024];
        fs::write(disk.join("filler"), filler).ok();
        let command = &mut scene.rate();
        scene.judge_refused(command, &mut row, "full tmpfs", "the disk is full");
        tracer::run(Command::new("umount").arg(&disk));
        row
    });
    table.row("save: slow disk, every sync takes a second", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let fault = "fsync:delay_enter=1000000";
        let ran = scene.judge(&mut with_fault(&scene.rate(), fault), &mut row, fault);
        row.expect(ran.succeeded(), || ran.said);
        row
    });
    for (name, time) in [
        ("save: the clock is at 1970", "1970-01-01 00:10:00"),
        ("save: the clock went back a year", "2025-01-01 08:00:00"),
        (
            "save: the night of the change to summer time",
            "2026-03-29 02:30:00",
        ),
    ] {
        table.row(name, |_| {
            let library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
            if !std::path::Path::new(library).exists() {
                return Row::left_out("no libfaketime");
            }
            let (scene, mut row) = (Scene::new(), Row::default());
            let mut command = scene.rate();
            command.env("LD_PRELOAD", library).env("FAKETIME", time);
            let ran = scene.judge(&mut command, &mut row, time);
            row.expect(ran.succeeded(), || ran.said);
            row
        });
    }
}

/// Places that cannot be written.
fn places(table: &mut Table) {
    table.row("save: the file is read-only", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        fs::set_permissions(&scene.chart, fs::Permissions::from_mode(0o400)).unwrap();
        scene.judge_refused(
            &mut scene.rate(),
            &mut row,
            "0400",
            "the file is marked read-only",
        );
        row
    });
    table.row("save: the folder is not writable for us", |_| {
        if !tracer::is_there("setpriv") || !is_root() {
            return Row::left_out("needs root and setpriv");
        }
        let (scene, mut row) = (Scene::new(), Row::default());
        fs::set_permissions(scene.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(&scene.chart, fs::Permissions::from_mode(0o666)).unwrap();
        let nobody = [
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
        ];
        let program = real_program();
        let program = program.to_str().unwrap();
        if !tracer::run(
            Command::new(nobody[0])
                .args(&nobody[1..])
                .args([program, "--version"]),
        )
        .succeeded()
        {
            return Row::left_out("another user cannot run the program here");
        }
        let command = &mut behind(&nobody, &scene.rate());
        scene.judge_refused(command, &mut row, "nobody", "permission was denied");
        row
    });
    table.row("save: the folder is gone", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let gone = scene.path("gone").join("a.ron");
        row.tries += 1;
        let ran = tracer::run(&mut scene.program(
            "merge",
            &scene.chart,
            &[scene.chart.to_str().unwrap(), "-o", gone.to_str().unwrap()],
        ));
        row.expect(ran.said.contains("the folder does not exist"), || {
            ran.said.clone()
        });
        row.expect(!scene.path("gone").exists(), || {
            "the folder was made again".to_owned()
        });
        row
    });
    table.row("save: earlier versions cannot be kept", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        fs::write(scene.path("state"), "in the way").unwrap();
        let ran = scene.judge(&mut scene.rate(), &mut row, "no state folder");
        row.expect(
            ran.succeeded() && ran.out.contains("the previous version was not kept"),
            || format!("{} {}", ran.out, ran.said),
        );
        row
    });
    table.row("save: temporary files of a killed program go", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let left = scene.path(".knotmap-abc123");
        fs::write(&left, "half").unwrap();
        let old = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
        fs::File::open(&left).unwrap().set_modified(old).unwrap();
        scene.judge(&mut scene.rate(), &mut row, "stale");
        row.expect(!left.exists(), || "it is still there".to_owned());
        row
    });
}

fn is_root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:\t0\t"))
}
