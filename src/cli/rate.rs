//! `knotmap rate`: one rating, safely.

use jiff::tz::TimeZone;

use super::args::Rate;
use super::error::CliError;
use super::find;
use super::words::{brief, preposition, visible};
use crate::model::{Edit, Entry, Ids, Rating, Score, Stamp, When};
use crate::store;

pub(super) fn run(args: &Rate, now: Stamp) -> Result<String, CliError> {
    let path = args.file.display();
    let failed = |reason: String| CliError::Failed(format!("Could not rate: {reason}: {path}"));
    let felt_at = args
        .at
        .map_or(now.into(), |given| given.when(&TimeZone::system()));
    if is_future(felt_at, now) {
        return Err(CliError::Usage(format!(
            "Could not rate: {} has not come yet. Give a time that has with --at",
            brief(felt_at)
        )));
    }
    let _turn = store::Turn::wait(&args.file);
    let mut opened = args.unlock.open(&args.file)?;
    let entry = find::knot(&opened.chart, &args.name).map_err(failed)?;
    let knot = entry.knot().id;
    let rating = Rating {
        felt_at,
        note: args.note.clone(),
        ..Rating::now(Ids::random().rating(), args.score, now)
    };
    let words = words(entry, &rating);
    opened
        .chart
        .apply(Edit::put((knot, rating)))
        .map_err(|error| failed(format!("{error}. Give other values")))?;
    let changed = store::changed_since(&opened.path, &opened.print).map_err(|error| {
        failed(format!(
            "the file could not be read again ({error}). Try again"
        ))
    })?;
    if changed {
        return Err(failed(
            "another program changed the file meanwhile, and nothing was written. Try again"
                .to_owned(),
        ));
    }
    let care = store::Care::on_command_line(&opened, now);
    let saved = store::save_with_care(&opened.chart, &opened.path, &care)?;
    let mut words = visible(&words) + "\n";
    if let Some(warning) = saved.warning {
        words.push_str(&visible(&warning));
        words.push('\n');
    }
    Ok(words)
}

fn is_future(felt_at: When, now: Stamp) -> bool {
    match felt_at {
        When::Exact(stamp) => stamp.second() > now.second(),
        _ => felt_at.first_day() > now.date(),
    }
}

/// "Rated Jeffrey 4 at 2026-11-22 08:15; was 7 on 2026-11-20".
fn words(entry: &Entry, rating: &Rating) -> String {
    let before = entry
        .ratings()
        .iter()
        .rev()
        .find(|other| other.order() < rating.order());
    let before = before.map_or_else(
        || "not rated before".to_owned(),
        |before| {
            let day = match before.felt_at {
                When::Exact(stamp) => When::Day(stamp.date()),
                when => when,
            };
            let score = in_words(before.score);
            format!("was {score} {} {}", preposition(day), brief(day))
        },
    );
    format!(
        "Rated {} {} {} {}; {before}",
        entry.knot().display_name(),
        in_words(rating.score),
        preposition(rating.felt_at),
        brief(rating.felt_at),
    )
}

fn in_words(score: Score) -> String {
    match score {
        Score::Felt(intensity) => intensity.to_string(),
        Score::Unknown => format!("\"{score}\""),
    }
}
