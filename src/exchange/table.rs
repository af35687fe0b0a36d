//! The tables a chart is written as.

use super::choir;
use super::sheet::Sheet;
use super::tables::{check_ins, episodes, knots, milestones, ratings, treatments};
use crate::body::Body;
use crate::model::Chart;

/// One of the tables a chart is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row for each rating.
    #[default]
    Ratings,
    /// One row for each treatment.
    Treatments,
    /// One row for each knot, with its place in the words of other body charts.
    Knots,
    /// One row for each milestone.
    Milestones,
    /// One row for each episode.
    Episodes,
    /// One row for each check-in.
    CheckIns,
    /// One row for each day with ratings: its CHOIR body map string.
    Choir,
}

impl Table {
    /// All tables, the usual one first.
    pub const ALL: [Self; 7] = [
        Self::Ratings,
        Self::Treatments,
        Self::Knots,
        Self::Milestones,
        Self::Episodes,
        Self::CheckIns,
        Self::Choir,
    ];

    /// Its name as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ratings => "ratings",
            Self::Treatments => "treatments",
            Self::Knots => "knots",
            Self::Milestones => "milestones",
            Self::Episodes => "episodes",
            Self::CheckIns => "check-ins",
            Self::Choir => "choir",
        }
    }

    /// What it holds, in a few words.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Ratings => "one row for each rating, with side and place",
            Self::Treatments => "one row for each treatment",
            Self::Knots => "one row for each knot, with its place on other body charts",
            Self::Milestones => {
                "one row for each time a knot was found, eased, flared, released or returned"
            }
            Self::Episodes => "one row for each episode",
            Self::CheckIns => "one row for each check-in",
            Self::Choir => "one row for each day, with its CHOIR body map string",
        }
    }

    pub(super) fn sheet(self, chart: &Chart, body: &Body) -> Sheet {
        match self {
            Self::Ratings => ratings::sheet(chart, body),
            Self::Treatments => treatments::sheet(chart, body),
            Self::Knots => knots::sheet(chart, body),
            Self::Milestones => milestones::sheet(chart, body),
            Self::Episodes => episodes::sheet(chart, body),
            Self::CheckIns => check_ins::sheet(chart),
            Self::Choir => choir::sheet(chart, body),
        }
    }

    /// How many rows it would have.
    pub fn row_count(self, chart: &Chart) -> usize {
        match self {
            Self::Ratings => chart.rating_count(),
            Self::Treatments => chart.treatments().len(),
            Self::Knots => chart.knot_count(),
            Self::Milestones => chart.entries().iter().map(|e| e.milestones().len()).sum(),
            Self::Episodes => chart.episodes().len(),
            Self::CheckIns => chart.check_ins().len(),
            Self::Choir => choir::day_count(chart),
        }
    }

    /// The table as CSV: RFC 4180, UTF-8 with a byte order mark, free text that no spreadsheet runs.
    pub fn to_csv(self, chart: &Chart, body: &Body) -> String {
        self.sheet(chart, body).to_csv()
    }
}
