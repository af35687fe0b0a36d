//! Visit mode, for use during a treatment: the whole window, huge targets, one hand.
//!
//! Every tap is written to the chart at once, stamped with its minute: ratings, milestones and words on the pressure
//! are ordinary entries afterwards. Until the first tap there is no treatment, so looking in leaves no trace.

mod keys;
mod log;
mod panel;

use egui::Context;

use super::{Outbox, PanelInput};
use crate::analysis::{Moment, state_at};
use crate::model::{FeedbackKind, Intensity, KnotId, TreatmentId};
use crate::session::Action;
use log::Log;

/// A treatment that is going on.
#[derive(Debug)]
pub struct Visit {
    log: Log,
    knots: Vec<KnotId>,
    current: usize,
    /// What was entered last, in words.
    last: Option<String>,
}

/// One thing said during the treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tap {
    /// How strong the current knot is.
    Rate(Intensity),
    /// The current knot let go.
    Released,
    /// A word on the pressure.
    Feedback(FeedbackKind),
    /// To the knot with this place in the list.
    Knot(usize),
    /// Takes the last entry back.
    Undo,
    /// Ends the visit.
    Leave,
}

impl Visit {
    /// A treatment that begins now, with kind and hands as they were last time.
    pub fn new(input: PanelInput<'_>) -> Self {
        let moment = Moment::Present(input.now);
        let mut entries = input.session.chart().entries();
        entries.retain(|entry| !entry.knot().archived);
        entries.sort_by_key(|entry| state_at(entry, moment).is_released());
        let selected = input.session.selection().primary();
        let knots: Vec<KnotId> = entries.iter().map(|entry| entry.knot().id).collect();
        let current = knots.iter().position(|knot| Some(*knot) == selected);
        Self {
            log: Log::new(input),
            current: current.unwrap_or(0),
            knots,
            last: None,
        }
    }

    /// Takes the frame's keys. Returns whether the visit ended.
    pub fn keys(&mut self, ctx: &Context, input: PanelInput<'_>, out: &mut Outbox) -> bool {
        let mut ended = false;
        for tap in keys::taken(ctx, self.current, self.knots.len()) {
            ended |= self.tap(tap, input, out);
        }
        ended
    }

    /// Shows the visit. Returns whether it ended.
    pub fn show(&mut self, ui: &mut egui::Ui, input: PanelInput<'_>, out: &mut Outbox) -> bool {
        self.knots
            .retain(|knot| input.session.chart().knot(*knot).is_some());
        match panel::show(ui, input, self) {
            Some(tap) => self.tap(tap, input, out),
            None => false,
        }
    }

    /// The treatment, if anything was said during it.
    pub fn treatment(&self, input: PanelInput<'_>) -> Option<TreatmentId> {
        let id = self.log.id();
        input.session.chart().treatment(id).map(|_| id)
    }

    fn tap(&mut self, tap: Tap, input: PanelInput<'_>, out: &mut Outbox) -> bool {
        let knot = self.knots.get(self.current).copied();
        let action = match (tap, knot) {
            (Tap::Rate(level), Some(knot)) => Some(self.log.rate(input, knot, level)),
            (Tap::Released, Some(knot)) => Some(self.log.released(input, knot)),
            (Tap::Feedback(kind), _) => Some(self.log.feedback(input, kind)),
            (Tap::Knot(index), _) => {
                self.current = index.min(self.knots.len().saturating_sub(1));
                None
            }
            (Tap::Undo, _) => {
                if self.last.take().is_some() {
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
                self.last = Some(label.clone());
            }
            out.act(action);
        }
        false
    }
}
