//! The list of knots beside the map: every knot with its rating, name, place and the last three months.
//!
//! Only rows in view are laid out, and what a row says is worked out once per state of the chart.

mod row;
mod row_words;

use egui::{
    self, EventFilter, Id, Key, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, vec2,
};

use super::commands::{self, Command};
use super::icons::Icon;
use super::map::scene_theme;
use super::theme::Tokens;
use super::widgets::{icon_button, section_heading};
use super::{Outbox, PanelInput};
use crate::model::KnotId;
use crate::session::{Action, Session};
use row_words::{Line, Rows};

/// Height of a row, in points: large enough for a finger.
const ROW: f32 = 44.0;
/// Gap between rows, in points.
const ROW_GAP: f32 = 2.0;
/// With more knots than this the list can be filtered.
const FILTER_ABOVE: usize = 8;

/// The list between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct ListState {
    filter: String,
    /// The filter was asked for: it is shown, and takes the keyboard focus once.
    filter_asked: Option<FilterFocus>,
    /// Enter in the filter selects the first knot that matches.
    takes_first: bool,
    archived_open: bool,
    rows: Rows,
    /// The row to focus as soon as it is laid out.
    focus: Option<KnotId>,
    /// The row to bring into view.
    reveal: Option<KnotId>,
    primary: Option<KnotId>,
}

/// Whether the filter that was asked for has the keyboard focus by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FilterFocus {
    Wanted,
    Given,
}

impl ListState {
    /// Shows the filter from the next frame on, and puts the keyboard focus there.
    pub fn find(&mut self) {
        self.filter_asked = Some(FilterFocus::Wanted);
    }

    /// How many rows were worked out so far.
    pub fn worked_out(&self) -> u64 {
        self.rows.worked_out()
    }
}

/// Shows the list.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut ListState, out: &mut Outbox) {
    let count = input.session.chart().knot_count();
    heading_ui(ui, count, out);
    if count == 0 {
        hint_ui(ui, "No knots yet. Click the map where it is sore.");
        return;
    }
    if count > FILTER_ABOVE || !state.filter.is_empty() || state.filter_asked.is_some() {
        filter_ui(ui, state);
    }
    state
        .rows
        .refresh(input, &state.filter, state.archived_open);
    if state.rows.lines().is_empty() {
        hint_ui(ui, "No knot matches");
        return;
    }
    if std::mem::take(&mut state.takes_first)
        && let Some(knot) = state.rows.first_knot()
    {
        out.go_to(knot);
        out.focus_map = true;
    }
    let primary = input.session.selection().primary();
    if primary != state.primary {
        state.primary = primary;
        state.reveal = primary;
    }
    rows_ui(ui, input, state, out);
}

fn heading_ui(ui: &mut Ui, count: usize, out: &mut Outbox) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        section_heading(ui, "Knots");
        if count > 0 {
            ui.label(RichText::new(count.to_string()).color(tokens.text_subdued));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, Icon::Plus, "Place a knot").clicked() {
                out.run(Command::PlaceKnot);
            }
        });
    });
}

fn hint_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(Tokens::of(ui).text_subdued));
}

fn filter_ui(ui: &mut Ui, state: &mut ListState) {
    let edit = TextEdit::singleline(&mut state.filter)
        .hint_text("Filter by name or side")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "Filter knots"));
    match state.filter_asked {
        Some(FilterFocus::Wanted) => {
            response.request_focus();
            state.filter_asked = Some(FilterFocus::Given);
        }
        Some(FilterFocus::Given) if response.lost_focus() => {
            state.filter_asked = None;
            if ui.input(|i| i.key_pressed(Key::Escape)) {
                state.filter.clear();
            }
            state.takes_first = ui.input(|i| i.key_pressed(Key::Enter));
        }
        _ => {}
    }
}

fn rows_ui(ui: &mut Ui, input: PanelInput<'_>, state: &mut ListState, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = ROW_GAP;
    let total = state.rows.lines().len();
    let area = ScrollArea::vertical()
        .id_salt("knots")
        .auto_shrink([false, false]);
    area.show_rows(ui, ROW, total, |ui, shown| {
        let top = ui.max_rect().top();
        if let Some(wanted) = state.reveal.take()
            && let Some(index) = state.rows.index_of(wanted)
        {
            let y = top + (index as f32 - shown.start as f32) * (ROW + ROW_GAP);
            let rect =
                egui::Rect::from_min_size(egui::pos2(ui.max_rect().left(), y), vec2(1.0, ROW));
            ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
            ui.request_repaint();
        }
        for index in shown {
            match state.rows.lines().get(index).copied() {
                Some(Line::Knot { knot, number }) => {
                    knot_ui(ui, input, state, index, (knot, number), out);
                }
                Some(Line::Archived { count }) => archived_ui(ui, state, count),
                None => {}
            }
        }
    });
}

