//! One view of the body: its shapes, and the way between places and points.

use std::sync::Arc;

use kurbo::{Affine, BezPath, ParamCurve as _, ParamCurveNearest as _, Point, Rect, Shape as _};

use super::index::HitIndex;
use super::shapes::{Bone, Camera, Cue, Landmark, Part, Region};
use super::warp::Warp;
use crate::model::{BodyPos, BodyShape, View};

/// One view of the body with all its shapes, both sides, in view space.
#[derive(Clone, Debug)]
pub struct BodyView {
    /// Which view.
    pub view: View,
    /// The closed silhouette, both halves.
    pub outline: Arc<BezPath>,
    /// Tight box around the silhouette.
    pub bounds: Rect,
    /// Lines that shape the body.
    pub cues: Vec<Cue>,
    /// All regions in drawing order: the deepest layer first, inside a layer by stacking order.
    pub regions: Vec<Region>,
    /// Bones, in drawing order.
    pub bones: Vec<Bone>,
    /// Points a hand can find.
    pub landmarks: Vec<Landmark>,
    /// Named stretches to look at; never empty, the first is the default.
    pub cameras: Vec<Camera>,
    /// What hit tests need, the same in every build.
    pub(super) hits: Arc<HitIndex>,
    pub(super) warp: Warp,
}

impl BodyView {
    /// Largest distance between a curve's nearest point and what is found, in C7–PSIS lengths (0.05 mm).
    const ACCURACY: f64 = 1e-4;

    /// Where a place is drawn, in view space.
    pub fn point(&self, pos: BodyPos) -> Point {
        self.warp.apply(self.neutral(pos))
    }

    /// The place at a point in view space; none far off the body.
    pub fn pos(&self, point: Point) -> Option<BodyPos> {
        self.pos_of(self.warp.undo(point))
    }

    /// Where a place is drawn on the neutral body, where it has its meaning.
    pub(super) fn neutral(&self, pos: BodyPos) -> Point {
        Point::new(pos.u() * self.view.screen_sign(), pos.v())
    }

    fn pos_of(&self, neutral: Point) -> Option<BodyPos> {
        BodyPos::new(neutral.x * self.view.screen_sign(), neutral.y).ok()
    }

    /// Whether a place lies inside the silhouette.
    pub fn contains(&self, pos: BodyPos) -> bool {
        self.hits.outline.contains(self.neutral(pos))
    }

    /// The place itself where it lies inside the silhouette, else the nearest one that does, for dragging.
    pub fn nearest_inside(&self, pos: BodyPos) -> BodyPos {
        if self.contains(pos) {
            return pos;
        }
        let point = self.neutral(pos);
        let (_, edge) = self.hits.outline.nearest(point);
        let inward = (edge - point).normalize();
        // Places are rounded, so the edge itself may lie outside: step inward until it does not.
        [0.0005, 0.001, 0.002, 0.004]
            .into_iter()
            .filter_map(|step| self.pos_of(edge + inward * step))
            .find(|&pos| self.contains(pos))
            .unwrap_or_else(|| {
                let sign = self.view.screen_sign();
                BodyPos::clamped(edge.x * sign, edge.y)
            })
    }

    /// The camera of this id.
    pub fn camera(&self, id: &str) -> Option<&Camera> {
        self.cameras.iter().find(|camera| camera.id == id)
    }

    /// The same drawing seen from the other side, as another view: everything flipped, every side swapped.
    pub(super) fn mirrored(&self, view: View) -> Self {
        let flip = |path: &Arc<BezPath>| Arc::new(Affine::FLIP_X * path.as_ref());
        let flip_box = |rect: Rect| Affine::FLIP_X.transform_rect_bbox(rect);
        let mut other = Self {
            view,
            outline: flip(&self.outline),
            bounds: flip_box(self.bounds),
            warp: Warp::new(BodyShape::Neutral, view),
            ..self.clone()
        };
        for cue in &mut other.cues {
            (cue.side, cue.path) = (cue.side.mirrored(), flip(&cue.path));
        }
        for region in &mut other.regions {
            region.side = region.side.mirrored();
            region.path = flip(&region.path);
            region.fibers = flip(&region.fibers);
            region.bounds = flip_box(region.bounds);
        }
        for bone in &mut other.bones {
            (bone.side, bone.path) = (bone.side.mirrored(), flip(&bone.path));
        }
        for landmark in &mut other.landmarks {
            landmark.side = landmark.side.mirrored();
            landmark.point = Affine::FLIP_X * landmark.point;
        }
        for camera in &mut other.cameras {
            camera.rect = flip_box(camera.rect);
        }
        let mut parts = self.hits.parts.clone();
        for part in &mut parts {
            part.path = Affine::FLIP_X * &part.path;
        }
        other.hits = Arc::new(HitIndex::new(
            &other.outline,
            parts,
            &other.regions,
            Self::GAP,
        ));
        other
    }

    /// The same view of another build. Places keep their regions: hit tests are the neutral body's.
    pub(super) fn in_shape(&self, shape: BodyShape) -> Self {
        let warp = Warp::new(shape, self.view);
        let mut other = Self {
            warp,
            outline: warp.path(&self.outline),
            ..self.clone()
        };
        other.bounds = other.outline.bounding_box();
        for cue in &mut other.cues {
            cue.path = warp.path(&cue.path);
        }
        for region in &mut other.regions {
            region.path = warp.path(&region.path);
            region.fibers = warp.path(&region.fibers);
            region.bounds = region.path.bounding_box();
        }
        for bone in &mut other.bones {
            bone.path = warp.path(&bone.path);
        }
        for landmark in &mut other.landmarks {
            landmark.point = warp.apply(landmark.point);
        }
        for camera in &mut other.cameras {
            camera.rect = warp.rect(camera.rect);
        }
        other
    }

    /// The part of the body a place is on.
    pub(super) fn part(&self, pos: BodyPos) -> Option<&Part> {
        self.hits.part(self.neutral(pos))
    }
}

/// Distance to the nearest point of a path, and that point; infinitely far from an empty path.
pub(super) fn nearest(path: &BezPath, point: Point) -> (f64, Point) {
    path.segments()
        .map(|segment| {
            let found = segment.nearest(point, BodyView::ACCURACY);
            (found.distance_sq.sqrt(), segment.eval(found.t))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .unwrap_or((f64::INFINITY, point))
}
