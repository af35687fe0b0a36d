//! What a rating costs: what belongs to its own knot, however many other knots there are. Counted, not timed.

use egui::{Key, Vec2};
use jiff::SignedDuration;
use knotmap::model::Chart;
use knotmap::store;

use super::support::window::{Desk, Look};
use super::ten_years::generator;

/// Half a year: enough for treatments to be asked about, and quick to make.
const DAYS: usize = 180;

fn desk(knots: usize) -> Desk {
    let mut chart = generator::chart(1, DAYS).unwrap();
    let all: Vec<_> = chart.entries().iter().map(|it| it.knot().id).collect();
    for knot in all.into_iter().skip(knots) {
        let removal = chart.removal_of_knot(knot);
        chart.apply(removal).unwrap();
    }
    let look = Look {
        size: Vec2::new(1280.0, 1400.0),
        ..Look::default()
    };
    Desk::with(look, |folder| {
        let path = folder.join("chart.ron");
        store::save(&chart, &path).unwrap();
        Some(path)
    })
}

fn ratings(chart: &Chart) -> Vec<usize> {
    let entries = chart.entries();
    entries.iter().map(|entry| entry.ratings().len()).collect()
}

/// How often something is worked out from a knot for one more rating of the first.
fn worked_out_for_a_rating(desk: &mut Desk) -> u64 {
    desk.pass(SignedDuration::from_secs(10));
    let (before, rated) = (desk.app().worked_out(), ratings(desk.chart()));
    desk.type_text("4");
    let now = ratings(desk.chart());
    assert_eq!(now[0], rated[0] + 1);
    assert_eq!(now[1..], rated[1..]);
    desk.app().worked_out() - before
}

#[test]
fn a_rating_works_out_its_own_knot_and_no_other() {
    let counts = |knots: usize| {
        let mut desk = desk(knots);
        assert!(
            desk.app().worked_out() >= 3 * knots.min(20) as u64,
            "it counts"
        );
        desk.click_containing("1 Knot 1, ");
        let plain = worked_out_for_a_rating(&mut desk);
        desk.click("Helped");
        desk.key(Key::Escape);
        desk.click_containing("1 Knot 1, ");
        desk.click("Helped");
        (plain, worked_out_for_a_rating(&mut desk))
    };
    let (one, one_helped) = counts(1);
    let (fifty, fifty_helped) = counts(generator::KNOTS);
    assert_eq!(one, fifty);
    assert_eq!(one_helped, fifty_helped);
    assert!(one > 0 && one_helped > one, "{one} {one_helped}");
}

#[test]
fn moving_through_time_works_out_rows_in_view_and_nothing_of_the_rest() {
    let mut desk = desk(generator::KNOTS);
    desk.click_containing("1 Knot 1, ");
    let before = desk.app().worked_out();
    desk.click("Event before");
    let rows = desk.app().worked_out() - before;
    assert!((1..=generator::KNOTS as u64).contains(&rows), "{rows}");
    let before = desk.app().worked_out();
    desk.settle();
    assert_eq!(
        desk.app().worked_out(),
        before,
        "a still window works nothing out"
    );
}
