//! One place in every vocabulary, on both sides, in all four views.

use std::collections::BTreeSet;

use kurbo::{Point, Shape as _};

use crate::body::{Body, BodyView, Evidence, Region, RegionKind};
use crate::model::{BodyPos, Depth, Place, Side, SpreadsTo, View};

/// CHOIR segments of the person's right, from the published list: in front the odd one out comes first, behind last.
const CHOIR_RIGHT: [&str; 37] = [
    "f01", "f03", "f05", "f07", "f08", "f11", "f13", "f15", "f16", "f19", "f20", "f21", "f25",
    "f26", "f29", "f31", "f33", "f35", "b02", "b04", "b06", "b09", "b10", "b13", "b14", "b16",
    "b19", "b20", "b24", "b25", "b26", "b29", "b30", "b32", "b34", "b36", "b38",
];

/// Areas of the Michigan Body Map, without the box for no pain.
const MICHIGAN: [&str; 35] = [
    "Face",
    "Head",
    "Neck",
    "Upper back",
    "Lower back",
    "Abdomen",
    "Pelvis",
    "Left jaw",
    "Right jaw",
    "Left shoulder",
    "Right shoulder",
    "Left upper arm",
    "Right upper arm",
    "Left elbow",
    "Right elbow",
    "Left lower arm",
    "Right lower arm",
    "Left wrist/hand",
    "Right wrist/hand",
    "Left chest/breast",
    "Right chest/breast",
    "Left groin",
    "Right groin",
    "Left hip",
    "Right hip",
    "Left buttocks",
    "Right buttocks",
    "Left upper leg",
    "Right upper leg",
    "Left knee",
    "Right knee",
    "Left lower leg",
    "Right lower leg",
    "Left ankle/foot",
    "Right ankle/foot",
];

/// Areas of the Widespread Pain Index.
const WPI: [&str; 19] = [
    "Neck",
    "Upper back",
    "Lower back",
    "Chest",
    "Abdomen",
    "Left jaw",
    "Right jaw",
    "Left shoulder girdle",
    "Right shoulder girdle",
    "Left upper arm",
    "Right upper arm",
    "Left lower arm",
    "Right lower arm",
    "Left hip",
    "Right hip",
    "Left upper leg",
    "Right upper leg",
    "Left lower leg",
    "Right lower leg",
];

fn body() -> &'static Body {
    Body::shared().unwrap()
}

/// Places all over a view, about 2 cm apart.
fn everywhere(view: View) -> Vec<Place> {
    let drawn = body().view(view).unwrap();
    let mut places = Vec::new();
    for row in 0..90 {
        for column in -24..=24 {
            let (u, v) = (f64::from(column) * 0.04, f64::from(row) * 0.04 - 0.49);
            let pos = BodyPos::new(u, v).unwrap();
            if drawn.contains(pos) {
                places.push(Place::new(view, pos));
            }
        }
    }
    assert!(places.len() > 300, "{view:?}: {}", places.len());
    places
}

/// A place well inside a region.
fn inside(view: &BodyView, region: &Region) -> Place {
    let at = (0..100)
        .map(|step| {
            let (x, y) = (f64::from(step % 10) + 0.5, f64::from(step / 10) + 0.5);
            Point::new(
                region.bounds.x0 + region.bounds.width() * x / 10.0,
                region.bounds.y0 + region.bounds.height() * y / 10.0,
            )
        })
        .filter(|point| region.path.contains(*point))
        .max_by(|a, b| {
            let depth = |p: &Point| crate::body::view::nearest(&region.path, *p).0;
            depth(a).total_cmp(&depth(b))
        });
    Place::new(view.view, view.pos(at.unwrap()).unwrap())
}

/// The side of a place, told from where the viewer sees it and nothing else.
fn seen_side(view: View, x: f64) -> Side {
    match view {
        View::Left => Side::Left,
        View::Back | View::Front if x.abs() <= Place::MIDDLE => Side::Middle,
        View::Back if x < 0.0 => Side::Left,
        View::Front if x > 0.0 => Side::Left,
        View::Right | View::Back | View::Front => Side::Right,
    }
}

fn swapped(text: &str) -> String {
    let text = text.replace("eft", "\u{1}").replace("ight", "eft");
    let text = text.replace('\u{1}', "ight");
    // "Left" became "Light", "Right" became "Reft".
    text.replace("Light", "Right")
        .replace("Reft", "Left")
        .replace("light", "right")
        .replace("reft", "left")
}

#[test]
fn every_place_on_the_body_has_a_segment_and_an_area() {
    for view in View::ALL {
        for place in everywhere(view) {
            let codes = body().codes(&place);
            let pair = if place.side() == Side::Middle { 2 } else { 1 };
            assert_eq!(codes.choir.len(), pair, "{place:?} {codes:?}");
            assert!(!codes.michigan.is_empty(), "{place:?} {codes:?}");
            assert_eq!(codes.choir_numbers().len(), pair);
        }
    }
}

