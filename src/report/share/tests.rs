//! Nothing that was switched off is anywhere in what leaves.

use super::*;
use crate::model::{
    Contact, Episode, EpisodeKind, Ids, Intensity, Knot, Milestone, MilestoneKind, Parts, Person,
    Place, Rating, Score, Stamp, Touched, Treatment, TreatmentKind, View, Who,
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

fn chart() -> Chart {
    let (mut ids, at) = (Ids::seeded(4), stamp());
    let own = |text: &str| text.to_owned();
    let place = Place::new(View::Back, crate::model::BodyPos::new(-0.2, 0.2).unwrap());
    let knot = Knot {
        name: own("QNAMEKNOT"),
        note: own("QNOTEKNOT"),
        since: Some(DAY.parse().unwrap()),
        ..Knot::new(ids.knot(), place, at)
    };
    let treatment = Treatment {
        therapist: own("QWHO"),
        location: own("QWHERE"),
        said: own("QNOTESAID"),
        cost: own("QNOTECOST"),
        note: own("QNOTETREAT"),
        touched: vec![Touched {
            knot: knot.id,
            outcome: crate::model::Outcome::Eased,
            minutes: None,
        }],
        ..Treatment::new(ids.treatment(), TreatmentKind::Medical, at.into(), at)
    };
    let milestone = Milestone {
        note: own("QNOTEMILE"),
        by: Who::Therapist,
        treatment: Some(treatment.id),
        minute: Some(12),
        ..Milestone::new(ids.milestone(), MilestoneKind::Eased, at.into(), at)
    };
    Chart::from_parts(Parts {
        person: Person {
            name: own("QNAMEPERSON"),
            born: Some(DAY.parse().unwrap()),
            note: own("QNOTEPERSON"),
            brief: [NAMES.as_slice(), &NOTES, &THERAPISTS].concat().join(" "),
            contacts: vec![Contact {
                name: own("QCONTACT"),
                ..Contact::default()
            }],
            ..Person::default()
        },
        entries: vec![Entry::new(
            knot,
            vec![rating(7), rating(3)],
            vec![milestone],
        )],
        treatments: vec![treatment],
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

/// Names, notes, therapists and exact dates, each on or off.
fn switched([names, notes, therapists, exact_dates]: [bool; 4]) -> Share {
    Share {
        names,
        notes,
        therapists,
        exact_dates,
        ..Share::default()
    }
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
    for off in 0..16 {
        let on = |bit: u32| off & (1 << bit) == 0;
        let shared = switched([on(0), on(1), on(2), on(3)]).of(&chart).unwrap();
        assert_eq!(holds(&shared, &NAMES), on(0), "{off}");
        assert_eq!(holds(&shared, &NOTES), on(1), "{off}");
        assert_eq!(holds(&shared, &THERAPISTS), on(2), "{off}");
        assert_eq!(holds(&shared, &dates), on(3), "{off}");
        assert_eq!(shared.rating_count(), 2);
    }
    let all = Share::default().of(&chart).unwrap();
    assert_eq!(all, chart);
}

#[test]
fn ratings_of_one_day_keep_their_order_without_it() {
    let shared = switched([true, true, true, false]).of(&chart()).unwrap();
    let scores: Vec<Score> = shared.entries()[0]
        .ratings()
        .iter()
        .map(|r| r.score)
        .collect();
    let before: Vec<Score> = chart().entries()[0]
        .ratings()
        .iter()
        .map(|r| r.score)
        .collect();
    assert_eq!(scores, before);
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
    let scope = Scope::Knot(id);
    let one = Share {
        scope,
        ..Share::default()
    }
    .of(&chart)
    .unwrap();
    assert!(!holds(&one, &["QOTHER", "QNOTEPERSON", "QCONTACT"]));
    assert!(holds(&one, &["QWHO"]) && one.episodes().is_empty());

    let day = |text: &str| text.parse().unwrap();
    let scope = Scope::Period(Period::new(day("2026-05-18"), day("2026-06-30")));
    let later = Share {
        scope,
        ..Share::default()
    }
    .of(&chart)
    .unwrap();
    assert_eq!((later.rating_count(), later.knot_count()), (0, 2));
    assert!(later.treatments().is_empty() && later.entries()[0].milestones().is_empty());
}

#[test]
fn no_picture_holds_what_was_switched_off() {
    let shared = switched([false, false, false, false]).of(&chart()).unwrap();
    let body = crate::body::Body::shared().unwrap();
    let options = crate::report::tests::options(crate::scene::Theme::Light);
    let svg = crate::report::export_svg(&shared, body, &options).unwrap();
    for word in NAMES
        .iter()
        .chain(&NOTES)
        .chain(&THERAPISTS)
        .chain(&["17 May", DAY])
    {
        assert!(!svg.contains(word), "{word}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn no_page_holds_what_was_switched_off_not_even_in_what_it_says_of_itself() {
    use crate::report::page::{PageOptions, Paper, Reader, page_pdf};

    let body = crate::body::Body::shared().unwrap();
    let text = |share: Share| {
        let options = PageOptions {
            period: Period::new("2026-05-01".parse().unwrap(), "2026-05-31".parse().unwrap()),
            reader: Reader::Therapist,
            now: stamp(),
            exact_dates: share.exact_dates,
            hash: String::new(),
        };
        let shared = share.of(&chart()).unwrap();
        let bytes = page_pdf(&shared, body, &options, Paper::A4).unwrap();
        inflated(&bytes)
    };
    let marks = |text: &str| {
        let title = text.contains("QNAMEPERSON") || text.contains("Q\u{0}N\u{0}A\u{0}M\u{0}E");
        (title, text.contains("20260517") || text.contains(DAY))
    };
    assert_eq!(
        marks(&text(Share::default())),
        (true, true),
        "the test sees what it looks for"
    );
    assert_eq!(
        marks(&text(switched([false, false, false, false]))),
        (false, false)
    );
}

/// The bytes of a PDF file, and all that is packed in them.
#[cfg(feature = "pdf")]
fn inflated(bytes: &[u8]) -> String {
    use std::io::Read as _;

    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for start in 0..bytes.len() {
        if bytes[start..].starts_with(b"stream\n") {
            let mut packed = flate2::read::ZlibDecoder::new(&bytes[start + 7..]);
            let mut plain = Vec::new();
            // What is no packed stream stays as it is.
            if packed.read_to_end(&mut plain).is_ok() {
                text.push_str(&String::from_utf8_lossy(&plain));
            }
        }
    }
    text
}
