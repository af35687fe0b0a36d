//! A knot: one lasting sore spot with an id, a name and a place; self-reported, never a diagnosis.

use super::{BodyPos, Finding, Intensity, KnotId, Place, Side, Stamp, When};

/// The symbol drawn for a knot: the nine marks therapists use on printed charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A tender spot, •.
    #[default]
    TenderPoint,
    /// A trigger point, ↝.
    TriggerPoint,
    /// An adhesion, ×.
    Adhesion,
    /// Pain, ○.
    Pain,
    /// Too much tone, ≡.
    Hypertonicity,
    /// A spasm, ≈.
    Spasm,
    /// An inflammation, ☼.
    Inflammation,
    /// A rotation, ↻.
    Rotation,
    /// An elevation, /.
    Elevation,
}

/// How far a knot reaches around its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A disc of this radius in millimetres.
    RadiusMm(u16),
    /// Closed outlines in the body frame of the knot's view, at least one. What lies within an odd number of them
    /// belongs to the knot: an area may have several pieces, and holes.
    Area(Vec<Vec<BodyPos>>),
}

impl Extent {
    fn each(&self, change: impl Fn(&BodyPos) -> BodyPos) -> Self {
        match self {
            Self::RadiusMm(radius) => Self::RadiusMm(*radius),
            Self::Area(outlines) => {
                let moved = outlines
                    .iter()
                    .map(|outline| outline.iter().map(&change).collect());
                Self::Area(moved.collect())
            }
        }
    }
}

/// A zone to which the person feels a knot spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpreadsTo {
    /// The zone, by its id in the body chart.
    pub zone: String,
    /// On which side of the person.
    pub side: Side,
}

/// One lasting sore spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// Names it for ever.
    pub id: KnotId,
    /// What the person calls it; may be empty.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// The symbol drawn for it.
    pub mark: Mark,
    /// How far it reaches, if said.
    pub extent: Option<Extent>,
    /// Since when the person has had it, if said.
    pub since: Option<When>,
    /// When it was put on the chart.
    pub recorded_at: Stamp,
    /// How it feels, in everyday words.
    pub feels: Vec<String>,
    /// The rating at or below which the person calls it quiet, if said.
    pub quiet_at: Option<Intensity>,
    /// Where the person feels it spread.
    pub spreads_to: Vec<SpreadsTo>,
    /// What makes it worse, in the person's own words.
    pub worse_with: String,
    /// What makes it better.
    pub better_with: String,
    /// What a therapist had better avoid.
    pub avoid: String,
    /// What hands found there, oldest first.
    pub findings: Vec<Finding>,
    /// Other knots that flare together with it.
    pub family: Vec<KnotId>,
    /// Put away: kept with all its history, no longer asked about.
    pub archived: bool,
    /// Anything else.
    pub note: String,
}

impl Knot {
    /// An unnamed knot of which only the place is known.
    pub fn new(id: KnotId, place: Place, recorded_at: Stamp) -> Self {
        Self {
            id,
            name: String::new(),
            place,
            mark: Mark::default(),
            extent: None,
            since: None,
            recorded_at,
            feels: Vec::new(),
            quiet_at: None,
            spreads_to: Vec::new(),
            worse_with: String::new(),
            better_with: String::new(),
            avoid: String::new(),
            findings: Vec::new(),
            family: Vec::new(),
            archived: false,
            note: String::new(),
        }
    }

    /// The knot at another place of the same view; an outline drawn around it comes along.
    #[must_use]
    pub fn moved_to(&self, place: Place) -> Self {
        let du = place.pos.u() - self.place.pos.u();
        let dv = place.pos.v() - self.place.pos.v();
        let shift = |point: &BodyPos| BodyPos::clamped(point.u() + du, point.v() + dv);
        Self {
            place,
            extent: self.extent.as_ref().map(|extent| extent.each(shift)),
            ..self.clone()
        }
    }

    /// The knot on the other side of the body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let place = self.place.mirrored();
        // A side view shows one side; there the other view is the mirror, and points stay as they are.
        let same_view = place.view == self.place.view;
        let flip = |point: &BodyPos| if same_view { point.mirrored() } else { *point };
        Self {
            place,
            extent: self.extent.as_ref().map(|extent| extent.each(flip)),
            spreads_to: self
                .spreads_to
                .iter()
                .map(|spread| SpreadsTo {
                    zone: spread.zone.clone(),
                    side: spread.side.mirrored(),
                })
                .collect(),
            ..self.clone()
        }
    }

    /// Its name, or words that stand in for one.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() {
            "Unnamed knot"
        } else {
            &self.name
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ids, View};

    #[test]
    fn an_outline_comes_along_and_changes_sides_with_its_knot() {
        let pos = |u, v| BodyPos::new(u, v).unwrap();
        let at = "2026-11-22T08:00:00Z".parse().unwrap();
        let knot = Knot {
            extent: Some(Extent::Area(vec![
                vec![pos(-0.2, 0.2), pos(-0.1, 0.3)],
                vec![pos(-0.3, 0.2)],
            ])),
            spreads_to: vec![SpreadsTo {
                zone: "head_temple".to_owned(),
                side: Side::Left,
            }],
            ..Knot::new(
                Ids::seeded(1).knot(),
                Place::new(View::Back, pos(-0.15, 0.25)),
                at,
            )
        };
        let moved = knot.moved_to(Place::new(View::Back, pos(-0.05, 0.35)));
        assert_eq!(
            moved.extent,
            Some(Extent::Area(vec![
                vec![pos(-0.1, 0.3), pos(0.0, 0.4)],
                vec![pos(-0.2, 0.3)],
            ]))
        );
        let mirrored = knot.mirrored();
        assert_eq!(
            mirrored.extent,
            Some(Extent::Area(vec![
                vec![pos(0.2, 0.2), pos(0.1, 0.3)],
                vec![pos(0.3, 0.2)],
            ]))
        );
        assert_eq!(mirrored.spreads_to[0].side, Side::Right);
        assert_eq!(mirrored.mirrored(), knot);
    }
}
