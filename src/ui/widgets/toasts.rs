//! Short messages at the bottom of the window that go away by themselves.

use std::collections::VecDeque;
use std::time::Duration;

use egui::accesskit::Live;
use egui::{
    Align2, Area, Button, Context, FontFamily, Frame, Id, Label, Margin, Order, Response, RichText,
    Role, Stroke, Ui, Vec2,
};

use crate::scene::measure;
use crate::ui::theme::{LIGHT, SEMIBOLD, Tokens};

/// Most messages shown at once; an older one makes room.
const MAX_SHOWN: usize = 3;
/// Lower windows show one, which stands over the timeline and leaves the map free, in points.
const LOW: f32 = 600.0;
/// Widest text of a message, in points; a longer one ends in "…" and is whole in its tooltip.
const MAX_TEXT_WIDTH: f32 = 500.0;
/// Narrowest text where there is hardly room, in points.
const LEAST_TEXT_WIDTH: f32 = 80.0;

/// The messages in view. `A` says what an action such as "Undo" does.
#[derive(Debug)]
pub struct Toasts<A> {
    toasts: VecDeque<Toast<A>>,
    pushed: u64,
}

#[derive(Debug)]
struct Toast<A> {
    number: u64,
    text: String,
    action: Option<(String, A)>,
    secs_left: f64,
    seen_at_secs: f64,
    held: bool,
}

impl<A> Default for Toasts<A> {
    fn default() -> Self {
        Self {
            toasts: VecDeque::new(),
            pushed: 0,
        }
    }
}

impl<A: Clone> Toasts<A> {
    /// Shows `text`, with an action that has a label, from `now` (seconds, as in `InputState::time`).
    ///
    /// What was just said is not said again below itself: it stays for longer.
    pub fn push(&mut self, text: impl Into<String>, action: Option<(String, A)>, now: f64) {
        let text = text.into();
        let is_same = |last: &&mut Toast<A>| last.text == text && last.action.is_none();
        if let Some(last) = self.toasts.back_mut().filter(is_same)
            && action.is_none()
        {
            last.secs_left = f64::from(LIGHT.toast_secs);
            last.seen_at_secs = now;
            return;
        }
        if self.toasts.len() == MAX_SHOWN {
            self.toasts.pop_front();
        }
        self.pushed += 1;
        self.toasts.push_back(Toast {
            number: self.pushed,
            text,
            action,
            secs_left: f64::from(LIGHT.toast_secs),
            seen_at_secs: now,
            held: false,
        });
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.toasts.is_empty()
    }

    /// Paints the messages over everything else and returns the action that was pressed.
    ///
    /// Asks for one repaint, when the next message is due to go; a message under the pointer stays.
    pub fn show(&mut self, ctx: &Context) -> Option<A> {
        let is_low = ctx.content_rect().height() < LOW;
        let shown = if is_low { 1 } else { MAX_SHOWN };
        let width = self.text_width(ctx, 0.0);
        self.show_at(ctx, Align2::CENTER_BOTTOM, (shown, width))
    }

    /// The same with the latest message alone, in the lower right corner and clear of what stands up to `left` at the
    /// lower left, in points: a button there can be pressed all the while.
    pub fn show_beside(&mut self, ctx: &Context, left: f32) -> Option<A> {
        let width = self.text_width(ctx, left);
        self.show_at(ctx, Align2::RIGHT_BOTTOM, (1, width))
    }

    /// Room for the text of a message beside what stands up to `left`.
    fn text_width(&self, ctx: &Context, left: f32) -> f32 {
        let t = Tokens::of(ctx);
        let actions = self.toasts.iter().filter_map(|toast| toast.action.as_ref());
        let widths = actions
            .map(|(label, _)| measure(label, t.text_body, true) + t.space_l + 2.0 * t.space_s);
        let action = widths.fold(0.0, f32::max);
        let around = 2.0 * (t.space_l + t.space_s);
        let room = ctx.content_rect().width() - left - action - around;
        room.clamp(LEAST_TEXT_WIDTH, MAX_TEXT_WIDTH)
    }

    fn show_at(
        &mut self,
        ctx: &Context,
        corner: Align2,
        (shown, width): (usize, f32),
    ) -> Option<A> {
        self.age(ctx.input(|input| input.time));
        if self.toasts.is_empty() {
            return None;
        }
        let t = Tokens::of(ctx);
        let inset = t.space_s * f32::from(corner == Align2::RIGHT_BOTTOM);
        let area = Area::new(Id::unique("toasts"))
            .order(Order::Tooltip)
            .anchor(corner, Vec2::new(-inset, -t.space_s))
            .show(ctx, |ui| {
                let mut pressed = None;
                let hidden = self.toasts.len().saturating_sub(shown);
                for toast in self.toasts.iter_mut().skip(hidden) {
                    if toast_ui(ui, toast, width) {
                        pressed = Some(toast.number);
                    }
                }
                pressed
            });
        if let Some(secs) = self.next_due_secs() {
            ctx.request_repaint_after(Duration::from_secs_f64(secs));
        }
        self.take_action(area.inner?)
    }

