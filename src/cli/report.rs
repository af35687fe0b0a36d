//! `knotmap report`: the page for a therapist or doctor as PDF.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::error::CliError;
use super::words::visible;
use crate::body::Body;
use crate::model::{Chart, Stamp, When};
use crate::report::content_hash;
use crate::report::page::{PageOptions, Paper, Period, Reader};
use crate::store;

const EXAMPLES: &str = "\
Examples:
  knotmap report back.ron -o page.pdf
  knotmap report back.ron -o page.pdf --for doctor --from 2026-08-01
  knotmap report back.ron -o page.pdf --for self --paper letter";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Report {
    /// The chart
    pub file: PathBuf,
    /// The PDF file to write
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The first day it is about [default: twelve weeks before the last]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub from: Option<Date>,
    /// The last day it is about [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub to: Option<Date>,
    /// Who reads it
    #[arg(long = "for", value_enum, default_value_t = Reader::Therapist)]
    pub reader: Reader,
    /// What it is printed on
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub paper: Paper,
}

/// A date as the chart takes it: within its years.
fn parse_day(text: &str) -> Result<Date, String> {
    match text.trim().parse() {
        Ok(When::Day(day)) => Ok(day),
        _ => Err("give a date such as 2026-11-22".to_owned()),
    }
}

impl ValueEnum for Reader {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

impl ValueEnum for Paper {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

pub(super) fn run(args: &Report, body: &Body, now: Stamp) -> Result<String, CliError> {
    let output = args.output.display();
    let ending = args.output.extension().unwrap_or_default();
    if !ending.eq_ignore_ascii_case("pdf") {
        return Err(CliError::Usage(format!(
            "Could not write the report: it is a PDF file. Give -o a name that ends in .pdf: {output}"
        )));
    }
    let opened = store::open(&args.file)?;
    if store::same_file(&opened.path, &args.output) {
        return Err(CliError::Failed(format!(
            "Could not write the report: this is the chart itself and would be lost. Give -o another name: {output}"
        )));
    }
    let period = period(args, &opened.chart, now);
    let options = PageOptions {
        period,
        reader: args.reader,
        now,
        hash: content_hash(&store::to_text(&opened.chart)),
    };
    let bytes = bytes(args, &opened.chart, body, &options).map_err(|error| {
        CliError::Failed(format!("Could not write the report: {error}: {output}"))
    })?;
    store::write_atomic(&args.output, &bytes)?;
    let words = format!(
        "Report written. {}, {}: {output}",
        options.reader.label(),
        period.words()
    );
    Ok(visible(&words) + "\n")
}

/// The days asked for; an end that is not given is today, a beginning the usual twelve weeks before.
fn period(args: &Report, chart: &Chart, now: Stamp) -> Period {
    let usual = |to: Option<Date>| match to {
        Some(to) => Period::until(to),
        None => Period::usual(chart, now),
    };
    match (args.from, args.to) {
        (Some(from), to) => Period::new(from, to.unwrap_or_else(|| now.date().max(from))),
        (None, to) => usual(to),
    }
}

#[cfg(feature = "pdf")]
fn bytes(
    args: &Report,
    chart: &Chart,
    body: &Body,
    options: &PageOptions,
) -> Result<Vec<u8>, crate::report::ReportError> {
    crate::report::page::page_pdf(chart, body, options, args.paper)
}

#[cfg(not(feature = "pdf"))]
fn bytes(
    _: &Report,
    _: &Chart,
    _: &Body,
    _: &PageOptions,
) -> Result<Vec<u8>, crate::report::ReportError> {
    Err(crate::report::ReportError::NoPdf)
}
