//! A place in plain words: "your left, 6 cm from the spine, level T4, over lower trapezius or rhomboid major".

use std::fmt;

use super::shapes::{Layer, Part, Region, RegionKind};
use super::{Body, Level};
use crate::model::{Depth, Person, Place, Side, View};

/// By definition.
pub const CM_PER_INCH: f64 = 2.54;

/// A muscle, tendon or fascia that may be under a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// In words: "Rhomboid major".
    pub name: String,
    /// The layer nearest the skin in which it lies under the place.
    pub layer: Layer,
}

/// Where a place is, in words about the person's own body. Displays as a sentence to that person.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceWords {
    /// The person's own side.
    pub side: Side,
    /// Distance from the mid-line in centimetres; none on the mid-line, on head and limbs, and in side views.
    pub from_spine_cm: Option<f64>,
    /// The nearest vertebral level; none on head and limbs.
    pub level: Option<Level>,
    /// From which level to which, where that differs from person to person: T7–T9 at the tip of the shoulder blade.
    pub about_levels: Option<(Level, Level)>,
    /// What may lie under it, from the skin inward, as far as the depth tells; nothing is picked.
    pub over: Vec<Candidate>,
    /// The view it was placed in.
    pub view: View,
    inches: bool,
    limb: Option<String>,
    whereabouts: Option<String>,
}

impl Body {
    /// A place in words; `ruler_cm` is the person's C7–PSIS length in centimetres (the mean where it is no length).
    pub fn words(&self, place: &Place, ruler_cm: f64) -> PlaceWords {
        let ruler_cm = if ruler_cm.is_finite() && ruler_cm > 0.0 {
            ruler_cm
        } else {
            Person::MEAN_RULER_CM
        };
        let side = place.side();
        let part = self.part(place.view, place.pos);
        let measured = part.is_none()
            && side != Side::Middle
            && matches!(place.view, View::Back | View::Front);
        let named = |limb: bool| {
            part.filter(|part| part.limb == limb)
                .map(|part: &Part| part.name.clone())
        };
        PlaceWords {
            side,
            from_spine_cm: measured.then(|| place.pos.u().abs() * ruler_cm),
            level: self.level(place.view, place.pos),
            about_levels: self.about_levels(place.view, place.pos),
            over: self.candidates(place),
            view: place.view,
            inches: self.says_inches(),
            limb: named(true),
            whereabouts: named(false),
        }
    }

    /// What may lie under a place, from the skin inward, as far as the depth tells; nothing is picked.
    pub fn candidates(&self, place: &Place) -> Vec<Candidate> {
        let regions = self.view(place.view).map(|view| view.regions_at(place.pos));
        candidates(&regions.unwrap_or_default(), place.depth)
    }
}

/// The layer a felt depth points at.
const fn layer_of(depth: Depth) -> Option<Layer> {
    match depth {
        Depth::Unsure => None,
        Depth::Surface => Some(Layer::Superficial),
        Depth::Middle => Some(Layer::Intermediate),
        Depth::Deep => Some(Layer::Deep),
    }
}

fn candidates(regions: &[&Region], depth: Depth) -> Vec<Candidate> {
    let narrowed = |layer: Option<Layer>| {
        let mut over: Vec<Candidate> = Vec::new();
        for region in regions {
            let named =
                region.kind != RegionKind::Space && !over.iter().any(|c| c.name == region.name);
            if named && layer.is_none_or(|layer| layer == region.layer) {
                over.push(Candidate {
                    name: region.name.clone(),
                    layer: region.layer,
                });
            }
        }
        over
    };
    let over = narrowed(layer_of(depth));
    if over.is_empty() {
        narrowed(None)
    } else {
        over
    }
}

impl PlaceWords {
    /// For lists and legends: "left, T4, 6 cm from spine".
    pub fn short(&self) -> String {
        let mut words = vec![self.side_words("", "mid-line")];
        words.extend(self.whereabouts.clone());
        words.extend(self.level_words());
        words.extend(self.distance().map(|cm| match self.view {
            View::Front => format!("{cm} from mid-line"),
            _ => format!("{cm} from spine"),
        }));
        words.join(", ")
    }

    /// For exports, where no one is spoken to: "left, 6 cm from the spine, level T4, over …".
    pub fn neutral(&self) -> String {
        self.sentence("")
    }

    fn sentence(&self, whose: &str) -> String {
        let mut words = vec![self.side_words(whose, "on the mid-line")];
        words.extend(self.whereabouts.clone());
        words.extend(self.distance().map(|cm| match self.view {
            View::Front => format!("{cm} from the mid-line"),
            _ => format!("{cm} from the spine"),
        }));
        words.extend(self.level_words().map(|level| format!("level {level}")));
        if !self.over.is_empty() {
            words.push(format!("over {}", self.over_words()));
        }
        words.join(", ")
    }

    /// "T4", or "about T7–T9" where one level would say too much.
    fn level_words(&self) -> Option<String> {
        match self.about_levels {
            Some((from, to)) => Some(format!("about {from}–{to}")),
            None => self.level.map(|level| level.to_string()),
        }
    }

    fn side_words(&self, whose: &str, middle: &str) -> String {
        let side = match self.side {
            Side::Middle => middle.to_owned(),
            Side::Left | Side::Right => format!("{whose}{}", self.side),
        };
        let in_profile = matches!(self.view, View::Left | View::Right);
        match (&self.limb, self.side) {
            (Some(limb), Side::Middle) => format!("{limb}, {side}"),
            (Some(limb), _) => format!("{side} {limb}"),
            (None, _) if in_profile => format!("{side} side"),
            (None, _) => side,
        }
    }

    /// Whole centimetres; under 3 cm, halves. Inches always in halves, which is about as exact.
    fn distance(&self) -> Option<String> {
        let cm = self.from_spine_cm?;
        if self.inches {
            let inches = (cm / CM_PER_INCH * 2.0).round() / 2.0;
            return Some(format!("{inches} in"));
        }
        let rounded = if cm < 3.0 {
            (cm * 2.0).round() / 2.0
        } else {
            cm.round()
        };
        Some(format!("{rounded} cm"))
    }

    fn over_words(&self) -> String {
        let names: Vec<String> = self.over.iter().map(|c| lower_first(&c.name)).collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
            None => String::new(),
        }
    }
}

impl fmt::Display for PlaceWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence("your "))
    }
}

pub(super) fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
