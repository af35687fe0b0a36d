//! The timeline along the bottom of the window: one axis from days to decades, a lane per knot, treatments as
//! flags, episodes as bars, and a playhead that shows the chart as it was.

mod axis;
mod banner;
mod density;
mod diary;
mod diary_paint;
mod gestures;
mod header;
mod hover;
mod keys;
mod lanes;
mod layout;
mod line;
mod paint;
mod passing;
mod play;
mod playhead;
mod still;
mod summary;
mod ticks;
mod words;

use egui::{Frame, Id, Margin, Panel, Rect, Sense, Ui, vec2};

use super::theme::Tokens;
use super::{Outbox, PanelInput};
use crate::analysis::{DAY_SECS, Moment, Toward, next_event};
use crate::model::KnotId;
use crate::session::{Action, Session};
use axis::Axis;
pub use banner::Banner;
use diary::Diary;
use diary_paint::DiaryShapes;
use gestures::Gesture;
pub use keys::take_keys;
use lanes::Lanes;
use layout::Layout;
use paint::Bars;
use play::{Play, Speed};
use summary::Summary;
pub use words::stamp_at;
use words::{full_date, moment_in_words};

/// Height of the open panel, in points.
const HEIGHT: f32 = 188.0;
/// Lowest open panel, in points.
const LEAST: f32 = 104.0;
/// The map keeps the most: the panel takes at most this share of the height.
const MOST: f32 = 0.5;
/// In narrower windows it opens folded, in points.
const NARROW: f32 = 960.0;
/// In lower windows it opens folded, in points.
const LOW: f32 = 640.0;
/// The least time that a fitted axis spans, in seconds: two weeks.
const LEAST_SECS: i64 = 14 * DAY_SECS;
/// Room before the first and after the last thing, as a share of what is between.
const ROOM: f64 = 0.03;

/// The timeline between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct TimelineState {
    /// Whether it is folded to a strip, if the person has said so.
    folded: Option<bool>,
    /// Whether it opens folded: there is little to see yet.
    opens_folded: bool,
    /// Whether the window is large enough to open it without being asked.
    has_room: bool,
    /// Height of the open panel as last shown, in points.
    height: Option<f32>,
    /// What is in view; none as long as everything is.
    view: Option<Axis>,
    /// How much time one point of the axis stands for, as last shown, in seconds.
    secs_per_point: f64,
    scroll: f32,
    lanes: Lanes,
    diary: Diary,
    diary_shapes: DiaryShapes,
    summary: Summary,
    bars: Bars,
    gesture: Gesture,
    play: Play,
    primary: Option<KnotId>,
    wants_focus: bool,
}

/// What is kept of the timeline from one start of the program to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// Whether it stands open; none as long as nobody chose.
    pub open: Option<bool>,
    /// Height of the open panel, in points.
    pub height: Option<f32>,
    /// How far the lanes are scrolled down, in points.
    pub scroll: f32,
}

/// An axis from a time to the present, with room at both ends.
fn around(first: i64, input: PanelInput<'_>) -> Axis {
    let now = input.now.second();
    let first = first.min(now - LEAST_SECS);
    let room = (now - first) as f64 * ROOM;
    Axis::new(first as f64 - room, now as f64 + room)
}

/// Shows the chart as it was at a time; from the present on, as it is.
pub(super) fn show_second(input: PanelInput<'_>, second: i64, out: &mut Outbox) {
    if second >= input.now.second() {
        if input.session.past().is_some() {
            out.act(Action::ShowPresent);
        }
    } else if input.moment().stamp().second() != second
        && let Some(stamp) = stamp_at(second, input.zone)
    {
        out.act(Action::SetMoment(stamp));
    }
}

impl TimelineState {
    /// The timeline as it was kept.
    pub fn restored(kept: Kept) -> Self {
        Self {
            folded: kept.open.map(|open| !open),
            height: kept.height,
            scroll: kept.scroll,
            ..Self::default()
        }
    }

    /// What is to be kept for the next start.
    pub fn kept(&self) -> Kept {
        Kept {
            open: self.folded.map(|folded| !folded),
            height: self.height,
            scroll: self.scroll,
        }
    }

