//! The sample chart tells its story, and is what its generator makes.

use jiff::civil::date;
use knotmap::analysis::{By, Helped, LifeState, Moment, Phase, helped, life, state_at};
use knotmap::body::Body;
use knotmap::model::{
    Chart, Entry, EpisodeKind, Intensity, Knot, MilestoneKind, Outcome, Rating, Score, Side,
    Treatment, TreatmentKind, Who,
};
use knotmap::store::{parse, to_text};

#[path = "../../examples/make_sample/story/mod.rs"]
mod story;

const SAMPLE: &str = include_str!("../../examples/jeffrey.ron");

fn sample() -> Chart {
    parse(SAMPLE.as_bytes()).unwrap()
}

fn named<'a>(chart: &'a Chart, name: &str) -> &'a Entry {
    let mut entries = chart.entries().into_iter();
    entries.find(|entry| entry.knot().name == name).unwrap()
}

fn scores(entry: &Entry) -> impl DoubleEndedIterator<Item = u8> {
    let felt = |rating: &Rating| rating.score.intensity().map(Intensity::get);
    entry.ratings().iter().filter_map(felt)
}

/// Longest time between two ratings, in days.
fn longest_gap(entry: &Entry) -> i64 {
    let seconds = || entry.ratings().iter().map(|r| r.felt_at.order_second());
    let gaps = seconds().zip(seconds().skip(1)).map(|(a, b)| b - a);
    gaps.max().unwrap_or(0) / (24 * 3600)
}

#[test]
fn it_saves_to_the_same_bytes_and_is_what_the_generator_makes() {
    assert_eq!(to_text(&sample()), SAMPLE);
    let made = to_text(&story::chart().unwrap());
    assert!(
        made == SAMPLE,
        "run: cargo run --example make_sample -- examples/jeffrey.ron"
    );
}

#[test]
fn every_knot_lies_on_the_body_and_is_said_to_be_on_its_side() {
    let (chart, body) = (sample(), Body::shared().unwrap());
    let sides: Vec<(&str, Side)> = chart
        .entries()
        .into_iter()
        .map(Entry::knot)
        .map(|knot: &Knot| (knot.name.as_str(), knot.place.side()))
        .collect();
    let expected = [
        ("Jeffrey", Side::Left),
        ("Left trap", Side::Left),
        ("Right trap", Side::Right),
        ("Low back right", Side::Right),
        ("Under the skull", Side::Right),
    ];
    assert_eq!(sides, expected);
    for entry in chart.entries() {
        let place = &entry.knot().place;
        let hit = body.hit(place.view, place.pos).unwrap();
        assert!(hit.inside && hit.side == place.side(), "{place:?}");
        let words = body.words(place, 50.9).to_string();
        let own = format!("your {}", place.side());
        assert!(words.starts_with(&own), "{words}");
    }
    let jeffrey = body.words(&named(&chart, "Jeffrey").knot().place, 50.9);
    assert!(
        jeffrey
            .over
            .iter()
            .any(|muscle| muscle.name == "Rhomboid major"),
        "{jeffrey}"
    );
}

#[test]
fn jeffrey_was_bad_for_long_and_then_let_go_under_scraping() {
    let chart = sample();
    let jeffrey = named(&chart, "Jeffrey");
    let ratings = jeffrey.ratings();
    let mut events = jeffrey.milestones().iter();
    let release = events
        .rfind(|event| event.kind == MilestoneKind::Released)
        .unwrap();
    let at = release.at.order_second();
    let before: Vec<_> = ratings
        .iter()
        .filter(|r| r.felt_at.order_second() < at)
        .collect();
    let lowest = before.iter().map(|r| r.score).min().unwrap();
    assert!(lowest.intensity().unwrap().get() >= 5);
    let flares: Vec<_> = before
        .iter()
        .filter(|r| r.score.intensity().unwrap().get() == 9)
        .collect();
    let days = flares.iter().map(|r| r.felt_at.first_day());
    assert!(flares.len() > 2);
    assert!(
        days.into_iter()
            .all(|day| (date(2026, 2, 1)..=date(2026, 2, 10)).contains(&day))
    );
    let after = ratings.len() - before.len();
    assert!(after > 50 && scores(jeffrey).rev().take(after).all(|score| score <= 2));

    assert_eq!((release.by, release.minute), (Who::Me, Some(52)));
    let visit = chart.treatment(release.treatment.unwrap()).unwrap();
    let techniques: Vec<&str> = visit.techniques.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(techniques, ["scraping", "myofascial release", "pressure"]);
    let touched = |t: &Treatment| {
        t.touched
            .iter()
            .find(|t| t.knot == jeffrey.knot().id)
            .map(|t| t.outcome)
    };
    assert_eq!(touched(visit), Some(Outcome::Released));
    let ordinary: Vec<_> = chart
        .treatments()
        .into_iter()
        .filter(|t| t.kind != TreatmentKind::Therapeutic)
        .collect();
    assert!(ordinary.len() > 20);
    assert!(
        ordinary
            .iter()
            .all(|t| touched(t) != Some(Outcome::Released) && t.therapist != visit.therapist)
    );
}

