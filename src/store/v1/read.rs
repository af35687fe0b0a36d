//! From the text of a version 1 file to a chart.

use std::fmt::Display;
use std::str::FromStr;

use super::locate::locate;
use super::wire;
use crate::model::{
    AfterEffect, BodyPos, Chart, EditError, Entry, Episode, Extent, Intensity, Knot, Milestone,
    Person, Place, Pressure, Rating, Score, Stamp, Technique, Touched, Treatment, When,
};
use crate::store::FormatError;
use crate::store::spot::{self, Spot};

/// Something wrong with one value, and where that value stands in the text.
struct Wrong<'a> {
    at: &'a str,
    reason: String,
}

impl<'a> Wrong<'a> {
    fn new(at: &'a str, reason: &dyn Display) -> Self {
        let reason = reason.to_string();
        Self { at, reason }
    }
}

/// Reads the whole text of a file whose header says version 1.
///
/// # Errors
/// The first thing wrong, with its line and column.
pub(in crate::store) fn read(text: &str) -> Result<Chart, FormatError> {
    let document = parse(text)?;
    match chart(document) {
        Ok(Ok(chart)) => Ok(chart),
        Ok(Err(broken_rule)) => {
            // The records are gone into the chart; reading once more finds the guilty one.
            let document = parse(text)?;
            let at = locate(&document, &broken_rule).unwrap_or(text);
            Err(invalid(text, at, broken_rule.to_string()))
        }
        Err(Wrong { at, reason }) => Err(invalid(text, at, reason)),
    }
}

fn parse(text: &str) -> Result<wire::Document<'_>, FormatError> {
    ron::from_str(text).map_err(|error| spot::broken(text, &error))
}

fn invalid(text: &str, at: &str, reason: String) -> FormatError {
    let Spot { line, column } = Spot::of(text, at);
    FormatError::Invalid {
        line,
        column,
        reason,
    }
}

fn chart(document: wire::Document<'_>) -> Result<Result<Chart, EditError>, Wrong<'_>> {
    let person = person(document.person)?;
    let entries = all(document.knots, entry)?;
    let treatments = all(document.treatments, treatment)?;
    let episodes = all(document.episodes, episode)?;
    Ok(Chart::from_parts(person, entries, treatments, episodes))
}

fn all<'a, T, U>(
    items: Vec<T>,
    convert: impl FnMut(T) -> Result<U, Wrong<'a>>,
) -> Result<Vec<U>, Wrong<'a>> {
    items.into_iter().map(convert).collect()
}

fn parsed<T: FromStr<Err: Display>>(word: &str) -> Result<T, Wrong<'_>> {
    word.parse().map_err(|error| Wrong::new(word, &error))
}

fn maybe<T: FromStr<Err: Display>>(word: Option<&str>) -> Result<Option<T>, Wrong<'_>> {
    word.map(parsed).transpose()
}

/// When a record was entered: as said, or at the exact time of what it records.
fn entered<'a>(
    said: Option<&'a str>,
    event: When,
    event_word: &'a str,
) -> Result<Stamp, Wrong<'a>> {
    match (said, event.exact()) {
        (Some(word), _) => parsed(word),
        (None, Some(stamp)) => Ok(stamp),
        (None, None) => Err(Wrong::new(
            event_word,
            &"a record whose time is not exact needs recorded_at, the time it was entered",
        )),
    }
}

