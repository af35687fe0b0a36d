//! The pointer on the timeline: click and drag show a time, the wheel zooms, Shift and drag pick a range.

use egui::{Key, PointerButton, Pos2, Response, Ui};

use super::axis::Axis;
use super::layout::Layout;
use super::words::days_between;
use super::{TimelineState, show_second};
use crate::session::Action;
use crate::ui::wheel::Turn;
use crate::ui::{Outbox, PanelInput};

/// The playhead is grabbed within this distance, in points.
const GRAB: f32 = 6.0;
/// A click this near to a treatment, an episode or now shows exactly that time, in points.
const SNAP: f32 = 5.0;
/// How much one point of wheel travel zooms, as a power of e.
const ZOOM_PER_POINT: f32 = 0.005;

/// The drag in progress.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Gesture {
    /// None.
    #[default]
    Idle,
    /// Moves the playhead.
    Scrub,
    /// Moves what is in view.
    Pan,
    /// Picks the range between this time and the pointer.
    Range(i64),
    /// Was cancelled; the rest of the drag does nothing.
    Cancelled,
}

/// Takes the gestures of this frame; returns what is in view after them.
pub(super) fn take(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    (layout, axis): (&mut Layout, Axis),
    out: &mut Outbox,
) -> Axis {
    let limits = state.limits(input);
    let axis = wheel(ui, response, layout, state.lanes.len(), (axis, limits));
    begin(ui, response, input, state, layout, axis);
    let pointer = response.interact_pointer_pos();
    let delta = response.drag_delta();
    let cancelled = ui.input(|i| {
        i.key_pressed(Key::Escape) || i.pointer.button_pressed(PointerButton::Secondary)
    });
    let mut axis = axis;
    match (state.gesture, pointer) {
        (Gesture::Range(_), _) if cancelled => {
            out.act(Action::SelectRange(None));
            state.gesture = Gesture::Cancelled;
        }
        (Gesture::Scrub, Some(pos)) => scrub(input, layout, axis, pos, out),
        (Gesture::Pan, _) => {
            axis = axis.panned(delta.x, layout.across, limits);
            let most = layout.most_scroll(state.lanes.len());
            layout.scroll = (layout.scroll - delta.y).clamp(0.0, most);
        }
        (Gesture::Range(from), Some(pos)) => {
            let to = axis.second(layout.across.clamp(pos.x), layout.across);
            let range = days_between(from, to, input.now, input.zone);
            if range.is_some() && range != input.session.range() {
                out.act(Action::SelectRange(range));
            }
        }
        _ => {}
    }
    if state.gesture != Gesture::Idle && !ui.input(|i| i.pointer.any_down()) {
        state.gesture = Gesture::Idle;
    }
    clicks(response, input, state, layout, axis, out);
    cursor(ui, response, input, state, layout, axis);
    if response.double_clicked() && in_plot(layout, pointer) {
        out.act(Action::ShowPresent);
        return state.home(input);
    }
    axis
}

fn begin(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    layout: &Layout,
    axis: Axis,
) {
    // Pressed and let go within one slow frame it was a click all the same.
    if response.is_pointer_button_down_on() || response.clicked() {
        response.request_focus();
    }
    let (origin, primary, shift) = ui.input(|i| {
        (
            i.pointer.press_origin(),
            i.pointer.primary_down(),
            i.modifiers.shift,
        )
    });
    let Some(origin) = origin.filter(|_| state.gesture == Gesture::Idle) else {
        return;
    };
    let on_head = (origin.x - axis.x(input.moment().stamp().second(), layout.across)).abs() <= GRAB
        || layout.axis.contains(origin);
    let on_plot = in_plot(layout, Some(origin));
    // The playhead follows at once; everything else waits until it surely is a drag.
    if response.is_pointer_button_down_on() && primary && on_head && on_plot && !shift {
        state.play.stop();
        state.gesture = Gesture::Scrub;
    } else if response.drag_started_by(PointerButton::Primary) && shift && on_plot {
        state.gesture = Gesture::Range(axis.second(origin.x, layout.across));
    } else if response.drag_started() {
        state.gesture = Gesture::Pan;
    }
}

