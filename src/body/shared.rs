//! The body itself: all views and the facts about them.

use std::sync::OnceLock;

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
            levels: Levels::parse(art::FACTS)?,
        })
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
        drawn.part(drawn.point(pos))
    }

    /// The vertebral level a place is at: the nearest spinous process; none on head, limbs and buttocks.
    pub fn level(&self, view: View, pos: BodyPos) -> Option<Level> {
        if self.part(view, pos).is_some() || pos.u().abs() > Self::LEVEL_REACH {
            return None;
        }
        self.levels.nearest(pos.v())
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
