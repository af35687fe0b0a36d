//! `knotmap report`: the page for a therapist or doctor as PDF.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::answer::Answer;
use super::error::CliError;
use super::find;
use super::units::Units;
use super::unlock::Unlock;
use super::words::visible;
use crate::body::Body;
use crate::model::{Chart, Stamp, When};
use crate::report::page::{PageOptions, Paper, Period, Reader, Timeline};
#[cfg(feature = "pdf")]
use crate::report::{self, PRINT_DPI, page};
use crate::report::{Format, ReportError, Share, SharePart, content_hash};
use crate::store;

const EXAMPLES: &str = "\
Examples:
  knotmap report back.ron -o page.pdf
  knotmap report back.ron -o page.pdf --for doctor --from 2026-08-01
  knotmap report back.ron -o page.pdf --for self --paper letter --units in
  knotmap report back.ron -o page.pdf --leave-out names,notes,health
  knotmap report back.ron -o page.pdf --from 2026-08-01 --only-these-days
  knotmap report back.ron -o jeffrey.png --card Jeffrey
  knotmap report back.ron -o brief.pdf --brief";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Report {
    /// The chart
    pub file: PathBuf,
    /// The PDF file to write; a card or a brief can be .png, too
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
    /// What to keep to oneself
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    pub leave_out: Vec<SharePart>,
    /// Also keep back all that was felt and done outside of these days
    #[arg(long, conflicts_with = "brief")]
    pub only_these_days: bool,
    /// Only this knot, by its name or number
    #[arg(long, value_name = "NAME")]
    pub knot: Option<String>,
    /// Instead of the page a card about one knot, by its name or number
    #[arg(long, value_name = "NAME", conflicts_with_all = ["knot", "brief"])]
    pub card: Option<String>,
    /// Instead of the page half a page that looks for the right therapist
    #[arg(long)]
    pub brief: bool,
    #[command(flatten)]
    pub units: Units,
    #[command(flatten)]
    pub unlock: Unlock,
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

impl ValueEnum for SharePart {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()).help(self.about()))
    }
}

pub(super) fn run(args: &Report, body: &Body, now: Stamp) -> Result<Answer, CliError> {
    let output = args.output.display();
    let format = format(args)?;
    let opened = args.unlock.look_at(&args.file)?;
    if store::same_file(&opened.path, &args.output) {
        return Err(CliError::Failed(format!(
            "Could not write the report: this is the chart itself and would be lost. Give -o another name: {output}"
        )));
    }
    let failed = |reason: String| {
        CliError::Failed(format!("Could not write the report: {reason}: {output}"))
    };
    let chart = &opened.chart;
    let only = args.card.as_ref().or(args.knot.as_ref());
    let only = only.map(|name| find::knot(chart, name).map(|entry| entry.knot().id));
    let only = only.transpose().map_err(failed)?;
    let share = Share::without(args.leave_out.iter().copied());
    let period = period(args, chart, now);
    let period = if share.exact_dates {
        period
    } else {
        period.whole_months()
    };
    let share = Share {
        only_knot: only,
        only_days: args.only_these_days.then_some(period),
        ..share
    };
    let shared = share.of(chart).map_err(|error| failed(error.to_string()))?;
    let mut options = PageOptions {
        period,
        reader: args.reader,
        now,
        exact_dates: share.exact_dates,
        weeks: Timeline::default(),
        hash: content_hash(&store::to_text(&shared)),
    };
    options.weeks = share
        .weeks(chart, period, options.moment())
        .map_err(|error| failed(error.to_string()))?;
    let bytes = bytes(args, &shared, args.units.of(body), &options, format);
    let bytes = bytes.map_err(|error| failed(error.to_string()))?;
    store::write_atomic(&args.output, &bytes)?;
    let words = match (&args.card, args.brief) {
        (Some(_), _) => "Card written".to_owned(),
        (None, true) => "Brief written".to_owned(),
        (None, false) => {
            let (label, period) = (options.reader.label(), options.period.words());
            format!("Report written. {label}, {period}")
        }
    };
    let words = visible(&format!("{words}: {output}")) + "\n";
    Ok(Answer::on(&opened, words))
}

/// A page is a PDF file; what is one small page can be a picture, too.
fn format(args: &Report) -> Result<Format, CliError> {
    let small = args.card.is_some() || args.brief;
    match Format::from_path(&args.output) {
        Ok(Format::Pdf) => Ok(Format::Pdf),
        Ok(Format::Png) if small => Ok(Format::Png),
        _ => {
            let more = if small { " or .png" } else { "" };
            Err(CliError::Usage(format!(
                "Could not write the report: give -o a name that ends in .pdf{more}: {}",
                args.output.display()
            )))
        }
    }
}

/// The days asked for; an end that is not given is today, a beginning the usual twelve weeks before.
fn period(args: &Report, chart: &Chart, now: Stamp) -> Period {
    match (args.from, args.to) {
        (Some(from), to) => Period::new(from, to.unwrap_or_else(|| now.date().max(from))),
        (None, Some(to)) => Period::until(to),
        (None, None) => Period::usual(chart, now),
    }
}

#[cfg(feature = "pdf")]
fn bytes(
    args: &Report,
    chart: &Chart,
    body: &Body,
    options: &PageOptions,
    format: Format,
) -> Result<Vec<u8>, ReportError> {
    let set = if args.brief {
        let own = chart.person().brief.trim();
        let words = if own.is_empty() {
            report::brief(chart, body, options)
        } else {
            own.to_owned()
        };
        report::brief_page(&words, options)?
    } else if args.card.is_some() {
        let entries = chart.entries();
        let knot = entries.first().ok_or(ReportError::NoKnot)?.knot().id;
        report::card(chart, body, knot, options)?
    } else {
        page::page(chart, body, options, args.paper)?
    };
    match format {
        Format::Png => set.picture(0, PRINT_DPI).ok_or(ReportError::NoKnot)??.png(),
        Format::Pdf | Format::Svg => set.pdf(options.made_at()),
    }
}

#[cfg(not(feature = "pdf"))]
fn bytes(
    _: &Report,
    _: &Chart,
    _: &Body,
    _: &PageOptions,
    _: Format,
) -> Result<Vec<u8>, ReportError> {
    Err(ReportError::NoPdf)
}
