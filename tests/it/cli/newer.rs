//! Charts of a newer program on the command line: looked at with a warning, and never written.

use std::fs;

use assert_cmd::assert::Assert;

use super::{Scene, out, trouble};
use crate::format::SMALL;
use crate::newer::newer;

/// What is said about such a chart.
const WARNING: &str = "knotmap: A newer knotmap wrote the chart (format version 3, this program knows up to 2), so \
                       parts may be missing: 1 value this program does not know left out. Update knotmap to see all of it: ";

/// Whether the warning, and nothing else, is said.
fn is_warned(assert: &Assert) -> bool {
    let text = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    text.starts_with(WARNING) && text.trim_end().ends_with("chart.ron") && text.lines().count() == 1
}

#[test]
fn it_is_shown_as_far_as_it_is_understood_with_a_warning() {
    let scene = Scene::new(newer());
    let known = Scene::new(SMALL);
    let shown = scene.run("show", &[]).success();
    assert!(is_warned(&shown), "{shown}");
    assert_eq!(out(&shown), out(&known.run("show", &[]).success()));
    let checked = scene.run("check", &[]).success();
    assert!(is_warned(&checked));
    let words = out(&checked);
    assert!(
        words.starts_with("Readable in part, format version 3 of a newer knotmap: "),
        "{words}"
    );
    assert!(words.contains("\n1 knot, 2 ratings, "), "{words}");
    assert_eq!(scene.text(), newer());
}

#[test]
fn what_is_made_of_it_is_what_is_made_of_the_part_that_is_known() {
    let scene = Scene::new(newer());
    let known = Scene::new(SMALL);
    for name in ["map.svg", "ratings.csv", "record.json"] {
        let exported = scene.run("export", &["-o", name]).success();
        assert!(is_warned(&exported), "{name}");
        assert_eq!(
            fs::read(scene.path(name)).unwrap(),
            known.export(name, &[]),
            "{name}"
        );
    }
    if cfg!(feature = "pdf") {
        let reported = scene.run("report", &["-o", "page.pdf"]).success();
        assert!(is_warned(&reported));
        assert!(
            fs::read(scene.path("page.pdf"))
                .unwrap()
                .starts_with(b"%PDF")
        );
    }
    assert_eq!(scene.text(), newer());
}

#[test]
fn whatever_would_write_it_or_drop_its_unknown_parts_is_refused() {
    let scene = Scene::new(newer());
    fs::write(scene.path("known.ron"), SMALL).unwrap();
    fs::write(
        scene.path("ratings.csv"),
        "knot_name,score,felt_at\nJeffrey,3,2026-11-20\n",
    )
    .unwrap();
    fs::write(scene.path("secret"), "correct horse").unwrap();
    let before = scene.names();
    for (command, more) in [
        ("rate", &["Jeffrey", "4"][..]),
        ("import", &["ratings.csv"]),
        ("passphrase", &["--new-passphrase-file", "secret"]),
        ("merge", &["known.ron", "-o", "out.ron"]),
        ("merge", &["known.ron", "-o", "chart.ron"]),
    ] {
        let refused = scene.run(command, more).code(1).stdout("");
        assert!(
            trouble(&refused).contains("a newer knotmap wrote it"),
            "{command}"
        );
    }
    // Nor may it be what others are merged into.
    let chart = scene.chart.to_str().unwrap();
    let known = Scene::new(SMALL);
    let other = scene.path("known.ron");
    let refused = known
        .run("merge", &[other.to_str().unwrap(), "-o", chart])
        .code(1);
    assert!(trouble(&refused).contains("written by a newer knotmap"));
    assert_eq!(scene.text(), newer());
    assert_eq!(scene.names(), before);
}

#[test]
fn one_that_is_not_wholly_a_chart_any_more_is_refused_by_all() {
    let text = newer().replace("score: Felt(4)", "score: Span(3, 5)");
    let scene = Scene::new(&text);
    for (command, more) in [
        ("show", &[][..]),
        ("check", &[]),
        ("export", &["-o", "map.svg"]),
    ] {
        let refused = scene.run(command, more).code(1).stdout("");
        assert!(
            trouble(&refused).contains("a newer knotmap wrote it"),
            "{command}"
        );
    }
    assert_eq!(
        (scene.text(), scene.names()),
        (text, vec!["chart.ron".to_owned()])
    );
}
