//! The chart as data for others.

mod import;
mod pack;

use knotmap::analysis::Moment;
use knotmap::body::Body;
use knotmap::exchange::{Table, choir_at, dictionary_csv, fhir_bundle};
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
        insta::assert_snapshot!(
            format!("csv_{}", table.name()),
            without_anatomy(&csv, &chart)
        );
    }
}

/// The text without what the body says of a place, which may be put better any day.
fn without_anatomy(text: &str, chart: &Chart) -> String {
    let mut text = text.replace('\r', "");
    for entry in chart.entries() {
        let place = entry.knot().place;
        let words = body().words(&place, chart.person().ruler_cm()).neutral();
        text = text.replace(&words, "(place)");
        let muscles: Vec<String> = body()
            .codes(&place)
            .muscles
            .into_iter()
            .map(|m| m.name)
            .collect();
        if !muscles.is_empty() {
            text = text.replace(&muscles.join("; "), "(muscles)");
        }
    }
    text
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
    insta::assert_snapshot!("fhir", without_anatomy(&bundle, &full()));
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
