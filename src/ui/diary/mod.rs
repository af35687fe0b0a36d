//! The diary: treatments and everything else with a time, newest first, and the forms to enter and correct them.

mod contacts;
mod episode_form;
mod goals;
mod kind_field;
mod places;
mod rows;
mod touched;
mod treatment_form;
mod treatment_more;
pub(in crate::ui) mod vocabulary;
mod week_form;

use egui::{CollapsingHeader, Frame, Margin, Panel, RichText, ScrollArea, Ui};

use super::commands::Command;
use super::icons::Icon;
use super::theme::Tokens;
use super::widgets::{
    ActionButton, Closed, Emphasis, save_or_cancel, section_chevron, section_heading,
};
use super::{Outbox, PanelInput};
use crate::model::{CheckInId, Edit, EpisodeId, Record, Stamp, TreatmentId};
use crate::session::Action;
use contacts::contacts_ui;
use episode_form::EpisodeForm;
use goals::Goals;
use rows::Rows;
use treatment_form::TreatmentForm;
pub(super) use treatment_form::number_field;
use week_form::WeekForm;

/// The diary between frames; begin with a fresh one for each chart.
#[derive(Debug, Default)]
pub struct DiaryState {
    rows: Rows,
    form: Option<Form>,
    goals: Goals,
}

/// What is being entered or corrected.
#[derive(Debug)]
enum Form {
    Treatment(Box<TreatmentForm>),
    Episode(Box<EpisodeForm>),
    Week(Box<WeekForm>),
}

/// What a row or a form asks for.
#[derive(Clone, Copy)]
enum Ask {
    NewTreatment,
    Treatment(TreatmentId),
    Duplicate(TreatmentId),
    NewEpisode,
    Episode(EpisodeId),
    NewWeek,
    Week(CheckInId),
    Save,
    Cancel,
}

impl DiaryState {
    /// Opens the form for a new treatment, filled with what is usually the same as last time.
    pub fn log_treatment(&mut self, input: PanelInput<'_>) {
        self.form = Some(Form::Treatment(Box::new(TreatmentForm::new(input))));
    }

    /// Opens the form of a treatment that is on the chart.
    pub fn correct(&mut self, input: PanelInput<'_>, id: TreatmentId) {
        let stored = input.session.chart().treatment(id);
        let form = stored.map(|stored| TreatmentForm::of(input, stored));
        self.form = form.map(|form| Form::Treatment(Box::new(form)));
    }

    /// Opens the form for a new episode.
    pub fn add_episode(&mut self, input: PanelInput<'_>) {
        self.form = Some(Form::Episode(Box::new(EpisodeForm::new(input))));
    }

    /// Opens the form of an episode that is on the chart.
    pub fn correct_episode(&mut self, input: PanelInput<'_>, id: EpisodeId) {
        let form = input.session.chart().episode(id).map(EpisodeForm::of);
        self.form = form.map(|form| Form::Episode(Box::new(form)));
    }

    /// Opens the questions on the past week.
    pub fn look_back(&mut self, input: PanelInput<'_>) {
        self.form = Some(Form::Week(Box::new(WeekForm::new(input))));
    }

    /// Whether a form is open.
    pub fn is_open(&self) -> bool {
        self.form.is_some()
    }

    /// Closes the open form without keeping anything. Returns whether there was one.
    pub fn cancel(&mut self) -> bool {
        self.form.take().is_some()
    }

    /// Keeps what was entered into an open form, if it can be understood, and closes it.
    pub fn keep(&mut self, input: PanelInput<'_>, out: &mut Outbox) {
        let action = match self.form.take() {
            Some(Form::Treatment(form)) => form.action(input),
            Some(Form::Episode(form)) => form.action(input),
            Some(Form::Week(form)) => form.action(input),
            None => None,
        };
        let Some(action) = action else { return };
        // While an earlier time is shown, the map goes on to the end of the day that was entered, to show it.
        if let (Some(past), Action::Record { edits, .. }) = (input.session.past(), &action)
            && let Some(end) = end_of(edits, input)
            && end > past
        {
            out.act(Action::SetMoment(end));
        }
        out.act(action);
    }

    fn answer(&mut self, ask: Ask, input: PanelInput<'_>, out: &mut Outbox) {
        let chart = input.session.chart();
        let treatment = |id: TreatmentId| chart.treatment(id).cloned();
        match ask {
            Ask::NewTreatment => self.log_treatment(input),
            Ask::Treatment(id) => self.correct(input, id),
            Ask::Duplicate(id) => {
                let form = treatment(id).map(|stored| TreatmentForm::like(input, &stored));
                self.form = form.map(|form| Form::Treatment(Box::new(form)));
            }
            Ask::NewEpisode => self.add_episode(input),
            Ask::Episode(id) => self.correct_episode(input, id),
            Ask::NewWeek => self.look_back(input),
            Ask::Week(id) => {
                let form = chart.check_in(id).map(WeekForm::of);
                self.form = form.map(|form| Form::Week(Box::new(form)));
            }
            Ask::Save => self.keep(input, out),
            Ask::Cancel => self.form = None,
        }
    }

