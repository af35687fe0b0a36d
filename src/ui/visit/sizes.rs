//! How large everything is during a visit: as large as the window allows, so that it can be hit without looking
//! closely, and so small that nothing has to be scrolled for.

use egui::{Color32, Response, Ui, Vec2};

use crate::ui::theme::{Tokens, semibold};

/// Lowest and highest the large targets get, in points.
const TALL: std::ops::RangeInclusive<f32> = 48.0..=220.0;
/// Height of the smaller targets in points: in a low window, in a high one.
const LOW: [f32; 2] = [44.0, 60.0];
/// Size of the knot's name in points, likewise.
const NAME: [f32; 2] = [30.0, 44.0];
/// Lower windows are low, in points.
const LOW_BELOW: f32 = 640.0;
/// Rows of smaller targets: head, knots, techniques and foot.
const ROWS: f32 = 4.0;
/// How much of a target's height its text takes, and the least and the most, in points.
const TEXT: f32 = 0.26;
const TEXT_LEAST: f32 = 22.0;
const TEXT_MOST: f32 = 44.0;
/// Widest label of a smaller target, in points.
const CHIP_WIDTH: f32 = 320.0;
/// Narrower targets are a row of their own, in points: a thumb is about this wide.
pub(super) const THUMB: f32 = 50.0;

/// Narrower windows have two targets in a row where others have four, in points.
const NARROW_BELOW: f32 = 480.0;

/// The sizes for a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Room around everything, in points.
    pub(super) margin: f32,
    /// Room between rows, in points.
    pub(super) gap: f32,
    /// Height of the smaller targets, in points.
    pub(super) low: f32,
    /// Size of the knot's name, in points.
    pub(super) name: f32,
    /// Whether there is no room for more than two targets with words in a row.
    pub(super) is_narrow: bool,
    height: f32,
}

impl Sizes {
    /// The sizes for the window this is shown in.
    pub(super) fn of(ui: &Ui) -> Self {
        let tokens = Tokens::of(ui.ctx());
        let size = ui.content_rect().size();
        let height = size.y;
        let is_low = height < LOW_BELOW;
        let pick = |[low, high]: [f32; 2]| if is_low { low } else { high };
        Self {
            margin: pick([tokens.space_s, tokens.space_xl]),
            gap: pick([tokens.space_s, tokens.space_m]),
            low: pick(LOW),
            name: pick(NAME),
            is_narrow: size.x < NARROW_BELOW,
            height,
        }
    }

    /// Height of the large targets where they take so many rows.
    pub(super) fn tall(&self, rows: usize) -> f32 {
        let rows = rows as f32;
        // The name, and under it a line of half its size.
        let words = self.name * 2.2;
        let gaps = self.gap * (ROWS + rows + 1.0);
        let rest = ROWS * self.low + words + gaps + 2.0 * self.margin;
        ((self.height - rest) / rows).clamp(*TALL.start(), *TALL.end())
    }

    /// Size of the text on a target of this height.
    pub(super) fn text(height: f32) -> f32 {
        (height * TEXT).clamp(TEXT_LEAST, TEXT_MOST)
    }
}

/// A button that can be hit with a thumb.
pub(super) fn big(
    ui: &mut Ui,
    label: &str,
    size: Vec2,
    (fill, ink): (Color32, Color32),
) -> Response {
    let room = size.x - Tokens::of(ui).space_s;
    let text = Sizes::text(size.y);
    let shown = crate::scene::fit(label, text, true, room);
    let text = semibold(shown).size(text).color(ink);
    let button = egui::Button::new(text)
        .min_size(size)
        .fill(fill)
        .corner_radius(Tokens::of(ui).radius_l);
    let response = ui.add_sized(size, button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), label));
    response
}

/// The same for words that go on in further lines where there is no room for them in one.
pub(super) fn wrapped(
    ui: &mut Ui,
    label: &str,
    size: Vec2,
    (fill, ink): (Color32, Color32),
) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let text = semibold(label).size(tokens.text_title).color(ink);
    let button = egui::Button::new(text)
        .wrap()
        .min_size(size)
        .fill(fill)
        .corner_radius(tokens.radius_l);
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), label));
    response
}

/// One row of this height; what is lower stands in its middle.
pub(super) fn row(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(ui.available_width(), height);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, add);
}

/// A smaller one, as wide as its label; the chosen one stands out.
pub(super) fn chip(ui: &mut Ui, label: &str, height: f32, is_chosen: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (fill, ink) = if is_chosen {
        (tokens.accent, tokens.on_accent)
    } else {
        (tokens.control, tokens.text_strong)
    };
    ui.spacing_mut().button_padding.x = tokens.space_m;
    let shown = crate::scene::fit(label, tokens.text_title, true, CHIP_WIDTH);
    let text = semibold(shown).size(tokens.text_title).color(ink);
    let button = egui::Button::new(text)
        .min_size(egui::vec2(THUMB, height))
        .fill(fill)
        .corner_radius(tokens.radius_l);
    let response = ui.add(button);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), is_chosen, label)
    });
    response
}
