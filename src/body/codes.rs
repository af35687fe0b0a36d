//! One place in the words of other body charts: CHOIR, Michigan Body Map, WPI, SNOMED CT, UBERON.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::zone::Face;
use super::{Body, Layer};
use crate::model::{Place, Side, View};

/// A code of some vocabulary, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// The code: `b08`, `left_shoulder`, `77568009`, `UBERON:0002380`.
    pub code: String,
    /// Its name in words.
    pub name: String,
}

impl Code {
    fn new(code: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
        }
    }
}

/// A muscle that may lie under a place, with its codes where they are verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MuscleCode {
    /// In words: "Rhomboid major".
    pub name: String,
    /// The layer nearest the skin in which it lies under the place.
    pub layer: Layer,
    /// SNOMED CT; it may mean the whole muscle of which this is a part.
    pub snomed: Option<Code>,
    /// UBERON.
    pub uberon: Option<Code>,
}

/// One place in every vocabulary; what is not verified stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// CHOIR body map segments (`b08`, `f23`), standard numbers; on the mid-line both of a pair, left first.
    pub choir: Vec<Code>,
    /// Michigan Body Map areas; on the mid-line both of a pair.
    pub michigan: Vec<Code>,
    /// Areas of the Widespread Pain Index; none on hands, knees and feet, two where they meet.
    pub wpi: Vec<Code>,
    /// SNOMED CT body structures of the region; empty where no code is verified.
    pub snomed: Vec<Code>,
    /// The muscles that may lie there, from the skin inward; never one picked out of several.
    pub muscles: Vec<MuscleCode>,
}

impl Codes {
    /// Numbers of the CHOIR segments in that system's database: 100 + n in front, 200 + n behind.
    pub fn choir_numbers(&self) -> Vec<u16> {
        let number = |code: &Code| {
            let (face, digits) = code.code.split_at_checked(1)?;
            let base = match face {
                "f" => 100,
                "b" => 200,
                _ => return None,
            };
            Some(base + digits.parse::<u16>().ok()?)
        };
        self.choir.iter().filter_map(number).collect()
    }

    /// SNOMED CT codes of region and muscles together, each once.
    pub fn all_snomed(&self) -> Vec<&Code> {
        let mut all: Vec<&Code> = Vec::new();
        let muscles = self.muscles.iter().filter_map(|m| m.snomed.as_ref());
        for code in self.snomed.iter().chain(muscles) {
            if !all.iter().any(|known| known.code == code.code) {
                all.push(code);
            }
        }
        all
    }
}

/// An area that is one, or one on each side.
#[derive(Clone, Debug, Deserialize)]
enum Named {
    Whole(String),
    Paired(String),
}

impl Named {
    fn codes(&self, side: Side) -> Vec<Code> {
        let spelled = |name: &str| name.to_lowercase().replace([' ', '/'], "_");
        match (self, side) {
            (Self::Whole(name), _) => vec![Code::new(spelled(name), name)],
            (Self::Paired(name), Side::Middle) => {
                let mut both = Self::Paired(name.clone()).codes(Side::Left);
                both.extend(Self::Paired(name.clone()).codes(Side::Right));
                both
            }
            (Self::Paired(name), Side::Left | Side::Right) => {
                let lower = name.to_lowercase();
                let first = if side == Side::Left { "Left" } else { "Right" };
                vec![Code::new(
                    spelled(&format!("{side} {lower}")),
                    format!("{first} {lower}"),
                )]
            }
        }
    }
}

/// SNOMED CT codes of an area: one, or one for each side.
#[derive(Clone, Debug, Deserialize)]
enum Snomed {
    One(String, String),
    Sided {
        middle: (String, String),
        left: (String, String),
        right: (String, String),
    },
}

impl Snomed {
    fn code(&self, side: Side) -> Code {
        match (self, side) {
            (Self::One(code, name), _) => Code::new(code, name),
            (Self::Sided { middle: named, .. }, Side::Middle)
            | (Self::Sided { left: named, .. }, Side::Left)
            | (Self::Sided { right: named, .. }, Side::Right) => Code::new(&named.0, &named.1),
        }
    }
}

