//! What a page and its figures show, in plain sentences, for those who cannot see them.

use super::{Problem, Timeline, open_and_released};
use crate::analysis::Moment;
use crate::model::Entry;

/// What the page shows: how many knots, the strongest, what changed.
pub(super) fn summary(
    ranked: &[(usize, &Entry)],
    problems: &[Problem],
    moment: Moment,
) -> Vec<String> {
    let (open, released) = open_and_released(ranked, moment);
    let knots = |count: usize| match count {
        1 => "1 knot is".to_owned(),
        count => format!("{count} knots are"),
    };
    let mut sentences = vec![match (open, released) {
        (0, 0) => "No knots are on this chart.".to_owned(),
        (open, 0) => format!("{} open.", knots(open)),
        (open, released) => format!("{} open, {released} released.", knots(open)),
    }];
    sentences.extend(
        problems
            .first()
            .map(|first| format!("{}.", first.sentence())),
    );
    sentences
}

/// What the signs of the timeline mean.
pub(super) fn timeline_key(timeline: &Timeline, by_weeks: bool) -> String {
    let weeks = if by_weeks {
        "Weeks are counted from the first rating shown; each point is the median of a week. "
    } else {
        ""
    };
    let treatment = if timeline.has_many_treatments() {
        "Ticks above: treatments."
    } else {
        "Triangle above: treatment."
    };
    format!(
        "{weeks}{treatment} Ring: released. Filled triangle: came back. The number is the last rating. No line where nothing was rated for two weeks."
    )
}

/// What the timeline shows: each row from its first to its last rating, and how many treatments there were.
pub(super) fn timeline(timeline: &Timeline, period: &str) -> String {
    let rows: Vec<String> = timeline
        .rows
        .iter()
        .map(|row| {
            let mut points = row.runs.iter().flatten().map(|point| point.1);
            let first = points.next();
            let last = points.next_back().or(first);
            let ratings = match (first, last) {
                (Some(first), Some(last)) => format!("from {first:.0} to {last:.0}"),
                _ => "not rated".to_owned(),
            };
            let released = row.events.iter().filter(|event| event.released).count();
            let releases = match released {
                0 => String::new(),
                1 => ", released once".to_owned(),
                many => format!(", released {many} times"),
            };
            format!("{} {} {ratings}{releases}", row.number, row.name)
        })
        .collect();
    let treatments = match timeline.treatments.len() {
        0 => "no treatments".to_owned(),
        1 => "1 treatment".to_owned(),
        count => format!("{count} treatments"),
    };
    format!(
        "Ratings over time, {period}: {}; {treatments}",
        rows.join("; ")
    )
}
