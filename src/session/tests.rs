use proptest::prelude::*;

use super::*;
use crate::model::{BodyPos, Intensity, KnotId, MilestoneKind, Place, Score, Side, View};

fn now(tick_secs: f64) -> Now {
    let start: Stamp = "2026-11-22T08:00:00+01:00".parse().unwrap();
    Now {
        stamp: start.plus(jiff::SignedDuration::from_secs(tick_secs as i64)),
        tick_secs,
    }
}

fn place(u: f64, v: f64) -> Place {
    Place::new(View::Back, BodyPos::new(u, v).unwrap())
}

fn session() -> Session {
    Session::new(Chart::new(), Ids::seeded(1))
}

/// A session with one knot by the left shoulder blade, named and rated 7 through its card.
fn with_jeffrey() -> (Session, KnotId) {
    let mut session = session();
    act(&mut session, 0.0, Action::PlaceKnot(place(-0.12, 0.21)));
    act(&mut session, 1.0, Action::DraftName("Jeffrey".to_owned()));
    act(
        &mut session,
        2.0,
        Action::DraftScore(Intensity::new(7).ok()),
    );
    act(&mut session, 3.0, Action::FinishDraft);
    let id = session.selection().primary().unwrap();
    (session, id)
}

fn effects_of(session: &mut Session, tick_secs: f64, action: Action) -> Effects {
    session.apply(action, now(tick_secs))
}

/// Acts where only what becomes of the session matters.
fn act(session: &mut Session, tick_secs: f64, action: Action) {
    let _effects = effects_of(session, tick_secs, action);
}

fn scores(session: &Session, id: KnotId) -> Vec<u8> {
    let ratings = session.chart().entry(id).unwrap().ratings();
    ratings
        .iter()
        .filter_map(|rating| rating.score.intensity())
        .map(Intensity::get)
        .collect()
}

#[test]
fn placing_naming_and_rating_is_one_step() {
    let (mut session, id) = with_jeffrey();
    assert_eq!(session.chart().knot(id).unwrap().name, "Jeffrey");
    assert_eq!(session.chart().knot(id).unwrap().place.side(), Side::Left);
    assert_eq!(scores(&session, id), [7]);
    assert_eq!(session.history().undo_label(), Some("Place 'Jeffrey'"));
    act(&mut session, 4.0, Action::Undo);
    assert!(session.chart().is_empty());
    assert!(!session.is_dirty());
    act(&mut session, 5.0, Action::Redo);
    assert_eq!(scores(&session, id), [7]);
}

#[test]
fn leaving_an_empty_card_leaves_no_step() {
    let mut session = session();
    act(&mut session, 0.0, Action::PlaceKnot(place(0.1, 0.3)));
    assert!(session.is_dirty());
    act(&mut session, 1.0, Action::CancelDraft);
    assert!(session.chart().is_empty() && !session.is_dirty());
    assert_eq!(session.history().undo_label(), None);
}

#[test]
fn clicking_elsewhere_and_esc_on_a_filled_card_keep_the_knots() {
    let mut session = session();
    act(&mut session, 0.0, Action::PlaceKnot(place(0.1, 0.3)));
    act(&mut session, 1.0, Action::PlaceKnot(place(-0.1, 0.3)));
    act(&mut session, 1.5, Action::DraftName("a".to_owned()));
    act(&mut session, 2.0, Action::CancelDraft);
    assert_eq!(session.chart().knot_count(), 2);
}

#[test]
fn a_rating_taken_back_on_the_card_is_not_rated_not_zero() {
    let mut session = session();
    act(&mut session, 0.0, Action::PlaceKnot(place(0.1, 0.3)));
    act(&mut session, 1.0, Action::DraftScore(Some(Intensity::ZERO)));
    act(&mut session, 1.5, Action::DraftScore(None));
    act(&mut session, 2.0, Action::FinishDraft);
    let id = session.selection().primary().unwrap();
    assert!(session.chart().entry(id).unwrap().ratings().is_empty());
}

