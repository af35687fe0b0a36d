//! Areas drawn with a brush: they stay on the body and keep their size.

use kurbo::Shape as _;
use proptest::prelude::*;

use super::{back, pos};
use crate::body::{Brush, Mask};
use crate::model::{Extent, Ids, Knot, Place, View};

const RULER_CM: f64 = 50.0;

fn knot(extent: Extent) -> Knot {
    let at = "2026-11-22T08:00:00Z".parse().unwrap();
    let place = Place::new(View::Back, pos(-0.12, 0.25));
    Knot {
        extent: Some(extent),
        ..Knot::new(Ids::seeded(1).knot(), place, at)
    }
}

/// The area of a drawn outline, in C7–PSIS lengths squared.
fn area(mask: &Mask) -> f64 {
    let outline = mask.outline(back()).unwrap();
    back().round_path(&outline).area().abs()
}

#[test]
fn a_radius_covers_a_disc() {
    let knot = knot(Extent::RadiusMm(30));
    let covered = back().covered(&knot, RULER_CM).unwrap();
    let disc = std::f64::consts::PI * 9.0;
    assert!((covered.square_cm / disc - 1.0).abs() < 0.01, "{covered:?}");
    assert!(covered.share > 0.001 && covered.share < 0.01, "{covered:?}");
    assert!(covered.in_words().starts_with("about 28 cm², 0."));
    let mask = Mask::of(back(), knot.place, &Extent::RadiusMm(30), RULER_CM);
    let drawn = area(&mask) * RULER_CM * RULER_CM;
    assert!((drawn / disc - 1.0).abs() < 0.04, "{drawn} {disc}");
    let none = Knot {
        extent: None,
        ..knot
    };
    assert_eq!(back().covered(&none, RULER_CM), None);
}

#[test]
fn erasing_everything_leaves_no_outline() {
    let mut mask = Mask::empty();
    assert!(mask.outline(back()).is_none());
    let at = (pos(0.1, 0.3), pos(0.1, 0.3));
    mask.stroke(back(), at, 0.05, Brush::Add);
    assert!(mask.outline(back()).is_some());
    mask.stroke(back(), at, 0.06, Brush::Erase);
    assert!(mask.outline(back()).is_none());
}

#[test]
fn erasing_takes_a_bite_and_smoothing_rounds_it() {
    let mut mask = Mask::empty();
    mask.stroke(back(), (pos(0.1, 0.3), pos(0.1, 0.6)), 0.05, Brush::Add);
    let whole = area(&mask);
    mask.stroke(
        back(),
        (pos(0.15, 0.45), pos(0.15, 0.45)),
        0.03,
        Brush::Erase,
    );
    let bitten = area(&mask);
    assert!(bitten < whole * 0.97, "{bitten} {whole}");
    for _ in 0..3 {
        mask.stroke(back(), (pos(0.1, 0.3), pos(0.1, 0.6)), 0.1, Brush::Smooth);
    }
    let smooth = area(&mask);
    assert!((smooth / bitten - 1.0).abs() < 0.05, "{smooth} {bitten}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_stroke_keeps_its_area_and_stays_on_the_body(
        u in -0.2f64..0.2, v in 0.2f64..0.6, du in -0.15f64..0.15, dv in -0.2f64..0.2, radius in 0.02f64..0.06,
    ) {
        let view = back();
        let (from, to) = (pos(u, v), pos(u + du, v + dv));
        let mut mask = Mask::empty();
        mask.stroke(view, (from, to), radius, Brush::Add);
        let outline = mask.outline(view).unwrap();
        for point in &outline {
            prop_assert!(view.contains(*point));
        }
        prop_assert!(outline.len() < 100, "{}", outline.len());
        let drawn = area(&mask);
        // The capsule may reach past the flank, never be larger.
        let capsule = radius * (2.0 * from.distance(to) + std::f64::consts::PI * radius);
        prop_assert!(drawn < capsule * 1.07, "{drawn} {capsule}");
        let is_well_inside = (u + du).abs().max(u.abs()) < 0.15;
        if is_well_inside {
            prop_assert!(drawn > capsule * 0.93, "{drawn} {capsule}");
        }
        // What is drawn, kept and drawn on again does not creep.
        let again = Mask::of(view, Place::new(View::Back, from), &Extent::Outline(outline), RULER_CM);
        // At the flank the simpler outline is cut to the body once more, which moves it by up to a cell of the mask.
        let ratio = area(&again) / drawn;
        let bound = if is_well_inside { 0.03 } else { 0.1 };
        prop_assert!((ratio - 1.0).abs() < bound, "{ratio}");
    }
}
