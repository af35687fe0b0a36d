//! A treatment as it is entered: the record, and for each knot it touched the ratings before and right after.
//!
//! Those ratings are ordinary ones, felt when the treatment began and when it ended. Saying that a knot released is
//! the person's word for it and becomes a milestone of that treatment.

use jiff::SignedDuration;

use crate::model::{
    Asked, Chart, Edit, Entry, Ids, KnotId, Milestone, MilestoneKind, Outcome, Rating, RatingId,
    RecordId, Score, Stamp, Touched, Treatment, When,
};

/// A treatment being entered or corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct TreatmentLog {
    /// The record; its list of touched knots is made from [`Self::knots`].
    pub treatment: Treatment,
    /// The knots it worked on.
    pub knots: Vec<TouchedLog>,
}

/// A knot that a treatment worked on, with its ratings.
#[derive(Clone, Debug, PartialEq)]
pub struct TouchedLog {
    /// Which knot, what became of it, and for how many minutes.
    pub touched: Touched,
    /// The rating when it began, if given.
    pub before: Option<Score>,
    /// The rating when it ended, if given.
    pub after: Option<Score>,
}

impl TouchedLog {
    /// A knot of which nothing else is said.
    pub fn new(knot: KnotId) -> Self {
        Self {
            touched: Touched {
                knot,
                outcome: Outcome::NotSaid,
                minutes: None,
            },
            before: None,
            after: None,
        }
    }
}

/// When a treatment began and ended, where both are known to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    began: Stamp,
    ended: Option<Stamp>,
}

impl Span {
    fn of(treatment: &Treatment) -> Option<Self> {
        let began = treatment.at.exact()?;
        let minutes = treatment.minutes.filter(|minutes| *minutes > 0);
        let ended = minutes.map(|minutes| began.plus(SignedDuration::from_mins(minutes.into())));
        Some(Self { began, ended })
    }
}

impl TreatmentLog {
    /// A treatment that is not on the chart yet.
    pub fn new(treatment: Treatment) -> Self {
        let knots = treatment.touched.iter().cloned();
        Self {
            knots: knots
                .map(|touched| TouchedLog {
                    touched,
                    before: None,
                    after: None,
                })
                .collect(),
            treatment,
        }
    }

    /// A treatment of the chart, with the ratings that belong to it.
    pub fn of(chart: &Chart, treatment: &Treatment) -> Self {
        let mut log = Self::new(treatment.clone());
        let Some(span) = Span::of(treatment) else {
            return log;
        };
        for knot in &mut log.knots {
            let Some(entry) = chart.entry(knot.touched.knot) else {
                continue;
            };
            knot.before = rating_at(entry, Some(span.began)).map(|rating| rating.score);
            knot.after = rating_at(entry, span.ended).map(|rating| rating.score);
        }
        log
    }

    /// Whether a rating before can be dated: the time of day is known.
    pub fn can_rate_before(&self) -> bool {
        Span::of(&self.treatment).is_some()
    }

    /// Whether a rating right after can be dated: time of day and minutes are known.
    pub fn can_rate_after(&self) -> bool {
        Span::of(&self.treatment).is_some_and(|span| span.ended.is_some())
    }

    /// What has to change on the chart.
    pub fn edits(&self, chart: &Chart, ids: &mut Ids, now: Stamp) -> Vec<Edit> {
        let mut treatment = self.treatment.clone();
        treatment.touched = self.knots.iter().map(|knot| knot.touched.clone()).collect();
        let stored = chart.treatment(treatment.id);
        let was = stored.and_then(Span::of);
        let is = Span::of(&treatment);
        let mut edits = vec![Edit::put(treatment.clone())];
        for knot in &self.knots {
            let Some(entry) = chart.entry(knot.touched.knot) else {
                continue;
            };
            let (old, new) = (was.map(|span| span.began), is.map(|span| span.began));
            edits.extend(rating_edit(entry, (old, new), knot.before, ids, now));
            let old = was.and_then(|span| span.ended);
            let new = is.and_then(|span| span.ended);
            edits.extend(rating_edit(entry, (old, new), knot.after, ids, now));
        }
        edits.extend(release_edits(chart, stored, &treatment, ids, now));
        edits
    }
}

