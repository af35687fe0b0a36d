//! The body itself: all views and the facts about them.

use std::sync::{Arc, OnceLock};

use super::facts::Facts;
use super::view::BodyView;
use super::{BodyError, Level, Part, art, svg};
use crate::model::{BodyPos, BodyShape, View};

/// Everything known about the body, read once from the embedded artwork.
#[derive(Clone, Debug)]
pub struct Body {
    views: Vec<BodyView>,
    pub(super) facts: Arc<Facts>,
    shape: BodyShape,
    pub(super) inches: bool,
    /// The other builds, made when they are first wanted.
    broader: OnceLock<Box<Body>>,
    slighter: OnceLock<Box<Body>>,
    /// The same that says its distances in inches.
    inched: OnceLock<Box<Body>>,
}

impl Body {
    /// How far from the spine a vertebral level still means something, in C7–PSIS lengths.
    const LEVEL_REACH: f64 = 0.4;

    /// The body, parsed on first use.
    ///
    /// # Errors
    /// When the embedded artwork or facts are damaged; a test reads them all, so no released program gives this.
    pub fn shared() -> Result<&'static Self, &'static BodyError> {
        static BODY: OnceLock<Result<Body, BodyError>> = OnceLock::new();
        BODY.get_or_init(Self::embedded).as_ref()
    }

    fn embedded() -> Result<Self, BodyError> {
        let mut views = Vec::new();
        for file in art::VIEWS {
            let view = svg::parse_view(file)?;
            let other = (view.view == View::Left).then(|| view.mirrored(View::Right));
            views.push(view);
            views.extend(other);
        }
        Ok(Self {
            views,
            facts: Arc::new(Facts::parse(art::FACTS)?),
            shape: BodyShape::Neutral,
            inches: false,
            broader: OnceLock::new(),
            slighter: OnceLock::new(),
            inched: OnceLock::new(),
        })
    }

    /// The same body in another build. Places mean the same in each; only the drawing differs.
    pub fn in_shape(&self, shape: BodyShape) -> &Self {
        let other = || {
            Box::new(Self {
                views: self.views.iter().map(|view| view.in_shape(shape)).collect(),
                facts: Arc::clone(&self.facts),
                shape,
                inches: self.inches,
                broader: OnceLock::new(),
                slighter: OnceLock::new(),
                inched: OnceLock::new(),
            })
        };
        match shape {
            _ if shape == self.shape => self,
            // Only the neutral body knows the others; there is one artwork.
            _ if self.shape != BodyShape::Neutral => Self::shared().map_or(self, |neutral| {
                let neutral = if self.inches {
                    neutral.in_inches()
                } else {
                    neutral
                };
                neutral.in_shape(shape)
            }),
            BodyShape::Neutral => self,
            BodyShape::Broader => self.broader.get_or_init(other),
            BodyShape::Slighter => self.slighter.get_or_init(other),
        }
    }

    /// The same body, of which places are said in inches.
    pub fn in_inches(&self) -> &Self {
        let other = || {
            Box::new(Self {
                inches: true,
                broader: OnceLock::new(),
                slighter: OnceLock::new(),
                inched: OnceLock::new(),
                ..self.clone()
            })
        };
        if self.inches {
            self
        } else {
            self.inched.get_or_init(other)
        }
    }

    /// Whether places are said in inches, else in centimetres.
    pub fn says_inches(&self) -> bool {
        self.inches
    }

    /// The drawing of a view; every view has one.
    pub fn view(&self, view: View) -> Option<&BodyView> {
        self.views.iter().find(|v| v.view == view)
    }

    /// All views.
    pub fn views(&self) -> impl Iterator<Item = &BodyView> {
        self.views.iter()
    }

    /// The part of the body a place is on, where its name says more than a vertebral level.
    pub fn part(&self, view: View, pos: BodyPos) -> Option<&Part> {
        let drawn = self.view(view)?;
        drawn.part(pos)
    }

    /// The vertebral level a place is at: the nearest spinous process; none on head, limbs and buttocks.
    pub fn level(&self, view: View, pos: BodyPos) -> Option<Level> {
        if self.part(view, pos).is_some() || pos.u().abs() > Self::LEVEL_REACH {
            return None;
        }
        self.facts.levels.nearest(pos.v())
    }

    /// From which vertebral level to which a place lies, where that differs from person to person: at the lower tip
    /// of the shoulder blade "about T7–T9", never one level.
    pub fn about_levels(&self, view: View, pos: BodyPos) -> Option<(Level, Level)> {
        self.level(view, pos).filter(|_| view == View::Back)?;
        let near = |u: f64, v: f64| (pos.u().abs() - u).hypot(pos.v() - v);
        let mut ranges = self.facts.ranges.iter();
        let range = ranges.find(|range| near(range.u, range.v) <= range.within)?;
        Some(range.levels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_embedded_artwork_loads() {
        let body = Body::embedded().unwrap();
        for view in View::ALL {
            assert!(body.view(view).unwrap().regions.len() > 40, "{view:?}");
        }
        assert_eq!(body.views().count(), View::ALL.len());
    }
}
