//! The days on which a knot was rated.

use jiff::civil::Date;

use crate::analysis::Moment;
use crate::model::{Asked, Entry, Intensity, When};

/// What was rated on one day in answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RatedDay {
    /// The day, by the person's own calendar.
    pub(super) date: Date,
    /// The question.
    pub(super) asked: Asked,
    /// The answers in points.
    pub(super) levels: Vec<u8>,
    /// The highest of them.
    pub(super) highest: Intensity,
    /// Whether every answer of the day is a number; "could not say" is none.
    pub(super) is_known: bool,
}

/// Days with a number, oldest first. Ratings known only to the month or year belong to no day.
pub(super) fn rated_days(entry: &Entry, moment: Moment) -> Vec<RatedDay> {
    let mut days: Vec<RatedDay> = Vec::new();
    let mut unknown: Vec<Date> = Vec::new();
    for rating in entry.ratings() {
        let is_day = matches!(rating.felt_at, When::Exact(_) | When::Day(_));
        if !is_day || !moment.includes(rating.felt_at) {
            continue;
        }
        let date = rating.felt_at.first_day();
        let Some(level) = rating.score.intensity() else {
            unknown.push(date);
            continue;
        };
        let mut known = days.iter_mut().rev().take_while(|day| day.date >= date);
        match known.find(|day| day.date == date && day.asked == rating.asked) {
            Some(day) => {
                day.levels.push(level.get());
                day.highest = day.highest.max(level);
            }
            None => days.push(RatedDay {
                date,
                asked: rating.asked,
                levels: vec![level.get()],
                highest: level,
                is_known: true,
            }),
        }
    }
    days.sort_by_key(|day| day.date);
    for day in &mut days {
        day.is_known = unknown.binary_search(&day.date).is_err();
    }
    days
}

/// The same with all questions of a day together.
pub(super) fn whole_days(days: &[RatedDay]) -> Vec<RatedDay> {
    let parts = days.chunk_by(|a, b| a.date == b.date);
    parts
        .filter_map(|part| {
            let mut whole = part.first()?.clone();
            whole.highest = part.iter().map(|day| day.highest).max()?;
            whole.levels = part.iter().flat_map(|day| day.levels.clone()).collect();
            Some(whole)
        })
        .collect()
}

/// The median of all answers of these days.
pub(super) fn median(days: &[&RatedDay]) -> Option<f64> {
    let mut levels: Vec<u8> = days.iter().flat_map(|day| day.levels.clone()).collect();
    levels.sort_unstable();
    let middle = levels.len() / 2;
    let high = f64::from(*levels.get(middle)?);
    if levels.len() % 2 == 1 {
        return Some(high);
    }
    let low = f64::from(*levels.get(middle.checked_sub(1)?)?);
    Some(f64::midpoint(low, high))
}
