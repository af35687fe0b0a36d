//! What looks odd in a chart that can be read: nothing here is wrong for certain, and nothing is corrected.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{About, Entered, Moment, Oddity, Phase, What, state_at};
use crate::body::Body;
use crate::model::{Asked, Chart, Entry, Intensity, Knot, Rating, Stamp, When};

/// Ratings entered more than this many days after they were felt are odd: what was felt a day ago is recalled
/// well, beyond several days memory fails (PMC2617790).
const LATE_DAYS: i32 = 7;

/// A rating at least this many steps above the last before the release is odd; single steps come and go.
const RISE: u8 = 2;

/// Everything odd in a chart: knots in the order of their numbers, then treatments, then episodes.
pub fn oddities(chart: &Chart, body: &Body, now: Stamp) -> Vec<Oddity> {
    let mut found = Vec::new();
    let mut names = BTreeMap::new();
    for (index, entry) in chart.entries().into_iter().enumerate() {
        let number = index + 1;
        let about = About::Knot(number);
        let odd = of_name(entry.knot(), number, &mut names)
            .into_iter()
            .chain(of_entry(entry, body, now));
        found.extend(odd.map(|what| Oddity { about, what }));
    }
    let treatments = chart.treatments();
    let times = treatments.iter().map(|t| (t.at, t.recorded_at));
    let odd = of_times(Entered::Treatment, times, now);
    found.extend(odd.map(|what| Oddity {
        about: About::Treatments,
        what,
    }));
    let episodes = chart.episodes();
    let times = episodes.iter().map(|e| (e.from, e.recorded_at));
    let odd = of_times(Entered::Episode, times, now);
    found.extend(odd.map(|what| Oddity {
        about: About::Episodes,
        what,
    }));
    found
}

fn of_name(knot: &Knot, number: usize, names: &mut BTreeMap<String, usize>) -> Option<What> {
    let name = knot.name.trim().to_lowercase();
    if name.is_empty() {
        return Some(What::Unnamed);
    }
    let first = *names.entry(name).or_insert(number);
    (first != number).then_some(What::SameName(first))
}

fn of_entry(entry: &Entry, body: &Body, now: Stamp) -> Vec<What> {
    let knot = entry.knot();
    let place = knot.place;
    let mut found = Vec::new();
    if body
        .hit(place.view, place.pos)
        .is_some_and(|hit| !hit.inside)
    {
        found.push(What::OutsideBody);
    }
    let since = knot.since.unwrap_or(knot.recorded_at.into());
    found.extend(of_times(
        Entered::Knot,
        std::iter::once((since, knot.recorded_at)),
        now,
    ));
    let ratings = entry.ratings().iter().map(|r| (r.felt_at, r.recorded_at));
    found.extend(of_times(Entered::Rating, ratings, now));
    found.extend(late(entry.ratings()));
    let milestones = entry.milestones().iter().map(|m| (m.at, m.recorded_at));
    found.extend(of_times(Entered::Milestone, milestones, now));
    found.extend(after_release(entry, now));
    found
}

/// What is odd about when things were and when they were entered; an entry counts once.
fn of_times(
    entered: Entered,
    times: impl Iterator<Item = (When, Stamp)>,
    now: Stamp,
) -> impl Iterator<Item = What> {
    let mut future = Tally::default();
    let mut before = Tally::default();
    for (at, recorded_at) in times {
        if is_after(at, now.into()) {
            future.add(at);
        } else if recorded_at.second() > now.second() {
            future.add(recorded_at.into());
        } else if is_after(at, recorded_at.into()) {
            before.add(at);
        }
    }
    let future = future.first.map(|first| What::InFuture {
        entered,
        count: future.count,
        first,
    });
    let before = before.first.map(|first| What::EnteredBefore {
        entered,
        count: before.count,
        first,
    });
    future.into_iter().chain(before)
}

fn late(ratings: &[Rating]) -> Option<What> {
    let mut late = Tally::default();
    for rating in ratings {
        let days = last_day(rating.felt_at)
            .until(rating.recorded_at.date())
            .map_or(0, |span| span.get_days());
        if days > LATE_DAYS {
            late.add(rating.felt_at);
        }
    }
    let count = late.count;
    late.first.map(|first| What::EnteredLate { count, first })
}

