//! Files that are wrong: each names its trouble, the place, and what to do.

use knotmap::store::{FormatError, parse};

use crate::format::{FULL, SMALL};

/// The error for the small sample with one thing replaced.
fn error_with(old: &str, new: &str) -> FormatError {
    assert!(SMALL.contains(old), "{old}");
    parse(SMALL.replacen(old, new, 1).as_bytes()).expect_err(new)
}

/// Expects a wrong value with this line, this column and these words.
fn assert_invalid(error: &FormatError, at: (usize, usize), words: &str) {
    let FormatError::Invalid {
        line,
        column,
        reason,
    } = error
    else {
        panic!("{error:?}");
    };
    assert_eq!((*line, *column), at, "{error}");
    assert!(reason.contains(words), "{error}");
}

#[test]
fn ratings_outside_the_scale_are_named_with_their_place() {
    for (score, words) in [
        ("11", "11 is outside the scale 0 to 10"),
        ("200", "200 is outside"),
        ("-1", "-1 is outside"),
        ("70000", "70000 is outside"),
        ("3.5", "3.5 is not a whole number"),
        ("NaN", "NaN is outside"),
        ("inf", "inf is outside"),
    ] {
        let error = error_with("Felt(7)", &format!("Felt({score})"));
        assert_invalid(&error, (13, 70), words);
    }
    let shown = error_with("Felt(7)", "Felt(11)").to_string();
    assert_eq!(
        shown,
        "line 13, column 70: 11 is outside the scale 0 to 10. \
         Correct that line in a text editor or restore a backup"
    );
}

#[test]
fn places_off_the_body_are_named_with_their_place() {
    for u in ["NaN", "1e300", "-inf", "1.6", "-1.6"] {
        let error = error_with("u: -0.12", &format!("u: {u}"));
        assert_invalid(&error, (9, 30), "is off the body");
    }
    assert_invalid(&error_with("v: 0.21", "v: 4.1"), (9, 40), "off the body");
}

#[test]
fn impossible_times_are_named_with_their_place() {
    for time in [
        "2023-02-29T08:00:00+02:00",
        "0000-05-01T08:00:00+02:00",
        "9999-05-01T08:00:00+02:00",
        "2026-05-01T08:00:00+99:00",
        "2026-05-01T25:00:00+02:00",
        "",
    ] {
        let error = error_with("2026-05-08T07:30:00+02:00", time);
        assert_invalid(&error, (14, 30), "is not a time");
    }
    assert_invalid(&error_with("\"2021\"", "\"1066\""), (10, 15), "\"1066\"");
    let inexact = error_with("2026-05-08T07:30:00+02:00", "2026-05");
    assert_invalid(&inexact, (14, 30), "needs recorded_at");
}

#[test]
fn ids_are_words_that_occur_once() {
    assert_invalid(&error_with("\"k1\"", "\"oil\""), (7, 12), "is not an id");
    let twice = error_with("\"r2\"", "\"r1\"");
    assert_invalid(&twice, (14, 15), "rating r1 of knot k1 is there twice");
    let text = FULL.replace("id: \"k2\"", "id: \"k1\"");
    let error = parse(text.as_bytes()).expect_err("a knot twice");
    let second = line_of(&text, text.rfind("id: \"k1\"").unwrap());
    assert_invalid(&error, (second, 12), "knot k1 is there twice");
}

/// The line, from 1, that holds this byte.
fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

#[test]
fn names_that_lead_nowhere_are_found() {
    for (old, new, words) in [
        (
            "family: [\"k2\"]",
            "family: [\"k2\", \"k9\"]",
            "knot k1 names knot k9",
        ),
        (
            "treatment: \"t1\"",
            "treatment: \"tz\"",
            "names treatment tz",
        ),
        (
            "(knot: \"k5\")",
            "(knot: \"k9\")",
            "treatment t1 names knot k9",
        ),
    ] {
        let text = FULL.replace(old, new);
        let error = parse(text.as_bytes()).expect_err(new);
        let FormatError::Invalid { line, reason, .. } = &error else {
            panic!("{error:?}");
        };
        assert!(reason.contains(words), "{error}");
        assert_eq!(*line, line_of(&text, text.find(new).unwrap()), "{error}");
    }
}

#[test]
fn what_a_reader_does_not_know_is_refused_not_dropped() {
    for (old, new) in [
        ("name: \"Jeffrey\"", "name: \"Jeffrey\", colour: Red"),
        ("view: Back", "view: Above"),
        ("score: Felt(7)", "score: Felt(7), score: Felt(8)"),
        ("score: Felt(7)", "note: \"\""),
        ("score: Felt(7)", "score: Guessed(7)"),
        ("      ratings", "<<<<<<< mine\n      ratings"),
    ] {
        let error = error_with(old, new);
        let FormatError::Broken { line, .. } = error else {
            panic!("{error:?}");
        };
        let expected = line_of(SMALL, SMALL.find(old).unwrap());
        assert_eq!(line, expected, "{error}");
    }
}

#[test]
fn foreign_files_are_told_apart() {
    assert_eq!(parse(b""), Err(FormatError::Empty));
    assert_eq!(parse(b" \r\n"), Err(FormatError::Empty));
    assert_eq!(parse(b"(window: (1, 2))"), Err(FormatError::NotOurs));
    assert_eq!(
        parse(b"(format: \"knotmap\", version: 0)"),
        Err(FormatError::NotOurs)
    );
    assert!(matches!(
        parse(b"hello, world"),
        Err(FormatError::NotRon { line: 1, .. })
    ));
    assert!(matches!(
        parse(b"{\"a\": 1} x"),
        Err(FormatError::NotRon { .. })
    ));
    assert!(matches!(
        parse(b"(\n  a\0"),
        Err(FormatError::NotText {
            line: 2,
            column: 4,
            ..
        })
    ));
    assert!(matches!(
        parse(b"(\n\xff"),
        Err(FormatError::NotText {
            line: 2,
            column: 1,
            ..
        })
    ));
    assert!(matches!(
        parse(&[0; 4096]),
        Err(FormatError::NotText { .. })
    ));
}

#[test]
fn a_newer_version_says_so_whatever_follows() {
    let newer = error_with("version: 2", "version: 3, beyond: {our: [understanding]}");
    assert_eq!(newer, FormatError::Newer { found: 3 });
    assert!(newer.to_string().contains("Update knotmap"));
    let absurd = error_with("version: 2", "version: 18446744073709551616");
    assert_eq!(absurd, FormatError::Newer { found: u32::MAX });
}

#[test]
fn nesting_and_number_are_bounded() {
    let deep = "[".repeat(100_000);
    assert!(matches!(
        parse(deep.as_bytes()),
        Err(FormatError::NotRon { .. })
    ));
    let field = format!("(format: \"knotmap\", version: 2, knots: {deep}");
    assert!(matches!(
        parse(field.as_bytes()),
        Err(FormatError::Broken { .. })
    ));
    let words = format!(
        "place:(view:Back,u:0,v:0),feels:[{}],",
        "\"\",".repeat(10_001)
    );
    let error = error_with("place: (view: Back, u: -0.12, v: 0.21),", &words);
    assert!(
        error.to_string().contains("more than 10000 items"),
        "{error}"
    );
}
