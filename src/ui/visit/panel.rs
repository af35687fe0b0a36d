//! The window during a treatment.

use std::time::Duration;

use egui::{
    Align, Button, CentralPanel, Color32, Frame, Layout, Response, RichText, ScrollArea, Ui, Vec2,
    vec2,
};

use super::{Tap, Visit};
use crate::analysis::{Moment, state_at};
use crate::model::{Entry, FeedbackKind, Intensity, KnotId};
use crate::scene::{fit, rating_in_words};
use crate::ui::PanelInput;
use crate::ui::map::ramp;
use crate::ui::theme::{Tokens, readable_on, semibold};

/// Lowest and highest the large targets get, in points: they can be hit without looking closely.
const TALL: std::ops::RangeInclusive<f32> = 72.0..=168.0;
/// Room for everything but the large targets, in points.
const REST: f32 = 400.0;
/// Height of the smaller ones, in points.
const LOW: f32 = 56.0;
/// Size of the knot's name, in points.
const NAME: f32 = 44.0;
/// Size of what stands on the large targets, in points.
const BIG: f32 = 24.0;
/// Narrower windows have the eleven ratings in two rows, in points.
const TWO_ROWS_BELOW: f32 = 900.0;
/// Widest name on a knot's button, in points.
const NAME_WIDTH: f32 = 180.0;
/// Seconds of a minute: how often the minute shown is looked at.
const MINUTE: Duration = Duration::from_mins(1);

/// Shows the visit and returns what was pressed.
pub(super) fn show(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    ui.request_repaint_after(MINUTE);
    let frame = Frame::new().fill(tokens.bg).inner_margin(tokens.space_xl);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(tokens.space_m);
                let mut tap = head_ui(ui, input, visit);
                tap = knots_ui(ui, input, visit).or(tap);
                let knot = visit.knots.get(visit.current).copied();
                if let Some(entry) = knot.and_then(|id| input.session.chart().entry(id)) {
                    tap = knot_ui(ui, input, entry).or(tap);
                }
                tap = words_ui(ui, knot).or(tap);
                foot_ui(ui, visit).or(tap)
            })
            .inner
    });
    shown.inner
}

/// Height of the large targets: what the window has to give.
fn tall(ui: &Ui) -> f32 {
    let room = (ui.content_rect().height() - REST) / 2.0;
    room.clamp(*TALL.start(), *TALL.end())
}

/// A button that can be hit with a thumb.
fn big(ui: &mut Ui, label: &str, size: Vec2, fill: Color32, ink: Color32) -> Response {
    let text = semibold(label).size(BIG).color(ink);
    let button = Button::new(text)
        .min_size(size)
        .fill(fill)
        .corner_radius(Tokens::of(ui).radius_l);
    ui.add_sized(size, button)
}

fn head_ui(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let mut tap = None;
    ui.horizontal(|ui| {
        let minute = visit.log.minute(input.now);
        ui.label(semibold(format!("Minute {minute}")).size(BIG));
        let words = RichText::new(visit.log.words()).color(tokens.text_subdued);
        ui.label(words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let size = vec2(NAME_WIDTH, LOW);
            if big(
                ui,
                "End the visit",
                size,
                tokens.control,
                tokens.text_strong,
            )
            .clicked()
            {
                tap = Some(Tap::Leave);
            }
        });
    });
    tap
}

fn knots_ui(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let mut tap = None;
    ui.horizontal_wrapped(|ui| {
        for (index, knot) in visit.knots.iter().enumerate() {
            let Some(knot) = input.session.chart().knot(*knot) else {
                continue;
            };
            let name = fit(knot.display_name(), BIG, true, NAME_WIDTH);
            let is_current = index == visit.current;
            let (fill, ink) = if is_current {
                (tokens.selected, tokens.accent_text)
            } else {
                (tokens.control, tokens.text_strong)
            };
            let text = semibold(name).size(tokens.text_title).color(ink);
            let button = Button::new(text)
                .min_size(vec2(0.0, LOW))
                .fill(fill)
                .corner_radius(tokens.radius_l);
            if ui.add(button).clicked() {
                tap = Some(Tap::Knot(index));
            }
        }
    });
    tap
}

fn knot_ui(ui: &mut Ui, input: PanelInput<'_>, entry: &Entry) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let state = state_at(entry, Moment::Present(input.now));
    ui.label(semibold(entry.knot().display_name()).size(NAME));
    let ruler = input.session.chart().person().ruler_cm();
    let mut place = input.body.words(&entry.knot().place, ruler);
    place.over.clear();
    let released = if state.is_released() {
        "released · "
    } else {
        ""
    };
    let words = format!("{released}{} · {place}", rating_in_words(state.rating));
    ui.label(
        RichText::new(words)
            .size(tokens.text_title)
            .color(tokens.text_subdued),
    );
    let width = ui.available_width();
    let columns = if width < TWO_ROWS_BELOW { 6 } else { 11 };
    let gaps = tokens.space_s * (columns - 1) as f32;
    let size = vec2(((width - gaps) / columns as f32).floor(), tall(ui));
    let steps: Vec<(Intensity, Color32)> = Intensity::all().zip(ramp(ui)).collect();
    let mut tap = None;
    for row in steps.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens.space_s;
            for (step, color) in row {
                let button = big(ui, &step.to_string(), size, *color, readable_on(*color));
                let name = format!("Rate {step} of 10");
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                if button.clicked() {
                    tap = Some(Tap::Rate(*step));
                }
            }
        });
    }
    tap
}

fn words_ui(ui: &mut Ui, knot: Option<KnotId>) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let gaps = 3.0 * tokens.space_s;
    let size = vec2(((ui.available_width() - gaps) / 4.0).floor(), tall(ui));
    let mut tap = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens.space_s;
        let released = ui.add_enabled_ui(knot.is_some(), |ui| {
            big(ui, "Released!", size, tokens.accent, tokens.on_accent).clicked()
        });
        if released.inner {
            tap = Some(Tap::Released);
        }
        for (kind, label) in [
            (FeedbackKind::TooMuch, "Too much"),
            (FeedbackKind::More, "More"),
            (FeedbackKind::JustRight, "Just right"),
        ] {
            if big(ui, label, size, tokens.control, tokens.text_strong).clicked() {
                tap = Some(Tap::Feedback(kind));
            }
        }
    });
    tap
}

fn foot_ui(ui: &mut Ui, visit: &Visit) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let mut tap = None;
    ui.horizontal(|ui| {
        let size = vec2(NAME_WIDTH, LOW);
        let can_undo = visit.last.is_some();
        let undone = ui.add_enabled_ui(can_undo, |ui| {
            big(ui, "Take back", size, tokens.control, tokens.text_strong).clicked()
        });
        if undone.inner {
            tap = Some(Tap::Undo);
        }
        let hint = "0 to 9 and X rate, arrows change the knot, R released, − too much, + more, = just right, Esc leaves";
        let last = visit.last.as_deref().unwrap_or(hint);
        ui.add(egui::Label::new(RichText::new(last).size(tokens.text_heading)).wrap());
    });
    tap
}
