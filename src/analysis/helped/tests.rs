use super::*;
use crate::analysis::testing::{Story, stamp};
use crate::model::{MilestoneKind, Outcome, Technique, TreatmentKind};

const NOW: &str = "2026-12-01T12:00:00+01:00";

/// Three visits of one kind (0, −2, −1 after a week) and two of another (−6, −5).
fn story() -> Story {
    let mut story = Story::new();
    let knot = story.knot("2026-01-01T10:00:00+01:00");
    let plain = TreatmentKind::Swedish;
    let deep = TreatmentKind::DeepTissue;
    for (month, kind, before, next_day, after) in [
        ("2026-02", plain.clone(), 7, 5, 7),
        ("2026-03", plain.clone(), 7, 6, 5),
        ("2026-04", plain, 6, 7, 5),
        ("2026-05", deep.clone(), 8, 9, 2),
        ("2026-06", deep, 7, 7, 2),
    ] {
        let visit = story.treat(
            &format!("{month}-10T11:00:00+01:00"),
            &[(knot, Outcome::Same)],
        );
        story.change_treatment(visit, |treatment| {
            treatment.kind = kind;
            let technique = |name: &str| Technique {
                name: name.to_owned(),
                minutes: None,
            };
            treatment.techniques = vec![technique("Scraping"), technique("scraping ")];
        });
        for (day, level) in [("10", before), ("11", next_day), ("17", after)] {
            let hour = if day == "10" { "09" } else { "13" };
            let at = format!("{month}-{day}T{hour}:00:00+01:00");
            story.rate(knot, &at, Some(level));
        }
    }
    story
}

#[test]
fn medians_and_ranges_worked_by_hand() {
    let story = story();
    let all = helped(&story.chart, By::Kind, stamp(NOW));
    let row = |helped: &Helped| {
        let week = &helped.week;
        (
            helped.name.clone(),
            helped.visits,
            week.n(),
            week.median(),
            week.range(),
        )
    };
    assert_eq!(
        row(&all[0]),
        (
            "Swedish massage".to_owned(),
            3,
            3,
            Some(-1.0),
            Some((-2, 0))
        )
    );
    // The better numbers are two cases: too few to stand first.
    assert_eq!(
        row(&all[1]),
        (
            "Deep tissue massage".to_owned(),
            2,
            2,
            Some(-5.5),
            Some((-6, -5))
        )
    );
    assert!(!all[0].is_too_few() && all[1].is_too_few());
    assert_eq!(all[0].next_day.median(), Some(-1.0), "−2, −1 and 1");
    assert_eq!(all[0].dots.len(), 3);
    assert_eq!(all[0].dots[1].week, Some(-2));
}

#[test]
fn soreness_of_the_next_day_is_shown_and_judges_nothing() {
    let mut story = Story::new();
    let knot = story.knot("2026-01-01T10:00:00+01:00");
    for (month, kind, next_day, after) in [
        // Gone the next day and back after a week; sore the next day and better after a week.
        ("2026-02", TreatmentKind::Swedish, 1, 7),
        ("2026-03", TreatmentKind::DeepTissue, 9, 3),
        ("2026-04", TreatmentKind::Swedish, 2, 7),
        ("2026-05", TreatmentKind::DeepTissue, 9, 3),
        ("2026-06", TreatmentKind::Swedish, 1, 6),
        ("2026-07", TreatmentKind::DeepTissue, 8, 4),
    ] {
        let at = format!("{month}-10T11:00:00+01:00");
        let visit = story.treat(&at, &[(knot, Outcome::Same)]);
        story.change_treatment(visit, |treatment| treatment.kind = kind);
        story.rate(knot, &format!("{month}-10T09:00:00+01:00"), Some(7));
        story.rate(knot, &format!("{month}-11T13:00:00+01:00"), Some(next_day));
        story.rate(knot, &format!("{month}-17T13:00:00+01:00"), Some(after));
    }
    let all = helped(&story.chart, By::Kind, stamp(NOW));
    let names: Vec<&str> = all.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Deep tissue massage", "Swedish massage"]);
    assert_eq!(all[0].next_day.median(), Some(2.0), "shown as it was");
    assert_eq!(all[0].week.median(), Some(-4.0));
    assert_eq!(all[1].next_day.median(), Some(-6.0));
    assert_eq!(all[1].week.median(), Some(0.0));
}

#[test]
fn a_technique_counts_once_per_visit_however_it_is_spelt() {
    let story = story();
    let all = helped(&story.chart, By::Technique, stamp(NOW));
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].name.as_str(), all[0].visits), ("Scraping", 5));
    assert_eq!(all[0].week.median(), Some(-2.0), "−6, −5, −2, −1 and 0");
    let hands = helped(&story.chart, By::Therapist, stamp(NOW));
    assert_eq!((hands[0].name.as_str(), hands[0].knots), ("Ines", 5));
}

