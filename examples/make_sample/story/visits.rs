//! Massages: many that eased a little for a few days, and two a week apart that changed something.

use jiff::civil::{Date, date};
use knotmap::model::{
    AfterEffect, AfterKind, Feedback, FeedbackKind, KnotId, Outcome, Pressure, Technique, Touched,
    Treatment, TreatmentId, TreatmentKind,
};

use super::{Fallible, JEFFREY, LEFT_TRAP, LOW_BACK, RIGHT_TRAP, clock, id, intensity};

use Outcome::{Eased, NotSaid, Released, Same, Worse};
use TreatmentKind::{DeepTissue, HotStone, Swedish};

/// Technique and minutes; 0 where nobody looked at the clock.
type Techniques = &'static [(&'static str, u16)];

const STROKES: Techniques = &[("long strokes", 25), ("kneading", 20), ("hot towel", 0)];
const DEEP: Techniques = &[("kneading", 15), ("elbow pressure", 25), ("stretching", 5)];
const STONES: Techniques = &[("hot stones", 30), ("long strokes", 30)];

type Row = (
    Date,
    TreatmentKind,
    Techniques,
    &'static [(KnotId, Outcome)],
    &'static str,
);

/// Everything before September 2026, all by the same hands.
#[rustfmt::skip]
const ORDINARY: [Row; 23] = [
    (date(2025, 6, 13), DeepTissue, DEEP, &[(JEFFREY, Eased), (LEFT_TRAP, Eased)], ""),
    (date(2025, 7, 4), Swedish, STROKES, &[(JEFFREY, Same), (LEFT_TRAP, Eased)], ""),
    (date(2025, 7, 18), Swedish, STROKES, &[(LEFT_TRAP, NotSaid)], "Last one before the holidays."),
    (date(2025, 8, 21), DeepTissue, DEEP, &[(JEFFREY, Eased), (LOW_BACK, Eased)], "Twelve hours in the car."),
    (date(2025, 9, 5), DeepTissue, DEEP, &[(JEFFREY, Eased), (RIGHT_TRAP, Same)], ""),
    (date(2025, 9, 25), Swedish, STROKES, &[(JEFFREY, Same), (LEFT_TRAP, Eased)], ""),
    (date(2025, 10, 9), DeepTissue, DEEP, &[(JEFFREY, Eased), (LEFT_TRAP, Released)], "Left trap gave in. Jeffrey did not."),
    (date(2025, 10, 30), DeepTissue, DEEP, &[(JEFFREY, Eased)], ""),
    (date(2025, 11, 20), Swedish, STROKES, &[(JEFFREY, Same), (RIGHT_TRAP, Eased)], ""),
    (date(2025, 12, 4), DeepTissue, DEEP, &[(JEFFREY, Eased)], ""),
    (date(2025, 12, 18), HotStone, STONES, &[(JEFFREY, Eased), (RIGHT_TRAP, Eased)], "A present. Lovely, gone by Sunday."),
    (date(2026, 1, 15), DeepTissue, DEEP, &[(JEFFREY, Eased), (LEFT_TRAP, Eased)], "Left trap is back."),
    (date(2026, 2, 5), DeepTissue, DEEP, &[(JEFFREY, Worse), (LEFT_TRAP, Same)], "Too much, too soon after the move."),
    (date(2026, 2, 19), Swedish, STROKES, &[(JEFFREY, Eased), (LEFT_TRAP, Eased)], ""),
    (date(2026, 3, 12), DeepTissue, DEEP, &[(JEFFREY, Eased), (RIGHT_TRAP, Same)], ""),
    (date(2026, 3, 27), Swedish, STROKES, &[(JEFFREY, Same)], ""),
    (date(2026, 4, 16), DeepTissue, DEEP, &[(JEFFREY, Eased), (LEFT_TRAP, Eased)], ""),
    (date(2026, 5, 7), DeepTissue, DEEP, &[(JEFFREY, Eased), (LEFT_TRAP, Same)], ""),
    (date(2026, 5, 21), Swedish, STROKES, &[(JEFFREY, Same), (LOW_BACK, Eased)], ""),
    (date(2026, 6, 11), DeepTissue, DEEP, &[(JEFFREY, Eased)], "Three days of peace, then as before."),
    (date(2026, 6, 25), Swedish, STROKES, &[(JEFFREY, Same), (LEFT_TRAP, Eased)], ""),
    (date(2026, 7, 23), DeepTissue, DEEP, &[(JEFFREY, Eased), (RIGHT_TRAP, Eased)], ""),
    (date(2026, 8, 13), DeepTissue, DEEP, &[(JEFFREY, Same), (LEFT_TRAP, Eased)], "Time to try someone else."),
];

/// The numbers of the visits that follow the ordinary ones.
const FIRST_VISIT: usize = ORDINARY.len() + 1;

