//! The records of a version 2 file, each as it stands in its list.

use super::words::Spelled as _;
use crate::model::{
    BodyPos, CheckIn, Episode, EpisodeKind, Extent, Goal, Milestone, Place, Pressure, Rating,
    Score, Stamp, Technique, Treatment, TreatmentKind, When, Who,
};
use crate::store::pretty::{Fields, list, quote, shown};

pub(super) fn rating(text: &mut String, from: &Rating) {
    let mut fields = Fields::line(text);
    fields.quoted("id", Some(&from.id));
    fields.quoted("felt_at", Some(&from.felt_at));
    fields.quoted(
        "recorded_at",
        entered(from.recorded_at, from.felt_at).as_ref(),
    );
    match from.score {
        Score::Unknown => fields.shown("score", &"Unknown"),
        Score::Felt(intensity) => fields.shown("score", &format_args!("Felt({intensity})")),
    }
    fields.word("asked", from.asked.spelled(), "Now");
    fields.text("note", &from.note);
    fields.end();
}

pub(super) fn milestone(text: &mut String, from: &Milestone) {
    let mut fields = Fields::line(text);
    fields.quoted("id", Some(&from.id));
    fields.quoted("at", Some(&from.at));
    fields.quoted("recorded_at", entered(from.recorded_at, from.at).as_ref());
    fields.shown("kind", &from.kind.spelled());
    fields.word("by", from.by.spelled(), Who::Me.spelled());
    fields.quoted("treatment", from.treatment.as_ref());
    fields.maybe("minute", from.minute.as_ref());
    fields.text("note", &from.note);
    fields.end();
}

pub(super) fn treatment(text: &mut String, from: &Treatment) {
    let mut fields = Fields::block(text, 2);
    fields.quoted("id", Some(&from.id));
    fields.quoted("at", Some(&from.at));
    fields.quoted("recorded_at", entered(from.recorded_at, from.at).as_ref());
    let other = match &from.kind {
        TreatmentKind::Other(name) => Some(name),
        _ => None,
    };
    kind(fields.name("kind"), from.kind.spelled(), other);
    fields.maybe("minutes", from.minutes.as_ref());
    fields.items("techniques", &from.techniques, technique);
    fields.word("by", from.by.spelled(), Who::Therapist.spelled());
    fields.text("therapist", &from.therapist);
    fields.text("location", &from.location);
    fields.maybe(
        "pressure_wanted",
        from.pressure_wanted.map(Pressure::get).as_ref(),
    );
    fields.maybe(
        "pressure_got",
        from.pressure_got.map(Pressure::get).as_ref(),
    );
    fields.items("feedback", &from.feedback, |text, feedback| {
        let mut fields = Fields::line(text);
        fields.shown("minute", &feedback.minute);
        fields.shown("kind", &feedback.kind.spelled());
        fields.end();
    });
    fields.items("touched", &from.touched, |text, touched| {
        let mut fields = Fields::line(text);
        fields.quoted("knot", Some(&touched.knot));
        fields.word("outcome", touched.outcome.spelled(), "NotSaid");
        fields.maybe("minutes", touched.minutes.as_ref());
        fields.end();
    });
    fields.items("after", &from.after, |text, after| {
        let mut fields = Fields::line(text);
        fields.shown("kind", &after.kind.spelled());
        fields.maybe("severity", after.severity.as_ref());
        fields.maybe("hours", after.hours.as_ref());
        fields.end();
    });
    fields.text("said", &from.said);
    fields.text("cost", &from.cost);
    fields.text("note", &from.note);
    fields.end();
}

fn technique(text: &mut String, from: &Technique) {
    let mut fields = Fields::line(text);
    quote(fields.name("name"), &from.name);
    fields.maybe("minutes", from.minutes.as_ref());
    fields.end();
}

pub(super) fn episode(text: &mut String, from: &Episode) {
    let mut fields = Fields::line(text);
    fields.quoted("id", Some(&from.id));
    fields.quoted("from", Some(&from.from));
    fields.quoted("until", from.until.as_ref());
    fields.quoted("recorded_at", entered(from.recorded_at, from.from).as_ref());
    let other = match &from.kind {
        EpisodeKind::Other(name) => Some(name),
        _ => None,
    };
    kind(fields.name("kind"), from.kind.spelled(), other);
    fields.maybe("severity", from.severity.as_ref());
    if let Some(place) = &from.place {
        self::place(fields.name("place"), place);
    }
    fields.text("note", &from.note);
    fields.end();
}

pub(super) fn check_in(text: &mut String, from: &CheckIn) {
    let mut fields = Fields::line(text);
    fields.quoted("id", Some(&from.id));
    fields.quoted("at", Some(&from.at));
    fields.quoted("recorded_at", entered(from.recorded_at, from.at).as_ref());
    fields.maybe("pain", from.pain.as_ref());
    fields.maybe("enjoyment", from.enjoyment.as_ref());
    fields.maybe("activity", from.activity.as_ref());
    fields.items("safety", &from.safety, |text, answer| {
        let mut fields = Fields::line(text);
        quote(fields.name("question"), &answer.question);
        fields.shown("yes", &answer.yes);
        fields.end();
    });
    fields.text("note", &from.note);
    fields.end();
}

pub(super) fn goal(text: &mut String, from: &Goal) {
    let mut fields = Fields::block(text, 2);
    fields.quoted("id", Some(&from.id));
    quote(fields.name("name"), &from.name);
    fields.quoted("recorded_at", Some(&from.recorded_at));
    if !from.checks.is_empty() {
        list(fields.name("checks"), 3, &from.checks, |text, check| {
            let mut fields = Fields::line(text);
            fields.quoted("at", Some(&check.at));
            fields.shown("met", &check.met);
            fields.end();
        });
    }
    if from.archived {
        fields.shown("archived", &true);
    }
    fields.text("note", &from.note);
    fields.end();
}

/// When a record was entered, unless that is when it happened.
pub(super) fn entered(recorded_at: Stamp, event: When) -> Option<Stamp> {
    (event != When::Exact(recorded_at)).then_some(recorded_at)
}

fn kind(text: &mut String, word: &str, other: Option<&String>) {
    text.push_str(word);
    if let Some(name) = other {
        text.push('(');
        quote(text, name);
        text.push(')');
    }
}

pub(super) fn place(text: &mut String, from: &Place) {
    let mut fields = Fields::line(text);
    fields.shown("view", &from.view.spelled());
    fields.shown("u", &from.pos.u());
    fields.shown("v", &from.pos.v());
    fields.word("depth", from.depth.spelled(), "Unsure");
    fields.end();
}

/// Writes how far a knot reaches: the first outline as older readers know it, further ones beside it.
pub(super) fn extent(fields: &mut Fields<'_>, from: Option<&Extent>) {
    match from {
        Some(Extent::RadiusMm(mm)) => {
            shown(fields.name("extent"), &format_args!("RadiusMm({mm})"));
        }
        Some(Extent::Area(outlines)) => {
            let mut outlines = outlines.iter();
            let text = fields.name("extent");
            text.push_str("Outline(");
            outline(text, outlines.next().map_or(&[], Vec::as_slice));
            text.push(')');
            fields.items("extent_more", outlines.as_slice(), |text, points| {
                outline(text, points);
            });
        }
        None => {}
    }
}

fn outline(text: &mut String, points: &[BodyPos]) {
    text.push('[');
    for (index, point) in points.iter().enumerate() {
        text.push_str(if index == 0 { "" } else { ", " });
        shown(text, &format_args!("({}, {})", point.u(), point.v()));
    }
    text.push(']');
}
