//! Locked charts on the command line: every command takes them, and none writes plain text.

use std::fs;

use super::{Scene, out, trouble};
use crate::format::SMALL;
use crate::locked::age_file;

struct Locked {
    scene: Scene,
    /// Arguments that open it.
    unlock: [String; 2],
}

/// A chart that is locked already, with a passphrase that takes no time to try.
fn locked() -> Locked {
    let scene = Scene::new(age_file(SMALL, "correct horse"));
    fs::write(scene.path("one"), "correct horse\n").unwrap();
    fs::write(scene.path("two"), "battery staple").unwrap();
    let unlock = ["--passphrase-file".to_owned(), "one".to_owned()];
    Locked { scene, unlock }
}

impl Locked {
    fn args<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let unlock = self.unlock.iter().map(String::as_str);
        more.iter().copied().chain(unlock).collect()
    }

    fn assert_locked(&self) {
        let bytes = fs::read(&self.scene.chart).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
        let kept = walk(self.scene.state.path());
        for bytes in kept.iter().chain([&bytes]) {
            assert!(!bytes.windows(7).any(|part| part == b"Jeffrey"));
        }
    }
}

fn walk(dir: &std::path::Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| {
        if path.is_dir() {
            walk(&path)
        } else {
            vec![fs::read(path).unwrap()]
        }
    });
    below.collect()
}

#[test]
fn a_locked_chart_is_rated_shown_checked_exported_imported_and_merged() {
    let locked = locked();
    let scene = &locked.scene;
    locked.assert_locked();
    scene.run("rate", &locked.args(&["Jeffrey", "5"])).success();
    locked.assert_locked();
    let shown = scene.run("show", &locked.args(&[])).success();
    assert!(out(&shown).contains("Jeffrey"));
    let checked = scene.run("check", &locked.args(&[])).success();
    assert!(out(&checked).starts_with("Readable, format version 2, locked with a passphrase: "));
    scene
        .run("export", &locked.args(&["-o", "map.svg"]))
        .success();
    fs::write(
        scene.path("more.csv"),
        "knot_name,score,felt_at\nJeffrey,2,2026-05-20\n",
    )
    .unwrap();
    scene.run("import", &locked.args(&["more.csv"])).success();
    locked.assert_locked();
    fs::copy(&scene.chart, scene.path("copy.ron")).unwrap();
    scene.run("rate", &locked.args(&["Jeffrey", "1"])).success();
    scene
        .run("merge", &locked.args(&["copy.ron", "-o", "both.ron"]))
        .success();
    let both = fs::read(scene.path("both.ron")).unwrap();
    assert!(both.starts_with(b"age-encryption.org/v1\n"));
}

#[test]
fn without_its_passphrase_nothing_opens_and_what_to_do_is_said() {
    let locked = locked();
    let scene = &locked.scene;
    for command in ["show", "check"] {
        let refused = scene.run(command, &[]).code(1);
        let said = trouble(&refused);
        assert!(
            said.contains("locked with a passphrase") && said.contains("--passphrase-file"),
            "{said}"
        );
    }
    let refused = scene.run("show", &["--passphrase-file", "two"]).code(1);
    assert!(trouble(&refused).contains("that is not its passphrase"));
    let refused = scene.run("show", &["--passphrase-file", "none"]).code(1);
    assert!(trouble(&refused).contains("Could not read the passphrase"));
    locked.assert_locked();
}

#[test]
fn a_passphrase_is_set_changed_and_removed() {
    let plain = Scene::new(SMALL);
    fs::write(plain.path("one"), "correct horse\n").unwrap();
    let set = plain.run("passphrase", &["--new-passphrase-file", "one"]);
    assert!(out(&set.success()).starts_with("Locked with a passphrase: "));
    let bytes = fs::read(&plain.chart).unwrap();
    assert!(
        String::from_utf8_lossy(&bytes)
            .lines()
            .nth(1)
            .unwrap()
            .ends_with(" 18")
    );
    let locked = locked();
    let scene = &locked.scene;
    scene.run("rate", &locked.args(&["Jeffrey", "5"])).success();
    let changed = scene
        .run(
            "passphrase",
            &locked.args(&["--new-passphrase-file", "two"]),
        )
        .success();
    assert!(out(&changed).starts_with("The passphrase is changed: "));
    scene.run("show", &locked.args(&[])).code(1);
    locked.assert_locked();
    let removed = scene
        .run("passphrase", &["--passphrase-file", "two", "--remove"])
        .success();
    assert!(out(&removed).starts_with("Unlocked: "));
    assert!(scene.text().contains("Jeffrey"));
    // Earlier versions are readable again, too.
    let kept = walk(scene.state.path());
    assert!(!kept.is_empty() && kept.iter().all(|bytes| !bytes.starts_with(b"age-")));
    let again = scene.run("passphrase", &["--remove"]).success();
    assert!(out(&again).starts_with("It has no passphrase: "));
}

/// A terminal of its own, on which a person types.
#[cfg(target_os = "linux")]
#[test]
fn the_passphrase_is_asked_for_on_the_terminal_and_not_shown() {
    use std::io::{Read as _, Write as _};
    use std::process::{Command, Stdio};
    let locked = locked();
    let chart = locked.scene.chart.display().to_string();
    let program = env!("CARGO_BIN_EXE_knotmap");
    let mut script = Command::new("timeout");
    script.args(["--foreground", "60", "script", "-qec"]);
    script.args([&format!("{program} show '{chart}'"), "/dev/null"]);
    script.stdin(Stdio::piped()).stdout(Stdio::piped());
    // Not everyone has these programs.
    let Ok(mut script) = script.spawn() else {
        return;
    };
    let (mut keys, mut said) = (script.stdin.take().unwrap(), String::new());
    let mut screen = script.stdout.take().unwrap();
    let mut letter = [0];
    while !said.ends_with(".ron: ") && screen.read(&mut letter).unwrap() == 1 {
        said.push(char::from(letter[0]));
    }
    assert!(said.contains("Passphrase of "), "{said}");
    keys.write_all(b"correct horse\n").unwrap();
    let mut rest = Vec::new();
    screen.read_to_end(&mut rest).unwrap();
    script.wait().unwrap();
    let said = String::from_utf8_lossy(&rest).into_owned();
    assert!(
        said.contains("Jeffrey") && !said.contains("correct horse"),
        "{said}"
    );
}
