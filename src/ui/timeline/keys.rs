//! Keys while the timeline has the keyboard focus.

use egui::{Context, EventFilter, Key, Modifiers};

use super::TimelineState;
use crate::analysis::{DAY_SECS, Toward};
use crate::session::Action;
use crate::ui::{Outbox, PanelInput};

/// Keys that go through time here must not move the keyboard focus.
pub(super) const KEEP: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: false,
    escape: true,
};
/// How much one press of plus or minus zooms.
const ZOOM: f64 = 1.5;

/// Takes the keys that go through time out of the frame's input; called before other keys are read.
pub fn take_keys(
    ctx: &Context,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    out: &mut Outbox,
) {
    let is_focused = ctx.memory(|memory| memory.has_focus(TimelineState::id()));
    if !is_focused || egui::Popup::is_any_open(ctx) {
        return;
    }
    let pressed = |modifiers: Modifiers, key: Key| ctx.input_mut(|i| i.consume_key(modifiers, key));
    let second = input.moment().stamp().second();
    // With Shift first: a plain key also matches with it.
    if pressed(Modifiers::SHIFT, Key::ArrowLeft) {
        state.go_to(input, second - DAY_SECS, out);
    } else if pressed(Modifiers::SHIFT, Key::ArrowRight) {
        state.go_to(input, second + DAY_SECS, out);
    } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
        state.step(input, Toward::Earlier, out);
    } else if pressed(Modifiers::NONE, Key::ArrowRight) {
        state.step(input, Toward::Later, out);
    } else if pressed(Modifiers::NONE, Key::Home) {
        let first = state.first(input);
        state.go_to(input, first, out);
    } else if pressed(Modifiers::NONE, Key::End) {
        state.go_to(input, input.now.second(), out);
    } else if pressed(Modifiers::NONE, Key::Space) {
        state.toggle_play(input, out);
    } else if pressed(Modifiers::NONE, Key::Plus) || pressed(Modifiers::NONE, Key::Equals) {
        state.zoom(input, ZOOM);
    } else if pressed(Modifiers::NONE, Key::Minus) {
        state.zoom(input, 1.0 / ZOOM);
    } else if (state.play.is_running() || input.session.past().is_some())
        && pressed(Modifiers::NONE, Key::Escape)
    {
        // One thing at a time: first the run, then the past.
        if state.play.is_running() {
            state.play.stop();
        } else {
            out.act(Action::ShowPresent);
        }
    }
}

impl TimelineState {
    /// Zooms around the moment shown.
    pub(super) fn zoom(&mut self, input: PanelInput<'_>, factor: f64) {
        let limits = self.limits(input);
        let home = self.home(input);
        let axis = self.view.unwrap_or(home);
        let across = egui::Rangef::new(0.0, 1.0);
        let x = axis.x(input.moment().stamp().second(), across);
        let zoomed = axis.zoomed(x.clamp(0.0, 1.0), across, factor, limits);
        self.view = (zoomed != home).then_some(zoomed);
    }
}
