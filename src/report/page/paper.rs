//! What a page is printed on.

/// The paper a page is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// All papers.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// As the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// As the typesetter knows it.
    #[cfg(feature = "pdf")]
    pub(super) const fn typst(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }

    /// Its width in points.
    #[cfg(feature = "pdf")]
    pub(super) const fn width_pt(self) -> f64 {
        match self {
            Self::A4 => 595.28,
            Self::Letter => 612.0,
        }
    }
}
