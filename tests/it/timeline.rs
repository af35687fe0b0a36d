//! The timeline: stepping, scrubbing, the read-only past, entries for an earlier date, and the picked range.

use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use knotmap::model::{Score, Stamp, When};
use knotmap::session::Session;

use crate::support::window::{Desk, Look};

/// The window on the sample, with Jeffrey selected.
fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    desk.click_containing("1 Jeffrey, ");
    desk
}

fn session(desk: &Desk) -> &Session {
    &desk.app().document().unwrap().session
}

fn past(desk: &Desk) -> Option<Stamp> {
    session(desk).past()
}

/// What screen readers say of the timeline.
fn value(desk: &Desk) -> String {
    let node = desk.harness.get_by_label("Timeline");
    node.accesskit_node().value().unwrap()
}

/// A place on the timeline: a share of its width, and points below its top.
fn place(desk: &Desk, along: f32, down: f32) -> Pos2 {
    let rect = desk.harness.get_by_label("Timeline").rect();
    pos2(
        rect.left() + 132.0 + (rect.width() - 142.0) * along,
        rect.top() + down,
    )
}

#[test]
fn the_present_is_shown_until_a_time_is_clicked_and_today_leads_back() {
    let mut desk = sample();
    assert_eq!(value(&desk), "Now, 22 November 2026, 08:15");
    let at = place(&desk, 0.5, 60.0);
    desk.click_at(at);
    let shown = past(&desk).unwrap();
    assert!(value(&desk).contains(&shown.date().year().to_string()));
    assert!(desk.has("Showing ") && desk.has("Add entry for this date"));
    desk.click("Today");
    assert_eq!(past(&desk), None);
    assert!(!desk.has("Showing "));
    assert!(!session(&desk).is_dirty());
}

#[test]
fn the_playhead_drags_and_the_map_follows() {
    let mut desk = sample();
    let jeffrey = |desk: &Desk| {
        let node = desk
            .harness
            .get_all_by_label_contains("Jeffrey, ")
            .next()
            .unwrap();
        node.accesskit_node().label().unwrap()
    };
    let now = jeffrey(&desk);
    assert!(now.contains("released"), "{now}");
    let (from, to) = (place(&desk, 0.9, 12.0), place(&desk, 0.3, 12.0));
    desk.drag(from, to);
    let then = jeffrey(&desk);
    assert!(!then.contains("released"), "{then}");
    let from = place(&desk, 0.3, 12.0);
    let end = place(&desk, 1.0, 12.0);
    desk.drag(from, end);
    assert_eq!(past(&desk), None, "dragged to its end it shows the present");
}

#[test]
fn keys_step_through_events_days_and_to_the_ends() {
    let mut desk = sample();
    desk.harness.get_by_label("Timeline").focus();
    desk.settle();
    let place = session(&desk).chart().entries()[0].knot().place;
    desk.key(Key::ArrowLeft);
    let first = past(&desk).unwrap();
    desk.key(Key::ArrowLeft);
    let second = past(&desk).unwrap();
    assert!(second < first);
    desk.key(Key::ArrowRight);
    assert_eq!(past(&desk), Some(first));
    desk.keys(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(past(&desk).unwrap().second(), first.second() - 24 * 3600);
    desk.key(Key::Home);
    let start = past(&desk).unwrap();
    assert_eq!(start.to_string(), "2025-06-02T19:04:00+01:00");
    desk.key(Key::End);
    assert_eq!(past(&desk), None);
    assert_eq!(
        session(&desk).chart().entries()[0].knot().place,
        place,
        "no knot was nudged"
    );
}

#[test]
fn the_past_is_read_only_but_for_entries_of_that_date() {
    let mut desk = sample();
    let at = place(&desk, 0.5, 60.0);
    desk.click_at(at);
    let ratings = desk.chart().rating_count();
    desk.type_text("5");
    assert_eq!(desk.chart().rating_count(), ratings);
    assert!(desk.has("You are looking at an earlier time"));
    desk.click("Add entry for this date");
    assert!(desk.has("Jeffrey on "));
    desk.click("Rate 3 of 10");
    assert_eq!(desk.chart().rating_count(), ratings + 1);
    let day = past(&desk).unwrap().date();
    let entry = desk.chart().entries()[0];
    let added = entry
        .ratings()
        .iter()
        .find(|rating| rating.felt_at == When::Day(day));
    assert!(matches!(added.unwrap().score, Score::Felt(felt) if felt.get() == 3));
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.chart().rating_count(), ratings);
    desk.click("Back to today");
    assert_eq!(past(&desk), None);
}

