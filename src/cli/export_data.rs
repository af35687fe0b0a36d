//! `knotmap export` to data: a table, a FHIR bundle or a research pack.

use super::answer::Answer;
use super::args::Export;
use super::error::CliError;
use super::export::{handed_over, open_apart};
use super::words::{counted, visible};
use crate::body::Body;
use crate::exchange::{DataFormat, draw_shift, fhir_bundle, research_pack};
use crate::store;

pub(super) fn run(args: &Export, format: DataFormat, body: &Body) -> Result<Answer, CliError> {
    let output = args.output.display();
    if args.at.is_some() || args.compare.is_some() || args.theme.is_some() {
        return Err(CliError::Usage(format!(
            "Could not export: --at, --compare and --theme are for the map; data is always written whole: {output}"
        )));
    }
    if args.table.is_some() && format != DataFormat::Csv {
        return Err(CliError::Usage(format!(
            "Could not export: only a .csv file takes --table. Give -o such a name: {output}"
        )));
    }
    let opened = open_apart(args)?;
    let chart = handed_over(args, &opened.chart)?;
    let (bytes, words) = match format {
        DataFormat::Csv => {
            let table = args.table.unwrap_or_default();
            let rows = counted(table.row_count(&chart), "row");
            let words = format!("The table of {}, {rows}", table.name());
            (table.to_csv(&chart, body).into_bytes(), words)
        }
        DataFormat::Fhir => {
            let words = "A FHIR R4 bundle of ratings, treatments and check-ins".to_owned();
            (fhir_bundle(&chart, body).into_bytes(), words)
        }
        DataFormat::Pack => {
            let pack = research_pack(&chart, body, draw_shift()).map_err(|error| {
                CliError::Failed(format!(
                    "Could not export: {error}. Use .csv or .json: {output}"
                ))
            })?;
            let words = "A research pack without names or notes, all dates moved".to_owned();
            (pack, words)
        }
    };
    store::write_atomic(&args.output, &bytes)?;
    let words = visible(&format!("Exported. {words}: {output}")) + "\n";
    Ok(Answer::on(&opened, words))
}
