//! The keyboard focus: it goes everywhere, is seen wherever it is, and comes round again.

use std::collections::BTreeSet;

use egui::accesskit::NodeId;
use egui::epaint::ClippedShape;
use egui::{Color32, Key, Rect, Shape};
use egui_kittest::kittest::NodeT as _;
use knotmap::ui::theme::Tokens;

use super::audit::targets;
use super::stage::{Screen, Stage};
use crate::support::window::Desk;

/// More presses of Tab than any screen has stops.
const MOST: usize = 160;
/// Frames until the focus has moved and is scrolled to.
const STEPS: usize = 4;
/// The ring stands at most this far outside of what has the focus, in points.
const RING: f32 = 6.0;
/// Less of what has the focus than this is not seen, as a share of its area.
const SEEN: f32 = 0.5;

/// Everything that is wrong with the way of the focus through a screen, in words.
pub fn trouble(screen: &Screen, stage: &Stage) -> Vec<String> {
    let mut desk = (screen.reach)(stage);
    let mut trouble = Vec::new();
    let before = targets(&desk);
    let mut reached: BTreeSet<NodeId> = BTreeSet::new();
    let mut comes_round = false;
    for _ in 0..MOST {
        desk.harness.key_press(Key::Tab);
        desk.harness.run_steps(STEPS);
        let Some(id) = desk.harness.ctx.memory(egui::Memory::focused) else {
            continue;
        };
        if !reached.insert(id.accesskit_id()) {
            comes_round = true;
            break;
        }
        trouble.extend(unseen(&desk, id));
    }
    if !comes_round {
        trouble.push(format!(
            "the focus does not come round: {} stops",
            reached.len()
        ));
    }
    // What the focus itself has changed has had no turn.
    let after = targets(&desk);
    let left_out = before
        .into_iter()
        .filter(|(id, target)| target.is_seen() && !reached.contains(id) && after.contains_key(id));
    trouble.extend(left_out.map(|(_, target)| format!("{:?} never gets the focus", target.name)));
    let place = format!("{} at {}", screen.name, stage.name);
    trouble
        .iter()
        .map(|what| format!("{place}: {what}"))
        .collect()
}

/// What has the focus and is out of sight, or does not show it.
fn unseen(desk: &Desk, id: egui::Id) -> Option<String> {
    let name = || {
        let root = desk.harness.root();
        let focused = root.accesskit_node().tree_state.focus();
        focused.and_then(|node| node.label()).unwrap_or_default()
    };
    let ctx = &desk.harness.ctx;
    let Some(response) = ctx.read_response(id) else {
        return Some(format!("{:?} has the focus and is gone", name()));
    };
    let (rect, seen) = (
        response.rect,
        response.interact_rect.intersect(ctx.content_rect()),
    );
    if !seen.is_positive() || seen.intersect(rect).area() < rect.area() * SEEN {
        return Some(format!(
            "{:?} has the focus out of sight: {rect:?}, seen {seen:?}",
            name()
        ));
    }
    let tokens = Tokens::of(ctx);
    let inks = [tokens.focus, tokens.accent_text, tokens.accent_inverse];
    let shapes = &desk.harness.output().shapes;
    let rings = |shape: &ClippedShape| rings(&shape.shape, rect.expand(RING), &inks);
    (!shapes.iter().any(rings)).then(|| format!("{:?} does not show the focus", name()))
}

/// Whether a shape is a line in one of these inks within this place.
fn rings(shape: &Shape, place: Rect, inks: &[Color32]) -> bool {
    let near = |rect: Rect| rect.is_positive() && place.contains_rect(rect);
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| rings(shape, place, inks)),
        Shape::Rect(rect) => {
            inks.contains(&rect.stroke.color) && rect.stroke.width > 1.0 && near(rect.rect)
        }
        Shape::Circle(circle) => {
            inks.contains(&circle.stroke.color) && near(circle.visual_bounding_rect())
        }
        Shape::LineSegment { points, stroke } => {
            inks.contains(&stroke.color) && points.iter().all(|point| place.contains(*point))
        }
        _ => false,
    }
}
