//! What would change, in plain words.

use jiff::civil::DateTime;

use crate::model::{Changes, Chart, RecordId, When};
use crate::scene::date_in_words;
use crate::ui::likes::clock_in_words;

/// What leads from one chart to another: "adds 1 knot and 3 ratings, changes 2 entries".
pub fn difference(from: &Chart, to: &Chart) -> String {
    let changes = Changes::between(from, to);
    let (mut added, mut changed, mut removed) = (Counts::default(), 0, 0);
    for (id, record) in changes.iter() {
        match (from.record(id), record) {
            (None, Some(_)) => added.count(id),
            (_, Some(_)) => changed += 1,
            (_, None) => removed += 1,
        }
    }
    let mut parts = Vec::new();
    let added = added.in_words();
    if !added.is_empty() {
        parts.push(format!("adds {added}"));
    }
    if changed > 0 {
        parts.push(format!("changes {}", many(changed, "entry", "entries")));
    }
    if removed > 0 {
        parts.push(format!("removes {}", many(removed, "entry", "entries")));
    }
    if parts.is_empty() {
        return "changes nothing".to_owned();
    }
    parts.join(", ")
}

/// What a chart holds: "5 knots, 120 ratings".
pub fn contents(chart: &Chart) -> String {
    let mut counts = Counts::default();
    for (id, _) in Changes::all(chart).iter() {
        counts.count(id);
    }
    let words = counts.in_words();
    if words.is_empty() {
        "nothing yet".to_owned()
    } else {
        words
    }
}

#[derive(Default)]
struct Counts([usize; 5]);

impl Counts {
    fn count(&mut self, id: RecordId) {
        let index = match id {
            RecordId::Knot(_) => 0,
            RecordId::Rating(..) => 1,
            RecordId::Milestone(..) => 2,
            RecordId::Treatment(_) => 3,
            _ => 4,
        };
        if let Some(count) = self.0.get_mut(index) {
            *count += 1;
        }
    }

    fn in_words(&self) -> String {
        let words = [
            ("knot", "knots"),
            ("rating", "ratings"),
            ("milestone", "milestones"),
            ("treatment", "treatments"),
            ("other entry", "other entries"),
        ];
        let parts = self.0.iter().zip(words).filter(|(count, _)| **count > 0);
        let parts: Vec<String> = parts
            .map(|(count, (one, more))| many(*count, one, more))
            .collect();
        parts.join(", ")
    }
}

/// "1 change", "3 changes".
pub fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// "22 Nov 2026, 08:15".
pub fn time(at: DateTime) -> String {
    let day = date_in_words(When::Day(at.date()));
    format!("{day}, {}", clock_in_words(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::parse;

    #[test]
    fn differences_are_counted_by_kind() {
        let chart = parse(include_bytes!("../../../tests/files/v2/small.ron")).unwrap();
        let empty = Chart::default();
        assert!(difference(&empty, &chart).starts_with("adds 1 knot, "));
        assert!(difference(&chart, &empty).starts_with("removes "));
        assert_eq!(difference(&chart, &chart), "changes nothing");
        assert_eq!(contents(&empty), "nothing yet");
        assert!(contents(&chart).starts_with("1 knot, "));
    }

    #[test]
    fn times_are_said_with_the_month_as_a_word() {
        let at = "2026-11-22T08:05:00".parse().unwrap();
        assert_eq!(time(at), "22 Nov 2026, 08:05");
        let mut settings = crate::store::Settings::default();
        settings.clock = crate::store::Clock::Hours12;
        crate::ui::likes::Likes::take_from(&settings);
        assert_eq!(time(at), "22 Nov 2026, 8:05 am");
    }
}
