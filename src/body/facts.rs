//! What is known about anatomy beside the drawings, read once from `assets/body/facts.ron`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::art::Art;
use super::codes::{Area, AreaBook, Row};
use super::level::{AboutLevel, Levels};
use super::muscle::Muscle;
use super::zone::{Face, Zone};
use super::{BodyError, Level};

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    levels: BTreeMap<String, f64>,
    ranges: Vec<WireRange>,
    areas: BTreeMap<String, Area>,
    places: BTreeMap<Face, Vec<Row>>,
    zones: Vec<Zone>,
    muscles: Vec<Muscle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRange {
    u: f64,
    v: f64,
    within: f64,
    from: String,
    to: String,
}

/// Facts that hold together: every name in them is one that is there.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub levels: Levels,
    pub ranges: Vec<AboutLevel>,
    pub areas: AreaBook,
    pub zones: Vec<Zone>,
    pub muscles: Vec<Muscle>,
}

impl Facts {
    pub(super) fn parse(art: Art) -> Result<Self, BodyError> {
        let wrong = |reason: String| BodyError::Facts {
            reason,
            file: art.file.to_owned(),
        };
        let wire: Wire = ron::from_str(art.text).map_err(|e| wrong(e.to_string()))?;
        let level =
            |name: &str| Level::parse(name).ok_or_else(|| wrong(format!("no level '{name}'")));
        let levels = wire
            .levels
            .iter()
            .map(|(name, &v)| Ok((level(name)?, v)))
            .collect::<Result<Vec<_>, BodyError>>()?;
        let ranges = wire
            .ranges
            .iter()
            .map(|range| {
                Ok(AboutLevel {
                    u: range.u,
                    v: range.v,
                    within: range.within,
                    levels: (level(&range.from)?, level(&range.to)?),
                })
            })
            .collect::<Result<Vec<_>, BodyError>>()?;
        let facts = Self {
            levels: Levels::new(levels).map_err(wrong)?,
            ranges,
            areas: AreaBook::new(wire.areas, wire.places).map_err(wrong)?,
            zones: wire.zones,
            muscles: wire.muscles,
        };
        facts.check().map_err(wrong)?;
        Ok(facts)
    }

    fn check(&self) -> Result<(), String> {
        for (index, zone) in self.zones.iter().enumerate() {
            if self.zones.iter().skip(index + 1).any(|z| z.id == zone.id) {
                return Err(format!("zone '{}' is there twice", zone.id));
            }
            zone.check()?;
        }
        for (index, muscle) in self.muscles.iter().enumerate() {
            let id = &muscle.id;
            if self.muscles.iter().skip(index + 1).any(|m| m.id == *id) {
                return Err(format!("muscle '{id}' is there twice"));
            }
            for zone in muscle.felt.iter().chain(&muscle.also) {
                if !self.zones.iter().any(|known| known.id == *zone) {
                    return Err(format!("muscle '{id}' names no zone '{zone}'"));
                }
            }
        }
        Ok(())
    }
}
