//! The evening check-in: every open knot in a few seconds, one key each.
//!
//! Nothing is copied forward: a knot that is skipped is not rated. Leaving early keeps nothing, saving early keeps what
//! was answered.

mod answers;

use egui::{Context, Event, Key, Label, Modifiers, RichText, ScrollArea, Ui};

use super::inspector::backdate::today;
use super::inspector::fields::{caption, combo};
use super::inspector::when_form::WhenForm;
use super::inspector::when_words::when_from;
use super::map::ramp;
use super::theme::{Tokens, semibold};
use super::widgets::{ActionButton, Closed, rating_row, save_or_cancel, section_heading};
use super::{Outbox, PanelInput};
use crate::analysis::{Moment, state_at};
use crate::model::{Asked, EpisodeKind, Intensity, KnotId, Score};
use crate::scene::rating_in_words;
use answers::Answers;

/// What else a day can hold, one click each.
const DAY: [(EpisodeKind, &str); 5] = [
    (EpisodeKind::Headache, "Headache"),
    (EpisodeKind::Workout, "Workout"),
    (EpisodeKind::DeskDay, "Desk day"),
    (EpisodeKind::Sleep, "Poor sleep"),
    (EpisodeKind::Stress, "Stress"),
];

/// A check-in being answered.
#[derive(Debug)]
pub struct CheckIn {
    answers: Answers,
    when: WhenForm,
    /// The knot that was selected last for the question at hand.
    shown: Option<KnotId>,
    scrolls: bool,
}

impl CheckIn {
    /// A check-in of all knots that are not put away: open ones first, then released ones.
    pub fn new(input: PanelInput<'_>) -> Self {
        let moment = Moment::Present(input.now);
        let mut entries = input.session.chart().entries();
        entries.retain(|entry| !entry.knot().archived);
        entries.sort_by_key(|entry| state_at(entry, moment).is_released());
        Self {
            answers: Answers::new(entries.iter().map(|entry| entry.knot().id)),
            when: WhenForm::default(),
            shown: None,
            scrolls: false,
        }
    }

