//! `knotmap show`: the chart in plain words.

use super::answer::Answer;
use super::args::Look;
use super::error::CliError;
use crate::body::Body;
use crate::model::Stamp;
use crate::report::text;

pub(super) fn run(look: &Look, body: &Body, now: Stamp) -> Result<Answer, CliError> {
    let opened = look.unlock.look_at(&look.file)?;
    Ok(Answer::on(&opened, text::show(&opened.chart, body, now)))
}
