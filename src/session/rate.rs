//! Rating by keys: one digit rates, `1` then `0` is ten, and digits close together amend one entry.

use super::history::MergeKey;
use super::{Effects, Notice, Now, Session};
use crate::model::{Asked, Edit, Entry, Intensity, KnotId, Rating, RatingId, Score, When};

/// Digits this close together, in seconds, can make "10".
const TEN_SECS: f64 = 0.6;
/// Digits and steps this close together, in seconds, amend one entry instead of adding another.
const AMEND_SECS: f64 = 2.0;

/// The ratings that the next digit may still amend.
#[derive(Clone, Debug)]
pub(super) struct RatingRun {
    ratings: Vec<(KnotId, RatingId)>,
    last_digit: Option<u8>,
    tick_secs: f64,
    serial: u64,
}

/// The rating that a digit means after the one typed before it (and when, in ticks).
pub(super) fn typed(digit: u8, before: Option<(u8, f64)>, now: Now) -> Option<Intensity> {
    let is_ten = digit == 0
        && before
            .is_some_and(|(last, tick_secs)| last == 1 && now.tick_secs - tick_secs <= TEN_SECS);
    Intensity::new(if is_ten { 10 } else { digit }).ok()
}

impl Session {
    pub(super) fn type_digit(&mut self, digit: u8, now: Now) -> Effects {
        let run = self.live_run(now);
        let before = run
            .as_ref()
            .and_then(|run| Some((run.last_digit?, run.tick_secs)));
        match typed(digit, before, now) {
            Some(intensity) => self.rate_selected(run, Some(digit), now, |_| Some(intensity)),
            None => Effects::default(),
        }
    }

    pub(super) fn rate_all(&mut self, intensity: Intensity, now: Now) -> Effects {
        self.rate_selected(None, None, now, |_| Some(intensity))
    }

    pub(super) fn step_rating(&mut self, steps: i8, now: Now) -> Effects {
        let rated = |entry: &Entry| {
            entry
                .ratings()
                .iter()
                .any(|rating| rating.score.intensity().is_some())
        };
        let knots = self.selection.knots();
        let any_rated = knots
            .iter()
            .filter_map(|id| self.chart.entry(*id))
            .any(rated);
        if !any_rated && !self.selection.is_empty() {
            let hint = "Nothing to step from: type a digit to rate first".to_owned();
            return Effects::default().with_notice(Notice::Info(hint));
        }
        let run = self.live_run(now);
        self.rate_selected(run, None, now, |last| last.map(|last| last.stepped(steps)))
    }

    pub(super) fn rate(
        &mut self,
        knot: KnotId,
        score: Score,
        asked: Asked,
        felt_at: When,
        now: Now,
    ) -> Effects {
        let id = self.ids.rating();
        let rating = Rating {
            asked,
            felt_at,
            ..Rating::now(id, score, now.stamp)
        };
        let label = format!("Rate {} {score}", self.quoted(knot));
        self.step(label, None, now, vec![Edit::put((knot, rating))])
            .into()
    }

    /// The run that a key pressed now continues, if it is still the same knots.
    fn live_run(&mut self, now: Now) -> Option<RatingRun> {
        let run = self.rating_run.take()?;
        let same_knots = run.ratings.iter().map(|(knot, _)| *knot).eq(self
            .selection
            .knots()
            .iter()
            .copied());
        let is_live = same_knots
            && now.tick_secs - run.tick_secs <= AMEND_SECS
            && run.ratings.iter().all(|(knot, id)| {
                self.chart
                    .entry(*knot)
                    .is_some_and(|e| e.rating(*id).is_some())
            });
        is_live.then_some(run)
    }

    /// Gives each selected knot a rating now, or amends the run's; `choose` sees the latest rating there is.
    fn rate_selected(
        &mut self,
        run: Option<RatingRun>,
        last_digit: Option<u8>,
        now: Now,
        choose: impl Fn(Option<Intensity>) -> Option<Intensity>,
    ) -> Effects {
        let mut run = run.unwrap_or_else(|| RatingRun {
            ratings: self
                .selection
                .knots()
                .to_vec()
                .into_iter()
                .map(|knot| (knot, self.ids.rating()))
                .collect(),
            last_digit: None,
            tick_secs: now.tick_secs,
            serial: self.ids.next_bits(),
        });
        let mut edits = Vec::new();
        let mut chosen = None;
        for (knot, id) in &run.ratings {
            let Some(entry) = self.chart.entry(*knot) else {
                continue;
            };
            let latest = entry
                .ratings()
                .iter()
                .rev()
                .find_map(|rating| rating.score.intensity());
            let Some(intensity) = choose(latest) else {
                continue;
            };
            let felt = entry
                .rating(*id)
                .map_or(now.stamp, |rating| rating.recorded_at);
            edits.push(Edit::put((
                *knot,
                Rating::now(*id, Score::Felt(intensity), felt),
            )));
            chosen = Some(intensity);
        }
        let Some(intensity) = chosen else {
            return Effects::default();
        };
        let label = format!("Rate {} {intensity}", self.quoted_selection());
        let result = self.step(label, Some(MergeKey::RatingRun(run.serial)), now, edits);
        if result.is_ok() {
            run.last_digit = last_digit;
            run.tick_secs = now.tick_secs;
            self.rating_run = Some(run);
        }
        result.into()
    }
}