#[test]
fn a_digit_after_a_word_rates_and_one_then_zero_is_ten() {
    for (name, rates) in [
        ("", true),
        ("Jeffrey", true),
        ("left trap", true),
        ("Жора", true),
        ("T", false),
        ("Knot ", false),
        ("by T", false),
        ("L4", false),
    ] {
        assert_eq!(Draft::digit_rates(name), rates, "{name:?}");
    }
    let mut session = session();
    act(&mut session, 0.0, Action::PlaceKnot(place(0.1, 0.3)));
    act(&mut session, 1.0, Action::DraftDigit(1));
    act(&mut session, 1.4, Action::DraftDigit(0));
    assert_eq!(session.draft().unwrap().score(), Some(Intensity::TEN));
    act(&mut session, 1.8, Action::DraftDigit(0));
    assert_eq!(session.draft().unwrap().score(), Some(Intensity::ZERO));
}

#[test]
fn one_then_zero_is_ten_and_one_undo_step() {
    let (mut session, id) = with_jeffrey();
    act(&mut session, 10.0, Action::TypeDigit(1));
    act(&mut session, 10.5, Action::TypeDigit(0));
    assert_eq!(scores(&session, id), [7, 10]);
    act(&mut session, 11.0, Action::Undo);
    assert_eq!(scores(&session, id), [7]);
}

#[test]
fn slow_digits_amend_and_those_far_apart_are_two_ratings() {
    let (mut session, id) = with_jeffrey();
    act(&mut session, 6.0, Action::TypeDigit(1));
    act(&mut session, 7.0, Action::TypeDigit(0));
    act(&mut session, 10.0, Action::TypeDigit(5));
    act(&mut session, 13.0, Action::TypeDigit(4));
    assert_eq!(scores(&session, id), [7, 0, 5, 4]);
}

#[test]
fn a_digit_rates_every_selected_knot() {
    let (mut session, first) = with_jeffrey();
    act(&mut session, 5.0, Action::PlaceKnot(place(0.1, 0.3)));
    act(&mut session, 6.0, Action::FinishDraft);
    let second = session.selection().primary().unwrap();
    act(&mut session, 7.0, Action::ToggleSelected(first));
    act(&mut session, 8.0, Action::TypeDigit(3));
    assert_eq!(
        (scores(&session, first), scores(&session, second)),
        (vec![7, 3], vec![3])
    );
}

#[test]
fn stepping_needs_something_to_step_from() {
    let (mut session, id) = with_jeffrey();
    act(&mut session, 10.0, Action::StepRating(-1));
    act(&mut session, 10.2, Action::StepRating(-1));
    assert_eq!(scores(&session, id), [7, 5]);
    act(&mut session, 20.0, Action::PlaceKnot(place(0.1, 0.3)));
    act(&mut session, 21.0, Action::FinishDraft);
    let effects = effects_of(&mut session, 22.0, Action::StepRating(1));
    assert!(matches!(effects.notice, Some(Notice::Info(_))) && !effects.edited);
}

#[test]
fn a_drag_is_one_step_and_esc_takes_it_back() {
    let (mut session, id) = with_jeffrey();
    let before = session.chart().clone();
    act(&mut session, 5.0, Action::BeginDrag(id));
    act(&mut session, 5.1, Action::DragTo(id, place(-0.1, 0.25)));
    act(&mut session, 5.2, Action::DragTo(id, place(-0.05, 0.3)));
    act(&mut session, 5.3, Action::CancelDrag);
    assert_eq!(session.chart(), &before);
    act(&mut session, 6.0, Action::BeginDrag(id));
    act(&mut session, 6.1, Action::DragTo(id, place(-0.1, 0.25)));
    act(&mut session, 6.2, Action::DragTo(id, place(-0.05, 0.3)));
    act(&mut session, 6.3, Action::EndDrag);
    assert_eq!(session.chart().knot(id).unwrap().place, place(-0.05, 0.3));
    assert_eq!(session.history().undo_label(), Some("Move 'Jeffrey'"));
    act(&mut session, 7.0, Action::Undo);
    assert_eq!(session.chart(), &before);
}

