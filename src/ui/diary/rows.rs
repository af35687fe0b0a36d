//! Treatments and episodes, newest first; only rows in view are laid out.

use egui::{self, Label, Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{Ask, hint_ui};
use crate::model::{
    Chart, CheckIn, CheckInId, Edit, Episode, EpisodeId, Outcome, RecordId, Treatment, TreatmentId,
    When,
};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::inspector::backdate::today;
use crate::ui::inspector::fields::choices;
use crate::ui::inspector::when_words::{when_from, when_in_words};
use crate::ui::theme::Tokens;
use crate::ui::widgets::icon_button;
use crate::ui::{Outbox, PanelInput};

/// Height of a row, in points: large enough for a finger.
const ROW: f32 = 44.0;
/// Room for the sign in front of a row, in points.
const SIGN: f32 = 28.0;
/// Room for one button of a row, in points.
const BUTTON: f32 = 32.0;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    Treatments,
    Episodes,
}

/// One row of the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Treatment(TreatmentId),
    Episode(EpisodeId),
    Week(CheckInId),
}

/// The rows between frames.
#[derive(Debug, Default)]
pub(super) struct Rows {
    key: Option<(u64, Filter)>,
    sorted: Vec<Row>,
    filter: Filter,
}

impl Rows {
    /// Shows the rows; returns what was asked for.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        out: &mut Outbox,
    ) -> Option<Ask> {
        let chart = input.session.chart();
        if self.is_empty(chart) {
            hint_ui(
                ui,
                "Nothing here yet: massages, headaches, workouts and bad nights go here",
            );
            return None;
        }
        let filters = [
            (Filter::All, "All"),
            (Filter::Treatments, "Treatments"),
            (Filter::Episodes, "Episodes"),
        ];
        if let Some(filter) = choices(ui, filters, Some(self.filter)) {
            self.filter = filter;
        }
        let key = Some((input.session.versions().of_diary(), self.filter));
        if self.key != key {
            self.key = key;
            self.sorted = newest_first(chart, self.filter);
        }
        self.rows_ui(ui, input, out)
    }

    fn is_empty(&self, chart: &Chart) -> bool {
        self.filter == Filter::All
            && chart.treatment_count() + chart.episode_count() == 0
            && chart.check_ins().is_empty()
    }

    fn rows_ui(&self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) -> Option<Ask> {
        let (_, all) =
            ui.allocate_space(vec2(ui.available_width(), self.sorted.len() as f32 * ROW));
        let clip = ui.clip_rect();
        let first = ((clip.top() - all.top()) / ROW).floor().max(0.0) as usize;
        let last = ((clip.bottom() - all.top()) / ROW).ceil().max(0.0) as usize;
        let mut ask = None;
        for (index, row) in self.sorted.iter().enumerate().take(last).skip(first) {
            let top = all.top() + index as f32 * ROW;
            let rect = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), ROW));
            let Some(words) = Words::of(input.session.chart(), *row) else {
                continue;
            };
            let builder = UiBuilder::new().max_rect(rect).id_salt(row.salt());
            ui.scope_builder(builder, |ui| {
                ask = row_ui(ui, input, rect, *row, &words, out).or(ask.take());
            });
        }
        ask
    }
}

impl Row {
    fn salt(self) -> (u8, u64) {
        match self {
            Self::Treatment(id) => (0, id.bits()),
            Self::Episode(id) => (1, id.bits()),
            Self::Week(id) => (2, id.bits()),
        }
    }
}

