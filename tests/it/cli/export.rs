//! `knotmap export` on the real program.

use std::fs;

use assert_cmd::assert::OutputAssertExt as _;

use super::{Scene, program, trouble};
use crate::format::SMALL;

/// What every PNG file begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn every_format_is_written_without_a_screen() {
    let scene = Scene::new(SMALL);
    assert!(scene.export("map.png", &[]).starts_with(PNG));
    let svg = String::from_utf8(scene.export("Map.SVG", &["--view", "back"])).unwrap();
    assert!(svg.starts_with('<'), "{svg:.80}");
    assert!(svg.contains("Jeffrey") && svg.contains("left"), "no words");
    #[cfg(feature = "pdf")]
    assert!(scene.export("map.pdf", &[]).starts_with(b"%PDF-"));
    assert_eq!(scene.text(), SMALL);
}

#[test]
fn every_view_is_drawn_with_its_own_knots_only() {
    let scene = Scene::new(SMALL);
    let words = |view: &str| String::from_utf8(scene.export("v.svg", &["--view", view])).unwrap();
    assert!(words("back").contains("Jeffrey"));
    for (view, title) in [
        ("front", "Front view"),
        ("left", "View of the left side"),
        ("right", "View of the right side"),
    ] {
        let svg = words(view);
        assert!(svg.contains(title), "{view}");
        assert!(svg.contains("No knots on this view."), "{view}");
        assert!(!svg.contains("Jeffrey"), "{view}");
    }
}

