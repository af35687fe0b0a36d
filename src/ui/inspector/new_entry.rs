//! Adding a rating or a milestone, now or for an earlier time.

use egui::{self, Ui};

use super::backdate::today;
use super::fields::{caption, combo};
use super::when_form::WhenForm;
use super::when_words::when_from;
use crate::analysis::{Moment, state_at};
use crate::model::{Asked, KnotId, MilestoneKind, Score, When};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::keys::rate;
use crate::ui::map::ramp;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, Emphasis, rating_row, section_heading};
use crate::ui::{Outbox, PanelInput};

/// The entry being made.
#[derive(Debug, Default)]
pub(super) struct NewEntry {
    asked: Asked,
    when: WhenForm,
    /// What the next answer is about, where that is not how it is now.
    said: Option<(Asked, When)>,
}

impl NewEntry {
    /// What the next answer is about, where that is not how it is now.
    pub(super) fn said(&self) -> Option<(Asked, When)> {
        self.said
    }

    /// Asks the question so many places further on.
    pub(super) fn ask(&mut self, steps: isize) {
        self.asked = self.asked.stepped(steps);
    }

    /// Shows the questions and the answers to press.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        knots: &[KnotId],
        out: &mut Outbox,
    ) {
        // The answers come first, since most are about now; what else they can be about stands below.
        let when = self.when.when(input);
        section_heading(ui, &self.question(input, when, knots.len() > 1));
        let is_plain = self.asked == Asked::Now && self.when.is_now();
        self.said = when.filter(|_| !is_plain).map(|when| (self.asked, when));
        let mut done = false;
        ui.add_enabled_ui(when.is_some(), |ui| {
            let score = rating_row(ui, None, ramp(ui)).map(Score::Felt);
            let mut unknown = None;
            ui.horizontal_wrapped(|ui| {
                let gap = Tokens::of(ui).space_xs;
                ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
                let pressed = ui.add(ActionButton::new("Could not say")).clicked();
                unknown = pressed.then_some(Score::Unknown);
                done = milestones_ui(ui, input, knots, when, out);
            });
            if let (Some(score), Some(felt_at)) = (score.or(unknown), when) {
                out.actions.extend(rate(knots, score, self.asked, felt_at));
                done = true;
            }
        });
        self.when.show(ui, input);
        ui.horizontal(|ui| {
            caption(ui, "Asked");
            let questions = Asked::ALL.map(|asked| (asked, asked.label()));
            combo(ui, "What is asked", questions, &mut self.asked);
        });
        if done {
            // The next entry is about now again, unless that is said.
            *self = Self::default();
        }
    }

    /// The question that a number answers.
    fn question(&self, input: PanelInput<'_>, when: Option<When>, several: bool) -> String {
        let (are, were) = if several {
            ("are they", "were they")
        } else {
            ("is it", "was it")
        };
        match when.filter(|_| !self.when.is_now()) {
            Some(when) => {
                let when = when_from(when, today(input.now, input.zone));
                format!("How strong {were} {when}?")
            }
            None => format!("How strong {are}?"),
        }
    }
}

fn milestones_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    knots: &[KnotId],
    when: Option<When>,
    out: &mut Outbox,
) -> bool {
    let (chart, moment) = (input.session.chart(), Moment::Present(input.now));
    let is_released = |entry| state_at(entry, moment).is_released();
    let mut entries = knots.iter().filter_map(|knot| chart.entry(*knot));
    let released = entries.all(is_released);
    let mut done = false;
    for (kind, label, icon, likely) in [
        (
            MilestoneKind::Released,
            "Mark released",
            Icon::Released,
            !released,
        ),
        (
            MilestoneKind::Returned,
            "Mark returned",
            Icon::Returned,
            released,
        ),
        (MilestoneKind::Eased, "Eased", Icon::Info, false),
        (MilestoneKind::Flared, "Flared", Icon::Info, false),
    ] {
        let emphasis = if likely {
            Emphasis::Normal
        } else {
            Emphasis::Quiet
        };
        let pressed = ui
            .add(ActionButton::new(label).icon(icon).emphasis(emphasis))
            .clicked();
        if let (true, Some(at)) = (pressed, when) {
            out.act(Action::AddMilestone {
                knots: knots.to_vec(),
                kind,
                at,
            });
            done = true;
        }
    }
    done
}
