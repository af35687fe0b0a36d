//! What is switched off is nowhere in what leaves: two charts that differ in nothing else give the same bytes.
//!
//! This holds for whatever is packed, drawn as glyphs, spread over pixels or summed up in a hash, and needs no eyes
//! for any of it.

use jiff::SignedDuration;
use knotmap::analysis::Moment;
use knotmap::body::Body;
use knotmap::exchange::{Table, fhir_bundle, research_pack};
use knotmap::model::*;
use knotmap::report::page::Period;
#[cfg(feature = "pdf")]
use knotmap::report::page::{PageOptions, PageSource, Paper, Reader, Timeline, page_pdf};
use knotmap::report::{self, ExportOptions, Share, SharePart, content_hash};
use knotmap::scene::{Look, Theme};
use knotmap::store;

/// By how much a research pack moves all dates here.
const SHIFT_DAYS: i64 = -1234;

/// What two charts differ in.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Differs {
    InNothing,
    In(SharePart),
    InAnotherKnot,
    InEarlierDays,
    InAll,
}

impl Differs {
    fn all() -> impl Iterator<Item = Self> {
        let parts = SharePart::ALL.into_iter().map(Self::In);
        parts.chain([Self::InAnotherKnot, Self::InEarlierDays])
    }

    /// A text of this part, another one where the chart differs in it.
    fn text(self, part: SharePart) -> String {
        let other = if self.is_in(part) { "-other" } else { "" };
        format!("Q{}{other}", part.name())
    }

    fn is_in(self, part: SharePart) -> bool {
        self == Self::In(part) || self == Self::InAll
    }

    fn is_earlier(self) -> bool {
        matches!(self, Self::InEarlierDays | Self::InAll)
    }

    /// The first evening; nine days and some hours earlier in the same month where the dates differ.
    fn first(self) -> Stamp {
        let first = if self.is_in(SharePart::ExactDates) {
            "2026-05-03T07:12:31+02:00"
        } else {
            "2026-05-12T19:47:29+02:00"
        };
        first.parse().unwrap()
    }

    fn after(self, days: i64) -> Stamp {
        self.first().plus(SignedDuration::from_hours(24 * days))
    }
}

fn now() -> Stamp {
    "2026-05-30T18:00:00+02:00".parse().unwrap()
}

fn felt(level: u8) -> Score {
    Score::Felt(Intensity::new(level).unwrap())
}

fn ratings(ids: &mut Ids, on: Differs) -> Vec<Rating> {
    let late = [(0, 8), (4, 7), (11, 3)].map(|(day, level)| (on.after(day), level));
    let level = if on.is_earlier() { 9 } else { 1 };
    let early = "2026-03-04T08:00:00+01:00".parse().unwrap();
    std::iter::once((early, level))
        .chain(late)
        .map(|(at, level)| Rating {
            note: on.text(SharePart::Notes),
            ..Rating::now(ids.rating(), felt(level), at)
        })
        .collect()
}

fn finding(on: Differs) -> Finding {
    Finding {
        tight_band: Some(true),
        note: on.text(SharePart::Notes),
        ..Finding::new(Who::Therapist, on.after(4).into(), on.after(4))
    }
}

/// The knot that everything is said about.
fn jeffrey(ids: &mut Ids, on: Differs) -> Entry {
    let place = Place::new(View::Back, BodyPos::new(-0.2, 0.2).unwrap());
    let own = || on.text(SharePart::OwnWords);
    let knot = Knot {
        name: on.text(SharePart::Names),
        note: on.text(SharePart::Notes),
        since: Some(When::Day(on.first().date())),
        feels: vec![own()],
        worse_with: own(),
        better_with: own(),
        avoid: own(),
        findings: vec![finding(on)],
        ..Knot::new(ids.knot(), place, on.first())
    };
    let eased = Milestone {
        note: on.text(SharePart::Notes),
        by: Who::Therapist,
        ..Milestone::new(
            ids.milestone(),
            MilestoneKind::Returned,
            on.after(4).into(),
            on.after(4),
        )
    };
    Entry::new(knot, ratings(ids, on), vec![eased])
}

/// A knot that had gone before all this.
fn gone(ids: &mut Ids, on: Differs) -> Entry {
    let u = if on == Differs::InAnotherKnot {
        0.3
    } else {
        0.2
    };
    let place = Place::new(View::Back, BodyPos::new(u, 0.3).unwrap());
    let at: Stamp = "2026-02-03T08:00:00+01:00".parse().unwrap();
    let day = if on.is_earlier() { 8 } else { 9 };
    let day = format!("2026-02-0{day}").parse().unwrap();
    let released = Milestone::new(ids.milestone(), MilestoneKind::Released, day, at);
    let knot = Knot::new(ids.knot(), place, at);
    Entry::new(knot, Vec::new(), vec![released])
}

