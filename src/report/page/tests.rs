//! The page of a small made-up chart.

use super::*;
use crate::model::{
    AfterEffect, AfterKind, Asked, BodyPos, Entry, Goal, GoalCheck, Ids, Intensity, Knot, Mark,
    Milestone, MilestoneKind, Outcome, Parts, Person, Place, Rating, SafetyAnswer, Score, Side,
    Stamp, Touched, Treatment, TreatmentKind, View,
};

fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn number(value: u8) -> Intensity {
    Intensity::new(value).unwrap()
}

/// A knot that falls from 7 to 4 in two months, and what belongs to it.
fn jeffrey(ids: &mut Ids) -> Entry {
    let recorded = stamp("2026-06-01T08:00:00+02:00");
    let place = Place::new(View::Back, BodyPos::new(0.15, 0.05).unwrap());
    let knot = Knot {
        name: "Jeffrey".to_owned(),
        mark: Mark::Adhesion,
        since: Some("2026-07-12".parse().unwrap()),
        feels: vec!["ropy".to_owned()],
        spreads_to: vec![SpreadsTo {
            zone: "head_temple".to_owned(),
            side: Side::Right,
        }],
        worse_with: "desk\nover an hour".to_owned(),
        better_with: "heat".to_owned(),
        ..Knot::new(ids.knot(), place, recorded)
    };
    let ratings = (0..8).map(|week| {
        let felt =
            stamp("2026-08-02T20:00:00+02:00").plus(jiff::SignedDuration::from_hours(168 * week));
        let late = i64::from(week == 3) * 24;
        Rating {
            recorded_at: felt.plus(jiff::SignedDuration::from_hours(late)),
            ..Rating::now(
                ids.rating(),
                Score::Felt(number(7 - (week as u8) / 2)),
                felt,
            )
        }
    });
    let ratings: Vec<Rating> = ratings.collect();
    Entry::new(knot, ratings, Vec::new())
}

/// Two knots without a number: one that could not be rated, one that was released.
fn others(ids: &mut Ids) -> [Entry; 2] {
    let at = stamp("2026-06-01T08:00:00+02:00");
    let later = |secs| at.plus(jiff::SignedDuration::from_secs(secs));
    let front = Place::new(View::Front, BodyPos::new(-0.1, 0.3).unwrap());
    let rating = Rating {
        felt_at: "2026-09-01".parse().unwrap(),
        asked: Asked::OnPressing,
        ..Rating::now(ids.rating(), Score::Unknown, at)
    };
    let gone = Knot {
        name: "Gone".to_owned(),
        ..Knot::new(ids.knot(), front.mirrored(), later(2))
    };
    let day = "2026-09-10".parse().unwrap();
    let released = Milestone::new(ids.milestone(), MilestoneKind::Released, day, at);
    [
        Entry::new(
            Knot::new(ids.knot(), front, later(1)),
            vec![rating],
            Vec::new(),
        ),
        Entry::new(gone, Vec::new(), vec![released]),
    ]
}

fn check_in(ids: &mut Ids, day: &str, value: u8) -> CheckIn {
    let at = stamp("2026-06-01T08:00:00+02:00");
    CheckIn {
        pain: Some(number(value)),
        enjoyment: Some(number(value)),
        activity: Some(number(value + 1)),
        safety: vec![SafetyAnswer {
            question: "fever".to_owned(),
            yes: value > 5,
        }],
        ..CheckIn::new(ids.check_in(), day.parse().unwrap(), at)
    }
}

fn treatment(ids: &mut Ids, knot: crate::model::KnotId) -> Treatment {
    let at = stamp("2026-06-01T08:00:00+02:00");
    let day = "2026-08-20".parse().unwrap();
    Treatment {
        minutes: Some(60),
        touched: vec![Touched {
            knot,
            outcome: Outcome::Eased,
            minutes: None,
        }],
        after: vec![AfterEffect {
            kind: AfterKind::Soreness,
            severity: None,
            hours: None,
        }],
        ..Treatment::new(ids.treatment(), TreatmentKind::Medical, day, at)
    }
}