/// The treatment during which Jeffrey let go.
pub fn release_visit() -> Fallible<TreatmentId> {
    id('t', FIRST_VISIT)
}

/// All treatments, oldest first.
pub fn treatments() -> Fallible<Vec<Treatment>> {
    let mut all = Vec::new();
    for (number, row) in (1..).zip(&ORDINARY) {
        all.push(ordinary(number, row)?);
    }
    all.push(first_visit()?);
    all.push(second_visit()?);
    for (number, day) in (FIRST_VISIT + 2..).zip([date(2026, 10, 10), date(2026, 11, 7)]) {
        let work: Techniques = &[("scraping", 10), ("myofascial release", 30)];
        all.push(Treatment {
            note: "Jeffrey needed nothing.".to_owned(),
            ..visit(number, day, 60, work, &[(LEFT_TRAP, Eased, 20)])?
        });
    }
    Ok(all)
}

fn ordinary(number: usize, (day, kind, work, touched, note): &Row) -> Fallible<Treatment> {
    let deep = *kind == DeepTissue;
    Ok(Treatment {
        minutes: Some(60),
        techniques: techniques(work),
        therapist: "Katja".to_owned(),
        location: "near the station".to_owned(),
        pressure_wanted: Some(Pressure::new(4)?),
        pressure_got: Some(Pressure::new(if deep { 4 } else { 2 })?),
        touched: touched
            .iter()
            .map(|&(knot, outcome)| Touched {
                knot,
                outcome,
                minutes: None,
            })
            .collect(),
        cost: "65 EUR".to_owned(),
        note: (*note).to_owned(),
        ..Treatment::new(
            id('t', number)?,
            kind.clone(),
            clock(*day, 17, 30)?.into(),
            clock(*day, 21, 5)?,
        )
    })
}

/// A visit to the other therapist, on a Saturday at eleven.
fn visit(
    number: usize,
    day: Date,
    minutes: u16,
    work: Techniques,
    touched: &[(KnotId, Outcome, u16)],
) -> Fallible<Treatment> {
    let touched = touched.iter().map(|&(knot, outcome, minutes)| Touched {
        knot,
        outcome,
        minutes: Some(minutes),
    });
    Ok(Treatment {
        minutes: Some(minutes),
        techniques: techniques(work),
        therapist: "Ines".to_owned(),
        location: "across the river".to_owned(),
        pressure_wanted: Some(Pressure::new(4)?),
        pressure_got: Some(Pressure::new(4)?),
        touched: touched.collect(),
        cost: "90 EUR".to_owned(),
        ..Treatment::new(
            id('t', number)?,
            TreatmentKind::Therapeutic,
            clock(day, 11, 0)?.into(),
            clock(day, 14, 10)?,
        )
    })
}

fn first_visit() -> Fallible<Treatment> {
    let work: Techniques = &[
        ("scraping", 20),
        ("myofascial release", 25),
        ("pressure", 30),
    ];
    let touched = [(JEFFREY, Released, 55), (LEFT_TRAP, Eased, 15)];
    Ok(Treatment {
        pressure_got: Some(Pressure::new(5)?),
        after: vec![after(5, 72)?],
        feedback: vec![
            said(9, FeedbackKind::TooMuch),
            said(14, FeedbackKind::JustRight),
            said(38, FeedbackKind::More),
            said(47, FeedbackKind::JustRight),
        ],
        said: "Everything around the shoulder blade was stuck together. Drink, move, no heavy lifting for three days."
            .to_owned(),
        note: "Hurt more than any massage before it. Worth it.".to_owned(),
        ..visit(FIRST_VISIT, date(2026, 9, 5), 80, work, &touched)?
    })
}

fn second_visit() -> Fallible<Treatment> {
    let work: Techniques = &[
        ("scraping", 15),
        ("myofascial release", 30),
        ("pressure", 15),
    ];
    let touched = [
        (JEFFREY, Eased, 25),
        (LEFT_TRAP, Eased, 20),
        (RIGHT_TRAP, Same, 10),
    ];
    Ok(Treatment {
        after: vec![after(2, 30)?],
        said: "The blade glides now.".to_owned(),
        ..visit(FIRST_VISIT + 1, date(2026, 9, 12), 70, work, &touched)?
    })
}

fn said(minute: u16, kind: FeedbackKind) -> Feedback {
    Feedback { minute, kind }
}

fn techniques(work: Techniques) -> Vec<Technique> {
    let technique = |&(name, minutes): &(&str, u16)| Technique {
        name: name.to_owned(),
        minutes: (minutes > 0).then_some(minutes),
    };
    work.iter().map(technique).collect()
}

fn after(severity: u8, hours: u16) -> Fallible<AfterEffect> {
    Ok(AfterEffect {
        kind: AfterKind::Soreness,
        severity: Some(intensity(severity)?),
        hours: Some(hours),
    })
}
