//! The exports against the chart they are made from.

use super::*;
use crate::model::{
    BodyPos, Entry, Ids, Intensity, Knot, Milestone, MilestoneKind, Parts, Person, Place, Rating,
    Score, Stamp,
};

pub(super) fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

/// Name, u, v, score, milestone.
type Row = (
    &'static str,
    f64,
    f64,
    Option<Option<u8>>,
    Option<MilestoneKind>,
);

const DEMO: [Row; 7] = [
    ("Jeffrey", -0.13, 0.27, Some(Some(7)), None),
    ("Neck band", 0.09, -0.08, Some(Some(4)), None),
    (
        "Right trap",
        0.22,
        0.07,
        Some(Some(2)),
        Some(MilestoneKind::Returned),
    ),
    ("Under the blade", 0.2, 0.36, Some(None), None),
    (
        "Old friend",
        -0.2,
        0.1,
        Some(Some(3)),
        Some(MilestoneKind::Released),
    ),
    ("", -0.04, 0.52, None, None),
    ("Deltoid", 0.42, 0.28, Some(Some(10)), None),
];

/// Seven knots that show every kind of mark.
pub(super) fn demo() -> Chart {
    let mut ids = Ids::seeded(3);
    let entries: Vec<Entry> = DEMO
        .into_iter()
        .enumerate()
        .map(|(day, (name, u, v, score, milestone))| {
            let recorded = stamp(&format!("2025-03-{:02}T18:00:00+01:00", day + 1));
            let place = Place::new(View::Back, BodyPos::new(u, v).unwrap());
            let mut knot = Knot::new(ids.knot(), place, recorded);
            name.clone_into(&mut knot.name);
            knot.since = (day % 2 == 0).then(|| "2021".parse().unwrap());
            let ratings = score
                .map(|score| {
                    let score =
                        score.map_or(Score::Unknown, |n| Score::Felt(Intensity::new(n).unwrap()));
                    Rating::now(ids.rating(), score, stamp("2026-11-20T08:00:00+01:00"))
                })
                .into_iter()
                .collect();
            let milestones = milestone
                .map(|kind| {
                    let at = "2026-10-02".parse().unwrap();
                    Milestone::new(ids.milestone(), kind, at, recorded)
                })
                .into_iter()
                .collect();
            Entry::new(knot, ratings, milestones)
        })
        .collect();
    let person = Person {
        name: "Anna K.".to_owned(),
        ..Person::default()
    };
    Chart::from_parts(Parts {
        person,
        entries,
        ..Parts::default()
    })
    .unwrap()
}

pub(super) fn options(theme: Theme) -> ExportOptions {
    ExportOptions {
        view: View::Back,
        look: crate::scene::Look::default(),
        camera: None,
        moment: Moment::Present(stamp("2026-11-22T09:00:00+01:00")),
        by_month: false,
        theme,
        photo: None,
    }
}

fn with_name(name: &str) -> Chart {
    let mut ids = Ids::seeded(9);
    let place = Place::new(View::Back, BodyPos::new(-0.1, 0.2).unwrap());
    let mut knot = Knot::new(ids.knot(), place, stamp("2025-01-01T00:00:00Z"));
    name.clone_into(&mut knot.name);
    let person = Person {
        name: name.to_owned(),
        ..Person::default()
    };
    Chart::from_parts(Parts {
        person,
        entries: vec![Entry::new(knot, Vec::new(), Vec::new())],
        ..Parts::default()
    })
    .unwrap()
}

const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "a & b \"quoted\" 'single' ]]>",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202e}reversed",
    "\u{65e5}\u{672c}\u{8a9e} \u{1f9d8}\u{200d}\u{2642}\u{fe0f} e\u{301}",
    "#panic(\"typst\") $x$ *bold* @ref <label> ${path} \\",
    "\u{fffe}\u{ffff}",
    "%s {0} {}",
];

fn svg_of(chart: &Chart) -> String {
    export_svg(chart, Body::shared().unwrap(), &options(Theme::Light)).unwrap()
}

#[test]
fn a_close_up_leaves_out_the_labels_of_marks_it_leaves_out() {
    let body = Body::shared().unwrap();
    let options = ExportOptions {
        camera: Some("legs".to_owned()),
        ..options(Theme::Light)
    };
    let scene = scene(&with_name("Jeffrey"), body, &options).unwrap();
    let figure = Figure::new(scene, kurbo::Size::new(500.0, 500.0));
    assert_eq!(figure.scene.marks.len(), 1);
    assert!(figure.labels.iter().all(Option::is_none));
}

