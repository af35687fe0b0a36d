//! The list and the inspector, used by name as a person or a screen reader would.

use egui::{Key, Modifiers, Panel, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use knotmap::body::Body;
use knotmap::model::{
    Asked, BodyPos, Chart, Entry, Ids, Intensity, Knot, KnotId, Milestone, MilestoneKind, Place,
    Rating, Score, Stamp, View,
};
use knotmap::session::{Action, Now, Session};
use knotmap::ui::inspector::{self, InspectorState};
use knotmap::ui::list::{self, ListState};
use knotmap::ui::{Command, Outbox, PanelInput, theme};

/// Both panels over one session.
struct Desk {
    session: Session,
    zone: TimeZone,
    list: ListState,
    inspector: InspectorState,
    commands: Vec<Command>,
}

fn now() -> Stamp {
    "2026-11-22T08:15:00+01:00".parse().unwrap()
}

fn days_ago(days: i64) -> Stamp {
    now().plus(SignedDuration::from_hours(-24 * days))
}

fn felt(level: u8) -> Score {
    Score::Felt(Intensity::new(level).unwrap())
}

fn desk_ui(ui: &mut Ui, desk: &mut Desk) {
    let mut out = Outbox::default();
    let input = PanelInput {
        session: &desk.session,
        body: Body::shared().unwrap(),
        now: now(),
        zone: &desk.zone,
    };
    Panel::left("list")
        .exact_size(260.0)
        .show(ui, |ui| list::show(ui, input, &mut desk.list, &mut out));
    inspector::show(ui, input, &mut desk.inspector, &mut out);
    let at = Now {
        stamp: now(),
        tick_secs: ui.input(|i| i.time),
    };
    for action in out.actions {
        let effects = desk.session.apply(action, at);
        assert!(
            !matches!(effects.notice, Some(knotmap::session::Notice::Failed(_))),
            "{effects:?}"
        );
        ui.request_repaint();
    }
    desk.commands.extend(out.commands);
}

fn desk(entries: Vec<Entry>) -> Harness<'static, Desk> {
    sized(entries, Vec2::new(640.0, 1800.0), 1.0)
}

fn sized(entries: Vec<Entry>, size: Vec2, pixels_per_point: f32) -> Harness<'static, Desk> {
    let first = entries.first().map(|entry| entry.knot().id);
    let chart = Chart::from_parts(knotmap::model::Person::default(), entries, [], []).unwrap();
    let mut session = Session::new(chart, Ids::seeded(99));
    if let Some(first) = first {
        let at = Now {
            stamp: now(),
            tick_secs: 0.0,
        };
        drop(session.apply(Action::Select(first), at));
    }
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let (list, inspector) = (ListState::default(), InspectorState::default());
    let desk = Desk {
        session,
        zone,
        list,
        inspector,
        commands: Vec::new(),
    };
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        .with_max_steps(20)
        .with_context_setup(theme::install)
        .build_ui_state(desk_ui, desk)
}

/// A knot on this side of the upper back; `number` orders it.
fn knot(number: i64, name: &str, u: f64) -> Knot {
    let place = Place::new(View::Back, BodyPos::new(u, 0.21).unwrap());
    let id = KnotId::from_bits(number as u64);
    Knot {
        name: name.to_owned(),
        ..Knot::new(id, place, days_ago(800 - number))
    }
}

/// Jeffrey, on the left, with these ratings; the first is the oldest.
fn jeffrey(ratings: &[(i64, Score)]) -> Entry {
    let mut ids = Ids::seeded(5);
    let ratings = ratings
        .iter()
        .map(|(days, score)| Rating::now(ids.rating(), *score, days_ago(*days)));
    Entry::new(knot(1, "Jeffrey", -0.12), ratings.collect(), Vec::new())
}

