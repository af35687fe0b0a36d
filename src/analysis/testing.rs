//! Small charts for tests, told in few words.

use crate::model::{
    Asked, BodyPos, Chart, CheckIn, Edit, Episode, EpisodeKind, Ids, Intensity, Knot, KnotId,
    Milestone, MilestoneKind, Outcome, Place, Rating, Score, Stamp, Touched, Treatment,
    TreatmentId, TreatmentKind, View,
};

pub(super) fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

/// A chart being told.
pub(super) struct Story {
    pub(super) chart: Chart,
    ids: Ids,
}

impl Story {
    pub(super) fn new() -> Self {
        Self {
            chart: Chart::new(),
            ids: Ids::seeded(7),
        }
    }

    fn put(&mut self, edit: Edit) {
        self.chart.apply(edit).unwrap();
    }

    /// A knot put on the chart at this time.
    pub(super) fn knot(&mut self, recorded: &str) -> KnotId {
        let id = self.ids.knot();
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        self.put(Edit::put(Knot::new(id, place, stamp(recorded))));
        id
    }

    pub(super) fn change(&mut self, knot: KnotId, change: impl FnOnce(&mut Knot)) {
        let mut record = self.chart.knot(knot).unwrap().clone();
        change(&mut record);
        self.put(Edit::put(record));
    }

    /// A rating of how it was; none is "could not say".
    pub(super) fn rate(&mut self, knot: KnotId, felt_at: &str, level: Option<u8>) {
        self.rate_asked(knot, felt_at, Asked::Now, level);
    }

    pub(super) fn rate_asked(
        &mut self,
        knot: KnotId,
        felt_at: &str,
        asked: Asked,
        level: Option<u8>,
    ) {
        let score = level.map_or(Score::Unknown, |level| {
            Score::Felt(Intensity::new(level).unwrap())
        });
        let recorded = felt_at.parse().unwrap_or(stamp("2026-12-31T12:00:00Z"));
        let rating = Rating {
            felt_at: felt_at.parse().unwrap(),
            asked,
            ..Rating::now(self.ids.rating(), score, recorded)
        };
        self.put(Edit::put((knot, rating)));
    }

    pub(super) fn event(&mut self, knot: KnotId, kind: MilestoneKind, at: &str) {
        let recorded = stamp("2026-12-31T12:00:00Z");
        let milestone = Milestone::new(self.ids.milestone(), kind, at.parse().unwrap(), recorded);
        self.put(Edit::put((knot, milestone)));
    }

    /// An hour of Swedish massage by Ines on these knots.
    pub(super) fn treat(&mut self, at: &str, touched: &[(KnotId, Outcome)]) -> TreatmentId {
        let id = self.ids.treatment();
        let recorded = stamp("2026-12-31T12:00:00Z");
        let touched = touched.iter().map(|&(knot, outcome)| Touched {
            knot,
            outcome,
            minutes: None,
        });
        self.put(Edit::put(Treatment {
            minutes: Some(60),
            touched: touched.collect(),
            therapist: "Ines".to_owned(),
            ..Treatment::new(id, TreatmentKind::Swedish, at.parse().unwrap(), recorded)
        }));
        id
    }

    pub(super) fn change_treatment(
        &mut self,
        id: TreatmentId,
        change: impl FnOnce(&mut Treatment),
    ) {
        let mut record = self.chart.treatment(id).unwrap().clone();
        change(&mut record);
        self.put(Edit::put(record));
    }

    /// A week looked back on, with the same answer to all three questions.
    pub(super) fn week(&mut self, at: &str, level: Option<u8>) {
        let id = self.ids.check_in();
        let answer = level.map(|level| Intensity::new(level).unwrap());
        self.put(Edit::put(CheckIn {
            pain: answer,
            enjoyment: answer,
            activity: answer,
            ..CheckIn::new(id, at.parse().unwrap(), stamp("2026-12-31T12:00:00Z"))
        }));
    }

    pub(super) fn episode(&mut self, kind: EpisodeKind, from: &str, until: Option<&str>) {
        let recorded = stamp("2026-12-31T12:00:00Z");
        let id = self.ids.episode();
        self.put(Edit::put(Episode {
            until: until.map(|until| until.parse().unwrap()),
            ..Episode::new(id, kind, from.parse().unwrap(), recorded)
        }));
    }
}
