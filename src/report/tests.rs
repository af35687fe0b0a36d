//! The exports against the chart they are made from.

use super::*;
use crate::model::{
    BodyPos, Entry, Ids, Intensity, Knot, Milestone, MilestoneKind, Person, Place, Rating, Score,
    Stamp,
};

pub(super) fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

/// Name, u, v, score, milestone: a year of five ordinary knots and every kind of mark.
pub(super) fn demo() -> Chart {
    let knots: [(&str, f64, f64, Option<Option<u8>>, Option<MilestoneKind>); 7] = [
        ("Jeffrey", -0.13, 0.27, Some(Some(7)), None),
        ("Neck band", 0.09, -0.08, Some(Some(4)), None),
        (
            "Right trap",
            0.22,
            0.07,
            Some(Some(2)),
            Some(MilestoneKind::Returned),
        ),
        ("Under the blade", 0.2, 0.36, Some(None), None),
        (
            "Old friend",
            -0.2,
            0.1,
            Some(Some(3)),
            Some(MilestoneKind::Released),
        ),
        ("", -0.04, 0.52, None, None),
        ("Deltoid", 0.42, 0.28, Some(Some(10)), None),
    ];
    let mut ids = Ids::seeded(3);
    let entries: Vec<Entry> = knots
        .into_iter()
        .enumerate()
        .map(|(day, (name, u, v, score, milestone))| {
            let recorded = stamp(&format!("2025-03-{:02}T18:00:00+01:00", day + 1));
            let place = Place::new(View::Back, BodyPos::new(u, v).unwrap());
            let mut knot = Knot::new(ids.knot(), place, recorded);
            name.clone_into(&mut knot.name);
            knot.since = (day % 2 == 0).then(|| "2021".parse().unwrap());
            let ratings = score
                .map(|score| {
                    let score =
                        score.map_or(Score::Unknown, |n| Score::Felt(Intensity::new(n).unwrap()));
                    Rating::now(ids.rating(), score, stamp("2026-11-20T08:00:00+01:00"))
                })
                .into_iter()
                .collect();
            let milestones = milestone
                .map(|kind| {
                    let at = "2026-10-02".parse().unwrap();
                    Milestone::new(ids.milestone(), kind, at, recorded)
                })
                .into_iter()
                .collect();
            Entry::new(knot, ratings, milestones)
        })
        .collect();
    let person = Person {
        name: "Anna K.".to_owned(),
        ..Person::default()
    };
    Chart::from_parts(person, entries, [], []).unwrap()
}

pub(super) fn options(theme: Theme) -> ExportOptions {
    ExportOptions {
        view: View::Back,
        moment: Moment::Present(stamp("2026-11-22T09:00:00+01:00")),
        theme,
    }
}

#[test]
fn zz_render() {
    let body = Body::shared().unwrap();
    for theme in Theme::ALL {
        let t = std::time::Instant::now();
        let svg = export_svg(&demo(), body, &options(theme)).unwrap();
        eprintln!("svg {:?}", t.elapsed());
        std::fs::write(format!("/tmp/demo-{}.svg", theme.name()), &svg).unwrap();
        let png = png::from_svg(&svg, 2.0).unwrap();
        eprintln!("png {:?}", t.elapsed());
        std::fs::write(format!("/tmp/demo-{}.png", theme.name()), png).unwrap();
    }
    eprintln!(
        "{}",
        text::show(&demo(), body, stamp("2026-11-22T09:00:00+01:00"))
    );
}
