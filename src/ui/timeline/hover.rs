//! What the timeline says of the place under the pointer.

use egui::{Align2, FontId, Response, Stroke, Ui, vec2};

use super::axis::Axis;
use super::diary::stretch;
use super::layout::Layout;
use super::words::{stamp_at, time_in_words};
use super::{TimelineState, full_date};
use crate::analysis::DAY_SECS;
use crate::model::{Entry, Rating};
use crate::scene::{date_in_words, rating_in_words};
use crate::ui::PanelInput;
use crate::ui::theme::Tokens;

/// Things this near to the pointer are named, in points.
const REACH: f32 = 6.0;
/// Most things named at once.
const MOST: usize = 6;
/// Closer than this many seconds a point the time of day is said too.
const BY_HOUR: f64 = DAY_SECS as f64 / 8.0;

/// Marks the time under the pointer, and names what is there.
pub(super) fn show(
    ui: &Ui,
    response: &Response,
    input: PanelInput<'_>,
    state: &TimelineState,
    layout: &Layout,
    axis: Axis,
) {
    let Some(pos) = response.hover_pos() else {
        return;
    };
    if !layout.across.contains(pos.x) {
        return;
    }
    let second = axis.second(pos.x, layout.across);
    time_line(ui, input, layout, axis, (pos.x, second));
    let reach = (axis.secs_per_point(layout.across) * f64::from(REACH)).ceil() as i64;
    let (from, to) = (second - reach, second + reach);
    let mut words: Vec<String> = Vec::new();
    if layout.flags.contains(pos) {
        let flags = state.diary.flags_in(from, to).iter();
        let near = flags.filter(|flag| flag.until >= from);
        words.extend(near.map(|flag| flag.words.clone()));
    } else if layout.bars.contains(pos) {
        let bars = state.diary.bars_in(from, to).iter();
        let near = bars.filter(|bar| bar.until >= from);
        words.extend(near.map(|bar| bar.words.clone()));
    } else if let Some(entry) = layout
        .lane_at(pos.y)
        .and_then(|index| state.lanes.at(index))
        .and_then(|lane| input.session.chart().entry(lane.knot))
    {
        words = of_knot(entry, (second, from, to));
    }
    if words.is_empty() {
        return;
    }
    let more = words.len().saturating_sub(MOST);
    words.truncate(MOST);
    if more > 0 {
        words.push(format!("and {more} more"));
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        for line in &words {
            ui.label(line);
        }
    });
}

/// The milestones near a time, and the nearest rating.
fn of_knot(entry: &Entry, (second, from, to): (i64, i64, i64)) -> Vec<String> {
    let milestones = entry.milestones().iter().filter(|milestone| {
        let (first, last) = stretch(milestone.at);
        last >= from && first <= to
    });
    let mut words: Vec<String> = milestones
        .map(|milestone| {
            let (kind, date) = (milestone.kind.label(), date_in_words(milestone.at));
            format!("{} {kind}, {date}", entry.knot().display_name())
        })
        .collect();
    let ratings = entry.ratings();
    let index = ratings.partition_point(|rating| rating.felt_at.order_second() < second);
    let around = index.saturating_sub(1)..(index + 1).min(ratings.len());
    let distance = |rating: &&Rating| (rating.felt_at.order_second() - second).abs();
    let nearest = ratings
        .get(around)
        .unwrap_or_default()
        .iter()
        .min_by_key(distance)
        .filter(|rating| distance(rating) <= to - second);
    words.extend(nearest.map(|rating| {
        let date = date_in_words(rating.felt_at);
        format!("{}, {date}", rating_in_words(Some(rating)))
    }));
    words
}

/// A hairline through the time under the pointer, and the date at its top.
fn time_line(ui: &Ui, input: PanelInput<'_>, layout: &Layout, axis: Axis, at: (f32, i64)) {
    let tokens = Tokens::of(ui.ctx());
    let (x, second) = at;
    let Some(stamp) = stamp_at(second, input.zone) else {
        return;
    };
    let painter = ui.painter().with_clip_rect(layout.rect);
    painter.vline(x, layout.rect.y_range(), Stroke::new(1.0, tokens.outline));
    let words = if axis.secs_per_point(layout.across) < BY_HOUR {
        time_in_words(stamp)
    } else {
        full_date(stamp)
    };
    let font = FontId::proportional(tokens.text_small);
    let galley = painter.layout_no_wrap(words, font, tokens.text_inverse);
    let size = galley.size() + vec2(2.0 * tokens.space_xs, 2.0);
    let right = layout.rect.right() - size.x;
    let left = (x + tokens.space_s).min(right);
    let corner = egui::pos2(left, layout.axis.top());
    let rect = Align2::LEFT_TOP.anchor_size(corner, size);
    painter.rect_filled(rect, tokens.radius_s, tokens.inverse);
    let text = rect.min + vec2(tokens.space_xs, 1.0);
    painter.galley(text, galley, tokens.text_inverse);
}
