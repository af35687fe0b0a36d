//! Where the knot stands in its life: the state, why, and what may be worth asking.

use egui::{Frame, Ui};
use jiff::civil::Date;

use super::KnotEdit;
use super::fields::{caption, combo};
use super::when_words::when_in_words;
use crate::analysis::{Because, Life, LifeState, Spell, Suggestion, life, quiet_at};
use crate::model::{Entry, Intensity, KnotId, MilestoneKind, When, Who};
use crate::scene::date_in_words;
use crate::session::Action;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, quiet_button};
use crate::ui::{Outbox, PanelInput};

/// Thresholds that can be picked, in words.
const THRESHOLDS: [(Option<u8>, &str); 7] = [
    (None, "2 of 10, as usual"),
    (Some(0), "0 of 10"),
    (Some(1), "1 of 10"),
    (Some(2), "2 of 10"),
    (Some(3), "3 of 10"),
    (Some(4), "4 of 10"),
    (Some(5), "5 of 10"),
];

/// The knot's life between frames.
#[derive(Debug, Default)]
pub(super) struct LifeSection {
    key: Option<(u64, KnotId, Date)>,
    life: Option<Life>,
    explains: bool,
    /// Suggestions that were answered with no.
    declined: Vec<(KnotId, Suggestion)>,
}

impl LifeSection {
    /// Shows the section.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        entry: &Entry,
        edit: &mut KnotEdit,
        out: &mut Outbox,
    ) {
        let knot = entry.knot().id;
        let moment = input.moment();
        let key = Some((input.session.revision(), knot, moment.stamp().date()));
        if self.key != key {
            self.key = key;
            self.life = Some(life(entry, moment));
        }
        let Some(life) = self.life.clone() else {
            return;
        };
        ui.horizontal(|ui| {
            let tokens = Tokens::of(ui);
            let ink = match life.state {
                LifeState::Released | LifeState::Quiet => tokens.ok,
                LifeState::Returned => tokens.warn,
                LifeState::New | LifeState::Active | LifeState::Easing => tokens.text_strong,
            };
            ui.label(semibold(capitalized(life.state.label())).color(ink));
            let why = ActionButton::new("Why?")
                .emphasis(Emphasis::Quiet)
                .selected(self.explains);
            if ui.add(why).clicked() {
                self.explains = !self.explains;
            }
        });
        if self.explains {
            caption(ui, life.state.rule());
            caption(ui, &because_in_words(&life.because));
            threshold_ui(ui, entry, edit);
        }
        if let Some(words) = spells_in_words(&life.spells) {
            caption(ui, &words);
        }
        // What was long ago is looked at, not decided.
        if input.session.past().is_none()
            && let Some(suggestion) = life.suggestion
            && !self.declined.contains(&(knot, suggestion))
            && suggestion_ui(ui, input, entry, suggestion, out)
        {
            self.declined.push((knot, suggestion));
        }
    }
}

/// Asks; returns whether the answer is no.
fn suggestion_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    entry: &Entry,
    suggestion: Suggestion,
    out: &mut Outbox,
) -> bool {
    let tokens = Tokens::of(ui);
    let name = entry.knot().display_name();
    let day = |day: Date| date_in_words(When::Day(day));
    let (text, yes, kind) = match suggestion {
        Suggestion::Released {
            days: [first, last],
            at_most,
        } => (
            format!(
                "At or below {at_most} of 10 on {} and {}. Has {name} released?",
                day(first),
                day(last)
            ),
            "Yes, released",
            MilestoneKind::Released,
        ),
        Suggestion::Returned {
            days: [first, last],
            above,
        } => (
            format!(
                "Above {above} of 10 on {} and {}. Has {name} come back?",
                day(first),
                day(last)
            ),
            "Yes, it is back",
            MilestoneKind::Returned,
        ),
    };
    let frame = Frame::new()
        .fill(tokens.bg)
        .corner_radius(tokens.radius_m)
        .inner_margin(tokens.space_s);
    let declined = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(text);
        ui.horizontal(|ui| {
            if ui.add(ActionButton::new(yes)).clicked() {
                out.act(Action::AddMilestone {
                    knots: vec![entry.knot().id],
                    kind,
                    at: input.now.into(),
                });
            }
            quiet_button(ui, "Not yet").clicked()
        })
        .inner
    });
    declined.inner
}