    fn age(&mut self, now: f64) {
        for toast in &mut self.toasts {
            if !toast.held {
                toast.secs_left -= (now - toast.seen_at_secs).max(0.0);
            }
            toast.seen_at_secs = now;
        }
        self.toasts.retain(|toast| toast.secs_left > 0.0);
    }

    fn next_due_secs(&self) -> Option<f64> {
        let running = self.toasts.iter().filter(|toast| !toast.held);
        running.map(|toast| toast.secs_left).reduce(f64::min)
    }

    fn take_action(&mut self, number: u64) -> Option<A> {
        let index = self
            .toasts
            .iter()
            .position(|toast| toast.number == number)?;
        self.toasts.remove(index)?.action.map(|(_, action)| action)
    }
}

/// One message; returns whether its action was pressed.
fn toast_ui<A>(ui: &mut Ui, toast: &mut Toast<A>, width: f32) -> bool {
    let t = Tokens::of(ui);
    let frame = Frame::new()
        .fill(t.inverse)
        .corner_radius(t.radius_m)
        .inner_margin(Margin::symmetric(t.space_l as i8, t.space_xs as i8))
        .shadow(ui.visuals().popup_shadow);
    let shown = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = t.space_l;
            ui.set_min_height(t.control_height);
            let text = RichText::new(&toast.text).color(t.text_inverse);
            let label = ui.scope(|ui| {
                ui.set_max_width(width);
                ui.add(Label::new(text).truncate())
            });
            let label = label.inner;
            ui.accesskit_node_builder(label.id, |node| {
                node.set_role(Role::Status);
                node.set_label(toast.text.as_str());
                node.set_live(Live::Polite);
            });
            let action = toast.action.as_ref();
            action.is_some_and(|(label, _)| inverse_link(ui, label).clicked())
        })
        .inner
    });
    toast.held = ui.rect_contains_pointer(shown.response.rect);
    shown.inner
}

/// An action in a toast: words in the accent, underlined when reached by pointer or keyboard.
fn inverse_link(ui: &mut Ui, label: &str) -> Response {
    let t = Tokens::of(ui);
    let text = RichText::new(label)
        .family(FontFamily::Name(SEMIBOLD.into()))
        .color(t.accent_inverse);
    let button = Button::new(text).frame(false);
    let response = ui.add(button.min_size(Vec2::splat(t.control_height)));
    if response.hovered() || response.has_focus() {
        let line = Stroke::new(t.focus_width, t.accent_inverse);
        let rect = response.rect;
        let below = rect.bottom() - t.space_xs;
        ui.painter().hline(rect.x_range(), below, line);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_one() -> Toasts<u8> {
        let mut toasts = Toasts::default();
        toasts.push("Deleted “left trap”", Some(("Undo".to_owned(), 7)), 100.0);
        toasts
    }

    #[test]
    fn a_toast_goes_after_its_time() {
        let mut toasts = with_one();
        toasts.age(105.9);
        assert!(!toasts.is_empty());
        toasts.age(106.1);
        assert!(toasts.is_empty());
    }

    #[test]
    fn a_held_toast_stays_and_asks_for_nothing() {
        let mut toasts = with_one();
        toasts.toasts[0].held = true;
        toasts.age(500.0);
        assert!(!toasts.is_empty());
        assert_eq!(toasts.next_due_secs(), None);
        toasts.toasts[0].held = false;
        toasts.age(501.0);
        assert_eq!(toasts.next_due_secs(), Some(5.0));
    }

    #[test]
    fn what_was_just_said_stays_and_is_not_said_twice() {
        let mut toasts: Toasts<u8> = Toasts::default();
        toasts.push("Saved", None, 100.0);
        toasts.push("Saved", None, 104.0);
        assert_eq!(toasts.toasts.len(), 1);
        toasts.age(109.0);
        assert!(!toasts.is_empty(), "from the second time on");
        toasts.push("Deleted", Some(("Undo".to_owned(), 1)), 109.0);
        toasts.push("Deleted", Some(("Undo".to_owned(), 2)), 109.0);
        assert_eq!(toasts.toasts.len(), 3, "each can be taken back");
    }

    #[test]
    fn an_action_is_taken_once() {
        let mut toasts = with_one();
        assert_eq!(toasts.take_action(1), Some(7));
        assert_eq!(toasts.take_action(1), None);
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut toasts = with_one();
        for number in 0..MAX_SHOWN {
            toasts.push(format!("Saved {number}"), None, 101.0);
        }
        assert_eq!(toasts.toasts.len(), MAX_SHOWN);
        assert_eq!(toasts.take_action(1), None);
    }
}