/// The rating of how a knot was at exactly this time.
fn rating_at(entry: &Entry, at: Option<Stamp>) -> Option<&Rating> {
    let at = When::Exact(at?);
    let mut ratings = entry.ratings().iter().rev();
    ratings.find(|rating| rating.felt_at == at && rating.asked == Asked::Now)
}

/// Puts, moves, corrects or takes away the rating that stood at one end of a treatment.
fn rating_edit(
    entry: &Entry,
    (old, new): (Option<Stamp>, Option<Stamp>),
    score: Option<Score>,
    ids: &mut Ids,
    now: Stamp,
) -> Option<Edit> {
    let knot = entry.knot().id;
    // A rating that happens to stand at the same second is not the treatment's to change.
    let stored = rating_at(entry, old);
    match (stored, score, new) {
        (None, Some(score), Some(felt)) => {
            let rating = Rating {
                felt_at: held_to(felt, now).into(),
                ..Rating::now(ids.rating(), score, now)
            };
            Some(Edit::put((knot, rating)))
        }
        (Some(stored), Some(score), Some(felt)) => {
            let rating = Rating {
                score,
                felt_at: held_to(felt, now).into(),
                ..stored.clone()
            };
            (rating != *stored).then(|| Edit::put((knot, rating)))
        }
        (Some(stored), None, _) if old.is_some() => Some(remove(knot, stored.id)),
        _ => None,
    }
}

fn remove(knot: KnotId, rating: RatingId) -> Edit {
    Edit::Remove(RecordId::Rating(knot, rating))
}

/// A treatment may still be going on while it is entered: nothing is felt later than now.
fn held_to(felt: Stamp, now: Stamp) -> Stamp {
    if felt.second() > now.second() {
        now
    } else {
        felt
    }
}

