//! Painting the axis and the lanes.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Rangef, Rect, Response, Shape, Stroke, Ui, pos2,
};

use super::TimelineState;
use super::axis::Axis;
use super::density::{Inks, add_bars};
use super::lanes::Lane;
use super::layout::Layout;
use super::{diary_paint, line, ticks};
use crate::model::{Entry, Milestone, MilestoneKind};
use crate::scene::Theme;
use crate::ui::PanelInput;
use crate::ui::map::{ramp, scene_theme};
use crate::ui::per_knot::PerKnot;
use crate::ui::theme::{SEMIBOLD, Tokens};

/// Length of the tick beside a date, in points.
const TICK: f32 = 6.0;
/// Radius of a milestone, in points.
const MILESTONE: f32 = 4.0;
/// Milestones closer than this in one lane are drawn smaller, in points.
const MILESTONE_ROOM: f32 = 6.0;
/// How strong the band of the picked range is.
const BAND: f32 = 0.14;

/// What the bars of a lane were made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BarsOf {
    version: u64,
    theme: Theme,
    axis: Axis,
    across: Rangef,
    lane: Rect,
}

/// The bars of each lane, kept until its knot, its place or the time in view changes.
pub(super) type Bars = PerKnot<BarsOf, Arc<Mesh>>;

