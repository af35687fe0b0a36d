//! Tables that come in.

use knotmap::exchange::{Grid, ImportError, ImportOptions, Mapping, Plan, Table, Target, plan};
use knotmap::model::*;
use knotmap::store;

use super::body;
use crate::format::SMALL;

fn planned(chart: &Chart, csv: &str) -> Plan {
    let grid = Grid::read(csv.as_bytes()).unwrap();
    let options = ImportOptions {
        now: "2026-11-22T08:15:00+01:00".parse().unwrap(),
        zone: jiff::tz::TimeZone::fixed(jiff::tz::offset(1)),
        order: None,
    };
    plan(
        chart,
        &grid,
        &Mapping::guess(&grid),
        &options,
        Ids::seeded(77),
    )
    .unwrap()
}

fn taken_in(chart: &mut Chart, csv: &str) -> Plan {
    let plan = planned(chart, csv);
    chart.apply(plan.edit()).unwrap();
    plan
}

/// What the tables of ratings and treatments carry of a chart: rated knots with name and place, and treatments.
fn carried(chart: &Chart) -> Chart {
    let entries: Vec<Entry> = chart
        .entries()
        .into_iter()
        .filter(|entry| !entry.ratings().is_empty())
        .map(|entry| {
            let old = entry.knot();
            let knot = Knot {
                name: old.name.clone(),
                ..Knot::new(old.id, old.place, old.recorded_at)
            };
            Entry::new(knot, entry.ratings().to_vec(), Vec::new())
        })
        .collect();
    let rated = |touched: &Touched| entries.iter().any(|entry| entry.knot().id == touched.knot);
    let treatments = chart
        .treatments()
        .into_iter()
        .cloned()
        .map(|mut treatment| {
            treatment.touched.retain(rated);
            treatment
        });
    let treatments = treatments.collect();
    Chart::from_parts(Parts {
        entries,
        treatments,
        ..Parts::default()
    })
    .unwrap()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    #[test]
    fn an_export_reads_back_as_the_same_chart(chart in crate::arbitrary::chart()) {
        let ratings = Table::Ratings.to_csv(&chart, body());
        let treatments = Table::Treatments.to_csv(&chart, body());
        let mut again = Chart::new();
        for (csv, count) in [(&ratings, chart.rating_count()), (&treatments, chart.treatments().len())] {
            if count > 0 {
                let plan = taken_in(&mut again, csv);
                proptest::prop_assert_eq!(&plan.refused, &vec![]);
                proptest::prop_assert_eq!(plan.taken, count);
                let twice = planned(&again, csv);
                proptest::prop_assert_eq!((twice.taken, twice.already), (0, count));
            }
        }
        proptest::prop_assert_eq!(again, carried(&chart));
    }
}

