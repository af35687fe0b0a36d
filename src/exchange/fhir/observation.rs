//! A rating as an `Observation`.

use super::resource::{Annotation, Concept, Observation, Reference, SNOMED};
use super::time::{date_time, instant};
use crate::body::Body;
use crate::model::{Asked, Chart, Intensity, Knot, Rating};

/// LOINC 72514-3, the 0–10 numeric rating; LOINC is © Regenstrief Institute.
const RATING: [&str; 3] = [
    "http://loinc.org",
    "72514-3",
    "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
];

/// Where a knot is: its name and place in words; a code only where the region has one verified.
pub(super) fn site(chart: &Chart, body: &Body, number: usize, knot: &Knot) -> Concept {
    let words = body.words(&knot.place, chart.person().ruler_cm()).neutral();
    let name = if knot.name.trim().is_empty() {
        format!("Knot {number}")
    } else {
        knot.name.clone()
    };
    let text = format!("{name}: {words}");
    // Several codes in one concept would claim to mean the same.
    match body.codes(&knot.place).snomed.as_slice() {
        [one] => Concept::code(SNOMED, &one.code, &one.name).and_text(&text),
        _ => Concept::text(&text),
    }
}

pub(super) fn observation(
    id: &str,
    site: &Concept,
    rating: &Rating,
    patient: &Reference,
) -> Observation {
    let [system, code, display] = RATING;
    let value = rating.score.intensity().map(Intensity::get);
    let could_not_say = || {
        Concept::code(
            "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "asked-unknown",
            "Asked But Unknown",
        )
        .and_text("could not say")
    };
    let method = match rating.asked {
        Asked::Now => "how it is now",
        Asked::OnPressing => "on pressing",
        Asked::Moving => "when moving",
        Asked::WorstToday => "worst of the day",
        Asked::AverageToday => "average of the day",
    };
    Observation {
        id: id.to_owned(),
        status: "final",
        category: vec![Concept::code(
            "http://terminology.hl7.org/CodeSystem/observation-category",
            "survey",
            "Survey",
        )],
        code: Concept::code(system, code, display).and_text("Rating of a knot, self-reported"),
        subject: patient.clone(),
        effective_date_time: date_time(rating.felt_at),
        issued: instant(rating.recorded_at),
        performer: vec![patient.clone()],
        value_integer: value,
        data_absent_reason: value.is_none().then(could_not_say),
        note: Annotation::all([rating.note.as_str()]),
        body_site: site.clone(),
        method: Concept::text(method),
    }
}
