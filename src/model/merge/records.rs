//! The records of each kind, field by field. Every field is named, so that a new one cannot be forgotten.

use super::fields::Fields;
use crate::model::{
    CheckIn, Episode, Goal, Knot, Milestone, Person, Photo, Rating, Record, Treatment,
};

/// One record out of two versions of it.
pub(super) fn merged(
    fields: Fields<'_>,
    before: Option<&Record>,
    ours: &Record,
    theirs: &Record,
) -> Record {
    macro_rules! by_kind {
        ($($kind:ident => $merge:ident),*) => {
            match (ours, theirs) {
                $((Record::$kind(ours), Record::$kind(theirs)) => {
                    let before = match before {
                        Some(Record::$kind(before)) => Some(&**before),
                        _ => None,
                    };
                    $merge(fields, before, ours, theirs).into()
                })*
                (Record::Rating(knot, ours), Record::Rating(_, theirs)) => {
                    let before = match before {
                        Some(Record::Rating(_, before)) => Some(&**before),
                        _ => None,
                    };
                    (*knot, rating(fields, before, ours, theirs)).into()
                }
                (Record::Milestone(knot, ours), Record::Milestone(_, theirs)) => {
                    let before = match before {
                        Some(Record::Milestone(_, before)) => Some(&**before),
                        _ => None,
                    };
                    (*knot, milestone(fields, before, ours, theirs)).into()
                }
                // Records of one id are of one kind.
                _ => ours.clone(),
            }
        };
    }
    by_kind!(
        Person => person, Knot => knot, Treatment => treatment, Episode => episode,
        CheckIn => check_in, Goal => goal, Photo => photo
    )
}

/// Writes one merge function: each field with how it is merged and its name in words.
macro_rules! merges {
    ($name:ident, $kind:ident, keeps $keeps:ident, {
        $($field:ident: $how:ident $what:literal $(by $key:expr)?),* $(,)?
    } $(, $note:ident)?) => {
        fn $name(mut fields: Fields<'_>, before: Option<&$kind>, ours: &$kind, theirs: &$kind) -> $kind {
            $(let $field = fields.$how(
                $what,
                before.map(|before| &before.$field),
                &ours.$field,
                &theirs.$field
                $(, $key)?
            );)*
            $(let $note = fields.note(before.map(|before| &before.$note), &ours.$note, &theirs.$note);)?
            $kind { $keeps: ours.$keeps, $($field,)* $($note)? }
        }
    };
}

merges!(knot, Knot, keeps id, {
    name: one "name",
    place: one "place",
    mark: one "mark",
    extent: one "extent",
    since: one "since",
    recorded_at: one "entered",
    feels: list "feels",
    quiet_at: one "quiet at",
    spreads_to: list "spreads to",
    worse_with: text "worse with",
    better_with: text "better with",
    avoid: text "avoid",
    findings: list "findings",
    family: list "family",
    archived: one "archived",
}, note);

merges!(rating, Rating, keeps id, {
    score: one "rating",
    asked: one "asked",
    felt_at: one "felt at",
    recorded_at: one "entered",
}, note);

merges!(treatment, Treatment, keeps id, {
    kind: one "kind",
    at: one "when",
    recorded_at: one "entered",
    minutes: one "minutes",
    techniques: list "techniques",
    by: one "by",
    therapist: one "therapist",
    location: one "location",
    pressure_wanted: one "pressure wanted",
    pressure_got: one "pressure got",
    feedback: list "feedback",
    touched: keyed "touched" by |touched| &touched.knot,
    after: keyed "after" by |after| &after.kind,
    said: text "said",
    cost: one "cost",
}, note);

merges!(episode, Episode, keeps id, {
    kind: one "kind",
    from: one "from",
    until: one "until",
    recorded_at: one "entered",
    severity: one "severity",
    place: one "place",
}, note);

merges!(check_in, CheckIn, keeps id, {
    at: one "when",
    recorded_at: one "entered",
    pain: one "pain",
    enjoyment: one "enjoyment",
    activity: one "activity",
    safety: keyed "answers" by |answer| &answer.question,
}, note);

merges!(goal, Goal, keeps id, {
    name: one "name",
    recorded_at: one "entered",
    checks: keyed "checks" by |check| &check.at,
    archived: one "archived",
}, note);

merges!(photo, Photo, keeps view, {
    source: one "picture",
    anchors: one "anchors",
    c7: one "C7 point",
    left: one "left point",
    right: one "right point",
});

fn milestone(
    mut fields: Fields<'_>,
    before: Option<&Milestone>,
    ours: &Milestone,
    theirs: &Milestone,
) -> Milestone {
    macro_rules! one {
        ($field:ident $what:literal) => {
            fields.one(
                $what,
                before.map(|before| &before.$field),
                &ours.$field,
                &theirs.$field,
            )
        };
    }
    // A minute belongs to its treatment.
    let during = |milestone: &Milestone| (milestone.treatment, milestone.minute);
    let was_during = before.map(during);
    let (treatment, minute) = fields.one(
        "treatment",
        was_during.as_ref(),
        &during(ours),
        &during(theirs),
    );
    Milestone {
        id: ours.id,
        kind: one!(kind "kind"),
        at: one!(at "when"),
        recorded_at: one!(recorded_at "entered"),
        by: one!(by "who says so"),
        treatment,
        minute,
        note: fields.note(before.map(|before| &before.note), &ours.note, &theirs.note),
    }
}

fn person(
    mut fields: Fields<'_>,
    before: Option<&Person>,
    ours: &Person,
    theirs: &Person,
) -> Person {
    macro_rules! field {
        ($how:ident $field:ident $what:literal $(by $key:expr)?) => {
            fields.$how(
                $what,
                before.map(|before| &before.$field),
                &ours.$field,
                &theirs.$field
                $(, $key)?
            )
        };
    }
    Person {
        name: field!(one name "name"),
        born: field!(one born "born"),
        ruler_mm: field!(one ruler_mm "C7–PSIS length"),
        shape: field!(one shape "body shape"),
        medicines: field!(text medicines "medicines"),
        conditions: field!(text conditions "conditions"),
        questions: field!(text questions "questions"),
        brief: field!(text brief "brief"),
        contacts: field!(keyed contacts "contacts" by |contact| &contact.name),
        note: fields.note(before.map(|before| &before.note), &ours.note, &theirs.note),
    }
}
