//! A treatment as a `Procedure`.

use jiff::SignedDuration;

use super::observation::site;
use super::resource::{
    Annotation, Concept, Display, Performer, Period, Procedure, Reference, SNOMED, filled,
};
use super::time::{date_time, instant};
use crate::body::Body;
use crate::model::{Chart, Knot, Outcome, Treatment, TreatmentKind, When};

pub(super) fn procedure(
    id: &str,
    chart: &Chart,
    body: &Body,
    treatment: &Treatment,
    patient: &Reference,
) -> Procedure {
    let period = period(treatment);
    let sites = touched(chart, treatment)
        .map(|(number, knot, _)| site(chart, body, number, knot))
        .collect();
    let performer = filled(&treatment.therapist).map(|display| Performer {
        actor: Display { display },
    });
    let techniques = techniques(treatment);
    Procedure {
        id: id.to_owned(),
        status: "completed",
        code: code(&treatment.kind),
        subject: patient.clone(),
        performed_date_time: period.is_none().then(|| date_time(treatment.at)),
        performed_period: period,
        recorder: patient.clone(),
        performer: performer.into_iter().collect(),
        body_site: sites,
        outcome: filled(&outcome(chart, treatment)).map(|text| Concept::text(&text)),
        note: Annotation::all([&techniques, &treatment.said, &treatment.note].map(String::as_str)),
    }
}

/// Massage has no verified code, so the kind is text.
fn code(kind: &TreatmentKind) -> Concept {
    let label = filled(kind.label()).unwrap_or_else(|| "Treatment".to_owned());
    if *kind == TreatmentKind::Physiotherapy {
        Concept::code(SNOMED, "91251008", "Physical therapy").and_text(&label)
    } else {
        Concept::text(&label)
    }
}

/// From when to when, where both are known.
fn period(treatment: &Treatment) -> Option<Period> {
    let (When::Exact(start), Some(minutes)) = (treatment.at, treatment.minutes) else {
        return None;
    };
    let end = start.plus(SignedDuration::from_mins(i64::from(minutes)));
    Some(Period {
        start: instant(start),
        end: instant(end),
    })
}

/// The knots it worked on, with their numbers.
fn touched<'a>(
    chart: &'a Chart,
    treatment: &'a Treatment,
) -> impl Iterator<Item = (usize, &'a Knot, Outcome)> {
    let entries = chart.entries();
    treatment.touched.iter().filter_map(move |touched| {
        let index = entries.iter().position(|e| e.knot().id == touched.knot)?;
        Some((index + 1, entries.get(index)?.knot(), touched.outcome))
    })
}

/// What the person said became of each knot.
fn outcome(chart: &Chart, treatment: &Treatment) -> String {
    let words: Vec<String> = touched(chart, treatment)
        .filter_map(|(number, knot, outcome)| {
            let said = match outcome {
                Outcome::NotSaid => return None,
                Outcome::Released => "released",
                Outcome::Eased => "eased",
                Outcome::Same => "the same",
                Outcome::Worse => "worse",
            };
            let side = knot.place.side();
            let name = filled(&knot.name).unwrap_or_else(|| format!("Knot {number}"));
            Some(format!("{name} ({side}): {said}"))
        })
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!("Self-reported. {}", words.join("; "))
    }
}

fn techniques(treatment: &Treatment) -> String {
    let words: Vec<String> = treatment
        .techniques
        .iter()
        .filter(|technique| !technique.name.trim().is_empty())
        .map(|technique| match technique.minutes {
            Some(minutes) => format!("{} {minutes} min", technique.name),
            None => technique.name.clone(),
        })
        .collect();
    words.join(", ")
}