#[test]
fn a_drag_that_ends_where_it_began_is_no_step() {
    let (mut session, id) = with_jeffrey();
    act(&mut session, 5.0, Action::BeginDrag(id));
    act(&mut session, 5.1, Action::DragTo(id, place(-0.1, 0.25)));
    act(&mut session, 5.2, Action::DragTo(id, place(-0.12, 0.21)));
    act(&mut session, 5.3, Action::EndDrag);
    assert_eq!(session.history().undo_label(), Some("Place 'Jeffrey'"));
}

#[test]
fn quick_nudges_merge_and_stay_on_the_body() {
    let (mut session, id) = with_jeffrey();
    for index in 0..500 {
        act(
            &mut session,
            5.0 + 0.01 * f64::from(index),
            Action::Nudge { dx: -0.05, dy: 0.0 },
        );
    }
    let moved = session.chart().knot(id).unwrap().place;
    let body = crate::body::Body::shared().unwrap();
    let back = body.view(View::Back).unwrap();
    assert!(
        back.contains(moved.pos) && moved.pos.u() < -0.12,
        "{moved:?}"
    );
    act(&mut session, 20.0, Action::Undo);
    assert_eq!(session.chart().knot(id).unwrap().place, place(-0.12, 0.21));
}

#[test]
fn deleting_brings_everything_back_on_undo() {
    let (mut session, id) = with_jeffrey();
    act(
        &mut session,
        5.0,
        Action::AddMilestone {
            knots: vec![id],
            kind: MilestoneKind::Released,
            at: now(5.0).stamp.into(),
        },
    );
    let before = session.chart().clone();
    let effects = effects_of(&mut session, 6.0, Action::DeleteSelected);
    assert_eq!(
        effects.notice,
        Some(Notice::Undoable("Deleted 'Jeffrey'".to_owned()))
    );
    assert!(session.chart().is_empty() && session.selection().is_empty());
    act(&mut session, 7.0, Action::Undo);
    assert_eq!(session.chart(), &before);
}

#[test]
fn mirroring_changes_the_side_and_twice_changes_nothing() {
    let (mut session, id) = with_jeffrey();
    act(&mut session, 5.0, Action::Mirror);
    assert_eq!(session.chart().knot(id).unwrap().place.side(), Side::Right);
    act(&mut session, 6.0, Action::Mirror);
    assert_eq!(session.chart().knot(id).unwrap().place, place(-0.12, 0.21));
}

#[test]
fn undoing_back_to_the_saved_state_is_clean() {
    let (mut session, id) = with_jeffrey();
    session.mark_saved(session.state_id());
    assert!(!session.is_dirty());
    act(&mut session, 5.0, Action::Rename(id, "Geoffrey".to_owned()));
    assert!(session.is_dirty());
    act(&mut session, 6.0, Action::Undo);
    assert!(!session.is_dirty());
    act(&mut session, 7.0, Action::Undo);
    assert!(session.is_dirty());
}

#[test]
fn an_edit_during_a_save_stays_unsaved() {
    let (mut session, id) = with_jeffrey();
    let saving = session.state_id();
    act(&mut session, 5.0, Action::Rename(id, "Geoffrey".to_owned()));
    session.mark_saved(saving);
    assert!(session.is_dirty());
}

#[test]
fn a_pasted_line_break_in_a_name_becomes_a_space() {
    let (mut session, id) = with_jeffrey();
    act(
        &mut session,
        5.0,
        Action::Rename(id, " Jeff\nrey\u{0} ".to_owned()),
    );
    assert_eq!(session.chart().knot(id).unwrap().name, "Jeff rey");
}

#[test]
fn rating_taking_back_and_rating_again_on_the_card_can_be_undone() {
    let mut session = session();
    act(&mut session, 0.0, Action::PlaceKnot(place(0.1, 0.3)));
    for (tick, score) in [(0.1, Some(5)), (0.2, None), (0.3, Some(5))] {
        let score = score.and_then(|score| Intensity::new(score).ok());
        act(&mut session, tick, Action::DraftScore(score));
    }
    act(&mut session, 1.0, Action::FinishDraft);
    act(&mut session, 2.0, Action::Undo);
    assert!(session.chart().is_empty());
}

