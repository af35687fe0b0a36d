//! A chart without anything that names a person: what a research pack is made from.
//!
//! Kept: places, ratings, milestones, treatments, episodes and check-ins, with new ids in order. Gone: names, notes
//! and all other free text, birth, own measures, pictures, goals, contacts, findings, safety answers. Times are the
//! person's wall clock, all moved by the same number of days; offsets from UTC would tell country and season.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::model::{
    Chart, CheckIn, CheckInId, EditError, Entry, Episode, EpisodeId, EpisodeKind, Extent, Knot,
    KnotId, Milestone, MilestoneId, Parts, Rating, RatingId, Stamp, Technique, Touched, Treatment,
    TreatmentId, TreatmentKind, When,
};

/// The chart without anything that names a person, all times moved by `shift_days`.
///
/// # Errors
/// When what is left breaks a rule of the chart.
pub(super) fn anonymous(chart: &Chart, shift_days: i64) -> Result<Chart, EditError> {
    let shift = Shift::days(shift_days);
    let knots = (1..)
        .zip(chart.entries())
        .map(|(number, entry)| (entry.knot().id, KnotId::from_bits(number)))
        .collect();
    let treatments = (1..)
        .zip(chart.treatments())
        .map(|(number, treatment)| (treatment.id, TreatmentId::from_bits(number)))
        .collect();
    let ids = NewIds { knots, treatments };
    let entries = chart.entries().into_iter();
    Chart::from_parts(Parts {
        entries: entries.filter_map(|it| entry(it, shift, &ids)).collect(),
        treatments: chart
            .treatments()
            .into_iter()
            .filter_map(|it| treatment(it, shift, &ids))
            .collect(),
        episodes: (1..)
            .zip(chart.episodes())
            .map(|(number, it)| episode(number, it, shift))
            .collect(),
        check_ins: (1..)
            .zip(chart.check_ins())
            .map(|(number, it)| check_in(number, it, shift))
            .collect(),
        ..Parts::default()
    })
}

/// What stands in for the ids of records that others name.
struct NewIds {
    knots: BTreeMap<KnotId, KnotId>,
    treatments: BTreeMap<TreatmentId, TreatmentId>,
}

/// Moves times.
#[derive(Clone, Copy)]
struct Shift(SignedDuration);

impl Shift {
    fn days(days: i64) -> Self {
        Self(SignedDuration::from_hours(days.saturating_mul(24)))
    }

    fn date(self, date: Date) -> Date {
        date.checked_add(self.0).unwrap_or(Date::MIN)
    }

    /// The wall clock, moved; read as UTC.
    fn stamp(self, stamp: Stamp) -> Stamp {
        let local: DateTime = stamp.local();
        let moved = local.checked_add(self.0).unwrap_or(DateTime::MIN);
        let at = Offset::UTC.to_timestamp(moved).unwrap_or_default();
        Stamp::new(at, Offset::UTC)
    }

    fn when(self, when: When) -> When {
        let first = self.date(when.first_day());
        match when {
            When::Exact(stamp) => When::Exact(self.stamp(stamp)),
            When::Day(_) => When::Day(first),
            When::Month(..) => When::Month(first.year(), first.month()),
            When::Year(_) => When::Year(first.year()),
        }
    }
}

fn entry(entry: &Entry, shift: Shift, ids: &NewIds) -> Option<Entry> {
    let old = entry.knot();
    let knot = Knot {
        mark: old.mark,
        extent: match old.extent {
            Some(Extent::RadiusMm(mm)) => Some(Extent::RadiusMm(mm)),
            _ => None,
        },
        since: old.since.map(|since| shift.when(since)),
        quiet_at: old.quiet_at,
        archived: old.archived,
        ..Knot::new(
            *ids.knots.get(&old.id)?,
            old.place,
            shift.stamp(old.recorded_at),
        )
    };
    let ratings = (1..).zip(entry.ratings()).map(|(number, rating)| Rating {
        id: RatingId::from_bits(number),
        score: rating.score,
        asked: rating.asked,
        felt_at: shift.when(rating.felt_at),
        recorded_at: shift.stamp(rating.recorded_at),
        note: String::new(),
    });
    let milestones = (1..).zip(entry.milestones()).map(|(number, old)| {
        let treatment = old.treatment.and_then(|id| ids.treatments.get(&id));
        Milestone {
            by: old.by,
            treatment: treatment.copied(),
            minute: old.minute.filter(|_| treatment.is_some()),
            ..Milestone::new(
                MilestoneId::from_bits(number),
                old.kind,
                shift.when(old.at),
                shift.stamp(old.recorded_at),
            )
        }
    });
    Some(Entry::new(knot, ratings.collect(), milestones.collect()))
}

fn treatment(old: &Treatment, shift: Shift, ids: &NewIds) -> Option<Treatment> {
    let kind = match &old.kind {
        TreatmentKind::Other(_) => TreatmentKind::Other(String::new()),
        known => known.clone(),
    };
    let techniques = old.techniques.iter().map(|technique| {
        let common = Technique::COMMON
            .into_iter()
            .find(|name| *name == technique.name);
        Technique {
            name: common.unwrap_or("other").to_owned(),
            minutes: technique.minutes,
        }
    });
    let touched = old.touched.iter().filter_map(|touched| {
        Some(Touched {
            knot: *ids.knots.get(&touched.knot)?,
            ..*touched
        })
    });
    let (at, recorded_at) = (shift.when(old.at), shift.stamp(old.recorded_at));
    Some(Treatment {
        minutes: old.minutes,
        techniques: techniques.collect(),
        by: old.by,
        pressure_wanted: old.pressure_wanted,
        pressure_got: old.pressure_got,
        feedback: old.feedback.clone(),
        touched: touched.collect(),
        after: old.after.clone(),
        ..Treatment::new(*ids.treatments.get(&old.id)?, kind, at, recorded_at)
    })
}

fn episode(number: u64, old: &Episode, shift: Shift) -> Episode {
    let kind = match &old.kind {
        EpisodeKind::Other(_) => EpisodeKind::Other(String::new()),
        known => known.clone(),
    };
    let (from, recorded_at) = (shift.when(old.from), shift.stamp(old.recorded_at));
    let until = old.until.map(|until| shift.when(until));
    Episode {
        // On a journey westward the clock may stand earlier at the end.
        until: until.filter(|until| !until.is_before(from)),
        severity: old.severity,
        place: old.place,
        ..Episode::new(EpisodeId::from_bits(number), kind, from, recorded_at)
    }
}

fn check_in(number: u64, old: &CheckIn, shift: Shift) -> CheckIn {
    let (at, recorded_at) = (shift.when(old.at), shift.stamp(old.recorded_at));
    CheckIn {
        pain: old.pain,
        enjoyment: old.enjoyment,
        activity: old.activity,
        ..CheckIn::new(CheckInId::from_bits(number), at, recorded_at)
    }
}
