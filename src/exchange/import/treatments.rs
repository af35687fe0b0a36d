//! A row as a treatment.

use std::collections::BTreeSet;

use super::field::Field;
use super::knots::Knots;
use super::plan::Fate;
use super::row::{Row, count, short, step};
use crate::exchange::cell::items;
use crate::exchange::spelled::{AFTER, FEEDBACK, OUTCOMES, WHO, parse_treatment_kind};
use crate::model::{
    AfterEffect, Chart, Edit, Feedback, Ids, Outcome, Pressure, Stamp, Technique, Touched,
    Treatment, TreatmentId, TreatmentKind, When, Who,
};

/// The same treatment is told by kind, time and minutes where there is no id.
type Key = (TreatmentKind, When, Option<u16>);

/// The treatments that are there already.
pub(super) struct Treatments {
    ids: BTreeSet<TreatmentId>,
    on_chart: BTreeSet<Key>,
    /// Those of rows before that have no id.
    nameless: BTreeSet<Key>,
}

impl Treatments {
    pub fn of(chart: &Chart) -> Self {
        let treatments = chart.treatments();
        let key = |it: &&Treatment| (it.kind.clone(), it.at, it.minutes);
        Self {
            ids: treatments.iter().map(|treatment| treatment.id).collect(),
            on_chart: treatments.iter().map(key).collect(),
            nameless: BTreeSet::new(),
        }
    }

    /// What becomes of a row.
    pub fn read(
        &mut self,
        row: &Row<'_>,
        knots: &Knots,
        ids: &mut Ids,
        now: Stamp,
    ) -> Result<Fate, String> {
        let kind = row.text(Field::Kind).ok_or("there is no kind")?;
        let (kind, at) = (parse_treatment_kind(kind), row.at()?);
        let minutes = row.count(Field::Minutes)?;
        let key = (kind.clone(), at, minutes);
        let id = row.word(Field::Id).and_then(|id| id.parse().ok());
        let known = id.is_some_and(|id| self.ids.contains(&id))
            || self.on_chart.contains(&key)
            || id.is_none() && self.nameless.contains(&key);
        if known {
            return Ok(Fate::Already);
        }
        let (touched, without) = touched(row, knots)?;
        let recorded_at = row.recorded_at(Field::RecordedAt, now)?;
        let treatment = Treatment {
            minutes,
            techniques: techniques(row)?,
            by: row.spelled(Field::By, &WHO, Who::Therapist)?,
            therapist: row.note(Field::Therapist),
            location: row.note(Field::Location),
            pressure_wanted: pressure(row, Field::PressureWanted)?,
            pressure_got: pressure(row, Field::PressureGot)?,
            feedback: feedback(row)?,
            touched,
            after: after(row)?,
            said: row.note(Field::Said),
            cost: row.note(Field::Cost),
            note: row.note(Field::Note),
            ..Treatment::new(id.unwrap_or_else(|| ids.treatment()), kind, at, recorded_at)
        };
        self.ids.insert(treatment.id);
        if id.is_none() {
            self.nameless.insert(key);
        }
        Ok(Fate::Taken {
            edit: Edit::put(treatment),
            knot: None,
            without,
        })
    }
}

fn list(row: &Row<'_>, field: Field) -> Vec<Vec<String>> {
    items(row.text(field).unwrap_or_default())
}

/// The part of an item at this place; none if it is empty.
fn part(item: &[String], index: usize) -> Option<&str> {
    let part = item.get(index)?.trim();
    (!part.is_empty()).then_some(part)
}

fn techniques(row: &Row<'_>) -> Result<Vec<Technique>, String> {
    let technique = |item: Vec<String>| {
        Ok(Technique {
            minutes: part(&item, 1).map(count).transpose()?,
            name: item.into_iter().next().unwrap_or_default(),
        })
    };
    list(row, Field::Techniques)
        .into_iter()
        .map(technique)
        .collect()
}

/// The knots it worked on, and how many more are not on the chart.
fn touched(row: &Row<'_>, knots: &Knots) -> Result<(Vec<Touched>, usize), String> {
    let (mut found, mut without) = (Vec::new(), 0);
    for item in list(row, Field::Touched) {
        let words = words_of(&item);
        let Some(knot) = knots.of_item(words, part(&item, 1))? else {
            without += 1;
            continue;
        };
        let outcome = part(&item, 2).map_or(Some(Outcome::NotSaid), |word| OUTCOMES.value(word));
        found.push(Touched {
            knot,
            outcome: outcome.ok_or_else(|| {
                let words = OUTCOMES.words().join(", ");
                format!(
                    "what became of \"{}\" is not one of {words}",
                    short(words_of(&item))
                )
            })?,
            minutes: part(&item, 3).map(count).transpose()?,
        });
    }
    Ok((found, without))
}

fn words_of(item: &[String]) -> &str {
    item.first().map_or("", String::as_str)
}

fn after(row: &Row<'_>) -> Result<Vec<AfterEffect>, String> {
    let effect = |item: Vec<String>| {
        let kind = part(&item, 0).and_then(|word| AFTER.value(word));
        Ok(AfterEffect {
            kind: kind.ok_or_else(|| {
                format!("what followed is not one of {}", AFTER.words().join(", "))
            })?,
            severity: part(&item, 1).map(step).transpose()?,
            hours: part(&item, 2).map(count).transpose()?,
        })
    };
    list(row, Field::After).into_iter().map(effect).collect()
}

fn feedback(row: &Row<'_>) -> Result<Vec<Feedback>, String> {
    let feedback = |item: Vec<String>| {
        let kind = part(&item, 1).and_then(|word| FEEDBACK.value(word));
        Ok(Feedback {
            minute: count(words_of(&item))?,
            kind: kind.ok_or_else(|| {
                format!(
                    "a word on the pressure is not one of {}",
                    FEEDBACK.words().join(", ")
                )
            })?,
        })
    };
    list(row, Field::Feedback)
        .into_iter()
        .map(feedback)
        .collect()
}

fn pressure(row: &Row<'_>, field: Field) -> Result<Option<Pressure>, String> {
    let Some(word) = row.word(field) else {
        return Ok(None);
    };
    let pressure = word.parse().ok().and_then(|step| Pressure::new(step).ok());
    pressure.map(Some).ok_or_else(|| {
        format!(
            "the pressure \"{}\" is no whole number from 1 to 5",
            short(word)
        )
    })
}
