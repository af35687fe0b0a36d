//! `knotmap merge`: two copies of a chart made one.

use std::fmt::Write as _;

use super::args::Merge;
use super::error::CliError;
use super::words::visible;
use crate::model::{Conflict, Stamp, merge};
use crate::store;

pub(super) fn run(args: &Merge, now: Stamp) -> Result<String, CliError> {
    let ours = args.unlock.open(&args.ours)?;
    let theirs = args.unlock.open_like(&args.theirs, Some(&ours))?;
    let base = args.base.as_deref();
    let base = base.map(|path| args.unlock.open_like(path, Some(&ours)));
    let base = base.transpose()?.map(|opened| opened.chart);
    let merged = merge(base.as_ref(), &ours.chart, &theirs.chart).map_err(|error| {
        let path = args.theirs.display();
        CliError::Failed(format!(
            "Could not merge: {error}. Nothing was written: {path}"
        ))
    })?;
    let _turn = store::Turn::wait(&args.output);
    let care = store::Care {
        // Whatever was there is not what the result came from.
        always: true,
        // What was locked in either copy stays so.
        seal: ours.seal.clone().or_else(|| theirs.seal.clone()),
        ..store::Care::on_command_line(&ours, now)
    };
    let saved = store::save_with_care(&merged.chart, &args.output, &care)?;
    let mut words = format!(
        "Merged: {} taken over, {}\n",
        many(merged.changes.len(), "entry", "entries"),
        many(merged.conflicts.len(), "conflict", "conflicts"),
    );
    for conflict in &merged.conflicts {
        let line = visible(&in_words(conflict));
        // A string takes whatever it is given.
        writeln!(words, "  {line}").ok();
    }
    if let Some(warning) = saved.warning {
        writeln!(words, "{}", visible(&warning)).ok();
    }
    Ok(words)
}

fn in_words(conflict: &Conflict) -> String {
    let Conflict {
        of,
        what,
        kept,
        other,
        ..
    } = conflict;
    format!("{of}, {what}: {kept} here, {other} in the other copy")
}

fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