fn scrub(input: PanelInput<'_>, layout: &Layout, axis: Axis, pos: Pos2, out: &mut Outbox) {
    let second = axis.second(layout.across.clamp(pos.x), layout.across);
    let near = axis.secs_per_point(layout.across) * f64::from(SNAP);
    let is_now = second as f64 >= input.now.second() as f64 - near;
    let second = if is_now { input.now.second() } else { second };
    show_second(input, second, out);
}

fn clicks(
    response: &Response,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    layout: &Layout,
    axis: Axis,
    out: &mut Outbox,
) {
    let pointer = response.interact_pointer_pos();
    let Some(pos) = pointer.filter(|_| response.clicked() && !response.double_clicked()) else {
        return;
    };
    if !in_plot(layout, pointer) {
        let lane = layout.lane_at(pos.y);
        if let Some(lane) = lane.and_then(|index| state.lanes.at(index)) {
            out.go_to(lane.knot);
        }
        return;
    }
    state.play.stop();
    let second = axis.second(pos.x, layout.across);
    let near = (axis.secs_per_point(layout.across) * f64::from(SNAP)) as i64;
    let flags = state.diary.flags_in(second - near, second + near);
    let bars = state.diary.bars_in(second - near, second + near);
    let snapped = if layout.flags.contains(pos) {
        flags
            .iter()
            .map(|flag| flag.at)
            .min_by_key(|at| (at - second).abs())
    } else if layout.bars.contains(pos) {
        bars.iter()
            .map(|bar| bar.from)
            .min_by_key(|at| (at - second).abs())
    } else {
        None
    };
    let snapped = snapped.filter(|at| (at - second).abs() <= near);
    let is_now = second >= input.now.second() - near;
    let second = snapped.unwrap_or(if is_now { input.now.second() } else { second });
    show_second(input, second, out);
}

fn cursor(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    state: &TimelineState,
    layout: &Layout,
    axis: Axis,
) {
    let over_head = response.hover_pos().is_some_and(|pos| {
        let x = axis.x(input.moment().stamp().second(), layout.across);
        in_plot(layout, Some(pos)) && ((pos.x - x).abs() <= GRAB || layout.axis.contains(pos))
    });
    let icon = match state.gesture {
        Gesture::Pan => egui::CursorIcon::Grabbing,
        Gesture::Range(_) | Gesture::Scrub => egui::CursorIcon::ResizeHorizontal,
        Gesture::Idle if over_head => egui::CursorIcon::ResizeHorizontal,
        Gesture::Idle | Gesture::Cancelled => return,
    };
    ui.set_cursor_icon(icon);
}

fn in_plot(layout: &Layout, pos: Option<Pos2>) -> bool {
    pos.is_some_and(|pos| pos.x >= layout.across.min - GRAB)
}

/// A wheel zooms at the pointer, over the names it scrolls; two fingers pan and scroll; Ctrl and pinch zoom.
fn wheel(
    ui: &Ui,
    response: &Response,
    layout: &mut Layout,
    lanes: usize,
    (axis, limits): (Axis, Axis),
) -> Axis {
    let Some(turn) = Turn::of(ui, response) else {
        return axis;
    };
    if turn.is_pinch() {
        return axis.zoomed(turn.pos.x, layout.across, turn.pinch, limits);
    }
    if turn.is_wheel && in_plot(layout, Some(turn.pos)) && turn.scroll.y != 0.0 {
        return axis.zoomed(turn.pos.x, layout.across, turn.zoom(ZOOM_PER_POINT), limits);
    }
    let scroll = turn.scroll;
    layout.scroll = (layout.scroll - scroll.y).clamp(0.0, layout.most_scroll(lanes));
    if scroll.x == 0.0 {
        axis
    } else {
        axis.panned(scroll.x, layout.across, limits)
    }
}
