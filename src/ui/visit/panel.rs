//! The window during a treatment.

use std::time::Duration;

use egui::{
    Align, CentralPanel, Color32, Frame, Label, Layout, RichText, ScrollArea, Ui, Vec2, vec2,
};

use super::setup::technique_chips;
use super::sizes::{Sizes, THUMB, big, chip, row, wrapped};
use super::{Tap, Visit};
use crate::analysis::{Moment, state_at};
use crate::model::{Entry, FeedbackKind, Intensity};
use crate::scene::rating_in_words;
use crate::ui::PanelInput;
use crate::ui::likes::place_in_words;
use crate::ui::map::ramp;
use crate::ui::theme::{Tokens, readable_on, semibold};

/// Ratings in one row where each is at least a thumb wide, else in two or three.
const RATINGS: usize = 11;
const HALF: usize = 6;
const THIRD: usize = 4;
/// Words on the pressure and the release.
const WORDS: usize = 4;
/// Width of the buttons that end the visit and take back, in points.
pub(super) const SIDE: f32 = 150.0;
/// Seconds of a minute: how often the minute shown is looked at.
const MINUTE: Duration = Duration::from_mins(1);

/// Shows the visit and returns what was pressed.
pub(super) fn show(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let sizes = Sizes::of(ui);
    ui.request_repaint_after(MINUTE);
    let frame = Frame::new().fill(tokens.bg).inner_margin(sizes.margin);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        let area = ScrollArea::vertical().auto_shrink([false, false]);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(sizes.gap);
            let gaps = tokens.space_s * (RATINGS - 1) as f32;
            let is_wide = ui.available_width() - gaps >= THUMB * RATINGS as f32;
            let columns = match (is_wide, sizes.is_narrow) {
                (true, _) => RATINGS,
                (false, false) => HALF,
                (false, true) => THIRD,
            };
            let tall = sizes.tall(RATINGS.div_ceil(columns) + 1);
            if sizes.is_narrow {
                // Nothing lies under the scroll bar.
                ui.set_max_width(ui.available_width() - tokens.scroll_bar);
            }
            let mut tap = head_ui(ui, input, visit, sizes);
            tap = knots_ui(ui, input, visit, sizes).or(tap);
            let knot = visit.knots.get(visit.current).copied();
            let entry = knot.and_then(|id| input.session.chart().entry(id));
            if let Some(entry) = entry {
                name_ui(ui, input, entry, sizes);
                tap = ratings_ui(ui, columns, tall).or(tap);
            }
            let released = knot.map(|knot| visit.log.has_released(input, knot));
            tap = words_ui(ui, released, tall, sizes).or(tap);
            tap = techniques_ui(ui, input, visit, sizes).or(tap);
            foot_ui(ui, visit, sizes).or(tap)
        })
        .inner
    });
    shown.inner
}

fn head_ui(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit, sizes: Sizes) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let ink = (tokens.control, tokens.text_strong);
    let mut tap = None;
    let turn_ui = |ui: &mut Ui, tap: &mut Option<Tap>| {
        let size = vec2(ui.available_width(), sizes.low);
        let words = visit.log.words(input);
        let change = if sizes.is_narrow {
            wrapped(ui, &words, size, ink)
        } else {
            big(ui, &words, size, ink)
        };
        let change = change.on_hover_text("Change kind, hands and technique");
        if change.clicked() {
            *tap = Some(Tap::Turn);
        }
    };
    row(ui, sizes.low, |ui| {
        let minute = visit.log.minute(input.now);
        ui.label(semibold(format!("Minute {minute}")).size(Sizes::text(sizes.low)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if big(ui, "End visit", vec2(SIDE, sizes.low), ink).clicked() {
                tap = Some(Tap::Leave);
            }
            if !sizes.is_narrow {
                turn_ui(ui, &mut tap);
            }
        });
    });
    if sizes.is_narrow {
        turn_ui(ui, &mut tap);
    }
    tap
}

/// The knots side by side, the current one in view.
fn knots_ui(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit, sizes: Sizes) -> Option<Tap> {
    let mut tap = None;
    strip_ui(ui, "knots", |ui| {
        for (index, knot) in visit.knots.iter().enumerate() {
            let Some(knot) = input.session.chart().knot(*knot) else {
                continue;
            };
            let is_current = index == visit.current;
            let button = ui.push_id(index, |ui| {
                chip(ui, knot.display_name(), sizes.low, is_current)
            });
            if is_current && visit.has_moved {
                button.inner.scroll_to_me(Some(Align::Center));
            }
            if button.inner.clicked() {
                tap = Some(Tap::Knot(index));
            }
        }
    });
    tap
}

