//! The inspector: all that is known of the knot selected last, and where it is changed.
//!
//! Each section is shown by its own file. Changes to the knot's record within one frame are gathered in one
//! [`KnotEdit`], so that none of them undoes another.

pub(super) mod backdate;
pub(super) mod calendar;
mod chart;
mod details;
mod during;
mod entries;
mod entry_form;
mod extent;
mod family;
pub(super) mod fields;
pub(super) mod findings;
mod header;
mod history;
mod known_lines;
mod life;
pub(super) mod line_field;
mod new_entry;
mod past;
mod person;
mod place;
mod several;
mod since;
mod spread;
pub(super) mod when_form;
pub(super) mod when_words;

use egui::{RichText, ScrollArea, Ui};

use super::theme::Tokens;
use super::widgets::section_heading;
use super::{Outbox, PanelInput};
use crate::model::{Asked, Entry, Knot, KnotId, When};
use crate::session::Action;
use family::Family;
use findings::Findings;
use header::NameField;
use history::History;
use life::LifeSection;
use new_entry::NewEntry;
use person::PersonFields;
use place::PlaceCache;
use since::SinceField;
use spread::SpreadField;

/// In a wider panel the rating stands beside what is known of the knot, in points.
const BESIDE_FROM: f32 = 620.0;
/// Room for the rating there: for its eleven buttons, in points.
const RATING: f32 = 360.0;

/// The inspector between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct InspectorState {
    knot: Option<KnotId>,
    /// How many knots were selected.
    selected: usize,
    name: NameField,
    since: SinceField,
    place: PlaceCache,
    spread: SpreadField,
    new_entry: NewEntry,
    history: History,
    life: LifeSection,
    findings: Findings,
    family: Family,
    person: PersonFields,
}

/// What digit keys do while the inspector is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitUse {
    /// Rate the selected knots now.
    Now,
    /// Answer what was chosen for the shown knot: what is asked, and when it was felt.
    Said(Asked, When),
    /// Nothing: an entry is being corrected.
    Nothing,
}

impl InspectorState {
    /// What digit keys do.
    pub fn digits(&self) -> DigitUse {
        match self.new_entry.said() {
            _ if self.history.is_editing() || self.findings.is_editing() => DigitUse::Nothing,
            Some((asked, when)) => DigitUse::Said(asked, when),
            None => DigitUse::Now,
        }
    }

    /// Asks the question so many places further on.
    pub fn ask(&mut self, steps: isize) {
        self.new_entry.ask(steps);
    }

    /// Begins the next answer afresh: about how it is now.
    pub fn answered(&mut self) {
        self.new_entry = NewEntry::default();
    }

    /// Closes an entry that is being corrected, as it was, or a list that is open. Returns whether there was one.
    pub fn cancel_entry(&mut self) -> bool {
        self.history.cancel() || self.findings.cancel() || self.spread.cancel()
    }
}

/// The record of the shown knot with what was changed in this frame.
#[derive(Debug)]
struct KnotEdit {
    knot: Knot,
    /// What was changed, for the undo menu.
    what: Option<&'static str>,
}

/// Shows the inspector.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut InspectorState, out: &mut Outbox) {
    let primary = input.session.selection().primary();
    let selected = input.session.selection().knots();
    let is_now = input.session.past().is_none();
    // What is typed for one knot is kept before several are shown.
    let shown = primary.filter(|_| selected.len() == 1 || !is_now);
    let count = selected.len();
    if (state.knot, state.selected) != (shown, count) {
        leave(input, state, out);
        (state.knot, state.selected) = (shown, count);
    }
    let entry = primary.and_then(|id| input.session.chart().entry(id));
    let area = ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt(primary.map(KnotId::bits));
    area.show(ui, |ui| {
        // Nothing lies under the scroll bar.
        ui.set_max_width(ui.available_width() - Tokens::of(ui).scroll_bar);
        if let (Some(entry), false) = (entry, is_now) {
            past::show(ui, input, entry, state, out);
        } else if selected.len() > 1 {
            several::show(ui, input, selected, &mut state.new_entry, out);
        } else if let Some(entry) = entry {
            knot_ui(ui, input, entry, state, out);
        } else {
            hint_ui(
                ui,
                "Select a knot to see its history, or click the map to place one",
            );
            ui.add_space(Tokens::of(ui).space_l);
            state.person.show(ui, input, out);
        }
    });
}

