//! Zones: coarse stretches of the body where pain is felt, on either side.

use kurbo::{BezPath, Point, Vec2};
use serde::Deserialize;

use super::words::lower_first;
use super::{Body, BodyView};
use crate::model::{BodyPos, Side, SpreadsTo, View};

/// What one looks at; both side views show the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) enum Face {
    Back,
    Front,
    Side,
}

impl Face {
    pub(super) const fn of(view: View) -> Self {
        match view {
            View::Back => Self::Back,
            View::Front => Self::Front,
            View::Left | View::Right => Self::Side,
        }
    }
}

/// A soft ellipse on the person's right, or in a side view: face, middle (u, v), half width, half height, turn in
/// degrees, positive where the lower end leans outward or forward.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Patch(Face, f64, f64, f64, f64, f64);

/// A coarse stretch of the body where pain is felt; it is on both sides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Names it for ever: `head_temple`.
    pub id: String,
    /// In words: "Temple".
    pub name: String,
    patches: Vec<Patch>,
}

impl Zone {
    /// Corners of a patch's outline.
    const CORNERS: u32 = 40;

    pub(super) fn check(&self) -> Result<(), String> {
        let sound = |patch: &Patch| {
            let Patch(_, u, v, width, height, turn) = *patch;
            BodyPos::new(u, v).is_ok() && width > 0.0 && height > 0.0 && turn.is_finite()
        };
        if !self.patches.is_empty() && self.patches.iter().all(sound) {
            Ok(())
        } else {
            Err(format!("zone '{}' has no place on the body", self.id))
        }
    }

    /// In words: "Temple, left".
    pub fn on(&self, side: Side) -> String {
        format!("{}, {side}", self.name)
    }

    /// The same within a sentence: "temple, left".
    pub fn named_on(&self, side: Side) -> String {
        format!("{}, {side}", lower_first(&self.name))
    }

    /// A view that shows the zone on a side, the one shown first if there are several.
    pub fn view(&self, side: Side) -> Option<View> {
        let Patch(face, ..) = self.patches.first()?;
        Some(match face {
            Face::Back => View::Back,
            Face::Front => View::Front,
            Face::Side if side == Side::Left => View::Left,
            Face::Side => View::Right,
        })
    }

    /// The middle of the zone on a side as a view shows it.
    pub fn middle(&self, view: View, side: Side) -> Option<BodyPos> {
        let Patch(_, u, v, ..) = self.patch(view, side)?;
        Some(BodyPos::clamped(outward(view, side) * u, *v))
    }

    fn patch(&self, view: View, side: Side) -> Option<&Patch> {
        let shown = match view {
            View::Left => side == Side::Left,
            View::Right => side == Side::Right,
            View::Back | View::Front => side != Side::Middle,
        };
        let face = Face::of(view);
        self.patches
            .iter()
            .find(|Patch(of, ..)| shown && *of == face)
    }
}

/// Which way outward (from the side: forward) lies along `u`.
pub(super) fn outward(view: View, side: Side) -> f64 {
    match (view, side) {
        (View::Back | View::Front, Side::Left) => -1.0,
        _ => 1.0,
    }
}

impl BodyView {
    /// The outline of a zone on a side, in view space, held inside the silhouette; none where this view does not
    /// show it.
    pub fn zone_path(&self, zone: &Zone, side: Side) -> Option<BezPath> {
        let Patch(_, u, v, width, height, turn) = *zone.patch(self.view, side)?;
        let sign = outward(self.view, side);
        // A lower end that leans outward: the v axis turns toward +u.
        let (sin, cos) = turn.to_radians().sin_cos();
        let mut path = BezPath::new();
        for corner in 0..Zone::CORNERS {
            let angle = std::f64::consts::TAU * f64::from(corner) / f64::from(Zone::CORNERS);
            let on = Vec2::new(width * angle.cos(), height * angle.sin());
            let (du, dv) = (on.x * cos + on.y * sin, on.y * cos - on.x * sin);
            let pos = BodyPos::clamped(sign * (u + du), v + dv);
            let at: Point = self.point(self.nearest_inside(pos));
            if corner == 0 {
                path.move_to(at);
            } else {
                path.line_to(at);
            }
        }
        path.close_path();
        Some(path)
    }
}

impl Body {
    /// All zones, from the head down.
    pub fn zones(&self) -> &[Zone] {
        &self.facts.zones
    }

    /// The zone of this id.
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.facts.zones.iter().find(|zone| zone.id == id)
    }

    /// Where a knot spreads in plain words: "Temple, left"; the chart's own word where the zone is not known.
    pub fn spread_words(&self, spread: &SpreadsTo) -> String {
        match self.zone(&spread.zone) {
            Some(zone) => zone.on(spread.side),
            None => format!("{}, {}", spread.zone, spread.side),
        }
    }
}
