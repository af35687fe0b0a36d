//! Work on data off the window's thread.

use std::path::{Path, PathBuf};

use crate::body::Body;
use crate::exchange::{
    Grid, ImportError, ImportOptions, Mapping, Plan, draw_shift, fhir_bundle, plan, research_pack,
};
use crate::model::limits::TABLE_BYTES;
use crate::model::{Chart, Ids};
use crate::store;

use super::{DataChoice, DataKind};

/// What became of a job.
#[derive(Debug)]
pub enum DataDone {
    /// Data was exported, or not; why not in words.
    Exported(PathBuf, Result<(), String>),
    /// A table was read, or not; with the number of the document it is for.
    Read(u64, PathBuf, Result<Box<Grid>, String>),
    /// It is known what an import would do; with the number of the question.
    Planned(u64, Result<Plan, ImportError>),
}

pub(super) fn export(
    choice: DataChoice,
    chart: &Chart,
    own: Option<&Path>,
    path: PathBuf,
) -> DataDone {
    let result = write(choice, chart, own, &path);
    DataDone::Exported(path, result)
}

fn write(choice: DataChoice, chart: &Chart, own: Option<&Path>, path: &Path) -> Result<(), String> {
    let failed = |reason: String| {
        let path = path.display();
        format!("Could not export the data: {reason}. Nothing was written: {path}")
    };
    if own.is_some_and(|own| store::same_file(path, own)) {
        return Err(failed("this is the chart's own file".to_owned()));
    }
    let body = Body::shared().map_err(|error| failed(error.to_string()))?;
    let shared = choice.share.of(chart);
    let chart = shared.map_err(|error| failed(error.to_string()))?;
    let bytes = match choice.kind {
        DataKind::Table(table) => table.to_csv(&chart, body).into_bytes(),
        DataKind::Fhir => fhir_bundle(&chart, body).into_bytes(),
        DataKind::Pack => {
            research_pack(&chart, body, draw_shift()).map_err(|error| failed(error.to_string()))?
        }
    };
    store::write_atomic(path, &bytes).map_err(|error| error.to_string())
}

pub(super) fn read(document: u64, path: PathBuf) -> DataDone {
    let grid = store::read_bytes(&path, TABLE_BYTES)
        .and_then(|bytes| Grid::read(&bytes).map_err(|error| error.to_string()))
        .map(Box::new)
        .map_err(|reason| format!("Could not import: {reason}: {}", path.display()));
    DataDone::Read(document, path, grid)
}

pub(super) fn planned(
    number: u64,
    chart: &Chart,
    grid: &Grid,
    mapping: &Mapping,
    options: &ImportOptions,
    ids: Ids,
) -> DataDone {
    DataDone::Planned(number, plan(chart, grid, mapping, options, ids))
}