fn archived_ui(ui: &mut Ui, state: &mut ListState, count: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let text = format!("Archived ({count})");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, &text));
    ui.accesskit_node_builder(response.id, |node| node.set_expanded(state.archived_open));
    row::archived(ui, &response, rect, &text, state.archived_open);
    if response.clicked() {
        state.archived_open = !state.archived_open;
    }
}

fn row_id(knot: KnotId) -> Id {
    Id::unique("knot-row").with(knot.bits())
}

fn knot_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    state: &mut ListState,
    index: usize,
    (knot, number): (KnotId, usize),
    out: &mut Outbox,
) {
    let session = input.session;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = row_id(knot);
    let response = ui.interact(rect, id, Sense::click());
    let selected = session.selection().contains(knot);
    let Some(words) = state.rows.words(input, scene_theme(ui), knot, number) else {
        return;
    };
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, selected, &words.sentence)
    });
    row::paint(ui, &response, words, selected);

    let own_focus = state.focus == Some(knot);
    if own_focus {
        response.request_focus();
        state.focus = None;
    }
    if response.has_focus() {
        keep_arrows(ui, id);
        if response.gained_focus() && !own_focus && !selected && !response.clicked() {
            out.act(Action::Select(knot));
        }
        if let Some((next, way)) = arrow_target(ui, &state.rows, index) {
            way.go(session, (knot, next), out);
            state.focus = Some(next);
            state.reveal = Some(next);
            ui.request_repaint();
        }
    }
    if response.clicked() {
        let toggles = ui.input(|i| i.modifiers.shift || i.modifiers.command);
        if toggles {
            out.act(Action::ToggleSelected(knot));
        } else {
            out.go_to(knot);
        }
        state.focus = Some(knot);
        ui.request_repaint();
    }
    if response.double_clicked() {
        out.act(Action::Select(knot));
        out.run(Command::Rename);
    }
    if response.secondary_clicked() && !selected {
        out.act(Action::Select(knot));
    }
    commands::context_menu(&response, menu_place(ui, &response), session, out);
}

/// Where the menu of a row opens, if its keys were pressed.
fn menu_place(ui: &Ui, response: &egui::Response) -> Option<egui::Pos2> {
    let by_key = response.has_focus() && commands::menu_keys(ui.ctx());
    by_key.then(|| response.rect.left_bottom())
}

/// Arrows go from row to row here instead of from widget to widget.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// What an arrow does with the row it leads to.
#[derive(Clone, Copy)]
enum Way {
    /// Selects it and no other.
    Select,
    /// With Shift: adds it to what is selected.
    Extend,
    /// With Ctrl: goes there and leaves what is selected; Ctrl+Space adds it or takes it out.
    Look,
}

impl Way {
    /// Goes from one row to the next.
    fn go(self, session: &Session, (from, to): (KnotId, KnotId), out: &mut Outbox) {
        match self {
            Self::Select => out.go_to(to),
            // Back over what was added takes it out again.
            Self::Extend if session.selection().contains(to) => {
                out.act(Action::ToggleSelected(from));
            }
            Self::Extend => out.act(Action::ToggleSelected(to)),
            Self::Look => {}
        }
    }
}

/// The knot that an arrow pressed on this row leads to.
fn arrow_target(ui: &Ui, rows: &Rows, index: usize) -> Option<(KnotId, Way)> {
    let before = || rows.lines().iter().take(index).rev().find_map(Line::knot);
    let after = || rows.lines().iter().skip(index + 1).find_map(Line::knot);
    for (modifiers, way) in [
        (Modifiers::SHIFT, Way::Extend),
        (Modifiers::COMMAND, Way::Look),
        (Modifiers::NONE, Way::Select),
    ] {
        let (up, down) = ui.input_mut(|i| {
            (
                i.consume_key(modifiers, Key::ArrowUp),
                i.consume_key(modifiers, Key::ArrowDown),
            )
        });
        let next = match (up, down) {
            (true, false) => before(),
            (false, true) => after(),
            _ => None,
        };
        if let Some(next) = next {
            return Some((next, way));
        }
    }
    None
}