/// The first rating clearly above the last before a release which still stands (or the first after it, where
/// there was none before); answers to different questions are not compared, and what the person calls quiet is.
fn after_release(entry: &Entry, now: Stamp) -> Option<What> {
    let Phase::Released(released) = state_at(entry, Moment::Present(now)).phase else {
        return None;
    };
    let quiet = entry.knot().quiet_at;
    let risen = |asked: Asked| {
        let ratings = entry.ratings().iter().filter(|r| r.asked == asked);
        let scored = ratings.filter_map(|r| Some((r.score.intensity()?, r.felt_at)));
        let scored: Vec<(Intensity, When)> = scored.collect();
        let last_before = scored
            .iter()
            .rposition(|(_, felt_at)| !is_after(*felt_at, released));
        let ((base, _), later) = scored.get(last_before.unwrap_or(0)..)?.split_first()?;
        let is_risen = |score: Intensity| {
            score.get() >= base.get() + RISE && quiet.is_none_or(|quiet| score > quiet)
        };
        later.iter().copied().find(|(score, _)| is_risen(*score))
    };
    let first = Asked::ALL.into_iter().filter_map(risen);
    let (score, felt_at) = first.min_by_key(|(_, felt_at)| *felt_at)?;
    Some(What::RatedAfterRelease {
        released,
        score,
        felt_at,
    })
}

/// How many times there were, and the earliest.
#[derive(Default)]
struct Tally {
    count: usize,
    first: Option<When>,
}

impl Tally {
    fn add(&mut self, when: When) {
        self.count += 1;
        self.first = Some(self.first.map_or(when, |first| first.min(when)));
    }
}

/// Whether one time lies after another for certain, as exactly as both are known.
fn is_after(a: When, b: When) -> bool {
    match (a.exact(), b.exact()) {
        (Some(a), Some(b)) => a.second() > b.second(),
        _ => a.first_day() > last_day(b),
    }
}