    /// A form whose record is gone, by undo or deletion, has nothing to correct.
    fn drop_stale_form(&mut self, input: PanelInput<'_>) {
        let chart = input.session.chart();
        let is_live = match &self.form {
            Some(Form::Treatment(form)) => form.is_new() || chart.treatment(form.id()).is_some(),
            Some(Form::Episode(form)) => form.is_new() || chart.episode(form.id()).is_some(),
            Some(Form::Week(form)) => form.is_new() || chart.check_in(form.id()).is_some(),
            None => return,
        };
        if !is_live {
            self.form = None;
        }
    }
}

/// The end of the last day on which something of this was.
fn end_of(edits: &[Edit], input: PanelInput<'_>) -> Option<Stamp> {
    let days = edits.iter().filter_map(|edit| match edit {
        Edit::Put(Record::Treatment(treatment)) => Some(treatment.at.last_day()),
        Edit::Put(Record::Episode(episode)) => Some(episode.from.last_day()),
        Edit::Put(Record::CheckIn(check_in)) => Some(check_in.at.last_day()),
        Edit::Put(Record::Rating(_, rating)) => Some(rating.felt_at.last_day()),
        Edit::Put(Record::Milestone(_, milestone)) => Some(milestone.at.last_day()),
        _ => None,
    });
    Stamp::from_local(days.max()?.at(23, 59, 59, 0), input.zone)
}

/// Shows the open form, or the diary.
pub fn show(ui: &mut Ui, input: PanelInput<'_>, state: &mut DiaryState, out: &mut Outbox) {
    state.drop_stale_form(input);
    let foot = state
        .form
        .as_ref()
        .and_then(|form| foot_ui(ui, input, form));
    let area = ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt(("diary", state.is_open()));
    let ask = area.show(ui, |ui| {
        // Nothing lies under the scroll bar.
        ui.set_max_width(ui.available_width() - Tokens::of(ui).scroll_bar);
        if let Some(form) = &mut state.form {
            form.show(ui, input);
            return None;
        }
        let ask = start_ui(ui, out);
        let goals = CollapsingHeader::new("Goals")
            .icon(section_chevron)
            .id_salt("goals");
        goals.show_unindented(ui, |ui| state.goals.show(ui, input, out));
        let book = CollapsingHeader::new("Address book")
            .icon(section_chevron)
            .id_salt("contacts");
        book.show_unindented(ui, |ui| contacts_ui(ui, input, out));
        ask.or(state.rows.show(ui, input, out))
    });
    if let Some(ask) = foot.or(ask.inner) {
        state.answer(ask, input, out);
        ui.request_repaint();
    }
}

impl Form {
    fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        match self {
            Self::Treatment(form) => form.show(ui, input),
            Self::Episode(form) => form.show(ui, input),
            Self::Week(form) => form.show(ui, input),
        }
    }

    fn can_save(&self, input: PanelInput<'_>) -> bool {
        match self {
            Self::Treatment(form) => form.can_save(input),
            Self::Episode(form) => form.can_save(input),
            Self::Week(form) => form.can_save(input),
        }
    }

    const fn save_label(&self) -> &'static str {
        match self {
            Self::Treatment(_) => "Save treatment",
            Self::Episode(_) => "Save episode",
            Self::Week(_) => "Save answers",
        }
    }
}

/// The buttons of a form; they stay in view however long it is.
fn foot_ui(ui: &mut Ui, input: PanelInput<'_>, form: &Form) -> Option<Ask> {
    let tokens = Tokens::of(ui.ctx());
    let margin = Margin {
        top: tokens.space_s as i8,
        ..Margin::ZERO
    };
    let foot = Panel::bottom("diary-foot")
        .resizable(false)
        .frame(Frame::new().inner_margin(margin));
    let asked = foot.show(ui, |ui| {
        save_or_cancel(ui, form.save_label(), form.can_save(input))
    });
    asked.inner.map(|closed| match closed {
        Closed::Saved => Ask::Save,
        Closed::Cancelled => Ask::Cancel,
    })
}

/// What can be entered.
fn start_ui(ui: &mut Ui, out: &mut Outbox) -> Option<Ask> {
    let tokens = Tokens::of(ui);
    section_heading(ui, "Diary");
    let mut ask = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(tokens.space_s, tokens.space_s);
        let treatment = ActionButton::new("Log treatment…")
            .icon(Icon::Treatment)
            .emphasis(Emphasis::Primary);
        if ui.add(treatment).clicked() {
            ask = Some(Ask::NewTreatment);
        }
        let check_in = ActionButton::new("Evening check-in…").icon(Icon::Check);
        if ui.add(check_in).clicked() {
            out.run(Command::CheckIn);
        }
        let visit = ActionButton::new("Start a visit").icon(Icon::Clock);
        if ui.add(visit).clicked() {
            out.run(Command::StartVisit);
        }
        let episode = ActionButton::new("Add episode…").icon(Icon::Plus);
        if ui.add(episode).clicked() {
            ask = Some(Ask::NewEpisode);
        }
        let week = ActionButton::new("Past week…").icon(Icon::Calendar);
        if ui.add(week).clicked() {
            ask = Some(Ask::NewWeek);
        }
    });
    ask
}

fn hint_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(Tokens::of(ui).text_subdued));
}