fn threshold_ui(ui: &mut Ui, entry: &Entry, edit: &mut KnotEdit) {
    ui.horizontal(|ui| {
        caption(ui, "Quiet at or below");
        let mut chosen = edit.knot.quiet_at.map(Intensity::get);
        // A threshold above those offered stays until another is picked.
        if combo(ui, "Quiet at or below", THRESHOLDS, &mut chosen) {
            edit.knot.quiet_at = chosen.and_then(|level| Intensity::new(level).ok());
            edit.what = Some("threshold");
        }
        if entry.knot().quiet_at.is_some_and(|level| level.get() > 5) {
            caption(ui, &format!("{} of 10", quiet_at(entry)));
        }
    });
}

/// What the state rests on, in words.
fn because_in_words(because: &Because) -> String {
    let who = |by: Who| match by {
        Who::Me => "You said so",
        Who::Therapist => "A therapist said so",
        Who::Doctor => "A doctor said so",
        Who::Partner => "Someone close said so",
    };
    match *because {
        Because::FirstKnown { on, days } => format!(
            "The first that is known of it is of {}, {} ago",
            date_in_words(When::Day(on)),
            days_in_words(days.into(), days.into())
        ),
        Because::Medians { asked, before, now } => format!(
            "Median {now} in the last 14 days, {before} in the 14 days before, asked {}",
            asked.label()
        ),
        Because::TooFewRatings => {
            "There are too few ratings in the last 28 days to see whether it is easing".to_owned()
        }
        Because::SaidReleased { at, by } => {
            format!("{}: released {}", who(by), when_in_words(at))
        }
        Because::StayedQuiet { at, days, highest } => {
            let rated = match highest {
                Some(highest) => format!("the highest rating of the last 30 days is {highest}"),
                None => "it was not rated in the last 30 days".to_owned(),
            };
            let ago = days_in_words(days.into(), days.into());
            format!("Released {}, {ago} ago, and {rated}", when_in_words(at))
        }
        Because::SaidReturned { at, by } => {
            format!("{}: came back {}", who(by), when_in_words(at))
        }
    }
}

/// "Released after 461 days · came back once, after 84 to 114 days".
fn spells_in_words(spells: &[Spell]) -> Option<String> {
    let mut parts = Vec::new();
    if let Some((fewest, most)) = spells.last().and_then(Spell::days_to_release) {
        let since = if spells.len() > 1 {
            "after its return"
        } else {
            "after its first entry"
        };
        parts.push(format!("Released {} {since}", days_in_words(fewest, most)));
    }
    let returned: Vec<&Spell> = spells
        .iter()
        .filter(|spell| spell.returned.is_some())
        .collect();
    if let Some((fewest, most)) = returned.last().and_then(|spell| spell.days_until_return()) {
        let count = match returned.len() {
            1 => "Came back once".to_owned(),
            2 => "Came back twice".to_owned(),
            many => format!("Came back {many} times"),
        };
        parts.push(format!(
            "{count}, last {} after its release",
            days_in_words(fewest, most)
        ));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn days_in_words(fewest: i64, most: i64) -> String {
    match (fewest, most) {
        (1, 1) => "1 day".to_owned(),
        (fewest, most) if fewest == most => format!("{most} days"),
        (fewest, most) => format!("{fewest} to {most} days"),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(from: &str, released: Option<&str>, returned: Option<&str>) -> Spell {
        let when = |text: &str| text.parse().unwrap();
        Spell {
            from: when(from),
            released: released.map(when),
            returned: returned.map(when),
        }
    }

    #[test]
    fn a_life_in_words() {
        assert_eq!(spells_in_words(&[spell("2026-01-01", None, None)]), None);
        let once = [spell("2025-06-01", Some("2026-09-05"), None)];
        assert_eq!(
            spells_in_words(&once).unwrap(),
            "Released 461 days after its first entry"
        );
        let back = [
            spell("2025-06-01", Some("2025-10-09"), Some("2026-01")),
            spell("2026-01", None, None),
        ];
        assert_eq!(
            spells_in_words(&back).unwrap(),
            "Came back once, last 84 to 114 days after its release"
        );
    }
}
