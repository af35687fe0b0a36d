//! `knotmap import`: ratings or treatments from a CSV file, safely.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::tz::TimeZone;

use super::error::CliError;
use super::unlock::Unlock;
use super::words::visible;
use crate::exchange::{DayOrder, Grid, ImportError, ImportOptions, Mapping, Plan, Target, plan};
use crate::model::limits::TABLE_BYTES;
use crate::model::{Ids, Stamp};
use crate::store;

const EXAMPLES: &str = "\
Examples:
  knotmap import back.ron ratings.csv --dry-run
  knotmap import back.ron diary.csv --map \"How bad=score\" --map Spot=knot_name
  knotmap import back.ron massages.csv --as treatments --dates day-first

The first line names the columns. Those named as in an export are known; --map says what others hold. A rating
needs knot_name or knot_id, score and felt_at; a treatment needs kind and at. A knot that is not on the chart is
put there if its rows have u and v. What is on the chart already is not added twice. Only ratings and treatments
are taken in; milestones, episodes and check-ins are exported for reading.";

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Import {
    /// The chart
    pub file: PathBuf,
    /// The table: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252
    pub csv: PathBuf,
    /// Say what would be taken and what not; change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// What a column holds, by its name or as "#3"; the field "ignore" leaves it aside
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// What the rows are [default: what the columns suggest]
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    pub target: Option<Target>,
    /// How dates such as 3/4/2026 are meant [default: as the file shows]
    #[arg(long, value_enum, value_name = "ORDER")]
    pub dates: Option<DayOrder>,
    #[command(flatten)]
    pub unlock: Unlock,
}

pub(super) fn run(args: &Import, now: Stamp) -> Result<String, CliError> {
    let csv = args.csv.display();
    let failed = |reason: String| CliError::Failed(format!("Could not import: {reason}: {csv}"));
    let wrong = |error: ImportError| match error {
        ImportError::TooLarge | ImportError::NotText(_) | ImportError::Empty => {
            failed(error.to_string())
        }
        _ => CliError::Usage(format!("Could not import: {error}: {csv}")),
    };
    let bytes = store::read_bytes(&args.csv, TABLE_BYTES).map_err(failed)?;
    let grid = Grid::read(&bytes).map_err(wrong)?;
    let mut mapping = args.target.map_or_else(
        || Mapping::guess(&grid),
        |target| Mapping::guess_as(&grid, target),
    );
    for assignment in &args.map {
        mapping.set(&grid, assignment).map_err(wrong)?;
    }
    let options = ImportOptions {
        now,
        zone: TimeZone::system(),
        order: args.dates,
    };
    let _turn = store::Turn::wait(&args.file);
    let mut opened = args.unlock.open(&args.file)?;
    let plan = plan(&opened.chart, &grid, &mapping, &options, Ids::random()).map_err(wrong)?;
    if args.dry_run {
        return Ok(words(&plan, &grid, args, "Would import"));
    }
    if plan.taken == 0 {
        return Ok(words(&plan, &grid, args, "Imported"));
    }
    opened
        .chart
        .apply(plan.edit())
        .map_err(|error| failed(format!("{error}. Nothing was written")))?;
    let changed = store::changed_since(&opened.path, &opened.print);
    if changed.unwrap_or(true) {
        return Err(CliError::Failed(format!(
            "Could not import: another program changed the chart meanwhile, and nothing was written. Try again: {}",
            args.file.display()
        )));
    }
    let care = store::Care::on_command_line(&opened, now);
    let saved = store::save_with_care(&opened.chart, &opened.path, &care)?;
    let mut words = words(&plan, &grid, args, "Imported");
    if let Some(warning) = saved.warning {
        words.push_str(&(visible(&warning) + "\n"));
    }
    Ok(words)
}

fn words(plan: &Plan, grid: &Grid, args: &Import, verb: &str) -> String {
    let mut lines = vec![format!("{verb} {}: {}", plan.summary(), args.csv.display())];
    if grid.is_unclosed {
        lines.push("A quotation mark is not closed; rows may have run together".to_owned());
    }
    let note = |note: &crate::exchange::RowNote, what: &str| {
        format!("Line {}{what}: {}", note.line, note.words)
    };
    lines.extend(plan.partly.iter().map(|one| note(one, "")));
    lines.extend(plan.refused.iter().map(|one| note(one, " not taken")));
    lines.iter().map(|line| visible(line) + "\n").collect()
}

impl ValueEnum for Target {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

impl ValueEnum for DayOrder {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::DayFirst, Self::MonthFirst]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(
            match self {
                Self::DayFirst => "day-first",
                Self::MonthFirst => "month-first",
            }
            .into(),
        )
    }
}
