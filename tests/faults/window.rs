//! The real window on a screen of its own: ended in the worst ways, and watched for sockets.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use knotmap::store::{logs_dir, scan_logs};

use crate::scene::{Scene, real_program};
use crate::table::{Row, Table};
use crate::tracer::{self, is_there};

pub fn rows(table: &mut Table) {
    for (name, end) in [
        (
            "window: killed after a knot was placed and rated",
            End::Signal("KILL"),
        ),
        (
            "window: ends with SIGTERM after a knot was placed and rated",
            End::Signal("TERM"),
        ),
        (
            "window: its display goes away after a knot was placed and rated",
            End::Display,
        ),
        (
            "window: panics after a knot was placed and rated, and is started again",
            End::Fault,
        ),
    ] {
        table.row(name, |table| {
            if !table.all {
                return Row::left_out("only with --all");
            }
            ended(&end)
        });
    }
    table.row(
        "window: no socket but to the display, the message buses and the list of users",
        |table| {
            if !table.all {
                return Row::left_out("only with --all");
            }
            sockets()
        },
    );
}

enum End {
    Signal(&'static str),
    Display,
    /// A fault of the program itself; only a program that is built for tests has one.
    Fault,
}

/// A screen, a window manager and the program, all ended when dropped.
struct Screen {
    display: String,
    server: Child,
    manager: Option<Child>,
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in self.manager.iter_mut().chain([&mut self.server]) {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

fn screen() -> Option<Screen> {
    if !["Xvfb", "openbox", "xdotool"]
        .iter()
        .all(|program| is_there(program))
    {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let told = folder.path().join("display");
    let script = "exec Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>\"$0\" 2>/dev/null";
    let server = Command::new("bash")
        .args(["-c", script])
        .arg(&told)
        .spawn()
        .unwrap();
    let mut screen = Screen {
        display: String::new(),
        server,
        manager: None,
    };
    let number = wait(|| {
        fs::read_to_string(&told)
            .ok()
            .filter(|text| text.ends_with('\n'))
    })?;
    screen.display = format!(":{}", number.trim());
    let mut manager = Command::new("openbox");
    manager.env("DISPLAY", &screen.display);
    manager.stdout(Stdio::null()).stderr(Stdio::null());
    screen.manager = manager.spawn().ok();
    std::thread::sleep(Duration::from_secs(1));
    Some(screen)
}

fn wait<T>(mut what: impl FnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(90) {
        if let Some(it) = what() {
            return Some(it);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    None
}

impl Screen {
    fn program(&self, scene: &Scene, before: &[&str]) -> Command {
        let program = real_program();
        let program = program.to_str().unwrap();
        let mut words = before.iter().copied().chain([program]);
        let mut command = Command::new(words.next().unwrap());
        command
            .args(words)
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY");
        command.env("KNOTMAP_CONFIG_DIR", scene.path("state"));
        command.env("XDG_RUNTIME_DIR", scene.folder.path());
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn hands(&self, words: &[&str]) -> String {
        let mut hands = Command::new("xdotool");
        tracer::run(hands.env("DISPLAY", &self.display).args(words)).out
    }

    /// Waits for the window and returns its id.
    fn window(&self) -> Option<String> {
        wait(|| {
            let found = self.hands(&["search", "--onlyvisible", "--name", "knotmap$"]);
            found.lines().next().map(str::to_owned)
        })
    }

    /// A new chart with one knot, named and rated.
    fn place_a_knot(&self) -> Option<()> {
        let window = self.window()?;
        std::thread::sleep(Duration::from_secs(2));
        self.hands(&["windowactivate", "--sync", &window]);
        self.hands(&["key", "ctrl+n"]);
        self.titled("Untitled")?;
        std::thread::sleep(Duration::from_secs(1));
        let size = self.hands(&["getwindowgeometry", "--shell", &window]);
        let number = |name: &str| {
            let line = size.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim_start_matches('=').parse::<i32>().ok()
        };
        let (x, y) = (number("WIDTH")? * 41 / 100, number("HEIGHT")? * 63 / 100);
        self.hands(&[
            "mousemove",
            "--window",
            &window,
            &x.to_string(),
            &y.to_string(),
        ]);
        std::thread::sleep(Duration::from_millis(500));
        self.hands(&["click", "1"]);
        self.titled("• Untitled")?;
        self.hands(&["type", "--delay", "80", "Jeffrey7"]);
        self.hands(&["key", "Return"]);
        std::thread::sleep(Duration::from_secs(2));
        Some(())
    }

    fn titled(&self, start: &str) -> Option<()> {
        wait(|| {
            let window = self.hands(&["search", "--onlyvisible", "--name", "knotmap$"]);
            let title = self.hands(&["getwindowname", window.lines().next()?]);
            title.starts_with(start).then_some(())
        })
    }
}

fn ended(end: &End) -> Row {
    let Some(screen) = screen() else {
        return Row::left_out("needs Xvfb, openbox and xdotool");
    };
    let (scene, mut row) = (Scene::new(), Row::default());
    row.tries += 1;
    let mut program = screen.program(&scene, &[]);
    program.env("KNOTMAP_FAULT_WHEN", scene.path("fault"));
    let mut program = program.spawn().unwrap();
    let placed = screen.place_a_knot();
    row.expect(placed.is_some(), || "no knot could be placed".to_owned());
    match end {
        End::Signal(signal) => {
            let pid = program.id().to_string();
            tracer::run(Command::new("kill").args([format!("-{signal}"), pid]));
        }
        End::Display => drop(screen),
        End::Fault => {
            // One that falls at once is not started again.
            std::thread::sleep(Duration::from_secs(8));
            fs::write(scene.path("fault"), "").unwrap();
            // Moving the pointer brings the next frame.
            screen.hands(&["mousemove", "300", "300"]);
            let gone = wait(|| program.try_wait().unwrap());
            fs::remove_file(scene.path("fault")).unwrap();
            row.expect(gone.is_some(), || "it did not panic".to_owned());
            let again = screen.window().is_some();
            row.expect(again, || "it was not started again".to_owned());
            // The one that was started again ends with its screen.
            drop(screen);
            std::thread::sleep(Duration::from_secs(2));
        }
    }
    let ended = wait(|| program.try_wait().unwrap());
    row.expect(ended.is_some(), || "the program did not end".to_owned());
    program.kill().ok();
    program.wait().ok();
    let scan = scan_logs(&logs_dir(&scene.path("state")));
    let back = scan
        .found
        .first()
        .and_then(|found| found.bring_back(None, &[]).ok());
    let there = back.is_some_and(|back| {
        let entries = back.chart.entries();
        entries.len() == 1 && entries[0].knot().name == "Jeffrey" && entries[0].ratings().len() == 1
    });
    row.lost += usize::from(!there);
    row
}

fn sockets() -> Row {
    let Some(screen) = screen() else {
        return Row::left_out("needs Xvfb, openbox and xdotool");
    };
    let (scene, mut row) = (Scene::new(), Row::default());
    row.tries += 1;
    let trace: PathBuf = scene.path("trace");
    let strace = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=socket,connect,sendto,bind",
        "-o",
        trace.to_str().unwrap(),
    ];
    let mut program = screen.program(&scene, &strace).spawn().unwrap();
    row.expect(screen.place_a_knot().is_some(), || {
        "no knot could be placed".to_owned()
    });
    screen.hands(&["key", "ctrl+e"]);
    std::thread::sleep(Duration::from_secs(2));
    drop(screen);
    program.wait().ok();
    let text = fs::read_to_string(&trace).unwrap();
    let opened: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("socket("))
        .collect();
    row.expect(!opened.is_empty(), || {
        "not even the display was connected".to_owned()
    });
    for line in opened {
        row.expect(line.contains("socket(AF_UNIX"), || line.to_owned());
    }
    for line in text.lines().filter(|line| line.contains("connect(")) {
        // The C library asks its cache of user names for the home folder.
        let known = [
            "/.X11-unix/",
            "/bus",
            "/nowhere",
            "/wayland",
            "at-spi",
            "/nscd/",
        ];
        let is_known = known.iter().any(|place| line.contains(place));
        row.expect(is_known || line.contains("resumed"), || line.to_owned());
    }
    row
}
