//! What the lanes of knots are drawn from; only what belongs to a changed knot is worked out anew.

use crate::analysis::Pyramid;
use crate::model::{Asked, Entry, KnotId};
use crate::session::Session;
use crate::ui::per_knot::PerKnot;

/// Longest name a lane lays out, in characters: far more than fits.
const NAME_CHARS: usize = 60;

/// What one lane is drawn from.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) knot: KnotId,
    /// Number and name.
    pub(super) label: String,
    pub(super) is_archived: bool,
    /// The question answered most often: its answers are the line.
    pub(super) asked: Asked,
    pub(super) pyramid: Pyramid,
}

/// All lanes, put-away knots last.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    version: Option<u64>,
    roster: Option<u64>,
    /// Every knot with its number.
    order: Vec<(KnotId, usize)>,
    by_knot: PerKnot<(u64, usize), Lane>,
}

impl Lanes {
    /// Brings the lanes up to date; without a change of the chart this is nothing at all.
    pub(super) fn refresh(&mut self, session: &Session) {
        let versions = session.versions();
        if self.version == Some(versions.of_chart()) {
            return;
        }
        self.version = Some(versions.of_chart());
        let chart = session.chart();
        if self.roster != Some(versions.of_roster()) {
            self.roster = Some(versions.of_roster());
            let mut entries: Vec<(usize, &Entry)> = (1..).zip(chart.entries()).collect();
            entries.sort_by_key(|(_, entry)| entry.knot().archived);
            let numbered = entries.iter();
            self.order = numbered
                .map(|(number, entry)| (entry.knot().id, *number))
                .collect();
            self.by_knot.keep_those_on(chart);
        }
        for (knot, number) in self.order.iter().copied() {
            if let Some(entry) = chart.entry(knot) {
                let from = (versions.of_knot(knot), number);
                self.by_knot.get(knot, from, || Lane::new(number, entry));
            }
        }
    }

    /// How many lanes there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// How many lanes were worked out so far.
    pub(super) fn worked_out(&self) -> u64 {
        self.by_knot.worked_out()
    }

    /// Where the lane of a knot stands, from 0.
    pub(super) fn index_of(&self, knot: KnotId) -> Option<usize> {
        self.order.iter().position(|(other, _)| *other == knot)
    }

    /// The lane at a place.
    pub(super) fn at(&self, index: usize) -> Option<&Lane> {
        self.by_knot.known(self.order.get(index)?.0)
    }
}

impl Lane {
    fn new(number: usize, entry: &Entry) -> Self {
        let asked = most_asked(entry);
        Self {
            knot: entry.knot().id,
            label: label(number, entry),
            is_archived: entry.knot().archived,
            asked,
            pyramid: Pyramid::new(entry.ratings(), asked),
        }
    }
}

/// The question answered most often; of equally frequent ones the usual one.
fn most_asked(entry: &Entry) -> Asked {
    let answers = |asked: &Asked| {
        let ratings = entry.ratings().iter();
        ratings.filter(|rating| rating.asked == *asked).count()
    };
    // Of equal ones the last wins: the usual one stands last.
    let usual_last = Asked::ALL.into_iter().rev();
    usual_last.max_by_key(answers).unwrap_or_default()
}

fn label(number: usize, entry: &Entry) -> String {
    let name = entry.knot().display_name().chars().take(NAME_CHARS);
    let name: String = name.map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{number} {name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BodyPos, Chart, Ids, Intensity, Knot, Parts, Place, Rating, Score, Stamp, View, When,
    };
    use crate::session::{Action, Now};

    fn stamp() -> Stamp {
        "2026-11-22T08:15:00+01:00".parse().unwrap()
    }

    fn session() -> (Session, Vec<KnotId>) {
        let mut ids = Ids::seeded(1);
        let entries: Vec<Entry> = (0..3)
            .map(|index| {
                let knot = Knot {
                    name: format!("k{index}"),
                    archived: index == 0,
                    ..Knot::new(ids.knot(), Place::new(View::Back, BodyPos::ORIGIN), stamp())
                };
                Entry::new(knot, Vec::new(), Vec::new())
            })
            .collect();
        let chart = Chart::from_parts(Parts {
            entries,
            ..Parts::default()
        })
        .unwrap();
        let knots = chart
            .entries()
            .iter()
            .map(|entry| entry.knot().id)
            .collect();
        (Session::new(chart, ids), knots)
    }

    #[test]
    fn a_rating_makes_only_its_own_lane_anew() {
        let (mut session, knots) = session();
        let mut lanes = Lanes::default();
        lanes.refresh(&session);
        assert_eq!(lanes.worked_out(), 3);
        let rate = Action::Rate {
            knot: knots[1],
            score: Score::Felt(Intensity::TEN),
            asked: Asked::OnPressing,
            felt_at: When::Exact(stamp()),
        };
        let now = Now {
            stamp: stamp(),
            tick_secs: 0.0,
        };
        drop(session.apply(rate, now));
        lanes.refresh(&session);
        assert_eq!(lanes.worked_out(), 4);
        let lane = lanes.by_knot.known(knots[1]).unwrap();
        assert_eq!(lane.asked, Asked::OnPressing);
        assert_eq!(lane.pyramid.bins(0, 0, i64::MAX / 2).len(), 1);
    }

    #[test]
    fn what_is_put_away_comes_last_and_keeps_its_number() {
        let (session, _) = session();
        let mut lanes = Lanes::default();
        lanes.refresh(&session);
        let mut labels: Vec<&str> = Vec::new();
        for index in 0..lanes.len() {
            labels.push(&lanes.at(index).unwrap().label);
        }
        let archived: Vec<bool> = (0..3).map(|i| lanes.at(i).unwrap().is_archived).collect();
        assert_eq!(archived, [false, false, true]);
        assert!(labels[2].ends_with("k0"), "{labels:?}");
        assert_eq!(
            most_asked(&Entry::new(
                Knot::new(
                    Ids::seeded(9).knot(),
                    Place::new(View::Back, BodyPos::ORIGIN),
                    stamp()
                ),
                vec![Rating::now(
                    Ids::seeded(8).rating(),
                    Score::Unknown,
                    stamp()
                )],
                Vec::new(),
            )),
            Asked::Now
        );
    }
}
