//! Two copies of a chart: what leads from one to the other, and both made one.

use knotmap::model::{
    Changes, Chart, Edit, Ids, Intensity, Knot, Rating, Record, RecordId, Score, When, merge,
};
use knotmap::store::parse;
use proptest::prelude::*;

use crate::arbitrary;
use crate::format::SMALL;

/// Every record of `part` is in `whole`, in some version.
fn holds(whole: &Chart, part: &Chart) -> Result<(), TestCaseError> {
    for (id, _) in Changes::all(part).iter() {
        prop_assert!(whole.record(id).is_some(), "{id} is gone");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changes_lead_from_one_chart_to_another(from in arbitrary::chart().boxed(), to in arbitrary::chart().boxed()) {
        let changes = Changes::between(&from, &to);
        prop_assert_eq!(&from.changed(&changes).unwrap(), &to);
        let mut chart = from.clone();
        for edit in from.edits_to(&to) {
            chart.apply(edit).map_err(|error| TestCaseError::fail(error.to_string()))?;
        }
        prop_assert_eq!(&chart, &to);
    }

    #[test]
    fn changes_stand_alone(from in arbitrary::chart().boxed(), to in arbitrary::chart().boxed()) {
        let changes = Changes::between(&from, &to);
        let alone = changes.alone().unwrap();
        for (id, record) in changes.iter().filter(|(_, record)| record.is_some()) {
            prop_assert_eq!(alone.record(id), record.cloned());
        }
    }

    #[test]
    fn a_merge_without_a_common_past_drops_nothing(ours in arbitrary::chart().boxed(), theirs in arbitrary::chart().boxed()) {
        let merged = merge(None, &ours, &theirs).unwrap();
        holds(&merged.chart, &ours)?;
        holds(&merged.chart, &theirs)?;
        let again = merge(None, &merged.chart, &theirs).unwrap();
        prop_assert_eq!(&again.chart, &merged.chart);
        prop_assert_eq!(&ours.changed(&merged.changes).unwrap(), &merged.chart);
    }

    #[test]
    fn what_only_one_copy_changed_is_taken_as_it_is(base in arbitrary::chart().boxed(), ours in arbitrary::chart().boxed()) {
        for (a, b) in [(&ours, &base), (&base, &ours)] {
            let merged = merge(Some(&base), a, b).unwrap();
            prop_assert_eq!(&merged.chart, &ours);
            prop_assert!(merged.conflicts.is_empty());
        }
    }

    #[test]
    fn a_merge_keeps_what_either_copy_has_new(charts in proptest::collection::vec(arbitrary::chart().boxed(), 3)) {
        let [base, ours, theirs] = <[Chart; 3]>::try_from(charts).unwrap();
        let merged = merge(Some(&base), &ours, &theirs).unwrap();
        for copy in [&ours, &theirs] {
            for (id, record) in Changes::between(&base, copy).iter() {
                if record.is_some() {
                    prop_assert!(merged.chart.record(id).is_some(), "{id} is gone");
                }
            }
        }
        let same = merge(Some(&base), &ours, &ours).unwrap();
        prop_assert_eq!(same.chart, ours);
    }
}

fn small() -> (Chart, Knot) {
    let chart = parse(SMALL.as_bytes()).unwrap();
    let knot = chart.entries()[0].knot().clone();
    (chart, knot)
}

fn with(chart: &Chart, record: impl Into<Record>) -> Chart {
    let mut chart = chart.clone();
    chart.apply(Edit::put(record)).unwrap();
    chart
}

#[test]
fn fields_changed_in_different_copies_are_both_kept() {
    let (base, knot) = small();
    let name = "Geoffrey".to_owned();
    let ours = with(
        &base,
        Knot {
            name,
            ..knot.clone()
        },
    );
    let avoid = "not on the bone".to_owned();
    let theirs = with(
        &base,
        Knot {
            avoid,
            ..knot.clone()
        },
    );
    let merged = merge(Some(&base), &ours, &theirs).unwrap();
    let both = merged.chart.knot(knot.id).unwrap();
    assert_eq!(
        (both.name.as_str(), both.avoid.as_str()),
        ("Geoffrey", "not on the bone")
    );
    assert_eq!(merged.conflicts, []);
}

#[test]
fn of_two_values_one_is_kept_and_both_can_be_read() {
    let (base, knot) = small();
    let rating = base.entries()[0].ratings()[0].clone();
    let felt = |value| Rating {
        score: Score::Felt(Intensity::new(value).unwrap()),
        ..rating.clone()
    };
    let (ours, theirs) = (
        with(&base, (knot.id, felt(2))),
        with(&base, (knot.id, felt(9))),
    );
    for before in [None, Some(&base)] {
        let merged = merge(before, &ours, &theirs).unwrap();
        let kept = merged
            .chart
            .entry(knot.id)
            .unwrap()
            .rating(rating.id)
            .unwrap();
        assert_eq!(kept.score, felt(2).score);
        assert!(kept.note.contains("Other copy, rating: 9"), "{}", kept.note);
        let [conflict] = merged.conflicts.as_slice() else {
            panic!("{:?}", merged.conflicts);
        };
        assert_eq!(
            (conflict.kept.as_str(), conflict.other.as_str()),
            ("2", "9")
        );
    }
}

#[test]
fn a_time_that_no_file_can_hold_is_refused() {
    let (mut chart, knot) = small();
    for since in [When::Year(2250), When::Year(1899), When::Month(2000, 13)] {
        let since = Some(since);
        let refused = chart.apply(Edit::put(Knot {
            since,
            ..knot.clone()
        }));
        assert!(refused.is_err(), "{since:?}");
    }
}

#[test]
fn a_knot_deleted_here_and_rated_there_is_kept_with_its_past() {
    let (base, knot) = small();
    let mut ours = base.clone();
    ours.apply(base.removal_of_knot(knot.id)).unwrap();
    let at = knot.recorded_at;
    let rating = Rating::now(Ids::seeded(9).rating(), Score::Unknown, at);
    let theirs = with(&base, (knot.id, rating));
    for (a, b) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(Some(&base), a, b).unwrap();
        assert_eq!(merged.chart.entry(knot.id), theirs.entry(knot.id));
        assert_eq!(merged.conflicts[0].id, RecordId::Knot(knot.id));
        assert_eq!(merged.conflicts[0].kept, "kept");
    }
    let merged = merge(Some(&base), &ours, &base).unwrap();
    assert_eq!(merged.chart.knot(knot.id), None);
}