#[test]
fn headaches_after_workouts_stop_and_workouts_go_on() {
    let chart = sample();
    let last = |kind: EpisodeKind| {
        let mut episodes = chart.episodes().into_iter();
        let episode = episodes.rfind(|episode| episode.kind == kind).unwrap();
        episode.from.first_day()
    };
    assert!(last(EpisodeKind::Headache) < date(2026, 9, 5));
    assert!(last(EpisodeKind::Headache) > date(2026, 8, 1));
    assert!(last(EpisodeKind::Workout) > date(2026, 11, 1));
    let workouts: Vec<_> = chart
        .episodes()
        .into_iter()
        .filter(|e| e.kind == EpisodeKind::Workout)
        .map(|e| e.from.first_day())
        .collect();
    for headache in chart
        .episodes()
        .iter()
        .filter(|e| e.kind == EpisodeKind::Headache)
    {
        let day_before = headache.from.first_day().yesterday().unwrap();
        assert!(workouts.contains(&day_before));
    }
    let sore = chart
        .episodes()
        .iter()
        .filter(|e| e.kind == EpisodeKind::Soreness)
        .count();
    assert_eq!(sore, 3);
}

#[test]
fn what_is_missing_is_missing_in_every_way() {
    let chart = sample();
    assert!((350..=600).contains(&chart.rating_count()));
    assert!(longest_gap(named(&chart, "Jeffrey")) >= 28);
    assert!(named(&chart, "Under the skull").ratings().is_empty());
    assert!(named(&chart, "Low back right").ratings().len() < 10);
    let asked = named(&chart, "Right trap").ratings().iter();
    assert_eq!(asked.filter(|r| r.score == Score::Unknown).count(), 1);
    let all = chart.entries();
    let mut ratings = all.iter().flat_map(|entry| entry.ratings());
    assert!(ratings.any(|r| r.felt_at.exact().is_none()));
    for rating in all.iter().flat_map(|entry| entry.ratings()) {
        let felt = rating.felt_at.exact().unwrap_or(rating.recorded_at);
        assert!(felt <= rating.recorded_at, "{rating:?}");
    }
    let now = Moment::Present("2026-11-15T12:00:00+01:00".parse().unwrap());
    let left = state_at(named(&chart, "Left trap"), now);
    assert!(matches!(left.phase, Phase::Returned(_)), "{left:?}");
    assert!(state_at(named(&chart, "Jeffrey"), now).is_released());
}

#[test]
fn what_ever_helped_puts_the_kind_that_changed_something_first_and_says_where_cases_are_few() {
    let chart = sample();
    let now = "2026-11-15T12:00:00+01:00".parse().unwrap();
    let row = |helped: &Helped| (helped.name.clone(), helped.is_too_few());
    let kinds = helped(&chart, By::Kind, now);
    assert_eq!(row(&kinds[0]), ("Therapeutic massage".to_owned(), false));
    assert!(kinds[0].week.median().unwrap() < kinds[1].week.median().unwrap());
    let stones = kinds.iter().find(|kind| kind.name == "Hot stone massage");
    assert!(stones.unwrap().is_too_few());
    let techniques = helped(&chart, By::Technique, now);
    let first: Vec<&str> = techniques.iter().take(3).map(|t| t.name.as_str()).collect();
    assert!(
        first.contains(&"scraping") && first.contains(&"myofascial release"),
        "{first:?}"
    );
    assert_eq!(helped(&chart, By::Therapist, now)[0].name, "Ines");
}

#[test]
fn jeffrey_is_quiet_now_and_the_goal_is_met_since() {
    let chart = sample();
    let at = |day: &str| Moment::At(format!("{day}T23:00:00+01:00").parse().unwrap());
    let state = |day| life(named(&chart, "Jeffrey"), at(day)).state;
    assert_eq!(state("2026-08-20"), LifeState::Active);
    assert_eq!(state("2026-09-06"), LifeState::Released);
    assert_eq!(state("2026-11-15"), LifeState::Quiet);
    assert_eq!(
        life(named(&chart, "Left trap"), at("2026-11-15")).returns(),
        1
    );
    let goals = chart.goals();
    let release = date(2026, 9, 5);
    for check in &goals[0].checks {
        assert_eq!(check.met, check.at.first_day() > release);
    }
    let weeks: Vec<f64> = chart
        .check_ins()
        .iter()
        .filter_map(|week| week.peg())
        .collect();
    assert!(weeks.len() == 8 && weeks[7] < 1.0 && weeks[5] > 6.0);
    let body = Body::shared().unwrap();
    for spread in &named(&chart, "Jeffrey").knot().spreads_to {
        assert!(body.zone(&spread.zone).is_some(), "{spread:?}");
    }
}