/// The last day it can have been, on the person's own calendar.
fn last_day(when: When) -> Date {
    let first = when.first_day();
    match when {
        When::Year(_) => first.last_of_year(),
        When::Month(..) => first.last_of_month(),
        When::Day(_) | When::Exact(_) => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BodyPos, Edit, Episode, EpisodeKind, Ids, Milestone, MilestoneKind, Place, Score, View,
    };

    const NOW: &str = "2026-11-22T12:00:00+01:00";

    fn stamp(text: &str) -> Stamp {
        text.parse().unwrap()
    }

    fn when(text: &str) -> When {
        text.parse().unwrap()
    }

    fn knot(name: &str, u: f64) -> Knot {
        // Seeded by the place, so that knots at different places have different ids.
        let id = Ids::seeded(u.to_bits()).knot();
        let place = Place::new(View::Back, BodyPos::new(u, 0.3).unwrap());
        Knot {
            name: name.to_owned(),
            ..Knot::new(id, place, stamp("2024-01-10T12:00:00+01:00"))
        }
    }

    fn rating(score: u8, felt_at: &str, recorded_at: &str) -> Rating {
        let letters = felt_at.bytes().chain(recorded_at.bytes());
        let seed = letters.fold(u64::from(score), |seed, letter| {
            seed.rotate_left(5) ^ u64::from(letter)
        });
        let score = Score::Felt(Intensity::new(score).unwrap());
        Rating {
            felt_at: when(felt_at),
            ..Rating::now(Ids::seeded(seed).rating(), score, stamp(recorded_at))
        }
    }

    fn rated(scores: &[(u8, &str)]) -> Vec<Rating> {
        let at = |(score, felt): &(u8, &str)| rating(*score, felt, felt);
        scores.iter().map(at).collect()
    }

    fn milestone(kind: MilestoneKind, at: &str) -> Milestone {
        Milestone::new(
            Ids::seeded(3).milestone(),
            kind,
            when(at),
            stamp("2026-11-01T12:00:00+01:00"),
        )
    }

    fn found(entries: Vec<Entry>) -> Vec<Oddity> {
        let chart = Chart::from_parts(crate::model::Parts {
            entries,
            ..crate::model::Parts::default()
        })
        .unwrap();
        oddities(&chart, Body::shared().unwrap(), stamp(NOW))
    }

    fn of_ratings(ratings: Vec<Rating>, milestones: Vec<Milestone>) -> Vec<What> {
        let entry = Entry::new(knot("Jeffrey", -0.12), ratings, milestones);
        found(vec![entry]).into_iter().map(|odd| odd.what).collect()
    }

    #[test]
    fn a_plain_knot_is_not_odd() {
        let ratings = vec![
            rating(7, "2026-11-20", "2026-11-20T08:00:00+01:00"),
            rating(4, "2026-11", "2026-11-02T08:00:00+01:00"),
            rating(5, "2026", "2026-03-02T08:00:00+01:00"),
            rating(5, "2026-11-22", "2026-11-22T08:00:00+01:00"),
        ];
        assert_eq!(of_ratings(ratings, Vec::new()), []);
    }

    #[test]
    fn names_and_places() {
        let knots = [
            ("Jeffrey", -0.12),
            (" ", 0.1),
            (" jeffrEY", 0.12),
            ("Bob", 1.4),
        ];
        let entries = knots.map(|(name, u)| Entry::new(knot(name, u), Vec::new(), Vec::new()));
        let mut odd = found(entries.to_vec());
        odd.sort_by_key(|odd| format!("{:?}", odd.what));
        let whats: Vec<What> = odd.iter().map(|odd| odd.what).collect();
        assert!(
            matches!(
                whats[..],
                [What::OutsideBody, What::SameName(_), What::Unnamed]
            ),
            "{odd:?}"
        );
        assert!(
            matches!((odd[1].about, odd[1].what), (About::Knot(b), What::SameName(a)) if a < b)
        );
    }

    #[test]
    fn ratings_felt_after_they_were_entered_and_in_the_future() {
        let before = vec![
            rating(7, "2026-11-20T08:00:01+01:00", "2026-11-20T08:00:00+01:00"),
            rating(7, "2026-11-21", "2026-11-20T23:00:00+01:00"),
        ];
        let first = before[0].felt_at;
        let entered = Entered::Rating;
        assert_eq!(
            of_ratings(before, Vec::new()),
            [What::EnteredBefore {
                entered,
                count: 2,
                first
            }]
        );
        let future = vec![
            rating(7, "2026-11-23", "2026-11-20T08:00:00+01:00"),
            rating(7, "2026-11-20", "2026-11-22T12:00:01+01:00"),
        ];
        let first = When::Exact(future[1].recorded_at);
        assert_eq!(
            of_ratings(future, Vec::new()),
            [What::InFuture {
                entered,
                count: 2,
                first
            }]
        );
    }

    #[test]
    fn ratings_entered_a_week_late_are_counted() {
        let ratings = vec![
            rating(7, "2026-11-01T23:59:00+01:00", "2026-11-08T08:00:00+01:00"),
            rating(6, "2026-10-01", "2026-10-09T08:00:00+01:00"),
            rating(5, "2025", "2026-10-09T08:00:00+01:00"),
            rating(5, "2025", "2025-10-09T08:00:00+01:00"),
        ];
        assert_eq!(
            of_ratings(ratings, Vec::new()),
            [What::EnteredLate {
                count: 2,
                first: When::Year(2025)
            }]
        );
    }

    #[test]
    fn a_release_and_a_clear_rise_after_it() {
        let released = || milestone(MilestoneKind::Released, "2026-05-01");
        let odd = |scores: &[(u8, &str)], more: Option<Milestone>| {
            of_ratings(
                rated(scores),
                std::iter::once(released()).chain(more).collect(),
            )
        };
        let before = (3, "2026-04-30T08:00:00+02:00");
        let (day1, day2) = ("2026-05-02T08:00:00+02:00", "2026-05-03T08:00:00+02:00");
        assert_eq!(odd(&[before, (4, day1)], None), []);
        assert_eq!(odd(&[(7, before.1), (3, day1), (7, day2)], None), []);
        assert_eq!(odd(&[(2, day1), (3, day2)], None), []);
        let rise = [(2, day1), (4, day2)];
        assert_eq!(odd(&rise, None).len(), 1);
        let quiet = Knot {
            quiet_at: Intensity::new(4).ok(),
            ..knot("Jeffrey", -0.12)
        };
        assert_eq!(
            found(vec![Entry::new(quiet, rated(&rise), vec![released()])]),
            []
        );
        // The same morning may have been before the release.
        assert_eq!(odd(&[before, (9, "2026-05-01T08:00:00+02:00")], None), []);
        assert_eq!(
            odd(&[before, (1, day1), (5, day2)], None),
            [What::RatedAfterRelease {
                released: when("2026-05-01"),
                score: Intensity::new(5).unwrap(),
                felt_at: when(day2),
            }]
        );
        let mut returned = milestone(MilestoneKind::Returned, "2026-05-02");
        returned.id = Ids::seeded(4).milestone();
        assert_eq!(odd(&[before, (9, day2)], Some(returned)), []);
    }

    #[test]
    fn an_episode_that_has_not_come_yet() {
        let mut chart = Chart::new();
        let id = Ids::seeded(1).episode();
        let episode = Episode::new(id, EpisodeKind::Stress, when("2027"), stamp(NOW));
        chart.apply(Edit::put(episode)).unwrap();
        let what = What::InFuture {
            entered: Entered::Episode,
            count: 1,
            first: when("2027"),
        };
        let about = About::Episodes;
        let odd = oddities(&chart, Body::shared().unwrap(), stamp(NOW));
        assert_eq!(odd, [Oddity { about, what }]);
    }
}
