//! The command line, on the real program: what it writes, what it says, and what it leaves alone.

mod export;
mod import;
mod merge;
mod newer;
#[cfg(unix)]
mod passphrase;
mod rate;
mod report;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use assert_cmd::assert::{Assert, OutputAssertExt as _};
use tempfile::TempDir;

use crate::format::{FULL, SMALL};

/// A folder of its own with a chart in it.
struct Scene {
    folder: TempDir,
    /// What the program keeps for itself.
    state: TempDir,
    chart: PathBuf,
}

impl Scene {
    fn new(text: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let chart = folder.path().join("chart.ron");
        fs::write(&chart, text).unwrap();
        let state = tempfile::tempdir().unwrap();
        Self {
            folder,
            state,
            chart,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.chart).unwrap()
    }

    /// Runs a command on the chart, far from any screen, on a clock one hour east of Greenwich.
    fn run(&self, command: &str, more: &[&str]) -> Assert {
        let mut program = program();
        program.arg(command).arg(&self.chart).args(more);
        program.env("KNOTMAP_STATE_DIR", self.state.path());
        program.current_dir(self.folder.path()).assert()
    }

    fn export(&self, name: &str, more: &[&str]) -> Vec<u8> {
        let args: Vec<&str> = ["-o", name].iter().chain(more).copied().collect();
        self.run("export", &args).success();
        fs::read(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_knotmap"));
    program
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("TZ", "Etc/GMT-1")
        .env(
            "KNOTMAP_STATE_DIR",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/state"),
        );
    program
}

fn out(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// The one line of trouble.
fn trouble(assert: &Assert) -> String {
    let text = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(text.starts_with("knotmap: Could not "), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

#[test]
fn show_says_names_sides_and_ratings() {
    let shown = Scene::new(SMALL).run("show", &[]).success();
    let text = out(&shown);
    for words in ["Jeffrey", "left", "4 of 10", "since 2021"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_reader_may_stop_listening() {
    let scene = Scene::new(FULL);
    for args in [&["show"][..], &["check"], &["--help"]] {
        let mut program = program();
        program.args(args);
        if args != ["--help"] {
            program.arg(&scene.chart);
        }
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut child = program.stdout(writer).spawn().unwrap();
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert!(child.wait().unwrap().success(), "{args:?}");
        assert_eq!(said, "", "{args:?}");
    }
}

#[test]
fn check_names_the_trouble_and_the_place() {
    let late = SMALL.find("Felt(4)").unwrap();
    for (text, words) in [
        (SMALL[..late].to_owned(), "line 14, column"),
        (SMALL[..20].to_owned(), "line 1, column 3"),
        (String::new(), "empty"),
        ("{\"a\": 1}".to_owned(), "not a knotmap chart"),
        (
            SMALL
                .replace("version: 2", "version: 3")
                .replace("Felt(4)", "Span(3, 5)"),
            "a newer knotmap wrote it",
        ),
        (
            SMALL.replace("Felt(7)", "Felt(11)"),
            "line 13, column 70: 11 is outside",
        ),
        (SMALL.replace("\"r2\"", "\"r1\""), "line 14, column 15"),
        (format!("{SMALL}\0"), "zero byte"),
    ] {
        let scene = Scene::new(&text);
        let failed = scene.run("check", &[]).code(1).stdout("");
        let line = trouble(&failed);
        assert!(line.contains(words), "{words}: {line}");
        assert!(line.trim_end().ends_with("chart.ron"), "{line}");
        assert_eq!(scene.text(), text, "{words}");
        assert_eq!(scene.names(), ["chart.ron"]);
        for (command, more) in [("show", &[][..]), ("rate", &["Jeffrey", "4"])] {
            trouble(&scene.run(command, more).code(1));
            assert_eq!(scene.text(), text, "{words}");
        }
    }
}

#[test]
fn check_says_what_is_odd_and_changes_nothing() {
    let checked = Scene::new(SMALL).run("check", &[]).success();
    let text = out(&checked);
    assert!(text.starts_with("Readable, format version 2: "), "{text}");
    assert!(
        text.contains("\n1 knot, 2 ratings, 0 milestones, 0 treatments, 0 episodes\n"),
        "{text}"
    );

    let odd = Scene::new(FULL);
    let text = out(&odd.run("check", &[]).success());
    assert!(
        text.contains("Odd: knot 2 Unnamed knot: it has no name\n"),
        "{text}"
    );
    assert!(
        text.contains("Odd: knot 5 Unnamed knot: it lies outside the outline"),
        "{text}"
    );
    assert_eq!(odd.text(), FULL);
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    for args in [
        &["export"][..],
        &["export", "a.ron"],
        &["export", "a.ron", "-o", "a.svg", "--view", "top"],
        &["show"],
        &["rate", "a.ron"],
        &["--no-such"],
        &["a.ron", "b.ron"],
        &["a.ron", "check", "b.ron"],
    ] {
        program().args(args).assert().code(2);
    }
    let typo = program().args(["chek", "a.ron"]).assert().code(2);
    assert!(trouble(&typo).contains("\"chek\": it is none of the commands"));
    let version = program().arg("--version").assert().success();
    assert_eq!(
        out(&version),
        concat!("knotmap ", env!("CARGO_PKG_VERSION"), "\n")
    );
    for args in [
        &["--help"][..],
        &["-h"],
        &["rate", "--help"],
        &["help", "export"],
    ] {
        assert!(out(&program().args(args).assert().success()).contains("Examples:"));
    }
}

#[cfg(not(feature = "gui"))]
#[test]
fn a_program_without_a_window_says_so() {
    for args in [&[][..], &["a.ron"]] {
        let refused = program().args(args).assert().code(2);
        assert!(trouble(&refused).contains("built without a window"));
    }
}

#[test]
fn trouble_stays_on_one_line_whatever_the_file_is_called() {
    let missing = Path::new("no\nsuch\u{1b}[31m.ron");
    let failed = program().arg("show").arg(missing).assert().code(1);
    assert!(trouble(&failed).contains("no\\nsuch\\u{1b}[31m.ron"));
}

#[cfg(target_os = "linux")]
#[test]
fn file_names_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt as _;
    let scene = Scene::new(SMALL);
    let name = std::ffi::OsStr::from_bytes(b"chart \xff.ron");
    fs::rename(&scene.chart, scene.folder.path().join(name)).unwrap();
    let run = |command: &str| {
        let mut program = program();
        program
            .current_dir(scene.folder.path())
            .arg(command)
            .arg(name);
        program
    };
    run("show").assert().success();
    run("check").assert().success();
    run("rate").args(["Jeffrey", "4"]).assert().success();
    let map = std::ffi::OsStr::from_bytes(b"map \xff.svg");
    run("export").arg("-o").arg(map).assert().success();
    assert!(scene.folder.path().join(map).exists());
}
