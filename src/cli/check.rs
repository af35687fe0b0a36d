//! `knotmap check`: whether a chart is readable, what it holds, and what is odd. Never writes.

use super::answer::Answer;
use super::args::Look;
use super::error::CliError;
use super::words::{brief, counted, preposition, visible};
use crate::analysis::{About, Oddity, What, oddities};
use crate::body::Body;
use crate::model::{Chart, Entry, Knot, Stamp};
use crate::store::Opened;

pub(super) fn run(look: &Look, body: &Body, now: Stamp) -> Result<Answer, CliError> {
    let opened = look.unlock.look_at(&look.file)?;
    let chart = &opened.chart;
    let odd = oddities(chart, body, now);
    let mut lines = vec![
        format!("{}: {}", how_readable(&opened), look.file.display()),
        counts(chart),
    ];
    let knots = chart.entries();
    lines.extend(odd.iter().map(|oddity| in_words(&knots, oddity)));
    if odd.is_empty() {
        lines.push("Nothing odd".to_owned());
    }
    let words = lines.iter().map(|line| visible(line) + "\n").collect();
    Ok(Answer::on(&opened, words))
}

/// "Readable, format version 2, locked with a passphrase".
fn how_readable(opened: &Opened) -> String {
    let version = opened.version;
    let mut words = if opened.is_newer() {
        format!("Readable in part, format version {version} of a newer knotmap")
    } else {
        format!("Readable, format version {version}")
    };
    if opened.seal.is_some() {
        words.push_str(", locked with a passphrase");
    }
    words
}

fn counts(chart: &Chart) -> String {
    let milestones = chart.entries().iter().map(|e| e.milestones().len()).sum();
    [
        counted(chart.knot_count(), "knot"),
        counted(chart.rating_count(), "rating"),
        counted(milestones, "milestone"),
        counted(chart.treatments().len(), "treatment"),
        counted(chart.episodes().len(), "episode"),
    ]
    .join(", ")
}

/// "Odd: 3 Jeffrey: has the same name as knot 1".
fn in_words(knots: &[&Entry], oddity: &Oddity) -> String {
    let about = match oddity.about {
        About::Knot(number) => {
            let entry = number.checked_sub(1).and_then(|index| knots.get(index));
            let name = entry.map_or("", |entry| Knot::display_name(entry.knot()));
            format!("knot {number} {name}")
        }
        About::Treatments => "treatments".to_owned(),
        About::Episodes => "episodes".to_owned(),
    };
    format!("Odd: {about}: {}", what(oddity.what))
}

fn what(what: What) -> String {
    match what {
        What::Unnamed => "it has no name".to_owned(),
        What::SameName(number) => format!("it has the same name as knot {number}"),
        What::OutsideBody => "it lies outside the outline of the body".to_owned(),
        What::RatedAfterRelease {
            released,
            score,
            felt_at,
        } => format!(
            "it was released {} {}, but rated {score} {} {} and not marked as returned",
            preposition(released),
            brief(released),
            preposition(felt_at),
            brief(felt_at)
        ),
        What::InFuture {
            entered,
            count,
            first,
        } => format!(
            "{} at a time that has not come yet, the first {}",
            counted(count, entered.label()),
            brief(first)
        ),
        What::EnteredBefore {
            entered,
            count,
            first,
        } => format!(
            "{} dated later than entered, the first {}",
            counted(count, entered.label()),
            brief(first)
        ),
        What::EnteredLate { count, first } => format!(
            "{} entered more than a week afterwards, the first felt {}",
            counted(count, "rating"),
            brief(first)
        ),
    }
}
