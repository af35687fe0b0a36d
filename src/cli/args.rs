//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::given_time::GivenTime;
use super::import::Import;
use super::passphrase::SetPassphrase;
use super::report::Report;
use super::units::Units;
use super::unlock::Unlock;
use crate::exchange::Table;
use crate::model::{Intensity, Score, View};
use crate::report::{PHONE_PIXELS, SharePart};
use crate::scene::{self, Shown, Split, Theme};

const EXAMPLES: &str = "\
Examples:
  knotmap                                     open the window
  knotmap back.ron                            open a chart in the window
  knotmap report back.ron -o page.pdf         the page for a therapist
  knotmap export back.ron -o map.pdf          the map alone
  knotmap rate back.ron Jeffrey 4             Jeffrey is a 4 right now
  knotmap show back.ron                       the chart in plain words

A file named like a command opens with its folder: knotmap ./export
Exit status: 0 done, 1 the work failed, 2 wrong usage";

const EXPORT_EXAMPLES: &str = "\
Examples:
  knotmap export back.ron -o map.png
  knotmap export back.ron -o map.pdf --at 2026-03-01
  knotmap export back.ron -o map.svg --theme dark
  knotmap export back.ron -o then-and-now.png --compare 2026-08-01 --width phone
  knotmap export back.ron -o map.png --layer split --camera upper_back
  knotmap export back.ron -o record.json --leave-out names,notes";

const MERGE_EXAMPLES: &str = "\
Examples:
  knotmap merge back.ron \"back (conflicted copy).ron\" -o back.ron
  knotmap merge laptop.ron desktop.ron --base last-week.ron -o back.ron";

const RATE_EXAMPLES: &str = "\
Examples:
  knotmap rate back.ron Jeffrey 4
  knotmap rate back.ron jeffrey 6 --at \"2026-11-22 08:15\" --note \"after the run\"
  knotmap rate back.ron 2 0                   knot number 2, unless a knot is named 2
  knotmap rate back.ron \"#2\" \"?\"              asked, and could not say";

/// A body chart for knots: place them, name them, rate them for years, hand over the map
#[derive(Debug, Parser)]
#[command(
    name = "knotmap",
    version,
    args_conflicts_with_subcommands = true,
    after_help = EXAMPLES
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The chart to open in the window
    pub file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the map as a picture or a page, or the chart as data
    Export(Export),
    /// Write the page for a therapist or doctor: map, top problems, change, treatments, tables
    Report(Report),
    /// Print the chart in plain words
    Show(Show),
    /// Add one rating to a knot
    Rate(Rate),
    /// Make two copies of a chart one: nothing is dropped, conflicts are listed
    Merge(Merge),
    /// Add ratings or treatments from a CSV table
    Import(Import),
    /// Say whether a chart is readable, what it holds and what is odd; changes nothing
    Check(Look),
    /// Lock a chart with a passphrase, change it, or take it away
    Passphrase(SetPassphrase),
}

/// A chart that is only looked at.
#[derive(Debug, clap::Args)]
pub(super) struct Look {
    /// The chart
    pub file: PathBuf,
    #[command(flatten)]
    pub unlock: Unlock,
}

/// A chart in plain words.
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// The chart
    pub file: PathBuf,
    #[command(flatten)]
    pub units: Units,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(super) struct Export {
    /// The chart
    pub file: PathBuf,
    /// The file to write; its ending decides: .png, .svg or .pdf for the map;
    /// .csv for a table, .json for a FHIR R4 bundle, .zip for a research pack without names
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// From which side to look at the body
    #[arg(long, value_enum, default_value_t = View::Back)]
    pub view: View,
    /// What of the body to draw
    #[arg(long, value_enum, default_value_t = DrawnLayer::Superficial)]
    pub layer: DrawnLayer,
    /// Draw landmarks and spinal levels over it
    #[arg(long)]
    pub landmarks: bool,
    /// Draw the zones in which pain is described over it
    #[arg(long)]
    pub zones: bool,
    /// Show the photo behind the view; without this it is in no file
    #[arg(long)]
    pub photo: bool,
    /// What to look at: "whole" or another camera of the view [default: the closest that shows every knot]
    #[arg(long, value_name = "ID")]
    pub camera: Option<String>,
    /// How wide a .png is: "phone" (1080 pixels), "print" (300 pixels to the inch), or a number of pixels
    /// [default: 192 pixels to the inch]
    #[arg(long, value_name = "PIXELS", value_parser = parse_width)]
    pub width: Option<Width>,
    /// The map alone, without title and legend, this many pixels wide; .png or .svg
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u16).range(100..=8000), conflicts_with = "width")]
    pub map_only: Option<u16>,
    /// The map as it stood then: "2026-11-22" (the end of that day), "2026-11-22 08:15" or RFC 3339 [default: now]
    #[arg(long, value_name = "DATE")]
    pub at: Option<GivenTime>,
    /// Beside it the map as it stood then, and what changed for each knot; .png or .svg
    #[arg(
        long,
        value_name = "DATE",
        conflicts_with_all = ["map_only", "photo"]
    )]
    pub compare: Option<GivenTime>,
    /// The colours [default: print for .pdf, light otherwise]
    #[arg(long, value_enum)]
    pub theme: Option<Theme>,
    /// What to keep to oneself
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        value_delimiter = ',',
        conflicts_with = "photo"
    )]
    pub leave_out: Vec<SharePart>,
    /// Which table a .csv file gets [default: ratings]
    #[arg(long, value_enum)]
    pub table: Option<Table>,
    #[command(flatten)]
    pub units: Units,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, clap::Args)]
