//! Entering or correcting one episode: a headache, a workout, a bad night.

use egui::{ComboBox, Ui};
use jiff::SignedDuration;

use super::kind_field::kind_field;
use super::places::{Spot, spots};
use super::vocabulary::episode_kinds;
use crate::model::{Edit, Episode, EpisodeId, EpisodeKind, Place, Stamp, When};
use crate::session::Action;
use crate::ui::PanelInput;
use crate::ui::inspector::fields::{caption, choices, error_ui, paragraph};
use crate::ui::inspector::when_form::{DateTimeForm, WhenForm};
use crate::ui::inspector::when_words::when_in_words;
use crate::ui::likes::place_in_words;
use crate::ui::map::ramp;
use crate::ui::widgets::{list_chevron, rating_row, section_heading};

/// How its end is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lasted {
    NotSaid,
    Hours(i64),
    Until,
}

/// Ends that are one click away.
const ENDS: [(Lasted, &str); 6] = [
    (Lasted::NotSaid, "Not said"),
    (Lasted::Hours(1), "1 h"),
    (Lasted::Hours(2), "2 h"),
    (Lasted::Hours(4), "4 h"),
    (Lasted::Hours(8), "8 h"),
    (Lasted::Until, "Until…"),
];

/// One episode being entered or corrected.
#[derive(Debug)]
pub(super) struct EpisodeForm {
    episode: Episode,
    when: WhenForm,
    lasted: Lasted,
    until: DateTimeForm,
    is_new: bool,
}

impl EpisodeForm {
    /// An empty form; while an earlier time is shown, for that day.
    pub(super) fn new(input: PanelInput<'_>) -> Self {
        let id = input.session.new_ids().episode();
        let day = input.session.past().map(|past| When::Day(past.date()));
        let from = day.unwrap_or(input.now.into());
        Self {
            episode: Episode::new(id, EpisodeKind::Headache, from, input.now),
            when: day.map(WhenForm::of).unwrap_or_default(),
            lasted: Lasted::NotSaid,
            until: DateTimeForm::of(from),
            is_new: true,
        }
    }

    /// A form filled with an episode of the chart.
    pub(super) fn of(stored: &Episode) -> Self {
        Self {
            episode: stored.clone(),
            when: WhenForm::of(stored.from),
            lasted: stored.until.map_or(Lasted::NotSaid, |_| Lasted::Until),
            until: DateTimeForm::of(stored.until.unwrap_or(stored.from)),
            is_new: false,
        }
    }

    /// Whether the episode is not on the chart yet.
    pub(super) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Which episode.
    pub(super) fn id(&self) -> EpisodeId {
        self.episode.id
    }

    /// Whether it can be saved as it is.
    pub(super) fn can_save(&self, input: PanelInput<'_>) -> bool {
        self.filled(input).is_some()
    }

    /// Shows the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        section_heading(
            ui,
            if self.is_new {
                "New episode"
            } else {
                "Episode"
            },
        );
        kind_field(
            ui,
            "Kind of episode",
            &episode_kinds(input.session.chart()),
            &mut self.episode.kind,
            EpisodeKind::label,
            (EpisodeKind::Other, |kind| match kind {
                EpisodeKind::Other(name) => Some(name.clone()),
                _ => None,
            }),
        );
        self.when.show_asking(ui, input, "When did it begin?");
        self.until_ui(ui, input);
        caption(ui, "How strong was it?");
        let severity = self.episode.severity;
        if let Some(pressed) = rating_row(ui, severity, ramp(ui)) {
            self.episode.severity = (severity != Some(pressed)).then_some(pressed);
        }
        place_ui(ui, input, &mut self.episode.place);
        paragraph(ui, "Note", "Anything else", &mut self.episode.note);
        let problem = self.problem(input);
        if let Some(problem) = problem {
            error_ui(ui, problem);
        }
    }

    fn until_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        caption(ui, "How long did it last?");
        if let Some(lasted) = choices(ui, ENDS, Some(self.lasted)) {
            self.lasted = lasted;
        }
        if self.lasted == Lasted::Until {
            ui.push_id("until", |ui| self.until.show(ui, input));
        }
    }

    fn problem(&self, input: PanelInput<'_>) -> Option<&'static str> {
        let from = self.when.when(input)?;
        match self.until(input, from) {
            Ok(Some(until)) if until.is_before(from) => Some("It ended before it began"),
            Ok(_) => None,
            Err(problem) => Some(problem),
        }
    }

    fn until(&self, input: PanelInput<'_>, from: When) -> Result<Option<When>, &'static str> {
        match self.lasted {
            Lasted::NotSaid => Ok(None),
            Lasted::Hours(hours) => {
                let from = from.exact();
                let from = from.ok_or("Hours need the time of day it began")?;
                let until = from.plus(SignedDuration::from_hours(hours));
                Ok(Some(held_to(until, input.now).into()))
            }
            Lasted::Until => {
                let stored = self.episode.until;
                if stored.is_some_and(|until| self.until == DateTimeForm::of(until)) {
                    return Ok(stored);
                }
                let until = self.until.when(input);
                until
                    .map(Some)
                    .map_err(|_| "Type when it ended, at the latest now")
            }
        }
    }

    /// The episode as the form says it, if it can be understood.
    fn filled(&self, input: PanelInput<'_>) -> Option<Episode> {
        let from = self.when.when(input)?;
        let until = self.until(input, from).ok()?;
        if until.is_some_and(|until| until.is_before(from)) {
            return None;
        }
        Some(Episode {
            from,
            until,
            ..self.episode.clone()
        })
    }

    /// The action that keeps what was entered; none if nothing was changed, or the times are none.
    pub(super) fn action(&self, input: PanelInput<'_>) -> Option<Action> {
        let mut episode = self.filled(input)?;
        let stored = input.session.chart().episode(episode.id);
        if stored == Some(&episode) {
            return None;
        }
        if self.is_new {
            episode.id = input.session.new_ids().episode();
            episode.recorded_at = input.now;
        }
        let verb = if self.is_new { "Add" } else { "Change" };
        let kind = episode.kind.in_sentence();
        let label = format!("{verb} {kind} of {}", when_in_words(episode.from));
        Some(Action::Record {
            edits: vec![Edit::put(episode)],
            label,
            done: self.is_new.then(|| format!("Added {kind}")),
        })
    }
}

fn held_to(time: Stamp, now: Stamp) -> Stamp {
    if time.second() > now.second() {
        now
    } else {
        time
    }
}

/// Where it was felt: by a knot, or roughly.
fn place_ui(ui: &mut Ui, input: PanelInput<'_>, place: &mut Option<Place>) {
    caption(ui, "Where was it?");
    let spots = spots(input);
    let shown = match place {
        None => "Not said".to_owned(),
        Some(place) => {
            let known = spots.iter().find(|spot| spot.place == *place);
            known.map_or_else(|| words_of(input, *place), |spot| spot.name.clone())
        }
    };
    let combo = ComboBox::from_id_salt("Where it was felt")
        .icon(list_chevron)
        .selected_text(shown)
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            ui.selectable_value(place, None, "Not said");
            for Spot { name, place: spot } in &spots {
                ui.selectable_value(place, Some(*spot), name);
            }
        });
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Where it was felt"));
}

fn words_of(input: PanelInput<'_>, place: Place) -> String {
    let ruler = input.session.chart().person().ruler_cm();
    let mut words = place_in_words(input.body, &place, ruler);
    words.over.clear();
    words.to_string()
}
