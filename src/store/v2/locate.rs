//! Finds the record that broke a rule of the chart, so that the error can name its line.

use super::wire::{Document, Knot};
use crate::model::{EditError, RecordId};

/// The slice of the text that is to blame, if it can be told.
pub(super) fn locate<'a>(document: &Document<'a>, error: &EditError) -> Option<&'a str> {
    match *error {
        EditError::Twice(id) => ids(document, id).nth(1),
        EditError::Dangling { from, to } => reference(document, from, to),
        EditError::Invalid(id, _) => ids(document, id).next(),
        _ => None,
    }
}

/// Every place in the text where a record introduces itself with this id.
fn ids<'a>(document: &Document<'a>, id: RecordId) -> std::vec::IntoIter<&'a str> {
    let knot = |knot: crate::model::KnotId| {
        let text = knot.to_string();
        document.knots.iter().filter(move |found| found.id == text)
    };
    let found: Vec<&str> = match id {
        // Neither has an id that is a slice of the text.
        RecordId::Person | RecordId::Photo(_) => Vec::new(),
        RecordId::Knot(id) => knot(id).map(|knot| knot.id).collect(),
        RecordId::Rating(owner, id) => {
            let all = knot(owner).flat_map(|knot| &knot.ratings);
            named(all.map(|rating| rating.id), &id.to_string())
        }
        RecordId::Milestone(owner, id) => {
            let all = knot(owner).flat_map(|knot| &knot.milestones);
            named(all.map(|milestone| milestone.id), &id.to_string())
        }
        RecordId::Treatment(id) => {
            let all = document.treatments.iter().map(|treatment| treatment.id);
            named(all, &id.to_string())
        }
        RecordId::Episode(id) => {
            let all = document.episodes.iter().map(|episode| episode.id);
            named(all, &id.to_string())
        }
        RecordId::CheckIn(id) => {
            let all = document.check_ins.iter().map(|check_in| check_in.id);
            named(all, &id.to_string())
        }
        RecordId::Goal(id) => {
            let all = document.goals.iter().map(|goal| goal.id);
            named(all, &id.to_string())
        }
    };
    found.into_iter()
}

fn named<'a>(ids: impl Iterator<Item = &'a str>, id: &str) -> Vec<&'a str> {
    ids.filter(|found| *found == id).collect()
}

/// Where the record `from` names the record `to`.
fn reference<'a>(document: &Document<'a>, from: RecordId, to: RecordId) -> Option<&'a str> {
    let here = ids(document, from).next()?;
    let of_knot = |knot: &Knot<'a>| -> Vec<&'a str> {
        let treatments = knot.milestones.iter().filter(|m| m.id == here);
        let treatments = treatments.filter_map(|milestone| milestone.treatment);
        knot.family.iter().copied().chain(treatments).collect()
    };
    let to = match to {
        RecordId::Knot(id) => id.to_string(),
        RecordId::Treatment(id) => id.to_string(),
        _ => return Some(here),
    };
    let found = match from {
        RecordId::Treatment(_) => {
            let treatments = document.treatments.iter().filter(|t| t.id == here);
            let touched = treatments.flat_map(|treatment| &treatment.touched);
            touched.map(|touched| touched.knot).find(|id| *id == to)
        }
        RecordId::Knot(owner) | RecordId::Milestone(owner, _) => {
            let owner = owner.to_string();
            let knots = document.knots.iter().filter(|knot| knot.id == owner);
            knots.flat_map(of_knot).find(|id| *id == to)
        }
        _ => None,
    };
    found.or(Some(here))
}
