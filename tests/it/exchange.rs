//! The chart as data for others.

use knotmap::analysis::Moment;
use knotmap::body::Body;
use knotmap::exchange::{
    Grid, ImportOptions, Mapping, Plan, Table, Target, choir_at, dictionary_csv, fhir_bundle, plan,
    research_pack,
};
use knotmap::model::*;
use knotmap::store;

use crate::format::FULL;

fn body() -> &'static Body {
    Body::shared().unwrap()
}

fn full() -> Chart {
    store::parse(FULL.as_bytes()).unwrap()
}

/// The cells of a table, by the names of the columns.
fn rows(csv: &str) -> Vec<Vec<(String, String)>> {
    let text = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv_reader(text);
    let names = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let pairs = names.iter().zip(record.iter());
        pairs
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    reader
        .records()
        .map(|record| named(record.unwrap()))
        .collect()
}

fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::Reader::from_reader(text.as_bytes())
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    let found = row.iter().find(|(column, _)| column == name);
    &found.unwrap_or_else(|| panic!("no column {name}")).1
}

#[test]
fn every_table_of_a_full_chart_is_as_it_was() {
    let chart = full();
    for table in Table::ALL {
        let csv = table.to_csv(&chart, body());
        assert_eq!(csv, table.to_csv(&chart, body()), "the same bytes");
        assert!(csv.ends_with("\r\n"));
        assert_eq!(
            rows(&csv).len(),
            table.row_count(&chart),
            "{}",
            table.name()
        );
        insta::assert_snapshot!(format!("csv_{}", table.name()), csv.replace('\r', ""));
    }
}

/// A chart with one rated knot a view, at this `u`.
fn at(u: f64) -> Chart {
    let mut chart = Chart::new();
    let mut ids = Ids::seeded(5);
    for (day, view) in (1..).zip(View::ALL) {
        let at: Stamp = format!("2026-03-{day:02}T08:00:00+01:00").parse().unwrap();
        let place = Place::new(view, BodyPos::new(u, 0.2).unwrap());
        let knot = Knot::new(ids.knot(), place, at);
        let rating = Rating::now(ids.rating(), Score::Unknown, at);
        let id = knot.id;
        chart.apply(Edit::put(knot)).unwrap();
        chart.apply(Edit::put((id, rating))).unwrap();
    }
    chart
}

#[test]
fn every_row_has_the_persons_own_side_in_every_view() {
    for (u, own) in [(-0.12, "left"), (0.12, "right"), (0.0, "middle")] {
        for table in [Table::Ratings, Table::Knots] {
            for row in rows(&table.to_csv(&at(u), body())) {
                let side = match cell(&row, "view") {
                    "left" => "left",
                    "right" => "right",
                    _ => own,
                };
                assert_eq!(cell(&row, "side"), side, "{row:?}");
                let words = cell(&row, "place");
                assert!(side == "middle" || words.starts_with(side), "{row:?}");
            }
        }
    }
}

#[test]
fn could_not_say_is_neither_nothing_nor_zero() {
    let csv = Table::Ratings.to_csv(&at(0.1), body());
    assert!(rows(&csv).iter().all(|row| cell(row, "score") == "unknown"));
}

#[test]
fn a_full_chart_as_a_bundle_is_as_it_was() {
    let bundle = fhir_bundle(&full(), body());
    assert_eq!(bundle, fhir_bundle(&full(), body()), "the same bytes");
    let json: serde_json::Value = serde_json::from_str(&bundle).unwrap();
    let entries = json["entry"].as_array().unwrap();
    let urls: std::collections::BTreeSet<_> = entries
        .iter()
        .map(|e| e["fullUrl"].as_str().unwrap())
        .collect();
    assert_eq!(urls.len(), entries.len(), "every address is its own");
    insta::assert_snapshot!("fhir", bundle);
}

