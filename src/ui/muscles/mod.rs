//! Muscles in words: what each is and does, where pain from it is often described, and which are described to
//! reach where it hurts. It describes; it never says what a person has.

mod card;
mod hurts;
mod rows;
mod zones;

use egui::{ScrollArea, TextEdit, Ui};

use super::icons::Icon;
use super::inspector::fields::{caption, choices};
use super::theme::Tokens;
use super::widgets::{ActionButton, Emphasis, section_heading};
use super::{Outbox, PanelInput};
use crate::body::Reach;
use crate::model::{KnotId, Side};
use crate::scene::Described;
use rows::OwnKnots;
pub(in crate::ui) use zones::zone_buttons;

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Page {
    /// The muscles of the selected knot, and the search.
    #[default]
    Start,
    /// A muscle, by its id.
    Muscle(String),
    /// A zone where it hurts, by its id.
    Hurts(String),
}

/// The panel between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct MusclesState {
    page: Page,
    /// Pages one can go back to, the last one first to be left.
    before: Vec<Page>,
    side: Option<Side>,
    query: String,
    knot: Option<KnotId>,
    own: OwnKnots,
}

impl MusclesState {
    /// Shows the muscles a knot may lie in; a lone one with its card.
    pub fn open_knot(&mut self, input: PanelInput<'_>, knot: KnotId) {
        self.before.clear();
        self.query.clear();
        self.page = Page::Start;
        self.knot = Some(knot);
        let Some(knot) = input.session.chart().knot(knot) else {
            return;
        };
        self.side = Some(knot.place.side()).filter(|side| *side != Side::Middle);
        if let [only] = input.body.muscles_at(&knot.place).as_slice() {
            self.go(Page::Muscle(only.id.clone()));
        }
    }

    /// Goes back one page. Returns whether there was one.
    pub fn back(&mut self) -> bool {
        let is_start = self.page == Page::Start;
        self.page = self.before.pop().unwrap_or_default();
        !is_start
    }

    fn go(&mut self, page: Page) {
        let left = std::mem::replace(&mut self.page, page);
        self.before.push(left);
    }

    /// The side that is looked at.
    fn side(&self) -> Side {
        self.side.unwrap_or(Side::Right)
    }

    /// What the map is to show of the page.
    pub fn described(&self, input: PanelInput<'_>) -> Described {
        let side = self.side();
        let zone = |id: &String, reach| (id.clone(), side, reach);
        match &self.page {
            Page::Start => Described::default(),
            Page::Hurts(id) => Described {
                muscle: None,
                zones: vec![zone(id, Reach::Often)],
            },
            Page::Muscle(id) => {
                let muscle = input.body.muscle(id);
                let felt = muscle.iter().flat_map(|m| &m.felt);
                let also = muscle.iter().flat_map(|m| &m.also);
                let felt = felt.map(|id| zone(id, Reach::Often));
                Described {
                    muscle: Some((id.clone(), side)),
                    zones: felt
                        .chain(also.map(|id| zone(id, Reach::Sometimes)))
                        .collect(),
                }
            }
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut MusclesState, out: &mut Outbox) {
    follow_selection(input, state);
    let area = ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt(("muscles", format!("{:?}", state.page)));
    area.show(ui, |ui| {
        // Nothing lies under the scroll bar.
        ui.set_max_width(ui.available_width() - Tokens::of(ui).scroll_bar);
        match state.page.clone() {
            Page::Start => start_ui(ui, input, state),
            Page::Muscle(id) => {
                if let Some(muscle) = input.body.muscle(&id) {
                    back_ui(ui, state);
                    card::show(ui, input, muscle, state, out);
                }
            }
            Page::Hurts(id) => {
                if let Some(zone) = input.body.zone(&id) {
                    back_ui(ui, state);
                    hurts::show(ui, input, zone, state, out);
                }
            }
        }
    });
}

/// Another selected knot brings its own side.
fn follow_selection(input: PanelInput<'_>, state: &mut MusclesState) {
    let primary = input.session.selection().primary();
    if state.knot != primary {
        state.knot = primary;
        let place = primary
            .and_then(|id| input.session.chart().knot(id))
            .map(|knot| knot.place.side());
        if let Some(side) = place.filter(|side| *side != Side::Middle) {
            state.side = Some(side);
        }
    }
}

fn back_ui(ui: &mut Ui, state: &mut MusclesState) {
    let back = ActionButton::new("Back").icon(Icon::ChevronLeft);
    if ui.add(back.emphasis(Emphasis::Quiet)).clicked() {
        state.back();
        ui.request_repaint();
    }
}

/// The person's side that is meant.
fn side_ui(ui: &mut Ui, state: &mut MusclesState) {
    let sides = [(Side::Left, "Your left"), (Side::Right, "Your right")];
    if let Some(side) = choices(ui, sides, Some(state.side())) {
        state.side = Some(side);
    }
}

fn start_ui(ui: &mut Ui, input: PanelInput<'_>, state: &mut MusclesState) {
    let tokens = Tokens::of(ui);
    section_heading(ui, "Muscles");
    let label = caption(ui, "Where it hurts, or a muscle");
    let edit = TextEdit::singleline(&mut state.query)
        .hint_text("temple, low back, trapezius…")
        .desired_width(f32::INFINITY);
    ui.add(edit).labelled_by(label.id);
    let query = state.query.trim().to_lowercase();
    let knot = state.knot.and_then(|id| input.session.chart().knot(id));
    if let Some(knot) = knot.filter(|_| query.is_empty()) {
        ui.add_space(tokens.space_s);
        section_heading(ui, &format!("{} may lie in", knot.display_name()));
        let muscles = input.body.muscles_at(&knot.place);
        let muscles: Vec<_> = muscles.into_iter().map(|muscle| (muscle, "")).collect();
        if muscles.is_empty() {
            rows::hint_ui(ui, "No muscle is drawn there");
        }
        if let Some(id) = rows::muscle_rows(ui, &muscles) {
            state.go(Page::Muscle(id));
        }
    }
    ui.add_space(tokens.space_s);
    let found = input.body.muscles().iter();
    let named = |muscle: &&crate::body::Muscle| muscle.name.to_lowercase().contains(&query);
    let found: Vec<_> = found.filter(named).map(|muscle| (muscle, "")).collect();
    let has_zone = input.body.zones().iter().any(|z| zones::fits(z, &query));
    let mut chosen = None;
    if has_zone || found.is_empty() {
        section_heading(ui, "Where does it hurt?");
        chosen = zone_buttons(ui, input.body, &query);
        if !has_zone {
            rows::hint_ui(ui, "No part of the body by that name");
        }
    }
    if !query.is_empty() {
        ui.add_space(tokens.space_s);
        section_heading(ui, "Muscles by that name");
        if found.is_empty() {
            rows::hint_ui(ui, "No muscle by that name");
        }
        if let Some(id) = rows::muscle_rows(ui, &found) {
            state.go(Page::Muscle(id));
            chosen = None;
        }
    }
    if let Some(zone) = chosen {
        state.go(Page::Hurts(zone.id.clone()));
    }
}
