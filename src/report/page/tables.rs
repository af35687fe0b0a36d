//! The full tables of the further pages.

use std::collections::BTreeMap;

use super::problem::{self, names};
use super::table::Table;
use super::{PageOptions, Period, by_words, measured, months, treated};
use crate::analysis::{Moment, state_at};
use crate::body::Body;
use crate::model::{Chart, EpisodeKind, Finding, KnotId, Outcome, Person, Treatment};
use crate::report::legend::{NOTHING_SAID, one_line};
use crate::scene::date_in_words;

/// Rows of one table; what is older is counted and left to the data files.
const MOST_ROWS: usize = 200;

/// Every table that has something to say, in the order of the pages.
pub(super) fn tables(chart: &Chart, body: &Body, options: &PageOptions) -> Vec<Table> {
    let (period, moment) = (options.period, options.moment());
    let all = [
        at_length(chart.person()),
        knots(chart, body, period, moment),
        months::table(chart, period, options.exact_dates),
        treatments(chart, period),
        said_at_treatments(chart, period),
        milestones(chart, period),
        findings(chart, period),
        check_ins(chart, period),
        episodes(chart, period),
        measured::table(chart, body, options),
    ];
    all.into_iter()
        .filter(|table| !table.rows.is_empty())
        .collect()
}

/// What is too long for page one, in full.
fn at_length(person: &Person) -> Table {
    let mut table = Table::new("At length", &[("About", 12), ("In full", 64)]);
    let questions = super::lines(&person.questions);
    let are_cut = super::asked(&person.questions) != questions;
    let texts = [
        ("Medicines", one_line(&person.medicines)),
        ("Conditions", one_line(&person.conditions)),
    ];
    let questions = questions.into_iter().filter(|_| are_cut);
    let questions = questions.map(|question| ("To ask", question));
    let long = texts
        .into_iter()
        .filter(|(_, words)| super::in_short(words) != *words);
    let rows = questions.chain(long);
    table.rows = rows
        .map(|(about, words)| vec![about.to_owned(), words])
        .collect();
    table
}

/// Keeps the latest rows and says how many there were.
fn cut(table: &mut Table) {
    let count = table.rows.len();
    table.rows.truncate(MOST_ROWS);
    say_how_many_more(table, count);
}

fn say_how_many_more(table: &mut Table, count: usize) {
    let more = count.saturating_sub(MOST_ROWS);
    if more > 0 {
        table.note = format!("{more} earlier ones are in the data files only.");
    }
}

fn said(words: String) -> String {
    if words.is_empty() {
        NOTHING_SAID.to_owned()
    } else {
        words
    }
}

fn knots(chart: &Chart, body: &Body, period: Period, moment: Moment) -> Table {
    let columns = [
        ("No.", 3),
        ("Knot", 12),
        ("Where", 22),
        ("Rating", 12),
        ("Change", 14),
        ("Since", 7),
        ("Released", 10),
    ];
    let mut table = Table::new("All knots", &columns);
    for (index, entry) in chart.entries().into_iter().enumerate() {
        let state = state_at(entry, moment);
        if !state.on_chart {
            continue;
        }
        let knot = entry.knot();
        let (rating, _, change) = problem::rating_words(entry, &state, period);
        let away = if knot.archived { " (put away)" } else { "" };
        table.rows.push(vec![
            (index + 1).to_string(),
            problem::name(index + 1, &knot.name) + away,
            body.words(&knot.place, chart.person().ruler_cm()).neutral(),
            rating,
            said(change),
            said(state.since.map(date_in_words).unwrap_or_default()),
            said(problem::outcome(&state)),
        ]);
    }
    table
}

fn treatments(chart: &Chart, period: Period) -> Table {
    let columns = [
        ("Date", 10),
        ("Kind", 14),
        ("Minutes", 7),
        ("By", 10),
        ("What was done", 18),
        ("Knots worked on", 24),
    ];
    let mut table = Table::new("Treatments, latest first", &columns);
    let (all, names) = (treated::treatments_in(chart, period), names(chart));
    for treatment in all.iter().rev().take(MOST_ROWS) {
        let techniques: Vec<String> = treatment
            .techniques
            .iter()
            .map(|technique| one_line(&technique.name))
            .collect();
        table.rows.push(vec![
            date_in_words(treatment.at),
            one_line(treatment.kind.label()),
            said(treatment.minutes.map(|m| m.to_string()).unwrap_or_default()),
            by(treatment),
            said(techniques.join(", ")),
            said(touched(&names, treatment)),
        ]);
    }
    say_how_many_more(&mut table, all.len());
    table
}

/// The therapist's name if there is one, else in which role they acted.
fn by(treatment: &Treatment) -> String {
    let name = one_line(&treatment.therapist);
    if name.is_empty() {
        by_words(treatment.by).to_owned()
    } else {
        name
    }
}

/// "Jeffrey released, Bob eased".
fn touched(names: &BTreeMap<KnotId, String>, treatment: &Treatment) -> String {
    let words: Vec<String> = treatment
        .touched
        .iter()
        .map(|touched| {
            let name = names.get(&touched.knot).map_or("", String::as_str);
            match touched.outcome {
                Outcome::NotSaid => name.to_owned(),
                Outcome::Released => format!("{name} released"),
                Outcome::Eased => format!("{name} eased"),
                Outcome::Same => format!("{name} the same"),
                Outcome::Worse => format!("{name} worse"),
            }
        })
        .collect();
    words.join(", ")
}

