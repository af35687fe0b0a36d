//! What leaves in a research pack.

use knotmap::exchange::{Table, research_pack};
use knotmap::model::*;
use knotmap::store;

use super::{body, rows};
use crate::format::FULL;

/// The files of a zip: name and content.
fn unzipped(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read as _;
    let number = |at: usize, bytes: usize| {
        zip[at..at + bytes]
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let (mut at, mut files) = (0, Vec::new());
    while zip[at..].starts_with(b"PK\x03\x04") {
        let (packed, name) = (number(at + 18, 4), number(at + 26, 2));
        let start = at + 30 + name;
        let mut content = Vec::new();
        flate2::read::DeflateDecoder::new(&zip[start..start + packed])
            .read_to_end(&mut content)
            .unwrap();
        assert_eq!(content.len(), number(at + 22, 4));
        files.push((
            String::from_utf8(zip[at + 30..start].to_vec()).unwrap(),
            content,
        ));
        at = start + packed;
    }
    assert!(zip[at..].starts_with(b"PK\x01\x02"));
    files
}

/// A chart with a secret in every text, all dates in 2026.
fn secrets() -> Chart {
    let text = FULL
        .replace("2024-12", "2026-01")
        .replace("2025-", "2026-")
        .replace("\"2021\"", "\"2026\"");
    let mut chart = store::parse(text.as_bytes()).unwrap();
    let secret = || "Geheim".to_owned();
    for entry in chart.entries().into_iter().cloned().collect::<Vec<_>>() {
        let knot = Knot {
            name: secret(),
            note: secret(),
            feels: vec![secret()],
            worse_with: secret(),
            better_with: secret(),
            avoid: secret(),
            ..entry.knot().clone()
        };
        chart.apply(Edit::put(knot)).unwrap();
        for rating in entry.ratings() {
            let rating = Rating {
                note: secret(),
                ..rating.clone()
            };
            chart.apply(Edit::put((entry.knot().id, rating))).unwrap();
        }
        for milestone in entry.milestones() {
            let milestone = Milestone {
                note: secret(),
                ..milestone.clone()
            };
            chart
                .apply(Edit::put((entry.knot().id, milestone)))
                .unwrap();
        }
    }
    for treatment in chart.treatments().into_iter().cloned().collect::<Vec<_>>() {
        let treatment = Treatment {
            kind: TreatmentKind::Other(secret()),
            techniques: vec![Technique {
                name: secret(),
                minutes: None,
            }],
            therapist: secret(),
            location: secret(),
            said: secret(),
            cost: secret(),
            note: secret(),
            ..treatment
        };
        chart.apply(Edit::put(treatment)).unwrap();
    }
    for episode in chart.episodes().into_iter().cloned().collect::<Vec<_>>() {
        let kind = EpisodeKind::Other(secret());
        chart
            .apply(Edit::put(Episode {
                kind,
                note: secret(),
                ..episode
            }))
            .unwrap();
    }
    for check_in in chart.check_ins().into_iter().cloned().collect::<Vec<_>>() {
        let safety = vec![SafetyAnswer {
            question: secret(),
            yes: true,
        }];
        chart
            .apply(Edit::put(CheckIn {
                safety,
                note: secret(),
                ..check_in
            }))
            .unwrap();
    }
    let person = Person {
        name: secret(),
        note: secret(),
        ..chart.person().clone()
    };
    chart.apply(Edit::put(person)).unwrap();
    chart
}

#[test]
fn nothing_in_a_research_pack_names_anyone() {
    let chart = secrets();
    let pack = research_pack(&chart, body(), -1000).unwrap();
    let files = unzipped(&pack);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..2], ["README.txt", "dictionary.csv"]);
    assert!(names.contains(&"bundle.json") && names.contains(&"choir.csv"));
    assert_eq!(names.len(), Table::ALL.len() + 3);
    // The real year, an offset from UTC, anything the person typed, an old id.
    let ids: Vec<String> = chart
        .entries()
        .iter()
        .map(|e| format!("{},", e.knot().id))
        .collect();
    for (name, content) in &files {
        let text = String::from_utf8(content.clone()).unwrap();
        for word in ["Geheim", "geheim", "2026", "+01:00", "-03:30"] {
            assert!(!text.contains(word), "{word} in {name}");
        }
        assert!(
            ids.iter().all(|id| !text.contains(&format!(",{id}"))),
            "an old id in {name}"
        );
    }
    let ratings = files
        .iter()
        .find(|(name, _)| name == "ratings.csv")
        .unwrap();
    let text = String::from_utf8(ratings.1.clone()).unwrap();
    assert_eq!(rows(&text).len(), chart.rating_count());
    // 2026-01-04 09:00 on the person's clock, a thousand days before.
    assert!(text.contains("2023-04-10T09:00:00+00:00"), "{text}");
    assert_ne!(pack, research_pack(&chart, body(), -1001).unwrap());
}
