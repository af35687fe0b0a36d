//! What the lanes of treatments and episodes are drawn from.

use jiff::tz::Offset;

use crate::model::{EpisodeKind, KnotId, Treatment, TreatmentId, When};
use crate::scene::date_in_words;
use crate::session::Session;

/// A treatment on the axis.
#[derive(Debug)]
pub(super) struct Flag {
    /// When it began, in seconds since 1970 UTC.
    pub(super) at: i64,
    /// When it ended; the same where nobody said how long it took.
    pub(super) until: i64,
    pub(super) treatment: TreatmentId,
    pub(super) touched: Vec<KnotId>,
    /// Kind and hands.
    pub(super) title: String,
    /// What was done, in order.
    pub(super) techniques: String,
    /// What, when and with whom.
    pub(super) words: String,
}

/// An episode on the axis.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) from: i64,
    pub(super) until: i64,
    /// Something that hurt or went badly; else something that was done.
    pub(super) is_symptom: bool,
    pub(super) words: String,
}

/// Treatments and episodes, oldest first; made anew only when one of them changes.
#[derive(Debug, Default)]
pub(super) struct Diary {
    version: Option<u64>,
    pub(super) flags: Vec<Flag>,
    pub(super) bars: Vec<Bar>,
    /// The longest of each, in seconds: how far before the view something can begin that reaches into it.
    longest: (i64, i64),
}

impl Diary {
    /// Brings them up to date.
    pub(super) fn refresh(&mut self, session: &Session) {
        let version = Some(session.versions().of_diary());
        if self.version == version {
            return;
        }
        self.version = version;
        let chart = session.chart();
        self.flags = chart.treatments().into_iter().map(flag).collect();
        self.bars = chart
            .episodes()
            .into_iter()
            .map(|episode| {
                let (from, end) = stretch(episode.from);
                let until = episode.until.map_or(end, |until| stretch(until).1);
                let mut parts = vec![episode.kind.label().to_owned(), date_in_words(episode.from)];
                parts.extend(episode.severity.map(|severity| format!("{severity} of 10")));
                Bar {
                    from,
                    until: until.max(from),
                    is_symptom: is_symptom(&episode.kind),
                    words: parts.join(", "),
                }
            })
            .collect();
        self.flags.sort_by_key(|flag| flag.at);
        self.bars.sort_by_key(|bar| bar.from);
        let flags = self.flags.iter().map(|flag| flag.until - flag.at);
        let bars = self.bars.iter().map(|bar| bar.until - bar.from);
        self.longest = (flags.max().unwrap_or(0), bars.max().unwrap_or(0));
    }

    /// The treatments that reach into a time.
    pub(super) fn flags_in(&self, from: i64, to: i64) -> &[Flag] {
        let start = self
            .flags
            .partition_point(|flag| flag.at < from - self.longest.0);
        let end = self.flags.partition_point(|flag| flag.at <= to);
        self.flags.get(start..end).unwrap_or_default()
    }

    /// The episodes that reach into a time, and some that ended before.
    pub(super) fn bars_in(&self, from: i64, to: i64) -> &[Bar] {
        let start = self
            .bars
            .partition_point(|bar| bar.from < from - self.longest.1);
        let end = self.bars.partition_point(|bar| bar.from <= to);
        self.bars.get(start..end).unwrap_or_default()
    }
}

fn flag(treatment: &Treatment) -> Flag {
    let at = treatment.at.order_second();
    let therapist = treatment.therapist.trim();
    let mut title = treatment.kind.label().to_owned();
    if !therapist.is_empty() {
        title.push_str(" with ");
        title.push_str(therapist);
    }
    let names = treatment.techniques.iter();
    let names: Vec<&str> = names.map(|it| it.name.trim()).collect();
    let mut parts = vec![
        treatment.kind.label().to_owned(),
        date_in_words(treatment.at),
    ];
    parts.extend(treatment.minutes.map(|minutes| format!("{minutes} min")));
    let named = names.iter().filter(|name| !name.is_empty());
    parts.extend(named.map(|name| (*name).to_owned()));
    if !therapist.is_empty() {
        parts.push(format!("with {therapist}"));
    }
    Flag {
        at,
        until: at + i64::from(treatment.minutes.unwrap_or_default()) * 60,
        treatment: treatment.id,
        title,
        techniques: names.join(", "),
        touched: treatment
            .touched
            .iter()
            .map(|touched| touched.knot)
            .collect(),
        words: parts.join(", "),
    }
}

const fn is_symptom(kind: &EpisodeKind) -> bool {
    matches!(
        kind,
        EpisodeKind::Headache | EpisodeKind::Soreness | EpisodeKind::Sleep | EpisodeKind::Stress
    )
}

/// The first and last second that a time can mean: a day known only as such is all of it.
pub(super) fn stretch(when: When) -> (i64, i64) {
    if when.exact().is_some() {
        return (when.order_second(), when.order_second());
    }
    let second = |date: jiff::civil::Date| {
        let midnight = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0));
        midnight.map_or(when.order_second(), jiff::Timestamp::as_second)
    };
    let day_after = when.last_day().tomorrow().unwrap_or(when.last_day());
    (second(when.first_day()), second(day_after) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Chart, Episode, Ids, Intensity, Parts, Stamp, Technique, TreatmentKind};

    fn diary() -> Diary {
        let mut ids = Ids::seeded(1);
        let at: Stamp = "2026-03-03T14:00:00+01:00".parse().unwrap();
        let treatment = Treatment {
            minutes: Some(50),
            techniques: vec![Technique {
                name: "scraping".to_owned(),
                minutes: None,
            }],
            therapist: "Ana".to_owned(),
            ..Treatment::new(ids.treatment(), TreatmentKind::Therapeutic, at.into(), at)
        };
        let month = "2026-02".parse().unwrap();
        let headache = Episode {
            severity: Some(Intensity::ZERO),
            ..Episode::new(ids.episode(), EpisodeKind::Headache, month, at)
        };
        let chart = Chart::from_parts(Parts {
            treatments: vec![treatment],
            episodes: vec![headache],
            ..Parts::default()
        })
        .unwrap();
        let mut diary = Diary::default();
        diary.refresh(&Session::new(chart, ids));
        diary
    }

    #[test]
    fn a_flag_is_as_long_as_the_treatment_and_a_bar_as_vague_as_its_date() {
        let diary = diary();
        let flag = &diary.flags[0];
        assert_eq!(flag.until - flag.at, 50 * 60);
        assert_eq!(
            flag.words,
            "Therapeutic massage, 3 Mar 2026, 50 min, scraping, with Ana"
        );
        let bar = &diary.bars[0];
        assert_eq!(bar.until - bar.from, 28 * 24 * 3600 - 1);
        assert_eq!(bar.words, "Headache, Feb 2026, 0 of 10");
        assert!(bar.is_symptom);
    }

    #[test]
    fn what_began_before_the_view_and_reaches_into_it_is_there() {
        let diary = diary();
        let bar = &diary.bars[0];
        assert_eq!(diary.bars_in(bar.until - 10, bar.until + 10).len(), 1);
        assert!(
            diary
                .bars_in(bar.until + 40 * 86_400, bar.until + 50 * 86_400)
                .is_empty()
        );
        let flag = &diary.flags[0];
        assert_eq!(diary.flags_in(flag.until - 1, flag.until).len(), 1);
        assert!(diary.flags_in(flag.at - 100, flag.at - 1).is_empty());
    }
}
