//! The row above the lanes: the time shown, stepping, playing, the picked range, and folding.

use egui::{Align, ComboBox, Layout as Flow, RichText, Ui, vec2};

use super::play::Speed;
use super::words::{moment_in_words, span_in_words};
use super::{TimelineState, gap, plot};
use crate::analysis::Toward;
use crate::session::Action;
use crate::ui::commands::Command;
use crate::ui::icons::Icon;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, icon_button, list_chevron};
use crate::ui::{Outbox, PanelInput};

/// With less room than this the range and the zoom have no place, in points.
const ROOMY: f32 = 760.0;
/// With less room than this the speed is said in its short form, and beside a strip not at all, in points.
const SPEED_LONG: f32 = 1100.0;
/// With less room than this it has no place at all, in points.
const SPEED: f32 = 640.0;
/// Width of the short form, in points.
const SPEED_SHORT_WIDTH: f32 = 72.0;
/// With less room than this the steps have no place either, in points.
const TIGHT: f32 = 520.0;
/// The dates stand in the folded strip where at least this much room is left, in points.
const STRIP: f32 = 160.0;
/// With less room than this only the time, Today and folding are left, in points.
const TIGHTEST: f32 = 420.0;
/// Room for everything but the time then, in points.
const BESIDE_TIME: f32 = 128.0;
/// Room for the time in words, in points: the longest month, and "Now" before it.
const TIME: f32 = 232.0;

/// One step of the zoom buttons.
const ZOOM: f64 = 2.0;

/// Shows the row; folded, the axis stands in it.
pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    folded: bool,
    out: &mut Outbox,
) {
    let width = ui.available_width();
    let height = Tokens::of(ui.ctx()).control_height;
    ui.allocate_ui_with_layout(
        vec2(width, height),
        Flow::left_to_right(Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = gap(ui);
            fold_ui(ui, state, folded);
            if width >= TIGHT {
                steps_ui(ui, input, state, out);
            }
            time_ui(ui, input, state, width, out);
            if width >= if folded { SPEED_LONG } else { SPEED } {
                speed_ui(ui, input, state, width >= SPEED_LONG);
            }
            ui.with_layout(Flow::right_to_left(Align::Center), |ui| {
                if width >= TIGHTEST {
                    right_ui(ui, input, state, (width >= ROOMY, folded), out);
                }
                if folded && ui.available_width() >= STRIP {
                    let rect = ui.available_rect_before_wrap();
                    ui.advance_cursor_after_rect(rect);
                    plot(ui, input, state, rect, true, out);
                }
            });
        },
    );
}

fn fold_ui(ui: &mut Ui, state: &mut TimelineState, folded: bool) {
    let (icon, label) = if folded {
        (Icon::ChevronUp, "Open the timeline")
    } else {
        (Icon::ChevronDown, "Fold the timeline")
    };
    if icon_button(ui, icon, label).clicked() {
        state.toggle();
        ui.request_repaint();
    }
}

fn steps_ui(ui: &mut Ui, input: PanelInput<'_>, state: &mut TimelineState, out: &mut Outbox) {
    let button = |ui: &mut Ui, icon, label, keys| {
        ui.add(ActionButton::icon_only(icon, label).shortcut(keys))
            .clicked()
    };
    if button(ui, Icon::ChevronLeft, "Event before", "Left arrow") {
        state.step(input, Toward::Earlier, out);
        state.wants_focus = true;
    }
    let (icon, label) = if state.play.is_running() {
        (Icon::Pause, "Stop")
    } else {
        (Icon::Play, "Play through time")
    };
    if button(ui, icon, label, "Space") {
        state.toggle_play(input, out);
        state.wants_focus = true;
    }
    if button(ui, Icon::ChevronRight, "Event after", "Right arrow") {
        state.step(input, Toward::Later, out);
        state.wants_focus = true;
    }
}

fn time_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    width: f32,
    out: &mut Outbox,
) {
    let tokens = Tokens::of(ui.ctx());
    let is_past = input.session.past().is_some();
    let words = semibold(moment_in_words(input.moment()));
    let words = words.color(if is_past {
        tokens.accent_text
    } else {
        tokens.text_strong
    });
    // As wide whatever it says: what stands after it must not jump while time runs.
    let width = TIME.min(width - BESIDE_TIME);
    let size = vec2(width, tokens.control_height);
    ui.allocate_ui_with_layout(size, Flow::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add_space(tokens.space_xs);
        ui.add(egui::Label::new(words).truncate());
    });
    let today = ActionButton::new("Today").emphasis(Emphasis::Normal);
    if ui.add_enabled(is_past, today).clicked() {
        state.play.stop();
        out.act(Action::ShowPresent);
    }
}

fn speed_ui(ui: &mut Ui, input: PanelInput<'_>, state: &mut TimelineState, is_long: bool) {
    let mut speed = state.speed(input);
    let mut combo = ComboBox::from_id_salt("timeline-speed").icon(list_chevron);
    combo = if is_long {
        combo.selected_text(speed.label())
    } else {
        combo.selected_text(speed.short()).width(SPEED_SHORT_WIDTH)
    };
    let combo = combo.show_ui(ui, |ui| {
        for option in Speed::ALL {
            let chosen = ui.selectable_value(&mut speed, option, option.label());
            if chosen.clicked() {
                state.play.chosen = Some(option);
            }
        }
    });
    let response = combo.response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Speed"));
    if !is_long {
        response.on_hover_text(speed.label());
    }
}

fn right_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    state: &mut TimelineState,
    (roomy, folded): (bool, bool),
    out: &mut Outbox,
) {
    if roomy && !folded {
        if icon_button(ui, Icon::ZoomIn, "Show less time").clicked() {
            state.zoom(input, ZOOM);
        }
        if icon_button(ui, Icon::ZoomOut, "Show more time").clicked() {
            state.zoom(input, 1.0 / ZOOM);
        }
        if icon_button(ui, Icon::Fit, "Show all time").clicked() {
            state.view = None;
        }
    }
    if let Some(spec) = Command::Compare.spec() {
        let button = ActionButton::new("Compare").emphasis(Emphasis::Quiet);
        let keys = spec.shortcut_text(ui.ctx()).unwrap_or_default();
        if ui.add(button.shortcut(&keys)).clicked() {
            out.run(Command::Compare);
        }
    }
    if let Some(range) = input.session.range().filter(|_| roomy) {
        if icon_button(ui, Icon::Close, "Clear the range").clicked() {
            out.act(Action::SelectRange(None));
        }
        let words = RichText::new(span_in_words(range)).color(Tokens::of(ui.ctx()).accent_text);
        ui.label(words)
            .on_hover_text("The picked range, for reports and figures");
    }
}