#[test]
fn a_group_dragged_past_the_edge_and_back_keeps_its_shape() {
    let (mut session, first) = with_jeffrey();
    act(&mut session, 5.0, Action::PlaceKnot(place(0.1, 0.3)));
    act(&mut session, 6.0, Action::FinishDraft);
    let second = session.selection().primary().unwrap();
    act(&mut session, 7.0, Action::ToggleSelected(first));
    act(&mut session, 8.0, Action::BeginDrag(first));
    act(&mut session, 8.1, Action::DragTo(first, place(0.6, 0.21)));
    act(&mut session, 8.2, Action::DragTo(first, place(-0.1, 0.21)));
    act(&mut session, 8.3, Action::EndDrag);
    assert_eq!(
        session.chart().knot(first).unwrap().place,
        place(-0.1, 0.21)
    );
    assert_eq!(
        session.chart().knot(second).unwrap().place,
        place(0.12, 0.3)
    );
}

#[test]
fn stepping_at_the_end_of_the_scale_says_nothing_wrong() {
    let (mut session, _) = with_jeffrey();
    act(&mut session, 10.0, Action::RateSelected(Intensity::TEN));
    for tick in [10.2, 10.4] {
        let effects = effects_of(&mut session, tick, Action::StepRating(1));
        assert_eq!(effects.notice, None);
    }
}

fn any_action() -> impl Strategy<Value = (u8, f64, f64, u8)> {
    (0u8..16, -0.3f64..0.3, 0.0f64..0.9, 0u8..10)
}

/// Turns numbers into an action that fits the session as it stands.
fn chosen(session: &Session, (kind, u, v, digit): (u8, f64, f64, u8)) -> Action {
    let entries = session.chart().entries();
    let knot = entries
        .get(digit as usize % entries.len().max(1))
        .map(|entry| entry.knot().id);
    match (kind, knot) {
        (0 | 1, _) | (_, None) => Action::PlaceKnot(place(u, v)),
        (2, _) => Action::DraftName(format!("knot {digit}")),
        (3, _) => Action::DraftScore(Intensity::new(digit).ok().filter(|_| digit < 6)),
        (4, _) => Action::CancelDraft,
        (5, Some(knot)) => Action::Select(knot),
        (6, Some(knot)) => Action::ToggleSelected(knot),
        (7, _) => Action::TypeDigit(digit),
        (8, _) => Action::Nudge {
            dx: u / 10.0,
            dy: v / 10.0,
        },
        (9, Some(knot)) => Action::BeginDrag(knot),
        (10, Some(knot)) => Action::DragTo(knot, place(u, v)),
        (11, _) => Action::Mirror,
        (12, _) => Action::Duplicate {
            mirrored: digit % 2 == 0,
        },
        (13, Some(_)) if digit < 3 => Action::DeleteSelected,
        (14, Some(knot)) => Action::AddMilestone {
            knots: vec![knot],
            kind: MilestoneKind::ALL[digit as usize % 5],
            at: now(0.0).stamp.into(),
        },
        (_, Some(knot)) => Action::Rate {
            knot,
            score: Score::Unknown,
            asked: crate::model::Asked::Now,
            felt_at: now(0.0).stamp.into(),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undoing_everything_reaches_the_start_and_redoing_the_end(steps in prop::collection::vec(any_action(), 1..60)) {
        let mut session = session();
        for (index, step) in steps.into_iter().enumerate() {
            let action = chosen(&session, step);
            let effects = effects_of(&mut session, index as f64 * 0.7, action);
            prop_assert!(!matches!(effects.notice, Some(Notice::Failed(_))), "{:?}", effects);
        }
        act(&mut session, 100.0, Action::Deselect);
        let end = session.chart().clone();
        while session.history().undo_label().is_some() {
            act(&mut session, 101.0, Action::Undo);
        }
        prop_assert!(session.chart().is_empty());
        prop_assert!(!session.is_dirty());
        while session.history().redo_label().is_some() {
            act(&mut session, 102.0, Action::Redo);
        }
        prop_assert_eq!(session.chart(), &end);
    }
}
