//! One row of a file, by what its cells hold.

use super::field::{Field, Target};
use super::grid::GridRow;
use super::mapping::Mapping;
use super::time::Clock;
use crate::exchange::spelled::Spelled;
use crate::model::limits::TEXT_CHARS;
use crate::model::{Intensity, Stamp, When};

/// One row of a file, by what its cells hold.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub source: &'a GridRow,
    pub mapping: &'a Mapping,
    pub clock: &'a Clock<'a>,
}

impl<'a> Row<'a> {
    /// The cell as it stands; none if it is empty or not there.
    pub fn text(&self, field: Field) -> Option<&'a str> {
        let cell = self.source.cells.get(self.mapping.column(field)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }

    /// The cell without spaces around it; none if nothing is left.
    pub fn word(&self, field: Field) -> Option<&'a str> {
        self.text(field)
            .map(str::trim)
            .filter(|word| !word.is_empty())
    }

    /// The free text of a cell; empty if there is none.
    pub fn note(&self, field: Field) -> String {
        self.text(field).unwrap_or_default().to_owned()
    }

    /// A row too long or too wide to have been meant.
    pub fn check(&self) -> Result<(), String> {
        let width = self.mapping.fields.len();
        let more = self.source.cells.iter().skip(width);
        if more.into_iter().any(|cell| !cell.trim().is_empty()) {
            return Err(format!(
                "it has {} cells, but there are {width} columns",
                self.source.cells.len()
            ));
        }
        let long = |cell: &String| cell.len() > TEXT_CHARS && cell.chars().count() > TEXT_CHARS;
        if self.source.cells.iter().any(long) {
            return Err("a cell has more than 100,000 characters".to_owned());
        }
        Ok(())
    }

    /// When it was felt or began.
    pub fn at(&self) -> Result<When, String> {
        let text = self.word(Field::At).ok_or("there is no time")?;
        self.clock.read(text, self.word(Field::TimeOfDay))
    }

    /// When it was entered; the time of the import where nothing is said.
    pub fn recorded_at(&self, field: Field, otherwise: Stamp) -> Result<Stamp, String> {
        let Some(text) = self.word(field) else {
            return Ok(otherwise);
        };
        let when = self.clock.read(text, None)?;
        when.exact()
            .ok_or_else(|| format!("\"{}\" is no time to the minute", short(text)))
    }

    /// A word of a closed list; `otherwise` where nothing is said.
    pub fn spelled<T: PartialEq + Clone>(
        &self,
        field: Field,
        list: &Spelled<T>,
        otherwise: T,
    ) -> Result<T, String> {
        match self.word(field) {
            None => Ok(otherwise),
            Some(word) => list.value(word).ok_or_else(|| {
                let name = field.name(Target::Ratings);
                format!(
                    "{name} is \"{}\", not one of {}",
                    short(word),
                    list.words().join(", ")
                )
            }),
        }
    }

    /// A whole number, with or without its unit.
    pub fn count(&self, field: Field) -> Result<Option<u16>, String> {
        self.word(field).map(count).transpose()
    }

    /// A coordinate, with a point or a comma.
    pub fn coordinate(&self, field: Field) -> Result<Option<f64>, String> {
        let Some(word) = self.word(field) else {
            return Ok(None);
        };
        let number = word.replace(',', ".").parse();
        number
            .map(Some)
            .map_err(|_| format!("\"{}\" is no number", short(word)))
    }
}

/// A whole number, with or without "min".
pub(super) fn count(text: &str) -> Result<u16, String> {
    let number = text
        .trim()
        .trim_end_matches(|c: char| c.is_alphabetic() || c == '.')
        .trim_end();
    number
        .parse()
        .map_err(|_| format!("\"{}\" is no whole number up to 65,535", short(text)))
}

/// A step of the 0–10 scale: "7", "7.0" or "7/10".
pub(super) fn step(text: &str) -> Result<Intensity, String> {
    let text = text.trim();
    let of_ten = text.strip_suffix("/10").unwrap_or(text).trim();
    let number: Option<f64> = of_ten.replace(',', ".").parse().ok();
    let whole = number.filter(|number| number.fract() == 0.0 && (0.0..=10.0).contains(number));
    whole
        .and_then(|number| Intensity::new(number as u8).ok())
        .ok_or_else(|| format!("\"{}\" is no whole number from 0 to 10", short(text)))
}

/// The text as messages show it: on one line, cut where it is long.
pub(super) fn short(text: &str) -> String {
    let mut letters = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let start: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        format!("{start}…")
    } else {
        start
    }
}
