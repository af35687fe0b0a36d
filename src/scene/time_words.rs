//! Change and time in plain sentences: what the timeline, a comparison and their printed figures show.

use crate::analysis::{Change, Degree, Difference, Moment, NoDifference, change};
use crate::model::{Chart, Entry, MilestoneKind, Rating, When};

use super::{date_in_words, rating_in_words};

/// Most knots that a sentence speaks of one by one.
const MOST_KNOTS: usize = 12;

/// A difference in points, per cent and words: "−3, −43 %, much better", or why there is none.
pub fn difference_in_words(difference: Result<Difference, NoDifference>) -> String {
    let found = match difference {
        Ok(found) => found,
        Err(reason) => return reason.label().to_owned(),
    };
    let degree = found.degree.label();
    match (found.points, found.percent) {
        (0, _) => degree.to_owned(),
        (points, Some(percent)) => {
            format!("{}, {} %, {degree}", signed(points.into()), signed(percent))
        }
        (points, None) => format!("{}, {degree}", signed(points.into())),
    }
}

/// A change in words: "7 → 4 (−3, −43 %, much better)".
pub fn change_in_words(change: &Change<'_>) -> String {
    format!(
        "{} → {} ({})",
        answer(change.before),
        answer(change.after),
        difference_in_words(change.difference)
    )
}

/// An answer without its scale: "7", "7 on pressing", "could not say" or "not rated".
pub fn answer(rating: Option<&Rating>) -> String {
    rating_in_words(rating).replacen(" of 10", "", 1)
}

/// A number with its sign; the minus is as wide as the plus.
fn signed(number: i16) -> String {
    match number {
        0 => "0".to_owned(),
        1.. => format!("+{number}"),
        _ => format!("−{}", number.unsigned_abs()),
    }
}

/// Two moments of a chart compared, in sentences.
///
/// Knots that are put away or were not on the chart by the later moment are left out, as on the map.
pub fn compare_sentence(chart: &Chart, from: Moment, to: Moment) -> String {
    let entries = chart.entries();
    let shown = entries
        .iter()
        .filter(|entry| !entry.knot().archived && crate::analysis::state_at(entry, to).on_chart);
    let changes: Vec<(&Entry, Change<'_>)> = shown
        .map(|entry| (*entry, change(entry, from, to)))
        .collect();
    let date = |moment: Moment| date_in_words(moment.stamp().into());
    let dates = format!("From {} to {}", date(from), date(to));
    if changes.is_empty() {
        return format!("{dates} there was no knot on the chart.");
    }
    let counted = |degree: Degree| {
        let of_degree = |found: &&(&Entry, Change<'_>)| {
            found.1.difference.is_ok_and(|found| found.degree == degree)
        };
        (changes.iter().filter(of_degree).count(), degree.label())
    };
    let missing = changes
        .iter()
        .filter(|(_, found)| found.difference.is_err());
    let mut counts: Vec<(usize, &str)> = Degree::ALL.into_iter().map(counted).collect();
    counts.push((missing.count(), "not comparable"));
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, label)| format!("{count} {label}"))
        .collect();
    let mut sentences = vec![format!("{dates}: {}.", joined(&counts))];
    for (entry, found) in changes.iter().take(MOST_KNOTS) {
        let name = entry.knot().display_name();
        sentences.push(format!("{name}: {}.", change_in_words(found)));
    }
    sentences.extend(more(changes.len()));
    sentences.join(" ")
}

/// What the timeline of a chart holds, in sentences.
pub fn timeline_sentence(chart: &Chart) -> String {
    timeline_sentence_of(chart, line_sentence)
}

