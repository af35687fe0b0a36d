//! The research pack: one zip with every table, what the columns mean, CHOIR strings and a FHIR bundle.

use super::anonymous::anonymous;
use super::table::Table;
use super::zip::Zip;
use super::{dictionary, fhir_bundle};
use crate::body::Body;
use crate::model::{Chart, EditError, Ids};

/// The farthest that dates are moved, in days: ten years.
const FARTHEST_DAYS: u64 = 3652;

const READ_ME: &str = "\
A knotmap research pack: self-reported knots and ratings of one person. Nothing here is a diagnosis.

Every table is CSV (RFC 4180, UTF-8); dictionary.csv says what each column means. choir.csv holds body map strings \
for the R package CHOIRBM, bundle.json the same record as a FHIR R4 bundle. Left and right are the person's own.

Left out: names, notes and all other free text, birth, pictures, goals, findings, safety answers. Ids are new. All \
dates are moved by one number of whole days that was drawn at random and kept nowhere; times of day are the person's \
own clock, without its offset from UTC (the Z in them stands for no zone). What kind of treatment or episode, or which \
technique, is given only where it is one of the common ones.

Places and ratings over years can still tell a person apart from others: treat the pack as personal data.
";

/// Why a research pack could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// What is left without names breaks a rule of the chart.
    #[error("the chart without names does not hold together: {0}")]
    Chart(#[from] EditError),
    /// More than a zip file takes.
    #[error("it would be larger than the 4 GB a zip file takes")]
    TooLarge,
}

/// A number of days to move all dates by, drawn at random: 1 day to ten years back.
pub fn draw_shift() -> i64 {
    let days = 1 + Ids::random().next_bits() % FARTHEST_DAYS;
    -(days as i64)
}

/// The chart as a zip for research, without names or free text, all dates moved by `shift_days`.
///
/// # Errors
/// When it would be larger than a zip file takes.
pub fn research_pack(chart: &Chart, body: &Body, shift_days: i64) -> Result<Vec<u8>, PackError> {
    let chart = anonymous(chart, shift_days)?;
    let mut zip = Zip::default();
    zip.add("README.txt", READ_ME.as_bytes())?;
    zip.add(
        "dictionary.csv",
        dictionary::sheet(body, true).to_csv().as_bytes(),
    )?;
    for table in Table::ALL {
        let sheet = table.sheet(&chart, body).without_private();
        zip.add(&format!("{}.csv", table.name()), sheet.to_csv().as_bytes())?;
    }
    zip.add("bundle.json", fhir_bundle(&chart, body).as_bytes())?;
    zip.finish()
}
