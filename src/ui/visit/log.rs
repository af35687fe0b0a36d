//! What is said during a treatment, as entries of the chart.

use crate::model::{
    Edit, Feedback, FeedbackKind, Intensity, KnotId, Milestone, MilestoneKind, Outcome, Rating,
    Score, Stamp, Touched, Treatment, TreatmentId, TreatmentKind,
};
use crate::session::Action;
use crate::ui::PanelInput;

/// The treatment under way, as it is entered with the first word.
#[derive(Debug)]
pub(super) struct Log {
    template: Treatment,
    began: Stamp,
}

impl Log {
    /// A treatment that begins now.
    pub(super) fn new(input: PanelInput<'_>) -> Self {
        let id = input.session.new_ids().treatment();
        let blank = Treatment::new(id, TreatmentKind::Swedish, input.now.into(), input.now);
        let treatments = input.session.chart().treatments();
        let template = match treatments.last() {
            Some(last) => Treatment {
                kind: last.kind.clone(),
                by: last.by,
                therapist: last.therapist.clone(),
                location: last.location.clone(),
                pressure_wanted: last.pressure_wanted,
                cost: last.cost.clone(),
                ..blank
            },
            None => blank,
        };
        Self {
            template,
            began: input.now,
        }
    }

    /// Which treatment.
    pub(super) fn id(&self) -> TreatmentId {
        self.template.id
    }

    /// Kind and hands, in words.
    pub(super) fn words(&self) -> String {
        let kind = self.template.kind.label();
        match self.template.therapist.trim() {
            "" => kind.to_owned(),
            name => format!("{kind} · {name}"),
        }
    }

    /// Whole minutes since it began.
    pub(super) fn minute(&self, now: Stamp) -> u16 {
        let secs = now.second() - self.began.second();
        u16::try_from(secs.max(0) / 60).unwrap_or(u16::MAX)
    }

    /// The treatment as it stands on the chart; one that was undone begins again.
    fn treatment(&self, input: PanelInput<'_>) -> Treatment {
        let stored = input.session.chart().treatment(self.template.id);
        stored.unwrap_or(&self.template).clone()
    }

    /// Adds a rating of a knot, felt now.
    pub(super) fn rate(&self, input: PanelInput<'_>, knot: KnotId, level: Intensity) -> Action {
        let treatment = touching(self.treatment(input), knot, None);
        let mut ids = input.session.new_ids();
        let rating = Rating::now(ids.rating(), Score::Felt(level), input.now);
        let edits = vec![Edit::put(treatment), Edit::put((knot, rating))];
        self.action(input, edits, &format!("{} {level}", name(input, knot)))
    }

    /// Adds that a knot let go, in this minute.
    pub(super) fn released(&self, input: PanelInput<'_>, knot: KnotId) -> Action {
        let treatment = touching(self.treatment(input), knot, Some(Outcome::Released));
        let mut ids = input.session.new_ids();
        let milestone = Milestone {
            treatment: Some(treatment.id),
            minute: Some(self.minute(input.now)),
            ..Milestone::new(
                ids.milestone(),
                MilestoneKind::Released,
                input.now.into(),
                input.now,
            )
        };
        let edits = vec![Edit::put(treatment), Edit::put((knot, milestone))];
        self.action(input, edits, &format!("{} released", name(input, knot)))
    }

    /// Adds a word on the pressure.
    pub(super) fn feedback(&self, input: PanelInput<'_>, kind: FeedbackKind) -> Action {
        let mut treatment = self.treatment(input);
        let minute = self.minute(input.now);
        treatment.feedback.push(Feedback { minute, kind });
        self.action(input, vec![Edit::put(treatment)], kind.label())
    }

    /// Notes how long it took, if anything was said at all.
    pub(super) fn ended(&self, input: PanelInput<'_>) -> Option<Action> {
        let stored = input.session.chart().treatment(self.template.id)?;
        let minutes = self.minute(input.now).max(1);
        let treatment = Treatment {
            minutes: Some(minutes),
            ..stored.clone()
        };
        Some(Action::Record {
            edits: vec![Edit::put(treatment)],
            label: "End the visit".to_owned(),
            done: None,
        })
    }

    fn action(&self, input: PanelInput<'_>, edits: Vec<Edit>, what: &str) -> Action {
        let minute = self.minute(input.now);
        Action::Record {
            edits,
            label: format!("Minute {minute}, {what}"),
            done: None,
        }
    }
}

fn name(input: PanelInput<'_>, knot: KnotId) -> String {
    let knot = input.session.chart().knot(knot);
    knot.map_or_else(String::new, |knot| knot.display_name().to_owned())
}

/// The treatment with the knot among those it touched.
fn touching(mut treatment: Treatment, knot: KnotId, outcome: Option<Outcome>) -> Treatment {
    match treatment
        .touched
        .iter_mut()
        .find(|touched| touched.knot == knot)
    {
        Some(touched) => touched.outcome = outcome.unwrap_or(touched.outcome),
        None => treatment.touched.push(Touched {
            knot,
            outcome: outcome.unwrap_or_default(),
            minutes: None,
        }),
    }
    treatment
}
