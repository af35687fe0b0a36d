//! What is being passed at the moment shown: the treatment with its techniques, and what became of the knots. It is
//! said over the map and beside the playhead, so that a chart that is played tells its story.

use super::TimelineState;
use super::diary::Flag;
use crate::analysis::DAY_SECS;
use crate::model::{Chart, Milestone, MilestoneKind, Outcome};
use crate::scene::date_in_words;
use crate::ui::PanelInput;

/// While time runs, what was passed is said for so long, in seconds.
const SAID_SECS: f64 = 2.5;
/// While it stands still, what is this near before it is said, in points of the axis.
const NEAR: f64 = 3.0;
/// Time stands still at a release or a return for so long, in seconds: to be seen, and read.
pub(super) const HOLD_SECS: f64 = 2.0;
/// With more releases and returns than this, time stands still only at those of the selected knots.
const FEW_TURNS: usize = 24;

/// What is being passed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// When, and what: "5 Sep 2026 · Therapeutic massage with Ines".
    pub what: String,
    /// The techniques of a treatment: "scraping, myofascial release"; may be empty.
    pub techniques: String,
    /// What became of the knots: "Jeffrey released"; may be empty.
    pub came_of_it: String,
    /// Whether a knot let go.
    pub is_release: bool,
}

impl TimelineState {
    /// What is being passed at the moment shown, if an earlier one is.
    pub fn passing(&mut self, input: PanelInput<'_>) -> Option<Passing> {
        let second = input.session.past()?.second();
        let reach = if self.play.is_running() {
            self.speed(input).secs() * SAID_SECS
        } else {
            self.secs_per_point * NEAR
        };
        let from = second - (reach as i64).max(DAY_SECS);
        let chart = input.session.chart();
        let flags = self.diary.flags_in(from, second);
        let flag = flags.iter().rev().find(|flag| flag.at >= from);
        let milestone = latest_milestone(chart, from, second);
        match (flag, milestone) {
            (Some(flag), Some(milestone))
                if milestone.treatment != Some(flag.treatment)
                    && milestone.at.order_second() > flag.at =>
            {
                Some(milestone_words(chart, milestone))
            }
            (Some(flag), _) => treatment_words(chart, flag),
            (None, Some(milestone)) => Some(milestone_words(chart, milestone)),
            (None, None) => None,
        }
    }
}

/// The first release or return in a time, of the selected knots or of all while they are few.
pub(super) fn next_turn(input: PanelInput<'_>, after: i64, until: i64) -> Option<i64> {
    let selection = input.session.selection();
    let entries = input.session.chart().entries();
    let turns = || {
        entries.iter().flat_map(|entry| {
            let milestones = entry.milestones().iter().filter(|it| is_turn(it.kind));
            milestones.map(|it| (entry.knot().id, it.at.order_second()))
        })
    };
    let is_few = selection.is_empty() && turns().count() <= FEW_TURNS;
    turns()
        .filter(|(knot, _)| is_few || selection.contains(*knot))
        .map(|(_, second)| second)
        .filter(|second| *second > after && *second <= until)
        .min()
}

const fn is_turn(kind: MilestoneKind) -> bool {
    matches!(kind, MilestoneKind::Released | MilestoneKind::Returned)
}

fn latest_milestone(chart: &Chart, from: i64, to: i64) -> Option<&Milestone> {
    let entries = chart.entries().into_iter();
    let latest = entries.filter_map(|entry| {
        let mut milestones = entry.milestones().iter().rev();
        let last = milestones.find(|it| it.at.order_second() <= to)?;
        (last.at.order_second() >= from).then_some(last)
    });
    latest.max_by_key(|milestone| milestone.at.order_second())
}

fn milestone_words(chart: &Chart, milestone: &Milestone) -> Passing {
    let same_time = |other: &&Milestone| {
        other.kind == milestone.kind && other.at.order_second() == milestone.at.order_second()
    };
    let entries = chart.entries();
    let names = entries
        .iter()
        .filter(|entry| entry.milestones().iter().any(|it| same_time(&it)));
    let names: Vec<&str> = names.map(|entry| entry.knot().display_name()).collect();
    Passing {
        what: date_in_words(milestone.at),
        techniques: String::new(),
        came_of_it: format!("{} {}", names.join(", "), milestone.kind.label()),
        is_release: milestone.kind == MilestoneKind::Released,
    }
}

fn treatment_words(chart: &Chart, flag: &Flag) -> Option<Passing> {
    let treatment = chart.treatment(flag.treatment)?;
    let mut is_release = false;
    let touched = treatment.touched.iter().filter_map(|touched| {
        let name = chart.knot(touched.knot)?.display_name();
        is_release |= touched.outcome == Outcome::Released;
        Some(match touched.outcome {
            Outcome::NotSaid => format!("worked on {name}"),
            Outcome::Released => format!("{name} released"),
            Outcome::Eased => format!("{name} eased"),
            Outcome::Same => format!("{name} stayed the same"),
            Outcome::Worse => format!("{name} got worse"),
        })
    });
    let came_of_it = touched.collect::<Vec<String>>().join(", ");
    Some(Passing {
        what: format!("{} · {}", date_in_words(treatment.at), flag.title),
        techniques: flag.techniques.clone(),
        came_of_it,
        is_release,
    })
}
