//! Runs programs, under `strace` or not, and never waits for ever.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// A program that takes longer hangs.
const LONGEST: Duration = Duration::from_mins(1);

pub struct Ran {
    /// None if it had to be ended.
    pub status: Option<ExitStatus>,
    pub said: String,
    pub out: String,
}

impl Ran {
    pub fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    pub fn panicked(&self) -> bool {
        self.said.contains("panicked")
            || self.said.contains("a fault of the program")
            || self.said.contains("overflowed its stack")
    }
}

/// Whether a program is installed.
pub fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|dir| dir.join(program).exists())
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Ran {
    let dir = tempfile::tempdir().unwrap();
    let (out, said) = (dir.path().join("out"), dir.path().join("said"));
    command
        .stdin(Stdio::null())
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&said).unwrap());
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break Some(status),
            None if started.elapsed() > LONGEST => {
                child.kill().unwrap();
                child.wait().unwrap();
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    let text = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    Ran {
        status,
        said: text(&said),
        out: text(&out),
    }
}

/// The command under `strace`, with a fault: `fsync:error=EIO:when=1`.
pub fn with_fault(command: &Command, fault: &str) -> Command {
    let calls = fault.split(':').next().unwrap();
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-o", "/dev/null"]);
    traced.args([
        "-e",
        &format!("trace={calls}"),
        "-e",
        &format!("inject={fault}"),
    ]);
    same(&mut traced, command);
    traced
}

/// How often a command that runs in one thread makes these system calls.
pub fn count(command: &Command, calls: &str) -> usize {
    let dir = tempfile::tempdir().unwrap();
    let trace = dir.path().join("trace");
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-o"]).arg(&trace);
    traced.args(["-e", &format!("trace={calls}"), "-e", "signal=none"]);
    same(&mut traced, command);
    run(&mut traced);
    let text = String::from_utf8_lossy(&fs::read(&trace).unwrap()).into_owned();
    text.lines()
        .filter(|line| line.contains('(') && !line.contains("+++"))
        .count()
}

/// The command behind another program that starts it.
pub fn behind(starter: &[&str], command: &Command) -> Command {
    let mut started = Command::new(starter[0]);
    started.args(&starter[1..]);
    same(&mut started, command);
    started
}

fn same(new: &mut Command, command: &Command) {
    new.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => new.env(name, value),
            None => new.env_remove(name),
        };
    }
    if let Some(dir) = command.get_current_dir() {
        new.current_dir(dir);
    }
}
