//! `knotmap passphrase`: locks a chart, changes its passphrase, or unlocks it for good.

use std::path::PathBuf;

use super::error::CliError;
use super::unlock::{Unlock, from_file};
use super::words::visible;
use crate::model::Stamp;
use crate::store::{self, Care, Passphrase, Seal};

const EXAMPLES: &str = "\
Examples:
  knotmap passphrase back.ron                 asks for it on the terminal
  knotmap passphrase back.ron --new-passphrase-file secret.txt
  knotmap passphrase back.ron --remove

A locked chart is a file in the age format: \"age --decrypt back.ron\" opens it, too. Nobody can open it without
the passphrase, and no program can find it out. Earlier versions of the chart are locked with it.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SetPassphrase {
    /// The chart
    pub file: PathBuf,
    #[command(flatten)]
    pub unlock: Unlock,
    /// Where the new passphrase stands, on the first line [default: asked for twice on the terminal]
    #[arg(long, value_name = "FILE", conflicts_with = "remove")]
    pub new_passphrase_file: Option<PathBuf>,
    /// Have no passphrase any more
    #[arg(long)]
    pub remove: bool,
}

pub(super) fn run(args: &SetPassphrase, now: Stamp) -> Result<String, CliError> {
    let _turn = store::Turn::wait(&args.file);
    let opened = args.unlock.open(&args.file)?;
    let seal = if args.remove {
        None
    } else {
        Some(Seal::new(new(args)?))
    };
    let old = opened.seal.as_ref().map(|seal| seal.passphrase().clone());
    let words = match (&seal, &old) {
        (Some(_), None) => "Locked with a passphrase",
        (Some(_), Some(_)) => "The passphrase is changed",
        (None, Some(_)) => "Unlocked: everyone who has the file can read it",
        (None, None) => {
            return Ok(visible(&format!("It has no passphrase: {}", args.file.display())) + "\n");
        }
    };
    if store::changed_since(&opened.path, &opened.print).unwrap_or(true) {
        return Err(CliError::Failed(format!(
            "Could not change the passphrase: another program changed the chart meanwhile, and nothing was written. \
             Try again: {}",
            args.file.display()
        )));
    }
    let care = Care {
        seal,
        old_passphrase: old,
        ..Care::on_command_line(&opened, now)
    };
    let saved = store::save_with_care(&opened.chart, &opened.path, &care)?;
    let mut words = visible(&format!("{words}: {}", args.file.display())) + "\n";
    if let Some(warning) = saved.warning {
        words.push_str(&(visible(&warning) + "\n"));
    }
    Ok(words)
}

fn new(args: &SetPassphrase) -> Result<Passphrase, CliError> {
    if let Some(file) = &args.new_passphrase_file {
        return from_file(file);
    }
    let failed = |reason: String| {
        CliError::Failed(format!(
            "Could not change the passphrase: {reason}. Give a file with the new one, --new-passphrase-file: {}",
            args.file.display()
        ))
    };
    let first = Passphrase::ask("New passphrase: ").map_err(failed)?;
    let again = Passphrase::ask("The same again: ").map_err(failed)?;
    if first != again {
        return Err(CliError::Failed(format!(
            "Could not change the passphrase: the two differ. Try again: {}",
            args.file.display()
        )));
    }
    Ok(first)
}
