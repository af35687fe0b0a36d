//! Snapping: what is met, how far, and that no side is left for the other.

use proptest::prelude::*;

use super::{back, pos};
use crate::body::{Body, BodyView, Guide, Known};
use crate::model::{BodyPos, Place, Side, View};

const REACH: f64 = 0.015;

fn view(view: View) -> &'static BodyView {
    Body::shared().unwrap().view(view).unwrap()
}

fn jeffrey() -> Known<'static> {
    Known {
        name: "Jeffrey",
        pos: pos(-0.12, 0.21),
    }
}

fn words(view: &BodyView, at: BodyPos, known: &[Known<'_>]) -> Vec<String> {
    let places: Vec<BodyPos> = known.iter().map(|known| known.pos).collect();
    let snapped = view.snapped(at, REACH, &places);
    let guides = view.guides(snapped, known);
    guides.iter().map(Guide::in_words).collect()
}

#[test]
fn each_guide_is_met_and_named() {
    for (u, v, guide) in [
        (-0.31, 0.215, "same level as Jeffrey"),
        (0.115, 0.212, "across from Jeffrey"),
        (0.012, 0.45, "mid-line"),
    ] {
        assert_eq!(words(back(), pos(u, v), &[jeffrey()]), [guide]);
    }
    let both = words(back(), pos(0.011, 0.214), &[jeffrey()]);
    assert!(both.contains(&"mid-line".to_owned()), "{both:?}");
    let inside = |at: &BodyPos| back().contains(*at);
    let landmarks = back().landmarks.iter();
    for at in landmarks.filter_map(|it| back().pos(it.point).filter(inside)) {
        // Some lie so close together that another one is nearer.
        let beside = BodyPos::clamped(at.u(), at.v() + 0.002);
        let snapped = back().snapped(beside, REACH, &[]);
        assert!(snapped.distance(beside) < 0.0021, "{at:?} {snapped:?}");
        let guides = back().guides(snapped, &[]);
        let named = guides.iter().any(|it| matches!(it, Guide::Landmark(_)));
        assert!(named, "{at:?}: {guides:?}");
    }
    let c7 = words(back(), pos(0.004, 0.003), &[]);
    assert_eq!(c7, ["mid-line", "C7"]);
}

#[test]
fn in_front_the_mirror_place_is_on_the_persons_other_side() {
    let front = view(View::Front);
    let known = Known {
        name: "Ruth",
        pos: pos(-0.2, 0.31),
    };
    let snapped = front.snapped(pos(0.198, 0.312), REACH, &[known.pos]);
    let side = |pos| Place::new(View::Front, pos).side();
    assert_eq!((side(known.pos), side(snapped)), (Side::Left, Side::Right));
    let guides = front.guides(snapped, &[known]);
    assert_eq!(guides[0].in_words(), "across from Ruth");
}

#[test]
fn a_side_view_has_no_midline_and_no_mirror() {
    for side in [View::Left, View::Right] {
        for u in [0.001, 0.119] {
            let found = words(view(side), pos(u, 0.2101), &[jeffrey()]);
            let other = |words: &String| words == "mid-line" || words.starts_with("across");
            assert!(!found.iter().any(other), "{found:?}");
        }
    }
}

fn any_view() -> impl Strategy<Value = View> {
    prop_oneof![
        Just(View::Back),
        Just(View::Front),
        Just(View::Left),
        Just(View::Right)
    ]
}

fn any_pos() -> impl Strategy<Value = BodyPos> {
    let near_the_middle = -0.03f64..0.03;
    let u = prop_oneof![near_the_middle, -0.4f64..0.4];
    (u, -0.3f64..1.6).prop_map(|(u, v)| pos(u, v))
}

proptest! {
    #[test]
    fn a_snapped_place_is_within_reach_on_the_body_and_on_no_other_side(
        shown in any_view(),
        at in any_pos(),
        reach in 0.0f64..0.03,
        known in prop::collection::vec(any_pos(), 0..6),
    ) {
        let view = view(shown);
        prop_assume!(view.contains(at));
        let snapped = view.snapped(at, reach, &known);
        prop_assert!(snapped.distance(at) <= reach);
        prop_assert!(view.contains(snapped));
        let side = |pos| Place::new(shown, pos).side();
        prop_assert!(side(at) == Side::Middle || side(snapped) != side(at).mirrored());
        if snapped != at {
            let named: Vec<Known<'_>> =
                known.iter().map(|pos| Known { name: "it", pos: *pos }).collect();
            prop_assert!(!view.guides(snapped, &named).is_empty(), "{:?} {:?}", at, snapped);
        }
    }

    #[test]
    fn without_reach_nothing_moves(
        shown in any_view(),
        at in any_pos(),
        known in prop::collection::vec(any_pos(), 0..6),
    ) {
        prop_assert_eq!(view(shown).snapped(at, 0.0, &known), at);
    }
}
