//! What is known about a muscle: where it attaches, what it does, where pain from it is often described.

use serde::Deserialize;

use super::Body;
use super::zone::{Face, Zone, outward};
use crate::model::{BodyPos, Place, Side, View};

/// How well a described pattern agrees with what is published.
///
/// Even a checked one is one school's description, not a measured fact: experts agree that no fixed site is to be
/// expected (Delphi of 60, `PubMed` 29025044).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Evidence {
    /// It agrees with the source named.
    Checked,
    /// Part of it agrees with the source named.
    PartlyChecked,
    /// General knowledge, not compared with a source.
    NotChecked,
}

impl Evidence {
    /// In a word or two: "checked".
    pub const fn short(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::PartlyChecked => "checked in part",
            Self::NotChecked => "not checked",
        }
    }

    /// In words that follow "often described": "agrees with the source named".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Checked => "agrees with the source named",
            Self::PartlyChecked => "agrees in part with the source named",
            Self::NotChecked => "general knowledge, not checked",
        }
    }
}

/// A spot in a muscle where soreness is often described: face, (u, v) on the person's right, from the side forward,
/// and where that is in words. General knowledge; none of them was checked against a source.
#[derive(Clone, Debug, Deserialize)]
pub struct Site(Face, f64, f64, String);

impl Site {
    /// Where it is on a side as a view shows it; none where this view does not show it.
    pub fn pos(&self, view: View, side: Side) -> Option<BodyPos> {
        let Self(face, u, v, _) = self;
        let shown = match view {
            View::Left | View::Right => side == view_side(view),
            View::Back | View::Front => side != Side::Middle,
        };
        (shown && *face == Face::of(view)).then(|| BodyPos::clamped(outward(view, side) * u, *v))
    }

    /// Where it is in words: "near the inner border of the shoulder blade".
    pub fn words(&self) -> &str {
        &self.3
    }
}

/// The side that a view from the side shows.
fn view_side(view: View) -> Side {
    if view == View::Left {
        Side::Left
    } else {
        Side::Right
    }
}

/// A muscle, or a sheet of connective tissue, in words. It describes and never diagnoses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Muscle {
    /// Names it for ever: `trapezius_upper`.
    pub id: String,
    /// In words: "Upper trapezius".
    pub name: String,
    /// Names of the regions that show it, where that is not its own name alone.
    #[serde(default)]
    drawn: Vec<String>,
    /// Where it begins, in words.
    pub from: String,
    /// Where it ends, in words.
    pub to: String,
    /// What it does, in words.
    pub does: String,
    /// Zones where pain from it is often described.
    pub felt: Vec<String>,
    /// Zones where it is described less often.
    pub also: Vec<String>,
    /// Spots in it where soreness is often described.
    #[serde(default)]
    pub sites: Vec<Site>,
    /// SNOMED CT code and name, where verified; it may mean the whole muscle of which this is a part.
    #[serde(default)]
    pub snomed: Option<(String, String)>,
    /// UBERON id, where verified.
    #[serde(default)]
    pub uberon: Option<String>,
    /// How well `felt` and `also` agree with what is published.
    pub evidence: Evidence,
    /// Where the pattern comes from.
    pub source: String,
}

impl Muscle {
    /// Whether a region of this name shows the muscle, alone or with others.
    pub fn is_drawn_as(&self, region: &str) -> bool {
        if self.drawn.is_empty() {
            self.name == region
        } else {
            self.drawn.iter().any(|name| name == region)
        }
    }

    /// How pain in a zone fits what is described: often, less often, or not.
    pub fn reaches(&self, zone: &Zone) -> Option<Reach> {
        if self.felt.contains(&zone.id) {
            Some(Reach::Often)
        } else if self.also.contains(&zone.id) {
            Some(Reach::Sometimes)
        } else {
            None
        }
    }
}

/// How often pain from a muscle is described in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Often described there.
    Often,
    /// Less often described there.
    Sometimes,
}

impl Body {
    /// All muscles with facts.
    pub fn muscles(&self) -> &[Muscle] {
        &self.facts.muscles
    }

    /// The muscle of this id.
    pub fn muscle(&self, id: &str) -> Option<&Muscle> {
        self.facts.muscles.iter().find(|muscle| muscle.id == id)
    }

    /// The muscles a region of this name shows; a region drawn for two muscles gives both.
    pub fn muscles_drawn_as(&self, region: &str) -> impl Iterator<Item = &Muscle> {
        self.facts
            .muscles
            .iter()
            .filter(move |muscle| muscle.is_drawn_as(region))
    }

    /// The muscles a place may lie in, from the skin inward, as far as its depth tells; nothing is picked.
    pub fn muscles_at(&self, place: &Place) -> Vec<&Muscle> {
        let mut found: Vec<&Muscle> = Vec::new();
        for candidate in self.candidates(place) {
            for muscle in self.muscles_drawn_as(&candidate.name) {
                if !found.iter().any(|known| known.id == muscle.id) {
                    found.push(muscle);
                }
            }
        }
        found
    }

    /// The muscles from which pain in a zone is described: often first, then by name.
    pub fn muscles_reaching(&self, zone: &Zone) -> Vec<(Reach, &Muscle)> {
        let mut found: Vec<(Reach, &Muscle)> = self
            .facts
            .muscles
            .iter()
            .filter_map(|muscle| Some((muscle.reaches(zone)?, muscle)))
            .collect();
        found.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.name.cmp(&y.name)));
        found
    }
}