fn chart() -> Chart {
    let mut ids = Ids::seeded(5);
    let at = stamp("2026-06-01T08:00:00+02:00");
    let jeffrey = jeffrey(&mut ids);
    let [unknown, gone] = others(&mut ids);
    let checks = [true, false].map(|met| GoalCheck {
        at: "2026-09-02".parse().unwrap(),
        met,
    });
    let goal = Goal {
        checks: checks.to_vec(),
        ..Goal::new(ids.goal(), "Pull-ups".to_owned(), at)
    };
    Chart::from_parts(Parts {
        person: Person {
            name: "M.".to_owned(),
            born: Some("1986".parse().unwrap()),
            medicines: "none".to_owned(),
            questions: "Why there?\n\nWhat next?".to_owned(),
            ..Person::default()
        },
        treatments: vec![treatment(&mut ids, jeffrey.knot().id)],
        entries: vec![jeffrey, unknown, gone],
        check_ins: vec![
            check_in(&mut ids, "2026-08-01", 6),
            check_in(&mut ids, "2026-09-27", 4),
        ],
        goals: vec![goal],
        ..Parts::default()
    })
    .unwrap()
}

fn options(reader: Reader) -> PageOptions {
    PageOptions {
        period: Period::new("2026-08-01".parse().unwrap(), "2026-09-28".parse().unwrap()),
        reader,
        now: stamp("2026-09-28T18:00:00+02:00"),
        exact_dates: true,
        weeks: Timeline::default(),
        hash: "0123456789abcdef0123".to_owned(),
    }
}

fn page(chart: &Chart) -> Page {
    Page::new(chart, Body::shared().unwrap(), &options(Reader::Doctor))
}

#[test]
fn the_page_in_full() {
    let page = serde_json::to_string_pretty(&page(&chart())).unwrap();
    insta::assert_snapshot!(page.replace(MADE_WITH, "Made with knotmap"));
}

#[test]
fn an_empty_chart_makes_a_page_that_says_so() {
    let page = page(&Chart::new());
    assert!(page.problems.is_empty() && page.tables.is_empty() && page.function.is_empty());
    assert_eq!(page.summary, ["No knots are on this chart."]);
    assert_eq!(page.rests_on, "No ratings in this period");
}

#[test]
fn what_is_later_than_the_period_does_not_count() {
    let chart = chart();
    let mut options = options(Reader::Myself);
    options.period = Period::new("2026-08-01".parse().unwrap(), "2026-08-20".parse().unwrap());
    let page = Page::new(&chart, Body::shared().unwrap(), &options);
    let rating = |name: &str| {
        let found = page.problems.iter().find(|one| one.name == name);
        found.map(|one| (one.rating.clone(), one.outcome.clone()))
    };
    assert_eq!(
        rating("Jeffrey"),
        Some(("7 → 6 of 10".to_owned(), String::new()))
    );
    assert_eq!(
        rating("Gone"),
        Some(("not rated".to_owned(), String::new()))
    );
}

#[test]
fn sides_are_the_persons_own_in_every_view() {
    let at = stamp("2026-09-01T08:00:00+02:00");
    for (view, u, side) in [
        (View::Back, -0.2, "left"),
        (View::Back, 0.2, "right"),
        (View::Front, -0.2, "left"),
        (View::Front, 0.2, "right"),
    ] {
        let place = Place::new(view, BodyPos::new(u, 0.2).unwrap());
        let knot = Knot::new(Ids::seeded(1).knot(), place, at);
        let chart = Chart::from_parts(Parts {
            entries: vec![Entry::new(knot, Vec::new(), Vec::new())],
            ..Parts::default()
        })
        .unwrap();
        let page = page(&chart);
        assert!(page.problems[0].place.starts_with(side), "{view:?} {u}");
        assert!(page.tables[0].rows[0][2].starts_with(side), "{view:?} {u}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn hostile_names_make_a_page_and_the_same_chart_the_same_bytes() {
    let at = stamp("2026-08-03T08:00:00+02:00");
    let (long, unbroken) = ("long ".repeat(2000), "x".repeat(9000));
    let names = [
        "<script>&\"'",
        "#strong[x] $x$ @y",
        "\u{202e}\u{5d0}\u{5d1}",
        &long,
        &unbroken,
    ];
    let mut ids = Ids::seeded(6);
    let knots = names.iter().map(|name| {
        let place = Place::new(View::Back, BodyPos::new(0.1, 0.2).unwrap());
        let knot = Knot {
            name: (*name).to_owned(),
            worse_with: (*name).to_owned(),
            ..Knot::new(ids.knot(), place, at)
        };
        Entry::new(knot, Vec::new(), Vec::new())
    });
    let chart = Chart::from_parts(Parts {
        person: Person {
            name: unbroken.clone(),
            questions: long.clone(),
            ..Person::default()
        },
        entries: knots.collect(),
        ..Parts::default()
    })
    .unwrap();
    let body = Body::shared().unwrap();
    let pdf = || page_pdf(&chart, body, &options(Reader::Therapist), Paper::Letter).unwrap();
    let bytes = pdf();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(bytes, pdf());
}
