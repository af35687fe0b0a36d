//! From a chart to the text of a version 2 file: the same chart gives the same bytes.
//!
//! One rating, one milestone, one episode per line, so that a difference between two files shows line by line.

use super::words::Spelled as _;
use super::write_records::{check_in, entered, episode, goal, milestone, place, rating, treatment};
use super::{picture, write_records};
use crate::model::{
    Anchors, BodyShape, Chart, Contact, Entry, Finding, Person, Photo, PhotoPoint, PhotoSource,
    SpreadsTo,
};
use crate::store::pretty::{Fields, list, quote};

/// The text of a chart, with a final newline.
pub(in crate::store) fn write(chart: &Chart) -> String {
    // A plain rating takes about 80 bytes.
    let mut text = String::with_capacity(1024 + 96 * chart.rating_count());
    text.push_str("// knotmap chart: plain text (RON), safe to read and compare\n");
    let mut fields = Fields::block(&mut text, 0);
    fields.text("format", "knotmap");
    fields.shown("version", &2);
    if *chart.person() != Person::default() {
        person(fields.name("person"), chart.person());
    }
    section(&mut fields, "knots", &chart.entries(), knot);
    section(&mut fields, "treatments", &chart.treatments(), treatment);
    section(&mut fields, "episodes", &chart.episodes(), episode);
    section(&mut fields, "check_ins", &chart.check_ins(), check_in);
    section(&mut fields, "goals", &chart.goals(), goal);
    section(&mut fields, "photos", &chart.photos(), photo);
    fields.end();
    text.push('\n');
    text
}

/// A list of records, unless there are none.
fn section<T>(fields: &mut Fields<'_>, name: &str, records: &[&T], write: fn(&mut String, &T)) {
    if !records.is_empty() {
        list(fields.name(name), 1, records, |text, one| write(text, one));
    }
}

fn person(text: &mut String, from: &Person) {
    let mut fields = Fields::block(text, 1);
    fields.text("name", &from.name);
    fields.quoted("born", from.born.as_ref());
    fields.maybe("ruler_mm", from.ruler_mm.as_ref());
    let neutral = BodyShape::Neutral.spelled();
    fields.word("shape", from.shape.spelled(), neutral);
    fields.text("medicines", &from.medicines);
    fields.text("conditions", &from.conditions);
    fields.text("questions", &from.questions);
    fields.text("brief", &from.brief);
    if !from.contacts.is_empty() {
        list(fields.name("contacts"), 2, &from.contacts, contact);
    }
    fields.text("note", &from.note);
    fields.end();
}

fn contact(text: &mut String, from: &Contact) {
    let mut fields = Fields::line(text);
    fields.text("name", &from.name);
    fields.text("place", &from.place);
    fields.text("reach", &from.reach);
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
    write_records::extent(&mut fields, from.extent.as_ref());
    fields.quoted("since", from.since.as_ref());
    fields.quoted("recorded_at", Some(&from.recorded_at));
    fields.items("feels", &from.feels, |text, word| quote(text, word));
    fields.maybe("quiet_at", from.quiet_at.as_ref());
    fields.items("spreads_to", &from.spreads_to, spreads_to);
    fields.text("worse_with", &from.worse_with);
    fields.text("better_with", &from.better_with);
    fields.text("avoid", &from.avoid);
    if !from.findings.is_empty() {
        list(fields.name("findings"), 3, &from.findings, finding);
    }
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

fn spreads_to(text: &mut String, from: &SpreadsTo) {
    let mut fields = Fields::line(text);
    quote(fields.name("zone"), &from.zone);
    fields.shown("side", &from.side.spelled());
    fields.end();
}

fn finding(text: &mut String, from: &Finding) {
    let mut fields = Fields::line(text);
    fields.quoted("at", Some(&from.at));
    fields.quoted("recorded_at", entered(from.recorded_at, from.at).as_ref());
    fields.shown("by", &from.by.spelled());
    fields.maybe("tight_band", from.tight_band.as_ref());
    fields.maybe("sore_spot", from.sore_spot.as_ref());
    fields.maybe("spreads", from.spreads.as_ref());
    fields.maybe("recognised", from.recognised.as_ref());
    fields.maybe("twitches", from.twitches.as_ref());
    let tenths = from.threshold.map(crate::model::PressureThreshold::tenths);
    fields.maybe("threshold_tenths", tenths.as_ref());
    fields.text("note", &from.note);
    fields.end();
}

fn photo(text: &mut String, from: &Photo) {
    let mut fields = Fields::block(text, 2);
    fields.shown("view", &from.view.spelled());
    match &from.source {
        PhotoSource::File(path) => {
            let text = fields.name("source");
            text.push_str("File(");
            quote(text, path);
            text.push(')');
        }
        PhotoSource::Embedded(bytes) => {
            let encoded = picture::encoded(bytes);
            fields.shown("source", &format_args!("Embedded(\"{encoded}\")"));
        }
    }
    fields.word("anchors", from.anchors.spelled(), Anchors::Psis.spelled());
    point(&mut fields, "c7", from.c7);
    point(&mut fields, "left", from.left);
    point(&mut fields, "right", from.right);
    fields.end();
}

fn point(fields: &mut Fields<'_>, name: &str, point: PhotoPoint) {
    fields.shown(name, &format_args!("({}, {})", point.x, point.y));
}
