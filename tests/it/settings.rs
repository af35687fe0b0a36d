//! Each setting acts wherever it is shown, and is kept.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;

use knotmap::store::{Clock, Contrast, LengthUnit, Motion, ScaleWords, Settings, Theme, WeekStart};

use crate::support::window::{Desk, LEFT_BLADE, Look};

fn kept(desk: &Desk) -> Settings {
    let (settings, warnings) = Settings::load(&desk.folder.path().join("settings"));
    assert_eq!(warnings, Vec::<String>::new());
    settings
}

fn choose(desk: &mut Desk, name: &str) {
    desk.keys(Modifiers::COMMAND, Key::Comma);
    desk.click(name);
    desk.click("Done");
    assert!(!desk.has("Back to the usual"));
}

#[test]
fn lengths_are_written_in_inches_everywhere() {
    let mut desk = Desk::with_jeffrey();
    desk.harness.hover_at(LEFT_BLADE + Vec2::new(30.0, 0.0));
    desk.settle();
    assert!(desk.has(" cm from"));
    choose(&mut desk, "Lengths, Inches");
    assert!(desk.has(" in from") && !desk.has(" cm from"));
    assert!(!desk.has("in cm"));
    assert_eq!(kept(&desk).lengths, LengthUnit::Inches);
    choose(&mut desk, "Lengths, Centimetres");
    assert!(desk.has(" cm from") && !desk.has(" in from"));
}

#[test]
fn times_of_day_follow_the_clock() {
    let mut desk = Desk::with_jeffrey();
    assert!(desk.has("08:15"));
    choose(&mut desk, "Times of day, 8:15 pm");
    assert!(desk.has("8:15 am") && !desk.has("08:15"));
    assert_eq!(kept(&desk).clock, Clock::Hours12);
}

#[test]
fn the_scale_has_the_persons_words() {
    let mut desk = Desk::with_jeffrey();
    let description = |desk: &Desk| {
        let ten = desk
            .harness
            .get_all_by_label("Rate 10 of 10")
            .next()
            .unwrap();
        ten.accesskit_node().description()
    };
    let plain = description(&desk);
    assert_eq!(plain.as_deref(), Some("As bad as you can imagine"));
    choose(&mut desk, "0 to 10 means, Loose to as tight as can be");
    assert_eq!(description(&desk).as_deref(), Some("As tight as can be"));
    assert_eq!(kept(&desk).scale_words, ScaleWords::Tension);
}

#[test]
fn weeks_begin_on_the_chosen_day() {
    let mut desk = Desk::with_jeffrey();
    let left_of = |desk: &Desk, name: &str| desk.harness.get_by_label(name).rect().left();
    for (choice, first, start) in [
        ("Weeks begin on, Monday", "16 Nov 2026", WeekStart::Monday),
        ("Weeks begin on, Sunday", "15 Nov 2026", WeekStart::Sunday),
        (
            "Weeks begin on, Saturday",
            "14 Nov 2026",
            WeekStart::Saturday,
        ),
    ] {
        choose(&mut desk, choice);
        assert_eq!(kept(&desk).week_start, start);
        desk.click("Other…");
        desk.click_containing("Date, ");
        let first = left_of(&desk, first);
        for day in ["11 Nov 2026", "17 Nov 2026", "18 Nov 2026"] {
            assert!(first <= left_of(&desk, day), "{choice}: {day}");
        }
        let heads: Vec<f32> = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
            .map(|name| left_of(&desk, name))
            .to_vec();
        assert!(heads.contains(&heads.iter().copied().fold(f32::MAX, f32::min)));
        desk.key(Key::Escape);
        desk.click("Now");
    }
}

#[test]
fn look_and_size_act_at_once_and_are_kept() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::COMMAND, Key::Comma);
    desk.click("Theme, Dark");
    assert_eq!(desk.harness.ctx.theme(), egui::Theme::Dark);
    let calm = desk.harness.ctx.global_style().visuals.panel_fill;
    desk.click("Contrast, High");
    let high = desk.harness.ctx.global_style().visuals.panel_fill;
    assert_ne!(calm, high);
    desk.click("Motion, None");
    assert!(desk.harness.ctx.global_style().animation_time <= 0.0);
    desk.click("Size of text, 150 %");
    assert!((desk.harness.ctx.zoom_factor() - 1.5).abs() < 0.01);
    desk.click("Done");
    let settings = kept(&desk);
    assert_eq!(
        (
            settings.theme,
            settings.contrast,
            settings.motion,
            settings.text_percent
        ),
        (Theme::Dark, Contrast::High, Motion::None, 150)
    );
    desk.keys(Modifiers::COMMAND, Key::Comma);
    desk.click("Back to the usual");
    assert!((desk.harness.ctx.zoom_factor() - 1.0).abs() < 0.01);
    assert_eq!(kept(&desk), settings.usual());
}

#[test]
fn the_reminder_comes_at_its_hour_and_goes_when_something_is_rated() {
    let mut settings = Settings::default();
    settings.reminder = Some(20);
    let mut desk = Desk::with_settings(Look::default(), settings, |_| None);
    desk.click("New chart");
    desk.click_at(LEFT_BLADE);
    desk.type_text("Jeffrey7");
    desk.key(Key::Enter);
    let line = "Nothing rated today yet";
    desk.pass(SignedDuration::from_hours(24));
    assert!(!desk.has(line));
    assert!(
        desk.repaint_delay().as_secs() > 3600,
        "{:?}",
        desk.repaint_delay()
    );
    desk.pass(SignedDuration::from_hours(12));
    assert!(desk.has(line));
    desk.click("Rate now");
    desk.type_text("4");
    assert!(!desk.has(line));
    desk.pass(SignedDuration::from_hours(24));
    assert!(desk.has(line));
    desk.click("Not today");
    assert!(!desk.has(line));
}

#[test]
fn a_small_window_shows_the_map_and_one_drawer_at_a_time() {
    let small = Look {
        size: Vec2::new(640.0, 480.0),
        ..Look::default()
    };
    let mut desk = Desk::with(small, |_| None);
    desk.click("Try the sample");
    let map = |desk: &Desk| {
        let map = desk.harness.get_by_label_contains("Body map");
        map.rect().width() * map.rect().height()
    };
    let window = 640.0 * 480.0;
    assert!(map(&desk) > 0.7 * window && !desk.has("Filter knots"));
    desk.keys(Modifiers::COMMAND, Key::B);
    assert!(desk.has("1 Jeffrey") && map(&desk) > 0.36 * window);
    desk.keys(Modifiers::COMMAND, Key::I);
    assert!(desk.has("About you") && !desk.has("Place a knot"));
    assert!(map(&desk) > 0.36 * window);
    desk.keys(Modifiers::COMMAND, Key::I);
    assert!(!desk.has("About you") && map(&desk) > 0.7 * window);
}

#[test]
fn panels_that_were_closed_stay_closed() {
    let mut desk = Desk::with_jeffrey();
    desk.keys(Modifiers::COMMAND, Key::B);
    desk.keys(Modifiers::COMMAND, Key::I);
    assert!(!desk.has("Name of the knot"));
    desk.keys(Modifiers::COMMAND, Key::F);
    assert!(desk.has("Filter knots"));
    assert!(!desk.has("Name of the knot"));
}
