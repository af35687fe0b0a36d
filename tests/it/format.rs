//! The format: what is written reads back, old files open for ever, and nothing makes the reader panic.

use knotmap::store::{FormatError, parse, to_text};
use proptest::prelude::*;

use crate::arbitrary;

pub const FULL: &str = include_str!("../files/v2/full.ron");
pub const SMALL: &str = include_str!("../files/v2/small.ron");
pub const EMPTY: &str = include_str!("../files/v2/empty.ron");

/// The samples of version 1, which open for ever.
const V1: [&str; 3] = [
    include_str!("../files/v1/full.ron"),
    include_str!("../files/v1/small.ron"),
    include_str!("../files/v1/empty.ron"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_and_is_written_the_same(chart in arbitrary::chart()) {
        let text = to_text(&chart);
        let again = parse(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&again, &chart);
        prop_assert_eq!(to_text(&again), text);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(parse(&bytes).is_err());
    }
}

#[test]
fn version_1_samples_open_and_become_version_2() {
    for sample in V1 {
        let chart = parse(sample.as_bytes()).unwrap();
        assert_eq!(to_text(&chart), sample.replace("version: 1", "version: 2"));
    }
}

#[test]
fn an_error_in_a_version_1_file_has_its_place() {
    let text = V1[1].replace("Felt(4)", "Felt(11)");
    let error = parse(text.as_bytes()).unwrap_err();
    assert!(
        matches!(error, FormatError::Invalid { line: 14, .. }),
        "{error}"
    );
    let new_field = V1[1].replace("      since:", "      avoid: \"elbows\",\n      since:");
    assert!(parse(new_field.as_bytes()).is_err());
}

#[test]
fn version_2_samples_open_and_save_to_the_same_bytes() {
    for sample in [FULL, SMALL, EMPTY] {
        let chart = parse(sample.as_bytes()).unwrap();
        assert_eq!(to_text(&chart), sample);
    }
}

#[test]
fn the_full_sample_holds_every_kind_of_record() {
    let chart = parse(FULL.as_bytes()).unwrap();
    assert_eq!(chart.knot_count(), 8);
    assert_eq!(chart.rating_count(), 5);
    assert_eq!(chart.treatments().len(), 11);
    assert_eq!(chart.episodes().len(), 8);
    assert_eq!(chart.check_ins().len(), 2);
    assert_eq!(chart.goals()[0].checks.len(), 2);
    assert_eq!(chart.photos().len(), 2);
    assert_eq!(chart.person().contacts.len(), 2);
    let jeffrey = chart.entries()[0];
    assert_eq!(jeffrey.knot().findings.len(), 2);
    assert_eq!(jeffrey.milestones().len(), 5);
    assert_eq!(jeffrey.knot().note, "by the left shoulder blade");
    assert_eq!(chart.person().medicines, "none\nmagnesium, sometimes");
    assert_eq!(
        chart.entries()[2].knot().name,
        "Été 日本 🙂 שלום \\ \u{202e}#\"#"
    );
}

#[test]
fn a_rating_takes_one_line() {
    let lines = |text: &str| text.lines().filter(|line| line.contains("score:")).count();
    assert_eq!(lines(FULL), 5);
    let mut text = SMALL.to_owned();
    let third = "        (id: \"r3\", felt_at: \"2026-05-09T07:30:00+02:00\", score: Felt(3), note: \"a\\nb\"),\n";
    text.insert_str(text.find("      ],").unwrap(), third);
    let chart = parse(text.as_bytes()).unwrap();
    assert_eq!(to_text(&chart), text);
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_fine() {
    let chart = parse(SMALL.as_bytes()).unwrap();
    let crlf = SMALL.replace('\n', "\r\n");
    assert_eq!(parse(crlf.as_bytes()).unwrap(), chart);
    assert_eq!(parse(format!("\u{feff}{crlf}").as_bytes()).unwrap(), chart);
}

#[test]
fn a_file_cut_anywhere_is_an_error() {
    let whole = FULL.trim_end().len();
    for cut in 0..whole {
        let error = parse(&FULL.as_bytes()[..cut]).expect_err("a cut file");
        assert!(!matches!(error, FormatError::NotOurs), "{cut}: {error}");
    }
    assert!(parse(&FULL.as_bytes()[..whole]).is_ok());
}

#[test]
fn a_changed_byte_never_panics() {
    let mut bytes = SMALL.as_bytes().to_vec();
    for index in 0..bytes.len() {
        for flip in [0x01, 0x04, 0x20, 0x80, 0xff] {
            bytes[index] ^= flip;
            drop(parse(&bytes));
            bytes[index] ^= flip;
        }
    }
}

#[test]
fn times_and_ratings_keep_their_order_in_the_file() {
    let text = SMALL.replace("2026-05-08T", "2026-04-08T");
    let saved = to_text(&parse(text.as_bytes()).unwrap());
    assert!(saved.find("\"r2\"") < saved.find("\"r1\""));
}
