//! Where the parts of the timeline stand.

use egui::{Rangef, Rect, pos2, vec2};

/// Height of the strip with the dates, in points.
pub(super) const AXIS: f32 = 24.0;
/// Height of the lane of treatments, in points.
const FLAGS: f32 = 18.0;
/// Height of the lane of episodes, in points.
const BARS: f32 = 14.0;
/// Height of a knot's lane, in points.
pub(super) const LANE: f32 = 26.0;
/// Free room at the top and bottom of a knot's lane, in points.
const LANE_ROOM: f32 = 3.0;
/// Room for the names of the lanes, in points.
const GUTTER: f32 = 132.0;
/// The same in a narrow window.
const NARROW_GUTTER: f32 = 84.0;
/// A window narrower than this is narrow, in points.
const NARROW: f32 = 800.0;
/// Room at the right end, so that the handle of the playhead is whole, in points.
const RIGHT: f32 = 10.0;

/// Where the parts of the timeline stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// All of it.
    pub(super) rect: Rect,
    /// Where time goes, from left to right.
    pub(super) across: Rangef,
    /// The strip with the dates.
    pub(super) axis: Rect,
    /// The lane of treatments; without height where there is no room.
    pub(super) flags: Rect,
    /// The lane of episodes.
    pub(super) bars: Rect,
    /// The lanes of knots.
    pub(super) lanes: Rect,
    /// How far the lanes are scrolled down, in points.
    pub(super) scroll: f32,
}

impl Layout {
    /// The parts in a rectangle; `is_strip` leaves only the dates.
    pub(super) fn new(rect: Rect, scroll: f32, is_strip: bool) -> Self {
        let gutter = match is_strip {
            true => RIGHT,
            false if rect.width() < NARROW => NARROW_GUTTER,
            false => GUTTER,
        };
        let across = Rangef::new(
            rect.left() + gutter,
            (rect.right() - RIGHT).max(rect.left() + gutter + 1.0),
        );
        let part = |top: f32, height: f32| {
            let top = top.min(rect.bottom());
            let bottom = (top + height).min(rect.bottom());
            Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), bottom))
        };
        let axis = part(rect.top(), if is_strip { rect.height() } else { AXIS });
        let flags = part(axis.bottom(), FLAGS);
        let bars = part(flags.bottom(), BARS);
        let lanes = part(bars.bottom(), f32::INFINITY);
        Self {
            rect,
            across,
            axis,
            flags,
            bars,
            lanes,
            scroll,
        }
    }

    /// How far down the lanes can be scrolled, in points.
    pub(super) fn most_scroll(&self, lanes: usize) -> f32 {
        let hidden = (lanes as f32 * LANE - self.lanes.height()).max(0.0);
        (hidden / LANE).ceil() * LANE
    }

    /// How far down the lanes stand: whole lanes, so that none is cut off under the row of episodes.
    fn whole_scroll(&self) -> f32 {
        (self.scroll / LANE).round() * LANE
    }

    /// The lane of this number, without the room between lanes.
    pub(super) fn lane(&self, index: usize) -> Rect {
        let top = self.lanes.top() + index as f32 * LANE - self.whole_scroll();
        let size = vec2(self.rect.width(), LANE);
        Rect::from_min_size(pos2(self.rect.left(), top), size).shrink2(vec2(0.0, LANE_ROOM))
    }

    /// The numbers of the lanes in view.
    pub(super) fn lanes_in_view(&self, lanes: usize) -> std::ops::Range<usize> {
        if self.lanes.height() < 1.0 {
            return 0..0;
        }
        let first = (self.whole_scroll() / LANE).round().max(0.0) as usize;
        let last = ((self.whole_scroll() + self.lanes.height()) / LANE).ceil() as usize;
        first.min(lanes)..last.min(lanes)
    }

    /// The number of the lane at a height.
    pub(super) fn lane_at(&self, y: f32) -> Option<usize> {
        let down = y - self.lanes.top() + self.whole_scroll();
        (self.lanes.contains(pos2(self.lanes.left(), y)) && down >= 0.0)
            .then_some((down / LANE) as usize)
    }

    /// Where time is drawn.
    pub(super) fn plot(&self) -> Rect {
        Rect::from_x_y_ranges(self.across, self.rect.y_range())
    }

    /// Scrolled so far that a lane is in view.
    pub(super) fn scroll_to(&self, index: usize, lanes: usize) -> f32 {
        let top = index as f32 * LANE;
        let least = ((top + LANE - self.lanes.height()) / LANE).ceil() * LANE;
        let scroll = self.scroll.min(top).max(least);
        scroll.clamp(0.0, self.most_scroll(lanes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(height: f32, scroll: f32) -> Layout {
        let rect = Rect::from_min_size(pos2(0.0, 100.0), vec2(1000.0, height));
        Layout::new(rect, scroll, false)
    }

    #[test]
    fn only_lanes_in_view_are_drawn_and_each_is_found_under_the_pointer() {
        let layout = layout(160.0, 30.0);
        let shown = layout.lanes_in_view(50);
        assert!(shown.len() <= 6 && shown.start == 1, "{shown:?}");
        for index in shown {
            let y = layout.lane(index).center().y;
            if layout.lanes.y_range().contains(y) {
                assert_eq!(layout.lane_at(y), Some(index));
            }
        }
        assert_eq!(layout.lane_at(layout.axis.center().y), None);
    }

    #[test]
    fn no_lane_is_cut_off_at_the_top() {
        for scroll in [0.0, 7.0, 30.0, 100.0] {
            let layout = layout(160.0, scroll);
            let shown = layout.lanes_in_view(50);
            let first = layout.lane(shown.start);
            assert!(layout.lanes.contains_rect(first), "{scroll}");
        }
    }

    #[test]
    fn scrolling_ends_with_the_last_lane() {
        let layout = layout(160.0, 0.0);
        assert!(layout.most_scroll(2) < 0.01);
        let most = layout.most_scroll(50);
        assert!((layout.scroll_to(49, 50) - most).abs() < 0.01);
        assert!(layout.scroll_to(0, 50) < 0.01);
    }

    #[test]
    fn a_strip_has_dates_and_nothing_else() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 28.0));
        let strip = Layout::new(rect, 0.0, true);
        assert!(strip.lanes.height() < 0.01 && strip.lanes_in_view(9).is_empty());
        assert!((strip.axis.height() - 28.0).abs() < 0.01);
    }
}
