//! `knotmap import` on the real program.

use std::fs;

use super::{Scene, out, trouble};
use crate::format::SMALL;

const CSV: &str = "When,Spot,How bad\n2026-11-01 08:00,Jeffrey,7\n2026-11-02 08:00,Bob,3\n";
const MAP: [&str; 2] = ["--map", "How bad=score"];

fn scene(csv: &str) -> Scene {
    let scene = Scene::new(SMALL);
    fs::write(scene.path("t.csv"), csv).unwrap();
    scene
}

fn run(scene: &Scene, more: &[&str]) -> assert_cmd::assert::Assert {
    scene.run("import", &[&["t.csv"], more].concat())
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let scene = scene(CSV);
    let said = out(&run(&scene, &[&MAP[..], &["--dry-run"]].concat()).success());
    assert!(
        said.starts_with("Would import 1 rating, 1 row not taken: t.csv\n"),
        "{said}"
    );
    assert!(
        said.contains("Line 3 not taken: no knot on the chart is called \"Bob\""),
        "{said}"
    );
    assert_eq!(scene.text(), SMALL);
}

#[test]
fn rows_are_added_once() {
    let scene = scene(CSV);
    let said = out(&run(&scene, &MAP).success());
    assert!(
        said.starts_with("Imported 1 rating, 1 row not taken"),
        "{said}"
    );
    let text = scene.text();
    assert!(text.contains("2026-11-01T08:00:00+01:00"), "{text}");
    let said = out(&run(&scene, &MAP).success());
    assert!(
        said.starts_with("Imported 0 ratings, 1 row already on the chart"),
        "{said}"
    );
    assert_eq!(scene.text(), text);
}

#[test]
fn an_own_export_goes_into_an_empty_chart() {
    let scene = Scene::new(SMALL);
    scene.export("t.csv", &[]);
    fs::write(&scene.chart, crate::format::EMPTY).unwrap();
    let said = out(&run(&scene, &[]).success());
    assert!(
        said.starts_with("Imported 2 ratings, 1 new knot: t.csv"),
        "{said}"
    );
    assert!(out(&scene.run("show", &[])).contains("Jeffrey"));
}

#[test]
fn what_cannot_be_imported_is_refused_and_changes_nothing() {
    for (csv, more, status, words) in [
        (CSV, &[][..], 2, "no column is known to hold score"),
        (
            CSV,
            &["--map", "Bad=score"],
            2,
            "There are When, Spot, How bad",
        ),
        (CSV, &["--map", "Spot=spot"], 2, "Choose from knot_name"),
        ("a,b\n", &[], 1, "there are no rows"),
        ("PK\u{3}\u{4}", &[], 1, "it is a workbook"),
    ] {
        let scene = scene(csv);
        let refused = run(&scene, more).code(status);
        assert!(trouble(&refused).contains(words), "{words}");
        assert_eq!(scene.text(), SMALL);
    }
    let refused = Scene::new(SMALL).run("import", &["none.csv"]).code(1);
    assert!(trouble(&refused).contains("there is no such file"));
}
