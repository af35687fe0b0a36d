//! Charts of any kind, with the texts that break programs.

use knotmap::model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Names: one line, but as nasty as a line can be.
pub fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Jeffrey".to_owned()),
        "\\PC{0,12}",
        select(vec![
            "\"quoted\" and \\back\\slashed\\",
            "r#\"raw\"# \"##",
            "// no comment */ /*",
            "it's ), ( ] [",
            "שלום עולם",
            "\u{202e}gnp.exe\u{2066}",
            "👩‍👩‍👧 e\u{301} \u{feff}",
            "=cmd()|<script>$(rm)",
            "Some(None) NaN inf",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Notes: as names, and with lines and control characters.
pub fn note() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        2 => name(),
        1 => ".{0,20}",
        1 => vec(select(vec!['\n', '\r', '\t', '\0', '\u{7f}', '\u{85}', '\u{2028}', '"', '\\', 'é', '#']), 0..12)
            .prop_map(|letters| letters.into_iter().collect()),
    ]
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (-2_208_000_000_i64..7_258_000_000, -18 * 60..=18 * 60).prop_map(|(second, minutes)| {
        let offset = jiff::tz::Offset::from_seconds(minutes * 60).unwrap();
        Stamp::new(jiff::Timestamp::from_second(second).unwrap(), offset)
    })
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        4 => stamp().prop_map(When::Exact),
        1 => (1900_i16..2200).prop_map(When::Year),
        1 => (1900_i16..2200, 1_i8..=12).prop_map(|(year, month)| When::Month(year, month)),
        1 => stamp().prop_map(|stamp| When::Day(stamp.date())),
    ]
}

/// A time, and when it was entered: often the same moment.
fn times() -> impl Strategy<Value = (When, Stamp)> {
    prop_oneof![
        stamp().prop_map(|stamp| (stamp.into(), stamp)),
        (when(), stamp())
    ]
}

fn pos() -> impl Strategy<Value = BodyPos> {
    (-1.5..=1.5, -1.0..=4.0).prop_map(|(u, v)| BodyPos::new(u, v).unwrap())
}

fn place() -> impl Strategy<Value = Place> {
    let depth = select(vec![
        Depth::Unsure,
        Depth::Surface,
        Depth::Middle,
        Depth::Deep,
    ]);
    (select(View::ALL.to_vec()), pos(), depth).prop_map(|(view, pos, depth)| Place {
        view,
        pos,
        depth,
    })
}

fn intensity() -> impl Strategy<Value = Intensity> {
    (0_u8..=10).prop_map(|step| Intensity::new(step).unwrap())
}

fn score() -> impl Strategy<Value = Score> {
    option::of(intensity()).prop_map(|felt| felt.map_or(Score::Unknown, Score::Felt))
}

fn extent() -> impl Strategy<Value = Extent> {
    prop_oneof![
        any::<u16>().prop_map(Extent::RadiusMm),
        vec(vec(pos(), 0..5), 1..4).prop_map(Extent::Area)
    ]
}

fn person() -> impl Strategy<Value = Person> {
    let contact = (name(), name(), name(), note()).prop_map(|(name, place, reach, note)| Contact {
        name,
        place,
        reach,
        note,
    });
    let contacts = vec(contact, 0..3);
    let texts = (note(), note(), note(), note(), note());
    let said = (option::of(when()), option::of(200_u16..=900));
    let shape = select(BodyShape::ALL.to_vec());
    (name(), said, shape, contacts, texts).prop_map(|(name, said, shape, contacts, texts)| {
        let ((born, ruler_mm), (medicines, conditions, questions, brief, note)) = (said, texts);
        Person {
            name,
            born,
            ruler_mm,
            shape,
            medicines,
            conditions,
            questions,
            brief,
            contacts,
            note,
        }
    })
}

fn ratings() -> impl Strategy<Value = Vec<Rating>> {
    let rating = (score(), select(Asked::ALL.to_vec()), times(), note());
    vec(rating, 0..6).prop_map(|all| {
        let rating = |(index, (score, asked, (felt_at, recorded_at), note))| Rating {
            id: RatingId::from_bits(index as u64),
            score,
            asked,
            felt_at,
            recorded_at,
            note,
        };
        (1..).zip(all).map(rating).collect()
    })
}

fn who() -> impl Strategy<Value = Who> {
    select(vec![Who::Me, Who::Therapist, Who::Doctor, Who::Partner])
}