    /// The timeline of a chart that is opened now: as high, and folded or open, as the person left it. In the chart
    /// that was shown `before` the lanes stay where they were.
    pub fn reopened(&self, session: &Session, before: bool) -> Self {
        Self {
            folded: self.folded,
            height: self.height,
            scroll: if before { self.scroll } else { 0.0 },
            opens_folded: session.chart().rating_count() == 0
                && session.chart().treatments().is_empty(),
            ..Self::default()
        }
    }

    /// The timeline's own id, for the keyboard focus.
    pub fn id() -> Id {
        Id::unique("knotmap-timeline")
    }

    /// Whether it is folded to a strip.
    fn is_folded(&self) -> bool {
        self.folded.unwrap_or(self.opens_folded || !self.has_room)
    }

    /// Folds it to a strip, or opens it.
    pub fn toggle(&mut self) {
        self.folded = Some(!self.is_folded());
    }

    /// Steps to the event before or after the moment shown.
    pub fn step(&mut self, input: PanelInput<'_>, toward: Toward, out: &mut Outbox) {
        self.play.stop();
        let selected = input.session.selection().knots();
        let second = input.moment().stamp().second();
        let chart = input.session.chart();
        match next_event(chart, selected, second, toward) {
            Some(when) => self.go_to(input, when.order_second(), out),
            // After the last event comes the present.
            None if toward == Toward::Later => out.act(Action::ShowPresent),
            None => {}
        }
    }

    /// Shows the chart as it was at a time and brings that into view.
    pub fn go_to(&mut self, input: PanelInput<'_>, second: i64, out: &mut Outbox) {
        self.play.stop();
        show_second(input, second, out);
        let limits = self.limits(input);
        self.view = self.view.map(|view| view.showing(second, limits));
    }

    /// Starts running through time, or stops.
    pub fn toggle_play(&mut self, input: PanelInput<'_>, out: &mut Outbox) {
        if self.play.is_running() {
            self.play.stop();
            return;
        }
        let start = match input.moment() {
            Moment::At(at) => at.second(),
            Moment::Present(_) => self.first(input),
        };
        show_second(input, start, out);
        self.play.start(start);
    }

    /// Where the diary begins: the first that is known to the day, in seconds since 1970 UTC.
    fn first(&mut self, input: PanelInput<'_>) -> i64 {
        let now = input.now.second();
        let firsts = self.summary.firsts(input.session);
        firsts.dated.unwrap_or(now).min(now)
    }

    /// All that can be brought into view.
    fn limits(&mut self, input: PanelInput<'_>) -> Axis {
        let now = input.now.second();
        let firsts = self.summary.firsts(input.session);
        around(firsts.all.unwrap_or(now).min(now), input)
    }

    /// What is in view as long as nobody chose otherwise: the time in which a diary was kept.
    fn home(&mut self, input: PanelInput<'_>) -> Axis {
        around(self.first(input), input)
    }

    fn speed(&mut self, input: PanelInput<'_>) -> Speed {
        let span = input.now.second() - self.first(input);
        self.play
            .chosen
            .unwrap_or_else(|| Speed::for_span(span as f64))
    }

    fn run(&mut self, ui: &Ui, input: PanelInput<'_>, out: &mut Outbox) {
        let speed = self.speed(input);
        let Some(second) = self.play.tick(ui.input(|i| i.time), speed) else {
            return;
        };
        let shown = input.moment().stamp().second();
        let turn = passing::next_turn(input, shown, second);
        if let Some(turn) = turn {
            self.play.hold(turn, passing::HOLD_SECS);
        }
        let second = turn.unwrap_or(second);
        show_second(input, second, out);
        if second >= input.now.second() {
            self.play.stop();
        }
        let limits = self.limits(input);
        self.view = self.view.map(|view| view.showing(second, limits));
        ui.request_repaint();
    }

    /// How often something was worked out from a knot so far: lanes, their bars, sentences.
    pub fn worked_out(&self) -> u64 {
        self.lanes.worked_out() + self.bars.worked_out() + self.summary.worked_out()
    }
}

