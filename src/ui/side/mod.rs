//! The panel beside the map: a strip of tabs, and under it what the chosen tab shows.

use egui::Ui;

use super::diary::{self, DiaryState};
use super::inspector::{self, DigitUse, InspectorState};
use super::theme::Tokens;
use super::widgets::{ActionButton, Emphasis};
use super::{Outbox, PanelInput};
use crate::model::KnotId;

/// What the panel can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// All that is known of the selected knot.
    #[default]
    Knot,
    /// Treatments and everything else with a time.
    Diary,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 2] = [Self::Knot, Self::Diary];

    /// The tab's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Knot => "Knot",
            Self::Diary => "Diary",
        }
    }
}

/// The panel between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct SideState {
    tab: Tab,
    primary: Option<KnotId>,
    inspector: InspectorState,
    diary: DiaryState,
}

impl SideState {
    /// Shows this tab from the next frame on.
    pub fn open(&mut self, tab: Tab) {
        self.tab = tab;
    }

    /// The diary, to open one of its forms.
    pub fn diary(&mut self) -> &mut DiaryState {
        &mut self.diary
    }

    /// What digit keys do.
    pub fn digits(&self) -> DigitUse {
        match self.tab {
            Tab::Knot => self.inspector.digits(),
            Tab::Diary => DigitUse::Now,
        }
    }

    /// Begins the next answer afresh: about how it is now.
    pub fn answered(&mut self) {
        self.inspector.answered();
    }

    /// Closes what is being entered, as it was. Returns whether there was something.
    pub fn cancel(&mut self) -> bool {
        match self.tab {
            Tab::Knot => self.inspector.cancel_entry(),
            Tab::Diary => self.diary.cancel(),
        }
    }
}

/// Shows the strip and the chosen tab.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut SideState, out: &mut Outbox) {
    follow_selection(input, state);
    if let Some(tab) = strip_ui(ui, state.tab) {
        state.tab = tab;
    }
    ui.add_space(Tokens::of(ui).space_xs);
    match state.tab {
        Tab::Knot => inspector::show(ui, input, &mut state.inspector, out),
        Tab::Diary => diary::show(ui, input, &mut state.diary, out),
    }
}

/// Keeps what was typed into any of the forms.
pub fn leave(input: PanelInput<'_>, state: &mut SideState, out: &mut Outbox) {
    inspector::leave(input, &mut state.inspector, out);
    state.diary.keep(input, out);
}

/// A knot that is selected is shown, unless something else is being entered.
fn follow_selection(input: PanelInput<'_>, state: &mut SideState) {
    let primary = input.session.selection().primary();
    if state.primary != primary {
        state.primary = primary;
        if primary.is_some() && !state.diary.is_open() {
            state.tab = Tab::Knot;
        }
    }
}

/// One button for each tab; returns the one that was pressed.
fn strip_ui(ui: &mut Ui, current: Tab) -> Option<Tab> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for tab in Tab::ALL {
            let button = ActionButton::new(tab.label())
                .emphasis(Emphasis::Quiet)
                .selected(tab == current);
            if ui.add(button).clicked() {
                chosen = Some(tab);
            }
        }
    });
    chosen
}