#[test]
fn list_and_inspector_show_what_was_known_then() {
    let mut desk = sample();
    assert!(
        desk.has("Released 5 Sep 2026"),
        "{:?}",
        session(&desk).selection()
    );
    desk.harness.get_by_label("Timeline").focus();
    desk.settle();
    desk.key(Key::Home);
    desk.keys(Modifiers::SHIFT, Key::ArrowRight);
    assert!(!desk.has("Released 5 Sep 2026") && desk.has("Open · "));
    assert!(desk.has("An earlier time is shown"));
    assert!(
        !desk.has("How strong is it?"),
        "nothing can be entered as if it were now"
    );
    assert!(!desk.has("Edit rating of") && !desk.has("Delete rating of"));
    desk.click("Today");
    assert!(desk.has("How strong is it?"));
}

#[test]
fn shift_and_drag_pick_a_range_of_whole_days_that_can_be_cleared() {
    let mut desk = sample();
    let (from, to) = (place(&desk, 0.2, 60.0), place(&desk, 0.6, 60.0));
    desk.harness
        .event_modifiers(egui::Event::PointerMoved(from), Modifiers::SHIFT);
    desk.harness.step();
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::SHIFT,
    };
    desk.harness
        .event_modifiers(button(from, true), Modifiers::SHIFT);
    desk.harness.step();
    for share in [0.3, 1.0] {
        let pos = from + (to - from) * share;
        desk.harness
            .event_modifiers(egui::Event::PointerMoved(pos), Modifiers::SHIFT);
        desk.harness.step();
    }
    desk.harness
        .event_modifiers(button(to, false), Modifiers::SHIFT);
    desk.settle();
    let range = session(&desk).range().unwrap();
    assert!(range.from().to_string().contains("T00:00:00"));
    assert!(range.to().to_string().contains("T23:59:59"));
    assert!(range.secs() > 100 * 24 * 3600);
    assert_eq!(past(&desk), None, "picking a range shows no other time");
    desk.click("Clear the range");
    assert_eq!(session(&desk).range(), None);
}

#[test]
fn it_plays_until_stopped_and_repaints_only_then() {
    let mut desk = sample();
    let idle = desk.repaint_delay();
    desk.harness.get_by_label("Play through time").click();
    desk.harness.step();
    desk.harness.run_steps(5);
    let early = past(&desk).unwrap();
    assert!(desk.repaint_delay().is_zero());
    desk.harness.run_steps(10);
    assert!(past(&desk).unwrap() > early, "time runs on");
    desk.harness.get_by_label("Stop").click();
    desk.harness.step();
    desk.settle();
    let stopped = past(&desk).unwrap();
    desk.harness.run_steps(5);
    assert_eq!(past(&desk), Some(stopped));
    assert!(idle.as_secs() > 0 && desk.repaint_delay().as_secs() > 0);
}

#[test]
fn it_folds_to_a_strip_and_the_map_gets_the_room() {
    let mut desk = sample();
    let height = |desk: &Desk| {
        let map = desk.harness.get_by_label_contains("Body map, ");
        map.rect().height()
    };
    let open = height(&desk);
    assert!(open > 840.0 / 2.0, "the map keeps the most");
    desk.click("Fold the timeline");
    assert!(height(&desk) > open + 100.0);
    assert!(desk.has("Timeline"), "the axis stays in the strip");
    desk.click("Open the timeline");
    assert!((height(&desk) - open).abs() < 1.0);
}

#[test]
fn a_new_chart_begins_folded() {
    let desk = Desk::with_new_chart();
    assert!(desk.has("Open the timeline"));
}

#[test]
fn a_treatment_and_an_episode_are_added_for_the_date_that_is_shown() {
    let mut desk = sample();
    let at = place(&desk, 0.5, 60.0);
    desk.click_at(at);
    let day = past(&desk).unwrap().date();
    let (treatments, episodes) = (desk.chart().treatment_count(), desk.chart().episode_count());
    desk.click("Add entry for this date");
    desk.click("Log treatment…");
    assert!(desk.has("New treatment"));
    desk.click("Save treatment");
    assert_eq!(desk.chart().treatment_count(), treatments + 1);
    let all = desk.chart().treatments();
    assert!(all.iter().any(|treatment| treatment.at == When::Day(day)));
    assert_eq!(past(&desk).unwrap().date(), day, "still there");
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.chart().treatment_count(), treatments);

    desk.click("Add entry for this date");
    desk.click_nth("Add episode…", 1);
    desk.click("Rate 4 of 10");
    desk.click("Save episode");
    let all = desk.chart().episodes();
    assert!(all.iter().any(|episode| episode.from == When::Day(day)));
    assert_eq!(all.len(), episodes + 1);
}

