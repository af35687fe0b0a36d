//! Pictures of the whole window: a change of look is seen in a diff, and never by accident.

use egui::{Key, Theme, Vec2, pos2};

use crate::support::window::{Desk, Look};

fn sample(look: Look) -> Desk {
    let mut desk = Desk::with(look, |_| None);
    desk.click("Try the sample");
    desk
}

fn picture(mut desk: Desk, name: &str) {
    desk.harness.remove_cursor();
    desk.settle();
    desk.harness.snapshot(name);
}

fn jeffrey(look: Look) -> Desk {
    let mut desk = sample(look);
    desk.click_containing("1 Jeffrey, ");
    desk
}

#[test]
fn the_welcome() {
    picture(Desk::new(), "window_welcome");
}

#[test]
fn the_sample_with_jeffrey_selected() {
    picture(jeffrey(Look::default()), "window_sample");
}

#[test]
fn the_sample_in_the_dark() {
    picture(
        jeffrey(Look {
            theme: Theme::Dark,
            ..Look::default()
        }),
        "window_dark",
    );
}

#[test]
fn the_card_of_a_new_knot() {
    let mut desk = Desk::with_new_chart();
    desk.click_at(pos2(512.0, 560.0));
    desk.type_text("Jeffrey7");
    picture(desk, "window_card");
}

#[test]
fn a_narrow_window() {
    picture(
        jeffrey(Look {
            size: Vec2::new(880.0, 700.0),
            ..Look::default()
        }),
        "window_narrow",
    );
}

#[test]
fn two_pixels_to_a_point() {
    let look = Look {
        size: Vec2::new(1000.0, 640.0),
        pixels_per_point: 2.0,
        ..Look::default()
    };
    picture(jeffrey(look), "window_2x");
}

fn view(button: &str) -> Desk {
    let mut desk = Desk::with_new_chart();
    desk.click(button);
    desk
}

#[test]
fn the_front() {
    picture(view("Front"), "window_front");
}

#[test]
fn the_left_side() {
    picture(view("Left side"), "window_left");
}

#[test]
fn the_sheet_of_keys() {
    let mut desk = sample(Look::default());
    desk.key(Key::F1);
    picture(desk, "window_keys");
}

#[test]
fn the_same_window_twice_gives_the_same_bytes() {
    let draw = || {
        let mut desk = sample(Look {
            size: Vec2::new(900.0, 600.0),
            ..Look::default()
        });
        desk.harness.render().unwrap().into_raw()
    };
    assert!(draw() == draw());
}