#[test]
fn a_table_of_ones_own_is_taken_in_and_only_once() {
    let mut chart = store::parse(SMALL.as_bytes()).unwrap();
    let before = chart.rating_count();
    let csv = "Date;Time;Spot;Pain;Notes\n\
               22.11.2026;8:15;jeffrey;7;\"cold; wet\"\n\
               23.11.2026;;JEFFREY;?;\n\
               24.11.2026;9:00;Jeffrey;0;\n\
               24.11.2026;9:00;Jeffrey;0;\n\
               25.11.2026;9:00;Nobody;3;\n\
               26.11.2026;9:00;Jeffrey;6,5;\n\
               27.11.2026;9:00;Jeffrey;;\n\
               soon;9:00;Jeffrey;3;\n\
               28.11.2026;9:00;Jeffrey;3;a;b;c\n";
    let plan = taken_in(&mut chart, csv);
    assert_eq!((plan.taken, plan.already, plan.new_knots), (3, 1, 0));
    let refused: Vec<(u64, &str)> = plan
        .refused
        .iter()
        .map(|note| (note.line, note.words.as_str()))
        .collect();
    for ((line, words), (wanted, part)) in refused.iter().zip([
        (6, "no knot on the chart is called \"Nobody\""),
        (7, "\"6,5\" is no whole number"),
        (8, "there is no rating"),
        (9, "\"soon\" is no time"),
        (10, "7 cells"),
    ]) {
        assert_eq!(*line, wanted, "{words}");
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(refused.len(), 5);
    let entry = chart.entries()[0].clone();
    let new: Vec<&Rating> = entry.ratings().iter().rev().take(3).collect();
    assert_eq!(new[2].felt_at.to_string(), "2026-11-22T08:15:00+01:00");
    assert_eq!(
        (new[2].note.as_str(), new[1].score),
        ("cold; wet", Score::Unknown)
    );
    assert_eq!(new[0].score, Score::Felt(Intensity::ZERO));
    let twice = taken_in(&mut chart, csv);
    assert_eq!((twice.taken, twice.already), (0, 4));
    assert_eq!(chart.rating_count(), before + 3);
}

#[test]
fn a_row_never_lands_on_the_other_side() {
    let mut chart = store::parse(SMALL.as_bytes()).unwrap();
    let csv = "knot_name,side,u,v,score,felt_at\n\
               Jeffrey,right,,,3,2026-11-01\n\
               Jeffrey,L,,,3,2026-11-01\n\
               Twin,right,-0.1,0.2,3,2026-11-01\n\
               Twin,right,0.1,0.2,3,2026-11-01\n\
               Far,left,-9,0.2,3,2026-11-01\n\
               Odd,up,-0.1,0.2,3,2026-11-01\n";
    let plan = taken_in(&mut chart, csv);
    let refused: Vec<u64> = plan.refused.iter().map(|note| note.line).collect();
    assert_eq!(refused, [2, 4, 6, 7], "{:?}", plan.refused);
    assert!(
        plan.refused[0]
            .words
            .contains("it says right, but \"Jeffrey\" is on the person's left")
    );
    assert_eq!((plan.taken, plan.new_knots), (2, 1));
    let twin = chart.entries()[1].knot().clone();
    assert_eq!(
        (twin.name.as_str(), twin.place.side()),
        ("Twin", Side::Right)
    );
}

#[test]
fn a_table_for_reading_is_refused_so_that_no_episode_becomes_a_treatment() {
    let chart = store::parse(SMALL.as_bytes()).unwrap();
    for (table, what) in [
        (Table::Milestones, "milestones"),
        (Table::Episodes, "episodes"),
        (Table::CheckIns, "check-ins"),
    ] {
        let csv = table.to_csv(&chart, body()) + "1,2,3\r\n";
        let grid = Grid::read(csv.as_bytes()).unwrap();
        for target in Target::ALL {
            let mapping = Mapping::guess_as(&grid, target);
            let options = ImportOptions {
                now: "2026-11-22T08:15:00+01:00".parse().unwrap(),
                zone: jiff::tz::TimeZone::UTC,
                order: None,
            };
            let refused = plan(&chart, &grid, &mapping, &options, Ids::seeded(7));
            assert_eq!(refused, Err(ImportError::NotTaken(what)));
        }
    }
}

#[test]
fn hostile_tables_are_read_or_refused_row_by_row() {
    let mut chart = store::parse(SMALL.as_bytes()).unwrap();
    let huge = "x".repeat(200_000);
    let csv = format!(
        "felt_at,knot_name,score,note\r\n\
         2026-11-01,Jeffrey,3,'=HYPERLINK(1)\r\n\
         2026-11-02,Jeffrey,3,\"a \"\"b\"\", c\r\nd\"\r\n\
         2026-11-03,Jeffrey\r\n\
         2026-11-04,Jeffrey,3,{huge}\r\n\
         2026-11-05,\"Jeff\0rey\",3,\r\n\
         2026-11-06,Jeffrey,3,\"open\r\n2026-11-07,Jeffrey,4,\r\n"
    );
    let plan = taken_in(&mut chart, &csv);
    let refused: Vec<u64> = plan.refused.iter().map(|note| note.line).collect();
    assert_eq!(refused, [5, 6, 7], "{:?}", plan.refused);
    let notes: Vec<String> = chart.entries()[0]
        .ratings()
        .iter()
        .rev()
        .take(3)
        .map(|r| r.note.clone())
        .collect();
    assert_eq!(notes[2], "=HYPERLINK(1)");
    assert_eq!(notes[1], "a \"b\", c\r\nd");
    assert!(Grid::read(csv.as_bytes()).unwrap().is_unclosed);
    assert!(
        plan.refused
            .iter()
            .all(|note| note.words.chars().count() < 200)
    );
}

#[test]
fn treatments_name_the_knots_they_worked_on() {
    let mut chart = store::parse(SMALL.as_bytes()).unwrap();
    let csv = "kind,at,duration,touched,pressure_got,after\n\
               Deep tissue massage,2026-11-01 10:00,60 min,Jeffrey|left|eased|10; Bob,4,soreness|5|48\n\
               Reiki,2026-11-02,,jeffrey|right,,\n\
               Reiki,2026-11-03,,,9,\n";
    let plan = taken_in(&mut chart, csv);
    assert_eq!((plan.target, plan.taken), (Target::Treatments, 1));
    assert_eq!(
        plan.partly[0].words,
        "taken without 1 knot that is not on the chart"
    );
    let treatment = chart.treatments().last().copied().unwrap().clone();
    assert_eq!(treatment.kind, TreatmentKind::DeepTissue);
    assert_eq!((treatment.minutes, treatment.touched.len()), (Some(60), 1));
    assert_eq!(treatment.touched[0].outcome, Outcome::Eased);
    assert_eq!(treatment.after[0].hours, Some(48));
    let words: Vec<&str> = plan
        .refused
        .iter()
        .map(|note| note.words.as_str())
        .collect();
    assert!(
        words[0].contains("it says right") && words[1].contains("1 to 5"),
        "{words:?}"
    );
}
