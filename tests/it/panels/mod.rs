//! The list and the inspector, used by name as a person or a screen reader would.

mod entries;
mod list;
mod record;

use egui::{Key, Modifiers, Panel, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use knotmap::body::Body;
use knotmap::model::{
    BodyPos, Chart, Entry, Ids, Intensity, Knot, KnotId, Place, Rating, Score, Stamp, View,
};
use knotmap::session::{Action, Now, Session};
use knotmap::ui::inspector::{self, InspectorState};
use knotmap::ui::list::{self as knots, ListState};
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
        .show(ui, |ui| knots::show(ui, input, &mut desk.list, &mut out));
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
    let chart = Chart::from_parts(knotmap::model::Parts {
        entries,
        ..knotmap::model::Parts::default()
    })
    .unwrap();
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