/// Milestones that may name any of so many treatments.
fn milestones(treatments: u64) -> impl Strategy<Value = Vec<Milestone>> {
    let kind = select(MilestoneKind::ALL.to_vec());
    let during = option::of((1..=treatments.max(1), option::of(any::<u16>())));
    vec((kind, times(), who(), during, note()), 0..4).prop_map(move |all| {
        let milestone = |(index, (kind, (at, recorded_at), by, during, note))| {
            let during: Option<(u64, Option<u16>)> = during;
            let during = during.filter(|_| treatments > 0);
            Milestone {
                id: MilestoneId::from_bits(index as u64),
                kind,
                at,
                recorded_at,
                by,
                treatment: during.map(|(id, _)| TreatmentId::from_bits(id)),
                minute: during.and_then(|(_, minute)| minute),
                note,
            }
        };
        (1..).zip(all).map(milestone).collect()
    })
}

fn findings() -> impl Strategy<Value = Vec<Finding>> {
    let answers = (any::<Option<bool>>(), any::<Option<bool>>());
    let threshold =
        option::of((1_u16..=300).prop_map(|t| PressureThreshold::from_tenths(t).unwrap()));
    vec((who(), times(), answers, threshold, note()), 0..3).prop_map(|all| {
        let finding = |(by, (at, recorded_at), (tight_band, twitches), threshold, note)| Finding {
            tight_band,
            twitches,
            threshold,
            note,
            ..Finding::new(by, at, recorded_at)
        };
        all.into_iter().map(finding).collect()
    })
}

fn spreads() -> impl Strategy<Value = Vec<SpreadsTo>> {
    let side = select(vec![Side::Left, Side::Middle, Side::Right]);
    vec(
        (name(), side).prop_map(|(zone, side)| SpreadsTo { zone, side }),
        0..3,
    )
}

/// The entry of knot `id` among `knots`.
fn entry(id: u64, knots: u64, treatments: u64) -> impl Strategy<Value = Entry> {
    let marks = select(vec![Mark::TenderPoint, Mark::Pain, Mark::Elevation]);
    let said = (
        option::of(extent()),
        option::of(when()),
        option::of(intensity()),
    );
    let plain = (name(), place(), marks, stamp(), any::<bool>(), note());
    let lists = (vec(name(), 0..3), vec(1..=knots, 0..3));
    let life = (ratings(), milestones(treatments));
    let known = (findings(), spreads(), note(), note(), note());
    (plain, said, lists, life, known).prop_map(
        move |(plain, said, (feels, family), (ratings, milestones), known)| {
            let (name, place, mark, recorded_at, archived, note) = plain;
            let (extent, since, quiet_at) = said;
            let (findings, spreads_to, worse_with, better_with, avoid) = known;
            let family = family.into_iter().filter(|member| *member != id);
            let knot = Knot {
                id: KnotId::from_bits(id),
                name,
                place,
                mark,
                extent,
                since,
                recorded_at,
                feels,
                quiet_at,
                spreads_to,
                worse_with,
                better_with,
                avoid,
                findings,
                family: family.map(KnotId::from_bits).collect(),
                archived,
                note,
            };
            Entry::new(knot, ratings, milestones)
        },
    )
}

fn treatment(id: u64, knots: u64) -> impl Strategy<Value = Treatment> {
    let kind = prop_oneof![
        Just(TreatmentKind::Swedish),
        name().prop_map(TreatmentKind::Other)
    ];
    let minutes = || option::of(any::<u16>());
    let technique = (name(), minutes()).prop_map(|(name, minutes)| Technique { name, minutes });
    let outcome = select(vec![Outcome::NotSaid, Outcome::Released, Outcome::Worse]);
    let touched = proptest::collection::btree_map(1..=knots.max(1), (outcome, minutes()), 0..3);
    let after = (option::of(intensity()), minutes()).prop_map(|(severity, hours)| AfterEffect {
        kind: AfterKind::Soreness,
        severity,
        hours,
    });
    let pressure = || option::of((1_u8..=5).prop_map(|step| Pressure::new(step).unwrap()));
    let plain = (kind, times(), minutes(), who(), pressure(), pressure());
    let kinds = vec![
        FeedbackKind::TooMuch,
        FeedbackKind::More,
        FeedbackKind::JustRight,
    ];
    let feedback =
        (any::<u16>(), select(kinds)).prop_map(|(minute, kind)| Feedback { minute, kind });
    let lists = (
        vec(technique, 0..3),
        vec(feedback, 0..3),
        touched,
        vec(after, 0..3),
    );
    let texts = (name(), name(), note(), name(), note());
    (plain, lists, texts).prop_map(move |(plain, lists, texts)| {
        let (techniques, feedback, touched, after) = lists;
        let (kind, (at, recorded_at), minutes, by, pressure_wanted, pressure_got) = plain;
        let (therapist, location, said, cost, note) = texts;
        let touched = touched.into_iter().filter(|_| knots > 0);
        Treatment {
            id: TreatmentId::from_bits(id),
            kind,
            at,
            recorded_at,
            minutes,
            techniques,
            by,
            therapist,
            location,
            pressure_wanted,
            pressure_got,
            feedback,
            touched: touched
                .map(|(knot, (outcome, minutes))| Touched {
                    knot: KnotId::from_bits(knot),
                    outcome,
                    minutes,
                })
                .collect(),
            after,
            said,
            cost,
            note,
        }
    })
}

