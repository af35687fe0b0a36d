//! Any bytes as what a person does: the log leads to the chart, undo leads back, and a merge with an earlier state
//! drops nothing.
#![no_main]

use knotmap::model::{
    Asked, BodyPos, Chart, Ids, Intensity, KnotId, MilestoneKind, Place, Score, View, When, merge,
};
use knotmap::session::{Action, Now, Session};
use knotmap::store::{parse, to_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut session = Session::new(Chart::new(), Ids::seeded(1));
    let (mut copy, mut halfway) = (Chart::new(), Chart::new());
    for (index, word) in bytes.chunks_exact(4).take(200).enumerate() {
        let now = Now {
            stamp: "2026-11-22T08:00:00+01:00".parse().unwrap(),
            tick_secs: index as f64 * f64::from(word[3] % 8),
        };
        for action in action(&session, word) {
            let _effects = session.apply(action, now);
            if let Some(committed) = session.take_committed() {
                copy = copy.changed(&committed.changes).unwrap();
            }
        }
        if index == 50 {
            halfway = copy.clone();
        }
    }
    let now = Now {
        stamp: "2026-11-22T09:00:00+01:00".parse().unwrap(),
        tick_secs: 1e6,
    };
    let _effects = session.apply(Action::Deselect, now);
    if let Some(committed) = session.take_committed() {
        copy = copy.changed(&committed.changes).unwrap();
    }
    assert_eq!(&copy, session.chart());
    assert_eq!(parse(to_text(&copy).as_bytes()).as_ref(), Ok(&copy));
    let merged = merge(None, &copy, &halfway).unwrap();
    assert!(merged.chart.knot_count() >= copy.knot_count());
    for _ in 0..1000 {
        let _effects = session.apply(Action::Undo, now);
    }
    assert!(session.chart().is_empty());
});

fn action(session: &Session, word: &[u8]) -> Vec<Action> {
    let [what, a, b, _] = *word else {
        return Vec::new();
    };
    let at = |byte: u8| f64::from(byte) / 64.0 - 2.0;
    let place = Place::new(View::ALL[usize::from(a % 4)], BodyPos::clamped(at(a), at(b)));
    let knots: Vec<KnotId> = session.chart().entries().iter().map(|entry| entry.knot().id).collect();
    let knot = knots.get(usize::from(a) % knots.len().max(1)).copied();
    let all = session.selection().knots().to_vec();
    match (what % 24, knot) {
        (0, _) => vec![Action::PlaceKnot(place)],
        (1, _) => vec![Action::DraftName(format!("{}", char::from(b)))],
        (2, _) => vec![Action::DraftDigit(b % 10)],
        (3, _) => vec![Action::FinishDraft],
        (4, _) => vec![Action::CancelDraft],
        (5, _) => vec![Action::Undo],
        (6, _) => vec![Action::Redo],
        (7, _) => vec![Action::Mirror],
        (8, _) => vec![Action::Duplicate { mirrored: b % 2 == 0 }],
        (9, _) => vec![Action::DeleteSelected],
        (10, _) => vec![Action::TypeDigit(b % 10)],
        (11, _) => vec![Action::StepRating(if b % 2 == 0 { 1 } else { -1 })],
        (12, _) => vec![Action::Nudge { dx: at(a) / 10.0, dy: at(b) / 10.0 }],
        (13, _) => vec![Action::SetArchived(b % 2 == 0)],
        (14, _) => vec![Action::SelectAll(knots)],
        (15, _) => vec![Action::EndDrag],
        (16, _) => vec![Action::CancelDrag],
        (17, Some(id)) => vec![Action::Select(id)],
        (18, Some(id)) => vec![Action::ToggleSelected(id)],
        (19, Some(id)) => vec![Action::BeginDrag(id)],
        (20, Some(id)) => vec![Action::DragTo(id, place)],
        (21, Some(id)) => vec![Action::Rename(id, "n".repeat(usize::from(b)))],
        (22, Some(knot)) => vec![Action::Rate {
            knot,
            score: Intensity::new(b % 12).map_or(Score::Unknown, Score::Felt),
            asked: Asked::ALL[usize::from(b % 5)],
            felt_at: When::Year(1900 + i16::from(b)),
        }],
        (23, Some(_)) => vec![Action::AddMilestone {
            knots: all,
            kind: MilestoneKind::ALL[usize::from(b % 5)],
            at: When::Month(2000 + i16::from(a), 1 + (b % 12) as i8),
        }],
        _ => Vec::new(),
    }
}