fn person(from: wire::Person<'_>) -> Result<Person, Wrong<'_>> {
    Ok(Person {
        name: from.name,
        born: maybe(from.born)?,
        ruler_mm: from.ruler_mm.map(|mm| mm.0),
        medicines: from.medicines,
        conditions: from.conditions,
        questions: from.questions,
        note: from.note,
    })
}

fn entry(from: wire::Knot<'_>) -> Result<Entry, Wrong<'_>> {
    let at = from.id;
    let knot = Knot {
        id: parsed(from.id)?,
        name: from.name,
        place: place(from.place, at)?,
        mark: from.mark.into(),
        extent: from
            .extent
            .map(|extent| self::extent(extent, at))
            .transpose()?,
        since: maybe(from.since)?,
        recorded_at: parsed(from.recorded_at)?,
        feels: from.feels,
        quiet_at: from.quiet_at.map(|step| intensity(step, at)).transpose()?,
        family: all(from.family, parsed)?,
        archived: from.archived,
        note: from.note,
    };
    let ratings = all(from.ratings, rating)?;
    let milestones = all(from.milestones, milestone)?;
    Ok(Entry::new(knot, ratings, milestones))
}

fn rating(from: wire::Rating<'_>) -> Result<Rating, Wrong<'_>> {
    let felt_at = parsed(from.felt_at)?;
    Ok(Rating {
        id: parsed(from.id)?,
        score: match from.score {
            wire::Score::Unknown => Score::Unknown,
            wire::Score::Felt(step) => Score::Felt(intensity(step, from.id)?),
        },
        asked: from.asked.into(),
        felt_at,
        recorded_at: entered(from.recorded_at, felt_at, from.felt_at)?,
        note: from.note,
    })
}

fn milestone(from: wire::Milestone<'_>) -> Result<Milestone, Wrong<'_>> {
    let at = parsed(from.at)?;
    Ok(Milestone {
        id: parsed(from.id)?,
        kind: from.kind.into(),
        at,
        recorded_at: entered(from.recorded_at, at, from.at)?,
        by: from.by.into(),
        treatment: maybe(from.treatment)?,
        minute: from.minute.map(|minute| minute.0),
        note: from.note,
    })
}

fn treatment(from: wire::Treatment<'_>) -> Result<Treatment, Wrong<'_>> {
    let at = parsed(from.at)?;
    let pressure = |firmness: Option<wire::Firmness>| {
        let pressure = firmness.map(|step| Pressure::new(step.0 as u8)).transpose();
        pressure.map_err(|error| Wrong::new(from.id, &error))
    };
    Ok(Treatment {
        id: parsed(from.id)?,
        kind: from.kind.into(),
        at,
        recorded_at: entered(from.recorded_at, at, from.at)?,
        minutes: from.minutes.map(|minutes| minutes.0),
        techniques: all(from.techniques, |technique| {
            Ok(Technique {
                name: technique.name,
                minutes: technique.minutes.map(|minutes| minutes.0),
            })
        })?,
        by: from.by.into(),
        therapist: from.therapist,
        location: from.location,
        pressure_wanted: pressure(from.pressure_wanted)?,
        pressure_got: pressure(from.pressure_got)?,
        touched: all(from.touched, |touched| {
            Ok(Touched {
                knot: parsed(touched.knot)?,
                outcome: touched.outcome.into(),
                minutes: touched.minutes.map(|minutes| minutes.0),
            })
        })?,
        after: all(from.after, |after| {
            let severity = after.severity.map(|step| intensity(step, from.id));
            Ok(AfterEffect {
                kind: after.kind.into(),
                severity: severity.transpose()?,
                hours: after.hours.map(|hours| hours.0),
            })
        })?,
        said: from.said,
        cost: from.cost,
        note: from.note,
    })
}

fn episode(from: wire::Episode<'_>) -> Result<Episode, Wrong<'_>> {
    let began = parsed(from.from)?;
    let at = from.id;
    Ok(Episode {
        id: parsed(from.id)?,
        kind: from.kind.into(),
        from: began,
        until: maybe(from.until)?,
        recorded_at: entered(from.recorded_at, began, from.from)?,
        severity: from.severity.map(|step| intensity(step, at)).transpose()?,
        place: from.place.map(|place| self::place(place, at)).transpose()?,
        note: from.note,
    })
}

fn intensity(step: wire::Step, at: &str) -> Result<Intensity, Wrong<'_>> {
    Intensity::new(step.0 as u8).map_err(|error| Wrong::new(at, &error))
}

fn pos(u: wire::U, v: wire::V, at: &str) -> Result<BodyPos, Wrong<'_>> {
    BodyPos::new(u.0, v.0).map_err(|error| Wrong::new(at, &error))
}

fn place(from: wire::Place, at: &str) -> Result<Place, Wrong<'_>> {
    Ok(Place {
        view: from.view.into(),
        pos: pos(from.u, from.v, at)?,
        depth: from.depth.into(),
    })
}

fn extent(from: wire::Extent, at: &str) -> Result<Extent, Wrong<'_>> {
    Ok(match from {
        wire::Extent::RadiusMm(mm) => Extent::RadiusMm(mm.0),
        wire::Extent::Outline(points) => Extent::Outline(all(points, |(u, v)| pos(u, v, at))?),
    })
}