#[test]
fn what_is_passed_is_said_with_its_techniques_and_what_came_of_it() {
    let mut desk = Desk::new();
    desk.click("Try the sample");
    desk.harness.get_by_label("Timeline").focus();
    desk.settle();
    let mut told = Vec::new();
    for _ in 0..60 {
        desk.key(Key::ArrowLeft);
        if desk.has("5 Sep 2026 · Therapeutic massage with Ines") {
            assert!(desk.has("scraping, myofascial release, pressure"));
            assert!(desk.has("Jeffrey released"));
            told.push("release");
        }
        if desk.has("massage with Katja") && desk.has("Jeffrey ") {
            assert!(!desk.has("Jeffrey released"));
            assert!(!desk.has("scraping"), "the ordinary massages");
            told.push("ordinary");
        }
        if past(&desk).is_some_and(|past| past.date().year() == 2026 && past.date().month() < 5) {
            break;
        }
    }
    let ordinary = told.iter().filter(|it| **it == "ordinary").count();
    told.dedup();
    assert_eq!(told, ["release", "ordinary"]);
    assert!(ordinary > 4, "{ordinary}");
    desk.click("Today");
    assert!(
        !desk.has("Therapeutic massage with Ines"),
        "only while it is passed"
    );
}

#[test]
fn height_folding_and_scroll_are_kept_for_the_next_start() {
    let mut desk = sample();
    desk.save_as("kept.ron");
    let rect = desk.harness.get_by_label("Timeline").rect();
    let edge = pos2(rect.center().x, rect.top() - 40.0);
    let low = rect.height();
    desk.drag(edge, edge - egui::vec2(0.0, 60.0));
    let height = |desk: &Desk| desk.harness.get_by_label("Timeline").rect().height();
    let high = height(&desk);
    assert!(high > low + 20.0, "{low} {high}");
    desk.close();
    let mut desk = desk.started_again("kept.ron");
    assert!(
        (height(&desk) - high).abs() < 2.0,
        "{} {high}",
        height(&desk)
    );
    desk.click("Fold the timeline");
    desk.close();
    let mut desk = desk.started_again("kept.ron");
    desk.click("Open the timeline");
    assert!(
        (height(&desk) - high).abs() < 2.0,
        "{} {high}",
        height(&desk)
    );
}

#[test]
fn lanes_scroll_with_the_wheel_over_their_names_as_far_as_the_last() {
    let mut desk = sample();
    let chart = desk.chart();
    let entries = chart.entries().into_iter();
    let knots: Vec<_> = entries
        .filter(|entry| !entry.knot().archived)
        .map(|entry| entry.knot().id)
        .collect();
    // Dates, treatments and episodes stand above the lanes.
    let rect = desk.harness.get_by_label("Timeline").rect();
    let (above, lane) = (24.0 + 18.0 + 14.0, 26.0);
    let name = pos2(rect.left() + 40.0, rect.top() + above + lane / 2.0);
    let first = |desk: &mut Desk| {
        desk.click_at(name);
        let selected = session(desk).selection().primary();
        knots.iter().position(|knot| Some(*knot) == selected)
    };
    assert_eq!(first(&mut desk), Some(0));
    desk.scroll(name, lane);
    assert_eq!(first(&mut desk), Some(1));
    desk.scroll(name, 10_000.0);
    let (shown, height) = (first(&mut desk).unwrap(), rect.height() - above);
    let left = (knots.len() - shown) as f32 * lane;
    assert!(
        left <= height && left + lane > height,
        "the last lane ends the list: {shown} {left} {height}"
    );
    desk.scroll(name, -10_000.0);
    assert_eq!(first(&mut desk), Some(0));
    assert_eq!(past(&desk), None, "no other time is shown");
}

#[test]
fn where_there_is_little_room_the_speed_is_short_and_still_said() {
    let look = |width| Look {
        size: egui::vec2(width, 700.0),
        ..Look::default()
    };
    let width = |width| {
        let mut desk = Desk::with(look(width), |_| None);
        desk.click("Try the sample");
        if desk.has("Open the timeline") {
            desk.click("Open the timeline");
        }
        let rect = desk.harness.get_by_label("Speed").rect();
        assert!(desk.has("Today") && rect.right() < width);
        rect.width()
    };
    assert!(width(900.0) < 110.0 && width(1280.0) > 120.0);
}
