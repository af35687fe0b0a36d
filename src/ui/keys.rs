//! Keys that act on the map and the selected knots rather than run a command.

use egui::{Event, Id, Key, Modifiers, Stroke, StrokeKind, accesskit};

use super::Outbox;
use super::inspector::DigitUse;
use super::map::MapView;
use super::theme::Tokens;
use crate::model::{Asked, Intensity, KnotId, Score, When};
use crate::session::{Action, Session};

/// One nudge in C7–PSIS lengths: a thousandth of body height, about 1.8 mm.
const NUDGE: f64 = 0.0035;
/// Less of what has the keyboard focus than this is not in sight, as a share of its area.
const IN_SIGHT: f32 = 0.9;
/// What takes more of the window than this draws a ring of its own, as a share of its area.
const LARGE: f32 = 0.1;
/// How many nudges an arrow with Shift is.
const BIG_NUDGE: f64 = 10.0;

/// Whether the map, one of its marks or nothing at all has the keyboard focus, so that plain keys mean the map.
pub fn map_has_keys(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_none() || ctx.data(|data| data.get_temp(flag())).unwrap_or(false)
}

/// Notes whether the map or one of its marks has the keyboard focus.
pub fn set_map_focused(ctx: &egui::Context, focused: bool) {
    ctx.data_mut(|data| data.insert_temp(flag(), focused));
}

fn flag() -> Id {
    MapView::id().with("focused")
}

/// Notes whether the keyboard focus moves by key or by pointer; only by key does it need to be seen.
pub fn note_focus_source(ctx: &egui::Context) {
    let (pressed, moved) = ctx.input(|i| {
        let keys = [
            Key::Tab,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
        ];
        (
            i.pointer.any_pressed(),
            keys.iter().any(|key| i.key_pressed(*key)),
        )
    });
    if pressed || moved {
        ctx.data_mut(|data| data.insert_temp(focus_seen(), moved));
    }
}

/// Whether the ring around what has the keyboard focus is drawn.
pub fn shows_focus(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(focus_seen()))
        .unwrap_or(false)
}

fn focus_seen() -> Id {
    MapView::id().with("focus-seen")
}

/// Scrolls to what has got the keyboard focus by key, if it is out of sight. Call at the start of a frame.
///
/// egui moves the focus into what is scrolled away and leaves it there, unseen.
pub fn keep_focus_in_sight(ctx: &egui::Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let slot = MapView::id().with("focus-in-sight");
    let before = ctx.data_mut(|data| {
        let known = data.get_temp_mut_or_default::<Option<Id>>(slot);
        std::mem::replace(known, focused)
    });
    let Some(id) = focused.filter(|id| before != Some(*id) && shows_focus(ctx)) else {
        return;
    };
    let is_hidden = ctx.read_response(id).is_some_and(|response| {
        let seen = response.interact_rect.intersect(response.rect);
        !seen.is_positive() || seen.area() < response.rect.area() * IN_SIGHT
    });
    if is_hidden {
        let request = accesskit::ActionRequest {
            action: accesskit::Action::ScrollIntoView,
            target_tree: accesskit::TreeId::ROOT,
            target_node: id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        ctx.request_repaint();
    }
}

/// Draws the ring around what the keyboard has gone to. Call at the end of a frame: some of egui's own widgets, menus
/// among them, draw none. Text fields and whatever fills much of the window show it themselves.
pub fn ring_ui(ctx: &egui::Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let Some(id) = focused.filter(|_| shows_focus(ctx) && !ctx.text_edit_focused()) else {
        return;
    };
    let Some(response) = ctx.read_response(id) else {
        return;
    };
    if response.rect.area() > ctx.content_rect().area() * LARGE {
        return;
    }
    let tokens = Tokens::of(ctx);
    let line = Stroke::new(tokens.focus_width, tokens.focus);
    let clip = response.interact_rect.expand(2.0 * tokens.focus_width);
    ctx.layer_painter(response.layer_id)
        .with_clip_rect(clip)
        .rect_stroke(response.rect, tokens.radius_s, line, StrokeKind::Outside);
}

/// Whether text is being typed, or was until this frame: the Esc that leaves a field is still the field's.
pub fn is_typing(ctx: &egui::Context) -> bool {
    ctx.text_edit_focused() || ctx.data(|data| data.get_temp(typing())).unwrap_or(false)
}

/// Notes at the end of a frame whether text is being typed.
pub fn remember_typing(ctx: &egui::Context) {
    let is_typing = ctx.text_edit_focused();
    ctx.data_mut(|data| data.insert_temp(typing(), is_typing));
}

fn typing() -> Id {
    MapView::id().with("typing")
}

/// Esc closes one thing at a time: an open menu first, and then nothing else.
pub fn close_menu(ctx: &egui::Context) {
    let is_open = egui::Popup::is_any_open(ctx);
    if is_open && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        egui::Popup::close_all(ctx);
    }
}