fn ratings(harness: &Harness<'_, Desk>) -> Vec<Rating> {
    let session = &harness.state().session;
    session.chart().entries()[0].ratings().to_vec()
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

/// A field by its name.
fn type_into(harness: &mut Harness<'_, Desk>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_label(name).type_text(text);
    harness.run();
}

#[test]
fn pressing_a_number_rates_the_knot_now() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("1 Jeffrey, not rated, left, 6 cm from the spine")
            .is_some()
    );
    click(&mut harness, "Rate 0 of 10");
    assert_eq!(ratings(&harness)[0].score, felt(0));
    assert_eq!(ratings(&harness)[0].felt_at, now().into());
    assert!(
        harness
            .query_by_label("Open · 0 of 10 (today, 08:15)")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("1 Jeffrey, 0 of 10, left")
            .is_some()
    );
    click(&mut harness, "Could not say");
    assert!(
        harness
            .query_by_label("Open · could not say (today, 08:15)")
            .is_some()
    );
}

#[test]
fn a_knot_that_was_never_rated_says_so_and_is_not_zero() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    assert!(harness.query_by_label("Not rated yet").is_some());
    assert!(harness.query_by_label("Open · not rated yet").is_some());
    assert!(harness.query_by_label_contains("0 of 10 (").is_none());
}

#[test]
fn a_rating_can_be_back_dated_and_the_next_one_is_about_now_again() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Yesterday evening");
    assert!(harness.query_by_label("yesterday, 20:00").is_some());
    click(&mut harness, "Rate 6 of 10");
    let rated = ratings(&harness);
    assert_eq!(
        rated[0].felt_at,
        "2026-11-21T20:00:00+01:00".parse().unwrap()
    );
    assert_eq!(rated[0].recorded_at, now());
    assert!(harness.query_by_label_contains("entered later").is_some());
    click(&mut harness, "Rate 3 of 10");
    assert_eq!(ratings(&harness)[1].felt_at, now().into());
}

#[test]
fn any_date_and_time_can_be_typed_but_none_that_is_to_come() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Other…");
    type_into(&mut harness, "Time of day", "08:16");
    assert!(harness.query_by_label("That is still to come").is_some());
    assert!(
        harness
            .get_by_label("Rate 5 of 10")
            .accesskit_node()
            .is_disabled()
    );
    type_into(&mut harness, "Time of day", "7:30");
    click(&mut harness, "Rate 5 of 10");
    assert_eq!(
        ratings(&harness)[0].felt_at,
        "2026-11-22T07:30:00+01:00".parse().unwrap()
    );
}

#[test]
fn what_was_asked_is_kept() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "What is asked");
    click(&mut harness, "on pressing");
    click(&mut harness, "Rate 8 of 10");
    assert_eq!(ratings(&harness)[0].asked, Asked::OnPressing);
    assert!(
        harness
            .query_by_label("Open · 8 of 10 on pressing (today, 08:15)")
            .is_some()
    );
}

#[test]
fn a_past_rating_can_be_edited_by_name() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7)), (3, felt(4))])]);
    harness.run();
    let before = ratings(&harness);
    click(&mut harness, "Edit rating of 12 Nov 2026, 08:15");
    click(&mut harness, "Rating");
    click(&mut harness, "2");
    type_into(&mut harness, "Note on this entry", "after the sauna");
    click(&mut harness, "Save entry");
    let after = ratings(&harness);
    assert_eq!(after[0].score, felt(2));
    assert_eq!(after[0].note, "after the sauna");
    assert_eq!(after[0].felt_at, before[0].felt_at);
    assert_eq!(after[1], before[1]);
    assert!(harness.query_by_label("Save entry").is_none());
}

#[test]
fn an_edited_rating_can_be_moved_in_time() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7))])]);
    harness.run();
    click(&mut harness, "Edit rating of 12 Nov 2026, 08:15");
    type_into(&mut harness, "Time of day", "21:40");
    click(&mut harness, "Save entry");
    assert_eq!(
        ratings(&harness)[0].felt_at,
        "2026-11-12T21:40:00+01:00".parse().unwrap()
    );
}

#[test]
fn a_past_rating_can_be_deleted_and_brought_back() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7)), (3, felt(4))])]);
    harness.run();
    let before = ratings(&harness);
    click(&mut harness, "Delete rating of 12 Nov 2026, 08:15");
    assert_eq!(ratings(&harness), before[1..]);
    let at = Now {
        stamp: now(),
        tick_secs: 100.0,
    };
    drop(harness.state_mut().session.apply(Action::Undo, at));
    harness.run();
    assert_eq!(ratings(&harness), before);
}

