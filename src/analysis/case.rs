//! One knot on one visit: the points from before to after, whether it released, and whether it then returned.

use jiff::civil::Date;

use super::window::{Window, windows_of};
use crate::model::{
    Entry, KnotId, Milestone, MilestoneKind, Outcome, Stamp, Treatment, TreatmentId, When,
};

/// One knot on one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The visit.
    pub treatment: TreatmentId,
    /// When it was.
    pub at: When,
    /// The knot.
    pub knot: KnotId,
    /// Points from before to right after.
    pub right_after: Option<i8>,
    /// Points from before to the next day; shown, not judged by.
    pub next_day: Option<i8>,
    /// Points from before to seven days later.
    pub week: Option<i8>,
    /// When it was said to release on this visit, if it was.
    pub released: Option<When>,
    /// Whether it returned within 30 days of that; none where the dates do not tell, or not yet.
    pub returned_in_30: Option<bool>,
    /// The same within 90 days.
    pub returned_in_90: Option<bool>,
}

/// The cases of one knot, oldest first; `treatments` are all there are, oldest first.
///
/// Reads the knot's own ratings and milestones and nothing of the others.
pub fn cases_of(treatments: &[&Treatment], entry: &Entry, now: Stamp) -> Vec<Case> {
    let windows = windows_of(treatments, entry, Date::MIN, now);
    windows
        .iter()
        .map(|window| {
            let released = release_in(entry, window);
            let within = |days| returned_within(entry, released?, days, now);
            Case {
                treatment: window.treatment.id,
                at: window.treatment.at,
                knot: window.knot,
                right_after: window.right_after_points(),
                next_day: window.next_day_points(),
                week: window.week_points(),
                released,
                returned_in_30: within(30),
                returned_in_90: within(90),
            }
        })
        .collect()
}

/// When the knot was said to release during the treatment, if it was.
fn release_in(entry: &Entry, window: &Window<'_>) -> Option<When> {
    let milestones = entry.milestones();
    let of_visit = |milestone: &&Milestone| {
        milestone.kind == MilestoneKind::Released
            && milestone.treatment == Some(window.treatment.id)
    };
    let milestone = milestones.iter().find(of_visit).map(|m| m.at);
    let said = (window.outcome == Outcome::Released).then_some(window.treatment.at);
    milestone.or(said)
}

/// Whether the knot returned within so many days of a release; none where the dates do not tell, or not yet.
fn returned_within(entry: &Entry, released: When, days: i64, now: Stamp) -> Option<bool> {
    let between =
        |from: Date, to: Date| from.until(to).map_or(0, |span| i64::from(span.get_days()));
    let milestones = entry.milestones();
    let returned = milestones.iter().find(|milestone| {
        milestone.kind == MilestoneKind::Returned
            && milestone.at.order_second() >= released.order_second()
    });
    let Some(returned) = returned.map(|milestone| milestone.at) else {
        let watched = between(released.last_day(), now.date());
        return (watched >= days).then_some(false);
    };
    let soonest = between(released.last_day(), returned.first_day());
    let latest = between(released.first_day(), returned.last_day());
    match () {
        () if latest <= days => Some(true),
        () if soonest > days => Some(false),
        () => None,
    }
}
