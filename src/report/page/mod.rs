//! The page that is handed over: what a therapist or doctor should know, in sixty seconds, and full tables after it.
//!
//! A [`Page`] is plain data, made of words; how it is set is the template's business.

mod chart_mark;
#[cfg(feature = "pdf")]
mod maps;
mod measured;
mod months;
mod options;
mod paper;
#[cfg(feature = "pdf")]
mod pdf;
mod period;
mod problem;
mod sentences;
mod table;
mod tables;
mod then_now;
mod timeline;
#[cfg(feature = "pdf")]
mod timeline_svg;
mod timeline_weeks;
mod treated;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::analysis::{CHANGE_RULE, Moment, state_at};
use crate::body::Body;
use crate::model::{Chart, CheckIn, Entry, SafetyQuestion, SpreadsTo, Who};
use crate::report::key::MADE_WITH;
use crate::report::legend::one_line;
use crate::scene::date_in_words;

pub use chart_mark::{CHART_MARKS, chart_mark_index, chart_mark_label, chart_mark_shapes};
pub use options::PageOptions;
pub use paper::Paper;
#[cfg(feature = "pdf")]
pub use pdf::{PageSource, page, page_pdf};
pub use period::Period;
pub(super) use problem::ranked;
pub use problem::{Detail, MOST_PROBLEMS, Problem};
pub use table::Table;
pub use then_now::{Level, ThenNow};
pub use timeline::{Event, Row, Timeline};
pub use treated::Treated;

/// Questions on page one, and letters of each.
const MOST_QUESTIONS: usize = 8;
const QUESTION_CHARS: usize = 280;

/// Who the page is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// A therapist, with room to write and draw.
    #[default]
    Therapist,
    /// A doctor: function, duration, safety answers and medicines first.
    Doctor,
    /// The person.
    Myself,
}

impl Reader {
    /// All readers.
    pub const ALL: [Self; 3] = [Self::Therapist, Self::Doctor, Self::Myself];

    /// As the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Therapist => "therapist",
            Self::Doctor => "doctor",
            Self::Myself => "self",
        }
    }

    /// As the page says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Therapist => "For a therapist",
            Self::Doctor => "For a doctor",
            Self::Myself => "For myself",
        }
    }
}

/// How far pain got in the way, and how that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Function {
    /// "PEG score" and so on.
    pub about: &'static str,
    /// "6.0 → 4.3" or "4.3".
    pub words: String,
}

/// One safety question and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Safety {
    /// What was asked.
    pub question: String,
    /// Whether the answer was yes.
    pub yes: bool,
}

/// Everything the page says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// For whom.
    pub reader: Reader,
    /// The same in words.
    pub reader_label: &'static str,
    /// "Knot map" with the person's name if they gave one.
    pub title: String,
    /// Date of birth; may be empty.
    pub born: String,
    /// Which days.
    pub period: String,
    /// The last of these days.
    pub ends: String,
    /// When the page was made.
    pub made_on: String,
    /// How many ratings, and how many were entered the same day.
    pub rests_on: String,
    /// What the page shows, in a few plain sentences.
    pub summary: Vec<String>,
    /// The knots to lead with.
    pub problems: Vec<Problem>,
    /// How many more there are, in words; empty if none.
    pub more: String,
    /// What people call a change of which size.
    pub rule: &'static str,
    /// PEG and its parts; empty if never answered.
    pub function: Vec<Function>,
    /// Of which days these answers are.
    pub function_on: String,
    /// Goals and how often they were met.
    pub goals: Vec<String>,
    /// Treatments by kind.
    pub treated: Vec<Treated>,
    /// How many kinds more there are, in words; empty if none.
    pub treated_more: String,
    /// What the person would like to ask.
    pub questions: Vec<String>,
    /// Medicines; may be empty.
    pub medicines: String,
    /// Conditions and allergies; may be empty.
    pub conditions: String,
    /// The latest answers to the safety questions, those with yes first.
    pub safety: Vec<Safety>,
    /// When they were given; empty if never asked.
    pub safety_on: String,
    /// What the nine chart marks mean.
    pub marks: Vec<&'static str>,
    /// The rows of the timeline, by number and name.
    pub timeline_labels: Vec<String>,
    /// What its signs mean.
    pub timeline_key: String,
    /// The timeline in words.
    pub timeline_alt: String,
    /// The tables of the further pages.
    pub tables: Vec<Table>,
    /// Which program made it.
    pub made_with: &'static str,
    /// Names the content of the chart.
    pub hash: String,
    /// The timeline.
    #[serde(skip)]
    pub timeline: Timeline,
}