#[test]
fn the_map_equals_the_chart_knot_by_knot() {
    let (chart, body) = (demo(), Body::shared().unwrap());
    let options = options(Theme::Print);
    let figure_scene = scene(&chart, body, &options).unwrap();
    let sheet = Sheet::new(
        figure_scene,
        &Legend::new(&chart, body, View::Back, options.moment),
        options.theme.palette(),
    );
    let svg = export_svg(&chart, body, &options).unwrap();
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let marks: Vec<_> = tree
        .descendants()
        .filter(|node| node.attribute("data-number").is_some())
        .collect();
    assert_eq!(marks.len(), chart.knot_count());
    for (index, entry) in chart.entries().into_iter().enumerate() {
        let knot = entry.knot();
        let id = format!("knot-{}", knot.id);
        let mark = marks
            .iter()
            .find(|node| node.attribute("id") == Some(&id))
            .unwrap();
        let get = |name| mark.attribute(name).unwrap();
        assert_eq!(get("data-number"), (index + 1).to_string());
        assert_eq!(
            get("data-label"),
            format!("{} {}", index + 1, knot.name).trim()
        );
        assert_eq!(get("data-u").parse(), Ok(knot.place.pos.u()));
        assert_eq!(get("data-v").parse(), Ok(knot.place.pos.v()));
        let score = match entry.ratings().last().map(|rating| rating.score) {
            None => "not rated".to_owned(),
            Some(Score::Unknown) => "unknown".to_owned(),
            Some(Score::Felt(n)) => n.to_string(),
        };
        assert_eq!(get("data-score"), score);

        let point = body.view(View::Back).unwrap().point(knot.place.pos);
        let at = sheet.figure.transform() * point;
        let expected = format!("translate({} {})", xml::num(at.x, 2), xml::num(at.y, 2));
        assert_eq!(get("transform"), expected);
    }
}

#[test]
fn left_stays_left() {
    let (chart, body) = (demo(), Body::shared().unwrap());
    let svg = svg_of(&chart);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let x_of = |node: &roxmltree::Node<'_, '_>| -> f64 {
        let transform = node.attribute("transform").unwrap();
        let numbers = transform.trim_start_matches("translate(");
        numbers.split(' ').next().unwrap().parse().unwrap()
    };
    let middle = 511.0 / 2.0;
    let moment = options(Theme::Light).moment;
    let legend = Legend::new(&chart, body, View::Back, moment);
    for entry in chart.entries() {
        let knot = entry.knot();
        let id = format!("knot-{}", knot.id);
        let mark = tree
            .descendants()
            .find(|node| node.attribute("id") == Some(&id))
            .unwrap();
        let row = legend.rows.iter().find(|row| row.knot == knot.id).unwrap();
        let is_left = knot.place.pos.u() < 0.0;
        assert_eq!(x_of(&mark) < middle, is_left);
        assert_eq!(row.place.starts_with("left"), is_left, "{}", row.place);
        assert_eq!(row.place.starts_with("right"), !is_left, "{}", row.place);
    }
    let letters: Vec<(&str, f64)> = tree
        .descendants()
        .filter(|node| matches!(node.text(), Some("L" | "R")) && node.has_tag_name("text"))
        .map(|node| {
            let x = node.attribute("x").unwrap().parse().unwrap();
            (node.text().unwrap(), x)
        })
        .collect();
    let [("L", left), ("R", right)] = letters[..] else {
        panic!("{letters:?}");
    };
    assert!(left < middle && right > middle);
}

#[test]
fn no_name_breaks_the_picture() {
    for name in HOSTILE {
        let svg = svg_of(&with_name(name));
        let tree = roxmltree::Document::parse(&svg).unwrap();
        assert!(
            !tree.descendants().any(|node| node.has_tag_name("script")),
            "{name:?}"
        );
        assert!(!svg.contains(|c: char| c.is_control() && c != '\n'));
    }
    assert_eq!(xml::escaped("a\u{0}\u{1b}[31m\u{ffff}b"), "a[31mb");
    let svg = svg_of(&with_name("a & b <c>"));
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let title = tree.descendants().find(|node| node.has_tag_name("title"));
    assert_eq!(
        title.unwrap().text(),
        Some("Knot map of a & b <c>, 22 Nov 2026")
    );
}

#[test]
fn a_very_long_name_keeps_the_page_in_shape() {
    let short = page_height(&svg_of(&with_name("Jeffrey")));
    for name in ["x".repeat(10_000), "long words ".repeat(900)] {
        let tall = page_height(&svg_of(&with_name(name.trim())));
        assert!((tall - short).abs() < 60.0, "{tall} {short}");
    }
}

fn page_height(svg: &str) -> f64 {
    let tree = roxmltree::Document::parse(svg).unwrap();
    let height = tree.root_element().attribute("height").unwrap();
    height.trim_end_matches("pt").parse().unwrap()
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let (chart, body) = (demo(), Body::shared().unwrap());
    let svg = || export(&chart, body, &options(Theme::Dark), Format::Svg).unwrap();
    assert_eq!(svg(), svg());
}