#[test]
fn a_knot_is_marked_released_and_returned() {
    let mut harness = desk(vec![jeffrey(&[(3, felt(4))])]);
    harness.run();
    click(&mut harness, "Yesterday evening");
    click(&mut harness, "Mark released");
    assert!(
        harness
            .query_by_label("Released 21 Nov 2026 · 4 of 10 (19 Nov 2026, 08:15)")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("4 of 10, released 21 Nov 2026, left")
            .is_some()
    );
    click(&mut harness, "Mark returned");
    assert!(
        harness
            .query_by_label_contains("Came back 22 Nov 2026")
            .is_some()
    );
    click(&mut harness, "Edit milestone of 21 Nov 2026, 20:00");
    click(&mut harness, "Who says so");
    click(&mut harness, "A therapist says so");
    click(&mut harness, "Save entry");
    let milestones: Vec<Milestone> = harness.state().session.chart().entries()[0]
        .milestones()
        .to_vec();
    assert_eq!(milestones[0].kind, MilestoneKind::Released);
    assert_eq!(milestones[0].by, knotmap::model::Who::Therapist);
    click(&mut harness, "Delete milestone of 22 Nov 2026, 08:15");
    assert_eq!(
        harness.state().session.chart().entries()[0]
            .milestones()
            .len(),
        1
    );
}

#[test]
fn left_and_right_are_the_persons_own() {
    let entries = vec![
        jeffrey(&[]),
        Entry::new(knot(2, "Ruth", 0.12), Vec::new(), Vec::new()),
    ];
    let mut harness = desk(entries);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("1 Jeffrey, not rated, left,")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("2 Ruth, not rated, right,")
            .is_some()
    );
    assert!(
        harness
            .query_by_label_contains("Your left, 6 cm from the spine")
            .is_some()
    );
    harness.get_by_label_contains("2 Ruth").click();
    harness.run();
    assert!(
        harness
            .query_by_label_contains("Your right, 6 cm from the spine")
            .is_some()
    );
}

#[test]
fn a_name_is_kept_when_another_knot_is_selected_and_restored_by_escape() {
    let entries = vec![
        jeffrey(&[]),
        Entry::new(knot(2, "Ruth", 0.12), Vec::new(), Vec::new()),
    ];
    let mut harness = desk(entries);
    harness.run();
    type_into(&mut harness, "Name of the knot", "Jeff");
    let name = |harness: &Harness<'_, Desk>, index: usize| {
        harness.state().session.chart().entries()[index]
            .knot()
            .name
            .clone()
    };
    assert_eq!(name(&harness, 0), "Jeffrey", "not while it is being typed");
    harness.get_by_label_contains("2 Ruth").click();
    harness.run();
    assert_eq!(
        (name(&harness, 0), name(&harness, 1)),
        ("Jeff".to_owned(), "Ruth".to_owned())
    );

    type_into(&mut harness, "Name of the knot", "Ruthless");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(name(&harness, 1), "Ruth");
    type_into(&mut harness, "Name of the knot", "Ruthie");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(name(&harness, 1), "Ruthie");
}

#[test]
fn an_open_correction_is_kept_when_another_knot_is_selected() {
    let entries = vec![
        jeffrey(&[(10, felt(7))]),
        Entry::new(knot(2, "Ruth", 0.12), Vec::new(), Vec::new()),
    ];
    let mut harness = desk(entries);
    harness.run();
    click(&mut harness, "Edit rating of 12 Nov 2026, 08:15");
    type_into(&mut harness, "Note on this entry", "cold day");
    harness.get_by_label_contains("2 Ruth").click();
    harness.run();
    assert_eq!(ratings(&harness)[0].note, "cold day");
}

