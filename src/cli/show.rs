//! `knotmap show`: the chart in plain words.

use super::answer::Answer;
use super::args::Show;
use super::error::CliError;
use crate::body::Body;
use crate::model::Stamp;
use crate::report::text;

pub(super) fn run(show: &Show, body: &Body, now: Stamp) -> Result<Answer, CliError> {
    let opened = show.unlock.look_at(&show.file)?;
    let text = text::show(&opened.chart, show.units.of(body), now);
    Ok(Answer::on(&opened, text))
}
