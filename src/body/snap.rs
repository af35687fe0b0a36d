//! Places worth meeting exactly: the mid-line, landmarks, the level of a known knot and its mirror place.

use super::shapes::Landmark;
use super::view::BodyView;
use crate::model::{BodyPos, Place, Side, View};

/// A knot that is known, by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it is, in the same view.
    pub pos: BodyPos,
}

/// What a place meets exactly.
#[derive(Clone, Debug, PartialEq)]
pub enum Guide {
    /// The line that parts left and right.
    Midline,
    /// A point a hand can find, by its name.
    Landmark(String),
    /// As far down the spine as a known knot.
    Level {
        /// The knot's name.
        of: String,
        /// Where it is.
        at: BodyPos,
    },
    /// Straight across from a known knot, as far from the mid-line.
    Mirror {
        /// The knot's name.
        of: String,
        /// Where it is.
        at: BodyPos,
    },
}

impl Guide {
    /// "mid-line", "inferior angle", "same level as Jeffrey" or "across from Jeffrey".
    pub fn in_words(&self) -> String {
        match self {
            Self::Midline => "mid-line".to_owned(),
            Self::Landmark(name) => name.clone(),
            Self::Level { of, .. } => format!("same level as {of}"),
            Self::Mirror { of, .. } => format!("across from {of}"),
        }
    }
}

impl Landmark {
    /// Its vertebral level, else its name without what explains it: in brackets, or where it is.
    pub fn label(&self) -> String {
        let name = self.name.split('(').next().unwrap_or_default();
        let name = name.split(", at ").next().unwrap_or_default();
        self.level
            .map_or_else(|| name.trim().to_owned(), |level| level.to_string())
    }
}

impl BodyView {
    /// The place within `reach`, in C7–PSIS lengths, that meets something exactly, nearest first and points before
    /// lines; the place itself if there is none.
    ///
    /// It stays on the body, and never goes from one side of the person to the other.
    pub fn snapped(&self, pos: BodyPos, reach: f64, known: &[BodyPos]) -> BodyPos {
        let meets = |candidate: &BodyPos| {
            candidate.distance(pos) <= reach
                && !self.crosses(pos, *candidate)
                && self.contains(*candidate)
        };
        let nearest = |candidates: Vec<BodyPos>| {
            let fitting = candidates.into_iter().filter(meets);
            fitting.min_by(|a, b| a.distance(pos).total_cmp(&b.distance(pos)))
        };
        let near = |other: &&BodyPos| (other.v() - pos.v()).abs() <= reach;
        let points = self.landmarks.iter().filter_map(|it| self.pos(it.point));
        let mut points: Vec<BodyPos> = points.collect();
        let mut lines = Vec::new();
        if self.has_midline() {
            points.extend(known.iter().filter_map(|other| across(*other)));
            let crossings = known.iter().filter(near);
            points.extend(crossings.map(|other| BodyPos::clamped(0.0, other.v())));
            lines.push(BodyPos::clamped(0.0, pos.v()));
        }
        let levels = known.iter().filter(near);
        lines.extend(levels.map(|other| BodyPos::clamped(pos.u(), other.v())));
        nearest(points).or_else(|| nearest(lines)).unwrap_or(pos)
    }

    /// What a place meets exactly, the mid-line first.
    pub fn guides(&self, pos: BodyPos, known: &[Known<'_>]) -> Vec<Guide> {
        let mut guides = Vec::new();
        if self.has_midline() && BodyPos::clamped(0.0, pos.v()) == pos {
            guides.push(Guide::Midline);
        }
        let mut landmarks = self.landmarks.iter();
        let landmark = landmarks.find(|it| self.pos(it.point) == Some(pos));
        guides.extend(landmark.map(|it| Guide::Landmark(it.label())));
        let mirrored = |other: &&Known<'_>| self.has_midline() && across(other.pos) == Some(pos);
        if let Some(other) = known.iter().find(mirrored) {
            let (of, at) = (other.name.to_owned(), other.pos);
            guides.push(Guide::Mirror { of, at });
            return guides;
        }
        let level = |other: &&Known<'_>| {
            BodyPos::clamped(pos.u(), other.pos.v()) == pos && other.pos != pos
        };
        let distance = |other: &Known<'_>| other.pos.distance(pos);
        let levels = known.iter().filter(level);
        let nearest = levels.min_by(|a, b| distance(a).total_cmp(&distance(b)));
        guides.extend(nearest.map(|other| Guide::Level {
            of: other.name.to_owned(),
            at: other.pos,
        }));
        guides
    }

    fn has_midline(&self) -> bool {
        matches!(self.view, View::Back | View::Front)
    }

    /// Whether one place is on the person's left and the other on the right.
    fn crosses(&self, one: BodyPos, other: BodyPos) -> bool {
        let side = |pos| Place::new(self.view, pos).side();
        side(one) != Side::Middle && side(one) == side(other).mirrored()
    }
}

/// The same height on the other side; none for what is in the middle.
fn across(pos: BodyPos) -> Option<BodyPos> {
    (pos.u().abs() > Place::MIDDLE).then(|| pos.mirrored())
}