/// Shows the timeline along the bottom of what is left of the window.
pub fn panel(ui: &mut Ui, input: PanelInput<'_>, state: &mut TimelineState, out: &mut Outbox) {
    let tokens = Tokens::of(ui.ctx());
    let room = ui.available_size();
    state.has_room = room.x >= NARROW && room.y >= LOW;
    let folded = state.is_folded();
    let margin = Margin::symmetric(tokens.space_s as i8, tokens.space_xs as i8);
    let frame = Frame::new().fill(tokens.panel).inner_margin(margin);
    // Two panels: the open one keeps its height while it is folded.
    let panel = if folded {
        Panel::bottom("timeline-strip").resizable(false)
    } else {
        let most = room.y * MOST;
        Panel::bottom("timeline")
            .resizable(true)
            .default_size(state.height.unwrap_or(HEIGHT).min(most))
            .min_size(LEAST.min(most))
            .max_size(most)
    };
    let shown = panel
        .frame(frame)
        .show(ui, |ui| show(ui, input, state, folded, out));
    if !folded {
        state.height = Some(shown.response.rect.height());
    }
}

/// Shows the timeline in all the room there is.
fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    folded: bool,
    out: &mut Outbox,
) {
    state.lanes.refresh(input.session);
    state.diary.refresh(input.session);
    state.run(ui, input, out);
    if folded {
        header::show(ui, input, state, true, out);
    } else {
        header::show(ui, input, state, false, out);
        let size = vec2(
            ui.available_width(),
            ui.available_height().max(layout::AXIS),
        );
        let (_, rect) = ui.allocate_space(size);
        plot(ui, input, state, rect, false, out);
    }
}

/// The axis and, unless it is a strip, the lanes.
fn plot(
    ui: &mut Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    rect: Rect,
    is_strip: bool,
    out: &mut Outbox,
) {
    let response = ui.interact(rect, TimelineState::id(), Sense::click_and_drag());
    if std::mem::take(&mut state.wants_focus) {
        response.request_focus();
    }
    name(ui, &response, input, state, out);
    let mut layout = Layout::new(rect, state.scroll, is_strip);
    let lanes = state.lanes.len();
    follow_selection(input, state, &mut layout);
    layout.scroll = layout.scroll.clamp(0.0, layout.most_scroll(lanes));
    let home = state.home(input);
    let axis = state.view.unwrap_or(home);
    let axis = gestures::take(ui, &response, input, state, (&mut layout, axis), out);
    state.scroll = layout.scroll;
    state.view = (axis != home).then_some(axis);
    state.secs_per_point = axis.secs_per_point(layout.across);
    paint::show(ui, input, state, &layout, axis, &response);
    playhead::show(ui, input, &layout, axis, &response);
    if let Some(passing) = state.passing(input) {
        playhead::passing(ui, input, &layout, axis, &passing);
    }
    hover::show(ui, &response, input, state, &layout, axis);
}

/// Name, value and keys for screen readers.
fn name(
    ui: &Ui,
    response: &egui::Response,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    out: &mut Outbox,
) {
    use egui::accesskit::Action as Asked;
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys::KEEP));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, "Timeline"));
    let value = moment_in_words(input.moment());
    let about = state.summary.sentence(input.session).to_owned();
    ui.accesskit_node_builder(response.id, |node| {
        node.set_value(value);
        node.set_description(about);
        node.add_action(Asked::Increment);
        node.add_action(Asked::Decrement);
    });
    for (asked, toward) in [
        (Asked::Increment, Toward::Later),
        (Asked::Decrement, Toward::Earlier),
    ] {
        if ui.input(|i| i.has_accesskit_action_request(response.id, asked)) {
            state.step(input, toward, out);
        }
    }
}

/// The lane of a knot that was just selected comes into view.
fn follow_selection(input: PanelInput<'_>, state: &mut TimelineState, layout: &mut Layout) {
    let primary = input.session.selection().primary();
    if primary != state.primary && layout.lanes.height() > 0.0 {
        state.primary = primary;
        let index = primary.and_then(|knot| state.lanes.index_of(knot));
        if let Some(index) = index {
            layout.scroll = layout.scroll_to(index, state.lanes.len());
        }
    }
}

/// Between the panel's parts, in points.
fn gap(ui: &Ui) -> f32 {
    Tokens::of(ui.ctx()).space_xs
}
