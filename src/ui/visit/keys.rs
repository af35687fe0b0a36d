//! The keys of visit mode.

use egui::{Context, Event, Key, Modifiers};

use super::{Page, Tap};
use crate::model::{FeedbackKind, Intensity};

/// What the keys of this frame say. All keys are taken, so that no command runs meanwhile.
pub(super) fn taken(ctx: &Context, page: Page, current: usize, count: usize) -> Vec<Tap> {
    if page == Page::Knot {
        return on_knot(ctx, current, count);
    }
    // What has the keyboard focus is pressed by Enter.
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    ctx.input_mut(|input| {
        input
            .events
            .retain(|event| !matches!(event, Event::Text(_)));
        let begins = is_free && input.consume_key(Modifiers::NONE, Key::Enter);
        let leaves = input.consume_key(Modifiers::NONE, Key::Escape);
        match (begins, leaves, page) {
            (true, _, _) | (_, true, Page::Change) => vec![Tap::Turn],
            (_, true, _) => vec![Tap::Leave],
            _ => Vec::new(),
        }
    })
}

/// What the keys say while the current knot is shown.
fn on_knot(ctx: &Context, current: usize, count: usize) -> Vec<Tap> {
    let mut taps = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) => {
                taps.extend(typed(text));
                false
            }
            _ => true,
        });
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
            taps.push(Tap::Knot((current + 1) % count.max(1)));
        }
        if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
            taps.push(Tap::Knot((current + count.max(1) - 1) % count.max(1)));
        }
        if pressed(Key::Backspace) || input.consume_key(Modifiers::COMMAND, Key::Z) {
            taps.push(Tap::Undo);
        }
        if input.consume_key(Modifiers::NONE, Key::Escape) {
            taps.push(Tap::Leave);
        }
    });
    taps
}

/// What a typed character says.
fn typed(text: &str) -> Option<Tap> {
    match text {
        "x" | "X" => Some(Tap::Rate(Intensity::TEN)),
        "r" | "R" => Some(Tap::Released),
        "k" | "K" => Some(Tap::Turn),
        "-" => Some(Tap::Feedback(FeedbackKind::TooMuch)),
        "+" => Some(Tap::Feedback(FeedbackKind::More)),
        "=" => Some(Tap::Feedback(FeedbackKind::JustRight)),
        digit if digit.len() == 1 => {
            let digit = digit.parse::<u8>().ok()?;
            Intensity::new(digit).ok().map(Tap::Rate)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_says_one_thing() {
        let rate = |level| Some(Tap::Rate(Intensity::new(level).unwrap()));
        assert_eq!(typed("0"), rate(0));
        assert_eq!(typed("7"), rate(7));
        assert_eq!(typed("x"), rate(10));
        assert_eq!(typed("r"), Some(Tap::Released));
        assert_eq!(typed("-"), Some(Tap::Feedback(FeedbackKind::TooMuch)));
        assert_eq!(typed("k"), Some(Tap::Turn));
        assert_eq!(typed("q"), None);
        assert_eq!(typed("10"), None);
    }
}
