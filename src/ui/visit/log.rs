//! What is said during a treatment, as entries of the chart.

use crate::model::{
    Edit, Feedback, FeedbackKind, Intensity, KnotId, Milestone, MilestoneKind, Outcome, Rating,
    Score, Stamp, Technique, Touched, Treatment, TreatmentId, TreatmentKind, Who,
};
use crate::session::Action;
use crate::ui::PanelInput;

/// The treatment under way, as it is entered with the first word.
#[derive(Debug)]
pub(super) struct Log {
    template: Treatment,
    began: Stamp,
    /// The minute in which each of the treatment's techniques began.
    starts: Vec<u16>,
}

impl Log {
    /// A treatment about to begin.
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
            starts: Vec::new(),
        }
    }

    /// It begins now.
    pub(super) fn begin(&mut self, now: Stamp) {
        self.began = now;
        self.template.at = now.into();
        self.template.recorded_at = now;
    }

    /// Which treatment.
    pub(super) fn id(&self) -> TreatmentId {
        self.template.id
    }

    /// Kind, hands and technique, in words.
    pub(super) fn words(&self, input: PanelInput<'_>) -> String {
        let treatment = self.treatment(input);
        let mut parts = vec![treatment.kind.label().to_owned()];
        let name = treatment.therapist.trim();
        if !name.is_empty() {
            parts.push(name.to_owned());
        }
        parts.extend(treatment.techniques.last().map(|last| last.name.clone()));
        parts.join(" · ")
    }

    /// Whole minutes since it began.
    pub(super) fn minute(&self, now: Stamp) -> u16 {
        let secs = now.second() - self.began.second();
        u16::try_from(secs.max(0) / 60).unwrap_or(u16::MAX)
    }

    /// The treatment as it stands on the chart; one that was undone begins again.
    pub(super) fn treatment(&self, input: PanelInput<'_>) -> Treatment {
        let stored = input.session.chart().treatment(self.template.id);
        stored.unwrap_or(&self.template).clone()
    }

    /// Adds a rating of a knot, felt now. One of the same second is put right by it: nothing would tell which of the
    /// two came last.
    pub(super) fn rate(&self, input: PanelInput<'_>, knot: KnotId, level: Intensity) -> Action {
        let treatment = touching(self.treatment(input), knot, None);
        let now = Rating::now(
            input.session.new_ids().rating(),
            Score::Felt(level),
            input.now,
        );
        let entry = input.session.chart().entry(knot);
        let known = entry.and_then(|entry| {
            let mut latest = entry.ratings().iter().rev();
            latest.find(|it| (it.felt_at, it.asked) == (now.felt_at, now.asked))
        });
        let rating = Rating {
            id: known.map_or(now.id, |known| known.id),
            ..now
        };
        let edits = vec![Edit::put(treatment), Edit::put((knot, rating))];
        self.action(input, edits, &format!("{} {level}", name(input, knot)))
    }

    /// Adds that a knot let go, in this minute; once is enough.
    pub(super) fn released(&self, input: PanelInput<'_>, knot: KnotId) -> Option<Action> {
        if self.has_released(input, knot) {
            return None;
        }
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
        Some(self.action(input, edits, &format!("{} released", name(input, knot))))
    }

    /// Whether it was said already that the knot let go during this treatment.
    pub(super) fn has_released(&self, input: PanelInput<'_>, knot: KnotId) -> bool {
        let entry = input.session.chart().entry(knot);
        entry.is_some_and(|entry| {
            entry.milestones().iter().any(|milestone| {
                milestone.kind == MilestoneKind::Released
                    && milestone.treatment == Some(self.template.id)
            })
        })
    }

    /// Says what kind of treatment it is; an action if it is on the chart already.
    pub(super) fn kind(&mut self, input: PanelInput<'_>, kind: TreatmentKind) -> Option<Action> {
        let what = kind.label().to_owned();
        self.change(input, &what, |treatment| treatment.kind = kind)
    }

    /// Says whose hands they are; an action if it is on the chart already.
    pub(super) fn hands(&mut self, input: PanelInput<'_>, by: Who, name: String) -> Option<Action> {
        let what = if name.is_empty() {
            by_in_words(by).to_owned()
        } else {
            format!("with {name}")
        };
        self.change(input, &what, |treatment| {
            treatment.by = by;
            treatment.therapist = name;
        })
    }

    /// Says which technique is used from this minute on; before the first word it can be taken back the same way.
    pub(super) fn technique(&mut self, input: PanelInput<'_>, name: &str) -> Option<Action> {
        let minute = self.minute(input.now);
        let mut treatment = self.treatment(input);
        self.starts.truncate(treatment.techniques.len());
        let is_stored = input.session.chart().treatment(treatment.id).is_some();
        let used = treatment.techniques.iter().position(|it| it.name == name);
        if let Some(used) = used.filter(|_| !is_stored) {
            treatment.techniques.remove(used);
            self.starts.remove(used);
            self.template = treatment;
            return None;
        }
        if used.is_some_and(|used| used + 1 == treatment.techniques.len()) {
            return None;
        }
        self.end_technique(&mut treatment, minute);
        treatment.techniques.push(Technique {
            name: name.to_owned(),
            minutes: None,
        });
        self.starts.push(minute);
        if !is_stored && minute == 0 {
            self.template = treatment;
            return None;
        }
        Some(self.action(input, vec![Edit::put(treatment)], name))
    }

    /// Notes how long the last technique was used, if it alone was.
    fn end_technique(&self, treatment: &mut Treatment, minute: u16) {
        let (Some(last), Some(began)) = (treatment.techniques.last_mut(), self.starts.last())
        else {
            return;
        };
        let at_once = self.starts.iter().filter(|start| *start == began).count();
        if last.minutes.is_none() && at_once == 1 && minute > *began {
            last.minutes = Some(minute - began);
        }
    }

    /// Changes what is said of the whole treatment.
    fn change(
        &mut self,
        input: PanelInput<'_>,
        what: &str,
        change: impl FnOnce(&mut Treatment),
    ) -> Option<Action> {
        let stored = input.session.chart().treatment(self.template.id).cloned();
        let Some(mut treatment) = stored else {
            change(&mut self.template);
            return None;
        };
        change(&mut treatment);
        Some(self.action(input, vec![Edit::put(treatment)], what))
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
        let mut treatment = Treatment {
            minutes: Some(minutes),
            ..stored.clone()
        };
        self.end_technique(&mut treatment, minutes);
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

/// Whose hands, where they have no name.
pub(super) const fn by_in_words(by: Who) -> &'static str {
    match by {
        Who::Me => "Myself",
        Who::Therapist => "A therapist",
        Who::Doctor => "A doctor",
        Who::Partner => "Someone close",
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
