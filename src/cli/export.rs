//! `knotmap export`: the map as a file; the chart as data is in `export_data`.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::answer::Answer;
use super::args::{Export, Width};
use super::error::CliError;
use super::export_data;
use super::given_time::GivenTime;
use super::units::Unit;
use super::words::visible;
use crate::analysis::Moment;
use crate::body::Body;
use crate::exchange::DataFormat;
use crate::model::{Chart, Stamp};
use crate::report::{
    self, DEFAULT_SCALE, ExportOptions, Format, Legend, Picture, ReportError, Share, SharePart,
};
use crate::scene::Theme;
use crate::store::{self, Opened};

pub(super) fn run(args: &Export, body: &Body, now: Stamp) -> Result<Answer, CliError> {
    if let Some(format) = DataFormat::from_path(&args.output) {
        return data(args, format, body);
    }
    let body = args.units.of(body);
    let output = args.output.display();
    let format = format_of_map(args)?;
    let opened = open_apart(args)?;
    let options = ExportOptions {
        view: args.view,
        look: args.layer.look(args.landmarks, args.zones),
        camera: args.camera.clone(),
        moment: moment(args, now)?,
        by_month: args.leave_out.contains(&SharePart::ExactDates),
        theme: args.theme.unwrap_or(match format {
            Format::Pdf => Theme::Print,
            Format::Png | Format::Svg => Theme::Light,
        }),
        photo: photo(args, &opened.chart)?,
    };
    let chart = &handed_over(args, &opened.chart)?;
    if let Some(then) = given(args.compare, "--compare")? {
        let words = compared(args, chart, body, (&options, then), format)?;
        return Ok(Answer::on(&opened, words));
    }
    let bytes = match (args.map_only, args.width) {
        (Some(pixels), _) => report::export_map_only(chart, body, &options, format, pixels),
        (None, Some(width)) => {
            report::export_svg(chart, body, &options).and_then(|svg| pixels(&svg, Some(width)))
        }
        (None, None) => report::export(chart, body, &options, format),
    };
    let bytes =
        bytes.map_err(|error| CliError::Failed(format!("Could not export: {error}: {output}")))?;
    store::write_atomic(&args.output, &bytes)?;
    let legend = Legend::new(chart, body, args.view, options.moment);
    let more = match legend.elsewhere {
        0 => String::new(),
        more => format!("; {more} more not on this view"),
    };
    let words = format!("{}{more}: {output}", legend.summary());
    let words = visible(&format!("Exported. {words}")) + "\n";
    Ok(Answer::on(&opened, words))
}

/// What the map is written as; wrong usage where something is asked for that this format does not take.
fn format_of_map(args: &Export) -> Result<Format, CliError> {
    let output = args.output.display();
    if args.table.is_some() {
        return Err(CliError::Usage(format!(
            "Could not export: only a .csv file takes --table. Give -o such a name: {output}"
        )));
    }
    let format = Format::from_path(&args.output).map_err(|error| {
        CliError::Usage(format!(
            "Could not export: {error}; for data .csv, .json or .zip: {output}"
        ))
    })?;
    if args.width.is_some() && format != Format::Png {
        return Err(CliError::Usage(format!(
            "Could not export: only a .png file takes --width. Give -o such a name: {output}"
        )));
    }
    Ok(format)
}

/// The chart as data, in which lengths have one unit.
fn data(args: &Export, format: DataFormat, body: &Body) -> Result<Answer, CliError> {
    if args.units.units != Unit::Cm {
        return Err(CliError::Usage(format!(
            "Could not export: data is in centimetres, whoever reads it. Leave out --units: {}",
            args.output.display()
        )));
    }
    export_data::run(args, format, body)
}

/// A drawing as the bytes of a picture.
fn pixels(svg: &str, width: Option<Width>) -> Result<Vec<u8>, ReportError> {
    match width {
        Some(Width::Pixels(width)) => Picture::of_svg(svg, width.into())?.png(),
        Some(Width::Print) => Picture::for_print(svg)?.png(),
        None => Picture::from_svg(svg, DEFAULT_SCALE)?.png(),
    }
}

/// The map as it stood at an earlier time beside it.
fn compared(
    args: &Export,
    chart: &Chart,
    body: &Body,
    (options, then): (&ExportOptions, Stamp),
    format: Format,
) -> Result<String, CliError> {
    let output = args.output.display();
    let failed = |reason: String| CliError::Failed(format!("Could not export: {reason}: {output}"));
    if format == Format::Pdf {
        return Err(CliError::Usage(format!(
            "Could not export: --compare writes a .png or .svg file. Give -o such a name: {output}"
        )));
    }
    if then.second() >= options.moment.stamp().second() {
        return Err(CliError::Usage(
            "Could not export: --compare is for a time before that of the map. Give an earlier one"
                .to_owned(),
        ));
    }
    let drawn = report::compare_svg(chart, body, options, Moment::At(then));
    let (svg, sentence) = drawn.map_err(|error| failed(error.to_string()))?;
    let bytes = match format {
        Format::Png => pixels(&svg, args.width).map_err(|error| failed(error.to_string()))?,
        Format::Svg | Format::Pdf => svg.into_bytes(),
    };
    store::write_atomic(&args.output, &bytes)?;
    Ok(visible(&format!("Exported. {sentence}: {output}")) + "\n")
}

/// The photo behind the view, if it is asked for.
fn photo(args: &Export, chart: &Chart) -> Result<Option<Arc<[u8]>>, CliError> {
    if !args.photo {
        return Ok(None);
    }
    let failed = |reason: String| {
        let file = args.file.display();
        CliError::Failed(format!("Could not export the photo: {reason}: {file}"))
    };
    let view = args.view;
    let photo = chart.photo(view).ok_or_else(|| {
        failed(format!(
            "there is none behind the {} view. Leave out --photo, or choose another --view",
            view.name()
        ))
    })?;
    let copy = store::small_copy(&photo.source).map_err(|error| failed(error.to_string()))?;
    Ok(Some(copy.into()))
}

/// The chart without what is kept back.
pub(super) fn handed_over(args: &Export, chart: &Chart) -> Result<Chart, CliError> {
    if args.leave_out.is_empty() {
        return Ok(chart.clone());
    }
    let share = Share::without(args.leave_out.iter().copied());
    let output = args.output.display();
    share
        .of(chart)
        .map_err(|error| CliError::Failed(format!("Could not export: {error}: {output}")))
}

/// Opens the chart, unless the export would take its place.
pub(super) fn open_apart(args: &Export) -> Result<Opened, CliError> {
    let opened = args.unlock.look_at(&args.file)?;
    if store::same_file(&opened.path, &args.output) {
        let output = args.output.display();
        return Err(CliError::Failed(format!(
            "Could not export: this is the chart itself and would be lost. Give -o another name: {output}"
        )));
    }
    Ok(opened)
}

fn moment(args: &Export, now: Stamp) -> Result<Moment, CliError> {
    let at = given(args.at, "--at")?;
    Ok(at.map_or(Moment::Present(now), Moment::At))
}

/// A time as it was given, of a day its end.
fn given(time: Option<GivenTime>, flag: &str) -> Result<Option<Stamp>, CliError> {
    let Some(time) = time else { return Ok(None) };
    let end = time.end(&TimeZone::system());
    end.map(Some).ok_or_else(|| {
        let words = format!("Could not export: there is no such time. Give another {flag}");
        CliError::Usage(words)
    })
}
