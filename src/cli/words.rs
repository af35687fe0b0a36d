//! Words that several commands share.

use crate::model::When;

/// A time as short as it can be said: "2026-11-22 08:15", "2026-11-22", "2026-11" or "2026".
pub(super) fn brief(when: When) -> String {
    match when {
        When::Exact(stamp) => {
            let local = stamp.local();
            let date = When::Day(local.date());
            format!("{date} {:02}:{:02}", local.hour(), local.minute())
        }
        _ => when.to_string(),
    }
}

/// "at" before a time of day, "on" before a date, "in" before a month or year.
pub(super) const fn preposition(when: When) -> &'static str {
    match when {
        When::Exact(_) => "at",
        When::Day(_) => "on",
        When::Month(..) | When::Year(_) => "in",
    }
}

/// "1 knot", "2 knots".
pub(super) fn counted(count: usize, one: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {one}{s}")
}

/// The text as one plain line: what a file or knot name may hold to move the cursor or turn the line around is
/// spelled out.
pub(super) fn visible(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || turns {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_cannot_reach_the_terminal() {
        assert_eq!(visible("\u{202e}שלום"), "\\u{202e}שלום");
        assert_eq!(
            visible("a\nb\u{1b}[31m é\u{9b}"),
            "a\\nb\\u{1b}[31m é\\u{9b}"
        );
    }

    #[test]
    fn a_time_is_as_brief_as_it_is_known() {
        let brief = |text: &str| brief(text.parse().unwrap());
        assert_eq!(brief("2026-11-22T08:15:59-03:30"), "2026-11-22 08:15");
        assert_eq!(brief("2026-11-22"), "2026-11-22");
        assert_eq!(brief("2021"), "2021");
    }
}