/// One stretch of the body as other charts call it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    /// The segments of the person's left and right.
    choir: (String, String),
    michigan: Named,
    #[serde(default)]
    wpi: Vec<Named>,
    #[serde(default)]
    snomed: Option<Snomed>,
}

/// A box in the body frame that belongs to an area.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    /// The part of the artwork it is in; empty for neck and trunk.
    #[serde(default)]
    on: String,
    /// Sideways without a sign; from the side forward, with one.
    #[serde(default = "anywhere")]
    u: (f64, f64),
    #[serde(default = "anywhere")]
    v: (f64, f64),
    area: String,
}

const fn anywhere() -> (f64, f64) {
    (f64::NEG_INFINITY, f64::INFINITY)
}

/// Which place belongs to which area.
#[derive(Clone, Debug)]
pub(super) struct AreaBook {
    areas: BTreeMap<String, Area>,
    rows: BTreeMap<Face, Vec<Row>>,
}

impl AreaBook {
    pub(super) fn new(
        areas: BTreeMap<String, Area>,
        rows: BTreeMap<Face, Vec<Row>>,
    ) -> Result<Self, String> {
        for row in rows.values().flatten() {
            if !areas.contains_key(&row.area) {
                return Err(format!("no area '{}'", row.area));
            }
        }
        Ok(Self { areas, rows })
    }

    fn at(&self, view: View, part: &str, u: f64, v: f64) -> Option<&Area> {
        let u = if Face::of(view) == Face::Side {
            u
        } else {
            u.abs()
        };
        let fits = |row: &&Row| {
            row.on == part && (row.u.0..row.u.1).contains(&u) && (row.v.0..row.v.1).contains(&v)
        };
        let row = self.rows.get(&Face::of(view))?.iter().find(fits)?;
        self.areas.get(&row.area)
    }
}

impl Body {
    /// A place in every vocabulary other body charts use.
    pub fn codes(&self, place: &Place) -> Codes {
        let (view, pos, side) = (place.view, place.pos, place.side());
        let part = self.part(view, pos).map_or("", |part| part.id.as_str());
        let muscles = self.muscle_codes(place);
        // A part without rows of its own counts as what lies around it.
        let area = (self.facts.areas.at(view, part, pos.u(), pos.v()))
            .or_else(|| self.facts.areas.at(view, "", pos.u(), pos.v()));
        let Some(area) = area else {
            return Codes {
                muscles,
                ..Codes::default()
            };
        };
        let (left, right) = &area.choir;
        let segment = |code: &String, side: Side| {
            let face = if code.starts_with('f') {
                "front"
            } else {
                "back"
            };
            Code::new(code, format!("CHOIR {face} segment, {side}"))
        };
        let choir = match side {
            Side::Left => vec![segment(left, Side::Left)],
            Side::Right => vec![segment(right, Side::Right)],
            Side::Middle => vec![segment(left, Side::Left), segment(right, Side::Right)],
        };
        Codes {
            choir,
            michigan: area.michigan.codes(side),
            wpi: area
                .wpi
                .iter()
                .flat_map(|named| named.codes(side))
                .collect(),
            snomed: area.snomed.iter().map(|codes| codes.code(side)).collect(),
            muscles,
        }
    }

    fn muscle_codes(&self, place: &Place) -> Vec<MuscleCode> {
        let mut found: Vec<MuscleCode> = Vec::new();
        for candidate in self.candidates(place) {
            for muscle in self.muscles_drawn_as(&candidate.name) {
                if found.iter().any(|known| known.name == muscle.name) {
                    continue;
                }
                found.push(MuscleCode {
                    name: muscle.name.clone(),
                    layer: candidate.layer,
                    snomed: (muscle.snomed.as_ref()).map(|(code, name)| Code::new(code, name)),
                    uberon: (muscle.uberon.as_ref()).map(|code| Code::new(code, &muscle.name)),
                });
            }
        }
        found
    }
}
