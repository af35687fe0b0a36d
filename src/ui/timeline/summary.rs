//! Where a chart begins, and what its timeline holds in a sentence; kept, and worked out anew only for what changed.

use crate::analysis::Firsts;
use crate::scene::{line_sentence, timeline_sentence_of};
use crate::session::Session;
use crate::ui::per_knot::PerKnot;

/// Where a chart begins, and its timeline in a sentence.
#[derive(Debug, Default)]
pub(super) struct Summary {
    version: Option<u64>,
    firsts: Firsts,
    of_knots: PerKnot<u64, Firsts>,
    of_diary: Option<(u64, Firsts)>,
    sentence: Option<(u64, String)>,
    lines: PerKnot<u64, String>,
}

impl Summary {
    /// The times of the earliest things on the chart.
    pub(super) fn firsts(&mut self, session: &Session) -> Firsts {
        let versions = session.versions();
        if self.version == Some(versions.of_chart()) {
            return self.firsts;
        }
        self.version = Some(versions.of_chart());
        let chart = session.chart();
        let diary = self.of_diary.filter(|(of, _)| *of == versions.of_diary());
        let (_, mut firsts) = *self
            .of_diary
            .insert(diary.unwrap_or_else(|| (versions.of_diary(), Firsts::of_diary(chart))));
        for entry in chart.entries() {
            let knot = entry.knot().id;
            let version = versions.of_knot(knot);
            let own = self.of_knots.get(knot, version, || Firsts::of_knot(entry));
            firsts = firsts.earlier(*own);
        }
        self.firsts = firsts;
        firsts
    }

    /// What the timeline holds, in a sentence.
    pub(super) fn sentence(&mut self, session: &Session) -> &str {
        let versions = session.versions();
        let version = versions.of_chart();
        let known = self.sentence.take().filter(|(of, _)| *of == version);
        let lines = &mut self.lines;
        let words = known.unwrap_or_else(|| {
            let words = timeline_sentence_of(session.chart(), |entry| {
                let knot = entry.knot().id;
                let line = lines.get(knot, versions.of_knot(knot), || line_sentence(entry));
                line.clone()
            });
            (version, words)
        });
        &self.sentence.insert(words).1
    }

    /// How often a knot was read for a sentence so far.
    pub(super) fn worked_out(&self) -> u64 {
        self.lines.worked_out()
    }
}
