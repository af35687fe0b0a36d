//! Looking at earlier times: what is shown, and what may be changed then.

use super::*;
use crate::analysis::{Moment, Span, state_at};
use crate::model::{
    Asked, BodyPos, Intensity, KnotId, MilestoneKind, Place, Rating, Score, View, When,
};

fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn now() -> Now {
    Now {
        stamp: stamp("2026-11-22T08:15:00+01:00"),
        tick_secs: 0.0,
    }
}

fn then() -> Stamp {
    stamp("2026-03-03T14:00:00+01:00")
}

/// A knot rated 7 in January and 3 in June.
fn session() -> (Session, KnotId) {
    let mut ids = Ids::seeded(1);
    let recorded = stamp("2026-01-01T08:00:00+01:00");
    let knot = Knot::new(
        ids.knot(),
        Place::new(View::Back, BodyPos::ORIGIN),
        recorded,
    );
    let rating = |id, day: &str, score| Rating {
        felt_at: day.parse().unwrap(),
        ..Rating::now(id, Score::Felt(Intensity::new(score).unwrap()), recorded)
    };
    let ratings = vec![
        rating(ids.rating(), "2026-01-10", 7),
        rating(ids.rating(), "2026-06-10", 3),
    ];
    let id = knot.id;
    let entry = crate::model::Entry::new(knot, ratings, Vec::new());
    let chart = Chart::from_parts(crate::model::Parts {
        entries: vec![entry],
        ..crate::model::Parts::default()
    })
    .unwrap();
    let mut session = Session::new(chart, ids);
    drop(session.apply(Action::Select(id), now()));
    (session, id)
}

fn rate(knot: KnotId, felt_at: When) -> Action {
    Action::Rate {
        knot,
        score: Score::Felt(Intensity::ZERO),
        asked: Asked::Now,
        felt_at,
    }
}

fn score(session: &Session, knot: KnotId) -> Option<Score> {
    let entry = session.chart().entry(knot).unwrap();
    state_at(entry, session.moment(now().stamp)).score()
}

#[test]
fn an_earlier_moment_shows_what_was_known_and_cannot_be_undone() {
    let (mut session, knot) = session();
    assert_eq!(session.moment(now().stamp), Moment::Present(now().stamp));
    let effects = session.apply(Action::SetMoment(then()), now());
    assert_eq!((effects.edited, session.past()), (false, Some(then())));
    assert_eq!(
        score(&session, knot).map(|score| score.to_string()),
        Some("7".to_owned())
    );
    assert_eq!(session.history().undo_label(), None);
    assert!(!session.is_dirty());
    drop(session.apply(Action::ShowPresent, now()));
    assert_eq!(
        score(&session, knot).map(|score| score.to_string()),
        Some("3".to_owned())
    );
}

#[test]
fn the_future_is_the_present() {
    let (mut session, _) = session();
    for at in [now().stamp, stamp("2027-01-01T00:00:00Z")] {
        drop(session.apply(Action::SetMoment(then()), now()));
        drop(session.apply(Action::SetMoment(at), now()));
        assert_eq!(session.past(), None);
    }
}

#[test]
fn the_past_is_read_only_and_says_so() {
    let (mut session, knot) = session();
    drop(session.apply(Action::SetMoment(then()), now()));
    let before = session.chart().clone();
    for action in [
        Action::TypeDigit(5),
        Action::DeleteSelected,
        Action::Rename(knot, "Else".to_owned()),
        Action::PlaceKnot(Place::new(View::Back, BodyPos::ORIGIN)),
        Action::Nudge { dx: 0.1, dy: 0.0 },
        Action::BeginDrag(knot),
        rate(knot, now().stamp.into()),
        rate(knot, "2026-03-04".parse().unwrap()),
        Action::AddMilestone {
            knots: vec![knot],
            kind: MilestoneKind::Released,
            at: now().stamp.into(),
        },
    ] {
        let effects = session.apply(action.clone(), now());
        let hint = matches!(effects.notice, Some(Notice::Info(_)));
        assert!(hint && !effects.edited, "{action:?}");
        assert_eq!(session.chart(), &before, "{action:?}");
    }
    assert!(!session.is_dragging() && session.draft().is_none());
}

#[test]
fn an_entry_for_the_shown_time_is_taken_and_can_be_undone_there() {
    let (mut session, knot) = session();
    drop(session.apply(Action::SetMoment(then()), now()));
    let effects = session.apply(rate(knot, then().into()), now());
    assert!(effects.edited);
    assert_eq!(score(&session, knot), Some(Score::Felt(Intensity::ZERO)));
    assert!(session.apply(Action::Undo, now()).edited);
    let released = Action::AddMilestone {
        knots: vec![knot],
        kind: MilestoneKind::Released,
        at: "2026-03-03".parse().unwrap(),
    };
    assert!(session.apply(released, now()).edited);
    assert_eq!(session.past(), Some(then()));
}

#[test]
fn a_range_is_kept_until_it_is_cleared() {
    let (mut session, _) = session();
    let range = Span::new(then(), now().stamp);
    drop(session.apply(Action::SelectRange(Some(range)), now()));
    drop(session.apply(Action::SetMoment(then()), now()));
    assert_eq!(session.range(), Some(range));
    let nothing = Span::new(then(), then());
    drop(session.apply(Action::SelectRange(Some(nothing)), now()));
    assert_eq!(session.range(), None);
}

#[test]
fn versions_count_edits_undo_and_redo_of_that_knot_only() {
    let (mut session, knot) = session();
    let version = |session: &Session| session.versions().of_knot(knot);
    let mut seen = vec![version(&session)];
    drop(session.apply(Action::SetMoment(then()), now()));
    assert_eq!(version(&session), seen[0], "looking is no change");
    for action in [rate(knot, then().into()), Action::Undo, Action::Redo] {
        drop(session.apply(action, now()));
        assert!(!seen.contains(&version(&session)));
        seen.push(version(&session));
    }
    assert_eq!(session.versions().of_diary(), 0);
}