impl Page {
    /// The page of a chart.
    pub fn new(chart: &Chart, body: &Body, options: &PageOptions) -> Self {
        let (period, moment) = (options.period, options.moment());
        let person = chart.person();
        let ranked = ranked(chart, moment);
        let problems: Vec<Problem> = ranked
            .iter()
            .take(MOST_PROBLEMS)
            .map(|one| Problem::new(chart, body, *one, period, moment))
            .collect();
        let (treated, kinds_more) = treated::by_kind(chart, period, options.now);
        let timeline = timeline_of(chart, options);
        let (function, function_on) = function(chart, period);
        let (safety, safety_on) = safety(chart, period);
        Self {
            reader: options.reader,
            reader_label: options.reader.label(),
            title: title(&one_line(&person.name)),
            born: person.born.map(date_in_words).unwrap_or_default(),
            period: options.period_words(),
            ends: date_in_words(options.exactly(period.to())),
            made_on: date_in_words(options.made_on()),
            rests_on: options.rests_on(chart),
            summary: sentences::summary(&ranked, &problems, moment),
            more: more(
                ranked.len().saturating_sub(problems.len()),
                "knot",
                "in the tables",
            ),
            problems,
            rule: CHANGE_RULE,
            function,
            function_on,
            goals: goals(chart, period),
            treated,
            treated_more: more(kinds_more, "kind", "in the tables"),
            questions: asked(&person.questions),
            medicines: in_short(&one_line(&person.medicines)),
            conditions: in_short(&one_line(&person.conditions)),
            safety,
            safety_on,
            marks: CHART_MARKS.into_iter().map(chart_mark_label).collect(),
            timeline_labels: timeline.rows.iter().map(Row::label).collect(),
            timeline_key: sentences::timeline_key(&timeline, !options.exact_dates),
            timeline_alt: sentences::timeline(&timeline, &options.period_words()),
            tables: tables::tables(chart, body, options),
            made_with: MADE_WITH,
            hash: options.hash.clone(),
            timeline,
        }
    }
}

/// By days, or by weeks where days are not printed.
fn timeline_of(chart: &Chart, options: &PageOptions) -> Timeline {
    if options.exact_dates {
        Timeline::new(chart, options.period, options.moment())
    } else {
        options.weeks.clone()
    }
}

fn title(name: &str) -> String {
    if name.is_empty() {
        "Knot map".to_owned()
    } else {
        format!("Knot map of {name}")
    }
}

fn more(count: usize, one: &str, place: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("1 more {one} is {place}."),
        count => format!("{count} more {one}s are {place}."),
    }
}

/// The lines of a text that say something.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(one_line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// What the person would like to ask, as far as page one has room; a table has all of it.
fn asked(questions: &str) -> Vec<String> {
    let mut short: Vec<String> = lines(questions).iter().map(|line| in_short(line)).collect();
    short.truncate(MOST_QUESTIONS);
    short
}

/// A text of page one, cut where it is very long.
fn in_short(words: &str) -> String {
    match words.char_indices().nth(QUESTION_CHARS) {
        Some((end, _)) => format!(
            "{}… (more in the tables)",
            words.get(..end).unwrap_or_default()
        ),
        None => words.to_owned(),
    }
}

