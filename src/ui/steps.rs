//! The sheet with every step that can be undone or done again; choosing one goes there.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::modal::{foot, room_in_sheet, sheet_frame, title};
use super::theme::Tokens;
use super::widgets::primary_button;
use crate::session::{Action, History};

/// Width of the sheet, in points.
const WIDTH: f32 = 420.0;
/// Height of a step, in points: large enough for a finger.
const ROW: f32 = 32.0;
/// Height of the sheet without its steps, in points.
const AROUND: f32 = 200.0;

/// What was chosen on the sheet.
#[derive(Debug, PartialEq)]
pub enum Chosen {
    /// Close it.
    Close,
    /// Do this to be where the chosen step was just done.
    Go(Vec<Action>),
}

/// Shows the sheet.
pub fn show(ctx: &egui::Context, history: &History) -> Option<Chosen> {
    let (chosen, closes) = sheet_frame(ctx, "steps", WIDTH, |ui| {
        title(ui, "History");
        let chosen = steps_ui(ui, history);
        let closed = foot(ui, |ui| {
            primary_button(ui, "Close")
                .clicked()
                .then_some(Chosen::Close)
        });
        chosen.map(Chosen::Go).or(closed)
    });
    chosen.or(closes.then_some(Chosen::Close))
}

/// One row per state of the chart, the latest at the top.
fn steps_ui(ui: &mut Ui, history: &History) -> Option<Vec<Action>> {
    let (done, undone) = (history.done().len(), history.undone().len());
    let mut labels: Vec<&str> = vec!["As it was opened"];
    labels.extend(history.done());
    labels.extend(history.undone());
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = room_in_sheet(ui.ctx(), AROUND).min(12.0 * ROW);
    let area = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true]);
    area.show_rows(ui, ROW, labels.len(), |ui, shown| {
        for row in shown {
            // States count from the oldest.
            let state = done + undone - row;
            let label = labels.get(state).copied().unwrap_or_default();
            if row_ui(ui, label, state, done) {
                chosen = Some(way(done, state));
            }
        }
    });
    chosen
}

fn row_ui(ui: &mut Ui, label: &str, state: usize, now: usize) -> bool {
    let t = Tokens::of(ui.ctx());
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let aside = match state.cmp(&now) {
        std::cmp::Ordering::Less => "",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "undone",
    };
    response.widget_info(|| {
        let name = format!("{label}, {aside}");
        let name = name.trim_end_matches(", ");
        WidgetInfo::selected(Role::ListBoxOption, true, state == now, name)
    });
    let fill = match (state == now, response.hovered()) {
        (true, _) => t.selected,
        (false, true) => t.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    let ink = if state > now {
        t.text_subdued
    } else {
        t.text_strong
    };
    let painter = ui.painter();
    painter.rect_filled(rect, t.radius_s, fill);
    if response.has_focus() {
        let ring = egui::Stroke::new(t.focus_width, t.focus);
        painter.rect_stroke(rect, t.radius_s, ring, egui::StrokeKind::Inside);
    }
    let small = egui::FontId::proportional(t.text_small);
    let at = rect.right_center() - vec2(t.space_s, 0.0);
    let aside = painter.text(at, egui::Align2::RIGHT_CENTER, aside, small, t.text_subdued);
    let room = aside.left() - rect.left() - 3.0 * t.space_s;
    let label = crate::scene::fit(label, t.text_body, false, room);
    let body = egui::FontId::proportional(t.text_body);
    let at = rect.left_center() + vec2(t.space_s, 0.0);
    painter.text(at, egui::Align2::LEFT_CENTER, label, body, ink);
    response.clicked()
}

/// What leads from one state to another.
fn way(from: usize, to: usize) -> Vec<Action> {
    if to < from {
        vec![Action::Undo; from - to]
    } else {
        vec![Action::Redo; to - from]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_state_is_undoing_or_doing_again() {
        assert_eq!(way(3, 1), [Action::Undo, Action::Undo]);
        assert_eq!(way(1, 2), [Action::Redo]);
        assert_eq!(way(2, 2), []);
    }
}