fn treatment(ids: &mut Ids, on: Differs, knot: KnotId) -> Treatment {
    let kind = TreatmentKind::Other(on.text(SharePart::OwnWords));
    let notes = || on.text(SharePart::Notes);
    Treatment {
        minutes: Some(60),
        therapist: on.text(SharePart::Therapists),
        location: on.text(SharePart::Therapists),
        techniques: vec![Technique {
            name: on.text(SharePart::OwnWords),
            minutes: None,
        }],
        said: notes(),
        cost: notes(),
        note: notes(),
        touched: vec![Touched {
            knot,
            outcome: Outcome::Eased,
            minutes: Some(12),
        }],
        ..Treatment::new(ids.treatment(), kind, on.after(4).into(), on.after(4))
    }
}

fn check_in(ids: &mut Ids, on: Differs) -> CheckIn {
    let four = Intensity::new(4).ok();
    CheckIn {
        pain: four,
        enjoyment: four,
        activity: four,
        safety: vec![SafetyAnswer {
            question: "fever".to_owned(),
            yes: on.is_in(SharePart::Health),
        }],
        note: on.text(SharePart::Notes),
        ..CheckIn::new(ids.check_in(), on.after(5).into(), on.after(5))
    }
}

fn person(on: Differs) -> Person {
    let born = if on.is_in(SharePart::Names) {
        "1986"
    } else {
        "1987"
    };
    Person {
        name: on.text(SharePart::Names),
        born: Some(born.parse().unwrap()),
        medicines: on.text(SharePart::Health),
        conditions: on.text(SharePart::Health),
        questions: on.text(SharePart::Questions),
        // Free words can say anything.
        brief: SharePart::ALL.map(|part| on.text(part)).join(" "),
        contacts: vec![Contact {
            name: on.text(SharePart::Therapists),
            ..Contact::default()
        }],
        note: on.text(SharePart::Notes),
        ..Person::default()
    }
}

fn chart(on: Differs) -> Chart {
    let mut ids = Ids::seeded(4);
    let gone = gone(&mut ids, on);
    let jeffrey = jeffrey(&mut ids, on);
    let kind = EpisodeKind::Other(on.text(SharePart::OwnWords));
    let episode = Episode {
        note: on.text(SharePart::Notes),
        ..Episode::new(ids.episode(), kind, on.after(6).into(), on.after(6))
    };
    let name = on.text(SharePart::OwnWords);
    Chart::from_parts(Parts {
        person: person(on),
        treatments: vec![treatment(&mut ids, on, jeffrey.knot().id)],
        entries: vec![gone, jeffrey],
        episodes: vec![episode],
        check_ins: vec![check_in(&mut ids, on)],
        goals: vec![Goal {
            note: on.text(SharePart::Notes),
            ..Goal::new(ids.goal(), name, on.first())
        }],
        photos: Vec::new(),
    })
    .unwrap()
}

fn may() -> Period {
    let day = |text: &str| text.parse().unwrap();
    Period::new(day("2026-05-01"), day("2026-05-31"))
}

fn jeffreys_id(chart: &Chart) -> KnotId {
    chart.entries()[1].knot().id
}

/// The sharing that leaves out what two charts differ in.
fn without(on: Differs) -> Share {
    match on {
        Differs::InNothing | Differs::InAll => Share::default(),
        Differs::In(part) => Share::without([part]),
        Differs::InAnotherKnot => Share {
            only_knot: Some(jeffreys_id(&chart(on))),
            ..Share::default()
        },
        Differs::InEarlierDays => Share {
            only_days: Some(may()),
            ..Share::default()
        },
    }
}

/// Everything that can leave, by its name.
fn leaving(chart: &Chart, share: &Share) -> Vec<(&'static str, Vec<u8>)> {
    let body = Body::shared().unwrap();
    let shared = share.of(chart).unwrap();
    let export = ExportOptions {
        view: View::Back,
        look: Look::default(),
        camera: None,
        moment: Moment::Present(now()),
        by_month: !share.exact_dates,
        theme: Theme::Light,
        photo: None,
    };
    let then = Moment::At("2026-05-01T23:59:59+02:00".parse().unwrap());
    let (map, sentence) = report::map_svg(&shared, body, &export).unwrap();
    let (both, words) = report::compare_svg(&shared, body, &export, then).unwrap();
    let picture = report::Picture::of_svg(&map, 400.0).unwrap().png().unwrap();
    let text = store::to_text(&shared);
    let mut all = vec![
        ("map", map.into_bytes()),
        ("map in words", sentence.into_bytes()),
        ("before and after", both.into_bytes()),
        ("before and after in words", words.into_bytes()),
        ("picture", picture),
        ("content hash", content_hash(&text).into_bytes()),
        ("chart", text.into_bytes()),
        ("bundle", fhir_bundle(&shared, body).into_bytes()),
        ("pack", research_pack(&shared, body, SHIFT_DAYS).unwrap()),
    ];
    let tables = Table::ALL.map(|table| (table.name(), table.to_csv(&shared, body).into_bytes()));
    all.extend(tables);
    #[cfg(feature = "pdf")]
    all.extend(sources(chart, &shared, share));
    all
}

