//! The rules a chart keeps: bounds, names of records that are there, and nothing that contradicts itself.

use super::limits::{EVENTS, KNOTS, LIST, NAME_CHARS, RATINGS, TEXT_CHARS};
use super::{
    Chart, EditError, Episode, Extent, Knot, KnotId, Milestone, Person, Rating, Record, RecordId,
    Treatment, TreatmentId,
};

impl Chart {
    /// A record that names the knot, if any does.
    pub(super) fn user_of_knot(&self, id: KnotId) -> Option<RecordId> {
        let entry = self.entries.get(&id)?;
        let rating = entry
            .ratings
            .first()
            .map(|rating| RecordId::Rating(id, rating.id));
        let milestone = || {
            entry
                .milestones
                .first()
                .map(|milestone| RecordId::Milestone(id, milestone.id))
        };
        let relative = || {
            let mut others = self.entries.values().map(|other| &other.knot);
            others
                .find(|other| other.family.contains(&id))
                .map(|other| RecordId::Knot(other.id))
        };
        let treatment = || {
            let mut all = self.treatments.values();
            all.find(|t| t.touched.iter().any(|touched| touched.knot == id))
                .map(|t| RecordId::Treatment(t.id))
        };
        rating
            .or_else(milestone)
            .or_else(relative)
            .or_else(treatment)
    }

    /// A record that names the treatment, if any does.
    pub(super) fn user_of_treatment(&self, id: TreatmentId) -> Option<RecordId> {
        self.entries.values().find_map(|entry| {
            let milestone = entry
                .milestones
                .iter()
                .find(|milestone| milestone.treatment == Some(id))?;
            Some(RecordId::Milestone(entry.knot.id, milestone.id))
        })
    }

    /// Whether the chart takes one more record of this kind.
    pub(super) fn check_room(&self, id: RecordId) -> Result<(), EditError> {
        let (count, limit, what) = match id {
            RecordId::Person => return Ok(()),
            RecordId::Knot(_) => (self.entries.len(), KNOTS, "knots"),
            RecordId::Rating(..) => (self.rating_count(), RATINGS, "ratings"),
            RecordId::Milestone(knot, _) => (
                self.entry(knot).map_or(0, |entry| entry.milestones.len()),
                EVENTS,
                "milestones of a knot",
            ),
            RecordId::Treatment(_) => (self.treatments.len(), EVENTS, "treatments"),
            RecordId::Episode(_) => (self.episodes.len(), EVENTS, "episodes"),
        };
        if count < limit {
            Ok(())
        } else {
            Err(EditError::TooMany { what, limit })
        }
    }

    /// Checks every record and every bound; for charts built in one go.
    pub(super) fn check_all(&self) -> Result<(), EditError> {
        for (count, limit, what) in [
            (self.entries.len(), KNOTS, "knots"),
            (self.rating_count(), RATINGS, "ratings"),
            (self.treatments.len(), EVENTS, "treatments"),
            (self.episodes.len(), EVENTS, "episodes"),
        ] {
            if count > limit {
                return Err(EditError::TooMany { what, limit });
            }
        }
        check_person(&self.person)?;
        for entry in self.entries.values() {
            let id = entry.knot.id;
            self.check_knot(&entry.knot)?;
            entry
                .ratings
                .iter()
                .try_for_each(|rating| check_rating(id, rating))?;
            entry
                .milestones
                .iter()
                .try_for_each(|milestone| self.check_milestone(id, milestone))?;
        }
        self.treatments
            .values()
            .try_for_each(|treatment| self.check_treatment(treatment))?;
        self.episodes
            .values()
            .try_for_each(|episode| check_episode(episode))
    }

    /// Checks one record against its own rules and the records it names.
    pub(super) fn check(&self, record: &Record) -> Result<(), EditError> {
        match record {
            Record::Person(person) => check_person(person),
            Record::Knot(knot) => self.check_knot(knot),
            Record::Rating(knot, rating) => {
                self.check_named(record.id(), *knot)?;
                check_rating(*knot, rating)
            }
            Record::Milestone(knot, milestone) => {
                self.check_named(record.id(), *knot)?;
                self.check_milestone(*knot, milestone)
            }
            Record::Treatment(treatment) => self.check_treatment(treatment),
            Record::Episode(episode) => check_episode(episode),
        }
    }

    fn check_named(&self, from: RecordId, knot: KnotId) -> Result<(), EditError> {
        let to = RecordId::Knot(knot);
        if self.entries.contains_key(&knot) {
            Ok(())
        } else {
            Err(EditError::Dangling { from, to })
        }
    }

