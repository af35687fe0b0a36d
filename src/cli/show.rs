//! `knotmap show`: the chart in plain words.

use super::args::Look;
use super::error::CliError;
use crate::body::Body;
use crate::model::Stamp;
use crate::report::text;

pub(super) fn run(look: &Look, body: &Body, now: Stamp) -> Result<String, CliError> {
    Ok(text::show(&look.unlock.open(&look.file)?.chart, body, now))
}
