//! Lengths in inches: the window, what is exported and what the command line writes say the same.

use egui::{Key, Modifiers};

use knotmap::analysis::Moment;
use knotmap::body::Body;
use knotmap::model::{BodyPos, BodyShape, Place, Stamp, View};
use knotmap::report::Legend;
use knotmap::report::text;
use knotmap::store::{self, LengthUnit, Settings};

use crate::format::SMALL;
use crate::support::window::{Desk, Look};

fn now() -> Stamp {
    "2026-11-22T08:15:00+01:00".parse().unwrap()
}

#[test]
fn every_export_says_what_the_window_says_in_both_units() {
    let chart = store::parse(SMALL.as_bytes()).unwrap();
    let metric = Body::shared().unwrap();
    let ruler_cm = chart.person().ruler_cm();
    for (body, unit, other) in [
        (metric, " cm from the spine", " in from the spine"),
        (
            metric.in_inches(),
            " in from the spine",
            " cm from the spine",
        ),
    ] {
        for shape in [BodyShape::Neutral, BodyShape::Broader, BodyShape::Slighter] {
            let body = body.in_shape(shape);
            let entries = chart.entries();
            let words = body.words(&entries[0].knot().place, ruler_cm).neutral();
            assert!(words.contains(unit), "{words}");
            let legend = Legend::new(&chart, body, View::Back, Moment::Present(now()));
            let shown = text::show(&chart, body, now());
            for said in [legend.description(), shown] {
                assert!(said.contains(&words), "{words}: {said}");
                assert!(!said.contains(other), "{said}");
            }
        }
    }
}

#[test]
fn sides_stay_the_persons_own_in_inches_in_both_views() {
    let body = Body::shared().unwrap().in_inches();
    for (view, from) in [(View::Back, "the spine"), (View::Front, "the mid-line")] {
        for (u, side) in [(-0.12, "left"), (0.12, "right")] {
            let place = Place::new(view, BodyPos::new(u, 0.21).unwrap());
            let words = body.words(&place, 50.9).neutral();
            assert!(words.starts_with(side), "{words}");
            assert!(words.contains(&format!("2.5 in from {from}")), "{words}");
        }
    }
}

#[test]
fn what_leaves_the_window_is_in_the_unit_of_its_settings() {
    let mut settings = Settings::default();
    settings.lengths = LengthUnit::Inches;
    let mut desk = Desk::with_settings(Look::default(), settings, |_| None);
    desk.click("New chart");
    desk.click_at(crate::support::window::LEFT_BLADE);
    desk.type_text("Jeffrey7");
    desk.key(Key::Enter);
    let knot = desk.knot().clone();
    let body = Body::shared().unwrap().in_inches();
    let words = body.words(&knot.place, 50.9).neutral();
    assert!(words.contains(" in from the spine"), "{words}");
    assert!(desk.has(&words), "the list says the same");

    let map = desk.folder.path().join("map.svg");
    desk.keys(Modifiers::COMMAND, Key::E);
    desk.type_path(&map);
    desk.click("Export");
    let svg = std::fs::read_to_string(map).unwrap();
    assert!(svg.contains(&words), "{words}");
    assert!(!svg.contains(" cm from the spine"));

    let picture = desk.folder.path().join("picture.svg");
    desk.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    desk.click("Picture only");
    desk.settle();
    desk.click("Save as…");
    desk.type_path(&picture);
    desk.click("Save");
    let svg = std::fs::read_to_string(picture).unwrap();
    assert!(svg.contains(&words), "{words}");
}