    fn check_knot(&self, knot: &Knot) -> Result<(), EditError> {
        let id = RecordId::Knot(knot.id);
        check_name(id, &knot.name)?;
        check_text(id, &knot.note)?;
        check_list(id, knot.feels.len())?;
        check_list(id, knot.family.len())?;
        knot.feels
            .iter()
            .try_for_each(|word| check_name(id, word))?;
        if let Some(Extent::Outline(points)) = &knot.extent {
            check_list(id, points.len())?;
        }
        for member in &knot.family {
            if *member == knot.id {
                return Err(EditError::Invalid(id, "a knot cannot be in its own family"));
            }
            self.check_named(id, *member)?;
        }
        Ok(())
    }

    fn check_milestone(&self, knot: KnotId, milestone: &Milestone) -> Result<(), EditError> {
        let id = RecordId::Milestone(knot, milestone.id);
        check_text(id, &milestone.note)?;
        match milestone.treatment {
            Some(to) if !self.treatments.contains_key(&to) => Err(EditError::Dangling {
                from: id,
                to: RecordId::Treatment(to),
            }),
            None if milestone.minute.is_some() => Err(EditError::Invalid(
                id,
                "a minute needs the treatment it belongs to",
            )),
            _ => Ok(()),
        }
    }

    fn check_treatment(&self, treatment: &Treatment) -> Result<(), EditError> {
        let id = RecordId::Treatment(treatment.id);
        for name in [
            treatment.kind.label(),
            &treatment.therapist,
            &treatment.location,
            &treatment.cost,
        ] {
            check_name(id, name)?;
        }
        treatment
            .techniques
            .iter()
            .try_for_each(|technique| check_name(id, &technique.name))?;
        check_text(id, &treatment.said)?;
        check_text(id, &treatment.note)?;
        for length in [
            treatment.techniques.len(),
            treatment.touched.len(),
            treatment.after.len(),
        ] {
            check_list(id, length)?;
        }
        let mut seen = std::collections::BTreeSet::new();
        for touched in &treatment.touched {
            self.check_named(id, touched.knot)?;
            if !seen.insert(touched.knot) {
                return Err(EditError::Invalid(id, "it touches the same knot twice"));
            }
        }
        Ok(())
    }
}

fn check_person(person: &Person) -> Result<(), EditError> {
    let id = RecordId::Person;
    check_name(id, &person.name)?;
    for text in [
        &person.medicines,
        &person.conditions,
        &person.questions,
        &person.note,
    ] {
        check_text(id, text)?;
    }
    match person.ruler_mm {
        Some(mm) if !Person::RULER_MM.contains(&mm) => Err(EditError::Invalid(
            id,
            "the C7–PSIS length must be 200 to 900 mm",
        )),
        _ => Ok(()),
    }
}

fn check_rating(knot: KnotId, rating: &Rating) -> Result<(), EditError> {
    check_text(RecordId::Rating(knot, rating.id), &rating.note)
}

fn check_episode(episode: &Episode) -> Result<(), EditError> {
    let id = RecordId::Episode(episode.id);
    check_name(id, episode.kind.label())?;
    check_text(id, &episode.note)?;
    match episode.until {
        Some(until) if until.is_before(episode.from) => {
            Err(EditError::Invalid(id, "it ends before it begins"))
        }
        _ => Ok(()),
    }
}

fn check_name(id: RecordId, name: &str) -> Result<(), EditError> {
    if name.chars().any(char::is_control) {
        return Err(EditError::Invalid(
            id,
            "a name is one line, without control characters",
        ));
    }
    // A character takes at least one byte, so short texts need no count.
    if name.len() > NAME_CHARS && name.chars().count() > NAME_CHARS {
        return Err(EditError::Invalid(
            id,
            "a name has at most 10,000 characters",
        ));
    }
    Ok(())
}

fn check_text(id: RecordId, text: &str) -> Result<(), EditError> {
    if text.len() > TEXT_CHARS && text.chars().count() > TEXT_CHARS {
        return Err(EditError::Invalid(
            id,
            "a text has at most 100,000 characters",
        ));
    }
    Ok(())
}

fn check_list(id: RecordId, length: usize) -> Result<(), EditError> {
    if length > LIST {
        Err(EditError::Invalid(id, "a list has at most 10,000 items"))
    } else {
        Ok(())
    }
}