#[test]
fn a_picture_has_the_size_of_the_page() {
    let body = Body::shared().unwrap();
    let bytes = export(
        &with_name(HOSTILE[3]),
        body,
        &options(Theme::Light),
        Format::Png,
    )
    .unwrap();
    let picture = image::load_from_memory(&bytes).unwrap().to_rgba8();
    // A4 at 192 pixels to the inch.
    assert_eq!(picture.dimensions(), (1587, 2245));
    let colors: std::collections::BTreeSet<[u8; 4]> =
        picture.pixels().step_by(101).map(|pixel| pixel.0).collect();
    assert!(colors.len() > 50, "only {} colours", colors.len());
}

#[test]
fn what_is_not_on_the_map_is_said() {
    let body = Body::shared().unwrap();
    let mut ids = Ids::seeded(4);
    let knot = |view, ids: &mut Ids| {
        let place = Place::new(view, BodyPos::new(0.1, 0.2).unwrap());
        Knot::new(ids.knot(), place, stamp("2025-01-01T00:00:00Z"))
    };
    let mut archived = knot(View::Back, &mut ids);
    archived.archived = true;
    let front = knot(View::Front, &mut ids);
    let entries = [archived, front].map(|knot| Entry::new(knot, Vec::new(), Vec::new()));
    let chart = Chart::from_parts(Parts {
        entries: entries.into(),
        ..Parts::default()
    })
    .unwrap();
    let svg = export_svg(&chart, body, &options(Theme::Light)).unwrap();
    assert!(!svg.contains("data-number"));
    assert!(svg.contains("No knots on this view."));
    assert!(svg.contains("1 more knot is on another view."));
}

#[test]
fn a_far_knot_is_still_on_the_map() {
    let body = Body::shared().unwrap();
    let mut ids = Ids::seeded(5);
    let place = Place::new(View::Back, BodyPos::new(1.5, 3.9).unwrap());
    let knot = Knot::new(ids.knot(), place, stamp("2025-01-01T00:00:00Z"));
    let entries = [Entry::new(knot, Vec::new(), Vec::new())];
    let chart = Chart::from_parts(Parts {
        entries: entries.into(),
        ..Parts::default()
    })
    .unwrap();
    let scene = scene(&chart, body, &options(Theme::Light)).unwrap();
    assert!(scene.bounds.contains(scene.marks[0].at));
    assert!(scene.bounds.contains(kurbo::Point::ORIGIN));
}

#[test]
fn the_ending_decides_the_format() {
    let format = |name: &str| Format::from_path(Path::new(name));
    assert_eq!(format("map.PDF").unwrap(), Format::Pdf);
    assert_eq!(format("a.b/map.svg").unwrap(), Format::Svg);
    assert!(
        format("map.jpeg")
            .unwrap_err()
            .to_string()
            .contains("\"jpeg\"")
    );
    assert!(format("map").is_err());
}

#[test]
fn the_terminal_says_every_knot() {
    let (chart, body) = (demo(), Body::shared().unwrap());
    let words = text::show(&chart, body, stamp("2026-11-22T09:00:00+01:00"));
    for entry in chart.entries() {
        assert!(words.contains(entry.knot().display_name()), "{words}");
    }
    for part in [
        "7 of 10, 20 Nov 2026",
        "could not say",
        "not rated",
        "released 2 Oct 2026",
        "came back 2 Oct 2026",
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::*;

    fn pdf_of(chart: &Chart) -> Vec<u8> {
        let body = Body::shared().unwrap();
        export(chart, body, &options(Theme::Print), Format::Pdf).unwrap()
    }

    fn contains(bytes: &[u8], text: &str) -> bool {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    }

    #[test]
    fn the_page_is_tagged_and_the_same_twice() {
        let bytes = pdf_of(&demo());
        assert!(bytes.starts_with(b"%PDF-1."));
        for part in ["/MarkInfo", "/StructTreeRoot", "/FontFile", "/Lang"] {
            assert!(contains(&bytes, part), "{part}");
        }
        assert!(contains(&bytes, "pdfuaid"), "not PDF/UA-1");
        assert_eq!(bytes, pdf_of(&demo()));
    }

    #[test]
    fn no_name_fails_the_page() {
        for name in HOSTILE {
            let bytes = pdf_of(&with_name(name));
            assert!(contains(&bytes, "pdfuaid"), "{name:?} is not PDF/UA-1");
        }
        pdf_of(&with_name(&"x".repeat(10_000)));
        pdf_of(&Chart::new());
    }
}