#[test]
fn every_layer_and_camera_is_drawn() {
    let scene = Scene::new(SMALL);
    let svg = |more: &[&str]| {
        let more = [&["--at", "2026-05-02"], more].concat();
        String::from_utf8(scene.export("v.svg", &more)).unwrap()
    };
    let usual = svg(&[]);
    assert_eq!(usual, svg(&["--layer", "superficial"]));
    let mut seen = std::collections::BTreeSet::from([usual]);
    for layer in ["skin", "intermediate", "deep", "split", "split-deep"] {
        assert!(seen.insert(svg(&["--layer", layer])), "{layer}");
    }
    assert!(seen.insert(svg(&["--camera", "whole"])));
    assert!(seen.insert(svg(&["--zones"])));
    let alone = svg(&["--map-only", "600"]);
    assert!(alone.contains("Jeffrey") && !alone.contains("Latest rating"));
    let picture = scene.export("v.png", &["--map-only", "600", "--camera", "whole"]);
    let decoder = png::Decoder::new(std::io::Cursor::new(picture));
    assert_eq!(decoder.read_info().unwrap().info().width, 600);
    let failed = scene.run("export", &["-o", "v.pdf", "--map-only", "600"]);
    assert!(trouble(&failed.code(1)).contains(".png or .svg"));
    let marked = svg(&["--landmarks"]);
    assert!(
        marked.contains(">C7<") && marked.contains(">T4<"),
        "no levels"
    );
    let failed = scene
        .run("export", &["-o", "v.svg", "--camera", "moon"])
        .code(1);
    assert!(
        trouble(&failed).contains("upper_back"),
        "{}",
        trouble(&failed)
    );
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_so() {
    let scene = Scene::new(SMALL);
    let failed = scene.run("export", &["-o", "map.pdf"]).code(1);
    assert!(trouble(&failed).contains("built without it"));
}

#[test]
fn themes_and_moments_change_the_map() {
    let scene = Scene::new(SMALL);
    let light = scene.export("a.svg", &["--at", "2026-05-02"]);
    assert_eq!(
        light,
        scene.export("b.svg", &["--at", "2026-05-02", "--theme", "light"])
    );
    assert_ne!(
        light,
        scene.export("b.svg", &["--at", "2026-05-02", "--theme", "dark"])
    );
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(words(light).contains("7 of 10"));
    // Felt at 07:30 on the local clock of +02:00, which is 06:30 here.
    let at = |time| words(scene.export("c.svg", &["--at", time]));
    assert!(at("2026-05-08").contains("4 of 10"));
    assert!(at("2026-05-08 06:30").contains("4 of 10"));
    assert!(at("2026-05-08 06:29").contains("7 of 10"));
    assert!(at("2026-05-08T07:29:59+02:00").contains("7 of 10"));
    assert!(!at("2020-12-31").contains("Jeffrey"));
}

#[test]
fn a_picture_is_as_wide_as_asked_for() {
    let scene = Scene::new(SMALL);
    let png = scene.export("phone.png", &["--width", "320"]);
    assert_eq!(png.get(16..20), Some(&320_u32.to_be_bytes()[..]));
    let refused = scene
        .run("export", &["-o", "a.svg", "--width", "320"])
        .code(2);
    assert!(trouble(&refused).contains("only a .png file"));
}

#[test]
fn two_moments_are_one_picture() {
    let scene = Scene::new(SMALL);
    let both = ["--compare", "2026-05-02", "--at", "2026-05-08"];
    let svg = String::from_utf8(scene.export("both.svg", &both)).unwrap();
    assert!(svg.contains("id=\"then-body\"") && svg.contains("id=\"now-body\""));
    assert!(
        svg.contains("7 → 4") && svg.contains("Jeffrey"),
        "what changed"
    );
    let months = [&both[..], &["--leave-out", "dates,names"]].concat();
    let bare = String::from_utf8(scene.export("bare.svg", &months)).unwrap();
    assert!(!bare.contains("Jeffrey") && !bare.contains("2 May"));
    let width = |more: &[&str]| {
        let png = scene.export("both.png", &[&both[..], more].concat());
        u32::from_be_bytes(png[16..20].try_into().unwrap())
    };
    assert_eq!(width(&["--width", "phone"]), 1080);
    assert_eq!(width(&["--width", "print"]), 2667, "640 points at 300 dpi");
    assert_eq!(width(&["--width", "500"]), 500);
    let later = [
        "-o",
        "x.svg",
        "--compare",
        "2026-05-08",
        "--at",
        "2026-05-02",
    ];
    assert!(trouble(&scene.run("export", &later).code(2)).contains("Give an earlier one"));
    let page = [&["-o", "x.pdf"], &both[..]].concat();
    assert!(trouble(&scene.run("export", &page).code(2)).contains(".png or .svg"));
    let table = [&["-o", "x.csv"], &both[..2]].concat();
    assert!(trouble(&scene.run("export", &table).code(2)).contains("written whole"));
}

#[test]
fn an_export_never_replaces_the_chart() {
    let scene = Scene::new(SMALL);
    let chart = scene.path("chart.svg");
    fs::rename(&scene.chart, &chart).unwrap();
    fs::hard_link(&chart, scene.path("hard.svg")).unwrap();
    fs::create_dir(scene.path("sub")).unwrap();
    let mut names = vec!["chart.svg", "./chart.svg", "sub/../chart.svg", "hard.svg"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("chart.svg", scene.path("soft.svg")).unwrap();
        names.push("soft.svg");
    }
    for name in names {
        let mut program = program();
        program.current_dir(scene.folder.path());
        let refused = program
            .args(["export", "chart.svg", "-o", name])
            .assert()
            .code(1);
        assert!(
            trouble(&refused).contains("this is the chart itself"),
            "{name}"
        );
        assert_eq!(fs::read_to_string(&chart).unwrap(), SMALL, "{name}");
    }
}

#[test]
fn what_cannot_be_exported_is_refused_and_leaves_nothing() {
    let scene = Scene::new(SMALL);
    for name in ["map.gif", "map", ".png", "-"] {
        let refused = scene.run("export", &["-o", name]).code(2);
        assert!(
            trouble(&refused).contains("use .png, .svg or .pdf"),
            "{name}"
        );
    }
    let refused = scene.run("export", &["-o", "no/such/map.svg"]).code(1);
    assert!(trouble(&refused).contains("folder does not exist"));
    assert_eq!(scene.names(), ["chart.ron"]);
}

#[test]
fn a_table_is_written_whole() {
    let scene = Scene::new(SMALL);
    let csv = String::from_utf8(scene.export("ratings.CSV", &[])).unwrap();
    assert!(csv.starts_with("\u{feff}rating_id,knot_id,"), "{csv:.80}");
    assert!(csv.contains("Jeffrey,left,"), "{csv}");
    let knots = String::from_utf8(scene.export("k.csv", &["--table", "knots"])).unwrap();
    assert_eq!(knots.lines().count(), 2, "{knots}");
    for more in [&["--at", "2026-05-02"][..], &["--theme", "dark"]] {
        let args = [&["-o", "x.csv"], more].concat();
        assert!(trouble(&scene.run("export", &args).code(2)).contains("written whole"));
    }
    let refused = scene
        .run("export", &["-o", "map.svg", "--table", "knots"])
        .code(2);
    assert!(trouble(&refused).contains("only a .csv file takes --table"));
    assert_eq!(scene.text(), SMALL);
}

#[test]
fn a_photo_leaves_only_when_it_is_asked_for() {
    use knotmap::model::{Anchors, Edit, Photo, PhotoPoint, PhotoSource, View};
    let scene = Scene::new(SMALL);
    let refused = scene.run("export", &["-o", "a.svg", "--photo"]).code(1);
    assert!(trouble(&refused).contains("none behind the back view"));
    let path = scene.path("back.png");
    let green = image::RgbImage::from_pixel(60, 80, image::Rgb([10, 200, 30]));
    green.save(&path).unwrap();
    let mut chart = knotmap::store::open(&scene.chart).unwrap().chart;
    let photo = Photo {
        view: View::Back,
        source: PhotoSource::File(path.display().to_string()),
        anchors: Anchors::Psis,
        c7: PhotoPoint { x: 500, y: 200 },
        left: PhotoPoint { x: 420, y: 750 },
        right: PhotoPoint { x: 580, y: 750 },
    };
    chart.apply(Edit::put(photo)).unwrap();
    knotmap::store::save(&chart, &scene.chart).unwrap();
    let greens = |more: &[&str]| {
        let png = scene.export("p.png", more);
        let picture = image::load_from_memory(&png).unwrap().into_rgb8();
        let is_green = |pixel: &&image::Rgb<u8>| pixel[1] > 150 && pixel[0] < 60;
        picture.pixels().filter(is_green).count()
    };
    assert_eq!(greens(&[]), 0);
    assert!(greens(&["--photo"]) > 10_000);
    let svg = |more: &[&str]| String::from_utf8(scene.export("p.svg", more)).unwrap();
    assert!(!svg(&[]).contains("image"));
    assert!(svg(&["--photo"]).contains("data:image/jpeg;base64,"));
}

#[test]
fn distances_are_written_in_inches_where_that_is_asked_for() {
    let scene = Scene::new(SMALL);
    let svg = |more: &[&str]| String::from_utf8(scene.export("v.svg", more)).unwrap();
    assert!(svg(&[]).contains(" cm from the spine"));
    assert_eq!(svg(&[]), svg(&["--units", "cm"]));
    let inches = svg(&["--units", "in"]);
    assert!(inches.contains(" in from the spine"));
    assert!(!inches.contains(" cm from the spine"));
    let shown = scene.run("show", &["--units", "in"]).success();
    assert!(super::out(&shown).contains(" in from the spine"));
    let refused = scene.run("export", &["-o", "ratings.csv", "--units", "in"]);
    assert!(trouble(&refused.code(2)).contains("data is in centimetres"));
}
