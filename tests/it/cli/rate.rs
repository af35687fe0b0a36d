//! `knotmap rate` on the real program.

#[cfg(unix)]
use std::fs;
#[cfg(unix)]
use std::process::{Child, Stdio};

#[cfg(unix)]
use assert_cmd::assert::OutputAssertExt as _;

#[cfg(unix)]
use super::program;
use super::{Scene, out, trouble};
use crate::format::SMALL;

#[test]
fn a_rating_adds_one_line() {
    let scene = Scene::new(SMALL);
    let args = [
        "jeffrey ",
        "5",
        "--at",
        "2026-05-09 08:15",
        "--note",
        "after the run",
    ];
    let rated = scene.run("rate", &args).success();
    assert_eq!(
        out(&rated),
        "Rated Jeffrey 5 at 2026-05-09 08:15; was 4 on 2026-05-08\n"
    );
    let text = scene.text();
    let added: Vec<&str> = text.lines().filter(|line| !SMALL.contains(line)).collect();
    let [added] = added[..] else {
        panic!("{added:?}");
    };
    for words in ["2026-05-09T08:15:00+01:00", "Felt(5)", "\"after the run\""] {
        assert!(added.contains(words), "{added}");
    }
    assert_eq!(text.replace(&format!("{added}\n"), ""), SMALL);
    assert_eq!(scene.names(), ["chart.ron"]);
}

#[test]
fn a_rating_may_be_unknown_or_known_to_the_day_or_now() {
    let scene = Scene::new(SMALL);
    let args = ["#1", "?", "--at", "2026-05-09"];
    let rated = scene.run("rate", &args).success();
    let words = "Rated Jeffrey \"could not say\" on 2026-05-09; was 4 on 2026-05-08\n";
    assert_eq!(out(&rated), words);
    assert!(scene.text().contains("felt_at: \"2026-05-09\", "));
    assert!(scene.text().contains("score: Unknown"));
    let before = scene
        .run("rate", &["1", "0", "--at", "2020-01-01"])
        .success();
    assert_eq!(
        out(&before),
        "Rated Jeffrey 0 on 2020-01-01; not rated before\n"
    );
    let now = scene.run("rate", &["1", "10"]).success();
    assert!(
        out(&now).starts_with("Rated Jeffrey 10 at 20"),
        "{}",
        out(&now)
    );
    assert_eq!(
        knotmap::store::open(&scene.chart)
            .unwrap()
            .chart
            .rating_count(),
        5
    );
}

#[test]
fn a_rating_that_cannot_be_leaves_the_file_alone() {
    let scene = Scene::new(SMALL);
    for score in ["11", "-1", "4.5", "seven", ""] {
        scene.run("rate", &["Jeffrey", score]).code(2);
    }
    scene
        .run("rate", &["Jeffrey", "4", "--at", "tomorrow"])
        .code(2);
    let future = scene
        .run("rate", &["Jeffrey", "4", "--at", "2199-01-01"])
        .code(2);
    assert!(trouble(&future).contains("has not come yet"));
    let unknown = scene.run("rate", &["Bob", "4"]).code(1);
    let line = trouble(&unknown);
    assert!(
        line.contains("\"Bob\"") && line.contains("#1 Jeffrey"),
        "{line}"
    );
    assert!(line.trim_end().ends_with("chart.ron"), "{line}");
    let note = "x".repeat(100_001);
    let long = scene
        .run("rate", &["Jeffrey", "4", "--note", &note])
        .code(1);
    assert!(trouble(&long).len() < 500);
    assert_eq!(scene.text(), SMALL);
    assert_eq!(scene.names(), ["chart.ron"]);
}

#[test]
fn a_chart_behind_a_link_stays_behind_it() {
    let scene = Scene::new(SMALL);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("chart.ron", scene.path("link.ron")).unwrap();
        let link = scene.path("link.ron");
        let mut program = program();
        program
            .arg("rate")
            .arg(&link)
            .args(["Jeffrey", "3"])
            .assert()
            .success();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
    #[cfg(not(unix))]
    scene.run("rate", &["Jeffrey", "3"]).success();
    assert!(scene.text().contains("Felt(3)"));
}

#[cfg(unix)]
#[test]
fn ratings_at_the_same_moment_are_all_kept() {
    let scene = Scene::new(SMALL);
    let rate = |score: u8| {
        let mut program = program();
        program.arg("rate").arg(&scene.chart);
        program.args(["Jeffrey", &score.to_string()]);
        program.stdout(Stdio::null()).spawn().unwrap()
    };
    let running: Vec<Child> = (0..8).map(rate).collect();
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let chart = knotmap::store::open(&scene.chart).unwrap().chart;
    assert_eq!(chart.rating_count(), 2 + 8);
}
