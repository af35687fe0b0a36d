//! What a command has to say.

use super::words::counted;
use crate::store::{Opened, VERSION};

/// What a command has to say, and what its reader has to know about that.
#[derive(Debug)]
pub(super) struct Answer {
    /// What was done or asked for; for standard output.
    pub words: String,
    /// What may be missing from it; for standard error, so that no script takes it for the answer.
    pub warning: Option<String>,
}

impl Answer {
    /// Words that rest on a chart; of one that a newer program wrote, parts may be missing.
    pub fn on(opened: &Opened, words: String) -> Self {
        let warning = opened.is_newer().then(|| in_part(opened));
        Self { words, warning }
    }
}

impl From<String> for Answer {
    fn from(words: String) -> Self {
        let warning = None;
        Self { words, warning }
    }
}

fn in_part(opened: &Opened) -> String {
    let left_out = match opened.left_out {
        0 => String::new(),
        count => format!(
            ": {} this program does not know left out",
            counted(count, "value")
        ),
    };
    format!(
        "A newer knotmap wrote the chart (format version {}, this program knows up to {VERSION}), so parts may be \
         missing{left_out}. Update knotmap to see all of it: {}",
        opened.version,
        opened.path.display()
    )
}
