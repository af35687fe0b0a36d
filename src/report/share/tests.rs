//! Nothing that was switched off is anywhere in what leaves.

use super::*;
use crate::model::{
    Contact, Episode, EpisodeKind, Goal, Ids, Intensity, Knot, Milestone, MilestoneKind, Parts,
    Person, Place, Rating, Score, Stamp, Technique, Touched, Treatment, TreatmentKind, View, Who,
};
use crate::report::page::Period;

const NAMES: [&str; 2] = ["QNAMEKNOT", "QNAMEPERSON"];
const NOTES: [&str; 7] = [
    "QNOTEKNOT",
    "QNOTERATING",
    "QNOTEMILE",
    "QNOTETREAT",
    "QNOTESAID",
    "QNOTECOST",
    "QNOTEPERSON",
];
const OWN_WORDS: [&str; 7] = [
    "QFEELS",
    "QWORSE",
    "QBETTER",
    "QAVOID",
    "QGOAL",
    "QKIND",
    "QTECHNIQUE",
];
const THERAPISTS: [&str; 3] = ["QWHO", "QWHERE", "QCONTACT"];
/// The day of every date of the chart: no other number in it has these digits.
const DAY: &str = "2026-05-17";

fn stamp() -> Stamp {
    format!("{DAY}T13:47:29+02:00").parse().unwrap()
}

fn rating(value: u8) -> Rating {
    let score = Score::Felt(Intensity::new(value).unwrap());
    Rating {
        note: "QNOTERATING".to_owned(),
        ..Rating::now(Ids::seeded(value.into()).rating(), score, stamp())
    }
}

fn person() -> Person {
    let own = |text: &str| text.to_owned();
    Person {
        name: own("QNAMEPERSON"),
        born: Some(DAY.parse().unwrap()),
        note: own("QNOTEPERSON"),
        questions: own("QASK"),
        medicines: own("QMEDICINE"),
        conditions: own("QCONDITION"),
        brief: [NAMES.as_slice(), &NOTES, &THERAPISTS].concat().join(" "),
        contacts: vec![Contact {
            name: own("QCONTACT"),
            ..Contact::default()
        }],
        ..Person::default()
    }
}

fn treatment(ids: &mut Ids, knot: crate::model::KnotId) -> Treatment {
    let (own, at) = (|text: &str| text.to_owned(), stamp());
    Treatment {
        therapist: own("QWHO"),
        location: own("QWHERE"),
        said: own("QNOTESAID"),
        cost: own("QNOTECOST"),
        note: own("QNOTETREAT"),
        touched: vec![Touched {
            knot,
            outcome: crate::model::Outcome::Eased,
            minutes: None,
        }],
        techniques: vec![Technique {
            name: own("QTECHNIQUE"),
            minutes: None,
        }],
        ..Treatment::new(
            ids.treatment(),
            TreatmentKind::Other(own("QKIND")),
            at.into(),
            at,
        )
    }
}

fn chart() -> Chart {
    let (mut ids, at) = (Ids::seeded(4), stamp());
    let own = |text: &str| text.to_owned();
    let place = Place::new(View::Back, crate::model::BodyPos::new(-0.2, 0.2).unwrap());
    let knot = Knot {
        name: own("QNAMEKNOT"),
        note: own("QNOTEKNOT"),
        since: Some(DAY.parse().unwrap()),
        feels: vec![own("QFEELS")],
        worse_with: own("QWORSE"),
        better_with: own("QBETTER"),
        avoid: own("QAVOID"),
        ..Knot::new(ids.knot(), place, at)
    };
    let treatment = treatment(&mut ids, knot.id);
    let milestone = Milestone {
        note: own("QNOTEMILE"),
        by: Who::Therapist,
        treatment: Some(treatment.id),
        minute: Some(12),
        ..Milestone::new(ids.milestone(), MilestoneKind::Eased, at.into(), at)
    };
    Chart::from_parts(Parts {
        person: person(),
        entries: vec![Entry::new(
            knot,
            vec![rating(7), rating(3)],
            vec![milestone],
        )],
        treatments: vec![treatment],
        goals: vec![Goal::new(ids.goal(), own("QGOAL"), at)],
        episodes: vec![Episode::new(
            ids.episode(),
            EpisodeKind::Headache,
            at.into(),
            at,
        )],
        ..Parts::default()
    })
    .unwrap()
}

/// Whether any of these words is anywhere in the copy, also in what no page shows.
fn holds(chart: &Chart, words: &[&str]) -> bool {
    let all = format!("{chart:?}");
    words.iter().any(|word| all.contains(word))
}