#[command(after_help = MERGE_EXAMPLES)]
pub(super) struct Merge {
    /// The chart whose values are kept where both copies have another one
    #[arg(value_name = "A")]
    pub ours: PathBuf,
    /// The other copy; what it has for the same thing goes into the note
    #[arg(value_name = "B")]
    pub theirs: PathBuf,
    /// The file to write; one that is there already is kept under earlier versions
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The chart both copies began from, if there is one: what was deleted in one copy is then left out
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, clap::Args)]
#[command(after_help = RATE_EXAMPLES)]
pub(super) struct Rate {
    /// The chart
    pub file: PathBuf,
    /// The knot's name in full, or its number on the map
    pub name: String,
    /// How strong, 10 as bad as you can imagine; or "?" for asked and could not say
    #[arg(value_name = "0..10", value_parser = parse_score, allow_negative_numbers = true)]
    pub score: Score,
    /// When it was felt: "2026-11-22 08:15", "2026-11-22" or RFC 3339 [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<GivenTime>,
    /// Anything else to remember with it
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    pub note: String,
    #[command(flatten)]
    pub unlock: Unlock,
}

/// What of the body an export draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DrawnLayer {
    /// The outline and its folds
    Skin,
    /// The muscles under the skin
    Superficial,
    /// The muscles below those, over the bones
    Intermediate,
    /// The muscles nearest the bones
    Deep,
    /// The person's left half superficial, the right one intermediate
    Split,
    /// The person's left half superficial, the right one deep
    SplitDeep,
}

impl DrawnLayer {
    /// What it stands for.
    pub(super) const fn look(self, landmarks: bool, zones: bool) -> scene::Look {
        let (shown, split) = match self {
            Self::Skin => (Shown::Skin, Split::Whole),
            Self::Superficial => (Shown::Superficial, Split::Whole),
            Self::Intermediate => (Shown::Intermediate, Split::Whole),
            Self::Deep => (Shown::Deep, Split::Whole),
            Self::Split => (Shown::Intermediate, Split::DeepRight),
            Self::SplitDeep => (Shown::Deep, Split::DeepRight),
        };
        scene::Look {
            shown,
            split,
            landmarks,
            zones,
        }
    }
}

/// How wide a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// So many pixels.
    Pixels(u16),
    /// As wide as it is on paper, at 300 pixels to the inch.
    Print,
}

fn parse_width(text: &str) -> Result<Width, String> {
    match text {
        "phone" => Ok(Width::Pixels(PHONE_PIXELS)),
        "print" => Ok(Width::Print),
        _ => {
            let number = text.parse().ok();
            let number = number.filter(|pixels| (64..=12_000).contains(pixels));
            number.map(Width::Pixels).ok_or_else(|| {
                "give \"phone\", \"print\", or a number of pixels from 64 to 12000".to_owned()
            })
        }
    }
}

fn parse_score(text: &str) -> Result<Score, String> {
    if text == "?" {
        return Ok(Score::Unknown);
    }
    let number = text.parse().ok();
    let intensity = number.and_then(|number: u8| Intensity::new(number).ok());
    intensity.map(Score::Felt).ok_or_else(|| {
        "give a whole number from 0 to 10, or \"?\" for asked and could not say".to_owned()
    })
}

impl ValueEnum for View {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

impl ValueEnum for Table {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()).help(self.about()))
    }
}

impl ValueEnum for Theme {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_make_sense() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_width_is_a_word_or_a_number_of_pixels() {
        assert_eq!(parse_width("phone"), Ok(Width::Pixels(1080)));
        assert_eq!(parse_width("print"), Ok(Width::Print));
        assert_eq!(parse_width("64"), Ok(Width::Pixels(64)));
        for text in ["", "63", "12001", "-5", "wide", "1080px"] {
            assert!(parse_width(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn scores_are_0_to_10_or_not_known() {
        let felt = |number| Ok(Score::Felt(Intensity::new(number).unwrap()));
        assert_eq!(parse_score("0"), felt(0));
        assert_eq!(parse_score("10"), felt(10));
        assert_eq!(parse_score("?"), Ok(Score::Unknown));
        for text in ["", "11", "-1", "4.5", "256", "four", "??"] {
            assert!(parse_score(text).is_err(), "{text:?}");
        }
    }
}
