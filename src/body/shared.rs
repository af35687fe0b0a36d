//! The body itself: all views and the facts about them.

use std::sync::OnceLock;

use kurbo::Point;

use super::level::Levels;
use super::view::BodyView;
use super::{BodyError, Level, Part, art, svg};
use crate::model::{BodyPos, View};

/// Everything known about the body, read once from the embedded artwork.
#[derive(Clone, Debug)]
pub struct Body {
    views: Vec<BodyView>,
    levels: Levels,
}

impl Body {
    /// How far from the spine a vertebral level still means something where no artwork says, in C7–PSIS lengths.
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
        let views = art::VIEWS.iter().map(|&file| svg::parse_view(file));
        Ok(Self {
            views: views.collect::<Result<_, _>>()?,
            levels: Levels::parse(art::FACTS)?,
        })
    }

    /// The drawing of a view; none where it has not been drawn yet.
    pub fn view(&self, view: View) -> Option<&BodyView> {
        self.views.iter().find(|v| v.view == view)
    }

    /// All drawn views.
    pub fn views(&self) -> impl Iterator<Item = &BodyView> {
        self.views.iter()
    }

    /// The part of the body a place is on, where its name says more than a vertebral level.
    ///
    /// Front and back share one silhouette, so limbs are known in both as soon as one is drawn.
    pub fn part(&self, view: View, pos: BodyPos) -> Option<&Part> {
        if let Some(drawn) = self.view(view) {
            return drawn.part(drawn.point(pos));
        }
        let other = match view {
            View::Back => View::Front,
            View::Front => View::Back,
            View::Left | View::Right => return None,
        };
        let part = self.view(other)?.part(Point::new(pos.u(), pos.v()))?;
        part.limb.then_some(part)
    }

    /// The vertebral level a place is at: the nearest spinous process; none on head, limbs and buttocks.
    pub fn level(&self, view: View, pos: BodyPos) -> Option<Level> {
        if self.part(view, pos).is_some() || pos.u().abs() > Self::LEVEL_REACH {
            return None;
        }
        self.levels.nearest(pos.v())
    }

    /// The height of a level, as `v`.
    pub fn level_height(&self, level: Level) -> Option<f64> {
        self.levels.height(level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_embedded_artwork_loads() {
        let body = Body::embedded().unwrap();
        assert_eq!(body.views().count(), art::VIEWS.len());
        for view in body.views() {
            assert!(view.regions.len() > 100, "{:?}", view.view);
        }
    }
}
