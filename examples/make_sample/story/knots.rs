//! The five knots, and what happened in their lives.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use knotmap::model::{
    BodyPos, Depth, Extent, Finding, Knot, KnotId, Mark, Milestone, MilestoneKind, Place,
    PressureThreshold, Side, SpreadsTo, View, When, Who,
};

use super::{
    Fallible, JEFFREY, LEFT_TRAP, LOW_BACK, RIGHT_TRAP, SKULL, clock, id, intensity, visits,
};

struct Row {
    id: KnotId,
    name: &'static str,
    /// Body frame: sideways (left is negative) and down the spine.
    at: (f64, f64),
    depth: Depth,
    mark: Mark,
    radius_mm: Option<u16>,
    since: Option<When>,
    recorded: Date,
    feels: &'static [&'static str],
    note: &'static str,
}

const KNOTS: [Row; 5] = [
    Row {
        id: JEFFREY,
        name: "Jeffrey",
        at: (-0.14, 0.25),
        depth: Depth::Middle,
        mark: Mark::Adhesion,
        radius_mm: Some(14),
        since: Some(When::Year(2019)),
        recorded: date(2025, 6, 2),
        feels: &["like a marble", "ropy"],
        note: "Along the inner edge of the left shoulder blade. A masseuse found and named it.",
    },
    Row {
        id: LEFT_TRAP,
        name: "Left trap",
        at: (-0.19, 0.06),
        depth: Depth::Surface,
        mark: Mark::Hypertonicity,
        radius_mm: None,
        since: Some(When::Month(2023, 11)),
        recorded: date(2025, 6, 2),
        feels: &["tight band"],
        note: "Comes up when Jeffrey is bad.",
    },
    Row {
        id: RIGHT_TRAP,
        name: "Right trap",
        at: (0.16, 0.06),
        depth: Depth::Surface,
        mark: Mark::TenderPoint,
        radius_mm: None,
        since: None,
        recorded: date(2025, 6, 9),
        feels: &[],
        note: "",
    },
    Row {
        id: LOW_BACK,
        name: "Low back right",
        at: (0.1, 0.8),
        depth: Depth::Deep,
        mark: Mark::TenderPoint,
        radius_mm: Some(25),
        since: Some(When::Year(2016)),
        recorded: date(2025, 8, 21),
        feels: &["dull", "stiff"],
        note: "Only after long drives.",
    },
    Row {
        id: SKULL,
        name: "Under the skull",
        at: (0.06, -0.16),
        depth: Depth::Unsure,
        mark: Mark::TenderPoint,
        radius_mm: None,
        since: None,
        recorded: date(2026, 2, 11),
        feels: &[],
        note: "Only noticed with a headache. Have not rated it yet.",
    },
];

/// The knots in the order they were put on the chart.
pub fn knots() -> Fallible<Vec<Knot>> {
    let knot = |(row, minute): (&Row, i8)| {
        Ok(Knot {
            name: row.name.to_owned(),
            mark: row.mark,
            extent: row.radius_mm.map(Extent::RadiusMm),
            since: row.since,
            feels: row.feels.iter().map(|&word| word.to_owned()).collect(),
            quiet_at: (row.id == JEFFREY).then(|| intensity(2)).transpose()?,
            family: Vec::from_iter((row.id == LEFT_TRAP).then_some(JEFFREY)),
            note: row.note.to_owned(),
            ..said(
                row.id,
                Knot::new(
                    row.id,
                    Place {
                        depth: row.depth,
                        ..Place::new(View::Back, BodyPos::new(row.at.0, row.at.1)?)
                    },
                    clock(row.recorded, 20, minute)?,
                ),
            )?
        })
    };
    KNOTS.iter().zip(4..).map(knot).collect()
}

