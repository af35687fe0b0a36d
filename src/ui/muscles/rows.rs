//! Rows of muscles and of the person's own knots.

use egui::{RichText, Ui};

use crate::body::Muscle;
use crate::model::{Entry, Knot, KnotId};
use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;
use crate::ui::{Outbox, PanelInput};

/// A row for each muscle with a few words beside it; returns the id of the one that was pressed.
pub(super) fn muscle_rows(ui: &mut Ui, muscles: &[(&Muscle, &str)]) -> Option<String> {
    let tokens = Tokens::of(ui);
    let mut chosen = None;
    for (muscle, words) in muscles {
        ui.horizontal_wrapped(|ui| {
            if ui.add(ActionButton::new(&muscle.name)).clicked() {
                chosen = Some(muscle.id.clone());
            }
            if !words.is_empty() {
                let words = RichText::new(*words)
                    .size(tokens.text_small)
                    .color(tokens.text_subdued);
                ui.label(words);
            }
        });
    }
    chosen
}

/// A row for each of these knots; one that is pressed is selected and brought into sight.
pub(super) fn knot_rows(ui: &mut Ui, input: PanelInput<'_>, knots: &[KnotId], out: &mut Outbox) {
    for id in knots {
        if let Some(knot) = input.session.chart().knot(*id)
            && ui.add(ActionButton::new(knot.display_name())).clicked()
        {
            out.go_to(*id);
        }
    }
}

pub(super) fn hint_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(Tokens::of(ui).text_subdued));
}

/// The person's knots that answer to something, found anew when the chart or the question changes.
#[derive(Debug, Default)]
pub(super) struct OwnKnots {
    key: Option<(u64, String)>,
    found: Vec<KnotId>,
}

impl OwnKnots {
    /// Knots that are not put away and fit; `question` names what they fit to.
    pub(super) fn find(
        &mut self,
        input: PanelInput<'_>,
        question: String,
        fits: impl Fn(&Knot) -> bool,
    ) -> Vec<KnotId> {
        let key = Some((input.session.revision(), question));
        if self.key != key {
            self.key = key;
            let entries = input.session.chart().entries();
            let knots = entries.into_iter().map(Entry::knot);
            let fitting = knots.filter(|knot| !knot.archived && fits(knot));
            self.found = fitting.map(|knot| knot.id).collect();
        }
        self.found.clone()
    }
}