/// One row that scrolls sideways, so that its height is known.
fn strip_ui(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    let gap = Tokens::of(ui).space_s;
    let area = ScrollArea::horizontal()
        .id_salt(salt)
        .auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(gap);
            add(ui);
        });
    });
}

fn name_ui(ui: &mut Ui, input: PanelInput<'_>, entry: &Entry, sizes: Sizes) {
    let tokens = Tokens::of(ui);
    let state = state_at(entry, Moment::Present(input.now));
    let ruler = input.session.chart().person().ruler_cm();
    let mut place = place_in_words(input.body, &entry.knot().place, ruler);
    place.over.clear();
    let released = if state.is_released() {
        "released · "
    } else {
        ""
    };
    let words = format!("{released}{} · {place}", rating_in_words(state.rating));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = semibold(entry.knot().display_name()).size(sizes.name);
        let words = RichText::new(words).size(tokens.text_title);
        for text in [name, words.color(tokens.text_subdued)] {
            let label = Label::new(text);
            ui.add(if sizes.is_narrow {
                label.wrap()
            } else {
                label.truncate()
            });
        }
    });
}

fn ratings_ui(ui: &mut Ui, columns: usize, tall: f32) -> Option<Tap> {
    let gap = Tokens::of(ui).space_s;
    let gaps = gap * (columns - 1) as f32;
    let size = vec2(
        ((ui.available_width() - gaps) / columns as f32).floor(),
        tall,
    );
    let steps: Vec<(Intensity, Color32)> = Intensity::all().zip(ramp(ui)).collect();
    let mut tap = None;
    for steps in steps.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (step, color) in steps {
                let inks = (*color, readable_on(*color));
                let button = big(ui, &step.to_string(), size, inks);
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

/// What can be said without a number; `released` is none where there is no knot.
fn words_ui(ui: &mut Ui, released: Option<bool>, tall: f32, sizes: Sizes) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let columns = if sizes.is_narrow { WORDS / 2 } else { WORDS };
    let gaps = tokens.space_s * (columns - 1) as f32;
    let width = (ui.available_width() - gaps) / columns as f32;
    let size = vec2(width.floor(), tall);
    let mut tap = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(tokens.space_s);
        let let_go = ui.add_enabled_ui(released == Some(false), |ui| {
            let inks = (tokens.accent, tokens.on_accent);
            big(ui, "Released!", size, inks).clicked()
        });
        if let_go.inner {
            tap = Some(Tap::Released);
        }
        for (kind, label) in [
            (FeedbackKind::TooMuch, "Too much"),
            (FeedbackKind::More, "More"),
            (FeedbackKind::JustRight, "Just right"),
        ] {
            if big(ui, label, size, (tokens.control, tokens.text_strong)).clicked() {
                tap = Some(Tap::Feedback(kind));
            }
        }
    });
    tap
}

/// What the hands do from now on.
fn techniques_ui(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit, sizes: Sizes) -> Option<Tap> {
    let treatment = visit.log.treatment(input);
    let mut tap = None;
    strip_ui(ui, "techniques", |ui| {
        tap = technique_chips(ui, input, &treatment, sizes);
    });
    tap
}

fn foot_ui(ui: &mut Ui, visit: &Visit, sizes: Sizes) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let hint = "0–9 and X rate, arrows change the knot, R released, − too much, + more, = just right, K kind, Esc leaves";
    let last = visit.said.last().map_or(hint, String::as_str);
    let last = Label::new(RichText::new(last).size(tokens.text_heading)).wrap();
    let back_ui = |ui: &mut Ui| {
        let undone = ui.add_enabled_ui(!visit.said.is_empty(), |ui| {
            let inks = (tokens.control, tokens.text_strong);
            big(ui, "Take back", vec2(SIDE, sizes.low), inks).clicked()
        });
        undone.inner.then_some(Tap::Undo)
    };
    if sizes.is_narrow {
        let tap = back_ui(ui);
        ui.add(last);
        return tap;
    }
    let mut tap = None;
    row(ui, sizes.low, |ui| {
        tap = back_ui(ui);
        ui.add(last);
    });
    tap
}
