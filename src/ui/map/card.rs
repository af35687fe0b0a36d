//! The small card of a knot being placed: its name and its rating, all by keyboard.

use egui::{Align2, Area, Event, Frame, Id, Key, Order, Pos2, Rect, RichText, TextEdit, Ui, vec2};

use super::camera::Camera;
use super::{MapView, guard, ramp};
use crate::body::BodyView;
use crate::session::{Action, Draft};
use crate::ui::likes::place_in_words;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{primary_button, rating_row};
use crate::ui::{Outbox, PanelInput};

/// Widest card, in points.
const WIDTH: f32 = 400.0;
/// Between the middle of the mark and the card, in points.
const GAP: f32 = 24.0;

fn name_id() -> Id {
    MapView::id().with("card-name")
}

/// Takes the digits that rate out of what the name field will see.
///
/// A digit after a finished word rates the knot ("Jeffrey" then 7); after a space, or in "T4", it belongs to
/// the name. Called before the widgets of the frame read their events.
pub fn take_digits(ctx: &egui::Context, draft: &Draft, out: &mut Outbox) {
    if !ctx.memory(|memory| memory.has_focus(name_id())) {
        return;
    }
    ctx.input_mut(|input| {
        let mut name = draft.name().to_owned();
        input.events.retain(|event| {
            let Event::Text(text) = event else {
                return true;
            };
            match text.parse::<u8>() {
                Ok(digit @ 0..=9) if text.len() == 1 && Draft::digit_rates(&name) => {
                    out.act(Action::DraftDigit(digit));
                    false
                }
                _ => {
                    name.push_str(text);
                    true
                }
            }
        });
    });
}

/// Shows the card of the knot being placed, beside its mark.
pub fn show(
    ui: &Ui,
    input: PanelInput<'_>,
    view: &BodyView,
    camera: &Camera,
    viewport: Rect,
    out: &mut Outbox,
) {
    let Some(draft) = input.session.draft() else {
        return;
    };
    let Some(knot) = input.session.chart().knot(draft.knot()) else {
        return;
    };
    let at = camera.screen_from_map(viewport, view.point(knot.place.pos));
    let words = place_in_words(
        input.body,
        &knot.place,
        input.session.chart().person().ruler_cm(),
    );
    let tokens = Tokens::of(ui.ctx());
    let width = WIDTH.min(viewport.width() - 2.0 * tokens.space_l);
    area(draft, at, width, viewport).show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(tokens.space_m);
        frame.show(ui, |ui| {
            ui.set_width(width - 2.0 * tokens.space_m);
            let words = RichText::new(words.to_string()).color(tokens.text_subdued);
            ui.label(words.size(tokens.text_small));
            guard::show(ui, input, draft, knot, out);
            name_ui(ui, draft, out);
            ui.add_space(tokens.space_s);
            rating_ui(ui, draft, out);
            ui.add_space(tokens.space_s);
            foot_ui(ui, out);
        });
    });
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !is_covered && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape)) {
        out.act(Action::CancelDraft);
        out.focus_map = true;
    }
}

/// Above or below the mark, whichever has more room, so that the card does not cover it.
fn area(draft: &Draft, mark: Pos2, width: f32, viewport: Rect) -> Area {
    let (pivot, gap) = if mark.y < viewport.center().y {
        (Align2::LEFT_TOP, GAP)
    } else {
        (Align2::LEFT_BOTTOM, -GAP)
    };
    Area::new(MapView::id().with("card").with(draft.knot().bits()))
        .order(Order::Foreground)
        .fixed_pos(mark + vec2(-width / 2.0, gap))
        .pivot(pivot)
        .constrain_to(viewport)
        .accessible_name("New knot")
}

fn name_ui(ui: &mut Ui, draft: &Draft, out: &mut Outbox) {
    let mut name = draft.name().to_owned();
    let edit = TextEdit::singleline(&mut name)
        .id(name_id())
        .hint_text("Name it, for example Jeffrey")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Name of the new knot")
    });
    let first = ui.data_mut(|data| {
        let known = data.get_temp_mut_or_default::<Option<u64>>(name_id());
        known.replace(draft.knot().bits()) != Some(draft.knot().bits())
    });
    if first {
        response.request_focus();
    }
    if name != draft.name() {
        out.act(Action::DraftName(name));
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        out.act(Action::FinishDraft);
        out.focus_map = true;
    }
}

fn rating_ui(ui: &mut Ui, draft: &Draft, out: &mut Outbox) {
    if let Some(chosen) = rating_row(ui, draft.score(), ramp(ui)) {
        let again = draft.score() == Some(chosen);
        out.act(Action::DraftScore((!again).then_some(chosen)));
    }
}

fn foot_ui(ui: &mut Ui, out: &mut Outbox) {
    let tokens = Tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        let hint = RichText::new("A digit after the name rates it")
            .size(tokens.text_small)
            .color(tokens.text_subdued);
        ui.label(hint)
            .on_hover_text("Type a space first to keep a number in the name");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary_button(ui, "Done").clicked() {
                out.act(Action::FinishDraft);
                out.focus_map = true;
            }
        });
    });
}