/// The same for who knows the sentences of single knots already: they are what takes time.
pub fn timeline_sentence_of(chart: &Chart, mut line: impl FnMut(&Entry) -> String) -> String {
    let entries: Vec<&Entry> = chart
        .entries()
        .into_iter()
        .filter(|entry| !entry.knot().archived)
        .collect();
    let (treatments, episodes) = (chart.treatment_count(), chart.episode_count());
    if chart.knot_count() + treatments + episodes == 0 {
        return "Nothing recorded yet.".to_owned();
    }
    let counts = [
        counted(entries.len(), "knot", "knots"),
        counted(chart.rating_count(), "rating", "ratings"),
        counted(treatments, "treatment", "treatments"),
        counted(episodes, "episode", "episodes"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let mut sentences = vec![format!("{}.", joined(&counts))];
    let lines = entries.iter().take(MOST_KNOTS);
    sentences.extend(lines.map(|entry| line(entry)));
    sentences.extend(more(entries.len()));
    sentences.join(" ")
}

/// The rating line of one knot in a sentence.
pub fn line_sentence(entry: &Entry) -> String {
    let name = entry.knot().display_name();
    let ratings = entry.ratings();
    let numbers = || ratings.iter().filter_map(|rating| rating.score.intensity());
    let mut parts = vec![match (ratings.first(), ratings.last()) {
        (Some(first), Some(last)) => {
            let count = counted(ratings.len(), "rating", "ratings").unwrap_or_default();
            let range = match (numbers().min(), numbers().max()) {
                (Some(low), Some(high)) if low < high => format!(" between {low} and {high}"),
                (Some(only), _) => format!(" of {only}"),
                _ => " without a number".to_owned(),
            };
            let (from, to) = (date_in_words(first.felt_at), date_in_words(last.felt_at));
            let when = if from == to {
                format!(" on {from}")
            } else {
                format!(" from {from} to {to}")
            };
            format!("{name}: {count}{range}{when}")
        }
        _ => format!("{name}: not rated"),
    }];
    for (kind, label) in [
        (MilestoneKind::Released, "released"),
        (MilestoneKind::Returned, "returned"),
    ] {
        let of_kind = entry.milestones().iter().filter(|event| event.kind == kind);
        let dates: Vec<When> = of_kind.map(|event| event.at).collect();
        match dates.as_slice() {
            [] => {}
            [one] => parts.push(format!("{label} {}", date_in_words(*one))),
            [.., last] => {
                let (count, last) = (dates.len(), date_in_words(*last));
                parts.push(format!("{label} {count} times, last {last}"));
            }
        }
    }
    format!("{}.", parts.join(", "))
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

/// "a, b and c".
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    }
}

fn more(knots: usize) -> Option<String> {
    match knots.saturating_sub(MOST_KNOTS) {
        0 => None,
        1 => Some("And one more knot.".to_owned()),
        more => Some(format!("And {more} more knots.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BodyPos, Ids, Intensity, Knot, Milestone, Parts, Place, Score, Stamp, View,
    };

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn difference(before: u8, after: u8) -> String {
        let number = |value| Intensity::new(value).unwrap();
        difference_in_words(Ok(Difference::between(number(before), number(after))))
    }

    #[test]
    fn points_per_cent_and_the_word_stand_together() {
        assert_eq!(difference(7, 4), "−3, −43 %, much better");
        assert_eq!(difference(8, 9), "+1, +13 %, worse");
        assert_eq!(difference(0, 2), "+2, much worse");
        assert_eq!(difference(0, 0), "the same");
        let unknown = difference_in_words(Err(NoDifference::CouldNotSay));
        assert_eq!(unknown, "could not say");
    }

    fn chart() -> Chart {
        let mut ids = Ids::seeded(1);
        let mut entry = |name: &str, recorded: &str, ratings: &[(&str, u8)]| {
            let recorded = stamp(recorded);
            let ratings = ratings
                .iter()
                .map(|(at, score)| Rating {
                    felt_at: at.parse().unwrap(),
                    ..Rating::now(
                        ids.rating(),
                        Score::Felt(Intensity::new(*score).unwrap()),
                        recorded,
                    )
                })
                .collect();
            let released = Milestone::new(
                ids.milestone(),
                MilestoneKind::Released,
                "2026-03-05".parse().unwrap(),
                recorded,
            );
            let place = Place::new(View::Back, BodyPos::ORIGIN);
            let knot = Knot {
                name: name.to_owned(),
                ..Knot::new(ids.knot(), place, recorded)
            };
            let milestones = if name == "Jeffrey" {
                vec![released]
            } else {
                Vec::new()
            };
            Entry::new(knot, ratings, milestones)
        };
        let entries = [
            entry(
                "Jeffrey",
                "2026-01-01T08:00:00Z",
                &[("2026-01-02", 7), ("2026-03-06", 4)],
            ),
            entry("Desk neck", "2026-01-03T08:00:00Z", &[]),
        ];
        Chart::from_parts(Parts {
            entries: entries.into(),
            ..Parts::default()
        })
        .unwrap()
    }

    #[test]
    fn a_comparison_reads_as_sentences() {
        let words = compare_sentence(
            &chart(),
            Moment::At(stamp("2026-02-01T12:00:00Z")),
            Moment::Present(stamp("2026-04-01T12:00:00Z")),
        );
        assert_eq!(
            words,
            "From 1 Feb 2026 to 1 Apr 2026: 1 much better and 1 not comparable. \
             Jeffrey: 7 → 4 (−3, −43 %, much better). Desk neck: not rated → not rated (not rated)."
        );
        let nothing = compare_sentence(
            &chart(),
            Moment::At(stamp("2025-01-01T12:00:00Z")),
            Moment::At(stamp("2025-02-01T12:00:00Z")),
        );
        assert_eq!(
            nothing,
            "From 1 Jan 2025 to 1 Feb 2025 there was no knot on the chart."
        );
    }

    #[test]
    fn a_timeline_reads_as_sentences() {
        assert_eq!(
            timeline_sentence(&chart()),
            "2 knots and 2 ratings. Jeffrey: 2 ratings between 4 and 7 from 2 Jan 2026 to 6 Mar 2026, \
             released 5 Mar 2026. Desk neck: not rated."
        );
        assert_eq!(timeline_sentence(&Chart::new()), "Nothing recorded yet.");
    }
}