#[test]
fn returns_are_counted_only_where_the_dates_tell() {
    let share = |returned: Option<&str>, now: &str| {
        let mut story = Story::new();
        let knot = story.knot("2026-01-01T10:00:00+01:00");
        story.treat("2026-05-10T11:00:00+02:00", &[(knot, Outcome::Released)]);
        if let Some(at) = returned {
            story.event(knot, MilestoneKind::Returned, at);
        }
        let all = helped(&story.chart, By::Kind, stamp(now));
        assert_eq!(all[0].releases, 1);
        let row = |share: Share| (share.count, share.of);
        [row(all[0].returned_in_30), row(all[0].returned_in_90)]
    };
    assert_eq!(share(None, NOW), [(0, 1), (0, 1)]);
    assert_eq!(share(None, "2026-06-20T11:00:00+02:00"), [(0, 1), (0, 0)]);
    assert_eq!(share(Some("2026-06-09"), NOW), [(1, 1), (1, 1)], "30 days");
    assert_eq!(share(Some("2026-06-10"), NOW), [(0, 1), (1, 1)], "31 days");
    // Some day in June: 22 to 51 days.
    assert_eq!(share(Some("2026-06"), NOW), [(0, 0), (1, 1)]);
    assert_eq!(share(Some("2026-09"), NOW), [(0, 1), (0, 1)]);
}

#[test]
fn nothing_recorded_is_nothing_said() {
    assert_eq!(helped(&Chart::new(), By::Kind, stamp(NOW)), []);
    let mut story = Story::new();
    let knot = story.knot("2026-01-01T10:00:00+01:00");
    story.treat("2026-05", &[(knot, Outcome::Eased)]);
    let all = helped(&story.chart, By::Kind, stamp(NOW));
    assert_eq!((all[0].visits, all[0].knots, all[0].week.n()), (1, 1, 0));
}

#[test]
fn treatments_minutes_apart_are_two_visits_and_share_no_rating() {
    let mut story = Story::new();
    let knot = story.knot("2026-01-01T10:00:00+01:00");
    let first = story.treat("2026-05-10T11:00:00+02:00", &[(knot, Outcome::Same)]);
    story.change_treatment(first, |treatment| treatment.minutes = Some(10));
    let second = story.treat("2026-05-10T11:20:00+02:00", &[(knot, Outcome::Same)]);
    story.change_treatment(second, |treatment| {
        treatment.kind = TreatmentKind::DeepTissue;
    });
    for (at, level) in [
        ("2026-05-10T10:00:00+02:00", 8),
        ("2026-05-10T11:15:00+02:00", 6),
        ("2026-05-17T11:00:00+02:00", 1),
    ] {
        story.rate(knot, at, Some(level));
    }
    let all = helped(&story.chart, By::Kind, stamp(NOW));
    let of = |name: &str| {
        let row = all.iter().find(|row| row.name == name).unwrap();
        let points = |spread: &Spread| spread.median().map(|median| median as i8);
        (row.visits, points(&row.right_after), points(&row.week))
    };
    // From 8 to 6 on the table; what is left after a week speaks of both, and counts from the 6 for the second.
    assert_eq!(of("Swedish massage"), (1, Some(-2), None));
    assert_eq!(of("Deep tissue massage"), (1, None, Some(-5)));
}

#[test]
fn of_equal_medians_more_releases_then_more_visits_then_the_name_come_first() {
    let order = |releases: [usize; 2], more: [usize; 2]| {
        let mut story = Story::new();
        let knot = story.knot("2025-01-01T10:00:00+01:00");
        let kinds = [TreatmentKind::Swedish, TreatmentKind::DeepTissue];
        let mut months = 1..;
        let mut visit = |story: &mut Story, kind: &TreatmentKind, released, is_rated| {
            let month = months.next().unwrap();
            let day =
                jiff::civil::date(2025, 1, 10).saturating_add(jiff::Span::new().months(month));
            let outcome = if released {
                Outcome::Released
            } else {
                Outcome::Same
            };
            let id = story.treat(&format!("{day}T11:00:00+01:00"), &[(knot, outcome)]);
            story.change_treatment(id, |treatment| treatment.kind = kind.clone());
            if is_rated {
                let later = day.saturating_add(jiff::Span::new().days(7));
                story.rate(knot, &format!("{day}T09:00:00+01:00"), Some(7));
                story.rate(knot, &format!("{later}T11:00:00+01:00"), Some(5));
            }
        };
        for ((kind, releases), more) in kinds.iter().zip(releases).zip(more) {
            for index in 0..3 {
                visit(&mut story, kind, index < releases, true);
            }
            for _ in 0..more {
                visit(&mut story, kind, false, false);
            }
        }
        let all = helped(&story.chart, By::Kind, stamp("2027-12-01T12:00:00+01:00"));
        assert!(all.iter().all(|row| row.week.median() == Some(-2.0)));
        all[0].name.clone()
    };
    assert_eq!(order([2, 1], [0, 3]), "Swedish massage", "more releases");
    assert_eq!(order([1, 1], [2, 0]), "Swedish massage", "more visits");
    assert_eq!(order([1, 1], [1, 1]), "Deep tissue massage", "the name");
}
