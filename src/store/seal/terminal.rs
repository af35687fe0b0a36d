//! Asks on the terminal without showing what is typed.

use std::io;

use age::secrecy::zeroize::Zeroizing;

#[cfg(unix)]
use crate::model::limits::PASSPHRASE_BYTES;

/// Asks on the terminal of the program, whatever its input and output are; what is typed is not shown.
///
/// # Errors
/// When there is no terminal.
#[cfg(unix)]
pub(super) fn ask_hidden(question: &str) -> io::Result<Zeroizing<String>> {
    use std::fs::OpenOptions;
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};

    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    let shown = tcgetattr(&terminal)?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    hidden.local_modes.insert(LocalModes::ECHONL);
    // Hidden before it asks: what is typed at once would show, and be thrown away.
    tcsetattr(&terminal, OptionalActions::Flush, &hidden)?;
    let mut line = Zeroizing::new(String::with_capacity(PASSPHRASE_BYTES as usize));
    let read = terminal
        .write_all(question.as_bytes())
        .and_then(|()| BufReader::new((&terminal).take(PASSPHRASE_BYTES)).read_line(&mut line));
    tcsetattr(&terminal, OptionalActions::Flush, &shown)?;
    read?;
    let end = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(end);
    Ok(line)
}

/// Elsewhere a passphrase comes from a file.
///
/// # Errors
/// Always.
#[cfg(not(unix))]
pub(super) fn ask_hidden(_: &str) -> io::Result<Zeroizing<String>> {
    Err(io::ErrorKind::Unsupported.into())
}
