//! From the text of a file to a chart: version 2, and older ones turned into it.

use std::cell::Cell;
use std::fmt::Display;
use std::str::FromStr;

use serde::Deserialize as _;

use super::locate::locate;
use super::{picture, wire};
use crate::model::{
    AfterEffect, BodyPos, Chart, CheckIn, Contact, EditError, Entry, Episode, Extent, Feedback,
    Finding, Goal, GoalCheck, Intensity, Knot, Milestone, Parts, Person, Photo, PhotoPoint, Place,
    Pressure, PressureThreshold, Rating, SafetyAnswer, Score, SpreadsTo, Stamp, Technique, Touched,
    Treatment, When,
};
use crate::store::FormatError;
use crate::store::newer::Lenient;
use crate::store::spot::{self, Spot};
use crate::store::v1;

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

/// Reads the whole text of a file whose header says version 2.
///
/// # Errors
/// The first thing wrong, with its line and column.
pub(in crate::store) fn read(text: &str) -> Result<Chart, FormatError> {
    read_with(text, parse::<wire::Document<'_>>)
}

/// Reads the whole text of a file whose header says version 1.
///
/// # Errors
/// The first thing wrong, with its line and column.
pub(in crate::store) fn read_v1(text: &str) -> Result<Chart, FormatError> {
    read_with(text, |text| {
        parse::<v1::wire::Document<'_>>(text).map(wire::Document::from)
    })
}

/// Reads what version 2 knows of a text that a newer program wrote; also says how many values are left out.
///
/// # Errors
/// When what is left makes no chart.
pub(in crate::store) fn read_newer(text: &str) -> Result<(Chart, usize), FormatError> {
    let left_out = Cell::new(0);
    let parse = |text| {
        let mut reader =
            ron::Deserializer::from_str(text).map_err(|error| spot::broken(text, &error))?;
        let parsed = wire::Document::deserialize(Lenient::new(&mut reader, &left_out));
        parsed
            .and_then(|document| reader.end().map(|()| document))
            .map_err(|error| spot::broken(text, &reader.span_error(error)))
    };
    let chart = read_with(text, parse)?;
    Ok((chart, left_out.get()))
}

fn read_with<'a>(
    text: &'a str,
    parse: impl Fn(&'a str) -> Result<wire::Document<'a>, FormatError>,
) -> Result<Chart, FormatError> {
    match chart(parse(text)?) {
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

fn parse<'a, T: serde::Deserialize<'a>>(text: &'a str) -> Result<T, FormatError> {
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
    Ok(Chart::from_parts(Parts {
        person: person(document.person)?,
        entries: all(document.knots, entry)?,
        treatments: all(document.treatments, treatment)?,
        episodes: all(document.episodes, episode)?,
        check_ins: all(document.check_ins, check_in)?,
        goals: all(document.goals, goal)?,
        photos: all(document.photos, photo)?,
    }))
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
        shape: from.shape.into(),
        medicines: from.medicines,
        conditions: from.conditions,
        questions: from.questions,
        brief: from.brief,
        contacts: from.contacts.into_iter().map(contact).collect(),
        note: from.note,
    })
}

fn contact(from: wire::Contact) -> Contact {
    Contact {
        name: from.name,
        place: from.place,
        reach: from.reach,
        note: from.note,
    }
}

fn entry(from: wire::Knot<'_>) -> Result<Entry, Wrong<'_>> {
    let at = from.id;
    let knot = Knot {
        id: parsed(from.id)?,
        name: from.name,
        place: place(from.place, at)?,
        mark: from.mark.into(),
        extent: extent(from.extent, from.extent_more, at)?,
        since: maybe(from.since)?,
        recorded_at: parsed(from.recorded_at)?,
        feels: from.feels,
        quiet_at: from.quiet_at.map(|step| intensity(step, at)).transpose()?,
        spreads_to: from.spreads_to.into_iter().map(spreads_to).collect(),
        worse_with: from.worse_with,
        better_with: from.better_with,
        avoid: from.avoid,
        findings: all(from.findings, finding)?,
        family: all(from.family, parsed)?,
        archived: from.archived,
        note: from.note,
    };
    let ratings = all(from.ratings, rating)?;
    let milestones = all(from.milestones, milestone)?;
    Ok(Entry::new(knot, ratings, milestones))
}

fn spreads_to(from: wire::SpreadsTo) -> SpreadsTo {
    SpreadsTo {
        zone: from.zone,
        side: from.side.into(),
    }
}

fn finding(from: wire::Finding<'_>) -> Result<Finding, Wrong<'_>> {
    let at = parsed(from.at)?;
    Ok(Finding {
        at,
        recorded_at: entered(from.recorded_at, at, from.at)?,
        by: from.by.into(),
        tight_band: from.tight_band,
        sore_spot: from.sore_spot,
        spreads: from.spreads,
        recognised: from.recognised,
        twitches: from.twitches,
        threshold: from
            .threshold_tenths
            .and_then(|tenths| PressureThreshold::from_tenths(tenths.0)),
        note: from.note,
    })
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
        feedback: from.feedback.into_iter().map(feedback).collect(),
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

fn feedback(from: wire::Feedback) -> Feedback {
    Feedback {
        minute: from.minute.0,
        kind: from.kind.into(),
    }
}

fn check_in(from: wire::CheckIn<'_>) -> Result<CheckIn, Wrong<'_>> {
    let at = parsed(from.at)?;
    let step = |step: Option<wire::Step>| step.map(|step| intensity(step, from.id)).transpose();
    Ok(CheckIn {
        id: parsed(from.id)?,
        at,
        recorded_at: entered(from.recorded_at, at, from.at)?,
        pain: step(from.pain)?,
        enjoyment: step(from.enjoyment)?,
        activity: step(from.activity)?,
        safety: from.safety.into_iter().map(safety_answer).collect(),
        note: from.note,
    })
}

fn safety_answer(from: wire::SafetyAnswer) -> SafetyAnswer {
    SafetyAnswer {
        question: from.question,
        yes: from.yes,
    }
}

fn goal(from: wire::Goal<'_>) -> Result<Goal, Wrong<'_>> {
    Ok(Goal {
        id: parsed(from.id)?,
        name: from.name,
        recorded_at: parsed(from.recorded_at)?,
        checks: all(from.checks, |check| {
            Ok(GoalCheck {
                at: parsed(check.at)?,
                met: check.met,
            })
        })?,
        archived: from.archived,
        note: from.note,
    })
}

fn photo(from: wire::Photo<'_>) -> Result<Photo, Wrong<'_>> {
    let point = |(x, y): (wire::Thousandths, wire::Thousandths)| PhotoPoint { x: x.0, y: y.0 };
    Ok(Photo {
        view: from.view.into(),
        source: picture::decoded(from.source).map_err(|(at, reason)| Wrong { at, reason })?,
        anchors: from.anchors.into(),
        c7: point(from.c7),
        left: point(from.left),
        right: point(from.right),
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

fn extent(
    from: Option<wire::Extent>,
    more: Vec<wire::Outline>,
    at: &str,
) -> Result<Option<Extent>, Wrong<'_>> {
    let first = match from {
        Some(wire::Extent::Outline(points)) => wire::Outline(points),
        _ if !more.is_empty() => {
            return Err(Wrong::new(at, &"extent_more goes with an Outline"));
        }
        Some(wire::Extent::RadiusMm(mm)) => return Ok(Some(Extent::RadiusMm(mm.0))),
        None => return Ok(None),
    };
    let outlines = std::iter::once(first).chain(more).collect();
    let outline = |outline: wire::Outline| all(outline.0, |(u, v)| pos(u, v, at));
    Ok(Some(Extent::Area(all(outlines, outline)?)))
}