#[test]
fn depth_since_and_notes_change_the_record() {
    let mut harness = desk(vec![jeffrey(&[])]);
    harness.run();
    click(&mut harness, "Deep");
    type_into(&mut harness, "Since when", "2021-05");
    harness.key_press(Key::Enter);
    harness.run();
    type_into(&mut harness, "Notes", "worse at the desk");
    let knot =
        |harness: &Harness<'_, Desk>| harness.state().session.chart().entries()[0].knot().clone();
    let changed = knot(&harness);
    assert_eq!(changed.place.depth, knotmap::model::Depth::Deep);
    assert_eq!(changed.since, Some("2021-05".parse().unwrap()));
    assert_eq!(changed.note, "worse at the desk");
    type_into(&mut harness, "Since when", "ages");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness
            .query_by_label_contains("Type a year, month or day")
            .is_some()
    );
    assert_eq!(knot(&harness).since, Some("2021-05".parse().unwrap()));
}

#[test]
fn about_you_is_there_when_nothing_is_selected() {
    let mut harness = desk(Vec::new());
    harness.run();
    assert!(
        harness
            .query_by_label("No knots yet. Click the map where it is sore.")
            .is_some()
    );
    click(&mut harness, "About you");
    type_into(
        &mut harness,
        "From C7 to PSIS in cm; leave empty if not measured",
        "48,5",
    );
    harness.key_press(Key::Enter);
    harness.run();
    type_into(&mut harness, "Medicines", "none");
    let person = harness.state().session.chart().person().clone();
    assert_eq!(person.ruler_mm, Some(485));
    assert_eq!(person.medicines, "none");
    click(&mut harness, "Place a knot");
    assert_eq!(harness.state().commands, [Command::PlaceKnot]);
}

#[test]
fn the_list_is_walked_with_arrows_and_found_by_name() {
    let entries = (1..=12)
        .map(|number| {
            Entry::new(
                knot(number, &format!("Spot {number}"), 0.12),
                Vec::new(),
                Vec::new(),
            )
        })
        .collect();
    let mut harness = desk(entries);
    harness.run();
    harness.get_by_label_contains("1 Spot 1,").click();
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(
        harness.state().session.selection().primary(),
        Some(KnotId::from_bits(3))
    );
    assert!(harness.get_by_label_contains("3 Spot 3,").is_focused());
    harness
        .get_by_label_contains("5 Spot 5,")
        .click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert_eq!(harness.state().session.selection().knots().len(), 2);
    assert!(
        harness
            .query_by_label_contains("2 knots selected")
            .is_some()
    );
    type_into(&mut harness, "Filter knots", "spot 11");
    assert!(harness.query_by_label_contains("11 Spot 11").is_some());
    assert!(harness.query_by_label_contains("5 Spot 5,").is_none());
}

#[test]
fn archived_knots_wait_in_a_section_of_their_own() {
    let archived = Knot {
        archived: true,
        ..knot(2, "Old", 0.1)
    };
    let mut harness = desk(vec![
        jeffrey(&[]),
        Entry::new(archived, Vec::new(), Vec::new()),
    ]);
    harness.run();
    assert!(harness.query_by_label_contains("2 Old").is_none());
    click(&mut harness, "Archived (1)");
    assert!(
        harness
            .query_by_label_contains("2 Old, not rated, archived")
            .is_some()
    );
}

#[test]
fn years_of_ratings_are_laid_out_only_where_they_are_seen() {
    let history: Vec<(i64, Score)> = (0..3650)
        .map(|day| (3650 - day, felt((day % 11) as u8)))
        .collect();
    let mut harness = sized(vec![jeffrey(&history)], Vec2::new(560.0, 700.0), 2.0);
    harness.run();
    harness.get_by_label("Show all 3650 entries").scroll_to_me();
    harness.run();
    click(&mut harness, "Show all 3650 entries");
    let laid_out = harness
        .query_all_by_label_contains("Delete rating of")
        .count();
    assert!((1..40).contains(&laid_out), "{laid_out}");
    assert!(
        harness
            .query_by_label_contains("Chart of 3650 ratings")
            .is_some()
    );
}

#[test]
fn settled_panels_ask_for_no_repaint() {
    let mut harness = desk(vec![jeffrey(&[(10, felt(7)), (3, felt(4))])]);
    harness.run();
    let delay = harness
        .output()
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert!(delay.is_none_or(|delay| delay.as_secs() >= 1), "{delay:?}");
}
