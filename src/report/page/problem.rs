//! One of the few knots that a page leads with, in words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::then_now::{Level, ThenNow};
use super::{PageOptions, Period, chart_mark, tables};
use crate::analysis::{Difference, KnotState, Moment, Phase, state_at};
use crate::body::Body;
use crate::model::{Asked, Chart, Entry, Knot, KnotId, Score, When, Who};
use crate::report::legend::one_line;
use crate::scene::{date_in_words, rating_in_words};

/// Characters of a name that a page prints.
const NAME_CHARS: usize = 60;

/// Problems on page one.
pub const MOST_PROBLEMS: usize = 5;

/// A line of a problem: what it is about, and what the person said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// "Since", "Spreads to" and so on.
    pub about: &'static str,
    /// In the person's own words where they are theirs.
    pub words: String,
}

/// A knot as the page leads with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Its number on the map.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Which of the nine chart marks stands for it.
    pub mark: usize,
    /// What that mark means.
    pub kind: &'static str,
    /// Where it is, side first.
    pub place: String,
    /// "7 → 4 of 10", "7 of 10", "could not say" or "not rated".
    pub rating: String,
    /// From which ratings, or when the one was; empty without a rating.
    pub rated: String,
    /// "3 points lower (−43 %), much better"; empty where nothing can be compared.
    pub change: String,
    /// Released or come back, with the date; empty while neither was said.
    pub outcome: String,
    /// What else the person said, shortest first to be read.
    pub details: Vec<Detail>,
}

/// The knots of a chart that are not put away, those to lead with first: what is open before what is released,
/// then by the latest rating, then by number. With each its number.
pub(in crate::report) fn ranked(chart: &Chart, moment: Moment) -> Vec<(usize, &Entry)> {
    let mut all: Vec<(usize, &Entry, KnotState<'_>)> = chart
        .entries()
        .into_iter()
        .enumerate()
        .filter(|(_, entry)| !entry.knot().archived)
        .map(|(index, entry)| (index + 1, entry, state_at(entry, moment)))
        .filter(|(_, _, state)| state.on_chart)
        .collect();
    all.sort_by_key(|(number, _, state)| {
        let latest = state.score().and_then(Score::intensity);
        (state.is_released(), Reverse(latest), *number)
    });
    all.into_iter()
        .map(|(number, entry, _)| (number, entry))
        .collect()
}

impl Problem {
    /// A knot of the chart in words; none if there is no such knot.
    pub fn of(chart: &Chart, body: &Body, knot: KnotId, options: &PageOptions) -> Option<Self> {
        let entries = chart.entries().into_iter().enumerate();
        let mut found = entries.filter(|(_, entry)| entry.knot().id == knot);
        let (index, entry) = found.next()?;
        let (period, moment) = (options.period, options.moment());
        Some(Self::new(chart, body, (index + 1, entry), period, moment))
    }

    pub(super) fn new(
        chart: &Chart,
        body: &Body,
        (number, entry): (usize, &Entry),
        period: Period,
        moment: Moment,
    ) -> Self {
        let knot = entry.knot();
        let state = state_at(entry, moment);
        let (rating, rated, change) = rating_words(entry, &state, period);
        Self {
            number,
            name: name(number, &knot.name),
            mark: chart_mark::chart_mark_index(knot.mark),
            kind: chart_mark::chart_mark_label(knot.mark),
            place: body.words(&knot.place, chart.person().ruler_cm()).neutral(),
            rating,
            rated,
            change,
            outcome: outcome(&state),
            details: details(body, entry, &state, moment),
        }
    }

    /// The problem in one sentence.
    pub fn sentence(&self) -> String {
        let parts = [&self.rating, &self.change, &self.outcome, &self.place];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        format!("{} {}: {}", self.number, self.name, parts.join(", "))
    }
}

/// The name on one line, or the number where there is none.
pub(super) fn name(number: usize, name: &str) -> String {
    let name = one_line(name);
    if name.is_empty() {
        return format!("Knot {number}");
    }
    match name.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name,
    }
}

/// The names of all knots in running text.
pub(super) fn names(chart: &Chart) -> BTreeMap<KnotId, String> {
    let entries = chart.entries().into_iter().zip(1..);
    entries
        .map(|(entry, number)| (entry.knot().id, name(number, &entry.knot().name)))
        .collect()
}

/// Released or come back, in words; empty while neither was said.
pub(super) fn outcome(state: &KnotState<'_>) -> String {
    match state.phase {
        Phase::Open => String::new(),
        Phase::Released(when) => format!("released {}", date_in_words(when)),
        Phase::Returned(when) => format!("came back {}", date_in_words(when)),
    }
}

/// "on pressing" and so on; nothing for the usual question.
fn asked_words(asked: Asked) -> String {
    match asked {
        Asked::Now => String::new(),
        other => format!(" {}", other.label()),
    }
}

/// The rating then and now, what it rests on, and the change.
pub(super) fn rating_words(
    entry: &Entry,
    state: &KnotState<'_>,
    period: Period,
) -> (String, String, String) {
    let pair = ThenNow::of(entry, period);
    let unknown_last = state.score() == Some(Score::Unknown);
    match pair {
        Some(pair) if !unknown_last || pair.then.is_some() => {
            let asked = asked_words(pair.asked);
            let Some(then) = pair.then else {
                let rating = format!("{} of 10{asked}", pair.now.value);
                return (rating, rested(pair.now), String::new());
            };
            (
                format!("{} → {} of 10{asked}", then.value, pair.now.value),
                both_rested(then, pair.now),
                change_words(Difference::between(then.value, pair.now.value)),
            )
        }
        _ => {
            let rated = state
                .rating
                .map(|rating| format!("rated {}", date_in_words(rating.felt_at)));
            (
                rating_in_words(state.rating),
                rated.unwrap_or_default(),
                String::new(),
            )
        }
    }
}

