//! The rules a chart keeps: bounds, names of records that are there, and nothing that contradicts itself.

use super::limits::{EVENTS, KNOTS, LIST, NAME_CHARS, PHOTO_BYTES, RATINGS, TEXT_CHARS};
use super::{
    Chart, CheckIn, EditError, Episode, Extent, Goal, Knot, KnotId, Milestone, Person, Photo,
    PhotoPoint, PhotoSource, Rating, Record, RecordId, Treatment, TreatmentId, When,
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
            // One person, and one picture a view.
            RecordId::Person | RecordId::Photo(_) => return Ok(()),
            RecordId::Knot(_) => (self.entries.len(), KNOTS, "knots"),
            RecordId::Rating(..) => (self.rating_count(), RATINGS, "ratings"),
            RecordId::Milestone(knot, _) => (
                self.entry(knot).map_or(0, |entry| entry.milestones.len()),
                EVENTS,
                "milestones of a knot",
            ),
            RecordId::Treatment(_) => (self.treatments.len(), EVENTS, "treatments"),
            RecordId::Episode(_) => (self.episodes.len(), EVENTS, "episodes"),
            RecordId::CheckIn(_) => (self.check_ins.len(), EVENTS, "check-ins"),
            RecordId::Goal(_) => (self.goals.len(), EVENTS, "goals"),
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
            (self.check_ins.len(), EVENTS, "check-ins"),
            (self.goals.len(), EVENTS, "goals"),
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
            .try_for_each(|episode| check_episode(episode))?;
        self.check_ins
            .values()
            .try_for_each(|check_in| check_check_in(check_in))?;
        self.goals.values().try_for_each(|goal| check_goal(goal))?;
        self.photos
            .values()
            .try_for_each(|photo| check_photo(photo))
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
            Record::CheckIn(check_in) => check_check_in(check_in),
            Record::Goal(goal) => check_goal(goal),
            Record::Photo(photo) => check_photo(photo),
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
        let found = knot.findings.iter().map(|finding| finding.at);
        check_times(id, knot.since.into_iter().chain(found))?;
        for text in [&knot.note, &knot.worse_with, &knot.better_with, &knot.avoid] {
            check_text(id, text)?;
        }
        for length in [
            knot.feels.len(),
            knot.family.len(),
            knot.spreads_to.len(),
            knot.findings.len(),
        ] {
            check_list(id, length)?;
        }
        knot.spreads_to
            .iter()
            .try_for_each(|spread| check_name(id, &spread.zone))?;
        knot.findings
            .iter()
            .try_for_each(|finding| check_text(id, &finding.note))?;
        knot.feels
            .iter()
            .try_for_each(|word| check_name(id, word))?;
        if let Some(Extent::Area(outlines)) = &knot.extent {
            if outlines.is_empty() {
                return Err(EditError::Invalid(id, "an area has an outline"));
            }
            check_list(id, outlines.iter().map(Vec::len).sum())?;
            check_list(id, outlines.len())?;
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
        check_times(id, [milestone.at])?;
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
        check_times(id, [treatment.at])?;
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
            treatment.feedback.len(),
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
    check_times(id, person.born)?;
    for text in [
        &person.medicines,
        &person.conditions,
        &person.questions,
        &person.brief,
        &person.note,
    ] {
        check_text(id, text)?;
    }
    check_list(id, person.contacts.len())?;
    for contact in &person.contacts {
        for name in [&contact.name, &contact.place, &contact.reach] {
            check_name(id, name)?;
        }
        check_text(id, &contact.note)?;
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
    let id = RecordId::Rating(knot, rating.id);
    check_times(id, [rating.felt_at])?;
    check_text(id, &rating.note)
}

fn check_episode(episode: &Episode) -> Result<(), EditError> {
    let id = RecordId::Episode(episode.id);
    check_name(id, episode.kind.label())?;
    check_times(id, std::iter::once(episode.from).chain(episode.until))?;
    check_text(id, &episode.note)?;
    match episode.until {
        Some(until) if until.is_before(episode.from) => {
            Err(EditError::Invalid(id, "it ends before it begins"))
        }
        _ => Ok(()),
    }
}

fn check_check_in(check_in: &CheckIn) -> Result<(), EditError> {
    let id = RecordId::CheckIn(check_in.id);
    check_times(id, [check_in.at])?;
    check_list(id, check_in.safety.len())?;
    check_in
        .safety
        .iter()
        .try_for_each(|answer| check_name(id, &answer.question))?;
    check_text(id, &check_in.note)
}

fn check_goal(goal: &Goal) -> Result<(), EditError> {
    let id = RecordId::Goal(goal.id);
    check_name(id, &goal.name)?;
    check_times(id, goal.checks.iter().map(|check| check.at))?;
    check_list(id, goal.checks.len())?;
    check_text(id, &goal.note)
}

fn check_photo(photo: &Photo) -> Result<(), EditError> {
    let id = RecordId::Photo(photo.view);
    let outside = |point: &PhotoPoint| point.x.max(point.y) > PhotoPoint::EDGE;
    if [photo.c7, photo.left, photo.right].iter().any(outside) {
        return Err(EditError::Invalid(
            id,
            "a landmark lies outside the picture",
        ));
    }
    match &photo.source {
        PhotoSource::File(path) => check_name(id, path),
        PhotoSource::Embedded(bytes) if bytes.len() > PHOTO_BYTES => Err(EditError::Invalid(
            id,
            "a picture inside a chart has at most 2 MiB",
        )),
        PhotoSource::Embedded(_) => Ok(()),
    }
}

fn check_times(id: RecordId, times: impl IntoIterator<Item = When>) -> Result<(), EditError> {
    if times.into_iter().all(When::is_in_range) {
        Ok(())
    } else {
        Err(EditError::Invalid(
            id,
            "a time lies in the years 1900 to 2199",
        ))
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
