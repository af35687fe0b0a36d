//! Charts of a newer program: looked at as far as they are understood, and never written.

use std::fs;

use knotmap::store::{FormatError, OpenError, open, open_to_look, parse};

use crate::format::SMALL;

/// The small chart as a program of tomorrow might write it.
pub fn newer() -> String {
    let newer = SMALL.replace("version: 2", "version: 3");
    newer.replacen(
        "name: \"Jeffrey\",",
        "name: \"Jeffrey\", mood: (hue: 3),",
        1,
    )
}

#[test]
fn a_newer_chart_is_shown_as_far_as_it_is_understood() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("newer.ron");
    fs::write(&path, newer()).unwrap();
    let opened = open_to_look(&path, &[]).unwrap();
    assert_eq!((opened.version, opened.left_out), (3, 1));
    assert!(opened.is_newer());
    assert_eq!(opened.chart, parse(SMALL.as_bytes()).unwrap());
    let refused = open(&path);
    assert!(matches!(
        refused,
        Err(OpenError::Format {
            reason: FormatError::Newer { found: 3 },
            ..
        })
    ));
}

#[test]
fn a_newer_chart_that_is_not_understood_is_not_opened() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("newer.ron");
    for text in [
        newer().replace("score: Felt(4)", "score: Span(3, 5)"),
        newer().replace("knots: [", "knots: {"),
        newer() + ")",
    ] {
        assert_ne!(text, newer());
        fs::write(&path, text).unwrap();
        let refused = open_to_look(&path, &[]);
        assert!(
            matches!(
                refused,
                Err(OpenError::Format {
                    reason: FormatError::Newer { found: 3 },
                    ..
                })
            ),
            "{refused:?}"
        );
    }
}

#[cfg(feature = "gui")]
mod window {
    use egui::{Key, Modifiers};

    use super::*;
    use crate::support::window::{Desk, Look};

    #[test]
    fn it_is_shown_with_a_banner_and_nothing_is_written() {
        let mut desk = Desk::with(Look::default(), |folder| {
            let path = folder.join("newer.ron");
            fs::write(&path, newer()).unwrap();
            Some(path)
        });
        let path = desk.folder.path().join("newer.ron");
        assert!(desk.has("A newer knotmap made this chart. It is only shown"));
        assert!(desk.has("1 value this program does not know is not shown"));
        let before = desk.chart().clone();
        desk.key(Key::Tab);
        desk.type_text("3");
        desk.key(Key::Delete);
        desk.click_at(crate::support::window::LEFT_BLADE);
        assert_eq!(desk.chart(), &before);
        assert!(desk.has("nothing is changed"));
        for modifiers in [Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT] {
            desk.keys(modifiers, Key::S);
            assert!(!desk.has("Path"), "it asks where to save");
        }
        desk.harness.run_steps(400);
        desk.settle();
        assert!(!desk.app().document().unwrap().could_lose());
        assert_eq!(fs::read_to_string(&path).unwrap(), newer());
        let state = desk.folder.path().join("state");
        for kept in ["recovery", "backups", "open"] {
            let count = fs::read_dir(state.join(kept)).map_or(0, Iterator::count);
            assert_eq!(count, 0, "{kept}");
        }
        // The next chart is as any other.
        desk.keys(Modifiers::COMMAND, Key::N);
        assert!(!desk.has("A newer knotmap"));
        desk.click_at(crate::support::window::LEFT_BLADE);
        assert_eq!(desk.chart().knot_count(), 1);
    }
}
