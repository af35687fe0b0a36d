//! `knotmap export`: the map as a file.

use jiff::tz::TimeZone;

use super::args::Export;
use super::error::CliError;
use super::words::visible;
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::Stamp;
use crate::report::{self, ExportOptions, Format, Legend};
use crate::scene::Theme;
use crate::store;

pub(super) fn run(args: &Export, body: &Body, now: Stamp) -> Result<String, CliError> {
    let output = args.output.display();
    let format = Format::from_path(&args.output)
        .map_err(|error| CliError::Usage(format!("Could not export: {error}: {output}")))?;
    let opened = store::open(&args.file)?;
    if store::same_file(&opened.path, &args.output) {
        return Err(CliError::Failed(format!(
            "Could not export: this is the chart itself and would be lost. Give -o another name: {output}"
        )));
    }
    let options = ExportOptions {
        view: args.view,
        look: args.layer.look(args.landmarks),
        camera: args.camera.clone(),
        moment: moment(args, now)?,
        theme: args.theme.unwrap_or(match format {
            Format::Pdf => Theme::Print,
            Format::Png | Format::Svg => Theme::Light,
        }),
    };
    let bytes = report::export(&opened.chart, body, &options, format)
        .map_err(|error| CliError::Failed(format!("Could not export: {error}: {output}")))?;
    store::write_atomic(&args.output, &bytes)?;
    let legend = Legend::new(&opened.chart, body, args.view, options.moment);
    let more = match legend.elsewhere {
        0 => String::new(),
        more => format!("; {more} more not on this view"),
    };
    let words = format!("{}{more}: {output}", legend.summary());
    Ok(visible(&format!("Exported. {words}")) + "\n")
}

fn moment(args: &Export, now: Stamp) -> Result<Moment, CliError> {
    let Some(given) = args.at else {
        return Ok(Moment::Present(now));
    };
    let end = given.end(&TimeZone::system());
    end.map(Moment::At).ok_or_else(|| {
        CliError::Usage("Could not export: there is no such time. Give another --at".to_owned())
    })
}