#[test]
fn every_area_of_every_chart_can_be_reached() {
    let mut choir = BTreeSet::new();
    let mut michigan = BTreeSet::new();
    let mut wpi = BTreeSet::new();
    for place in View::ALL.into_iter().flat_map(everywhere) {
        let codes = body().codes(&place);
        choir.extend(codes.choir.into_iter().map(|code| code.code));
        michigan.extend(codes.michigan.into_iter().map(|code| code.name));
        wpi.extend(codes.wpi.into_iter().map(|code| code.name));
    }
    let front = (1..=36).map(|n| format!("f{n:02}"));
    let back = (1..=38).map(|n| format!("b{n:02}"));
    assert_eq!(choir, front.chain(back).collect());
    assert_eq!(michigan, MICHIGAN.map(str::to_owned).into());
    assert_eq!(wpi, WPI.map(str::to_owned).into());
}

#[test]
fn choir_pairs_start_with_the_right_in_front_and_with_the_left_behind() {
    for place in View::ALL.into_iter().flat_map(everywhere) {
        for code in &body().codes(&place).choir {
            let right = CHOIR_RIGHT.contains(&code.code.as_str());
            match place.side() {
                Side::Left => assert!(!right, "{place:?} {code:?}"),
                Side::Right => assert!(right, "{place:?} {code:?}"),
                Side::Middle => {}
            }
        }
        let behind = |code: &str| code.starts_with('b');
        let codes = body().codes(&place).choir;
        match place.view {
            View::Back => assert!(codes.iter().all(|code| behind(&code.code))),
            View::Front => assert!(!codes.iter().any(|code| behind(&code.code))),
            View::Left | View::Right => {}
        }
    }
}

#[test]
fn the_other_side_has_the_other_codes() {
    for place in View::ALL.into_iter().flat_map(everywhere) {
        let (here, there) = (body().codes(&place), body().codes(&place.mirrored()));
        if place.side() == Side::Middle {
            assert_eq!(here, there, "{place:?}");
            continue;
        }
        let names = |codes: &[crate::body::Code]| -> Vec<String> {
            codes.iter().map(|code| code.name.clone()).collect()
        };
        let other = |codes: &[crate::body::Code]| -> Vec<String> {
            codes.iter().map(|code| swapped(&code.name)).collect()
        };
        assert_ne!(here.choir, there.choir, "{place:?}");
        assert_eq!(names(&here.choir), other(&there.choir), "{place:?}");
        assert_eq!(names(&here.michigan), other(&there.michigan), "{place:?}");
        assert_eq!(names(&here.wpi), other(&there.wpi), "{place:?}");
        assert_eq!(names(&here.snomed), other(&there.snomed), "{place:?}");
        assert_eq!(here.muscles, there.muscles, "{place:?}");
    }
}

#[test]
fn every_region_is_told_on_its_own_side() {
    for view in body().views() {
        for region in &view.regions {
            let place = inside(view, region);
            let wanted = seen_side(view.view, view.point(place.pos).x);
            let name = (view.view, &region.id, region.side);
            assert_eq!(place.side(), wanted, "{name:?}");
            if wanted == Side::Middle {
                continue;
            }
            assert_eq!(region.side, wanted, "{name:?}");
            let sentence = body().words(&place, 50.9).to_string();
            let start = format!("your {wanted}");
            assert!(sentence.starts_with(&start), "{name:?}: {sentence}");
            let other = wanted.mirrored().name();
            assert!(!sentence.contains(other), "{name:?}: {sentence}");
            let codes = body().codes(&place);
            let sided = (codes.choir.iter().chain(&codes.michigan))
                .chain(&codes.wpi)
                .chain(&codes.snomed);
            for code in sided {
                let name = code.name.to_lowercase();
                let words: Vec<&str> = name.split([' ', ',']).collect();
                assert!(!words.contains(&other), "{:?}: {code:?}", region.id);
            }
        }
    }
}

