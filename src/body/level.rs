//! Vertebral levels: which spinous process lies nearest to a height.

use std::fmt;

/// A vertebra whose spinous process marks a height: C2 to S2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    const NAMES: [&str; 25] = [
        "C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9",
        "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2",
    ];

    /// "T4".
    pub fn name(self) -> &'static str {
        Self::NAMES.get(usize::from(self.0)).copied().unwrap_or("")
    }

    /// The level of this name.
    pub fn parse(name: &str) -> Option<Self> {
        let index = Self::NAMES.iter().position(|&n| n == name)?;
        u8::try_from(index).ok().map(Self)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The height of every level, as `v`, from the neck down.
#[derive(Clone, Debug)]
pub(super) struct Levels(Vec<(Level, f64)>);

/// A stretch around a landmark whose level differs from person to person.
#[derive(Clone, Debug)]
pub(super) struct AboutLevel {
    /// Sideways, without a sign, in C7–PSIS lengths.
    pub u: f64,
    /// Down the spine, in C7–PSIS lengths.
    pub v: f64,
    /// How far around it the range is said, in C7–PSIS lengths.
    pub within: f64,
    /// From which level to which.
    pub levels: (Level, Level),
}

impl Levels {
    pub(super) fn new(mut levels: Vec<(Level, f64)>) -> Result<Self, String> {
        levels.sort_by_key(|&(level, _)| level);
        let ascending = levels
            .iter()
            .zip(levels.iter().skip(1))
            .all(|(a, b)| a.1 < b.1);
        if levels.len() != Level::NAMES.len() || !ascending {
            return Err("levels must run from C2 to S2, each below the last".to_owned());
        }
        Ok(Self(levels))
    }

    /// The nearest level; none above C2 or below S2 by more than half a vertebra.
    pub(super) fn nearest(&self, v: f64) -> Option<Level> {
        /// Half the height of a neck vertebra, in C7–PSIS lengths.
        const HALF: f64 = 0.0125;
        let (_, top) = self.0.first()?;
        let (_, bottom) = self.0.last()?;
        if !(top - HALF..=bottom + 2.0 * HALF).contains(&v) {
            return None;
        }
        self.0
            .iter()
            .min_by(|a, b| (a.1 - v).abs().total_cmp(&(b.1 - v).abs()))
            .map(|&(level, _)| level)
    }
}
