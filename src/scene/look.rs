//! What of the body is drawn.

use crate::body::{Layer, Region, RegionKind};
use crate::model::{Side, View};

/// Which layer of the body is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// The outline and its folds.
    Skin,
    /// The muscles under the skin.
    #[default]
    Superficial,
    /// The muscles below those, over the bones.
    Intermediate,
    /// The muscles nearest the bones, over the bones.
    Deep,
}

impl Shown {
    /// All of them, from the skin inward.
    pub const ALL: [Self; 4] = [
        Self::Skin,
        Self::Superficial,
        Self::Intermediate,
        Self::Deep,
    ];

    /// Its name in lower case, as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Skin => "skin",
            Self::Superficial => "superficial",
            Self::Intermediate => "intermediate",
            Self::Deep => "deep",
        }
    }

    /// The regions it shows; none of the skin alone.
    pub const fn layer(self) -> Option<Layer> {
        match self {
            Self::Skin => None,
            Self::Superficial => Some(Layer::Superficial),
            Self::Intermediate => Some(Layer::Intermediate),
            Self::Deep => Some(Layer::Deep),
        }
    }

    /// Whether bones are drawn below it.
    pub const fn has_bones(self) -> bool {
        matches!(self, Self::Intermediate | Self::Deep)
    }

    /// The next one inward; the deepest stays.
    #[must_use]
    pub const fn deeper(self) -> Self {
        match self {
            Self::Skin => Self::Superficial,
            Self::Superficial => Self::Intermediate,
            Self::Intermediate | Self::Deep => Self::Deep,
        }
    }

    /// The next one outward; the skin stays.
    #[must_use]
    pub const fn shallower(self) -> Self {
        match self {
            Self::Skin | Self::Superficial => Self::Skin,
            Self::Intermediate => Self::Superficial,
            Self::Deep => Self::Intermediate,
        }
    }
}

/// Whether both halves of the body show the same layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Split {
    /// They do.
    #[default]
    Whole,
    /// The person's right half shows the layer, the left one the muscles under the skin.
    DeepRight,
    /// The person's left half shows the layer, the right one the muscles under the skin.
    DeepLeft,
}

/// What of the body is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Which layer.
    pub shown: Shown,
    /// On which half; from the side always on the whole.
    pub split: Split,
    /// Whether landmarks and spinal levels are drawn over it.
    pub landmarks: bool,
    /// Whether the zones in which pain is described are drawn over it.
    pub zones: bool,
}

impl Look {
    /// The look of one layer on the whole body.
    pub const fn of(shown: Shown) -> Self {
        Self {
            shown,
            split: Split::Whole,
            landmarks: false,
            zones: false,
        }
    }

    /// Whether the two halves of a view are drawn differently.
    pub fn is_split(self, view: View) -> bool {
        self.split != Split::Whole && matches!(view, View::Back | View::Front)
    }

    /// What is drawn on a side of a view; on the mid-line what the deeper half shows.
    pub fn shown_on(self, view: View, side: Side) -> Shown {
        match (self.split, side) {
            (Split::DeepRight, Side::Left) | (Split::DeepLeft, Side::Right)
                if self.is_split(view) =>
            {
                Shown::Superficial
            }
            _ => self.shown,
        }
    }

    /// Whether a region of a view is drawn.
    pub fn draws(self, view: View, region: &Region) -> bool {
        region.kind != RegionKind::Space
            && self.shown_on(view, region.side).layer() == Some(region.layer)
    }

    /// What is drawn, in words: "superficial layer", "deep layer on your right".
    pub fn in_words(self, view: View) -> String {
        let half = match self.split {
            Split::DeepRight if self.is_split(view) => " on your right",
            Split::DeepLeft if self.is_split(view) => " on your left",
            _ => "",
        };
        match self.shown {
            Shown::Skin => format!("skin only{half}"),
            shown => format!("{} layer{half}", shown.name()),
        }
    }

    /// The same look one layer further in.
    #[must_use]
    pub const fn deeper(self) -> Self {
        Self {
            shown: self.shown.deeper(),
            ..self
        }
    }

    /// The same look one layer further out.
    #[must_use]
    pub const fn shallower(self) -> Self {
        Self {
            shown: self.shown.shallower(),
            ..self
        }
    }

    /// With the halves split, or whole again. A split shows something deeper than the surface.
    #[must_use]
    pub fn with_split(self, split: Split) -> Self {
        let shown = if split == Split::Whole {
            self.shown
        } else {
            self.shown.max(Shown::Intermediate)
        };
        Self {
            shown,
            split,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_end_at_the_skin_and_at_the_bones() {
        let mut look = Look::default();
        for _ in 0..5 {
            look = look.deeper();
        }
        assert_eq!(look.shown, Shown::Deep);
        for _ in 0..5 {
            look = look.shallower();
        }
        assert_eq!(look.shown, Shown::Skin);
    }

    #[test]
    fn a_split_shows_the_surface_on_one_of_the_persons_own_sides() {
        let look = Look::default().with_split(Split::DeepRight);
        assert_eq!(look.shown, Shown::Intermediate);
        for view in [View::Back, View::Front] {
            assert_eq!(look.shown_on(view, Side::Left), Shown::Superficial);
            assert_eq!(look.shown_on(view, Side::Right), Shown::Intermediate);
            let other = look.with_split(Split::DeepLeft);
            assert_eq!(other.shown_on(view, Side::Right), Shown::Superficial);
            assert_eq!(other.shown_on(view, Side::Left), Shown::Intermediate);
        }
        for (view, side) in [(View::Left, Side::Left), (View::Right, Side::Right)] {
            assert_eq!(look.shown_on(view, side), Shown::Intermediate);
        }
    }
}
