//! What an import would do, row by row, before anything changes.

use jiff::tz::TimeZone;

use super::error::ImportError;
use super::field::{Field, Target};
use super::grid::Grid;
use super::knots::Knots;
use super::mapping::Mapping;
use super::ratings::Ratings;
use super::row::Row;
use super::time::{Clock, DayOrder};
use super::treatments::Treatments;
use crate::model::{Chart, Edit, EditError, Entry, Ids, Knot, Parts, Stamp};

/// What an import needs to know besides the file.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The time of the import: when rows that do not say so were entered.
    pub now: Stamp,
    /// Where times without an offset were written.
    pub zone: TimeZone,
    /// Whether the day or the month comes first, where the file does not show it.
    pub order: Option<DayOrder>,
}

/// A word on one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowNote {
    /// The line of the file the row begins in.
    pub line: u64,
    /// What there is to say.
    pub words: String,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What the rows become.
    pub target: Target,
    /// How many rows are taken.
    pub taken: usize,
    /// How many rows are on the chart already.
    pub already: usize,
    /// How many knots are put on the chart for them.
    pub new_knots: usize,
    /// Rows that are not taken, and why.
    pub refused: Vec<RowNote>,
    /// Rows that are taken without a part, and without which.
    pub partly: Vec<RowNote>,
    edits: Vec<Edit>,
}

impl Plan {
    /// The change to the chart: all of it or nothing.
    pub fn edit(&self) -> Edit {
        Edit::Batch(self.edits.clone())
    }

    /// How many rows become what, in words.
    pub fn summary(&self) -> String {
        let counted = |count: usize, one: &str| {
            let s = if count == 1 { "" } else { "s" };
            format!("{count} {one}{s}")
        };
        let one = match self.target {
            Target::Ratings => "rating",
            Target::Treatments => "treatment",
        };
        let mut words = vec![counted(self.taken, one)];
        if self.new_knots > 0 {
            words.push(counted(self.new_knots, "new knot"));
        }
        if self.already > 0 {
            words.push(format!(
                "{} already on the chart",
                counted(self.already, "row")
            ));
        }
        if !self.refused.is_empty() {
            words.push(format!("{} not taken", counted(self.refused.len(), "row")));
        }
        words.join(", ")
    }
}

/// What becomes of a row.
pub(super) enum Fate {
    /// It is on the chart already.
    Already,
    /// It is taken.
    Taken {
        edit: Edit,
        /// A knot to put on the chart first.
        knot: Option<Box<Knot>>,
        /// How many knots it names that are not on the chart.
        without: usize,
    },
}

/// That a row is taken without some of the knots it names; none if all of them are there.
fn without_knots(line: u64, count: usize) -> Option<RowNote> {
    let knots = match count {
        0 => return None,
        1 => "1 knot that is".to_owned(),
        count => format!("{count} knots that are"),
    };
    let words = format!("taken without {knots} not on the chart");
    Some(RowNote { line, words })
}

/// What a table of ours holds that is not taken in, told by the column of its ids: an episode has a kind and a time as
/// a treatment has, and must not become one.
fn written_only(grid: &Grid) -> Option<&'static str> {
    let tables = [
        ("milestone_id", "milestones"),
        ("episode_id", "episodes"),
        ("check_in_id", "check-ins"),
    ];
    let mut found = tables.into_iter().filter(|(column, _)| {
        let mut names = grid.names.iter();
        names.any(|name| name == column)
    });
    found.next().map(|(_, what)| what)
}

/// What an import of the file would do to the chart.
///
/// # Errors
/// When the mapping lacks what every row needs.
pub fn plan(
    chart: &Chart,
    grid: &Grid,
    mapping: &Mapping,
    options: &ImportOptions,
    mut ids: Ids,
) -> Result<Plan, ImportError> {
    if let Some(what) = written_only(grid) {
        return Err(ImportError::NotTaken(what));
    }
    mapping.check()?;
    let clock = Clock::new(&options.zone, options.order, times(grid, mapping));
    let mut plan = Plan {
        target: mapping.target,
        ..Plan::default()
    };
    let mut knots = Knots::of(chart);
    let mut ratings = Ratings::of(chart);
    let mut treatments = Treatments::of(chart);
    let mut probe = probe(chart).unwrap_or_default();
    for source in &grid.rows {
        let row = Row {
            source,
            mapping,
            clock: &clock,
        };
        let fate = row.check().and_then(|()| match mapping.target {
            Target::Ratings => ratings.read(&row, &knots, &mut ids, options.now),
            Target::Treatments => treatments.read(&row, &knots, &mut ids, options.now),
        });
        match fate.and_then(|fate| tried(&mut probe, fate)) {
            Ok(Fate::Already) => plan.already += 1,
            Ok(Fate::Taken {
                edit,
                knot,
                without,
            }) => {
                if let Some(knot) = knot {
                    knots.add(*knot.clone());
                    plan.edits.push(Edit::put(*knot));
                    plan.new_knots += 1;
                }
                plan.edits.push(edit);
                plan.taken += 1;
                plan.partly.extend(without_knots(source.line, without));
            }
            Err(words) => plan.refused.push(RowNote {
                line: source.line,
                words,
            }),
        }
    }
    Ok(plan)
}

/// All times of the file, for what they show together.
fn times<'g>(grid: &'g Grid, mapping: &Mapping) -> impl Iterator<Item = &'g str> {
    let fields = [Field::At, Field::RecordedAt, Field::KnotRecordedAt];
    let columns = fields.map(|field| mapping.column(field));
    let cells = grid.rows.iter().flat_map(move |row| {
        let cell = |column: Option<usize>| row.cells.get(column?);
        columns.into_iter().filter_map(cell)
    });
    cells.map(String::as_str)
}

/// The chart without ratings and milestones: the rules hold on it as well, and trying is quick.
fn probe(chart: &Chart) -> Result<Chart, EditError> {
    let bare = |entry: &Entry| Entry::new(entry.knot().clone(), Vec::new(), Vec::new());
    Chart::from_parts(Parts {
        entries: chart.entries().into_iter().map(bare).collect(),
        ..Parts::default()
    })
}

/// Whether the chart would take it; a new knot stays for the rows after.
fn tried(probe: &mut Chart, fate: Fate) -> Result<Fate, String> {
    if let Fate::Taken { edit, knot, .. } = &fate {
        let in_words = |error: EditError| match error {
            EditError::Invalid(_, reason) => reason.to_owned(),
            other => other.to_string(),
        };
        if let Some(knot) = knot {
            probe.apply(Edit::put(*knot.clone())).map_err(in_words)?;
        }
        let inverse = probe.apply(edit.clone()).map_err(in_words)?;
        probe.apply(inverse).map_err(in_words)?;
    }
    Ok(fate)
}