/// The FHIR observations of a chart.
fn observations(chart: &Chart) -> Vec<serde_json::Value> {
    let json: serde_json::Value = serde_json::from_str(&fhir_bundle(chart, body())).unwrap();
    let resources = json["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["resource"].clone());
    resources
        .filter(|resource| resource["resourceType"] == "Observation")
        .collect()
}

#[test]
fn a_bundle_says_the_side_and_why_there_is_no_number() {
    for observation in observations(&at(-0.12)) {
        assert!(observation.get("valueInteger").is_none());
        assert_eq!(
            observation["dataAbsentReason"]["coding"][0]["code"],
            "asked-unknown"
        );
    }
    let site = |u, index: usize| {
        let text = observations(&at(u))[index]["bodySite"]["text"].clone();
        text.as_str().unwrap().to_owned()
    };
    // View::ALL begins with back and ends with front.
    for index in [0, 3] {
        assert!(
            site(-0.12, index).contains(": left, "),
            "{}",
            site(-0.12, index)
        );
        assert!(
            site(0.12, index).contains(": right, "),
            "{}",
            site(0.12, index)
        );
    }
}

#[test]
fn choir_numbers_mind_the_side_trap() {
    let now = Moment::Present("2026-11-22T08:00:00Z".parse().unwrap());
    let string = |view, u| {
        let at: Stamp = "2026-03-01T08:00:00Z".parse().unwrap();
        let mut ids = Ids::seeded(1);
        let knot = Knot::new(
            ids.knot(),
            Place::new(view, BodyPos::new(u, 0.2).unwrap()),
            at,
        );
        let mut chart = Chart::new();
        chart.apply(Edit::put(knot)).unwrap();
        choir_at(&chart, body(), now)
    };
    // The lower number of a pair is the person's left behind, and the right in front.
    assert_eq!(string(View::Back, -0.12), "208");
    assert_eq!(string(View::Back, 0.12), "209");
    assert_eq!(string(View::Front, -0.12), "109");
    assert_eq!(string(View::Front, 0.12), "108");
    assert_eq!(string(View::Back, 0.0), "208,209");
}

#[test]
fn only_what_is_felt_is_marked_on_a_choir_day() {
    let mut chart = at(-0.12);
    let entry = chart.entries()[0].clone();
    let id = entry.knot().id;
    for (number, (day, score)) in (50..).zip([("2026-04-01", 0), ("2026-04-02", 6), ("2026-04", 5)])
    {
        let rating = Rating {
            felt_at: day.parse().unwrap(),
            score: Score::Felt(Intensity::new(score).unwrap()),
            ..Rating::now(
                RatingId::from_bits(number),
                Score::Unknown,
                entry.knot().recorded_at,
            )
        };
        chart.apply(Edit::put((id, rating))).unwrap();
    }
    let csv = Table::Choir.to_csv(&chart, body());
    let days: Vec<(String, String)> = rows(&csv)
        .iter()
        .map(|row| (cell(row, "day").to_owned(), cell(row, "bodymap").to_owned()))
        .filter(|(day, _)| day.starts_with("2026-04"))
        .collect();
    let day = |day: &str, map: &str| (day.to_owned(), map.to_owned());
    assert_eq!(days, [day("2026-04-01", ""), day("2026-04-02", "208")]);
}

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

#[test]
fn the_dictionary_and_the_documents_name_every_column() {
    let dictionary = rows(&dictionary_csv(body()));
    let documents = include_str!("../../docs/data.md");
    for row in &dictionary {
        let column = cell(row, "column");
        assert!(!cell(row, "about").is_empty(), "{column}");
        assert!(
            documents.contains(&format!("`{column}`")),
            "{column} is not in docs/data.md"
        );
    }
    for table in Table::ALL {
        assert!(
            dictionary
                .iter()
                .any(|row| cell(row, "table") == table.name())
        );
        assert!(documents.contains(table.name()));
    }
}

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
    let mut chart = store::parse(crate::format::SMALL.as_bytes()).unwrap();
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
    let mut chart = store::parse(crate::format::SMALL.as_bytes()).unwrap();
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
fn hostile_tables_are_read_or_refused_row_by_row() {
    let mut chart = store::parse(crate::format::SMALL.as_bytes()).unwrap();
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
    let mut chart = store::parse(crate::format::SMALL.as_bytes()).unwrap();
    let csv = "kind,at,duration,touched,pressure_got,after\n\
               Deep tissue massage,2026-11-01 10:00,60 min,Jeffrey|left|eased|10; Bob,4,soreness|5|48\n\
               Reiki,2026-11-02,,jeffrey|right,,\n\
               Reiki,2026-11-03,,,9,\n";
    let plan = taken_in(&mut chart, csv);
    assert_eq!((plan.target, plan.taken), (Target::Treatments, 1));
    assert_eq!(
        plan.partly[0].words,
        "taken without 1 knot that are not on the chart"
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
