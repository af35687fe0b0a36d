//! Fingers and a pen on the map.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, TouchPhase, vec2};

use knotmap::store::Settings;

use crate::gestures::{ONE, SKIN, both, mark, near, selected, two, undo_label, wait};
use crate::support::window::Desk;

/// One finger: 1 also moves the pointer, as the window's toolkit has it.
fn finger(desk: &mut Desk, id: u64, phase: TouchPhase, pos: Pos2, force: Option<f32>) {
    let mut events = vec![Event::Touch {
        device_id: egui::TouchDeviceId(1),
        id: egui::TouchId(id),
        phase,
        pos,
        force,
    }];
    let press = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    match phase {
        _ if id != 1 => {}
        TouchPhase::Start => events.extend([Event::PointerMoved(pos), press(true)]),
        TouchPhase::Move => events.push(Event::PointerMoved(pos)),
        TouchPhase::End => events.extend([press(false), Event::PointerGone]),
        TouchPhase::Cancel => events.push(Event::PointerGone),
    }
    for event in events {
        desk.harness.event(event);
    }
    desk.harness.step();
}

fn tap(desk: &mut Desk, pos: Pos2, force: Option<f32>) {
    finger(desk, 1, TouchPhase::Start, pos, force);
    finger(desk, 1, TouchPhase::End, pos, force);
    desk.settle();
}

#[test]
fn a_finger_or_a_pen_taps_and_drags_as_a_pointer_does() {
    for force in [None, Some(0.4)] {
        let mut desk = two(Settings::default());
        tap(&mut desk, ONE, force);
        assert_eq!(selected(&desk), ["One"]);
        wait(&mut desk);
        tap(&mut desk, SKIN, force);
        assert_eq!(desk.chart().knot_count(), 3);
        desk.key(Key::Escape);
        wait(&mut desk);
        let [one, _] = both(&desk);
        finger(&mut desk, 1, TouchPhase::Start, ONE, force);
        for step in 1..=3 {
            let pos = ONE + vec2(-10.0, 8.0) * step as f32;
            finger(&mut desk, 1, TouchPhase::Move, pos, force);
        }
        finger(
            &mut desk,
            1,
            TouchPhase::End,
            ONE + vec2(-30.0, 24.0),
            force,
        );
        desk.settle();
        assert!(!near(mark(&desk, "One, "), one));
        assert_eq!(undo_label(&desk).as_deref(), Some("Move 'One'"));
    }
}

#[test]
fn a_long_press_of_a_finger_opens_the_menu() {
    let mut desk = two(Settings::default());
    finger(&mut desk, 1, TouchPhase::Start, ONE, None);
    // Longer than a click may take.
    desk.harness.run_steps(8);
    assert!(desk.has("Duplicate to other side"));
    assert_eq!(selected(&desk), ["One"]);
    finger(&mut desk, 1, TouchPhase::End, ONE, None);
    desk.settle();
    assert_eq!(desk.chart().knot_count(), 2);
}

#[test]
fn two_fingers_pan_and_zoom_and_what_the_first_began_is_taken_back() {
    for first in [ONE, SKIN] {
        let mut desk = two(Settings::default());
        let (before, step) = (both(&desk), undo_label(&desk));
        let second = first + vec2(100.0, 0.0);
        finger(&mut desk, 1, TouchPhase::Start, first, None);
        finger(
            &mut desk,
            1,
            TouchPhase::Move,
            first + vec2(-9.0, 0.0),
            None,
        );
        finger(&mut desk, 1, TouchPhase::Move, first, None);
        finger(&mut desk, 2, TouchPhase::Start, second, None);
        // Apart by half, about the middle between them, and all of it down by 20.
        for (id, pos) in [
            (1, first + vec2(-25.0, 20.0)),
            (2, second + vec2(25.0, 20.0)),
        ] {
            finger(&mut desk, id, TouchPhase::Move, pos, None);
        }
        finger(&mut desk, 2, TouchPhase::End, second, None);
        finger(&mut desk, 1, TouchPhase::End, first, None);
        desk.settle();
        let after = both(&desk);
        // What lies between the fingers stays there.
        let middle = first + vec2(50.0, 0.0);
        for (before, after) in before.into_iter().zip(after) {
            let meant = middle + vec2(0.0, 20.0) + (before - middle) * 1.5;
            assert!((after - meant).length() < 2.0, "{after} {meant}");
        }
        assert_eq!(undo_label(&desk), step, "nothing was moved");
        assert_eq!(desk.chart().knot_count(), 2);
    }
}

#[test]
fn two_fingers_that_rest_place_nothing() {
    let mut desk = two(Settings::default());
    finger(&mut desk, 1, TouchPhase::Start, SKIN, None);
    finger(
        &mut desk,
        2,
        TouchPhase::Start,
        SKIN + vec2(60.0, 0.0),
        None,
    );
    finger(&mut desk, 1, TouchPhase::End, SKIN, None);
    finger(&mut desk, 2, TouchPhase::End, SKIN + vec2(60.0, 0.0), None);
    desk.settle();
    assert_eq!(desk.chart().knot_count(), 2);
}
