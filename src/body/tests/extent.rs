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
    back().area_path(&mask.outlines(back())).area()
}

#[test]
fn a_radius_covers_a_disc() {
    let knot = knot(Extent::RadiusMm(30));
    let covered = back().covered(&knot, RULER_CM).unwrap();
    let disc = std::f64::consts::PI * 9.0;
    assert!((covered.square_cm / disc - 1.0).abs() < 0.01, "{covered:?}");
    assert!(covered.share > 0.001 && covered.share < 0.01, "{covered:?}");
    assert!(covered.in_words(false).starts_with("about 28 cm², 0."));
    assert!(covered.in_words(true).starts_with("about 4.4 in², 0."));
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
    assert_eq!(mask.extent(back()), None);
    let at = (pos(0.1, 0.3), pos(0.1, 0.3));
    mask.stroke(back(), at, 0.05, Brush::Add);
    assert!(mask.extent(back()).is_some());
    mask.stroke(back(), at, 0.06, Brush::Erase);
    assert_eq!(mask.extent(back()), None);
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

#[test]
fn several_pieces_and_a_hole_are_kept_in_both_sides_of_every_view() {
    for (view, u, v) in [
        (View::Back, 0.12, 0.4),
        (View::Front, 0.12, 0.4),
        (View::Left, 0.0, 0.8),
        (View::Right, 0.0, 0.8),
    ] {
        let drawn = super::views::drawn(view);
        for side in [-1.0, 1.0] {
            // A view from the side has one side; there both are the same place.
            let u = if u == 0.0 { u } else { u * side };
            let mut mask = Mask::empty();
            let (upper, lower) = (pos(u, v), pos(u, v + 0.3));
            mask.stroke(drawn, (upper, upper), 0.07, Brush::Add);
            mask.stroke(drawn, (lower, lower), 0.05, Brush::Add);
            mask.stroke(drawn, (upper, upper), 0.03, Brush::Erase);
            let Some(Extent::Area(outlines)) = mask.extent(drawn) else {
                panic!("{view:?} nothing is drawn");
            };
            assert_eq!(outlines.len(), 3, "{view:?}");
            let place = Place::new(view, upper);
            let disc = |radius: f64| std::f64::consts::PI * radius * radius;
            let wanted = disc(0.07) - disc(0.03) + disc(0.05);
            let drawn_area = drawn.area_path(&outlines).area();
            assert!(
                (drawn_area / wanted - 1.0).abs() < 0.06,
                "{view:?} {drawn_area}"
            );
            // Whichever way round an outline runs, a hole stays a hole.
            let turned: Vec<_> = outlines
                .iter()
                .map(|outline| outline.iter().rev().copied().collect())
                .collect();
            let area = drawn.area_path(&turned).area();
            assert!((area / drawn_area - 1.0).abs() < 1e-6, "{view:?} {area}");
            // Drawn on again, the hole is still there and can be filled.
            let mut again = Mask::of(drawn, place, &Extent::Area(outlines), RULER_CM);
            assert_eq!(again.outlines(drawn).len(), 3, "{view:?}");
            again.stroke(drawn, (upper, upper), 0.05, Brush::Add);
            assert_eq!(again.outlines(drawn).len(), 2, "{view:?}");
        }
    }
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
        let outlines = mask.outlines(view);
        for point in outlines.iter().flatten() {
            prop_assert!(view.contains(*point));
        }
        let points = outlines.iter().flatten().count();
        prop_assert!(points < 100, "{points}");
        let drawn = area(&mask);
        // The capsule may reach past the flank, never be larger.
        let capsule = radius * (2.0 * from.distance(to) + std::f64::consts::PI * radius);
        prop_assert!(drawn < capsule * 1.07, "{drawn} {capsule}");
        let is_well_inside = (u + du).abs().max(u.abs()) < 0.15;
        if is_well_inside {
            prop_assert!(drawn > capsule * 0.93, "{drawn} {capsule}");
        }
        // What is drawn, kept and drawn on again does not creep.
        let again = Mask::of(view, Place::new(View::Back, from), &Extent::Area(outlines), RULER_CM);
        // At the flank the simpler outline is cut to the body once more, which moves it by up to a cell of the mask.
        let ratio = area(&again) / drawn;
        let bound = if is_well_inside { 0.03 } else { 0.1 };
        prop_assert!((ratio - 1.0).abs() < bound, "{ratio}");
    }
}