/// What pages are set from: the template, its values and drawings are all there is.
#[cfg(feature = "pdf")]
fn sources(chart: &Chart, shared: &Chart, share: &Share) -> Vec<(&'static str, Vec<u8>)> {
    let body = Body::shared().unwrap();
    let options = options(chart, shared, share);
    let source = PageSource::new(shared, body, &options, Paper::A4).unwrap();
    let (inputs, files) = (source.inputs.to_string(), format!("{:?}", source.files));
    vec![
        ("page", inputs.into_bytes()),
        ("drawings of the page", files.into_bytes()),
        (
            "time of the page",
            options.made_at().to_string().into_bytes(),
        ),
    ]
}

#[cfg(feature = "pdf")]
fn options(chart: &Chart, shared: &Chart, share: &Share) -> PageOptions {
    let mut options = PageOptions {
        period: may(),
        reader: Reader::Therapist,
        now: now(),
        exact_dates: share.exact_dates,
        weeks: Timeline::default(),
        hash: content_hash(&store::to_text(shared)),
    };
    options.weeks = share.weeks(chart, may(), options.moment()).unwrap();
    options
}

/// The files themselves.
#[cfg(feature = "pdf")]
fn pages(chart: &Chart, share: &Share) -> [Vec<u8>; 3] {
    let body = Body::shared().unwrap();
    let shared = share.of(chart).unwrap();
    let options = options(chart, &shared, share);
    let id = shared.entries().last().unwrap().knot().id;
    let card = report::card(&shared, body, id, &options).unwrap();
    [
        page_pdf(&shared, body, &options, Paper::A4).unwrap(),
        card.pdf(options.made_at()).unwrap(),
        card.picture(0, 150.0).unwrap().unwrap().png().unwrap(),
    ]
}

#[test]
fn what_is_switched_off_makes_no_difference_in_any_byte() {
    for on in Differs::all() {
        let share = without(on);
        let one = leaving(&chart(Differs::InNothing), &share);
        for ((name, a), (_, b)) in one.iter().zip(leaving(&chart(on), &share)) {
            assert!(*a == b, "{name} tells of what was switched off: {on:?}");
        }
    }
}

/// The same of the packed files, with everything switched off at once.
#[cfg(feature = "pdf")]
#[test]
fn what_is_switched_off_makes_no_difference_in_any_pdf() {
    let share = Share {
        only_days: Some(may()),
        ..Share::without(SharePart::ALL)
    };
    let one = pages(&chart(Differs::InNothing), &share);
    assert!(one == pages(&chart(Differs::InAll), &share));
    let all = Share::default();
    let one = pages(&chart(Differs::InNothing), &all);
    assert!(one != pages(&chart(Differs::InAll), &all));
}

#[test]
fn what_is_handed_over_does_make_a_difference() {
    let one = leaving(&chart(Differs::InNothing), &Share::default());
    for on in Differs::all() {
        let other = leaving(&chart(on), &Share::default());
        let differing = one.iter().zip(&other).filter(|(a, b)| a.1 != b.1);
        let names: Vec<&str> = differing.map(|((name, _), _)| *name).collect();
        for name in ["content hash", "chart"] {
            assert!(names.contains(&name), "{name} does not show {on:?}");
        }
        if cfg!(feature = "pdf") {
            let drawn = names.contains(&"page") || names.contains(&"drawings of the page");
            assert!(drawn, "the page does not show {on:?}");
        }
    }
}

/// It leaves out by itself what the switches are about; only with the same shift do other dates show.
#[test]
fn a_research_pack_needs_no_switch() {
    let pack = |on| research_pack(&chart(on), Body::shared().unwrap(), SHIFT_DAYS).unwrap();
    let plain = pack(Differs::InNothing);
    for part in SharePart::ALL {
        let is_same = pack(Differs::In(part)) == plain;
        assert_eq!(is_same, part != SharePart::ExactDates, "{part:?}");
    }
    assert_ne!(pack(Differs::InAnotherKnot), plain, "places are kept");
}

/// A picture holds its size and its pixels, and nothing about itself.
#[test]
fn a_png_has_no_chunks_but_those_of_its_pixels() {
    let all = leaving(&chart(Differs::InNothing), &Share::default());
    for (name, bytes) in all.iter().filter(|(name, _)| name.starts_with("picture")) {
        let mut rest = &bytes[8..];
        while !rest.is_empty() {
            let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
            let kind = std::str::from_utf8(&rest[4..8]).unwrap();
            assert!(["IHDR", "IDAT", "IEND"].contains(&kind), "{name}: {kind}");
            rest = &rest[12 + length..];
        }
    }
}
