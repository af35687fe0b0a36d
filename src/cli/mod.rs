//! The same work without a window: maps, plain words, one rating, and a look at whether a file is sound.
//!
//! Nothing here prints by itself: what to say goes to the writers handed in, trouble as one line `knotmap: …`. Nothing
//! is asked but, on the terminal, the passphrase of a locked chart. What a newer program wrote is only looked at. Exit status: 0 done, 1 the work failed, 2 wrong usage.

mod answer;
mod args;
mod check;
mod error;
mod export;
mod export_data;
mod find;
mod given_time;
mod import;
mod merge;
mod passphrase;
mod rate;
mod report;
mod show;
mod units;
mod unlock;
mod words;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;
use jiff::Zoned;

use args::{Args, Command};
use error::CliError;

use crate::body::Body;
use crate::model::Stamp;

/// Opens the window, on a chart's file if one is given, and returns when it is closed, or why it could not open.
pub type OpenWindow = fn(Option<&Path>) -> Result<(), String>;

/// Does what the arguments ask for; `args` begins with the program's own name, and `window` is none in a program
/// built without one.
///
/// A reader that stops listening to `out` is no trouble: the work ends quietly.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    window: Option<OpenWindow>,
) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let result = match Args::try_parse_from(&args) {
        Ok(args) => execute(args, out, err, window),
        Err(error) if error.kind() == ErrorKind::ArgumentConflict => Err(no_command(&args)),
        Err(error) => {
            let text = error.to_string();
            return if error.use_stderr() {
                finish(say(err, &text), ExitCode::from(2))
            } else {
                finish(say(out, &text), ExitCode::SUCCESS)
            };
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => finish(tell(err, &error.to_string()), error.status()),
    }
}

fn execute(
    args: Args,
    out: &mut dyn Write,
    err: &mut dyn Write,
    window: Option<OpenWindow>,
) -> Result<(), CliError> {
    let Some(command) = args.command else {
        let open = window.ok_or(CliError::NoWindow)?;
        return open(args.file.as_deref()).map_err(CliError::Failed);
    };
    let body = Body::shared().map_err(|error| CliError::Failed(error.to_string()))?;
    let now = Stamp::from_zoned(&Zoned::now());
    let answer = match command {
        Command::Export(export) => export::run(&export, body, now)?,
        Command::Report(report) => report::run(&report, body, now)?,
        Command::Show(show) => show::run(&show, body, now)?,
        Command::Merge(merge) => merge::run(&merge, now)?.into(),
        Command::Rate(rate) => rate::run(&rate, now)?.into(),
        Command::Import(import) => import::run(&import, now)?.into(),
        Command::Check(look) => check::run(&look, body, now)?,
        Command::Passphrase(set) => passphrase::run(&set, now)?.into(),
    };
    if let Some(warning) = answer.warning {
        // Whoever does not hear it still gets the answer.
        tell(err, &warning).ok();
    }
    say(out, &answer.words).map_err(CliError::Output)
}

/// Something follows what could only be a chart to open; most likely a command was mistyped.
fn no_command(args: &[OsString]) -> CliError {
    let word = args.get(1).map_or("".as_ref(), OsString::as_os_str);
    CliError::Usage(format!(
        "Could not tell what to do with \"{}\": it is none of the commands export, report, show, rate, merge, import, check and passphrase, and a \
         chart to open in the window takes nothing after it. See \"knotmap --help\"",
        word.display()
    ))
}

/// Says trouble as one line.
fn tell(to: &mut dyn Write, trouble: &str) -> io::Result<()> {
    say(to, &(words::visible(&format!("knotmap: {trouble}")) + "\n"))
}

fn say(to: &mut dyn Write, words: &str) -> io::Result<()> {
    to.write_all(words.as_bytes())?;
    to.flush()
}

/// The status of work whose last words may not have been heard.
fn finish(said: io::Result<()>, status: ExitCode) -> ExitCode {
    match said {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => status,
    }
}