#[test]
fn codes_of_places_everyone_knows() {
    let codes = |view, u, v| body().codes(&Place::new(view, BodyPos::new(u, v).unwrap()));
    let first = |codes: &[crate::body::Code]| codes.first().map(|code| code.code.clone());
    // Between the left shoulder blade and the spine.
    let here = codes(View::Back, -0.12, 0.21);
    assert_eq!(first(&here.choir).as_deref(), Some("b08"));
    assert_eq!(here.choir_numbers(), [208]);
    assert_eq!(first(&here.michigan).as_deref(), Some("upper_back"));
    assert_eq!(first(&here.snomed).as_deref(), Some("77568009"));
    let muscles: Vec<&str> = here.muscles.iter().map(|m| m.name.as_str()).collect();
    assert!(muscles.contains(&"Lower trapezius"), "{muscles:?}");
    assert!(muscles.contains(&"Rhomboid major"), "{muscles:?}");
    let of = |name: &str| here.muscles.iter().find(|m| m.name == name).unwrap();
    assert_eq!(
        of("Lower trapezius").snomed.as_ref().unwrap().code,
        "31764008"
    );
    assert_eq!(of("Rhomboid major").snomed, None);
    assert_eq!(of("Rhomboid major").uberon, None);
    // In front the viewer's left is the person's right: the lower number.
    let chest = codes(View::Front, 0.2, 0.3);
    assert_eq!(first(&chest.choir).as_deref(), Some("f08"));
    assert_eq!(chest.choir_numbers(), [108]);
    assert_eq!(
        first(&chest.michigan).as_deref(),
        Some("right_chest_breast")
    );
    // The lumbar region has codes for its sides.
    let low = codes(View::Back, 0.1, 0.83);
    assert_eq!(first(&low.snomed).as_deref(), Some("1017211000"));
    let low = codes(View::Back, -0.1, 0.83);
    assert_eq!(first(&low.snomed).as_deref(), Some("1017210004"));
    let low = codes(View::Back, 0.0, 0.83);
    assert_eq!(first(&low.snomed).as_deref(), Some("52612000"));
    assert_eq!(low.choir.len(), 2);
}

#[test]
fn the_tip_of_the_shoulder_blade_has_a_range_of_levels() {
    for u in [-0.174, 0.174] {
        let place = Place::new(View::Back, BodyPos::new(u, 0.416).unwrap());
        let words = body().words(&place, 50.9);
        assert!(words.to_string().contains("level about T7–T9"), "{words}");
        assert!(words.short().contains("about T7–T9"), "{}", words.short());
        let front = Place::new(View::Front, place.pos);
        assert!(!body().words(&front, 50.9).to_string().contains("about"));
    }
    let spine = Place::new(View::Back, BodyPos::new(0.05, 0.416).unwrap());
    assert!(!body().words(&spine, 50.9).to_string().contains("about"));
}

#[test]
fn every_muscle_that_is_drawn_has_its_facts() {
    let mut missing = BTreeSet::new();
    for region in body().views().flat_map(|view| &view.regions) {
        let known = body().muscles_drawn_as(&region.name).next().is_some();
        if region.kind == RegionKind::Muscle && !known {
            missing.insert(region.name.clone());
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    for muscle in body().muscles() {
        for text in [
            &muscle.name,
            &muscle.from,
            &muscle.to,
            &muscle.does,
            &muscle.source,
        ] {
            assert!(!text.trim().is_empty(), "{}", muscle.id);
        }
        let described = !muscle.felt.is_empty() || !muscle.also.is_empty();
        let checked = muscle.evidence != Evidence::NotChecked;
        assert!(described || !checked, "{}", muscle.id);
    }
}

#[test]
fn zones_lie_on_the_body_on_their_own_side() {
    for zone in body().zones() {
        for side in [Side::Left, Side::Right] {
            let key = zone.on(side);
            assert!(zone.view(side).is_some(), "{key}");
            let mut shown = 0;
            for view in body().views() {
                let Some(middle) = zone.middle(view.view, side) else {
                    assert!(view.zone_path(zone, side).is_none());
                    continue;
                };
                shown += 1;
                assert!(view.contains(middle), "{key} {:?}", view.view);
                assert_eq!(Place::new(view.view, middle).side(), side, "{key}");
                let path = view.zone_path(zone, side).unwrap();
                let at = view.point(middle);
                assert!(path.contains(at), "{key} {:?}", view.view);
                assert_eq!(seen_side(view.view, at.x), side, "{key}");
            }
            assert!(shown > 0, "{key}");
        }
    }
    let spread = |zone: &str| SpreadsTo {
        zone: zone.to_owned(),
        side: Side::Left,
    };
    assert_eq!(body().spread_words(&spread("head_temple")), "Temple, left");
    assert_eq!(
        body().spread_words(&spread("an old word")),
        "an old word, left"
    );
}

#[test]
fn the_temple_leads_to_the_muscles_described_there() {
    let temple = body().zone("head_temple").unwrap();
    let found = body().muscles_reaching(temple);
    let names: Vec<&str> = found.iter().map(|(_, m)| m.name.as_str()).collect();
    assert!(names.contains(&"Upper trapezius"), "{names:?}");
    assert!(names.contains(&"Suboccipital muscles"), "{names:?}");
    assert!(found.is_sorted_by_key(|(reach, _)| *reach));
    let deep = Place {
        depth: Depth::Surface,
        ..Place::new(View::Back, BodyPos::new(-0.12, 0.21).unwrap())
    };
    let only: Vec<&str> = (body().muscles_at(&deep).iter())
        .map(|m| m.name.as_str())
        .collect();
    assert_eq!(only, ["Lower trapezius"]);
}
