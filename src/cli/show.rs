//! `knotmap show`: the chart in plain words.

use std::path::Path;

use super::error::CliError;
use crate::body::Body;
use crate::model::Stamp;
use crate::report::text;
use crate::store;

pub(super) fn run(file: &Path, body: &Body, now: Stamp) -> Result<String, CliError> {
    Ok(text::show(&store::open(file)?.chart, body, now))
}