/// "rated 9 Sep 2026", or "median of 9 ratings, 1–7 Aug 2026".
fn rested(level: Level) -> String {
    let days = days_words(level);
    if level.count == 1 {
        format!("rated {days}")
    } else {
        format!("median of {} ratings, {days}", level.count)
    }
}

/// The same for both ends: "rated 9 Sep and 28 Oct 2026", "medians of 6 ratings 7–12 Sep and 5 ratings 9–14 Nov 2026".
fn both_rested(then: Level, now: Level) -> String {
    let (then_days, now_days) = (days_words(then), days_words(now));
    let year = format!(" {}", now.last.first_day().year());
    let then_days = match then_days.strip_suffix(&year) {
        Some(short) if now_days.ends_with(&year) && !short.is_empty() => short,
        _ => &then_days,
    };
    // A month or a year is one in which ratings were felt.
    let is_day = |when: When| matches!(when, When::Exact(_) | When::Day(_));
    let within = if is_day(then.first) && is_day(now.first) {
        ""
    } else {
        " in"
    };
    let ratings = |count: usize| match count {
        1 => format!("1 rating{within}"),
        count => format!("{count} ratings{within}"),
    };
    match (then.count, now.count) {
        (1, 1) => format!("rated {then_days} and {now_days}"),
        (before, after) => format!(
            "medians of {} {then_days} and {} {now_days}",
            ratings(before),
            ratings(after)
        ),
    }
}

/// From the first to the last day of some ratings.
fn days_words(level: Level) -> String {
    match (level.first, level.last) {
        (When::Exact(_) | When::Day(_), When::Exact(_) | When::Day(_)) => {
            Period::new(level.first.first_day(), level.last.first_day()).words()
        }
        (first, last) if first == last => date_in_words(first),
        (first, last) => format!("{} – {}", date_in_words(first), date_in_words(last)),
    }
}

/// "3 points lower (−43 %), much better".
pub(super) fn change_words(difference: Difference) -> String {
    let size = difference.points.unsigned_abs();
    let points = if size == 1 { "point" } else { "points" };
    let percent = difference.percent.map_or(String::new(), |percent| {
        let sign = if percent < 0 { "−" } else { "+" };
        format!(" ({sign}{}\u{a0}%)", percent.unsigned_abs())
    });
    match difference.points {
        0 => difference.degree.label().to_owned(),
        points_up => {
            let way = if points_up < 0 { "lower" } else { "higher" };
            format!(
                "{size} {points} {way}{percent}, {}",
                difference.degree.label()
            )
        }
    }
}

fn details(body: &Body, entry: &Entry, state: &KnotState<'_>, moment: Moment) -> Vec<Detail> {
    let knot = entry.knot();
    let spreads: Vec<String> = knot
        .spreads_to
        .iter()
        .map(|spread| super::zone_words(body, spread))
        .collect();
    let feels: Vec<String> = knot.feels.iter().map(|word| one_line(word)).collect();
    [
        ("Since", state.since.map(date_in_words).unwrap_or_default()),
        ("Feels", feels.join(", ")),
        ("Spreads to", spreads.join("; ")),
        ("Worse with", one_line(&knot.worse_with)),
        ("Better with", one_line(&knot.better_with)),
        ("Avoid", one_line(&knot.avoid)),
        ("I found", found(knot, moment, Who::Me)),
        ("Therapist found", found(knot, moment, Who::Therapist)),
        ("Doctor found", found(knot, moment, Who::Doctor)),
        ("Someone close found", found(knot, moment, Who::Partner)),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(about, words)| Detail { about, words })
    .collect()
}

/// What these hands found last, with the day: one's own word and a therapist's stay two sources.
fn found(knot: &Knot, moment: Moment, by: Who) -> String {
    let mut findings = knot.findings.iter().rev();
    let last = findings.find(|finding| finding.by == by && moment.includes(finding.at));
    last.map_or_else(String::new, |finding| {
        let note = one_line(&finding.note);
        let quoted =
            (!note.is_empty()).then(|| format!("\u{201c}{}\u{201d}", note.trim_matches('"')));
        let words = tables::finding_words(finding);
        let words = [Some(words).filter(|words| !words.is_empty()), quoted];
        let words: Vec<String> = words.into_iter().flatten().collect();
        format!("{}: {}", date_in_words(finding.at), words.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Intensity;

    #[test]
    fn a_change_says_points_per_cent_and_degree() {
        let words = |before, after| {
            let number = |value| Intensity::new(value).unwrap();
            change_words(Difference::between(number(before), number(after)))
        };
        assert_eq!(words(7, 4), "3 points lower (−43\u{a0}%), much better");
        assert_eq!(words(4, 5), "1 point higher (+25\u{a0}%), worse");
        assert_eq!(words(0, 2), "2 points higher, much worse");
        assert_eq!(words(6, 6), "the same");
    }

    #[test]
    fn a_knot_without_a_name_goes_by_its_number() {
        assert_eq!(name(3, " \n"), "Knot 3");
        assert_eq!(name(3, "Jeff\nrey"), "Jeff rey");
    }
}
