//! One line of dots: every visit at the points its rating changed by, and the median.

use std::collections::BTreeMap;

use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::analysis::{Dot, Spread};
use crate::ui::PanelInput;
use crate::ui::inspector::fields::caption;
use crate::ui::inspector::when_words::when_in_words;
use crate::ui::theme::Tokens;

/// Height of a line with up to one dot in a place, in points.
const HEIGHT: f32 = 34.0;
/// Radius of a dot, in points.
const RADIUS: f32 = 4.0;
/// Between the middles of dots in one place, in points.
const STACK: f32 = 8.0;
/// Points that the line reaches at least, on either side of no change.
const LEAST_REACH: i8 = 5;
/// The pointer reads a dot within this distance, in points.
const REACH: f32 = 8.0;
/// Room for the numbers under the line, in points.
const NUMBERS: f32 = 14.0;

/// A line of dots with its title.
pub(super) struct Strip<'a> {
    /// What the changes are up to.
    pub(super) title: &'a str,
    /// The changes in short.
    pub(super) spread: &'a Spread,
    /// Every visit and knot with its change, if it is known.
    pub(super) dots: Vec<(&'a Dot, Option<i8>)>,
    /// Whether the numbers may be judged by.
    pub(super) is_judged: bool,
}

impl Strip<'_> {
    /// Shows the line.
    pub(super) fn show(&self, ui: &mut Ui, input: PanelInput<'_>) {
        let tokens = Tokens::of(ui);
        let words = format!("{} · {}", self.title, words::spread(self.spread));
        let title = caption(ui, &words);
        let mut stacks: BTreeMap<i8, Vec<&Dot>> = BTreeMap::new();
        for (dot, points) in &self.dots {
            if let Some(points) = points {
                stacks.entry(*points).or_default().push(dot);
            }
        }
        let most = stacks.values().map(Vec::len).max().unwrap_or(0);
        if most == 0 {
            return;
        }
        let reach = stacks.keys().map(|points| points.abs()).max().unwrap_or(0);
        let reach = f32::from(reach.max(LEAST_REACH));
        let height = HEIGHT + (most - 1) as f32 * STACK;
        let size = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
        let response = response.labelled_by(title.id);
        let base = rect.bottom() - NUMBERS - RADIUS - 1.0;
        let x = |points: f32| {
            let inner = rect.shrink2(vec2(tokens.space_m, 0.0));
            inner.center().x + points / reach * inner.width() / 2.0
        };
        self.axis_ui(ui, rect, base, reach, x);
        let ink = if self.is_judged {
            tokens.accent
        } else {
            tokens.text_subdued
        };
        let mut places: Vec<(Pos2, &Dot, i8)> = Vec::new();
        for (points, dots) in &stacks {
            for (level, dot) in dots.iter().enumerate() {
                let at = pos2(x(f32::from(*points)), base - level as f32 * STACK);
                if dot.released {
                    ui.painter().circle_filled(at, RADIUS, ink);
                } else {
                    ui.painter()
                        .circle(at, RADIUS - 0.5, tokens.bg, Stroke::new(1.5, ink));
                }
                places.push((at, dot, *points));
            }
        }
        let pointer = response.hover_pos();
        let near = pointer.and_then(|pointer| {
            let nearest = places
                .iter()
                .min_by(|a, b| a.0.distance(pointer).total_cmp(&b.0.distance(pointer)));
            nearest.filter(|(at, ..)| at.distance(pointer) <= REACH)
        });
        if let Some((_, dot, points)) = near {
            let words = dot_in_words(input, dot, *points);
            response.on_hover_text_at_pointer(words);
        }
    }

    fn axis_ui(&self, ui: &Ui, rect: Rect, base: f32, reach: f32, x: impl Fn(f32) -> f32) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let under = base + RADIUS + 1.0;
        painter.hline(rect.x_range(), under, Stroke::new(1.0, tokens.hairline));
        painter.vline(x(0.0), rect.top()..=under, Stroke::new(1.0, tokens.outline));
        if let Some(median) = self.spread.median().filter(|_| !self.spread.is_too_few()) {
            let at = x(median as f32);
            let pen = Stroke::new(2.0, tokens.warn);
            painter.vline(at, rect.top()..=under + 2.0, pen);
        }
        let font = FontId::proportional(tokens.text_small);
        let low = words::points(f64::from(-reach));
        let high = words::points(f64::from(reach));
        for (at, align, text) in [
            (rect.left(), Align2::LEFT_BOTTOM, format!("{low} lower")),
            (x(0.0), Align2::CENTER_BOTTOM, "0".to_owned()),
            (rect.right(), Align2::RIGHT_BOTTOM, format!("higher {high}")),
        ] {
            let at = pos2(at, rect.bottom() + 1.0);
            painter.text(at, align, text, font.clone(), tokens.text_subdued);
        }
    }
}

fn dot_in_words(input: PanelInput<'_>, dot: &Dot, points: i8) -> String {
    let knot = input.session.chart().knot(dot.knot);
    let name = knot.map_or("", |knot| knot.display_name());
    let released = if dot.released { ", released" } else { "" };
    format!(
        "{name}, {}: {}{released}",
        when_in_words(dot.at),
        words::points(f64::from(points))
    )
}