/// Paints everything but the playhead.
pub(super) fn show(
    ui: &Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    layout: &Layout,
    axis: Axis,
    response: &Response,
) {
    if !ui.is_rect_visible(layout.rect) {
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(layout.rect);
    let plot = painter.with_clip_rect(layout.plot().intersect(layout.rect));
    grounds(&painter, input, state, layout, tokens);
    axis_ui(&plot, input, layout, axis, tokens);
    if layout.lanes.height() > 0.0 {
        names(&painter, input, state, layout, tokens, response);
        diary_paint::show(&plot, ui, input, state, (layout, axis));
        let lanes = plot.with_clip_rect(plot.clip_rect().intersect(layout.lanes));
        bars(&lanes, ui, input, state, (layout, axis));
        for index in layout.lanes_in_view(state.lanes.len()) {
            let lane = state.lanes.at(index);
            let entry = lane.and_then(|lane| input.session.chart().entry(lane.knot));
            if let (Some(lane), Some(entry)) = (lane, entry) {
                lane_ui(&lanes, ui, (lane, entry), (axis, layout, index));
            }
        }
    }
    range(&plot, input, layout, axis, tokens);
}

/// The grounds of the lanes; the selected one stands out.
fn grounds(
    painter: &Painter,
    input: PanelInput<'_>,
    state: &TimelineState,
    layout: &Layout,
    tokens: &Tokens,
) {
    let line = Stroke::new(1.0, tokens.hairline);
    painter.hline(layout.rect.x_range(), layout.axis.bottom(), line);
    if layout.lanes.height() <= 0.0 {
        return;
    }
    let painter = painter.with_clip_rect(layout.lanes);
    for index in layout.lanes_in_view(state.lanes.len()) {
        let knot = state.lanes.at(index).map(|lane| lane.knot);
        let selected = knot.is_some_and(|knot| input.session.selection().contains(knot));
        let ground = if selected { tokens.selected } else { tokens.bg };
        painter.rect_filled(layout.lane(index), tokens.radius_s, ground);
    }
}

fn axis_ui(painter: &Painter, input: PanelInput<'_>, layout: &Layout, axis: Axis, tokens: &Tokens) {
    let font = FontId::proportional(tokens.text_small);
    for tick in ticks::ticks(axis, layout.across, input.zone) {
        let x = axis.x(tick.second, layout.across);
        let below = Rangef::new(layout.axis.bottom(), layout.rect.bottom());
        painter.vline(x, below, Stroke::new(1.0, tokens.hairline));
        let short = Rangef::new(layout.axis.bottom() - TICK, layout.axis.bottom());
        painter.vline(x, short, Stroke::new(1.0, tokens.outline));
        let at = pos2(x + tokens.space_xs, layout.axis.center().y);
        painter.text(
            at,
            Align2::LEFT_CENTER,
            tick.label,
            font.clone(),
            tokens.text_subdued,
        );
    }
}

/// The names of the lanes, at the left.
fn names(
    painter: &Painter,
    input: PanelInput<'_>,
    state: &TimelineState,
    layout: &Layout,
    tokens: &Tokens,
    response: &Response,
) {
    let subdued = tokens.text_subdued;
    let place = (layout, tokens);
    name(painter, place, layout.flags, "Treatments", (subdued, false));
    name(painter, place, layout.bars, "Episodes", (subdued, false));
    let painter = painter.with_clip_rect(layout.lanes);
    let hovered = response
        .hover_pos()
        .filter(|pos| pos.x < layout.across.min)
        .and_then(|pos| layout.lane_at(pos.y));
    for index in layout.lanes_in_view(state.lanes.len()) {
        let Some(lane) = state.lanes.at(index) else {
            continue;
        };
        let selected = input.session.selection().contains(lane.knot);
        let ink = match (lane.is_archived, hovered == Some(index)) {
            (_, true) => tokens.accent_text,
            (true, false) => subdued,
            (false, false) => tokens.text_strong,
        };
        name(
            &painter,
            place,
            layout.lane(index),
            &lane.label,
            (ink, selected),
        );
    }
}

/// One name, cut short where it does not fit.
fn name(
    painter: &Painter,
    (layout, tokens): (&Layout, &Tokens),
    lane: Rect,
    text: &str,
    (ink, bold): (Color32, bool),
) {
    let left = layout.rect.left() + tokens.space_s;
    let room = layout.across.min - left - tokens.space_s;
    let family = if bold {
        FontFamily::Name(SEMIBOLD.into())
    } else {
        FontFamily::Proportional
    };
    let text = crate::scene::fit(text, tokens.text_small, bold, room);
    let font = FontId::new(tokens.text_small, family);
    let at = pos2(left, lane.center().y);
    painter.text(at, Align2::LEFT_CENTER, text, font, ink);
}

/// The bars of the lanes in view.
fn bars(
    painter: &Painter,
    ui: &Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    (layout, axis): (&Layout, Axis),
) {
    let tokens = Tokens::of(ui.ctx());
    let inks = Inks {
        ramp: ramp(ui),
        edge: tokens.text_subdued,
        unknown: tokens.outline,
    };
    for index in layout.lanes_in_view(state.lanes.len()) {
        let lane = state.lanes.at(index);
        let entry = lane.and_then(|lane| input.session.chart().entry(lane.knot));
        let (Some(lane), Some(entry)) = (lane, entry) else {
            continue;
        };
        let from = BarsOf {
            version: input.session.versions().of_knot(lane.knot),
            theme: scene_theme(ui),
            axis,
            across: layout.across,
            lane: layout.lane(index),
        };
        let mesh = state.bars.get(lane.knot, from, || {
            let mut mesh = Mesh::default();
            let (rect, across) = (from.lane, from.across);
            if let Some(ratings) = line::few_in_view(entry, axis, across) {
                line::add_area(&mut mesh, &inks.ramp, (lane, ratings), (axis, across, rect));
            } else {
                add_bars(&mut mesh, &lane.pyramid, axis, across, rect, &inks);
            }
            Arc::new(mesh)
        });
        painter.add(Shape::mesh(Arc::clone(mesh)));
    }
}

/// What a lane shows beside its bars: the line from nearby, and the milestones.
fn lane_ui(
    painter: &Painter,
    ui: &Ui,
    (lane, entry): (&Lane, &Entry),
    (axis, layout, index): (Axis, &Layout, usize),
) {
    let tokens = Tokens::of(ui.ctx());
    let rect = layout.lane(index);
    if let Some(ratings) = line::few_in_view(entry, axis, layout.across) {
        let place = (axis, layout.across, rect);
        line::paint(painter, tokens, &ramp(ui), (lane, ratings), place);
    }
    let in_view = |milestone: &&Milestone| {
        let second = milestone.at.order_second() as f64;
        second >= axis.from && second <= axis.to
    };
    let milestones: Vec<&Milestone> = entry.milestones().iter().filter(in_view).collect();
    let is_few = milestones.len() as f32 * MILESTONE_ROOM <= layout.across.span();
    let radius = if is_few { MILESTONE } else { MILESTONE / 2.0 };
    for milestone in milestones {
        let x = axis.x(milestone.at.order_second(), layout.across);
        let at = pos2(x, rect.top() + MILESTONE + 1.0);
        let (ink, fill) = milestone_inks(milestone.kind, tokens);
        painter.circle(at, radius + 1.5, tokens.panel, Stroke::NONE);
        painter.circle(at, radius, fill, Stroke::new(1.8, ink));
    }
}

/// Hollow is released; everything else is filled.
const fn milestone_inks(kind: MilestoneKind, tokens: &Tokens) -> (Color32, Color32) {
    match kind {
        MilestoneKind::Released => (tokens.ok, tokens.panel),
        MilestoneKind::Eased => (tokens.ok, tokens.ok),
        MilestoneKind::Returned => (tokens.text_strong, tokens.text_strong),
        MilestoneKind::Flared => (tokens.danger, tokens.danger),
        MilestoneKind::Found => (tokens.accent, tokens.accent),
    }
}

/// The picked range, over everything but the playhead.
fn range(painter: &Painter, input: PanelInput<'_>, layout: &Layout, axis: Axis, tokens: &Tokens) {
    let Some(range) = input.session.range() else {
        return;
    };
    let left = axis.x(range.from().second(), layout.across);
    let right = axis.x(range.to().second(), layout.across);
    let across = Rangef::new(left, right.max(left + 1.0));
    let band = Rect::from_x_y_ranges(across, layout.rect.y_range());
    painter.rect_filled(band, 0, tokens.accent.gamma_multiply(BAND));
    for x in [left, right] {
        let pen = Stroke::new(1.0, tokens.accent);
        painter.vline(x, layout.rect.y_range(), pen);
    }
}