fn newest_first(chart: &Chart, filter: Filter) -> Vec<Row> {
    let mut rows: Vec<(i64, Row)> = Vec::new();
    if filter != Filter::Episodes {
        let treatments = chart.treatments();
        rows.extend(
            treatments
                .iter()
                .map(|t| (t.at.order_second(), Row::Treatment(t.id))),
        );
    }
    if filter != Filter::Treatments {
        let episodes = chart.episodes();
        rows.extend(
            episodes
                .iter()
                .map(|e| (e.from.order_second(), Row::Episode(e.id))),
        );
    }
    if filter == Filter::All {
        let weeks = chart.check_ins();
        rows.extend(
            weeks
                .iter()
                .map(|week| (week.at.order_second(), Row::Week(week.id))),
        );
    }
    rows.sort_by_key(|(second, _)| std::cmp::Reverse(*second));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What a row says.
struct Words {
    icon: Icon,
    title: String,
    detail: String,
    when: When,
    what: String,
}

impl Words {
    fn of(chart: &Chart, row: Row) -> Option<Self> {
        match row {
            Row::Treatment(id) => chart.treatment(id).map(|t| Self::treatment(chart, t)),
            Row::Episode(id) => chart.episode(id).map(Self::episode),
            Row::Week(id) => chart.check_in(id).map(Self::week),
        }
    }

    fn treatment(chart: &Chart, treatment: &Treatment) -> Self {
        let mut title = treatment.kind.label().to_owned();
        if !treatment.therapist.trim().is_empty() {
            title.push_str(" · ");
            title.push_str(&treatment.therapist);
        }
        let mut detail = String::new();
        if let Some(minutes) = treatment.minutes {
            write_to(&mut detail, format_args!(" · {minutes} min"));
        }
        let touched = treatment.touched.iter();
        for touched in touched {
            let Some(knot) = chart.knot(touched.knot) else {
                continue;
            };
            let outcome = match touched.outcome {
                Outcome::NotSaid => "",
                Outcome::Released => " released",
                Outcome::Eased => " eased",
                Outcome::Same => " same",
                Outcome::Worse => " worse",
            };
            write_to(
                &mut detail,
                format_args!(" · {}{outcome}", knot.display_name()),
            );
        }
        Self {
            icon: Icon::Treatment,
            title,
            detail,
            when: treatment.at,
            what: treatment.kind.in_sentence(),
        }
    }

    fn week(week: &CheckIn) -> Self {
        let title = match week.peg() {
            Some(score) => format!("Past week · {score:.1} of 10"),
            None => "Past week".to_owned(),
        };
        let mut detail = String::new();
        let worth_telling = week.safety.iter().filter(|answer| answer.yes).count();
        if !week.safety.is_empty() {
            let answered = week.safety.len();
            detail = format!(" · {answered} safety answers, {worth_telling} yes");
        }
        Self {
            icon: Icon::Calendar,
            title,
            detail,
            when: week.at,
            what: "answers on the week".to_owned(),
        }
    }

    fn episode(episode: &Episode) -> Self {
        let mut title = episode.kind.label().to_owned();
        if let Some(severity) = episode.severity {
            write_to(&mut title, format_args!(" · {severity} of 10"));
        }
        let mut detail = String::new();
        match (episode.from, episode.until) {
            (When::Exact(_), Some(When::Exact(until)))
                if until.date() == episode.from.first_day() =>
            {
                let local = until.local();
                write_to(
                    &mut detail,
                    format_args!(" to {}", crate::ui::likes::clock_in_words(local)),
                );
            }
            (_, Some(until)) => write_to(&mut detail, format_args!(" to {}", when_in_words(until))),
            (_, None) => {}
        }
        if !episode.note.trim().is_empty() {
            detail.push_str(" · ");
            detail.push_str(episode.note.lines().next().unwrap_or_default());
        }
        Self {
            icon: Icon::Clock,
            title,
            detail,
            when: episode.from,
            what: episode.kind.in_sentence(),
        }
    }
}

/// Writing to a text cannot fail.
fn write_to(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.push_str(&words.to_string());
}

fn row_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    rect: Rect,
    row: Row,
    words: &Words,
    out: &mut Outbox,
) -> Option<Ask> {
    let tokens = Tokens::of(ui);
    let is_treatment = matches!(row, Row::Treatment(_));
    let buttons = BUTTON * if is_treatment { 2.0 } else { 1.0 };
    let body = Rect::from_min_max(rect.min, rect.max - vec2(buttons, 0.0));
    let response = ui.interact(body, ui.scope_id().with("row"), Sense::click());
    let name = format!("Edit {} of {}", words.what, when_in_words(words.when));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, tokens.radius_m, tokens.hover);
    }
    let sign = pos2(rect.left() + SIGN / 2.0, rect.center().y);
    let sign = Rect::from_center_size(sign, Vec2::splat(tokens.icon));
    words.icon.paint(ui.painter(), sign, tokens.text_subdued);
    texts_ui(ui, input, body, words);
    let mut ask = response.clicked().then_some(match row {
        Row::Treatment(id) => Ask::Treatment(id),
        Row::Episode(id) => Ask::Episode(id),
        Row::Week(id) => Ask::Week(id),
    });
    let place = Rect::from_min_max(pos2(body.right(), rect.top()), rect.max);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let when = when_in_words(words.when);
        let delete = format!("Delete {} of {when}", words.what);
        if icon_button(ui, Icon::Delete, &delete).clicked() {
            out.act(removal(input.session.chart(), row, &words.what, &when));
        }
        if let Row::Treatment(id) = row {
            let again = format!("Log another like the {} of {when}", words.what);
            if icon_button(ui, Icon::Plus, &again).clicked() {
                ask = Some(Ask::Duplicate(id));
            }
        }
    });
    ask
}

fn removal(chart: &Chart, row: Row, what: &str, when: &str) -> Action {
    let edit = match row {
        Row::Treatment(id) => chart.removal_of_treatment(id),
        Row::Episode(id) => Edit::Remove(RecordId::Episode(id)),
        Row::Week(id) => Edit::Remove(RecordId::CheckIn(id)),
    };
    Action::Record {
        edits: vec![edit],
        label: format!("Delete {what} of {when}"),
        done: Some(format!("Deleted {what} of {when}")),
    }
}

fn texts_ui(ui: &mut Ui, input: PanelInput<'_>, body: Rect, words: &Words) {
    let tokens = Tokens::of(ui);
    let rect = Rect::from_min_max(body.min + vec2(SIGN, 3.0), body.max - vec2(0.0, 2.0));
    let when = when_from(words.when, today(input.now, input.zone));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let title = RichText::new(&words.title).color(tokens.text_strong);
        ui.add(Label::new(title).truncate());
        let detail = RichText::new(format!("{when}{}", words.detail))
            .size(tokens.text_small)
            .color(tokens.text_subdued);
        ui.add(Label::new(detail).truncate());
    });
}