#[test]
fn each_switch_takes_its_own_and_nothing_else() {
    let chart = chart();
    let dates = [DAY, "T13:47:29", "17 May"];
    let words: [(SharePart, &[&str]); 7] = [
        (SharePart::Names, &NAMES),
        (SharePart::OwnWords, &OWN_WORDS),
        (SharePart::Notes, &NOTES),
        (SharePart::Questions, &["QASK"]),
        (SharePart::Health, &["QMEDICINE", "QCONDITION"]),
        (SharePart::Therapists, &THERAPISTS),
        (SharePart::ExactDates, &dates),
    ];
    for off in 0..128 {
        let is_on = |part: SharePart| off & (1 << part as u32) == 0;
        let parts = SharePart::ALL.into_iter();
        let share = Share::without(parts.filter(|part| !is_on(*part)));
        let shared = share.of(&chart).unwrap();
        for (part, words) in words {
            assert_eq!(share.has(part), is_on(part));
            assert_eq!(holds(&shared, words), is_on(part), "{part:?} of {share:?}");
        }
        assert_eq!(shared.rating_count(), 2);
    }
    let all = Share::default().of(&chart).unwrap();
    assert_eq!(all, chart);
}

#[test]
fn ratings_of_one_day_keep_their_order_without_it() {
    let share = Share::without([SharePart::ExactDates]);
    let scores = |chart: &Chart| -> Vec<Score> {
        let entries = chart.entries();
        entries[0].ratings().iter().map(|r| r.score).collect()
    };
    assert_eq!(scores(&share.of(&chart()).unwrap()), scores(&chart()));
}

#[test]
fn one_knot_is_alone_and_a_period_is_what_was_felt_in_it() {
    let mut chart = chart();
    let place = Place::new(View::Back, crate::model::BodyPos::new(0.2, 0.2).unwrap());
    let other = Knot {
        name: "QOTHER".to_owned(),
        ..Knot::new(Ids::seeded(9).knot(), place, stamp())
    };
    let id = chart.entries()[0].knot().id;
    chart.apply(crate::model::Edit::put(other)).unwrap();
    let one = Share {
        only_knot: Some(id),
        ..Share::default()
    }
    .of(&chart)
    .unwrap();
    assert!(!holds(
        &one,
        &["QOTHER", "QNOTEPERSON", "QCONTACT", "QASK", "QMEDICINE"]
    ));
    assert!(holds(&one, &["QWHO"]) && one.episodes().is_empty());

    let day = |text: &str| text.parse().unwrap();
    let later = Share {
        only_days: Some(Period::new(day("2026-05-18"), day("2026-06-30"))),
        ..Share::default()
    }
    .of(&chart)
    .unwrap();
    assert_eq!((later.rating_count(), later.knot_count()), (0, 2));
    assert!(later.treatments().is_empty() && later.entries()[0].milestones().is_empty());
}

#[test]
fn a_knot_that_had_released_before_the_days_is_not_shown_as_open() {
    let mut chart = chart();
    let id = chart.entries()[0].knot().id;
    let day = |text: &str| text.parse().unwrap();
    let june = Share {
        only_days: Some(Period::new(day("2026-06-01"), day("2026-06-30"))),
        ..Share::default()
    };
    let mut put = |seed: u64, kind, when: &str| {
        let at = when.parse().unwrap();
        let milestone = Milestone::new(Ids::seeded(seed).milestone(), kind, at, stamp());
        chart
            .apply(crate::model::Edit::put((id, milestone)))
            .unwrap();
        june.of(&chart).unwrap().knot_count()
    };
    assert_eq!(put(21, MilestoneKind::Released, "2026-05-20"), 0);
    assert_eq!(put(22, MilestoneKind::Eased, "2026-06-03"), 0);
    assert_eq!(put(23, MilestoneKind::Returned, "2026-06-10"), 1);
}

#[test]
fn no_picture_holds_what_was_switched_off() {
    let shared = Share::without(SharePart::ALL).of(&chart()).unwrap();
    let body = crate::body::Body::shared().unwrap();
    let options = crate::report::tests::options(crate::scene::Theme::Light);
    let svg = crate::report::export_svg(&shared, body, &options).unwrap();
    for word in NAMES
        .iter()
        .chain(&NOTES)
        .chain(&THERAPISTS)
        .chain(&OWN_WORDS)
        .chain(&["17 May", DAY])
    {
        assert!(!svg.contains(word), "{word}");
    }
}