/// Milestones for knots that are said to have released now, and away with those that are no longer.
fn release_edits(
    chart: &Chart,
    stored: Option<&Treatment>,
    treatment: &Treatment,
    ids: &mut Ids,
    now: Stamp,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let before = stored.map_or(&[][..], |stored| stored.touched.as_slice());
    let was_released = |knot: KnotId| {
        let mut touched = before.iter();
        touched.any(|t| t.knot == knot && t.outcome == Outcome::Released)
    };
    let release_of = |knot: KnotId| {
        let milestones = chart.entry(knot).map_or(&[][..], Entry::milestones);
        milestones.iter().find(|milestone| {
            milestone.kind == MilestoneKind::Released && milestone.treatment == Some(treatment.id)
        })
    };
    let is_released = |knot: KnotId| {
        let mut touched = treatment.touched.iter();
        touched.any(|t| t.knot == knot && t.outcome == Outcome::Released)
    };
    for touched in &treatment.touched {
        let knot = touched.knot;
        if is_released(knot) && !was_released(knot) && release_of(knot).is_none() {
            let at = Span::of(treatment).map_or(treatment.at, |span| {
                held_to(span.ended.unwrap_or(span.began), now).into()
            });
            let milestone = Milestone {
                treatment: Some(treatment.id),
                ..Milestone::new(ids.milestone(), MilestoneKind::Released, at, now)
            };
            edits.push(Edit::put((knot, milestone)));
        }
    }
    for touched in before.iter().filter(|t| t.outcome == Outcome::Released) {
        if !is_released(touched.knot)
            && let Some(milestone) = release_of(touched.knot)
        {
            let id = RecordId::Milestone(touched.knot, milestone.id);
            edits.push(Edit::Remove(id));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Intensity, Knot, Place, TreatmentKind, View};

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn felt(level: u8) -> Score {
        Score::Felt(Intensity::new(level).unwrap())
    }

    /// A chart with one knot, and a log of an hour on the fifth of September.
    fn start(ids: &mut Ids) -> (Chart, TreatmentLog, KnotId) {
        let recorded = stamp("2026-01-01T10:00:00+01:00");
        let knot = Knot::new(
            ids.knot(),
            Place::new(View::Back, BodyPos::ORIGIN),
            recorded,
        );
        let id = knot.id;
        let mut chart = Chart::new();
        chart.apply(Edit::put(knot)).unwrap();
        let began = stamp("2026-09-05T11:00:00+02:00");
        let treatment = Treatment {
            minutes: Some(80),
            ..Treatment::new(ids.treatment(), TreatmentKind::Swedish, began.into(), began)
        };
        let mut log = TreatmentLog::new(treatment);
        log.knots.push(TouchedLog::new(id));
        (chart, log, id)
    }

    fn apply(chart: &mut Chart, log: &TreatmentLog, ids: &mut Ids) {
        let now = stamp("2026-09-05T14:00:00+02:00");
        let edits = log.edits(chart, ids, now);
        chart.apply(Edit::Batch(edits)).unwrap();
    }

    fn ratings(chart: &Chart, knot: KnotId) -> Vec<(String, Score)> {
        let ratings = chart.entry(knot).unwrap().ratings().iter();
        ratings.map(|r| (r.felt_at.to_string(), r.score)).collect()
    }

    #[test]
    fn before_and_after_are_ordinary_ratings_at_the_ends() {
        let mut ids = Ids::seeded(1);
        let (mut chart, mut log, knot) = start(&mut ids);
        log.knots[0].before = Some(felt(7));
        log.knots[0].after = Some(Score::Unknown);
        apply(&mut chart, &log, &mut ids);
        let expected = [
            ("2026-09-05T11:00:00+02:00".to_owned(), felt(7)),
            ("2026-09-05T12:20:00+02:00".to_owned(), Score::Unknown),
        ];
        assert_eq!(ratings(&chart, knot), expected);
        let treatment = chart.treatment(log.treatment.id).unwrap();
        assert_eq!(TreatmentLog::of(&chart, treatment).knots, log.knots);
    }

    #[test]
    fn correcting_moves_and_takes_away_its_own_ratings() {
        let mut ids = Ids::seeded(1);
        let (mut chart, mut log, knot) = start(&mut ids);
        log.knots[0].before = Some(felt(7));
        log.knots[0].after = Some(felt(2));
        apply(&mut chart, &log, &mut ids);
        let mut log = TreatmentLog::of(&chart, chart.treatment(log.treatment.id).unwrap());
        log.treatment.at = stamp("2026-09-05T10:30:00+02:00").into();
        log.knots[0].before = Some(felt(6));
        log.knots[0].after = None;
        apply(&mut chart, &log, &mut ids);
        let expected = [("2026-09-05T10:30:00+02:00".to_owned(), felt(6))];
        assert_eq!(ratings(&chart, knot), expected);
    }

    #[test]
    fn without_a_time_of_day_no_rating_is_dated() {
        let mut ids = Ids::seeded(1);
        let (mut chart, mut log, knot) = start(&mut ids);
        log.treatment.at = "2026-09".parse().unwrap();
        log.knots[0].before = Some(felt(7));
        assert!(!log.can_rate_before() && !log.can_rate_after());
        apply(&mut chart, &log, &mut ids);
        assert_eq!(ratings(&chart, knot), []);
    }

    #[test]
    fn a_release_is_a_milestone_of_the_treatment_and_goes_with_the_word() {
        let mut ids = Ids::seeded(1);
        let (mut chart, mut log, knot) = start(&mut ids);
        log.knots[0].touched.outcome = Outcome::Released;
        apply(&mut chart, &log, &mut ids);
        apply(&mut chart, &log, &mut ids);
        let milestones = chart.entry(knot).unwrap().milestones().to_vec();
        assert_eq!(milestones.len(), 1);
        assert_eq!(milestones[0].treatment, Some(log.treatment.id));
        assert_eq!(milestones[0].at, stamp("2026-09-05T12:20:00+02:00").into());
        log.knots[0].touched.outcome = Outcome::Eased;
        apply(&mut chart, &log, &mut ids);
        assert!(chart.entry(knot).unwrap().milestones().is_empty());
    }

    #[test]
    fn nothing_is_felt_later_than_now() {
        let mut ids = Ids::seeded(1);
        let (mut chart, mut log, knot) = start(&mut ids);
        log.knots[0].after = Some(felt(3));
        let now = stamp("2026-09-05T11:30:00+02:00");
        let edits = log.edits(&chart, &mut ids, now);
        chart.apply(Edit::Batch(edits)).unwrap();
        assert_eq!(ratings(&chart, knot)[0].0, now.to_string());
    }
}