/// Keeps what was typed for the knot shown so far and starts afresh.
pub fn leave(input: PanelInput<'_>, state: &mut InspectorState, out: &mut Outbox) {
    if let Some(entry) = state.knot.and_then(|id| input.session.chart().entry(id)) {
        let mut edit = KnotEdit::new(entry.knot());
        state.since.keep(&mut edit);
        let changed = edit.knot.clone();
        edit.send(out);
        state.history.keep(input, entry, out);
        state.findings.keep(input, &changed, out);
        state.name.keep(entry.knot(), out);
    }
    state.name = NameField::default();
    state.since = SinceField::default();
    state.spread = SpreadField::default();
    state.new_entry = NewEntry::default();
    state.history = History::default();
    state.findings = Findings::default();
}

fn knot_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    entry: &Entry,
    state: &mut InspectorState,
    out: &mut Outbox,
) {
    let tokens = Tokens::of(ui);
    let mut edit = KnotEdit::new(entry.knot());
    let renamed = head_ui(ui, input, entry, state, &mut edit, out);
    // While a knot is being placed its card has the rating.
    let rates = input.session.draft().is_none();
    if rates {
        ui.add_space(tokens.space_m);
        state.history.show(ui, input, entry, out);
    }
    ui.add_space(tokens.space_m);
    section_heading(ui, "Details");
    state.since.show(ui, &mut edit);
    state.spread.show(ui, input.body, &mut edit);
    extent::show(ui, input, &mut edit, out);
    details::show(ui, &mut edit);
    let changed = edit.knot.clone();
    edit.send(out);
    state.findings.show(ui, input, &changed, out);
    state.family.show(ui, input, entry, out);
    // After the record, which still has the old name.
    if let Some(name) = renamed {
        out.act(Action::Rename(entry.knot().id, name));
    }
}

/// The name, the rating and what is known: one below the other, or side by side. Returns a name that was finished.
fn head_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    entry: &Entry,
    state: &mut InspectorState,
    edit: &mut KnotEdit,
    out: &mut Outbox,
) -> Option<String> {
    let tokens = Tokens::of(ui);
    let mut renamed = None;
    let rates = input.session.draft().is_none();
    let mut known = |ui: &mut Ui, state: &mut InspectorState, out: &mut Outbox| {
        if rates {
            state.life.show(ui, input, entry, edit, out);
        }
        if place::show(ui, input, &mut state.place, edit) {
            out.muscles_of = Some(entry.knot().id);
        }
    };
    let width = ui.available_width();
    if rates && width >= BESIDE_FROM {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width((width - RATING).min(width / 2.0) - tokens.space_l);
                renamed = header::show(ui, input, entry, &mut state.name);
                known(ui, state, out);
            });
            ui.add_space(tokens.space_s);
            ui.vertical(|ui| state.new_entry.show(ui, input, &[entry.knot().id], out));
        });
    } else {
        renamed = header::show(ui, input, entry, &mut state.name);
        if rates {
            ui.add_space(tokens.space_xs);
            state.new_entry.show(ui, input, &[entry.knot().id], out);
            ui.add_space(tokens.space_m);
        }
        known(ui, state, out);
    }
    renamed
}

fn hint_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(Tokens::of(ui).text_subdued));
}

impl KnotEdit {
    fn new(knot: &Knot) -> Self {
        Self {
            knot: knot.clone(),
            what: None,
        }
    }

    fn send(self, out: &mut Outbox) {
        if let Some(what) = self.what {
            out.act(Action::PutKnot {
                knot: Box::new(self.knot),
                what,
            });
        }
    }
}