/// Whether Esc was pressed while no text is typed and no menu is open.
pub fn is_esc_free(ctx: &egui::Context) -> bool {
    !is_typing(ctx)
        && !egui::Popup::is_any_open(ctx)
        && ctx.input(|input| input.key_pressed(Key::Escape))
}

/// Takes digits, brackets, arrows and Esc out of the frame's input and acts on the selection.
///
/// Does nothing while text is typed. `digits` says what a digit answers, and `pixel` is the size of one screen
/// pixel in C7–PSIS lengths.
pub fn selection_keys(
    ctx: &egui::Context,
    session: &Session,
    pixel: f64,
    digits: DigitUse,
    out: &mut Outbox,
) {
    if is_typing(ctx) || session.draft().is_some() || egui::Popup::is_any_open(ctx) {
        return;
    }
    let on_map = map_has_keys(ctx);
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Text(text) = event else {
                return true;
            };
            let action = typed(text, session, digits);
            match action {
                Some(action) if !session.selection().is_empty() => {
                    out.act(action);
                    false
                }
                _ => true,
            }
        });
        if !on_map {
            return;
        }
        arrows(input, session, pixel, out);
        if !session.is_dragging()
            && !input.pointer.any_down()
            && !session.selection().is_empty()
            && input.consume_key(Modifiers::NONE, Key::Escape)
        {
            out.act(Action::Deselect);
        }
    });
}

/// What a typed character does to the selected knots.
fn typed(text: &str, session: &Session, digits: DigitUse) -> Option<Action> {
    let digit = text.parse::<u8>().ok().filter(|_| text.len() == 1);
    match (text, digit, digits) {
        (_, Some(_), DigitUse::Nothing) => None,
        ("[", ..) => Some(Action::StepRating(-1)),
        ("]", ..) => Some(Action::StepRating(1)),
        (_, Some(digit), DigitUse::Now) => Some(Action::TypeDigit(digit)),
        (_, Some(digit), DigitUse::Said(asked, felt_at)) => {
            let score = Score::Felt(Intensity::new(digit).ok()?);
            rate(session.selection().knots(), score, asked, felt_at)
        }
        _ => None,
    }
}

/// The same answer for each of these knots; none without one.
pub fn rate(knots: &[KnotId], score: Score, asked: Asked, felt_at: When) -> Option<Action> {
    match knots {
        [] => None,
        [knot] => Some(Action::Rate {
            knot: *knot,
            score,
            asked,
            felt_at,
        }),
        several => Some(Action::RateEach {
            knots: several.to_vec(),
            score,
            asked,
            felt_at,
        }),
    }
}

/// Arrows move the selected knots.
fn arrows(input: &mut egui::InputState, session: &Session, pixel: f64, out: &mut Outbox) {
    for (key, x, y) in [
        (Key::ArrowLeft, -1.0, 0.0),
        (Key::ArrowRight, 1.0, 0.0),
        (Key::ArrowUp, 0.0, -1.0),
        (Key::ArrowDown, 0.0, 1.0),
    ] {
        for (modifiers, size) in [
            (Modifiers::SHIFT, NUDGE * BIG_NUDGE),
            (Modifiers::ALT, pixel),
            (Modifiers::NONE, NUDGE),
        ] {
            if !session.selection().is_empty() && input.consume_key(modifiers, key) {
                out.act(Action::Nudge {
                    dx: x * size,
                    dy: y * size,
                });
            }
        }
    }
}
