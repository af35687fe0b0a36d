//! The panel beside the map: a strip of tabs, and under it what the chosen tab shows.

mod prompt;

use egui::Ui;

use super::checkin::CheckIn;
use super::diary::{self, DiaryState};
use super::helped::{self, HelpedState};
use super::inspector::{self, DigitUse, InspectorState};
use super::muscles::{self, MusclesState};
use super::theme::Tokens;
use super::widgets::{ActionButton, Closed, Emphasis};
use super::{Outbox, PanelInput};
use crate::body::Reach;
use crate::model::KnotId;
use crate::scene::Described;
use prompt::Prompt;

/// What the panel can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// All that is known of the selected knot.
    #[default]
    Knot,
    /// Treatments and everything else with a time.
    Diary,
    /// Ratings before and after treatments.
    Helped,
    /// Muscles in words, and where pain from them is often described.
    Muscles,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 4] = [Self::Knot, Self::Diary, Self::Helped, Self::Muscles];

    /// The tab's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Knot => "Knot",
            Self::Diary => "Diary",
            Self::Helped => "Helped",
            Self::Muscles => "Muscles",
        }
    }
}

/// The panel between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct SideState {
    tab: Tab,
    /// A tab was asked for, so the panel has to be open.
    is_wanted: bool,
    primary: Option<KnotId>,
    inspector: InspectorState,
    diary: DiaryState,
    helped: HelpedState,
    prompt: Prompt,
    /// Stands in front of the tabs while it is answered.
    check_in: Option<CheckIn>,
    muscles: MusclesState,
}

impl SideState {
    /// Shows this tab from the next frame on.
    pub fn open(&mut self, tab: Tab) {
        self.tab = tab;
        self.is_wanted = true;
    }

    /// Whether a tab was asked for since the last time.
    pub fn take_wanted(&mut self) -> bool {
        std::mem::take(&mut self.is_wanted)
    }

    /// How often something was worked out from a knot so far, for the tabs that were shown.
    pub fn worked_out(&self) -> u64 {
        self.prompt.worked_out() + self.helped.worked_out()
    }

    /// Whether a form stands in it that is filled in without the map.
    pub fn is_form(&self) -> bool {
        self.check_in.is_some() || (self.tab == Tab::Diary && self.diary.is_open())
    }

    /// The diary, to open one of its forms.
    pub fn diary(&mut self) -> &mut DiaryState {
        &mut self.diary
    }

    /// Begins a check-in of the whole chart.
    pub fn check_in(&mut self, input: PanelInput<'_>) {
        if input.session.chart().knot_count() > 0 {
            self.check_in = Some(CheckIn::new(input));
        }
    }

    /// Asks the question so many places further on of the shown knot.
    pub fn ask(&mut self, steps: isize) {
        self.open(Tab::Knot);
        self.inspector.ask(steps);
    }

    /// Takes the keys of an open check-in out of the frame's input, before anything else sees them.
    pub fn check_in_keys(&mut self, ctx: &egui::Context, input: PanelInput<'_>, out: &mut Outbox) {
        let closed = self.check_in.as_mut().and_then(|form| form.keys(ctx));
        self.close_check_in(closed, input, out);
    }

    fn close_check_in(&mut self, closed: Option<Closed>, input: PanelInput<'_>, out: &mut Outbox) {
        match closed {
            Some(Closed::Saved) => {
                // A time that cannot be understood keeps it open: nothing answered is lost.
                if let Some(form) = self.check_in.take_if(|form| form.is_dated(input)) {
                    form.save(input, out);
                }
            }
            Some(Closed::Cancelled) => self.check_in = None,
            None => {}
        }
    }

    /// What digit keys do.
    pub fn digits(&self) -> DigitUse {
        match self.tab {
            _ if self.check_in.is_some() => DigitUse::Nothing,
            Tab::Knot => self.inspector.digits(),
            Tab::Diary | Tab::Helped | Tab::Muscles => DigitUse::Now,
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
            Tab::Helped => false,
            Tab::Muscles => self.muscles.back(),
        }
    }

    /// What the map is to show softly: where the muscle of a card is felt, or where the selected knots spread.
    pub fn described(&self, input: PanelInput<'_>) -> Described {
        match self.tab {
            Tab::Muscles => self.muscles.described(input),
            Tab::Knot | Tab::Diary | Tab::Helped => {
                let chart = input.session.chart();
                let knots = input.session.selection().knots().iter();
                let spreads = knots
                    .filter_map(|id| chart.knot(*id))
                    .flat_map(|knot| &knot.spreads_to);
                Described {
                    muscle: None,
                    zones: spreads
                        .map(|to| (to.zone.clone(), to.side, Reach::Often))
                        .collect(),
                }
            }
        }
    }
}

/// Shows the strip and the chosen tab.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut SideState, out: &mut Outbox) {
    if let Some(form) = &mut state.check_in {
        let closed = form.show(ui, input, out);
        state.close_check_in(closed, input, out);
        state.primary = input.session.selection().primary();
        return;
    }
    follow_selection(input, state);
    if let Some(tab) = strip_ui(ui, state.tab) {
        state.tab = tab;
    }
    ui.add_space(Tokens::of(ui).space_xs);
    if input.session.past().is_none() && input.session.draft().is_none() && !state.diary.is_open() {
        state.prompt.show(ui, input, out);
    }
    match state.tab {
        Tab::Knot => inspector::show(ui, input, &mut state.inspector, out),
        Tab::Diary => diary::show(ui, input, &mut state.diary, out),
        Tab::Helped => helped::show(ui, input, &mut state.helped),
        Tab::Muscles => muscles::show(ui, input, &mut state.muscles, out),
    }
    if let Some(knot) = out.muscles_of.take() {
        state.muscles.open_knot(input, knot);
        state.tab = Tab::Muscles;
        ui.request_repaint();
    }
}

/// Keeps what was typed into any of the forms.
pub fn leave(input: PanelInput<'_>, state: &mut SideState, out: &mut Outbox) {
    inspector::leave(input, &mut state.inspector, out);
    state.diary.keep(input, out);
    if let Some(form) = state.check_in.take() {
        form.save(input, out);
    }
}

/// A knot that is selected is shown, unless something else is being entered.
fn follow_selection(input: PanelInput<'_>, state: &mut SideState) {
    let primary = input.session.selection().primary();
    if state.primary != primary {
        state.primary = primary;
        // Who reads about muscles selects knots to compare them.
        if primary.is_some() && !state.diary.is_open() && state.tab != Tab::Muscles {
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
