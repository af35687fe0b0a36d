//! In which body a person recognises themselves on the chart.

/// The build of the body that is drawn; places lie in the body frame and mean the same in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyShape {
    /// Neither broad nor slight.
    #[default]
    Neutral,
    /// Broader than the neutral one.
    Broader,
    /// Slighter than the neutral one.
    Slighter,
}

impl BodyShape {
    /// All shapes, the usual one first.
    pub const ALL: [Self; 3] = [Self::Neutral, Self::Broader, Self::Slighter];

    /// "neutral", "broader" or "slighter".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Broader => "broader",
            Self::Slighter => "slighter",
        }
    }
}
