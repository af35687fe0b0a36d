//! From a chart to the text of a version 1 file: the same chart gives the same bytes.
//!
//! One rating, one milestone, one episode per line, so that a difference between two files shows line by line.

use super::words::Spelled as _;
use crate::model::{
    Chart, Entry, Episode, EpisodeKind, Extent, Milestone, Person, Place, Pressure, Rating, Score,
    Stamp, Technique, Treatment, TreatmentKind, When, Who,
};
use crate::store::pretty::{Fields, list, quote, shown};

/// The text of a chart, with a final newline.
pub(in crate::store) fn write(chart: &Chart) -> String {
    // A plain rating takes about 80 bytes.
    let mut text = String::with_capacity(1024 + 96 * chart.rating_count());
    text.push_str("// knotmap chart: plain text (RON), safe to read and compare\n");
    let mut fields = Fields::block(&mut text, 0);
    fields.text("format", "knotmap");
    fields.shown("version", &1);
    if *chart.person() != Person::default() {
        person(fields.name("person"), chart.person());
    }
    let entries = chart.entries();
    if !entries.is_empty() {
        list(fields.name("knots"), 1, &entries, |text, entry| {
            knot(text, entry);
        });
    }
    let treatments = chart.treatments();
    if !treatments.is_empty() {
        list(fields.name("treatments"), 1, &treatments, |text, one| {
            treatment(text, one);
        });
    }
    let episodes = chart.episodes();
    if !episodes.is_empty() {
        list(fields.name("episodes"), 1, &episodes, |text, one| {
            episode(text, one);
        });
    }
    fields.end();
    text.push('\n');
    text
}

fn person(text: &mut String, from: &Person) {
    let mut fields = Fields::block(text, 1);
    fields.text("name", &from.name);
    fields.quoted("born", from.born.as_ref());
    fields.maybe("ruler_mm", from.ruler_mm.as_ref());
    fields.text("medicines", &from.medicines);
    fields.text("conditions", &from.conditions);
    fields.text("questions", &from.questions);
    fields.text("note", &from.note);
    fields.end();
}

fn knot(text: &mut String, entry: &Entry) {
    let from = entry.knot();
    let mut fields = Fields::block(text, 2);
    fields.quoted("id", Some(&from.id));
    fields.text("name", &from.name);
    place(fields.name("place"), &from.place);
    fields.word("mark", from.mark.spelled(), "TenderPoint");
    if let Some(extent) = &from.extent {
        self::extent(fields.name("extent"), extent);
    }
    fields.quoted("since", from.since.as_ref());
    fields.quoted("recorded_at", Some(&from.recorded_at));
    fields.items("feels", &from.feels, |text, word| quote(text, word));
    fields.maybe("quiet_at", from.quiet_at.as_ref());
    fields.items("family", &from.family, |text, id| {
        quote(text, &id.to_string());
    });
    if from.archived {
        fields.shown("archived", &true);
    }
    fields.text("note", &from.note);
    if !entry.ratings().is_empty() {
        list(fields.name("ratings"), 3, entry.ratings(), rating);
    }
    if !entry.milestones().is_empty() {
        list(fields.name("milestones"), 3, entry.milestones(), milestone);
    }
    fields.end();
}

fn rating(text: &mut String, from: &Rating) {
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

fn milestone(text: &mut String, from: &Milestone) {
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

fn treatment(text: &mut String, from: &Treatment) {
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

fn episode(text: &mut String, from: &Episode) {
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

/// When a record was entered, unless that is when it happened.
fn entered(recorded_at: Stamp, event: When) -> Option<Stamp> {
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

fn place(text: &mut String, from: &Place) {
    let mut fields = Fields::line(text);
    fields.shown("view", &from.view.spelled());
    fields.shown("u", &from.pos.u());
    fields.shown("v", &from.pos.v());
    fields.word("depth", from.depth.spelled(), "Unsure");
    fields.end();
}

fn extent(text: &mut String, from: &Extent) {
    match from {
        Extent::RadiusMm(mm) => shown(text, &format_args!("RadiusMm({mm})")),
        Extent::Outline(points) => {
            text.push_str("Outline([");
            for (index, point) in points.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                shown(text, &format_args!("({}, {})", point.u(), point.v()));
            }
            text.push_str("])");
        }
    }
}