/// What therapists said of a visit as a whole, in the words that were typed back.
fn said_at_treatments(chart: &Chart, period: Period) -> Table {
    let columns = [("Date", 10), ("By", 12), ("What was said", 54)];
    let mut table = Table::new("What was said at treatments, latest first", &columns);
    for treatment in treated::treatments_in(chart, period).into_iter().rev() {
        let words: Vec<String> = treatment.said.lines().map(one_line).collect();
        let words = words.join("; ");
        if !words.is_empty() {
            let date = date_in_words(treatment.at);
            table.rows.push(vec![date, by(treatment), words]);
        }
    }
    cut(&mut table);
    table
}

fn milestones(chart: &Chart, period: Period) -> Table {
    let columns = [
        ("Date", 10),
        ("Knot", 14),
        ("What happened", 12),
        ("Said by", 10),
        ("Note", 30),
    ];
    let mut table = Table::new("Milestones, latest first", &columns);
    let mut rows = Vec::new();
    for (index, entry) in chart.entries().into_iter().enumerate() {
        let name = problem::name(index + 1, &entry.knot().name);
        for milestone in entry.milestones() {
            if period.includes(milestone.at) {
                let cells = vec![
                    date_in_words(milestone.at),
                    name.clone(),
                    milestone.kind.label().to_owned(),
                    by_words(milestone.by).to_owned(),
                    said(one_line(&milestone.note)),
                ];
                rows.push((milestone.at.order_second(), cells));
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    table.rows = rows.into_iter().map(|(_, cells)| cells).collect();
    cut(&mut table);
    table
}

/// What hands found, beside whose hands they were: the person's own word and the therapist's stay apart.
fn findings(chart: &Chart, period: Period) -> Table {
    let columns = [
        ("Date", 10),
        ("Knot", 14),
        ("Found by", 10),
        ("What was found", 30),
        ("Note", 24),
    ];
    let mut table = Table::new("What was found, latest first", &columns);
    let mut rows = Vec::new();
    for (index, entry) in chart.entries().into_iter().enumerate() {
        let name = problem::name(index + 1, &entry.knot().name);
        for finding in &entry.knot().findings {
            if period.includes(finding.at) {
                let cells = vec![
                    date_in_words(finding.at),
                    name.clone(),
                    by_words(finding.by).to_owned(),
                    said(finding_words(finding)),
                    said(one_line(&finding.note)),
                ];
                rows.push((finding.at.order_second(), cells));
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    table.rows = rows.into_iter().map(|(_, cells)| cells).collect();
    cut(&mut table);
    table
}

/// "tight band, no sore spot, begins to hurt at 2.4 kg/cm²"; what was not asked is not said.
pub(super) fn finding_words(finding: &Finding) -> String {
    let answers = [
        (finding.tight_band, "tight band"),
        (finding.sore_spot, "sore spot"),
        (finding.spreads, "spreads when pressed"),
        (finding.recognised, "\u{201c}that is my pain\u{201d}"),
        (finding.twitches, "twitches"),
    ];
    let mut words: Vec<String> = answers
        .into_iter()
        .filter_map(|(answer, what)| {
            answer.map(|yes| {
                if yes {
                    what.to_owned()
                } else {
                    format!("no {what}")
                }
            })
        })
        .collect();
    words.extend(
        finding
            .threshold
            .map(|threshold| format!("begins to hurt at {:.1} kg/cm²", threshold.kg_per_cm2())),
    );
    words.join(", ")
}

fn check_ins(chart: &Chart, period: Period) -> Table {
    let columns = [
        ("Date", 12),
        ("Pain on average", 12),
        ("Enjoyment of life", 14),
        ("General activity", 14),
        ("PEG score", 10),
    ];
    let mut table = Table::new("Check-ins, latest first", &columns);
    let number = |answer: Option<crate::model::Intensity>| {
        said(answer.map(|answer| answer.to_string()).unwrap_or_default())
    };
    for check_in in chart.check_ins().into_iter().rev() {
        if period.includes(check_in.at) {
            table.rows.push(vec![
                date_in_words(check_in.at),
                number(check_in.pain),
                number(check_in.enjoyment),
                number(check_in.activity),
                said(
                    check_in
                        .peg()
                        .map(|peg| format!("{peg:.1}"))
                        .unwrap_or_default(),
                ),
            ]);
        }
    }
    "Past week, 0 to 10 each; the score is their mean. Enjoyment and activity: how much pain got in the way."
        .clone_into(&mut table.note);
    table
}

fn episodes(chart: &Chart, period: Period) -> Table {
    let columns = [("What", 20), ("How often", 10), ("Latest", 12)];
    let mut table = Table::new("Episodes", &columns);
    let mut kinds: Vec<(&EpisodeKind, usize, String)> = Vec::new();
    for episode in chart.episodes() {
        if !period.includes(episode.from) {
            continue;
        }
        let on = date_in_words(episode.from);
        match kinds.iter_mut().find(|(kind, ..)| **kind == episode.kind) {
            Some((_, count, latest)) => (*count, *latest) = (*count + 1, on),
            None => kinds.push((&episode.kind, 1, on)),
        }
    }
    kinds.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    kinds.truncate(MOST_ROWS);
    table.rows = kinds
        .into_iter()
        .map(|(kind, count, latest)| vec![one_line(kind.label()), count.to_string(), latest])
        .collect();
    table
}
