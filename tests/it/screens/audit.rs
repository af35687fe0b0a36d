//! What must hold on every screen: names, roles and values, a place in the window, and rest.

use std::collections::BTreeMap;
use std::time::Duration;

use egui::accesskit::{Action, NodeId, Role};
use egui::{Rect, WidgetRect};
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

use super::stage::{Screen, Stage};
use crate::support::window::Desk;

/// A window that has settled sleeps at least this long: only messages, minutes and reminders wake it.
const REST: Duration = Duration::from_secs(1);
/// Steps of a quarter of a second in which every message goes.
const MESSAGE_STEPS: usize = 28;
/// The text cursor wakes it twice a second; frames of a test are half of that apart.
const BLINK: Duration = Duration::from_millis(200);
/// Less of a thing than this is not "seen", as a share of its area.
const SEEN: f32 = 0.6;
/// Rounding of places, in points.
const SLACK: f32 = 1.0;

/// Everything that is wrong with a screen, in words.
pub fn trouble(screen: &Screen, stage: &Stage) -> Vec<String> {
    let mut desk = (screen.reach)(stage);
    let mut trouble = names(&desk);
    trouble.extend(unrest(&mut desk));
    trouble.extend(out_of_reach(&mut desk));
    let place = format!("{} at {}", screen.name, stage.name);
    trouble
        .iter()
        .map(|what| format!("{place}: {what}"))
        .collect()
}

/// What takes input and lacks a name, a role or a value.
fn names(desk: &Desk) -> Vec<String> {
    let nodes = desk.harness.root().children_recursive();
    let lacks = |node: Node<'_>| {
        let node = node.accesskit_node();
        let lack = lack(&node)?;
        Some(format!(
            "{:?} {:?} has no {lack}",
            node.role(),
            node.label().unwrap_or_default()
        ))
    };
    nodes.filter_map(lacks).collect()
}

fn lack(node: &AccessKitNode<'_>) -> Option<&'static str> {
    if node.is_hidden() || !node.data().supports_action(Action::Click) {
        return None;
    }
    let has_name = node.label().is_some_and(|label| !label.trim().is_empty());
    let has_value = match node.role() {
        Role::Unknown | Role::GenericContainer => return has_name.then_some("role"),
        Role::CheckBox | Role::RadioButton | Role::Switch => node.data().toggled().is_some(),
        Role::ListBoxOption => node.data().toggled().is_some() || node.is_selected().is_some(),
        Role::ComboBox | Role::TextInput | Role::SearchInput | Role::MultilineTextInput => {
            node.value().is_some()
        }
        Role::Slider | Role::SpinButton => {
            node.data().numeric_value().is_some() || node.value().is_some()
        }
        // They are scrolled by the wheel, by keys, and by what gets the focus.
        Role::ScrollBar | Role::ScrollView => return None,
        _ => true,
    };
    match (has_name, has_value) {
        (false, _) => Some("name"),
        (true, false) => Some("value"),
        (true, true) => None,
    }
}

/// A settled window sleeps.
fn unrest(desk: &mut Desk) -> Option<String> {
    // A text cursor blinks.
    let is_typing = desk.harness.ctx.text_edit_focused();
    let rest = if is_typing { BLINK } else { REST };
    // A message that is about to go may be in sight the first time.
    for _ in 0..2 {
        let frames = desk.harness.run_ok();
        let delay = desk.repaint_delay();
        if frames.is_some_and(|frames| frames <= 2) && delay >= rest {
            return None;
        }
        desk.harness.run_steps(MESSAGE_STEPS);
    }
    Some(format!(
        "no rest: it asks for a frame in {:?}",
        desk.repaint_delay()
    ))
}
/// What can be pressed, with the part of it that is in sight.
pub struct Target {
    pub name: String,
    rect: Rect,
    seen: Rect,
}

impl Target {
    pub fn is_seen(&self) -> bool {
        let share = self.seen.intersect(self.rect).area() / self.rect.area().max(1.0);
        self.seen.is_positive() && share >= SEEN
    }

    /// Whether it reaches beyond what holds it, to the left or to the right: nothing scrolls there.
    fn is_cut(&self) -> bool {
        let (all, seen) = (self.rect.x_range(), self.seen.x_range());
        self.is_seen() && (all.min < seen.min - SLACK || all.max > seen.max + SLACK)
    }
}

/// Everything that can be pressed or typed into.
pub fn targets(desk: &Desk) -> BTreeMap<NodeId, Target> {
    let window = desk.harness.ctx.content_rect();
    let widgets: Vec<WidgetRect> = desk.harness.ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        layers
            .flat_map(|(_, widgets)| widgets.iter().copied())
            .collect()
    });
    // What lies behind a sheet waits.
    let in_front = |widget: &WidgetRect| {
        desk.harness
            .ctx
            .memory(|memory| memory.allows_interaction(widget.layer_id))
    };
    let widgets: BTreeMap<NodeId, WidgetRect> = widgets
        .into_iter()
        .filter(in_front)
        .map(|widget| (widget.id.accesskit_id(), widget))
        .collect();
    let nodes = desk.harness.root().children_recursive();
    let target = |node: Node<'_>| {
        let node = node.accesskit_node();
        let (id, _) = node.locate();
        let widget = widgets.get(&id)?;
        let is_target = widget.enabled && egui::accessibility::is_input(node.role());
        let name = node.label().unwrap_or_default();
        let seen = widget.interact_rect.intersect(window);
        let target = Target {
            name,
            rect: widget.rect,
            seen,
        };
        is_target.then_some((id, target))
    };
    nodes.filter_map(target).collect()
}

/// What can be pressed but is cut off, or cannot be scrolled to.
fn out_of_reach(desk: &mut Desk) -> Vec<String> {
    let before = targets(desk);
    let mut trouble = Vec::new();
    let hidden = || before.iter().filter(|(_, target)| !target.is_seen());
    // The first and the last stand for what lies between them.
    let top = |(_, target): &(&NodeId, &Target)| (target.rect.top() * 100.0) as i64;
    for (id, target) in hidden()
        .min_by_key(top)
        .into_iter()
        .chain(hidden().max_by_key(top))
    {
        let mut nodes = desk.harness.root().children_recursive();
        if let Some(node) = nodes.find(|node| node.accesskit_node().locate().0 == *id) {
            node.scroll_to_me();
        }
        drop(nodes);
        desk.harness.run_steps(4);
        let after = targets(desk);
        // Rows that are laid out only while in sight may be gone.
        if let Some(now) = after.get(id).filter(|now| !now.is_seen()) {
            trouble.push(format!(
                "{:?} is out of reach: {:?}, seen {:?}",
                target.name, now.rect, now.seen
            ));
        }
    }
    for target in before.values().filter(|target| target.is_cut()) {
        trouble.push(format!(
            "{:?} is cut: {:?}, seen {:?}",
            target.name, target.rect, target.seen
        ));
    }
    trouble
}