fn episode(id: u64) -> impl Strategy<Value = Episode> {
    let kind = prop_oneof![
        Just(EpisodeKind::DeskDay),
        name().prop_map(EpisodeKind::Other)
    ];
    let said = (
        option::of(when()),
        option::of(intensity()),
        option::of(place()),
    );
    (kind, times(), said, note()).prop_map(move |(kind, (from, recorded_at), said, note)| {
        let (until, severity, place) = said;
        Episode {
            id: EpisodeId::from_bits(id),
            kind,
            from,
            until: until.filter(|until| *until >= from),
            recorded_at,
            severity,
            place,
            note,
        }
    })
}

fn check_in(id: u64) -> impl Strategy<Value = CheckIn> {
    let step = || option::of(intensity());
    let answer = (name(), any::<bool>()).prop_map(|(question, yes)| SafetyAnswer { question, yes });
    (times(), (step(), step(), step()), vec(answer, 0..3), note()).prop_map(
        move |((at, recorded_at), (pain, enjoyment, activity), safety, note)| CheckIn {
            id: CheckInId::from_bits(id),
            at,
            recorded_at,
            pain,
            enjoyment,
            activity,
            safety,
            note,
        },
    )
}

fn goal(id: u64) -> impl Strategy<Value = Goal> {
    let check = (when(), any::<bool>()).prop_map(|(at, met)| GoalCheck { at, met });
    (name(), stamp(), vec(check, 0..3), any::<bool>(), note()).prop_map(
        move |(name, recorded_at, checks, archived, note)| Goal {
            id: GoalId::from_bits(id),
            name,
            recorded_at,
            checks,
            archived,
            note,
        },
    )
}

fn photos() -> impl Strategy<Value = Vec<Photo>> {
    let source = prop_oneof![
        name().prop_map(PhotoSource::File),
        vec(any::<u8>(), 0..9).prop_map(|bytes| PhotoSource::Embedded(bytes.into())),
    ];
    let point = || (0.0..=1000.0, 0.0..=1000.0).prop_map(|(x, y)| PhotoPoint::clamped(x, y));
    let anchors = select(vec![Anchors::Psis, Anchors::Acromia]);
    let photo = (source, anchors, point(), point(), point());
    proptest::collection::btree_map(select(View::ALL.to_vec()), photo, 0..3).prop_map(|all| {
        let photo = |(view, (source, anchors, c7, left, right))| Photo {
            view,
            source,
            anchors,
            c7,
            left,
            right,
        };
        all.into_iter().map(photo).collect()
    })
}

/// Any chart the rules allow, small.
pub fn chart() -> impl Strategy<Value = Chart> {
    let counts = (0_u64..4, 0_u64..3, 0_u64..3, 0_u64..3, 0_u64..3);
    counts.prop_flat_map(|(knots, treatments, episodes, check_ins, goals)| {
        let entries: Vec<_> = (1..=knots).map(|id| entry(id, knots, treatments)).collect();
        let treatments: Vec<_> = (1..=treatments).map(|id| treatment(id, knots)).collect();
        let episodes: Vec<_> = (1..=episodes).map(episode).collect();
        let check_ins: Vec<_> = (1..=check_ins).map(check_in).collect();
        let goals: Vec<_> = (1..=goals).map(goal).collect();
        let records = (entries, treatments, episodes, check_ins, goals, photos());
        (person(), records).prop_map(|(person, records)| {
            let (entries, treatments, episodes, check_ins, goals, photos) = records;
            Chart::from_parts(Parts {
                person,
                entries,
                treatments,
                episodes,
                check_ins,
                goals,
                photos,
            })
            .unwrap()
        })
    })
}
