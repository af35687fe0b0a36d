//! A gentle question about a rating that is missing after a treatment, while it can still be answered.

use egui::{Frame, Ui};
use jiff::civil::Date;

use crate::analysis::{Due, due_of, recently_treated, week_is_due};
use crate::model::{Asked, KnotId, Score, TreatmentId, When};
use crate::scene::date_in_words;
use crate::session::Action;
use crate::ui::commands::Command;
use crate::ui::icons::Icon;
use crate::ui::map::ramp;
use crate::ui::per_knot::PerKnot;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, Emphasis, rating_row};
use crate::ui::{Outbox, PanelInput};

/// What is asked for, without the records it names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Question {
    treatment: TreatmentId,
    knot: KnotId,
    /// When the treatment was, in seconds since 1970 UTC.
    treated: i64,
    days: i64,
    felt_at: When,
    text: String,
}

/// What the questions about a knot were worked out from: the knot, the diary and the day.
type From = (u64, u64, Date);

/// The questions between frames.
#[derive(Debug, Default)]
pub(super) struct Prompt {
    key: Option<(u64, Date)>,
    /// The knots that can be asked about, for this diary and day.
    treated: Option<(u64, Date, Vec<KnotId>)>,
    of_knots: PerKnot<From, Vec<Question>>,
    questions: Vec<Question>,
    /// It is a month since a week was looked back on.
    week_is_due: bool,
    /// Looking back was put off until the program is next opened.
    week_put_off: bool,
    /// Put off until the program is next opened.
    put_off: Vec<(TreatmentId, KnotId, i64)>,
}

impl Prompt {
    /// How often the questions about a knot were worked out so far.
    pub(super) fn worked_out(&self) -> u64 {
        self.of_knots.worked_out()
    }

    fn refresh(&mut self, input: PanelInput<'_>) {
        let (versions, today) = (input.session.versions(), input.now.date());
        let key = Some((versions.of_chart(), today));
        if self.key == key {
            return;
        }
        self.key = key;
        let chart = input.session.chart();
        let diary = versions.of_diary();
        let is_known = self
            .treated
            .as_ref()
            .is_some_and(|(of, day, _)| (*of, *day) == (diary, today));
        if !is_known {
            self.treated = Some((diary, today, recently_treated(chart, input.now)));
            self.week_is_due = week_is_due(chart, input.now);
        }
        self.questions.clear();
        let treated = self.treated.iter().flat_map(|(_, _, knots)| knots);
        for knot in treated.copied() {
            let from = (versions.of_knot(knot), diary, today);
            let own = self.of_knots.get(knot, from, || {
                let due = due_of(chart, knot, input.now);
                due.iter().filter_map(|due| question(input, due)).collect()
            });
            self.questions.extend(own.iter().cloned());
        }
        self.questions.sort_by_key(|question| question.treated);
    }

    /// Shows the first question that was not put off.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
        self.refresh(input);
        let put_off = &self.put_off;
        let is_open = |q: &&Question| !put_off.contains(&(q.treatment, q.knot, q.days));
        let Some(question) = self.questions.iter().find(is_open).cloned() else {
            if self.week_is_due && !self.week_put_off {
                self.week_put_off = week_ui(ui, out);
            }
            return;
        };
        if question_ui(ui, input, &question, out) {
            self.put_off
                .push((question.treatment, question.knot, question.days));
            ui.request_repaint();
        }
    }
}

fn framed(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> bool) -> bool {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    ui.add_space(tokens.space_xs);
    shown.inner
}

/// Asks; returns whether it is put off.
fn question_ui(ui: &mut Ui, input: PanelInput<'_>, question: &Question, out: &mut Outbox) -> bool {
    framed(ui, |ui| {
        ui.label(&question.text);
        let felt = rating_row(ui, None, ramp(ui)).map(Score::Felt);
        ui.horizontal(|ui| {
            let unknown = ui.add(ActionButton::new("Could not say")).clicked();
            let unknown = unknown.then_some(Score::Unknown);
            if let Some(score) = felt.or(unknown) {
                let felt_at = match question.felt_at {
                    When::Exact(_) => input.now.into(),
                    day => day,
                };
                out.act(Action::Rate {
                    knot: question.knot,
                    score,
                    asked: Asked::Now,
                    felt_at,
                });
            }
            not_now(ui)
        })
        .inner
    })
}

/// Reminds of the three questions on the past week; returns whether that is put off.
fn week_ui(ui: &mut Ui, out: &mut Outbox) -> bool {
    framed(ui, |ui| {
        ui.label("A month has passed: how was the past week?");
        ui.horizontal(|ui| {
            let look_back = ActionButton::new("Look back…").icon(Icon::Calendar);
            if ui.add(look_back).clicked() {
                out.run(Command::LookBack);
            }
            not_now(ui)
        })
        .inner
    })
}

fn not_now(ui: &mut Ui) -> bool {
    let later = ActionButton::new("Not now").emphasis(Emphasis::Quiet);
    ui.add(later).clicked()
}

fn question(input: PanelInput<'_>, due: &Due<'_>) -> Option<Question> {
    let name = input.session.chart().knot(due.knot)?.display_name();
    let kind = due.treatment.kind.in_sentence();
    let when = date_in_words(due.treatment.at);
    let after = if due.days == 1 { "the day" } else { "a week" };
    let text = match due.felt_at {
        When::Exact(_) => format!("How is {name} now, {after} after the {kind} of {when}?"),
        day => format!(
            "How was {name} on {}, {after} after the {kind} of {when}?",
            date_in_words(day)
        ),
    };
    Some(Question {
        treatment: due.treatment.id,
        knot: due.knot,
        treated: due.treatment.at.order_second(),
        days: due.days,
        felt_at: due.felt_at,
        text,
    })
}
