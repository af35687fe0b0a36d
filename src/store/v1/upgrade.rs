//! From version 1 to version 2: what version 1 could not say was not said.

use super::wire::{Document, Knot, Person, Treatment};
use crate::store::v2::wire as v2;

impl<'a> From<Document<'a>> for v2::Document<'a> {
    fn from(from: Document<'a>) -> Self {
        Self {
            person: from.person.into(),
            knots: from.knots.into_iter().map(Into::into).collect(),
            treatments: from.treatments.into_iter().map(Into::into).collect(),
            episodes: from.episodes,
            ..Self::default()
        }
    }
}

impl<'a> From<Person<'a>> for v2::Person<'a> {
    fn from(from: Person<'a>) -> Self {
        Self {
            name: from.name,
            born: from.born,
            ruler_mm: from.ruler_mm,
            medicines: from.medicines,
            conditions: from.conditions,
            questions: from.questions,
            note: from.note,
            ..Self::default()
        }
    }
}

impl<'a> From<Knot<'a>> for v2::Knot<'a> {
    fn from(from: Knot<'a>) -> Self {
        Self {
            id: from.id,
            name: from.name,
            place: from.place,
            mark: from.mark,
            extent: from.extent,
            extent_more: Vec::new(),
            since: from.since,
            recorded_at: from.recorded_at,
            feels: from.feels,
            quiet_at: from.quiet_at,
            spreads_to: Vec::new(),
            worse_with: String::new(),
            better_with: String::new(),
            avoid: String::new(),
            findings: Vec::new(),
            family: from.family,
            archived: from.archived,
            note: from.note,
            ratings: from.ratings,
            milestones: from.milestones,
        }
    }
}

impl<'a> From<Treatment<'a>> for v2::Treatment<'a> {
    fn from(from: Treatment<'a>) -> Self {
        Self {
            id: from.id,
            at: from.at,
            recorded_at: from.recorded_at,
            kind: from.kind,
            minutes: from.minutes,
            techniques: from.techniques,
            by: from.by,
            therapist: from.therapist,
            location: from.location,
            pressure_wanted: from.pressure_wanted,
            pressure_got: from.pressure_got,
            feedback: Vec::new(),
            touched: from.touched,
            after: from.after,
            said: from.said,
            cost: from.cost,
            note: from.note,
        }
    }
}