/// What else is said of Jeffrey: where he is felt, what he likes, and what hands found.
fn said(id: KnotId, knot: Knot) -> Fallible<Knot> {
    if id != JEFFREY {
        return Ok(knot);
    }
    let spreads = |zone: &str, side| SpreadsTo {
        zone: zone.to_owned(),
        side,
    };
    let first = clock(date(2025, 6, 13), 21, 5)?;
    let visit = clock(date(2026, 9, 5), 14, 10)?;
    Ok(Knot {
        spreads_to: vec![
            spreads("neck_angle", Side::Left),
            spreads("head_temple", Side::Left),
        ],
        worse_with: "a day at the desk, carrying, cold".to_owned(),
        better_with: "heat, pull-ups done slowly".to_owned(),
        avoid: "hard pressure on the edge of the blade in the first ten minutes".to_owned(),
        findings: vec![
            Finding {
                tight_band: Some(true),
                sore_spot: Some(true),
                recognised: Some(true),
                threshold: PressureThreshold::from_tenths(18),
                note: "\"There he is.\"".to_owned(),
                ..Finding::new(Who::Therapist, When::Day(date(2025, 6, 13)), first)
            },
            Finding {
                tight_band: Some(false),
                sore_spot: Some(true),
                twitches: Some(true),
                threshold: PressureThreshold::from_tenths(42),
                note: "After the release.".to_owned(),
                ..Finding::new(Who::Therapist, When::Day(date(2026, 9, 5)), visit)
            },
        ],
        ..knot
    })
}

/// Knot, what, when, who says so, and a note.
type Event = (KnotId, MilestoneKind, When, Who, &'static str);

const EVENTS: [Event; 6] = [
    (
        JEFFREY,
        MilestoneKind::Found,
        When::Year(2019),
        Who::Therapist,
        "\"There he is. Feels like a Jeffrey,\" she said.",
    ),
    (
        JEFFREY,
        MilestoneKind::Flared,
        When::Day(date(2026, 2, 3)),
        Who::Me,
        "Two days of moving boxes.",
    ),
    (
        LEFT_TRAP,
        MilestoneKind::Released,
        When::Day(date(2025, 10, 9)),
        Who::Therapist,
        "",
    ),
    (
        LEFT_TRAP,
        MilestoneKind::Returned,
        When::Month(2026, 1),
        Who::Me,
        "Some time after New Year.",
    ),
    (
        LEFT_TRAP,
        MilestoneKind::Eased,
        When::Day(date(2026, 9, 20)),
        Who::Me,
        "",
    ),
    (
        LOW_BACK,
        MilestoneKind::Found,
        When::Year(2016),
        Who::Doctor,
        "",
    ),
];

/// The milestones of each knot.
pub fn milestones() -> Fallible<BTreeMap<KnotId, Vec<Milestone>>> {
    let mut all: BTreeMap<KnotId, Vec<Milestone>> = BTreeMap::new();
    let mut number = 0..;
    for (knot, kind, at, by, note) in EVENTS {
        // What is known only to a month or a year was entered with the knot or soon after the month.
        let entered = match at {
            When::Day(day) => clock(day, 21, 40)?,
            When::Month(year, month) => clock(date(year, month, 24), 9, 15)?,
            When::Year(_) | When::Exact(_) => clock(date(2025, 8, 21), 20, 30)?,
        };
        all.entry(knot).or_default().push(Milestone {
            by,
            note: note.to_owned(),
            ..Milestone::new(id('m', number.next().unwrap_or(0) + 1)?, kind, at, entered)
        });
    }
    let release = Milestone {
        treatment: Some(visits::release_visit()?),
        minute: Some(52),
        note: "Under the thumb, all at once. It went soft and stayed soft.".to_owned(),
        ..Milestone::new(
            id('m', EVENTS.len() + 1)?,
            MilestoneKind::Released,
            clock(date(2026, 9, 5), 11, 52)?.into(),
            clock(date(2026, 9, 5), 14, 5)?,
        )
    };
    all.entry(JEFFREY).or_default().push(release);
    Ok(all)
}
