//! Visit mode, for use during a treatment: the whole window, huge targets, one hand.
//!
//! Every tap is written to the chart at once, stamped with its minute: ratings, milestones and words on the pressure
//! are ordinary entries afterwards. Until the first tap there is no treatment, so looking in leaves no trace.

mod keys;
mod log;
mod panel;
mod setup;
mod sizes;

use egui::Context;

use super::{Outbox, PanelInput};
use crate::analysis::{Moment, state_at};
use crate::model::{FeedbackKind, Intensity, KnotId, TreatmentId, TreatmentKind, Who};
use crate::session::Action;
use log::Log;
use sizes::Sizes;

/// What the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// What kind of treatment it is, before it begins.
    Start,
    /// The same while it goes on.
    Change,
    /// The current knot.
    Knot,
}

/// A treatment that is going on.
#[derive(Debug)]
pub struct Visit {
    page: Page,
    log: Log,
    knots: Vec<KnotId>,
    current: usize,
    /// Another knot was chosen since the last frame: it comes into view.
    has_moved: bool,
    /// What was entered so far, in words; the last can be taken back.
    said: Vec<String>,
}

/// One thing said during the treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Tap {
    /// How strong the current knot is.
    Rate(Intensity),
    /// The current knot let go.
    Released,
    /// A word on the pressure.
    Feedback(FeedbackKind),
    /// To the knot with this place in the list.
    Knot(usize),
    /// What kind of treatment it is.
    Kind(TreatmentKind),
    /// Whose hands they are, and their name.
    Hands(Who, String),
    /// The technique used from now on.
    Technique(String),
    /// To what kind of treatment it is, or back from there; at the start it begins.
    Turn,
    /// Takes the last entry back.
    Undo,
    /// Ends the visit.
    Leave,
}

impl Visit {
    /// A treatment about to begin, with kind and hands as they were last time.
    pub fn new(input: PanelInput<'_>) -> Self {
        let moment = Moment::Present(input.now);
        let mut entries = input.session.chart().entries();
        entries.retain(|entry| !entry.knot().archived);
        entries.sort_by_key(|entry| state_at(entry, moment).is_released());
        let selected = input.session.selection().primary();
        let knots: Vec<KnotId> = entries.iter().map(|entry| entry.knot().id).collect();
        let current = knots.iter().position(|knot| Some(*knot) == selected);
        Self {
            page: Page::Start,
            log: Log::new(input),
            current: current.unwrap_or(0),
            knots,
            has_moved: true,
            said: Vec::new(),
        }
    }

    /// Takes the frame's keys. Returns whether the visit ended.
    pub fn keys(&mut self, ctx: &Context, input: PanelInput<'_>, out: &mut Outbox) -> bool {
        let mut ended = false;
        for tap in keys::taken(ctx, self.page, self.current, self.knots.len()) {
            ended |= self.tap(tap, input, out);
        }
        ended
    }

    /// Shows the visit. Returns whether it ended.
    pub fn show(&mut self, ui: &mut egui::Ui, input: PanelInput<'_>, out: &mut Outbox) -> bool {
        self.knots
            .retain(|knot| input.session.chart().knot(*knot).is_some());
        let tap = match self.page {
            Page::Start | Page::Change => setup::show(ui, input, self),
            Page::Knot => panel::show(ui, input, self),
        };
        self.has_moved = false;
        tap.is_some_and(|tap| self.tap(tap, input, out))
    }

    /// How far from the left the button reaches that takes the last entry back, in points.
    pub fn foot_button(ui: &egui::Ui) -> f32 {
        Sizes::of(ui).margin + panel::SIDE
    }

    /// The treatment, if anything was said during it.
    pub fn treatment(&self, input: PanelInput<'_>) -> Option<TreatmentId> {
        let id = self.log.id();
        input.session.chart().treatment(id).map(|_| id)
    }

    /// Does what was tapped. Returns whether the visit ended.
    fn tap(&mut self, tap: Tap, input: PanelInput<'_>, out: &mut Outbox) -> bool {
        let knot = self.knots.get(self.current).copied();
        let action = match (tap, knot) {
            (Tap::Rate(level), Some(knot)) => Some(self.log.rate(input, knot, level)),
            (Tap::Released, Some(knot)) => self.log.released(input, knot),
            (Tap::Feedback(kind), _) => Some(self.log.feedback(input, kind)),
            (Tap::Technique(name), _) => self.log.technique(input, &name),
            (Tap::Kind(kind), _) => {
                self.turn_back();
                self.log.kind(input, kind)
            }
            (Tap::Hands(by, name), _) => {
                self.turn_back();
                self.log.hands(input, by, name)
            }
            (Tap::Knot(index), _) => {
                self.has_moved = true;
                self.current = index.min(self.knots.len().saturating_sub(1));
                None
            }
            (Tap::Turn, _) => {
                if self.page == Page::Start {
                    self.log.begin(input.now);
                }
                self.page = match self.page {
                    Page::Start | Page::Change => Page::Knot,
                    Page::Knot => Page::Change,
                };
                None
            }
            (Tap::Undo, _) => {
                if self.said.pop().is_some() {
                    out.act(Action::Undo);
                }
                None
            }
            (Tap::Leave, _) => {
                if let Some(action) = self.log.ended(input) {
                    out.act(action);
                }
                return true;
            }
            (Tap::Rate(_) | Tap::Released, None) => None,
        };
        if let Some(action) = action {
            if let Action::Record { label, .. } = &action {
                self.said.push(label.clone());
            }
            out.act(action);
        }
        false
    }

    /// Back to the knot once something was changed; at the start there may be more to choose.
    fn turn_back(&mut self) {
        if self.page == Page::Change {
            self.page = Page::Knot;
        }
    }
}
