//! Looking for the right therapist: half a page made from the chart, in words the person can change.

use std::collections::BTreeMap;

use serde::Serialize;
use typst::foundations::Dict;

use super::page::{PageOptions, Problem, ranked};
use super::typeset::{Typeset, values};
use super::{ReportError, legend::one_line};
use crate::analysis::{By, Helped, helped, state_at};
use crate::body::Body;
use crate::model::{Chart, Entry, Stamp};
use crate::scene::{PRINT, date_in_words};

/// The template of the half page.
const TEMPLATE: &str = include_str!("../../assets/page/brief.typ");

/// Knots and kinds of work that a brief names.
const MOST_NAMED: usize = 3;

/// What to ask a therapist for, to be kept or struck out.
const ASKED_FOR: &str = "I am looking for work that is directed at an outcome and checked against it, such as medical massage: agree on one goal, look at it again after three or four visits, and change course if nothing changed. Please begin with myofascial release before any deep work.";

/// A brief made from the chart, a paragraph a line.
pub fn brief(chart: &Chart, body: &Body, options: &PageOptions) -> String {
    let moment = options.moment();
    let lead: Vec<&Entry> = ranked(chart, moment)
        .into_iter()
        .map(|(_, entry)| entry)
        .filter(|entry| !state_at(entry, moment).is_released())
        .take(MOST_NAMED)
        .collect();
    let mut lines = vec![problems(chart, body, &lead, options)];
    lines.extend(goals(chart));
    lines.extend(tried(chart, options.now));
    lines.push(ASKED_FOR.to_owned());
    lines.extend(avoid(&lead));
    lines.join("\n\n")
}

fn problems(chart: &Chart, body: &Body, lead: &[&Entry], options: &PageOptions) -> String {
    let words: Vec<String> = lead
        .iter()
        .filter_map(|entry| {
            let problem = Problem::of(chart, body, entry.knot().id, options)?;
            let since = entry.knot().since.map_or(String::new(), |since| {
                format!(", since {}", date_in_words(since))
            });
            Some(format!(
                "{} ({}), {}{since}",
                problem.name, problem.place, problem.rating
            ))
        })
        .collect();
    if words.is_empty() {
        return "My chart has no open knots at the moment.".to_owned();
    }
    format!("What bothers me most: {}.", words.join("; "))
}

/// In terms of an outcome: what the person wants to be able to do.
fn goals(chart: &Chart) -> Option<String> {
    let goals: Vec<String> = chart
        .goals()
        .into_iter()
        .filter(|goal| !goal.archived)
        .map(|goal| one_line(&goal.name))
        .collect();
    (!goals.is_empty()).then(|| format!("What I want to be able to do: {}.", goals.join("; ")))
}

/// What was done so far, and the ratings before and after; no more than that.
fn tried(chart: &Chart, now: Stamp) -> Option<String> {
    let mut all = helped(chart, By::Kind, now);
    all.sort_by_key(|one| std::cmp::Reverse(one.visits));
    let words: Vec<String> = all.iter().take(MOST_NAMED).map(tried_words).collect();
    (!words.is_empty()).then(|| format!("What was tried: {}.", words.join("; ")))
}

fn tried_words(one: &Helped) -> String {
    let times = match one.visits {
        1 => "once".to_owned(),
        visits => format!("{visits} times"),
    };
    let week = match one.week.median() {
        Some(0.0) if !one.is_too_few() => {
            format!(", rated the same a week later (median of {})", one.week.n())
        }
        Some(median) if !one.is_too_few() => format!(
            ", rated {median:+.0} points a week later (median of {})",
            one.week.n()
        )
        .replace('-', "\u{2212}"),
        _ => String::new(),
    };
    let releases = match one.releases {
        0 => String::new(),
        1 => ", a knot released once".to_owned(),
        many => format!(", knots released {many} times"),
    };
    let name = one_line(&one.name);
    format!("{name} {times}{week}{releases}")
}

fn avoid(lead: &[&Entry]) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for entry in lead {
        let avoid = one_line(&entry.knot().avoid);
        if !avoid.is_empty() && !words.contains(&avoid) {
            words.push(avoid);
        }
    }
    (!words.is_empty()).then(|| format!("Please avoid: {}.", words.join("; ")))
}

#[derive(Serialize)]
struct Page<'a> {
    title: &'static str,
    lines: Vec<&'a str>,
    made_on: String,
    footer: &'static str,
    ink: String,
    subdued: String,
}

/// The half page with these words, set.
///
/// # Errors
/// When the page cannot be set.
pub fn brief_page(words: &str, options: &PageOptions) -> Result<Typeset, ReportError> {
    let lines = words.lines().map(str::trim);
    let page = Page {
        title: "Looking for the right therapist",
        lines: lines.filter(|line| !line.is_empty()).collect(),
        made_on: date_in_words(options.made_on()),
        footer: "Self-reported. Not a diagnosis.",
        ink: PRINT.ink.to_string(),
        subdued: PRINT.ink_subdued.to_string(),
    };
    let mut inputs = Dict::new();
    inputs.insert("brief".into(), values(&page)?);
    Typeset::new(TEMPLATE, inputs, BTreeMap::new())
}
