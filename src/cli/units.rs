//! `--units`: in which unit lengths are written.

use clap::ValueEnum;

use crate::body::Body;

/// A unit of length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Unit {
    /// Centimetres
    Cm,
    /// Inches
    In,
}

/// In which unit lengths are written.
#[derive(Debug, clap::Args)]
pub(super) struct Units {
    /// In which unit distances on the body are written
    #[arg(long, value_enum, default_value_t = Unit::Cm)]
    pub units: Unit,
}

impl Units {
    /// The body that says its distances so.
    pub(super) fn of<'a>(&self, body: &'a Body) -> &'a Body {
        match self.units {
            Unit::Cm => body,
            Unit::In => body.in_inches(),
        }
    }
}