/// Who says or did something, in words.
pub(super) const fn by_words(who: Who) -> &'static str {
    match who {
        Who::Me => "me",
        Who::Therapist => "therapist",
        Who::Doctor => "doctor",
        Who::Partner => "someone close",
    }
}

/// "temple, right" and so on, from a zone of the body chart.
fn zone_words(body: &Body, spread: &SpreadsTo) -> String {
    match body.zone(&spread.zone) {
        Some(zone) => zone.named_on(spread.side),
        None => format!("{}, {}", one_line(&spread.zone), spread.side),
    }
}

/// The first and the last answers to the PEG questions in a period.
fn function(chart: &Chart, period: Period) -> (Vec<Function>, String) {
    let all: Vec<&CheckIn> = chart
        .check_ins()
        .into_iter()
        .filter(|check_in| period.includes(check_in.at))
        .collect();
    let pair = |about, answer: &dyn Fn(&CheckIn) -> Option<String>| {
        let mut answers = all.iter().filter_map(|check_in| answer(check_in));
        let first = answers.next()?;
        let words = match answers.next_back() {
            Some(last) => format!("{first} → {last}"),
            None => first,
        };
        Some(Function { about, words })
    };
    let number = |answer: Option<crate::model::Intensity>| answer.map(|answer| answer.to_string());
    let rows: Vec<Function> = [
        pair("PEG score, 0 to 10", &|one| {
            one.peg().map(|peg| format!("{peg:.1}"))
        }),
        pair("Pain on average", &|one| number(one.pain)),
        pair("In the way of enjoying life", &|one| number(one.enjoyment)),
        pair("In the way of activity", &|one| number(one.activity)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let day = |check_in: Option<&&CheckIn>| check_in.map(|one| date_in_words(one.at));
    let (first, last) = (day(all.first()), day(all.last()));
    let on = match (rows.is_empty(), first, last) {
        (false, Some(first), Some(last)) if first != last => format!("{first} and {last}"),
        (false, Some(first), _) => first,
        _ => String::new(),
    };
    (rows, on)
}

/// "10 pull-ups without a headache next day: met on 3 of 5 days".
fn goals(chart: &Chart, period: Period) -> Vec<String> {
    let goals = chart.goals().into_iter().filter(|goal| !goal.archived);
    goals
        .map(|goal| {
            let checks: Vec<bool> = goal
                .checks
                .iter()
                .filter(|check| period.includes(check.at))
                .map(|check| check.met)
                .collect();
            let met = checks.iter().filter(|met| **met).count();
            let name = one_line(&goal.name);
            match checks.len() {
                0 => format!("{name}: not checked"),
                all => format!("{name}: met {met} of {all} times"),
            }
        })
        .collect()
}

/// The answers of the last check-in by the end of the period that has any, and its date.
fn safety(chart: &Chart, period: Period) -> (Vec<Safety>, String) {
    let all = chart.check_ins();
    let last = all
        .iter()
        .rev()
        .find(|one| one.at.first_day() <= period.to() && !one.safety.is_empty());
    let Some(last) = last else {
        return (Vec::new(), String::new());
    };
    let mut answers: Vec<Safety> = last
        .safety
        .iter()
        .map(|answer| Safety {
            question: SafetyQuestion::of(&answer.question).map_or_else(
                // Of a list this program does not know.
                || one_line(&answer.question).replace('_', " "),
                |question| question.text.to_owned(),
            ),
            yes: answer.yes,
        })
        .collect();
    answers.sort_by_key(|answer| !answer.yes);
    (answers, date_in_words(last.at))
}

/// How many of these knots are open and how many released.
pub(super) fn open_and_released(ranked: &[(usize, &Entry)], moment: Moment) -> (usize, usize) {
    let released = ranked
        .iter()
        .filter(|(_, entry)| state_at(entry, moment).is_released())
        .count();
    (ranked.len() - released, released)
}
