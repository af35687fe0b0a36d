//! `knotmap merge` on the real program.

use std::fs;

use assert_cmd::assert::OutputAssertExt as _;
use knotmap::store::{backups, parse};

use super::{Scene, out, program};
use crate::format::SMALL;

#[test]
fn two_copies_become_one_and_conflicts_are_listed() {
    let scene = Scene::new(SMALL);
    let theirs = SMALL
        .replace("Jeffrey", "Geoffrey")
        .replace("Felt(7)", "Felt(6)");
    fs::write(scene.path("other.ron"), theirs).unwrap();
    let merged = scene
        .run("merge", &["other.ron", "-o", "out.ron"])
        .success();
    let words = out(&merged);
    assert!(
        words.starts_with("Merged: 2 entries taken over, 2 conflicts\n"),
        "{words}"
    );
    assert!(
        words.contains("name: \"Jeffrey\" here, \"Geoffrey\" in the other copy"),
        "{words}"
    );
    let text = fs::read_to_string(scene.path("out.ron")).unwrap();
    let chart = parse(text.as_bytes()).unwrap();
    assert_eq!(chart.entries()[0].knot().name, "Jeffrey");
    assert!(text.contains("Geoffrey") && text.contains("Other copy, rating: 6"));
}

#[test]
fn a_file_that_is_there_is_kept() {
    let scene = Scene::new(SMALL);
    let was = SMALL.replace("Jeffrey", "Geoffrey");
    fs::write(scene.path("other.ron"), &was).unwrap();
    scene
        .run("merge", &["other.ron", "-o", "other.ron"])
        .success();
    let kept = backups(
        &scene.state.path().join("backups"),
        &scene.path("other.ron").canonicalize().unwrap(),
    );
    assert_eq!(fs::read_to_string(&kept[0].path).unwrap(), was);
}

#[test]
fn with_the_common_past_what_was_deleted_stays_deleted() {
    let scene = Scene::new(SMALL);
    fs::write(scene.path("empty.ron"), "(format: \"knotmap\", version: 2)").unwrap();
    scene
        .run(
            "merge",
            &["empty.ron", "--base", "chart.ron", "-o", "out.ron"],
        )
        .success();
    let bytes = fs::read(scene.path("out.ron")).unwrap();
    assert_eq!(parse(&bytes).unwrap().knot_count(), 0);
}

#[test]
fn without_an_output_nothing_happens() {
    program().args(["merge", "a.ron", "b.ron"]).assert().code(2);
    let scene = Scene::new(SMALL);
    scene
        .run("merge", &["missing.ron", "-o", "out.ron"])
        .failure()
        .code(1);
    assert!(!scene.path("out.ron").exists());
}
