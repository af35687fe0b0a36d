//! The chart as a FHIR R4 bundle: a file to hand over, nothing is sent anywhere.
//!
//! Ratings become `Observation`s, treatments `Procedure`s, check-ins `QuestionnaireResponse`s; the `Patient` holds
//! only what the person entered. No code is made up: where none is verified, there is text.

mod check_in;
mod observation;
mod procedure;
mod resource;
mod time;

use resource::{Bundle, Entry, Patient, Reference, Resource, filled};

use crate::body::Body;
use crate::model::{Chart, Ids};

/// The chart as the text of a FHIR R4 `Bundle` of type `collection`.
pub fn fhir_bundle(chart: &Chart, body: &Body) -> String {
    let names = Names::of(chart);
    let mut entries = vec![names.entry("patient", Resource::Patient(patient(chart)))];
    for (number, entry) in (1..).zip(chart.entries()) {
        let site = observation::site(chart, body, number, entry.knot());
        entries.extend(entry.ratings().iter().map(|rating| {
            let id = format!("rating-{}-{}", entry.knot().id, rating.id);
            let one = observation::observation(&id, &site, rating, &names.patient());
            names.entry(&id, Resource::Observation(one))
        }));
    }
    entries.extend(chart.treatments().into_iter().map(|treatment| {
        let id = format!("treatment-{}", treatment.id);
        let one = procedure::procedure(&id, chart, body, treatment, &names.patient());
        names.entry(&id, Resource::Procedure(one))
    }));
    entries.extend(chart.check_ins().into_iter().map(|check_in| {
        let id = format!("check-in-{}", check_in.id);
        let one = check_in::response(&id, check_in, &names.patient());
        names.entry(&id, Resource::QuestionnaireResponse(one))
    }));
    Bundle::collection(entries).to_json()
}

fn patient(chart: &Chart) -> Patient {
    let person = chart.person();
    Patient {
        id: "patient".to_owned(),
        name: filled(&person.name)
            .map(|text| resource::HumanName { text })
            .into_iter()
            .collect(),
        birth_date: person.born.map(time::date),
    }
}

/// Gives every resource of one chart its address inside the bundle.
struct Names {
    seed: u64,
}

impl Names {
    /// Charts differ by the random id of their first knot.
    fn of(chart: &Chart) -> Self {
        let first = chart.entries().first().map(|entry| entry.knot().id.bits());
        Self {
            seed: first.unwrap_or_default(),
        }
    }

    fn entry(&self, id: &str, resource: Resource) -> Entry {
        Entry {
            full_url: self.url(id),
            resource,
        }
    }

    fn patient(&self) -> Reference {
        Reference {
            reference: self.url("patient"),
        }
    }

    /// A UUID made from the name (RFC 9562, version 8): the same for the same chart and id.
    fn url(&self, id: &str) -> String {
        let high = hash(self.seed, id.as_bytes());
        let low = hash(high, id.as_bytes());
        format!(
            "urn:uuid:{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xffff,
            high & 0xfff,
            low >> 48 & 0x3fff | 0x8000,
            low & 0xffff_ffff_ffff,
        )
    }
}

/// FNV-1a from a seed, well mixed.
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    Ids::seeded(hash).next_bits()
}
