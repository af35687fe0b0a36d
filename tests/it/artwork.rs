//! The body's drawings as any vector editor reads them.

use std::collections::BTreeSet;
use std::fs;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use roxmltree::Document;

/// What editors call the groups that can be shown and hidden one by one.
const EDITOR: &str = "http://www.inkscape.org/namespaces/inkscape";

/// References, as editors of every age spell them.
const LINK: &str = "http://www.w3.org/1999/xlink";

fn drawings() -> impl Iterator<Item = (&'static str, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/body/");
    ["back", "front", "left"].into_iter().map(move |name| {
        (
            name,
            fs::read_to_string(format!("{root}{name}.svg")).unwrap(),
        )
    })
}

#[test]
fn each_drawing_is_shown_by_a_program_that_knows_nothing_of_this_one() {
    for (name, text) in drawings() {
        let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
        let size = tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height()).unwrap();
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        let painted = pixmap.pixels().iter().filter(|it| it.alpha() > 0).count();
        let share = painted as f64 / f64::from(size.width() * size.height());
        assert!((0.15..0.6).contains(&share), "{name}: {share}");
        // Both halves: what is not drawn is a reference to what is.
        let half = |from: u32, to: u32| {
            let pixels = pixmap.pixels().iter().enumerate();
            let column = |at: usize| at as u32 % size.width();
            pixels
                .filter(|(at, it)| (from..to).contains(&column(*at)) && it.alpha() > 0)
                .count() as f64
        };
        let (left, right) = (
            half(0, size.width() / 2),
            half(size.width() / 2, size.width()),
        );
        assert!(
            name == "left" || (left / right - 1.0).abs() < 0.02,
            "{name}"
        );
    }
}

#[test]
fn layers_regions_and_references_are_what_they_are_said_to_be() {
    for (name, text) in drawings() {
        let document = Document::parse(&text).unwrap();
        let mut ids = BTreeSet::new();
        for id in document.descendants().filter_map(|it| it.attribute("id")) {
            assert!(ids.insert(id), "{name}: {id} is there twice");
        }
        let links = document.descendants();
        for href in links.filter_map(|it| it.attribute((LINK, "href"))) {
            let id = href.strip_prefix('#').unwrap();
            assert!(ids.contains(id), "{name}: nothing is called {id}");
        }
        for layer in ["skin", "bones", "deep", "intermediate", "superficial"] {
            let group = document
                .descendants()
                .find(|it| it.attribute("id") == Some(layer))
                .unwrap();
            assert_eq!(group.attribute((EDITOR, "groupmode")), Some("layer"));
            assert!(
                group.attribute((EDITOR, "label")).is_some(),
                "{name} {layer}"
            );
        }
        let regions = document
            .descendants()
            .filter(|it| it.attribute("data-kind").is_some());
        for region in regions {
            let id = region.attribute("id").unwrap();
            let title = region.children().find(|it| it.has_tag_name("title"));
            assert!(title.and_then(|it| it.text()).is_some(), "{name} {id}");
            let shape = region
                .children()
                .find(|it| it.attribute("class") == Some("shape"))
                .unwrap();
            let outline = shape.attribute("d").unwrap();
            assert!(outline.starts_with('M') && outline.ends_with('Z'), "{id}");
        }
    }
}