    /// Takes the check-in's keys out of the frame's input, before anything else sees them.
    pub fn keys(&mut self, ctx: &Context) -> Option<Closed> {
        if super::keys::is_typing(ctx) || egui::Popup::is_any_open(ctx) {
            return None;
        }
        let mut closed = None;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Text(text) = event else {
                    return true;
                };
                !self.typed(text)
            });
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::Space) || pressed(Key::ArrowDown) {
                self.answers.skip();
            }
            if pressed(Key::ArrowUp) || pressed(Key::Backspace) {
                self.answers.back();
            }
            if input.consume_key(Modifiers::SHIFT, Key::Q) {
                self.answers.asked = self.answers.asked.stepped(-1);
            } else if input.consume_key(Modifiers::NONE, Key::Q) {
                self.answers.asked = self.answers.asked.stepped(1);
            }
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            // Also takes the letter from the command it would run.
            let _x = pressed(Key::X);
            if pressed(Key::Enter) {
                closed = Some(Closed::Saved);
            } else if pressed(Key::Escape) {
                closed = Some(Closed::Cancelled);
            }
        });
        closed
    }

    /// Whether this character answers the question at hand.
    fn typed(&mut self, text: &str) -> bool {
        let score = match text {
            "x" | "X" => Some(Score::Felt(Intensity::TEN)),
            "?" => Some(Score::Unknown),
            " " => return true,
            digit => digit
                .parse::<u8>()
                .ok()
                .filter(|_| digit.len() == 1)
                .and_then(|digit| Intensity::new(digit).ok())
                .map(Score::Felt),
        };
        if let Some(score) = score {
            self.answers.answer(score);
            self.scrolls = true;
        }
        score.is_some()
    }

    /// Whether the time it speaks of can be understood.
    pub fn is_dated(&self, input: PanelInput<'_>) -> bool {
        self.when.when(input).is_some()
    }

    /// Adds what was answered to the chart, in one step.
    pub fn save(&self, input: PanelInput<'_>, out: &mut Outbox) {
        if let Some(at) = self.when.when(input)
            && let Some(action) = self.answers.action(input, at)
        {
            out.act(action);
        }
    }

    /// Shows the check-in.
    pub fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) -> Option<Closed> {
        let current = self.answers.current();
        if self.shown != current {
            self.shown = current;
            if let Some(knot) = current {
                out.go_to(knot);
            }
        }
        let tokens = Tokens::of(ui);
        let foot = tokens.control_height + 2.0 * tokens.space_s;
        let area = ScrollArea::vertical()
            .auto_shrink([false, false])
            .max_height((ui.available_height() - foot).max(0.0))
            .id_salt("check-in");
        area.show(ui, |ui| {
            ui.set_max_width(ui.available_width() - Tokens::of(ui).scroll_bar);
            section_heading(ui, "Check-in");
            caption(
                ui,
                "0 to 9 rates and goes on, X is 10, ? is could not say, Space skips, Q asks another question, Enter saves",
            );
            self.knots_ui(ui, input);
            self.day_ui(ui);
            ui.horizontal(|ui| {
                caption(ui, "Asked");
                let questions = Asked::ALL.map(|asked| (asked, asked.label()));
                combo(ui, "What is asked", questions, &mut self.answers.asked);
            });
            self.when.show(ui, input);
        });
        self.foot_ui(ui, input)
    }

    fn foot_ui(&self, ui: &mut Ui, input: PanelInput<'_>) -> Option<Closed> {
        ui.add_space(Tokens::of(ui).space_s);
        let can_save = self.answers.count() > 0 && self.when.when(input).is_some();
        save_or_cancel(ui, "Save check-in", can_save)
    }

    fn knots_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        let tokens = Tokens::of(ui);
        let chart = input.session.chart();
        let today = today(input.now, input.zone);
        let moment = Moment::Present(input.now);
        let mut chosen = None;
        for (index, (knot, score)) in self.answers.all().iter().enumerate() {
            let Some(entry) = chart.entry(*knot) else {
                continue;
            };
            let is_current = self.answers.current() == Some(*knot);
            let frame = egui::Frame::new()
                .fill(if is_current { tokens.bg } else { tokens.panel })
                .corner_radius(tokens.radius_m)
                .inner_margin(tokens.space_xs);
            let state = state_at(entry, moment);
            let last = state.rating.map(|rating| {
                let words = rating_in_words(Some(rating));
                format!("last {words}, {}", when_from(rating.felt_at, today))
            });
            let last = last.unwrap_or_else(|| "not rated yet".to_owned());
            let last = if state.is_released() {
                format!("released · {last}")
            } else {
                last
            };
            ui.push_id(knot.bits(), |ui| {
                let shown = frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let pressed = head_ui(ui, entry.knot().display_name(), &last, *score);
                    chosen = pressed.then_some((index, None)).or(chosen);
                    if is_current {
                        let given = score.and_then(Score::intensity);
                        if let Some(pressed) = rating_row(ui, given, ramp(ui)) {
                            chosen = Some((index, Some(Score::Felt(pressed))));
                        }
                    }
                });
                if is_current && std::mem::take(&mut self.scrolls) {
                    shown.response.scroll_to_me(None);
                }
            });
        }
        match chosen {
            Some((_, Some(score))) => self.answers.answer(score),
            Some((index, None)) => self.answers.go_to(index),
            None => {}
        }
    }

    fn day_ui(&mut self, ui: &mut Ui) {
        caption(ui, "Also on that day");
        let chosen = self.answers.day.clone();
        ui.horizontal_wrapped(|ui| {
            let gap = Tokens::of(ui).space_xs;
            ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
            for (kind, label) in DAY {
                let is_chosen = chosen.contains(&kind);
                if ui
                    .add(ActionButton::new(label).selected(is_chosen))
                    .clicked()
                {
                    self.answers.toggle_day(kind);
                }
            }
        });
    }
}

/// A knot's name, its last rating and the answer given now. Returns whether it was pressed.
fn head_ui(ui: &mut Ui, name: &str, last: &str, score: Option<Score>) -> bool {
    let tokens = Tokens::of(ui);
    let answer = match score {
        None => "–".to_owned(),
        Some(Score::Unknown) => "?".to_owned(),
        Some(Score::Felt(level)) => level.to_string(),
    };
    let said = match score {
        None => "not answered".to_owned(),
        Some(score) => format!("answered {score}"),
    };
    let row = ui.horizontal(|ui| {
        ui.label(semibold(name).color(tokens.text_strong));
        let last = RichText::new(last)
            .size(tokens.text_small)
            .color(tokens.text_subdued);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(semibold(answer).color(tokens.text_strong));
            ui.add(Label::new(last).truncate());
        });
    });
    let id = ui.scope_id().with("answer");
    let response = ui.interact(row.response.rect, id, egui::Sense::click());
    let label = format!("Answer for {name}, {said}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ids;

    #[test]
    fn digits_answer_x_is_ten_and_letters_do_not() {
        let mut ids = Ids::seeded(1);
        let knots = [ids.knot(), ids.knot(), ids.knot(), ids.knot()];
        let mut check_in = CheckIn {
            answers: Answers::new(knots.into_iter()),
            when: WhenForm::default(),
            shown: None,
            scrolls: false,
        };
        for (text, taken) in [
            ("7", true),
            ("a", false),
            ("x", true),
            ("10", false),
            ("?", true),
        ] {
            assert_eq!(check_in.typed(text), taken, "{text}");
        }
        let scores: Vec<_> = check_in
            .answers
            .all()
            .iter()
            .map(|(_, score)| *score)
            .collect();
        let felt = |level| Some(Score::Felt(Intensity::new(level).unwrap()));
        assert_eq!(scores, [felt(7), felt(10), Some(Score::Unknown), None]);
    }
}
